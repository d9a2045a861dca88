"""Headlines with a capital at each word: which they are, and what they are read as."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.extract.capitals.title_case import is_in_title_case, without_title_case
from pipeline.extract.claims import extract_text
from tests.corpus.reader import corpus_files, read_construction
from tests.pipeline.extract.texts import texts
from tests.pipeline.extract.told import MOMENT

SMALL = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "with", "from", "as"})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Army Denies That Its Jets Killed 14 in Nyala", "Army denies that its jets killed 14 in Nyala"),
        ("Storm Could Leave 3,000 Homes Dark in Luzon", "Storm could leave 3,000 homes dark in Luzon"),
        ("Three RSF Fighters Killed at the Gate", "Three RSF fighters killed at the gate"),
        ("Gunmen Kill Two in Buffalo, Police Say", "Gunmen kill two in Buffalo, police say"),
    ],
)
def test_everyday_words_lose_their_capital_and_names_keep_it(text: str, read: str) -> None:
    assert is_in_title_case(text)
    assert without_title_case(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Army denies that its jets killed 14 in Nyala",
        "Ada Obi Musa Bello Emely Rojas",
        "Three Dead",
        "ARMY DENIES THAT ITS JETS KILLED 14 IN NYALA",
        "The White House and the Kremlin said that the Black Sea Fleet lost two ships.",
    ],
)
def test_other_sentences_are_not_in_title_case(text: str) -> None:
    assert not is_in_title_case(text)


@given(texts)
def test_no_letter_moves(text: str) -> None:
    assert without_title_case(text).lower() == text.lower()


def test_claims_quote_the_headline_as_it_is_written() -> None:
    (claim,) = extract_text("Shells Could Kill Nine Villagers Near Kharkiv", "", MOMENT)
    assert (claim["quote"], claim["status"], claim["place_text"]) == ("Nine Villagers", "hypothetical", "Kharkiv")


def test_title_case_loses_hardly_a_figure_of_the_corpus() -> None:
    """Of the figures of short texts of the constructions and measures, with their status, those found in title case."""
    same = told = 0
    for path in corpus_files():
        if path.parent.name in ("constructions", "measures"):
            for case in read_construction(path).positive:
                if case.headline or len(case.body.split()) > 12 or ". " in case.body or "\n" in case.body:
                    continue
                plain = _figures(case.body)
                told, same = told + len(plain), same + len(plain & _figures(_in_title_case(case.body)))
    assert told > 900
    assert same / told >= 0.99


def _in_title_case(text: str) -> str:
    words = text.removesuffix(".").split(" ")
    return " ".join(w if at and w.lower() in SMALL else w[:1].upper() + w[1:] for at, w in enumerate(words))


def _figures(headline: str) -> set[tuple[object, ...]]:
    return {
        (c["measure"], c["low"], c["high"], c["status"], c["quote_start"]) for c in extract_text(headline, "", MOMENT)
    }
