"""Answers to queries: each form comes back as the same rows, and errors say what to do."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from assets.answers import FORMS, ask, list_views
from assets.books import Books
from assets.errors import ArgumentError, UserError
from schemas import TABLES, table
from tests.assets.books import books_in
from tests.cookbook.sample import sample_folder

pytest.importorskip("duckdb", reason="queries need DuckDB")
SQL = "select 3 as n, 'Kyiv, \"centre\"' as place, date '2024-09-02' as day, null::bigint as none, [1, 2] as list"


@pytest.fixture(scope="module")
def books() -> Books:
    return books_in(sample_folder())


def test_csv_goes_to_a_pipe(books: Books, capsys: pytest.CaptureFixture[str]) -> None:
    ask(books, SQL)
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["n", "place", "day", "none", "list"], ["3", 'Kyiv, "centre"', "2024-09-02", "", "[1, 2]"]]


def test_json_keeps_numbers_and_nulls(books: Books, capsys: pytest.CaptureFixture[str]) -> None:
    ask(books, SQL, "json")
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {"n": 3, "place": 'Kyiv, "centre"', "day": "2024-09-02", "none": None, "list": [1, 2]}


TWICE = "select 1 as a, 2 as a, 3 as b, 4 as a_1, 5 as a"


def test_columns_of_one_name_are_kept_and_numbered_in_every_form(
    books: Books, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(books, TWICE, "csv")
    assert capsys.readouterr().out == "a,a_2,b,a_1,a_3\n1,2,3,4,5\n"
    ask(books, TWICE, "json")
    assert json.loads(capsys.readouterr().out) == [{"a": 1, "a_2": 2, "b": 3, "a_1": 4, "a_3": 5}]
    ask(books, TWICE, "table")
    assert [word for word in capsys.readouterr().out.split() if word.isdigit()][:5] == ["1", "2", "3", "4", "5"]
    ask(books, TWICE, to=tmp_path / "answer.parquet")
    assert pq.read_table(tmp_path / "answer.parquet").to_pylist() == [{"a": 1, "a_2": 2, "b": 3, "a_1": 4, "a_3": 5}]


def test_decimals_are_numbers_in_json_and_what_is_no_number_there_is_null(
    books: Books, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(
        books,
        "select sum(n) as whole, 1.25::decimal(10, 2) as part, 1e0 / 0 as endless, ['nan'::double] as inside, "
        "{'d': 3::decimal(38, 0)} as struct from (values (34), (35)) as t(n)",
        "json",
    )
    (row,) = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert row == {"whole": 69, "part": 1.25, "endless": None, "inside": [None], "struct": {"d": 3}}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_bytes_are_written_in_hex(books: Books, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    ask(books, "select 'ab'::blob as raw, 1.50::decimal(10, 2) as price", form)
    out = capsys.readouterr().out
    assert "6162" in out
    assert "b'" not in out
    assert "1.5" in out


def test_a_file_has_the_form_that_its_name_says(books: Books, tmp_path: Path) -> None:
    for form in ("csv", "json", "parquet"):
        ask(books, "select incident_id from incidents", to=tmp_path / f"answer.{form}")
    count = pq.read_table(tmp_path / "answer.parquet").num_rows
    assert count == len(json.loads((tmp_path / "answer.json").read_text("utf-8"))) > 0
    assert len((tmp_path / "answer.csv").read_text("utf-8").splitlines()) == count + 1


def test_a_table_for_people_counts_its_rows(books: Books, capsys: pytest.CaptureFixture[str]) -> None:
    ask(books, "select range * 1000 as n, '[bold]x' as text from range(300)", "table")
    out = capsys.readouterr().out
    assert "199,000" in out
    assert "[bold]x" in out
    assert "300 rows, the first 200 shown" in out


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("selct 1", "in quotes"),
        ("select * from incident", "without SQL lists the views"),
        ("select kiled from incidents", "without SQL lists the views"),
        ("select date 'soon'", "days are written date"),
    ],
)
def test_wrong_sql_gets_the_message_of_duckdb_and_a_hint(books: Books, sql: str, said: str) -> None:
    with pytest.raises(UserError, match=f"(?s)cannot be run: .*Error.*Hint: .*{said}"):
        ask(books, sql)


def test_an_unknown_form_is_refused(books: Books) -> None:
    with pytest.raises(UserError, match=f"choose one of {', '.join(FORMS)}"):
        ask(books, "select 1", "excel")


@pytest.mark.parametrize("name", ["answer.txt", "answer", "answer.csv.gz"])
def test_a_file_whose_name_says_no_form_is_refused_unless_one_is_given(name: str, books: Books, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"let it end in \.csv, \.json or \.parquet, or add --as csv"):
        ask(books, SQL, to=tmp_path / name)
    assert not (tmp_path / name).exists()
    ask(books, SQL, "csv", to=tmp_path / name)
    assert (tmp_path / name).read_text().startswith("n,place,day")


def test_two_queries_at_once_are_refused_rather_than_one_of_them_lost(books: Books) -> None:
    with pytest.raises(ArgumentError, match=r"2 queries.* one at a time"):
        ask(books, "select 1; select 2")


def test_statements_that_only_prepare_the_query_may_stand_before_it(
    books: Books, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(books, "create temp table days as select 3 as n; from days;")
    assert capsys.readouterr().out == "n\n3\n"


def test_no_tables_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tollbook run INPUT"):
        ask(books_in(tmp_path), "select 1")


def test_a_damaged_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(sample_folder(), tmp_path / "book")
    broken = next((tmp_path / "book" / "claims").glob("*/part.parquet"))
    broken.write_bytes(broken.read_bytes()[:-40])
    with pytest.raises(UserError, match=r"cannot be (opened|run).*"):
        ask(books_in(tmp_path / "book"), "select sum(best) from claims")


def test_without_a_query_every_view_and_column_is_told_with_its_meaning(books: Books) -> None:
    console = Console(file=io.StringIO(), width=400)
    list_views(books, console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    for name in TABLES:
        assert table(name).meaning in text
        assert all(column.meaning in text for column in table(name).columns)
    assert "Intercepted over launched" in text
