"""The letters that are read of a field, and where each is written."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims import extract_text
from pipeline.extract.letters import as_read

MOMENT = datetime(2024, 5, 15, 12, tzinfo=UTC)
NOTHING = "\u00ad\u200b\u200d\u200f\u2060\u2069\ufeff"
LETTERS = "ab 1e\n\t-–é５ﬁ💥\u00a0\u2009\u2011\u2028\u2212\U0001d7ed" + NOTHING
ANY = st.text(st.sampled_from(LETTERS + "\u0301"), max_size=30)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10\u00a0000 and 10\u202f000", "10 000 and 10 000"),
        ("el\u2011Balah, F\u201016, 3\u22125", "el-Balah, F-16, 3–5"),
        ("evac\u00adu\u00adated \u200bat \u2067noon\u2069", "evacuated at noon"),
        ("Sa\u0303o Tome\u0301", "São Tomé"),
        ("\U0001d5de\U0001d5d6 \U0001d7ed\U0001d7ee １２", "KC 12 12"),
        ("one\u2028two\tthree", "one\ntwo three"),
        ("n\u0300\u0301o", "ǹ\u0301o"),
    ],
)
def test_what_looks_alike_is_read_alike(text: str, read: str) -> None:
    assert as_read(text)[0] == read


@pytest.mark.parametrize("text", ["", "Four died.", "Four — in “Dolna” — died, the mayor’s office said; é 💥️"])
def test_plain_text_is_read_as_it_is_written(text: str) -> None:
    assert as_read(text) == (text, None)


def test_a_span_has_the_marks_inside_it_and_none_around_it() -> None:
    text = "At \u200bfo\u00adur\u200b men\u0301 died"
    read, written = as_read(text)
    assert written is not None
    start, end = written.span(read.index("four"), read.index("four") + 4)
    assert text[start:end] == "fo\u00adur"
    start, end = written.span(read.index("meń"), read.index("meń") + 3)
    assert text[start:end] == "men\u0301"


@given(ANY)
def test_every_letter_is_written_where_it_is_said_to_be(text: str) -> None:
    read, written = as_read(text)
    if written is None:
        assert read == text
        return
    spans = [written.span(at, at + 1) for at in range(len(read))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    left = [text[a:b] for a, b in zip([0, *(s[1] for s in spans)], [*(s[0] for s in spans), len(text)], strict=True)]
    assert set("".join(left)) <= set(NOTHING)
    assert "".join(as_read(text[start:end])[0] for start, end in spans) == read


@given(st.text(st.sampled_from(LETTERS), max_size=30))
def test_what_was_read_is_read_again_as_it_is(text: str) -> None:
    once = as_read(text)[0]
    assert as_read(once)[0] == once


@given(st.data())
def test_marks_that_show_nothing_change_no_claim(data: st.DataObject) -> None:
    plain = "DOLNA, 3 June -- Shells killed twelve villagers. Two medics were wounded in Kharkiv, the mayor said."
    at = sorted(data.draw(st.sets(st.integers(1, len(plain) - 1), max_size=9)))
    pieces = [plain[a:b] for a, b in zip([0, *at], [*at, len(plain)], strict=True)]
    marked = data.draw(st.sampled_from(NOTHING)).join(pieces)
    claims = extract_text("", marked, MOMENT)
    assert [_told(claim) for claim in claims] == [_told(claim) for claim in extract_text("", plain, MOMENT)]
    assert all(marked[claim["quote_start"] : claim["quote_end"]] == claim["quote"] for claim in claims)


def _told(claim: dict[str, object]) -> tuple[object, ...]:
    read = [as_read(str(claim[name]))[0] for name in ("quote", "sentence", "place_text", "attribution", "date_text")]
    return claim["measure"], claim["low"], claim["place_name"], claim["date_from"], *read
