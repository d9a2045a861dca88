"""The words of parties: who is found under which name, and what the loaders refuse."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given

from pipeline.extract.lexicon.load import LexiconError
from pipeline.extract.parties import lexicon
from pipeline.extract.parties.finder import find_parties, party_of_name
from tests.pipeline.extract.texts import words_of


def found(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.party) for span in find_parties(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian and U.S. jets", [("Russian", "RU"), ("U.S.", "US")]),
        ("the Houthis and al-Shabab", [("Houthis", "Houthis"), ("al-Shabab", "Al-Shabaab")]),
        ("ISRAELI TROOPS IN LEBANON", [("ISRAELI", "IL"), ("LEBANON", "LB")]),
        ("South Sudanese police in South Korea", [("South Sudanese", "SS"), ("South Korea", "KR")]),
        ("Kyiv’s allies", [("Kyiv", "UA")]),
        ("the russian army", [("russian", "RU")]),
        ("an IDF spokesman", [("IDF", "IL")]),
        ("Papua New Guinea's coast", [("Papua New Guinea", "PG")]),
        ("Côte d’Ivoire", [("Côte d’Ivoire", "CI")]),
    ],
)
def test_names_demonyms_capitals_and_groups_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["they told us", "turkey for dinner", "an anti-Israeli march", "a pro-Russian blog", "Ukrainianised", "@Ukraine"],
)
def test_other_words_are_no_parties(text: str) -> None:
    assert found(text) == []


def test_only_a_whole_name_is_a_party_by_itself() -> None:
    assert party_of_name("the United Arab Emirates") is not None
    assert party_of_name("Ukraine's air force") is None
    assert party_of_name("Kharkiv") is None


@given(words_of("Russia Russian Russians' U.S. UK Kyiv’s Hamas IDF İran Ukraine-led the of and . , - South Sudan"))
def test_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    spans = find_parties(text)
    assert bool(spans) >= bool({"Russia", "Hamas"} & set(text.split()))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_there_are_countries_and_groups_of_the_whole_world() -> None:
    words = lexicon.party_words().values()
    assert len({word.party for word in words if len(word.party) == 2}) > 190
    assert len({word.party for word in words if len(word.party) > 2}) > 100


def reads(name: str, *rows: str) -> Callable[[str], Iterator[tuple[str, str]]]:
    """A reader under which one file holds these rows and the others nothing."""
    return lambda asked: ((f"{asked}:{n}", row) for n, row in enumerate(rows if asked == name else (), 1))


@pytest.mark.parametrize(
    ("name", "rows", "message"),
    [
        ("parties_countries.txt", ["FR | France | French"], "parties_countries.txt:1: a row has 4 cells"),
        ("parties_countries.txt", ["fr | France | | "], "'fr' is no ISO"),
        ("parties_countries.txt", ["FR | France, | | "], "an empty name"),
        ("parties_countries.txt", ["FR | Francia | | ", "IT | Francia | | "], "txt:2: 'Francia' already stands for FR"),
        ("parties_groups.txt", ["Ghosts | | france"], "the state 'france' is no ISO"),
        ("parties_groups.txt", ["Ghosts | Ghosts, Ghosts |"], "'Ghosts' already stands for Ghosts"),
        ("parties_places.txt", ["FR | Lyon | extra"], "a row has 2 cells"),
    ],
)
def test_a_wrong_row_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, rows: list[str], message: str) -> None:
    monkeypatch.setattr(lexicon, "data_lines", reads(name, *rows))
    with pytest.raises(LexiconError, match=message):
        lexicon.party_words.__wrapped__()
