"""Loads `headline_cues.toml`: the words, the furniture patterns and the weights of the headline finder.

Belongs here: the format of that file and its errors. Not here: weighing the cues (`evidence`, `headlines`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

FILE = "headline_cues.toml"
Evidence = Literal[
    "new_post",
    "new_post_after_headline",
    "first_line",
    "no_stop",
    "full_stop",
    "question_short",
    "question_long",
    "ellipsis",
    "colon_end",
    "comma_end",
    "very_short",
    "short",
    "medium",
    "long",
    "very_long",
    "several_sentences",
    "speaker_tail",
    "speaker_clause",
    "label_head",
    "title_case",
    "headline_verb",
    "reported_past",
    "unclosed_quote",
    "whole_quote",
    "continuing",
    "bullet",
    "lower_case",
    "dateline",
    "subhead",
    "overlap_next_most",
    "overlap_next_high",
    "overlap_next_some",
    "overlap_next_none",
    "overlap_previous",
    "longer_next",
    "shorter_next",
    "gap_wide",
    "gap_narrow",
    "at_time",
    "off_time",
    "before_byline",
    "list_item",
    "standfirst",
]
"""The names of the evidence that `evidence` and `headlines` find, each with a weight in the file."""
WORD_LISTS = ("stop", "headline_verbs", "continuing_openers", "subheads")


@dataclass(frozen=True, slots=True)
class Cues:
    """The knowledge of the headline finder."""

    stop: frozenset[str]
    headline_verbs: frozenset[str]
    continuing_openers: frozenset[str]
    subheads: frozenset[str]
    furniture: Mapping[str, re.Pattern[str]]
    weights: Mapping[Evidence, float]


@cache
def load_cues() -> Cues:
    """The cues of the package."""
    return parse_cues((files("pipeline.ingest") / FILE).read_text("utf-8"))


def parse_cues(text: str) -> Cues:
    """Cues from the text of the file. ValueError that names file and place if something in it is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{FILE}: {error}") from None
    for section in ("words", "furniture", "weights"):
        if not isinstance(data.get(section), dict):
            raise ValueError(f"{FILE}: the section [{section}] is missing")
    _same_names("words", data["words"], WORD_LISTS)
    words = {name: _words(text, name, data["words"][name]) for name in WORD_LISTS}
    _same_names("weights", data["weights"], get_args(Evidence))
    weights: dict[Evidence, float] = {name: _weight(text, name, data["weights"][name]) for name in get_args(Evidence)}
    furniture = {name: _pattern(text, name, value) for name, value in data["furniture"].items()}
    return Cues(**words, furniture=furniture, weights=weights)


def _words(text: str, name: str, value: object) -> frozenset[str]:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{_place(text, name)}: {name} is not a text of words")
    words = [word.strip() for word in (value.split("|") if "|" in value else value.split())]
    for word in words:
        if word != word.lower() or not word:
            raise ValueError(f"{_place(text, word)}: {word!r} in {name} is not a lower-case word")
        if words.count(word) > 1:
            raise ValueError(f"{_place(text, word)}: {word!r} stands twice in {name}")
    return frozenset(words)


def _weight(text: str, name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{_place(text, name)}: the weight {name} is not a number")
    return float(value)


def _pattern(text: str, name: str, value: object) -> re.Pattern[str]:
    if not isinstance(value, str):
        raise ValueError(f"{_place(text, name)}: the pattern {name} is not a text")
    try:
        return re.compile(value, re.VERBOSE | re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{_place(text, name)}: the pattern {name} is wrong: {error}") from None


def _same_names(section: str, got: Mapping[str, object], wanted: tuple[str, ...]) -> None:
    if set(got) != set(wanted):
        odd = ", ".join(sorted(set(got) ^ set(wanted)))
        raise ValueError(f"{FILE}: the names in [{section}] are not the known ones: {odd}")


def _place(text: str, word: str) -> str:
    """File and line of the first place where the word stands."""
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return f"{FILE}:{line}"
