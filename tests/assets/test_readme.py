"""The README's one-liners do what they say, on tables made by the main job."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.assets.books import books_in, run_over
from tests.assets.inputs import POSTS, write_posts

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
LINES = re.findall(r"```python\n(.+?)\n```", README)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    run_over(books_in(folder / "out"), write_posts(folder / "posts.jsonl", POSTS))
    return folder


@pytest.fixture
def ran(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> dict[str, Any]:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec(line, names)
    return names


def test_each_tool_has_one_line() -> None:
    assert [line.split()[1].strip(";") for line in LINES] == ["duckdb", "pandas", "polars"]
    assert all("\n" not in line for line in LINES)


@pytest.mark.parametrize("line", LINES[:1])
def test_duckdb(ran: dict[str, Any]) -> None:
    found = ran["incidents"]
    assert found["killed_best"].iloc[0] == 5
    assert "incident_date" in found.columns


@pytest.mark.parametrize("line", LINES[1:2])
def test_pandas(ran: dict[str, Any]) -> None:
    found = ran["claims"]
    assert {"killed", "injured", "launched", "intercepted"} <= set(found["measure"])
    assert str(found["published_at"].dt.tz) == "UTC"


@pytest.mark.parametrize("line", LINES[2:])
def test_polars(ran: dict[str, Any]) -> None:
    assert set(ran["history"]["measure"]) >= {"killed"}


@pytest.mark.parametrize("target", re.findall(r"^ +make (\w+)", README, re.MULTILINE))
def test_the_makefile_has_each_target(target: str) -> None:
    assert f"\n{target}:" in (Path(__file__).parents[2] / "Makefile").read_text()
