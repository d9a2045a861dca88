"""The pages of the documentation hang together: links lead somewhere; paths, modules and commands they name exist."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assets.cli import app
from tests.checkout import ROOT

FOLDERS = ("docs", "samples", "benchmarks", "tests/corpus", "pipeline")
PAGES = [ROOT / "README.md", *sorted(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
PATH = re.compile(r"`((?:assets|benchmarks|docs|pipeline|samples|schemas|tests)/[\w./-]*)`")
COMMAND = re.compile(r"(?:^|[/\s`])tollbook ([a-z]+)\b([^`\n#]*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
MODULE = re.compile(r"python -m ([\w.]+)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links_of(page: Path) -> list[tuple[Path, str]]:
    """Page or file, and anchor in it, of each link of a page that leads to another file of the checkout."""
    found = LINK.findall(page.read_text("utf-8"))
    return [((page.parent / path).resolve() if path else page, anchor) for path, anchor in found]


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_link_leads_to_a_file_and_a_heading_in_it(page: Path) -> None:
    for target, anchor in links_of(page):
        assert target.exists(), target
        assert not anchor or anchor in anchors_of(target), f"{target.name}#{anchor}"


def test_each_page_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            waiting += [target for target, _ in links_of(page)]
    assert not set((ROOT / "docs").glob("*.md")) - reached


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_path_and_module_that_is_named_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    for path in PATH.findall(text):
        assert (ROOT / path).exists(), path
    for module in MODULE.findall(text):
        assert importlib.util.find_spec(module) is not None, module


@cache
def help_of(command: str) -> str:
    shown = CliRunner().invoke(app, [command, "--help"], terminal_width=200)
    assert shown.exit_code == 0, f"tollbook {command}: {shown.output}"
    return shown.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_command_that_is_shown_exists_with_its_options(page: Path) -> None:
    for command, rest in COMMAND.findall(page.read_text("utf-8")):
        for option in OPTION.findall(rest):
            assert option in help_of(command), f"tollbook {command} {option}"
