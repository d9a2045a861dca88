"""CSV and Parquet, and fields that have other names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Defaults, InputError
from pipeline.ingest.content import Line
from pipeline.ingest.csv_table import _rows
from schemas import problems
from tests.pipeline.ingest.reading import Read

NAMES = ["id", "source", "published_at", "headline", "body"]
ROWS = [
    ["p1", "Delta Post", "2024-05-30T09:00:00Z", "Two hurt, one badly", 'First.\n\nSecond; “third”, "fourth".'],
    ["p2", "Delta Post", "2024-05-30T10:00:00Z", "Road open", "It is open."],
]
MAPPED = Defaults(source="Delta Post", columns={"id": "no", "published_at": "When", "body": "Post text"})


def table(rows: list[list[str]], names: list[str] = NAMES, delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([names, *rows])
    return text.getvalue().encode()


def parquet(columns: dict[str, Any]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_row_of_csv_is_a_post(delimiter: str, end: str, read: Read) -> None:
    data = b"\xef\xbb\xbf" + table(ROWS, delimiter=delimiter).replace(b"\n", end.encode())
    parsed = read(data)
    assert problems("updates", parsed.updates) == []
    assert parsed.rejects.num_rows == 0
    assert parsed.updates["headline"].to_pylist() == ["Two hurt, one badly", "Road open"]
    assert parsed.updates["body"].to_pylist() == [ROWS[0][4], "It is open."]


def test_columns_of_other_names_are_mapped(read: Read) -> None:
    data = table([["7", "2024-05-30T09:00:00Z", "", "One."]], ["no", "When", "note", "Post text"])
    (row,) = read(data, MAPPED).updates.to_pylist()
    assert (row["external_id"], row["body"], row["source"]) == ("7", "One.", "Delta Post")


def test_fields_of_json_lines_and_parquet_are_mapped_as_well(read: Read) -> None:
    fields = {"no": "7", "When": "2024-05-30T09:00:00Z", "Post text": "One."}
    from_json = read(json.dumps(fields).encode(), MAPPED).updates
    from_parquet = read(parquet({name: [value] for name, value in fields.items()}), MAPPED).updates
    assert from_json.equals(from_parquet)
    assert from_json["body"].to_pylist() == ["One."]


@pytest.mark.parametrize("data", [table(ROWS, ["a", "b", "c", "d", "e"]), parquet({"a": ["x"], "b": ["y"]})])
def test_columns_that_are_not_those_of_posts_are_an_error_that_names_them(data: bytes, read: Read) -> None:
    with pytest.raises(InputError, match=r"has the columns a, b.*--column published_at=NAME"):
        read(data)


@pytest.mark.parametrize(
    "as_table",
    [lambda names: table([["x"] * len(names)] * 2, names), lambda names: parquet({name: ["x"] for name in names})],
    ids=["csv", "parquet"],
)
@pytest.mark.parametrize(
    ("names", "options"),
    [
        (
            ["Post-ID", "When", "Title", "Text", "Outlet"],
            "--column id=Post-ID --column source=Outlet --column published_at=When --column headline=Title "
            "--column body=Text",
        ),
        (
            ["title", "text", "when"],
            "--column id=title --source NAME --column published_at=when --column headline=title",
        ),
        (["link", "source", "headline", "Pub Date"], "--column url=link --column 'published_at=Pub Date'"),
        (["id", "source", "headline", "stamp"], "--column published_at=NAME"),
    ],
)
def test_all_that_no_column_holds_is_asked_for_at_once_with_likely_columns(
    as_table: Callable[[list[str]], bytes], names: list[str], options: str, read: Read
) -> None:
    with pytest.raises(InputError) as error:
        read(as_table(names))
    assert f"such as {options}" in str(error.value)


def test_the_headline_stands_in_for_an_id_that_no_column_holds(read: Read) -> None:
    rows = [["Road open", "2024-05-30T09:00:00Z"], ["Road shut", "2024-05-30T10:00:00Z"]]
    data = table([[*row, "x"] for row in rows], ["title", "when", "note"])
    given = Defaults(source="Delta Post", columns={"published_at": "when", "headline": "title"})
    with pytest.raises(InputError, match=r"--column id=title; .* posts of one headline and source are then one post"):
        read(data, given)
    mapped = Defaults(source="Delta Post", columns={"id": "title", **given.columns})
    assert sorted(read(data, mapped).updates["external_id"].to_pylist()) == ["Road open", "Road shut"]


def test_a_row_of_json_lines_is_told_which_of_its_names_are_likely_meant(read: Read) -> None:
    data = b'{"nr": 7, "source": "Delta Post", "when": "2024-05-30T09:00:00Z", "body": "Road open."}\n'
    (detail,) = read(data).rejects["detail"].to_pylist()
    assert detail.endswith("if it has another name: --column id=nr --column published_at=when")
    (detail,) = read(b'{"source": "Delta Post", "id": null, "body": "Road open."}\n').rejects["detail"].to_pylist()
    assert "--column" not in detail


def test_a_mapping_that_does_not_fit_is_an_error(read: Read) -> None:
    with pytest.raises(InputError, match="no column When"):
        read(table(ROWS), Defaults(columns={"published_at": "When"}))
    with pytest.raises(InputError, match="no field title"):
        read(table(ROWS), Defaults(columns={"title": "headline"}))


@pytest.mark.parametrize(
    ("bad", "reason", "words"),
    [
        (b'p3,Delta Post,2024-05-30T09:00:00Z,"Two hurt,One.\n', "unreadable", "quotation mark"),
        (b'p3,Delta Post,2024-05-30T09:00:00Z,"Two" hurt,One.\n', "unreadable", "quotation mark"),
        (b"p3,Delta Post,2024-05-30T09:00:00Z,Two, hurt,One.\n", "unreadable", "has 6 fields, the header 5"),
        (b"p3,Delta Post\n", "unreadable", "has 2 fields"),
        (b"p3,Delta Post,2024-05-30T09:00:00Z,Caf\xe9,One.\n", "not_utf8", "UTF-8"),
        (b"p3,Delta Post,2024-05-30T09:00:00Z,,\n", "empty", "both empty"),
    ],
)
def test_a_bad_row_of_csv_spoils_no_other(bad: bytes, reason: str, words: str, read: Read) -> None:
    first, second = table(ROWS[:1]), table(ROWS[1:]).split(b"\n", 1)[1]
    parsed = read(first + bad + second + b"\n")
    assert sorted(parsed.updates["external_id"].to_pylist()) == ["p1", "p2"]
    (reject,) = parsed.rejects.to_pylist()
    assert (reject["reason"], reject["raw"]) == (reason, bad)
    assert words in reject["detail"]
    assert (first + bad)[reject["byte_start"] : reject["byte_end"]] == bad
    assert reject["line"] == first.count(b"\n") + 1


@given(st.lists(st.text(alphabet='a,"\n', max_size=8), min_size=1, max_size=6))
def test_every_line_of_csv_is_in_one_row(texts: list[str]) -> None:
    lines = [Line(n, 0, text.encode() + b"\n") for n, text in enumerate("\n".join(texts).split("\n"), 1)]
    rows = list(_rows(iter(lines), ","))
    assert [line for row in rows for line in row.lines] == lines


def test_prose_with_commas_is_no_csv(read: Read) -> None:
    page = "Kyiv, Odesa, Dnipro hit overnight\n\nKyiv, Odesa, and Dnipro were hit overnight.\n\nA, b, c.\n"
    parsed = read(page.encode(), Defaults(datetime(2024, 5, 30), "Europe/Kyiv", "Delta Post"))
    assert parsed.updates["headline"].to_pylist() == ["Kyiv, Odesa, Dnipro hit overnight"]


def test_each_row_of_parquet_is_a_post_with_times_of_any_type(read: Read) -> None:
    columns = {name: [row[i] for row in ROWS] for i, name in enumerate(NAMES)}
    aware = [datetime(2024, 5, 30, 9, tzinfo=UTC)] * 2
    as_text = read(parquet(columns | {"timezone": ["Europe/Kyiv"] * 2}))
    as_time = read(parquet(columns | {"timezone": ["Europe/Kyiv"] * 2, "published_at": aware}))
    naive = read(parquet(columns | {"timezone": ["Europe/Kyiv"] * 2, "published_at": [datetime(2024, 5, 30, 12)] * 2}))
    day = read(parquet(columns | {"timezone": ["Europe/Kyiv"] * 2, "published_at": [date(2024, 5, 30)] * 2}))
    assert as_text.updates.num_rows == 2
    assert problems("updates", as_text.updates) == []
    assert as_time.updates["published_at"].to_pylist() == aware
    assert naive.updates["published_at"].to_pylist() == aware
    assert day.updates["published_at"].to_pylist() == [datetime(2024, 5, 29, 21, tzinfo=UTC)] * 2


def test_a_bad_row_of_parquet_is_rejected_and_kept_as_json(read: Read) -> None:
    columns: dict[str, list[Any]] = {name: [row[i] for row in ROWS] for i, name in enumerate(NAMES)}
    columns["published_at"][1] = None
    parsed = read(parquet(columns))
    assert parsed.updates.num_rows == 1
    (reject,) = parsed.rejects.to_pylist()
    assert (reject["reason"], reject["line"]) == ("missing_field", 2)
    assert json.loads(reject["raw"])["headline"] == "Road open"


def test_parquet_without_rows_is_an_error(read: Read) -> None:
    columns = ("id", "source", "published_at", "headline", "body")
    with pytest.raises(InputError, match="holds no post"):
        read(parquet({name: pa.array([], pa.string()) for name in columns}))


def test_damaged_parquet_is_an_error(read: Read) -> None:
    with pytest.raises(InputError, match="is damaged"):
        read(parquet({"id": ["x"]})[:-20])
    with pytest.raises(InputError, match="is damaged"):
        read(b"PAR1 not really")
