"""Floors: the figures that must not be undercut, each pinned with the fingerprint of the file it was measured on.

Belongs here: reading, raising and writing `floors.toml`, and the comparison. Not here: how anything is measured.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).with_name("floors.toml")

_HEAD = """\
# Accuracy floors, written by `python -m tests.gate pin`; do not edit by hand. One table for each thing measured:
# `sha256` of the file measured on, then the figures, rounded down to three places. Pinning on an unchanged file only
# raises them.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one corpus file or gold file. Higher is better for all of them; all lie between 0 and 1."""

    name: str
    sha256: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Floor:
    """What was pinned for one thing measured."""

    sha256: str
    figures: Mapping[str, float]


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over the bytes of the files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_floors(path: Path = PATH) -> dict[str, Floor]:
    """The pinned floors by name; none when nothing was pinned yet."""
    if not path.exists():
        return {}
    floors = {}
    for name, entry in tomllib.loads(path.read_text("utf-8")).items():
        floors[name] = Floor(entry["sha256"], {k: float(v) for k, v in entry.items() if k != "sha256"})
    return floors


def breaches(measured: Measured, floor: Floor | None, *, changed_is_a_breach: bool) -> list[str]:
    """What is wrong with one measurement, in words; empty when it holds.

    A figure below its floor is a breach. When the file has changed since it was pinned, its floor says nothing: that
    itself is a breach for files of this project (pin it anew), and none for gold, which changes outside of it.
    """
    if floor is None or floor.sha256 != measured.sha256:
        why = "was never pinned" if floor is None else "has changed since its floor was pinned"
        return [f"{measured.name} {why}: run `python -m tests.gate pin`"] if changed_is_a_breach else []
    low = {k: v for k, v in floor.figures.items() if measured.figures.get(k, 0.0) < v}
    return [f"{measured.name}: {k} is {measured.figures.get(k, 0.0):.4f}, floor {v}" for k, v in low.items()]


def raised(floors: Mapping[str, Floor], measurements: Iterable[Measured]) -> dict[str, Floor]:
    """The floors with every measurement taken in: the higher of old and new on an unchanged file, the new on another.

    Floors of what was not measured this time stay.
    """
    result = dict(floors)
    for measured in measurements:
        new = {k: math.floor(v * 1000) / 1000 for k, v in measured.figures.items()}
        old = floors.get(measured.name)
        if old is not None and old.sha256 == measured.sha256:
            new = {k: max(v, old.figures.get(k, 0.0)) for k, v in new.items()}
        result[measured.name] = Floor(measured.sha256, new)
    return result


def write_floors(floors: Mapping[str, Floor], path: Path = PATH) -> None:
    """Write the floors, by name."""
    lines = [_HEAD]
    for name in sorted(floors):
        lines.append(f'["{name}"]\nsha256 = "{floors[name].sha256}"')
        lines += [f"{k} = {v}" for k, v in sorted(floors[name].figures.items())]
        lines.append("")
    path.write_text("\n".join(lines), "utf-8")
