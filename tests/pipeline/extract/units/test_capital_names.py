"""Persons' names in text all in capitals: where they begin and how far they go."""

from __future__ import annotations

import pytest

from pipeline.extract.tokens import tokenize
from pipeline.extract.units.capital_names import end_of_name
from pipeline.extract.units.scan import Scan


def name_in(text: str) -> str:
    """The first name of a text."""
    tokens = tokenize(text)
    assert tokens.upper
    scan = Scan(tokens, frozenset(), ())
    found = ((at, end_of_name(scan, at)) for at in range(scan.size))
    first = next(((at, stop) for at, stop in found if stop > at), None)
    return text[tokens.starts[first[0]] : tokens.ends[first[1] - 1]] if first else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GUNMEN MURDERED HERNAN ECHEVERRI IN ARMENIA", "HERNAN ECHEVERRI"),
        ("THE BODY OF LUIS DE LA PARRA WAS FOUND", "LUIS DE LA PARRA"),
        ("POLICE SAID MARTA C. OLIVARES WAS WOUNDED YESTERDAY", "MARTA C. OLIVARES"),
        ("MOHAMMED AHMED AND HIS SON WERE SEIZED", "MOHAMMED AHMED"),
    ],
)
def test_a_name_goes_from_a_given_name_over_words_that_mean_nothing_else(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "THE RIVER AT SAN RAMON ROSE AGAIN TODAY",
        "THE MINISTER SAID ERNESTO WAS NOT THERE",
        "HURRICANE GILBERT DESTROYED MANY HOMES TODAY",
        "RICARDO RESIGNED AS THE TALKS IN QUITO ENDED",
    ],
)
def test_places_lone_given_names_and_other_words_behind_them_are_none(text: str) -> None:
    assert name_in(text) == ""
