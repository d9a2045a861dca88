"""Patterns of several words take their words from the file, and the file holds none that no pattern asks for."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import pipeline.extract
from pipeline.extract.lexicon import patterns
from pipeline.extract.lexicon.files import LexiconError
from pipeline.extract.lexicon.patterns import AnyWord, WordPattern, pattern_words
from tests.pipeline.extract.lexicon_lines import lines_of


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"raid": ("raid", "air raid", "air raids"), "spot": ("st. mary's", "hill")}
    monkeypatch.setattr(patterns, "pattern_words", lambda: table)


def all_patterns() -> dict[str, WordPattern]:
    modules = [m.name for m in pkgutil.walk_packages(pipeline.extract.__path__, "pipeline.extract.")]
    return {
        f"{name}.{key}": value
        for name in modules
        for key, value in vars(importlib.import_module(name)).items()
        if isinstance(value, WordPattern)
    }


@pytest.mark.usefixtures("words")
def test_a_kind_stands_for_any_of_its_words_the_longest_first() -> None:
    pattern = WordPattern(r"(?P<name>[A-Z]\w+) <raid>(?: on <spot>)?").compiled
    found = pattern.match("Norvik air raids on hill")
    assert found is not None
    assert found[0] == "Norvik air raids on hill"
    assert found["name"] == "Norvik"
    assert pattern.match("Norvik parade") is None


@pytest.mark.usefixtures("words")
def test_a_kind_by_itself_is_found_as_a_whole_word_in_any_case() -> None:
    pattern = AnyWord("raid").compiled
    assert [found[0] for found in pattern.finditer("Air raids, raiders, a RAID")] == ["Air raids", "RAID"]
    with pytest.raises(LexiconError, match="no line for storm"):
        _ = AnyWord("storm").compiled


@pytest.mark.usefixtures("words")
def test_a_word_holds_no_sign_of_the_pattern_language() -> None:
    assert WordPattern("<spot>").compiled.match("st. mary's")
    assert WordPattern("<spot>").compiled.match("stx mary's") is None


@pytest.mark.usefixtures("words")
def test_a_kind_in_capitals_stands_for_its_words_in_capitals() -> None:
    assert WordPattern("<RAID> ON").compiled.match("AIR RAID ON")
    assert WordPattern("<RAID> ON").compiled.match("air raid ON") is None
    assert WordPattern("<raid> on", re.IGNORECASE).compiled.match("AIR RAID ON")


@pytest.mark.usefixtures("words")
def test_a_kind_that_the_file_does_not_have_is_named() -> None:
    with pytest.raises(
        LexiconError, match=r"pattern_words\.txt: no line for storm, which the pattern 'a <storm>' asks"
    ):
        _ = WordPattern("a <storm>").compiled


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["raid: strike"], r"pattern_words\.txt:1: a line is KIND \| WORDS"),
        (["Raid | strike"], "a line is KIND"),
        (["raid | strike", "raid | sortie"], "txt:2: raid is listed before"),
        (["raid | strike,, sortie"], "'' is empty"),
        (["raid | Strike"], "'Strike' .* has a capital"),
        (["raid | strike, sortie, strike"], "'strike' .* stands twice"),
    ],
)
def test_a_mistake_is_refused_with_its_place(rows: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "data_lines", lines_of(*rows))
    with pytest.raises(LexiconError, match=message):
        pattern_words.__wrapped__()


def test_each_pattern_of_the_extractor_has_its_words_and_each_kind_its_pattern() -> None:
    found = all_patterns()
    assert found
    for name, pattern in found.items():
        assert pattern.compiled.pattern, name
    asked = {kind.lower() for pattern in found.values() for kind in re.findall(r"(?<!\?P)<(\w+)>", pattern.template)}
    assert asked == pattern_words().keys()
