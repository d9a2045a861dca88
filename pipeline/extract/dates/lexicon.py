"""The words that the dates pass knows, read once from `lexicon/dates_words.txt` and `lexicon/dates_cues.txt`.

Belongs here: reading and checking the two files. Not here: what a time expression is (`constructions`), what a cue
does (`clauses`, `totals`, `timeline`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.lexicon.files import LexiconError, lines_of

FOLDER = Path(__file__).resolve().parent.parent / "lexicon"

CLASSES = {
    "weekday": "W",
    "weekday_short": "x",
    "month": "M",
    "month_or_word": "M",
    "unit": "U",
    "part": "P",
    "overnight": "o",
    "weekend": "K",
    "season": "S",
    "half": "Q",
    "today": "T",
    "tonight": "G",
    "last": "L",
    "next": "X",
    "this": "H",
    "same": "V",
    "early": "E",
    "earlier": "R",
    "ago": "A",
    "before": "B",
    "after": "J",
    "edge": "g",
    "then": "q",
    "period": "r",
    "a": "a",
    "the": "h",
    "few": "n",
    "ordinal": "l",
    "on": "p",
    "in": "i",
    "through": "y",
    "since": "c",
    "until": "u",
    "by": "b",
    "from": "f",
    "to": "t",
    "between": "w",
    "and": "&",
    "of": "z",
    "as_of": "v",
    "possessive": "s",
    "holiday": "F",
}
"""Class name in the file → the one letter that stands for it in the grammar's patterns. Letters that the grammar itself
gives to tokens: D day number, O ordinal day number, Y year, N other number, I numeric date, # numeric date without
year, C clock time, m month only if
more speaks for it, and punctuation for itself."""

ANCHORS = frozenset("WxMUPoKSTGrFc")
"""Without one of these, a year or a numeric date, no time is told."""

CUE_KINDS = frozenset(
    {
        "not_day_before",
        "not_day_after",
        "after_may",
        "speech_verb",
        "speech_noun",
        "addressed",
        "audience",
        "aid_act",
        "behind",
        "front",
        "known_day",
        "comparison",
        "other_event",
        "total",
        "background",
        "event",
        "event_people",
        "deed",
        "aftermath",
        "memorial",
        "proceeding",
        "disaster",
        "one_event",
        "open_start",
        "roundup",
        "one_day_most",
        "befallen",
        "taken",
        "attackers",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a file: kind, value and words (`_` already a blank)."""

    kind: str
    value: str
    words: tuple[str, ...]
    at: str


def read_entries(path: Path, kinds: frozenset[str]) -> Iterator[Entry]:
    """The entries of one file. Raises `LexiconError` for an unknown kind, a missing value or word, a repeated word."""
    seen: set[tuple[str, str, str]] = set()
    for at, line in lines_of(path.read_text("utf-8"), path.name):
        head, bar, tail = line.partition("|")
        parts = head.split()
        if not bar or len(parts) != 2:
            raise LexiconError(f"{at}: write `KIND VALUE | words`, not {line!r}")
        if parts[0] not in kinds:
            raise LexiconError(f"{at}: unknown kind {parts[0]!r}; known are {', '.join(sorted(kinds))}")
        words = tuple(word.strip().replace("_", " ") for word in tail.split(","))
        for word in words:
            key = (parts[0], parts[1], word)
            if not word or key in seen:
                raise LexiconError(f"{at}: " + (f"{word!r} stands twice" if word else "an empty word"))
            seen.add(key)
        yield Entry(parts[0], parts[1], words, at)


@dataclass(frozen=True, slots=True)
class Words:
    """Time words: folded word → (class letter, value), and a pattern for those that are phrases."""

    classes: dict[str, tuple[str, str]]
    anchors: frozenset[str]
    uncertain_months: frozenset[str]
    phrases: re.Pattern[str]
    phrase_firsts: frozenset[str]


