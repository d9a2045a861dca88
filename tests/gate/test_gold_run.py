"""The gold sets, where they lie beside the checkout, are reached at least as well as was pinned."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.gate.floors import breaches, read_floors
from tests.gate.gold_run import (
    FOLDER,
    SETS,
    GateError,
    call_scorer,
    floor_figures,
    gold_results,
    gold_there,
    write_tables,
)


@pytest.mark.skipif(not gold_there(), reason="the gold files are not beside this checkout")
@pytest.mark.parametrize("name", [name for name in SETS if (FOLDER / name).exists()])
def test_a_gold_set_is_not_below_its_floor(name: str) -> None:
    measured = gold_results()[name].measured
    assert breaches(measured, read_floors().get(measured.name), changed_is_a_breach=False) == []


def test_records_that_the_reader_rejects_are_counted_and_left_out_of_what_is_scored(tmp_path: Path) -> None:
    good = '{"id": "a", "source": "s", "published_at": "2024-03-14T12:00:00Z", "headline": "", "body": "Six died."}\n'
    source = tmp_path / "in.jsonl"
    source.write_text(good + good.replace("2024-03-14", "1850-03-14") + good.replace('"a"', '"b"'), "utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    scored, rejected = write_tables(source, folder)
    assert rejected == 1
    assert scored.read_text("utf-8") == good + good.replace('"a"', '"b"')
    assert pq.read_table(folder / "updates.parquet").num_rows == 2


def test_a_scorer_that_fails_is_an_error_with_its_words(tmp_path: Path) -> None:
    scorer = tmp_path / "scorer.py"
    scorer.write_text("import sys\nprint('not in the updates table', file=sys.stderr)\nsys.exit(2)\n", "utf-8")
    with pytest.raises(GateError, match="ended with 2: not in the updates table"):
        call_scorer(scorer, tmp_path, tmp_path / "gold.jsonl", 0)


def test_a_scorers_figures_and_print_are_handed_on(tmp_path: Path) -> None:
    scorer = tmp_path / "scorer.py"
    scorer.write_text(
        "import json, pathlib, sys\n"
        "pathlib.Path(sys.argv[sys.argv.index('--json') + 1]).write_text(json.dumps({'argv': sys.argv[1:]}))\n"
        "print('scored')\n",
        "utf-8",
    )
    figures, printed = call_scorer(scorer, tmp_path, tmp_path / "gold.jsonl", 7)
    assert printed == "scored\n"
    assert figures["argv"][:3] == ["--tables", str(tmp_path), str(tmp_path / "gold.jsonl")]
    assert figures["argv"][-1] == "7"


def test_figures_of_both_scorers_become_flat_shares() -> None:
    score = {
        "core": {"f1": 0.9},
        "all": {"f1": 0.8},
        "attributes": {"hedge": 0.97},
        "records_without_claims": {"records": 4, "with_a_false_claim": 1},
        "quotes_off": 0,
    }
    assert floor_figures(score) == {"core_f1": 0.9, "all_f1": 0.8, "hedge": 0.97, "clean": 0.75, "quotes_right": 1.0}
    external = {"killed": {"f1": 0.5, "exact": 0.6, "hard_exact": 0.7, "any": 0.9}, "aid": {"found": 0.9, "first": 0.8}}
    assert floor_figures(external) == {
        "killed_f1": 0.5,
        "killed_exact": 0.6,
        "killed_hard_exact": 0.7,
        "aid_found": 0.9,
        "aid_first": 0.8,
    }
