"""The README's snippets do what they say, on tables made by the main job; its commands and options exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assets.cli import app
from tests.assets.books import books_in, run_over
from tests.assets.inputs import POSTS, write_posts
from tests.checkout import ROOT

README = (ROOT / "README.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.+?)\n```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    run_over(books_in(folder / "out"), write_posts(folder / "posts.jsonl", POSTS))
    return folder


@pytest.fixture
def ran(folder: Path, monkeypatch: pytest.MonkeyPatch, snippet: str) -> dict[str, Any]:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec(snippet, names)
    return names


def test_each_tool_needs_an_import_and_one_line() -> None:
    assert [snippet.split()[1] for snippet in SNIPPETS] == ["duckdb", "pandas", "polars"]
    assert all(len([line for line in snippet.splitlines() if line]) == 2 for snippet in SNIPPETS)


@pytest.mark.parametrize("snippet", SNIPPETS[:1])
def test_duckdb(ran: dict[str, Any]) -> None:
    found = ran["incidents"]
    assert found["killed_best"].iloc[0] == 5
    assert "incident_date" in found.columns


@pytest.mark.parametrize("snippet", SNIPPETS[1:2])
def test_pandas(ran: dict[str, Any]) -> None:
    found = ran["claims"]
    assert {"killed", "injured", "launched", "intercepted"} <= set(found["measure"])
    assert str(found["published_at"].dt.tz) == "UTC"


@pytest.mark.parametrize("snippet", SNIPPETS[2:])
def test_polars(ran: dict[str, Any]) -> None:
    assert set(ran["history"]["measure"]) >= {"killed"}


@pytest.mark.parametrize("target", re.findall(r"^ +make (\w+)", README, re.MULTILINE))
def test_the_makefile_has_each_target(target: str) -> None:
    assert f"\n{target}:" in (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"tollbook ([a-z]+) ", README))))
def test_each_command_that_is_shown_exists(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z]+)", README))))
def test_each_option_of_the_table_is_one_of_run_or_of_all_others(option: str) -> None:
    shown = CliRunner().invoke(app, ["run" if option != "--data" else "report", "--help"], terminal_width=200).output
    assert option in shown


@pytest.mark.parametrize("link", re.findall(r"\]\((docs/[^)]+)\)", README))
def test_each_picture_and_page_that_is_linked_is_there(link: str) -> None:
    assert (ROOT / link).is_file()
