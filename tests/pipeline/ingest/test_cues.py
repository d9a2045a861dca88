"""The file of cues is checked when it is loaded, and a mistake is named with its line."""

from __future__ import annotations

from importlib.resources import files

import pytest

from pipeline.ingest.cues import load_cues, parse_cues

TEXT = (files("pipeline.ingest") / "headline_cues.toml").read_text("utf-8")


def test_the_file_of_the_package_is_right() -> None:
    assert "says" in load_cues().headline_verbs


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("accepts accuses", "accepts Accuses", r"headline_cues\.toml:\d+: 'Accuses' in headline_verbs is not a lower"),
        ("accepts accuses", "accepts accepts", r"'accepts' stands twice in headline_verbs"),
        ("\n[words]\n", "\n[word]\n", r"section \[words\] is missing"),
        ("subheads =", "subhead =", r"subhead.*subheads"),
        ("full_stop = -3.0", 'full_stop = "much"', r"headline_cues\.toml:\d+: the weight full_stop is not a number"),
        ("full_stop = -3.0", "full_stops = -3.0", r"full_stop, full_stops"),
        ("time = '''", "time = '''(", r"the pattern time is wrong"),
        ("\n[weights]\n", "\n[weights\n", r"headline_cues\.toml: "),
    ],
)
def test_a_mistake_is_named(before: str, after: str, words: str) -> None:
    assert before in TEXT
    with pytest.raises(ValueError, match=words):
        parse_cues(TEXT.replace(before, after, 1))
