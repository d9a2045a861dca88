"""Readers and the extractor over generated inputs: no crash, nothing lost, offsets that hold.

Some hundred inputs of each kind in the suite; `make fuzz` tries as many as `TOLLBOOK_FUZZ` says, from the number
`TOLLBOOK_FUZZ_FIRST` on. Each input depends on its number alone: a failure says which it was.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.extract import extract_text
from pipeline.ingest import Defaults, InputError, Limits, read_input
from pipeline.ingest.content import Content
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.registry import reader_for
from schemas import problems
from tests.fuzz.accounting import unaccounted
from tests.fuzz.damage import broken_off, document, text
from tests.pipeline.ingest.reading import NOW
from tests.pipeline.ingest.test_damaged_documents import FORMS

COUNT = int(os.environ.get("TOLLBOOK_FUZZ", "250"))
FIRST = int(os.environ.get("TOLLBOOK_FUZZ_FIRST", "0"))
CONTEXT = Context(Defaults(datetime(2024, 5, 30, 12), "Europe/Kyiv", "Delta Post"), NOW)
MOMENT = datetime(2024, 5, 30, 12, tzinfo=UTC)
_TABLES_EVERY = 20
"""Of so many inputs one goes all the way to the tables, which takes ten times as long."""


def numbers() -> Iterator[int]:
    yield from range(FIRST, FIRST + COUNT)


@pytest.mark.parametrize("form", FORMS)
def test_any_input_is_refused_or_accounted_for_to_the_byte(form: str, tmp_path: Path) -> None:
    path = tmp_path / "input"
    for number in numbers():
        data = document(form, number)
        path.write_bytes(data)
        try:
            wrong = what_is_wrong(path, data)
            if number % _TABLES_EVERY == 0:
                wrong = wrong or what_is_wrong_with_tables(path)
        except InputError:
            continue
        except Exception as error:
            raise AssertionError(f"{form} {number}: {data!r}") from error
        assert wrong is None, f"{form} {number}: {wrong}: {data!r}"


def what_is_wrong(path: Path, data: bytes) -> str | None:
    """With what the input's reader makes of it."""
    with Content(path, Limits()) as content:
        reader = reader_for(content)
        items = list(reader.read(content, CONTEXT))
        if content.damage:
            return None  # the rest of an archive that broke off is a reject of its own, which tests of gzip hold
    posts = [item for item in items if isinstance(item, Post)]
    rejects = [item for item in items if isinstance(item, Reject)]
    return unaccounted(reader.name, unpacked(data), posts, rejects)


def unpacked(data: bytes) -> bytes:
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def what_is_wrong_with_tables(path: Path) -> str | None:
    parsed = read_input(path, CONTEXT.defaults, NOW)
    return "; ".join([*problems("updates", parsed.updates), *problems("rejects", parsed.rejects)]) or None


@pytest.mark.parametrize("drawn", [text, broken_off])
def test_any_text_gives_claims_whose_quotes_stand_in_it(drawn: Callable[[int], str]) -> None:
    for number in numbers():
        body = drawn(number)
        headline = drawn(number + 1_000_000_000)[:200] if number % 3 == 0 else ""
        try:
            claims = extract_text(headline, body, MOMENT, "Europe/Kyiv")
        except Exception as error:
            raise AssertionError(f"text {number}: {headline!r} {body!r}") from error
        for claim in claims:
            within = headline if claim["field"] == "headline" else body
            assert within[claim["quote_start"] : claim["quote_end"]] == claim["quote"] != "", f"text {number}: {claim}"
            known = [value for value in (claim["low"], claim["best"], claim["high"]) if value is not None]
            assert known == sorted(known), f"text {number}: {claim}"
            days = [day for day in (claim["date_from"], claim["date_to"]) if day is not None]
            assert days == sorted(days), f"text {number}: {claim}"


@pytest.mark.parametrize(
    "body",
    [
        "3 " + "million " * 400 + "people were killed.",
        "9" * 5000 + " people were killed, " + "9" * 5000 + "th of May, in " + "9" * 4500 + " hours.",
        "10¹² missiles on 5² May, ⑤ killed, ² of them children.",
    ],
    ids=["scales without end", "digits without end", "raised and circled digits"],
)
def test_numbers_that_are_none_are_passed_over(body: str) -> None:
    for claim in extract_text("", body, MOMENT):
        assert body[claim["quote_start"] : claim["quote_end"]] == claim["quote"]


def test_half_a_surrogate_pair_is_refused_by_its_name() -> None:
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
        extract_text("", "Three people were killed\ud83d.", MOMENT)
