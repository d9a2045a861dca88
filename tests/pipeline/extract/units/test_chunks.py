"""Units: the letters that the patterns see of a sentence, and the nouns behind them."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.extract.tokens import tokenize
from pipeline.extract.units.chunks import make_units
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import MEANINGS, Unit
from pipeline.extract.weapons.link import find_weapons
from tests.pipeline.extract.texts import texts


def units_of(text: str) -> list[Unit]:
    return make_units(Scan(tokenize(text), frozenset(), find_weapons(text)))


def letters_of(text: str) -> str:
    return "".join(unit.code for unit in units_of(text))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Seven people were killed", "qbv"),
        ("killing seven people, including two children", "gq,Iq"),
        ("a nurse and 12 others were hurt", "1&nbv"),
        ("the death toll rose to 41", "Lotn"),
        ("five million dollars", "$o"),
        ("41 dead", "na"),
        ("Amadou Keita was killed", "cbv"),
        ("an attack with 20 drones", "TWq"),
        ("12 hours", "x"),
    ],
)
def test_each_word_is_seen_as_its_letter(text: str, letters: str) -> None:
    assert letters_of(text).replace("D", "") == letters


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("12 badly wounded Army soldiers", "person", "badly wounded Army soldiers"),
        ("two four-storey residential buildings", "building", "four-storey residential buildings"),
        ("30 cruise and ballistic missiles", "weapon", "cruise and ballistic missiles"),
        ("seven air force officers", "person", "air force officers"),
        ("eight Shahed-136 drones", "weapon", "Shahed-136 drones"),
        ("three yardarms", "unknown", "yardarms"),
        ("nine beekeepers", "person", "beekeepers"),
    ],
)
def test_a_figure_counts_the_head_of_the_phrase_behind_it(text: str, kind: str, words: str) -> None:
    unit = units_of(text)[0]
    assert unit.noun is not None
    assert unit.noun_text is not None
    assert (unit.noun.kind, " ".join(tokenize(text).words[slice(*unit.noun_text)])) == (kind, words)


def test_an_age_under_18_makes_a_child() -> None:
    assert units_of("a 12-year-old girl")[0].child
    assert not units_of("a 30-year-old woman")[0].child


def test_a_partitive_keeps_part_and_whole() -> None:
    unit = units_of("30 of the 35 missiles")[0]
    assert unit.figure is not None
    assert unit.total is not None
    assert unit.total.figure is not None
    assert (unit.figure.low, unit.total.figure.low, unit.total.definite) == (30, 35, True)


def test_a_group_is_not_counted_but_its_members() -> None:
    unit = units_of("a first group of 20 miners")[0]
    assert unit.figure is not None
    assert unit.figure.low == 20


def test_a_rate_counts_nothing() -> None:
    assert letters_of("eight soldiers a day")[0] == "x"


def test_zero_statements_are_figures_of_nought() -> None:
    for text in ("no casualties", "no reports of injuries", "without casualties", "no one", "none of the missiles"):
        figure = units_of(text)[0].figure
        assert figure is not None, text
        assert (figure.low, figure.high) == (0, 0), text


def test_ages_behind_a_person_are_no_figures() -> None:
    assert "n" not in letters_of("two teenagers, 15 and 17, were hurt")


def test_partitives_in_partitives_end_somewhere() -> None:
    assert units_of("12 of " * 2000)


@given(texts)
def test_units_cover_the_tokens_in_order_with_known_letters(text: str) -> None:
    last = 0
    for unit in units_of(text):
        assert unit.code in MEANINGS
        assert last <= unit.first < unit.stop <= len(tokenize(text).words)
        last = unit.stop
