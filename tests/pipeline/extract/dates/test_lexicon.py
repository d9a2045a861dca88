"""The files of time words and cues: what they must say, and how a mistake in one is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract.dates.lexicon import (
    CUE_KINDS,
    cues,
    read_cues,
    read_entries,
    read_words,
    time_words,
)
from pipeline.extract.lexicon.files import LexiconError


def written(folder: Path, text: str) -> Path:
    path = folder / "words.txt"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("weekday 0 | monday\nmoon 1 | full\n", "words.txt:2: unknown kind 'moon'"),
        ("weekday 0 | monday,, mon\n", "words.txt:1: an empty word"),
        ("weekday 0 | monday, monday\n", "words.txt:1: 'monday' stands twice"),
        ("# days\n\nweekday | monday\n", "words.txt:3: write `KIND VALUE | words`"),
        ("weekday 0 monday\n", "words.txt:1: write `KIND VALUE | words`"),
        ("weekday 0 | monday\npart morning | monday\n", "words.txt:2: 'monday' has a class already"),
    ],
)
def test_a_mistake_among_the_words_is_named_with_file_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as error:
        read_words(written(tmp_path, text))
    assert str(error.value).startswith(complaint)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("behind far | after", "'far' is not a number"),
        ("one_day_most many | killed", "'many' is not a whole number"),
        ("known_day 7-October | gaza", "'7-October' is not a day"),
    ],
)
def test_a_cue_with_a_wrong_value_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(LexiconError) as error:
        read_cues(written(tmp_path, line + "\n"))
    assert complaint in str(error.value)
    assert ":1" in str(error.value)


def test_a_kind_of_cue_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no line of kind .*speech_verb"):
        read_cues(written(tmp_path, "front 1 | after\n"))


def test_blanks_in_phrases_are_written_with_an_underscore(tmp_path: Path) -> None:
    (entry,) = read_entries(written(tmp_path, "total 2 | body_count, to_date\n"), CUE_KINDS)
    assert entry.words == ("body count", "to date")


def test_all_months_and_weekdays_are_there() -> None:
    classes = time_words().classes
    assert {value for letter, value in classes.values() if letter == "M"} == {str(n) for n in range(1, 13)}
    assert {value for letter, value in classes.values() if letter == "W"} == {str(n) for n in range(7)}


def test_every_cost_is_one_that_a_figure_can_reach_over_or_not() -> None:
    assert all(0 < cost <= 5 for kind in ("behind", "front") for cost in cues().cost[kind].values())
