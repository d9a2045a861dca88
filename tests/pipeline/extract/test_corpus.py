"""The extractor reaches, on each construction and measure of the corpus, at least what was pinned.

`python -m tests.gate --show NAME` prints every miss and wrong claim of a construction.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.reader import corpus_files
from tests.gate.corpus_run import corpus_measured, corpus_scores
from tests.gate.floors import breaches, read_floors
from tests.gate.run import detail

FILES = corpus_files()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_construction_is_not_below_its_floor(path: Path) -> None:
    measured = next(m for m in corpus_measured() if m.name == f"corpus/{path.stem}")
    wrong = breaches(measured, read_floors().get(measured.name), changed_is_a_breach=True)
    assert not wrong, "\n".join([*wrong, detail(corpus_scores()[path])])


def test_the_attributes_of_right_claims_are_not_below_their_floors() -> None:
    measured = next(m for m in corpus_measured() if m.name == "corpus/attributes")
    assert breaches(measured, read_floors().get(measured.name), changed_is_a_breach=True) == []


def test_every_floor_is_of_a_corpus_file_that_is_there_or_of_gold() -> None:
    known = {f"corpus/{path.stem}" for path in FILES} | {"corpus/attributes"}
    assert {name for name in read_floors() if not name.startswith("gold/")} == known
