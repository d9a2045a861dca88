"""Figures: values, hedges and ranges, and the numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.numbers.figures import Figure, find_figures
from pipeline.extract.numbers.values import digits_value, words_value
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS
from tests.pipeline.extract.texts import texts


def figures_of(text: str) -> list[Figure]:
    tokens = tokenize(text)
    return find_figures(tokens, [FACTS[word] for word in tokens.folded], lexicon())


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("12 people", 12, 12, "exact"),
        ("1,250 people", 1250, 1250, "exact"),
        ("10 000 people", 10000, 10000, "exact"),
        ("10.000 people", 10000, 10000, "exact"),
        ("12,34,567 people", 1234567, 1234567, "exact"),
        ("1.2 million people", 1200000, 1200000, "exact"),
        ("3k people", 3000, 3000, "exact"),
        ("2bn people", 2000000000, 2000000000, "exact"),
        ("twenty-one people", 21, 21, "exact"),
        ("three hundred and five people", 305, 305, "exact"),
        ("two and a half million people", 2500000, 2500000, "exact"),
        ("three dozen people", 36, 36, "exact"),
        ("dozens of people", 24, None, "vague"),
        ("several hundred people", 300, None, "vague"),
        ("at least 12 people", 12, None, "at_least"),
        ("at least another 12 people", 12, None, "at_least"),
        ("up to 40 people", None, 40, "at_most"),
        ("nearly 650 people", 650, 650, "about"),
        ("some 300 people", 300, 300, "about"),
        ("30+ people", 30, None, "at_least"),
        ("10 to 15 people", 10, 15, "range"),
        ("between 10 and 15 people", 10, 15, "range"),
        ("20-25 people", 20, 25, "range"),
        ("two or three people", 2, 3, "range"),
        ("two or three thousand people", 2000, 3000, "range"),
        ("10 to 15 million people", 10_000_000, 15_000_000, "range"),
        ("1.5 to 2 million people", 1_500_000, 2_000_000, "range"),
        ("20-30k people", 20_000, 30_000, "range"),
        ("one to two dozen people", 12, 24, "range"),
        ("half-dozen people", 6, 6, "exact"),
    ],
)
def test_a_figure_has_the_bounds_that_its_words_state(text: str, low: int | None, high: int | None, hedge: str) -> None:
    assert [(f.low, f.high, f.hedge) for f in figures_of(text)] == [(low, high, hedge)]


@pytest.mark.parametrize(
    "text",
    [
        "on 5 May",
        "on May 5",
        "in 2023",
        "at 10:45",
        "at 7 p.m.",
        "article 5 says",
        "room 12",
        "the 21st",
        "a 155mm gun",
        "40 percent",
        "40%",
        "one in three",
        "9/11",
        "11 JAN 90 --",
        "2. Schools",
    ],
)
def test_a_number_that_names_or_shares_is_no_figure(text: str) -> None:
    assert figures_of(text) == []


def test_from_and_to_state_two_figures_and_no_range() -> None:
    assert [(f.low, f.hedge) for f in figures_of("rose from 38 to 41")] == [(38, "exact"), (41, "exact")]


def test_over_belongs_to_the_verb_that_hands_over() -> None:
    assert figures_of("handed over 103 prisoners")[0].hedge == "exact"
    assert figures_of("killed over 103 prisoners")[0].hedge == "at_least"


def test_a_number_beyond_64_bits_is_an_identifier_and_counts_nothing() -> None:
    assert figures_of("99999999999999999999 people") == []
    assert figures_of(f"{'9' * 5000} people") == []
    assert figures_of("1" + " 000" * 12 + " people") == []


@given(st.integers(0, 999_999_999))
def test_digits_are_read_as_they_are_grouped(number: int) -> None:
    assert digits_value(str(number)) == (number, False)
    assert digits_value(f"{number:,}") == (number, False)


@given(st.integers(1, 999))
def test_number_words_are_read_back(number: int) -> None:
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    names += [f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
    tens = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    hundreds, rest = divmod(number, 100)
    words = [names[hundreds], "hundred"] if hundreds else []
    if rest:
        words += ["and"] if hundreds else []
        words += [names[rest]] if rest < 20 else [tens[rest // 10], *([names[rest % 10]] if rest % 10 else [])]
    assert words_value(" ".join(words)) == number


@given(texts)
def test_figures_stand_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for figure in figures_of(text):
        assert last <= figure.first <= figure.number < figure.stop
        last = figure.stop
        for bound in (figure.low, figure.high):
            assert bound is None or 0 <= bound < 2**63
