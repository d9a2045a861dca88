"""Numbers whose groups of digits are typed apart."""

from __future__ import annotations

import pytest

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.numbers.figures import find_figures
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS


def values(text: str) -> list[float]:
    tokens = tokenize(text)
    return [figure.value for figure in find_figures(tokens, [FACTS[word] for word in tokens.folded], lexicon())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("around 314, 420 houses were hit", 314_420),
        ("a total of 4, 263 persons fled", 4_263),
        ("The flood displaced 27, 650 people.", 27_650),
        ("more than 2, 995, 300 persons need food", 2_995_300),
    ],
)
def test_groups_behind_a_hedge_a_total_or_a_verb_are_one_number(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("They killed 4, 263 were hurt.", [4, 263]),
        ("The blast killed 4, 263 people were hurt.", [4, 263]),
        ("at least 14, 263 of them children", [14, 263]),
        ("some 120, 45 houses", [120, 45]),
    ],
)
def test_two_numbers_in_a_row_stay_two(text: str, both: list[float]) -> None:
    assert values(text) == both
