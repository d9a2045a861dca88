"""Runs the project over gold files, where they lie beside the checkout, and calls their scorers.

A gold file goes in as any input does; nothing of it is read here but its fingerprint. The scorers are programs of their
own, which come with the gold; they read the tables and print figures.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from tests.gate.floors import Measured, fingerprint

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "gold"

SETS = {
    "seed.jsonl": "score.py",
    "dev.jsonl": "score.py",
    "wad_dev.jsonl": "score_external.py",
    "kiel_dev.jsonl": "score_external.py",
}
"""Gold file and the scorer that reads it."""


class GateError(RuntimeError):
    """The gate could not measure; the message says what failed."""


@dataclass(frozen=True, slots=True)
class GoldResult:
    """One gold set: its figures for the floors, and what the scorer printed."""

    measured: Measured
    printed: str


def gold_there() -> bool:
    """Whether the gold files lie beside the checkout."""
    return FOLDER.is_dir()


def write_tables(source: Path, folder: Path) -> tuple[Path, int]:
    """Ingest and extract one input file and write its `updates` and `claims` as Parquet files into the folder.

    Gives the file to score against, and how many records the reader rejected. The scorers want every record to be in
    the tables: where some were rejected, that file is a copy of the source without their bytes.
    """
    from pipeline.extract.claims import extract
    from pipeline.ingest import Defaults, read_input

    parsed = read_input(source, Defaults(), datetime.now(UTC))
    pq.write_table(parsed.updates, folder / "updates.parquet")
    pq.write_table(extract(parsed.updates), folder / "claims.parquet")
    places = parsed.rejects.select(["byte_start", "byte_end"]).to_pylist()
    rejects = [place for place in places if place["byte_start"] < place["byte_end"]]  # not parts of posts that are kept
    if not rejects:
        return source, 0
    content, kept, last = source.read_bytes(), [], 0
    for reject in sorted(rejects, key=lambda row: row["byte_start"]):
        kept.append(content[last : reject["byte_start"]])
        last = reject["byte_end"]
    copy = folder / source.name
    copy.write_bytes(b"".join([*kept, content[last:]]))
    return copy, len(rejects)


def call_scorer(scorer: Path, tables: Path, gold: Path, show: int) -> tuple[dict[str, Any], str]:
    """The scorer's figures and what it printed. Raises `GateError` when it fails."""
    out = tables / "figures.json"
    command = [sys.executable, str(scorer), "--tables", str(tables), str(gold), "--json", str(out), "--show", str(show)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not out.exists():
        raise GateError(f"{scorer.name} on {gold.name} ended with {done.returncode}: {done.stderr.strip()}")
    return json.loads(out.read_text("utf-8")), done.stdout


def floor_figures(figures: Mapping[str, Any]) -> dict[str, float]:
    """The figures of a scorer which are held against floors, under flat names, higher better."""
    flat: dict[str, float] = {}
    if "core" in figures:
        flat = {f"{part}_f1": figures[part]["f1"] for part in ("core", "all")}
        flat |= figures["attributes"]
        without = figures["records_without_claims"]
        flat["clean"] = 1 - without["with_a_false_claim"] / max(1, without["records"])
        flat["quotes_right"] = float(figures["quotes_off"] == 0)
    for measure in ("killed", "injured"):
        if measure in figures:
            flat |= {f"{measure}_{name}": figures[measure][name] for name in ("f1", "exact", "hard_exact")}
    if "aid" in figures:
        flat |= {f"aid_{name}": figures["aid"][name] for name in ("found", "first")}
    return flat


def measure_gold(name: str, show: int = 0) -> GoldResult:
    """Run the project over one gold set and score it; up to `show` misses and wrong claims are in what is printed."""
    source = FOLDER / name
    with TemporaryDirectory(prefix="gate-") as made:
        folder = Path(made)
        scored, rejected = write_tables(source, folder)
        figures, printed = call_scorer(FOLDER / SETS[name], folder, scored, show)
    if rejected:
        printed = f"{rejected} records were rejected by the reader and are not scored\n{printed}"
    return GoldResult(Measured(f"gold/{name}", fingerprint([source]), floor_figures(figures)), printed)


@cache
def gold_results(show: int = 0) -> dict[str, GoldResult]:
    """All gold sets that are there; measured once for a process."""
    return {name: measure_gold(name, show) for name in SETS if (FOLDER / name).exists()}