def read_words(path: Path) -> Words:
    """Read the time words. Raises `LexiconError`."""
    classes: dict[str, tuple[str, str]] = {}
    uncertain: set[str] = set()
    for entry in read_entries(path, frozenset(CLASSES)):
        for word in entry.words:
            if word in classes:
                raise LexiconError(f"{entry.at}: {word!r} has a class already")
            classes[word] = (CLASSES[entry.kind], entry.value)
            if entry.kind == "month_or_word":
                uncertain.add(word)
    anchors = {_first(word) for word, (letter, _) in classes.items() if letter in ANCHORS}
    phrases = [w for w in classes if not w.isalpha() and w != "'s" and not w.endswith(".")]
    return Words(
        classes,
        frozenset(anchors) | {str(year) for year in range(1900, 2100)} | {"st", "nd", "rd", "th"},
        frozenset(uncertain),
        re.compile(_phrases_pattern(phrases)),
        frozenset(map(_first, phrases)),
    )


def _first(word: str) -> str:
    """The letters before the first blank or mark."""
    return re.split(r"[ '.-]", word)[0]


def _phrases_pattern(phrases: list[str]) -> str:
    """Any of the phrases, the longest first; blanks and hyphens stand for one another."""
    forms = (re.escape(w).replace("'", "['’]").replace(r"\-", r"[-\s]") for w in sorted(phrases, key=len, reverse=True))
    return r"(?:" + "|".join(form.replace(r"\ ", r"\s+") for form in forms) + r")\b"


@dataclass(frozen=True, slots=True)
class Cues:
    """What surrounds a time, by kind; word sets, and one pattern per kind whose words may be phrases or stems."""

    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    cost: dict[str, dict[str, float]]
    """For `behind` and `front`: word → number."""
    one_day_most: dict[str, int]
    known_days: dict[tuple[int, int], tuple[int, re.Pattern[str]]]
    """(month, day) → its year and what the update must speak of."""


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(any_word(words) + "(?!-)")


def read_cues(path: Path) -> Cues:
    """Read the cue words. Raises `LexiconError`."""
    words: dict[str, list[str]] = {}
    cost: dict[str, dict[str, float]] = {"behind": {}, "front": {}}
    most: dict[str, int] = {}
    known: dict[tuple[int, int], tuple[int, re.Pattern[str]]] = {}
    for entry in read_entries(path, CUE_KINDS):
        words.setdefault(entry.kind, []).extend(entry.words)
        if entry.kind in cost:
            try:
                cost[entry.kind].update(dict.fromkeys(entry.words, float(entry.value)))
            except ValueError as error:
                raise LexiconError(f"{entry.at}: {entry.value!r} is not a number") from error
        elif entry.kind == "known_day":
            try:
                day = date.fromisoformat(entry.value)
            except ValueError as error:
                raise LexiconError(f"{entry.at}: {entry.value!r} is not a day (YYYY-MM-DD)") from error
            known[day.month, day.day] = (day.year, _any_of(list(entry.words)))
        elif entry.kind == "one_day_most":
            if not entry.value.isdigit():
                raise LexiconError(f"{entry.at}: {entry.value!r} is not a whole number")
            most.update((word.replace(" ", "_"), int(entry.value)) for word in entry.words)
    if missing := CUE_KINDS - set(words):
        raise LexiconError(f"{path.name}: no line of kind {', '.join(sorted(missing))}")
    patterns = {kind: _any_of(found) for kind, found in words.items()}
    return Cues({kind: frozenset(found) for kind, found in words.items()}, patterns, cost, most, known)


@functools.cache
def time_words() -> Words:
    """The project's time words."""
    return read_words(FOLDER / "dates_words.txt")


@functools.cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week, in full."""
    return frozenset(word for word, (letter, _) in time_words().classes.items() if letter == CLASSES["weekday"])


@functools.cache
def cues() -> Cues:
    """The project's cue words."""
    return read_cues(FOLDER / "dates_cues.txt")
