"""A long update is read in parts: no claim is lost or told twice, and time grows with the text."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from pipeline.extract.claims import claims_of
from pipeline.extract.document import Document
from pipeline.extract.parts import MOST_CHARACTERS, MOST_SENTENCES, parts
from tests.pipeline.extract.told import doc_of

_TOWNS = ("Sumy", "Kharkiv", "Odesa", "Mykolaiv", "Zaporizhzhia")


def read(body: str, headline: str = "Raids on the port towns kill 12 sailors") -> Document:
    return doc_of(body, headline)


def claims(doc: Document) -> list[dict[str, Any]]:
    return claims_of(doc, "u1")


def _log(count: int, end: str = " ") -> str:
    """A log of so many raids, one a sentence, each with a number and a town of its own."""
    return end.join(
        f"On Monday a raid on {_TOWNS[number % len(_TOWNS)]} injured {number + 20} dockers." for number in range(count)
    )


def test_an_update_of_common_length_is_one_part() -> None:
    doc = read(_log(60))
    assert list(parts(doc)) == [doc]


@pytest.mark.parametrize("end", [" ", "\n", "\n\n"])
def test_each_sentence_is_in_one_part_and_keeps_its_place(end: str) -> None:
    doc = read(_log(700, end))
    found = list(parts(doc))
    assert len(found) > 2
    placed = [
        (s.paragraph, s.text, s.start + part.starts["body"])
        for part in found
        for s in part.sentences
        if s.field == "body"
    ]
    assert placed == [(s.paragraph, s.text, s.start) for s in doc.sentences if s.field == "body"]
    for part in found:
        assert [s.index for s in part.sentences] == list(range(len(part.sentences)))
        assert all(part.text(s.field)[s.start : s.end] == s.text for s in part.sentences)
        assert len(part.body) <= MOST_CHARACTERS
        assert sum(s.field == "body" for s in part.sentences) <= MOST_SENTENCES


def test_the_claims_of_a_long_update_are_told_once_and_quoted_where_they_stand() -> None:
    doc = read(_log(700))
    found = claims(doc)
    injured = [row for row in found if row["measure"] == "injured"]
    assert [row["low"] for row in injured] == [number + 20 for number in range(700)]
    assert [row["place_name"] for row in injured[:3]] == ["Sumy", "Kharkiv", "Odesa"]
    assert all(doc.body[row["quote_start"] : row["quote_end"]] == row["quote"] for row in injured)
    assert len([row for row in found if row["field"] == "headline"]) == 1
    assert len({row["claim_id"] for row in found}) == len(found)


def test_a_long_headline_is_read_in_parts_too() -> None:
    doc = read("", _log(400))
    assert [row["low"] for row in claims(doc)] == [number + 20 for number in range(400)]
    assert all(doc.headline[row["quote_start"] : row["quote_end"]] == row["quote"] for row in claims(doc))


@pytest.mark.parametrize("line", ["7 hurt\n", "Two hurt, said he. "])
def test_time_grows_with_the_length_of_a_text_and_no_faster(line: str) -> None:
    def seconds(size: int) -> float:
        doc = read(line * (size // len(line)))
        start = process_time()
        claims(doc)
        return process_time() - start

    seconds(2_000)
    assert seconds(45_000) < 6 * max(seconds(15_000), 0.05)
