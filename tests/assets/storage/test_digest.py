"""Digests tell contents apart, and nothing else."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from assets.storage.digest import content_digest, content_digests, fingerprint
from tests.rows import NOON, rows

VALUES = st.lists(
    st.fixed_dictionaries(
        {
            "claim_id": st.text(max_size=5),
            "best": st.none() | st.integers(-5, 5),
            "cumulative": st.booleans(),
            "place_text": st.none() | st.text(max_size=3),
            "latitude": st.none() | st.sampled_from([0.0, 1.5]),
        }
    ),
    min_size=1,
    max_size=6,
)


@given(values=VALUES, cut=st.integers(0, 6))
def test_equal_rows_have_equal_digests_however_they_lie_in_memory(values: list[dict[str, Any]], cut: int) -> None:
    whole = rows("claims", *values)
    pieces = pa.concat_tables([whole.slice(0, cut), whole.slice(cut)])
    longer = rows("claims", {"claim_id": "before", "place_text": "x"}, *values).slice(1)
    assert content_digest(pieces) == content_digest(whole) == content_digest(longer)


@given(first=VALUES, second=VALUES)
def test_different_rows_have_different_digests(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
    same = rows("claims", *first).equals(rows("claims", *second))
    assert (content_digest(rows("claims", *first)) == content_digest(rows("claims", *second))) == same


def test_null_is_not_the_empty_text_nor_zero() -> None:
    for name, empty in (("place_text", ""), ("best", 0), ("latitude", 0.0)):
        assert content_digest(rows("claims", {name: None})) != content_digest(rows("claims", {name: empty}))


def test_when_and_from_where_a_row_was_read_is_no_content() -> None:
    other = {"ingested_at": NOON.replace(hour=13), "input_path": "elsewhere"}
    assert content_digest(rows("updates", {})) == content_digest(rows("updates", other))
    assert content_digest(rows("updates", {})) != content_digest(rows("updates", {"body": "y"}))


def test_fingerprints_keep_parts_apart() -> None:
    assert fingerprint("a", "bc") != fingerprint("ab", "c")
    assert fingerprint(["a", "b"]) != fingerprint(["ab"])
    assert fingerprint(["a"], "b") != fingerprint(["a", "b"])
    assert fingerprint("a") == fingerprint("a")


@given(values=VALUES, cuts=st.lists(st.integers(0, 6), max_size=3))
def test_parts_have_the_digests_that_each_has_alone(values: list[dict[str, Any]], cuts: list[int]) -> None:
    whole = rows("claims", *values)
    ends = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    parts = [whole.slice(start, end - start) for start, end in pairwise(ends)]
    assert content_digests(whole, [len(part) for part in parts]) == [content_digest(part) for part in parts]


def test_digests_are_the_same_in_every_release() -> None:
    """Each file says which content it has: if this fails, `tollbook verify` finds every file of before damaged."""
    table = pa.table(
        {
            "name": pa.array(["Dnipro", None, ""]),
            "best": pa.array([12, None, 0], pa.int64()),
            "sure": pa.array([True, None, False]),
            "at": pa.array([NOON, None, NOON], pa.timestamp("us", tz="UTC")),
            "raw": pa.array([b"\0", None, b""]),
        }
    )
    assert content_digest(table) == "9580e53a3ff8121876320801a1e425aa"
    assert (
        content_digests(table, [1, 0, 2])[1] == content_digest(table.slice(0, 0)) == "af5570f5a1810b7af78caf4bc70a660f"
    )


def test_a_column_that_is_new_and_holds_nothing_changes_no_digest() -> None:
    table = pa.table({"name": ["Dnipro", "Sumy"]})
    for column in (pa.nulls(2, pa.string()), pa.nulls(2, pa.int64()), pa.nulls(2, pa.bool_())):
        assert content_digest(table.append_column("new", column)) == content_digest(table)
    assert content_digest(table.append_column("new", pa.array([None, 0]))) != content_digest(table)


def test_a_fingerprint_has_32_digits() -> None:
    assert len(fingerprint("a")) == 32
