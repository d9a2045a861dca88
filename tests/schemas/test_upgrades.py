"""Tables of every released version are read, asked and upgraded; those of a newer version are left alone.

`released/VERSION` holds what that version made of the same four posts, inbox and all. Whoever raises the schema version
adds the tables of the new one and says in `schemas.upgrades` what older rows have in the columns that it added.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from assets.books import Books
from assets.cli import app
from assets.errors import UserError
from assets.run import run
from assets.upgrade import upgrade
from pipeline.ingest import Defaults
from pipeline.views import connect, open_tables, view_infos
from schemas import SCHEMA_VERSION, TABLES, arrow_schema, problems
from schemas.upgrades import VersionError, upgraded
from tests.assets.books import books_in, contents, file_bytes

RELEASED = Path(__file__).parent / "released"
VERSIONS = sorted(path.name for path in RELEASED.iterdir())
OLDER = [version for version in VERSIONS if version != SCHEMA_VERSION]


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def books(version: str, tmp_path: Path) -> Books:
    return books_in(shutil.copytree(RELEASED / version, tmp_path / "data"))


def days_of(books: Books, name: str) -> pa.Table:
    return books.table(name).read_days(books.table(name).days())


def as_version(path: Path, version: str) -> None:
    rows = pq.read_table(path)
    labels = {**rows.schema.metadata, b"tollbook.schema_version": version.encode()}
    pq.write_table(rows.replace_schema_metadata(labels), path)


def test_each_version_up_to_this_one_is_kept() -> None:
    assert sorted(map(int, VERSIONS)) == list(range(1, int(SCHEMA_VERSION) + 1))


def test_columns_are_added_and_neither_renamed_nor_changed(version: str) -> None:
    for name in TABLES:
        path = next((RELEASED / version / name).rglob("part.parquet"))
        then, now = pq.read_schema(path), arrow_schema(name)
        assert {field.name: field.type for field in then}.items() <= {f.name: f.type for f in now}.items(), name


def test_rows_of_each_version_are_read_as_this_one_describes_them(books: Books) -> None:
    for name in TABLES:
        rows = days_of(books, name)
        assert rows.num_rows > 0
        assert problems(name, rows) == []
        assert days_of(books, name).select(list(TABLES[name].key)).equals(rows.select(list(TABLES[name].key)))
        columns = [arrow_schema(name).names[-1], TABLES[name].key[0]]
        assert books.table(name).read_days(books.table(name).days(), columns).column_names == columns


def test_each_version_can_be_asked_in_sql_and_from_a_notebook(books: Books) -> None:
    with connect(books.root.url) as connection:
        for info in view_infos():
            connection.execute(f"select * from {info.name}").fetchall()
        assert connection.execute("select count(*) from updates where not is_withdrawn").fetchone() == (
            days_of(books, "updates").num_rows,
        )
        assert connection.execute("select distinct published_date from updates order by 1").fetchall()
    assert open_tables(books.root.url).updates.num_rows == days_of(books, "updates").num_rows


def test_upgrading_rewrites_each_table_once_and_keeps_what_it_says(books: Books, version: str) -> None:
    before = {name: days_of(books, name) for name in TABLES}
    done = CliRunner().invoke(app, ["upgrade", "--data", books.root.url])
    assert done.exit_code == 0, done.output
    assert ("updates: 2 files rewritten" in done.output) == (version != SCHEMA_VERSION)
    for name in TABLES:
        assert days_of(books, name).equals(before[name]), name
        for path in Path(books.root.url, name).rglob("part.parquet"):
            assert pq.read_schema(path).names == arrow_schema(name).names
            assert pq.read_metadata(path).metadata[b"tollbook.schema_version"] == SCHEMA_VERSION.encode()
    written = file_bytes(books)
    assert upgrade(books) == {}
    assert file_bytes(books) == written


def test_a_half_upgraded_folder_is_asked_all_the_same(tmp_path: Path) -> None:
    books = books_in(shutil.copytree(RELEASED / OLDER[0], tmp_path / "data"))
    stored = books.table("updates")
    stored.write(stored.days()[0], stored.read(stored.days()[0]), "")
    with connect(books.root.url) as connection:
        found = connection.execute("select is_withdrawn, count(*) from updates group by 1").fetchall()
    assert found == [(False, days_of(books, "updates").num_rows)]


def test_a_run_makes_older_tables_anew_from_their_input(tmp_path: Path) -> None:
    made = [books_in(shutil.copytree(RELEASED / version, tmp_path / version)) for version in VERSIONS]
    for books in made:
        run(books, (), Defaults())
    assert all(contents(books) == contents(made[0]) for books in made)


def test_tables_of_a_newer_version_are_neither_read_nor_replaced(tmp_path: Path) -> None:
    books = books_in(shutil.copytree(RELEASED / SCHEMA_VERSION, tmp_path / "data"))
    stored = books.table("claims")
    newer = str(int(SCHEMA_VERSION) + 1)
    as_version(Path(books.root.url, stored.path(stored.days()[-1])), newer)
    before = file_bytes(books)
    said = rf"claims/.* was written by a newer Tollbook \(schema version {newer}; .* up to {SCHEMA_VERSION}\)"
    with pytest.raises(VersionError, match=said):
        stored.read(stored.days()[-1])
    with pytest.raises(UserError, match=said):
        run(books, (), Defaults())
    for command in (["query", "select 1"], ["upgrade"]):
        refused = CliRunner().invoke(app, [*command, "--data", books.root.url])
        assert refused.exit_code == 1
        assert "newer Tollbook" in refused.output
    assert file_bytes(books) == before


def test_rows_that_are_not_of_their_version_are_refused() -> None:
    with pytest.raises(VersionError, match="lack"):
        upgraded("updates", arrow_schema("updates").empty_table().drop_columns(["headline"]), "1")
    with pytest.raises(VersionError, match="schema version x"):
        upgraded("updates", arrow_schema("updates").empty_table(), "x")
