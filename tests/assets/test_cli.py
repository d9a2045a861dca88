"""The command: what it prints, and that every mistake gets a message that says what to do, without a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assets.cli import WRONG
from tests.assets.books import books_in
from tests.assets.commands import assert_error, tollbook
from tests.assets.inputs import POSTS, post, write_posts


def test_the_main_job_prints_what_it_read_found_and_checked(data: Path) -> None:
    printed = (data.parent / "printed.txt").read_text()
    assert "Read 4 updates from" in printed
    for word in ("killed", "injured", "intercepted", "Odesa", "5 killed", "15 drones (12 intercepted)"):
        assert word in printed
    assert "0 failed" in printed
    assert f"Tables are in {data}" in printed
    assert printed.count(f"--data {data}") == 3, "three commands to try next"
    assert f"report --data {data}" in printed


def test_the_commands_that_it_proposes_work(data: Path) -> None:
    proposed = [line.strip() for line in (data.parent / "printed.txt").read_text().splitlines() if "--data" in line]
    report, explain, query = (line.split(" ", 1)[1] for line in proposed)
    assert tollbook(*report.split()).exit_code == 0
    found = tollbook(*explain.split())
    assert found.exit_code == 0, found.output
    assert "Coast Wire" in found.stdout
    sql = query.split('"')[1]
    found = tollbook("query", sql, "--data", data)
    assert found.exit_code == 0, found.output
    assert found.stdout.splitlines()[0] == "date_to,place_text,killed_best,injured_best"


def test_a_second_run_says_that_there_is_nothing_new(data: Path, tmp_path: Path) -> None:
    result = tollbook("run", write_posts(tmp_path / "posts.jsonl", POSTS), "--out", data)
    assert result.exit_code == 0
    assert "Nothing new" in result.stdout
    assert "0 failed" in result.stdout


def test_progress_goes_to_standard_error(tmp_path: Path) -> None:
    result = tollbook("run", write_posts(tmp_path / "posts.jsonl", POSTS[:1]), "--out", tmp_path / "book")
    assert "claims: 1 file written" in result.stderr
    assert "1 file written" not in result.stdout


@pytest.mark.parametrize("text", ['{"page": "live", "notes": []}', '{\n "page": "live"\n}'])
def test_a_run_that_reads_nothing_tells_of_no_files_before_its_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "live.json").write_text(text)
    options = ["--published", "2024-05-30T21:00", "--timezone", "Europe/Kyiv", "--source", "Delta Post"]
    result = tollbook("run", tmp_path / "live.json", *options, "--out", tmp_path / "book")
    assert_error(result, "live.json" if "\n" in text else "nothing could be read")
    assert "written" not in result.output


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_posts(tmp_path / "in" / "one.jsonl", POSTS[:1])
    write_posts(tmp_path / "in" / "two.jsonl", POSTS[1:2])
    result = tollbook("run", tmp_path / "in", "--out", tmp_path / "book")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("Read 1 updates") + result.stdout.count("Read 1 update ") == 2


def test_columns_of_other_names_are_mapped_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("nr,when,title,outlet\n7,2024-03-03T12:00:00Z,Shelling kills three in Nikopol,Coast Wire\n")
    assert_error(tollbook("run", path, "--out", tmp_path / "book"), "--column published_at=")
    names = [f"--column={name}" for name in ("id=nr", "published_at=when", "headline=title", "source=outlet")]
    result = tollbook("run", path, *names, "--out", tmp_path / "book")
    assert result.exit_code == 0, result.output
    assert "Read 1 update from" in result.stdout
    assert "3 killed" in result.stdout
    assert tollbook("run", "--out", tmp_path / "book").exit_code == 0
    assert_error(
        tollbook("run", path, "--column", "title", "--out", tmp_path / "book"), "FIELD=NAME", "headline", code=WRONG
    )


def test_a_claim_without_a_day_is_counted_in_the_summary(tmp_path: Path) -> None:
    posts = [post("a1"), post("a2", published_at="the other day")]
    result = tollbook("run", write_posts(tmp_path / "posts.jsonl", posts), "--out", tmp_path / "book")
    assert "in no incident, as the day is not known" in result.stdout


def test_one_of_a_thing_is_named_in_the_singular(tmp_path: Path) -> None:
    text = {"headline": "One drone shot down", "body": "One drone was shot down over Odesa on Saturday."}
    result = tollbook("run", write_posts(tmp_path / "one.jsonl", [post("a1", **text)]), "--out", tmp_path / "book")
    assert "Read 1 update from" in result.stdout
    assert "in 1 update\n" in result.stdout
    assert "1 incident\n" in result.stdout
    assert "1 drone intercepted" in result.stdout


def test_figures_without_a_column_of_their_own_are_shown(tmp_path: Path) -> None:
    text = {"headline": "Odesa in the dark", "body": "Some 40,000 people were left without power in Odesa on Saturday."}
    result = tollbook("run", write_posts(tmp_path / "one.jsonl", [post("a1", **text)]), "--out", tmp_path / "book")
    assert "40,000 without power" in result.stdout


def test_the_version() -> None:
    result = tollbook("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("tollbook ")


def test_an_earlier_start_lets_older_posts_in(tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.jsonl", [post("a1", published_at="1975-05-05T12:00:00Z")])
    result = tollbook("run", path, "--out", tmp_path / "book", "--start", "1970-01")
    assert result.exit_code == 0, result.output
    assert "Nothing new" in tollbook("run", path, "--out", tmp_path / "book").stdout, "the start is remembered"
    assert_error(tollbook("run", path, "--out", tmp_path / "book", "--start", "May"), "YYYY-MM", code=WRONG)


def test_a_query_that_is_no_sql(data: Path) -> None:
    assert_error(tollbook("query", "selct 1", "--data", data), "cannot be run")


def test_a_query_over_no_tables(tmp_path: Path) -> None:
    assert_error(tollbook("query", "select 1", "--data", tmp_path), "no tables", "tollbook run")


@pytest.mark.parametrize("wrong", ["20240304-nosuchincident", "rubbish"])
def test_an_incident_that_is_not_there(data: Path, wrong: str) -> None:
    assert_error(tollbook("explain", wrong, "--data", data), wrong)


def _incident_ids(data: Path) -> list[str]:
    stored = books_in(data).table("incidents")
    ids: list[str] = stored.read_days(stored.days())["incident_id"].to_pylist()
    return ids


def test_the_beginning_of_an_id_is_enough_where_only_one_incident_has_it(data: Path) -> None:
    ids = _incident_ids(data)
    whole = tollbook("explain", ids[0], "--data", data).stdout
    short = next(ids[0][:n] for n in range(1, len(ids[0])) if sum(other.startswith(ids[0][:n]) for other in ids) == 1)
    assert tollbook("explain", short, "--data", data).stdout == whole != ""


def test_a_beginning_that_several_incidents_have_names_them(data: Path) -> None:
    ids = _incident_ids(data)
    assert_error(tollbook("explain", "20", "--data", data), "more than one", "add letters", *sorted(ids)[:2])


def test_the_installed_command_says_what_it_can_do() -> None:
    code = "from assets.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True)
    for command in ("run", "query", "explain", "ui"):
        assert command in done.stdout


def test_trace_tells_how_a_sentence_comes_to_its_claims() -> None:
    found = tollbook("trace", "Three people were killed in Odesa on Monday.", "--published", "2024-09-04T12:00")
    assert found.exit_code == 0, found.output
    for words in ("passive", "killed people 3", "2024-09-02", "Odesa"):
        assert words in found.stdout


def test_trace_refuses_a_time_that_it_cannot_read() -> None:
    found = tollbook("trace", "Three died.", "--published", "soon")
    assert_error(found, "write it as", code=WRONG)
