"""Report, catalogue and exports: as commands with errors that help, and as assets that say what they made."""

from __future__ import annotations

import shutil
from pathlib import Path

import dagster as dg
import pytest
from typer.testing import CliRunner, Result

from assets.cli import NOT_DONE, WRONG, app
from assets.definitions import definitions
from assets.instance import instance
from pipeline.export import FORMATS
from pipeline.views import open_tables
from schemas import TABLES
from tests.assets.books import books_in, run_over
from tests.assets.inputs import post, write_posts
from tests.cookbook.sample import sample_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the tables of the sample, to write beside."""
    folder = tmp_path / "data"
    for name in (*TABLES, "filed_claims"):
        shutil.copytree(_stored(name), folder / _stored(name).relative_to(sample_folder()))
    return folder


def _stored(name: str) -> Path:
    return Path(str(books_in(sample_folder()).table(name).root.at(books_in(sample_folder()).table(name).form.folder)))


def _tollbook(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_the_report_is_of_the_last_days_and_says_where_it_is(data: Path) -> None:
    done = _tollbook("report", "--data", str(data))
    assert done.exit_code == 0
    assert "report.html" in done.stdout.replace("\n", "")
    assert "2 Sep 2024 to 8 Sep 2024" in (data / "report.html").read_text("utf-8")


def test_the_days_of_the_report_can_be_chosen(data: Path) -> None:
    assert _tollbook("report", "--data", str(data), "--from", "2024-09-03", "--to", "2024-09-04").exit_code == 0
    assert "3 Sep 2024 to 4 Sep 2024" in (data / "report.html").read_text("utf-8")


def test_reading_only_some_days_gives_the_report_of_all(data: Path) -> None:
    from pipeline.report import build_report

    _tollbook("report", "--data", str(data))
    assert (data / "report.html").read_text("utf-8") == build_report(open_tables(data))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("report", "--from", "2.9.2024"), WRONG, "write it as 2024-09-01"),
        (("report", "--from", "2020-01-01", "--to", "2020-02-01"), NOT_DONE, "choose other days"),
        (("export", "excel"), WRONG, "choose one of ged, acled"),
    ],
)
def test_what_cannot_be_made_says_what_to_do(data: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = _tollbook(*words, "--data", str(data))
    assert done.exit_code == code
    assert said in done.output.replace("\n", " ")
    assert not (data / "report.html").exists()


@pytest.mark.parametrize("words", [("report",), ("export", "all"), ("catalog",)])
def test_without_tables_the_first_step_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = _tollbook(*words, "--data", str(tmp_path / "none"))
    assert done.exit_code == 1
    assert "tollbook run INPUT" in done.output.replace("\n", " ")


def test_all_exports_are_written_at_once(data: Path) -> None:
    assert _tollbook("export", "all", "--data", str(data)).exit_code == 0
    for found in FORMATS.values():
        assert (data / "exports" / found.file).stat().st_size > 0


def test_the_assets_say_what_they_made(data: Path) -> None:
    pytest.importorskip("duckdb", reason="the catalogue needs DuckDB")
    keys = {dg.AssetKey(name) for name in ("report", "catalog", "exports")}
    job = definitions(books_in(data)).resolve_implicit_global_asset_job_def()
    chosen = job.get_subset(asset_selection=keys, asset_check_selection=set())
    done = chosen.execute_in_process(run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}})
    for name in ("report", "catalog", "exports"):
        (made,) = done.asset_materializations_for_node(name)
        assert int(str(made.metadata["bytes"].value)) > 10_000
    assert (data / "catalog.duckdb").exists()


@pytest.mark.parametrize(
    ("words", "asset"), [(("report",), "report"), (("export", "hxl"), "exports"), (("catalog",), "catalog")]
)
def test_what_a_command_made_is_shown_as_made(data: Path, words: tuple[str, ...], asset: str) -> None:
    assert _tollbook(*words, "--data", str(data)).exit_code == 0
    with instance(books_in(data)) as dagster:
        event = dagster.get_latest_materialization_event(dg.AssetKey(asset))
    assert event is not None
    assert event.asset_materialization is not None
    assert int(str(event.asset_materialization.metadata["bytes"].value)) > 1_000


def test_a_report_on_what_is_told_late_reaches_back_to_it(tmp_path: Path) -> None:
    body = "Three people were killed in Odesa on 5 March."
    late = post("a1", published_at="2024-03-20T12:00:00Z", body=body, headline="")
    run_over(books_in(tmp_path / "book"), write_posts(tmp_path / "late.jsonl", [late]))
    assert _tollbook("report", "--data", str(tmp_path / "book")).exit_code == 0
    far = _tollbook("report", "--data", str(tmp_path / "book"), "--from", "2020-01-01", "--to", "2020-02-01")
    assert "2024-03-05" in far.stderr


def test_tables_of_another_version_are_not_reported_as_if_nothing_had_been_claimed(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "old")
    shutil.rmtree(tmp_path / "old" / "work")
    result = _tollbook("report", "--data", str(tmp_path / "old"))
    assert result.exit_code == NOT_DONE
    assert "not up to date" in result.stderr
    assert "tollbook run --out" in result.stderr
