"""The views over the tables of the bundled sample: they hold what the tables hold, from any folder, to any client."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.publish import POLICIES, as_of, under_policy
from pipeline.views import (
    TYPED_VIEWS,
    NoTablesError,
    Tables,
    column_meaning,
    connect,
    open_tables,
    regions,
    view_infos,
    write_catalog,
)
from schemas import TABLES
from tests.cookbook.sample import sample_folder

duckdb = pytest.importorskip("duckdb", reason="the views need DuckDB")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return open_tables(sample_folder())


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_view_of_its_rows(tables: Tables, name: str) -> None:
    found = tables.sql(f"select count(*) as n from {name}")["n"][0].as_py()
    assert found == len(tables[name])


@pytest.mark.parametrize("name", TYPED_VIEWS)
def test_typed_views_have_rows_of_incidents_that_there_are(tables: Tables, name: str) -> None:
    found = set(tables.sql(f"select incident_id from {name}")["incident_id"].to_pylist())
    assert found
    assert found <= set(tables["incidents"]["incident_id"].to_pylist())


def test_every_region_code_of_the_tables_has_one_name(tables: Tables) -> None:
    found = tables.sql(
        "with codes as (select distinct admin1 from claims where admin1 is not null) "
        "select admin1, count(region) as names from codes left join regions using (admin1) group by all"
    )
    assert len(found) > 5
    assert set(found["names"].to_pylist()) == {1}


def test_regions_are_the_same_in_sql_and_in_python(tables: Tables) -> None:
    assert tables.sql("from regions order by admin1").equals(regions())
    named = {row["admin1"]: row["region"] for row in regions().to_pylist()}
    assert (named["UA-12"], named["SD-DN"]) == ("Dnipropetrovsk", "North Darfur")


def test_no_figure_of_weapons_is_lost_or_told_twice(tables: Tables) -> None:
    figures = tables.sql(
        "select sum(best) from incident_figures where measure in ('launched', 'intercepted', 'struck')"
    )
    strikes = tables.sql(
        "select sum(coalesce(launched_best, 0) + coalesce(intercepted_best, 0) + coalesce(struck_best, 0)) from strikes"
    )
    assert figures[0][0].as_py() == strikes[0][0].as_py() > 0


def test_an_interception_rate_is_a_share(tables: Tables) -> None:
    rates = tables.sql("select interception_rate from strikes where interception_rate is not null")[0].to_pylist()
    assert rates
    assert all(0 <= rate <= 1 for rate in rates)


def test_as_of_is_the_same_in_sql_and_in_python(tables: Tables) -> None:
    moment = datetime(2024, 9, 4, 12, tzinfo=UTC)
    found = tables.sql(f"select count(*) from as_of(timestamptz '{moment}')")[0][0].as_py()
    assert found == len(as_of(tables["figure_history"], moment)) == len(tables.as_of(moment)) > 0


@pytest.mark.parametrize("policy", POLICIES)
def test_policies_are_the_same_in_sql_and_in_python(tables: Tables, policy: str) -> None:
    found = tables.sql(
        f"select figure_from('{policy}', low, best, high) as a, figure_to('{policy}', low, best, high) as b "
        "from incident_figures order by incident_id, measure, object"
    )
    plain = under_policy(tables["incident_figures"], policy)  # type: ignore[arg-type]
    plain = plain.sort_by([(name, "ascending") for name in ("incident_id", "measure", "object")])
    assert sorted(map(str, found["a"].to_pylist())) == sorted(map(str, plain["value_from"].to_pylist()))
    assert sorted(map(str, found["b"].to_pylist())) == sorted(map(str, plain["value_to"].to_pylist()))


def test_every_view_tells_its_meaning(tables: Tables) -> None:
    told = dict(
        tables.connection.execute("select view_name, comment from duckdb_views() where not internal").fetchall()
    )
    assert {info.name: info.meaning for info in view_infos()} == told
    assert all(told.values())


def test_a_table_without_files_is_a_view_without_rows(tmp_path: Path) -> None:
    shutil.copytree(sample_folder() / "incidents", tmp_path / "incidents")
    connection = connect(str(tmp_path))
    assert connection.execute("select count(*) from claims").fetchone() == (0,)
    assert connection.execute("select count(*) from strikes").fetchone() == (0,)


def test_what_else_lies_in_the_folder_of_a_table_is_passed_over(tmp_path: Path) -> None:
    shutil.copytree(sample_folder() / "incidents", tmp_path / "incidents")
    shutil.copytree(sample_folder() / "claims", tmp_path / "incidents" / "old" / "claims")
    shutil.copytree(sample_folder() / "claims", tmp_path / "claims" / "out" / "claims")
    connection = connect(str(tmp_path))
    assert connection.execute("select count(*) > 0 from incidents").fetchone() == (True,)
    assert connection.execute("select count(*) from claims").fetchone() == (0,)


def test_a_folder_with_a_quote_in_its_name_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "reader's tables"
    shutil.copytree(sample_folder() / "incidents", folder / "incidents")
    assert connect(str(folder)).execute("select count(*) > 0 from incidents").fetchone() == (True,)


def test_an_empty_folder_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    for opens in (lambda: connect(str(tmp_path)), lambda: open_tables(tmp_path), lambda: write_catalog(tmp_path)):
        with pytest.raises(NoTablesError, match="run `tollbook run INPUT"):
            opens()
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def moved_catalog(tmp_path: Path) -> Iterator[Path]:
    """A folder of tables with its catalogue, moved after the catalogue was made."""
    made = tmp_path / "made"
    for name in TABLES:
        shutil.copytree(sample_folder() / name, made / name)
    write_catalog(made)
    return made.rename(tmp_path / "moved")


def test_the_catalogue_works_in_its_folder_wherever_that_is(
    moved_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(moved_catalog)
    with duckdb.connect("catalog.duckdb", read_only=True) as connection:
        for name in (*TABLES, *TYPED_VIEWS):
            assert connection.execute(f"select count(*) > 0 from {name}").fetchone() == (True,)
        assert connection.execute("select count(*) > 0 from as_of(now())").fetchone() == (True,)


def test_the_catalogue_works_elsewhere_when_told_its_folder(moved_catalog: Path) -> None:
    assert Path.cwd() != moved_catalog
    with duckdb.connect(str(moved_catalog / "catalog.duckdb"), read_only=True) as connection:
        connection.execute(f"set file_search_path = '{moved_catalog}'")
        assert connection.execute("select count(*) > 0 from casualties").fetchone() == (True,)


def test_the_catalogue_names_no_folder(moved_catalog: Path) -> None:
    content = (moved_catalog / "catalog.duckdb").read_bytes()
    assert os.fsencode(moved_catalog.parent) not in content


def test_every_column_of_every_view_has_a_meaning_which_the_catalogue_tells(moved_catalog: Path) -> None:
    with duckdb.connect(str(moved_catalog / "catalog.duckdb"), read_only=True) as connection:
        columns = "select table_name, column_name, comment from duckdb_columns() where not internal"
        told = connection.execute(columns).fetchall()
    assert {view for view, *_ in told} == {info.name for info in view_infos()}
    assert all(comment == column_meaning(view, column) and comment.endswith(".") for view, column, comment in told)
