"""Every word of the vocabularies is explained in the docs and brought about by a story."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from schemas.vocabulary import FIGURE_REASON, WHY_NOT

_HERE = Path(__file__).parent
_DOCS = (_HERE.parents[2] / "docs" / "reconciliation.md").read_text("utf-8")
_STORIES = [story for path in (_HERE / "stories").glob("*.toml") for story in tomllib.loads(path.read_text())["story"]]


@pytest.mark.parametrize(("title", "words"), [("reason", FIGURE_REASON.words), ("why_not", WHY_NOT.words)])
def test_the_docs_explain_each_word_and_no_other(title: str, words: Mapping[str, str]) -> None:
    section = _DOCS.split(f"## `{title}`")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(words)


def test_a_story_brings_about_each_reason() -> None:
    incidents = [incident for story in _STORIES for incident in story.get("incident", [])]
    assert {f.split()[-1] for i in incidents for f in i.get("figures", [])} == set(FIGURE_REASON.words)


def test_a_story_sets_a_claim_aside_for_each_cause() -> None:
    incidents = [incident for story in _STORIES for incident in story.get("incident", [])]
    assert {why for i in incidents for why in i.get("aside", [])} == set(WHY_NOT.words)
