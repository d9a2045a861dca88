"""A cell is misread when a fact is missed, a claim is too many, or a whole or a context is another than stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.context_reader import NO_CONTEXT, read_context
from tests.corpus.frame_reader import read_frames
from tests.corpus.reader import read_fact
from tests.gate.frames import claims_of, errors, main


@pytest.mark.parametrize(
    ("fact", "context", "said"),
    [
        ("killed people 3", "05-14 | Goma CD | the mayor", ""),
        ("killed people 4", "?", "missed killed people 4"),
        ("killed soldiers 3", "?", "missed killed soldiers 3"),
        ("planned killed people 3", "?", "exact planned"),
        ("killed people 3", "05-13", "date of 'Three farmers': 2024-05-14"),
        ("killed people 3", "? | Lyman UA", "place of 'Three farmers': Goma"),
        ("killed people 3", "? | ? | -", "speaker of 'Three farmers': the mayor"),
    ],
)
def test_what_disagrees_is_said(tmp_path: Path, fact: str, context: str, said: str) -> None:
    path = tmp_path / "made.toml"
    text = "Three farmers were killed in Goma on Tuesday, the mayor said."
    path.write_text(f'about = "x"\n[[frame]]\ntexts = ["{text}"]\nclaims = []', "utf-8")
    (cell,) = read_frames(path)[0].cells
    wrong = errors([(read_fact(fact), read_context(context, 2024))], claims_of(cell))
    assert said in "; ".join(wrong) if said else not wrong
    assert errors([], claims_of(cell))[0].startswith("false killed people 3..3 exact happened")


def test_a_part_needs_its_whole() -> None:
    whole = {"measure": "killed", "object": "people", "low": 3, "high": 3, "hedge": "exact", "status": "happened"}
    part = whole | {"low": 1, "high": 1, "quote": "one", "part_of": None}
    facts = [(read_fact("killed people 3"), NO_CONTEXT), (read_fact("killed people 1, part of 1"), NO_CONTEXT)]
    claims = [whole | {"quote": "three", "claim_id": "w", "part_of": None}, part | {"claim_id": "p"}]
    assert errors(facts, claims) == ["'one' is no part of 'three'"]
    assert errors(facts, [claims[0], claims[1] | {"part_of": "w"}]) == []


def test_the_report_tells_misread_cells_words_and_the_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "made.toml"
    path.write_text(
        'about = "x"\n[words]\nwho = ["farmers", "chairs"]\n'
        '[[frame]]\ntexts = ["Three <who> were killed."]\nclaims = ["killed 3"]',
        "utf-8",
    )
    assert main([str(path)]) == 0
    said = capsys.readouterr().out
    assert "made/1: 1 of 2 wrong, known 0\n    Three chairs were killed." in said
    assert "who: chairs 1/1" in said
    assert "1 of 2 cells right (0.500), 1 frames" in said
