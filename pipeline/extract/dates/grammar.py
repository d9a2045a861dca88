"""Find the time expressions of a sentence, with the bound, the part of day and the beginning that their words tell.

Belongs here: matching the constructions and reading what stands around a match. Not here: the constructions
(`constructions`), the words (`lexicon/dates_words.txt`), the arithmetic (`resolve`), which figure a time belongs to
(`link`).
"""

from __future__ import annotations

import functools
import re

from pipeline.extract.dates.constructions import RULES, Rule
from pipeline.extract.dates.joining import joined
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.piece import Piece
from pipeline.extract.dates.record import (
    Between,
    Bound,
    InMonth,
    InYear,
    Meaning,
    OnDay,
    OpenStart,
    Part,
    Season,
    TimeSpan,
)
from pipeline.extract.dates.words import WordRow, may_tell_time, read_words
from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.word_facts import FACTS

_POSSESSIVES = frozenset({"'s", "’s"})
_BOUNDS: dict[str, Bound] = {"c": "since", "u": "until", "v": "as_of", "b": "by", "f": "from"}
_OPEN_START_REACH = 12
"""Words between "since" and the time that it leads to."""
_DAYS = frozenset("WDOIT")
"""Classes of days: "since" leads to one through any clause ("since it came ashore on Thursday")."""
_NEXT_WORD = re.compile(r" ([a-z]+)")
_OF_PLACE = re.compile(r" Islands?\b")
_TOLD_SPELL = re.compile(r"gzh?[HL]?U|[HL]U")
_OF_YEAR = re.compile(
    r", when\b| (?:was|is|has been|had been|became|saw|has seen|had seen)\b| as (?:the|one of the|its|their)\b"
)
"""Behind a year without a preposition: it is told as the time of what follows ("up from 2022, when 118 died")."""
_ISLAND = re.compile(r"[^_]*[WxMmPUoKSTGrFcYIO#][^_]*")
"""Words in a row that the lexicon knows, at least one of them a word of time; no rule matches across others."""


_BEFORE, _BEHIND = 1, 4
"""Letters before and behind an island at which rules look."""


@functools.cache
def _combined() -> tuple[re.Pattern[str], dict[str, Rule]]:
    return re.compile("|".join(f"(?P<{r.name}>{r.pattern})" for r in RULES)), {rule.name: rule for rule in RULES}


@functools.lru_cache(maxsize=10_000)
def _matched(letters: str, at: int) -> tuple[Rule, int] | None:
    """The rule that matches at a letter of an island and the number of letters that it takes. Islands are short, and
    the same few come again and again."""
    pattern, rules = _combined()
    match = pattern.match(letters, at)
    return None if match is None else (rules[match.lastgroup or ""], match.end() - at)


def find_times(text: str) -> list[TimeSpan]:
    """The time expressions of one sentence, in order, not overlapping; offsets are into `text`."""
    if not may_tell_time(text):
        return []
    letters, words = read_words(text)
    found: list[TimeSpan] = []
    at = free = 0
    for island in _ISLAND.finditer(letters):
        at, end = max(at, island.start()), island.end()
        while at < end:
            first = max(0, at - _BEFORE)
            matched = _matched(letters[first : end + _BEHIND], at - first)
            if matched is None:
                at += 1
                continue
            rule, length = matched
            span = _read(text, letters, words, rule, (at, at + length), free)
            if span is not None:
                found.append(span)
                free = at + length
            at = free if span is not None else at + 1
    return found if len(found) < 2 else joined(text, found)


def _read(text: str, letters: str, words: WordRow, rule: Rule, at: tuple[int, int], free: int) -> TimeSpan | None:
    first, last = at
    if rule.name == "since_event":
        return _since_event(text, letters, words, first)
    if rule.name == "holiday" and _names_kind(text, words.ends[last - 1]):
        return None
    bare = rule.name == "year" and letters[first:last] == "Y" and letters[first - 1 : first] not in ("h", "a")
    if bare and not _OF_YEAR.match(text, words.ends[first]):
        return None
    meaning = rule.produce(Piece(letters[first:last], words.cut(first, last)))
    return None if meaning is None else _span(text, letters, words, at, free, rule.name, meaning)


def _names_kind(text: str, end: int) -> bool:
    """Whether a holiday only says what kind of thing stands behind it: "a Christmas market" is there for weeks, and
    "Christmas Island" for good."""
    if _OF_PLACE.match(text, end):
        return True
    behind = _NEXT_WORD.match(text, end)
    noun = FACTS[behind[1]].noun if behind else None
    return noun is not None and noun.kind != "event" and noun.object != "time"


def _span(
    text: str, letters: str, words: WordRow, at: tuple[int, int], free: int, rule: str, meaning: Meaning
) -> TimeSpan:
    """The time of the tokens `at`; words before the token `free` belong to the time before."""
    first, last = at
    starts = isinstance(meaning, InMonth | InYear | Season | OnDay)
    begun = starts and _has_begun(text, words, first, last, isinstance(meaning, OnDay))
    while letters[first] in "ipyzh" and first + 1 < last:
        first += 1
    bound, opened, event = _bound(letters, words, first, last, free)
    if begun and not bound:
        bound = "since"
    if event and isinstance(meaning, InMonth | InYear | Season):
        meaning = OpenStart()
    closed = isinstance(meaning, Between) or letters[last : last + 1] in ("s", "e")
    if bound == "from" and (closed or text.startswith(", when ", words.ends[last - 1])):
        bound, opened = "", first
    # "killed by Tuesday's earthquake", "by the August flood" name what did it, and no end
    end = words.ends[last - 1]
    possessive = text[end : end + 2] in _POSSESSIVES or text[end - 2 : end] in _POSSESSIVES
    of_event = letters[last : last + 1] == "e"
    if bound == "by" and (rule == "part_of_day" or possessive or of_event):
        bound = ""
    first = min(first, opened)
    start, end = words.starts[first], words.ends[last - 1]
    hour = "C" in letters[max(0, first - 3) : last + 3]
    return TimeSpan(
        start, end, text[start:end], rule, meaning, bound, _part(letters[first:last], words.values[first:last]), hour
    )


_GOING_ON = re.compile(r"(?:[^.;:]|\.\d){0,60}?\b(?:has|have)\b", re.IGNORECASE)
_PARTING = frozenset({"after", "before", "following"})
_CLAUSE = 3
"""Words behind "since" from which a clause stands there, whose "after" parts it from a day of another event."""
_STARTED = WordPattern(r"\b<told_harm>\b[^.;:,]*\b<warfare>\b[^.;:,]*$", re.IGNORECASE)
"""In front of a calendar day on which it began: "among those killed in the fighting that broke out on April 4"."""
_WENT_ON = WordPattern(r"\b(?:has|have)\b(?:[^.;:]|\.\d)*\b<warfare>\b[^.;:,]*$", re.IGNORECASE)
"""In front of it: "have been driven out by the conflict that erupted on 15 April"."""


def _has_begun(text: str, words: WordRow, first: int, last: int, is_day: bool) -> bool:
    """Whether a span is when something began that goes on: "the fighting, which erupted in May, has driven out"."""
    before = words.folded[max(0, first - 3) : first]
    before = before[:-1] if before[-1:] in (["on"], ["in"]) else before[-2:]
    begins = before[-1:] in (["began"], ["erupted"], ["started"]) or before[-2:] == ["broke", "out"]
    if not begins:
        return False
    start = words.starts[first]
    if is_day and _STARTED.compiled.search(text, 0, start):
        return True
    return bool(_GOING_ON.match(text, words.ends[last - 1]) or _WENT_ON.compiled.search(text, 0, start))


def _bound(letters: str, words: WordRow, first: int, last: int, free: int) -> tuple[Bound, int, bool]:
    """Which side of the time is meant, the token that says so, and whether the time is that of a named beginning."""
    if letters[first] in _BOUNDS and last - first > 1:
        return _BOUNDS[letters[first]], first, False
    before = first - 1
    while before >= free and letters[before] in "hp(":
        before -= 1
    if before >= free and letters[before] in _BOUNDS:
        return _BOUNDS[letters[before]], before, False
    since = letters.rfind("c", max(free, first - _OPEN_START_REACH), first)
    if since >= 0 and _phrase_end(letters, words, since) >= first:
        if _open_starts(words, since + 1, first):
            return "since", since, True
        if not _DAYS.isdisjoint(letters[first:last]) and _PARTING.isdisjoint(words.folded[since + _CLAUSE : first]):
            return "since", since, False
    return "", first, False


def _phrase_end(letters: str, words: WordRow, since: int) -> int:
    """Where the phrase of a "since" ends; a comma does not end it if ", which began on" goes on."""
    stop = since + 1
    while stop < len(letters) and stop - since < _OPEN_START_REACH and letters[stop] != ";":
        if letters[stop] == "," and not _open_starts(words, stop + 1, stop + 4):
            break
        stop += 1
    return stop


def _open_starts(words: WordRow, first: int, last: int) -> list[int]:
    starts = cues().words["open_start"]
    return [index for index in range(first, min(last, len(words))) if words.folded[index] in starts]


def _since_event(text: str, letters: str, words: WordRow, at: int) -> TimeSpan | None:
    """ "Since the start of the war", with no day told in the phrase."""
    stop = _phrase_end(letters, words, at)
    ends = _open_starts(words, at + 1, stop)
    stretch = letters[at + 1 : stop + 1]
    if not ends or any(letter in "WMmYFITAKSGo" for letter in stretch) or _TOLD_SPELL.search(stretch):
        return None
    start, end = words.starts[at], words.ends[ends[-1]]
    return TimeSpan(start, end, text[start:end], "since_event", OpenStart(), "since")


_PARTS: dict[str, Part] = {
    "morning": "morning", "midday": "midday", "afternoon": "afternoon", "evening": "evening", "midnight": "midnight",
    "night": "night", "early": "early", "late": "evening", "overnight": "overnight",
}  # fmt: skip


def _part(letters: str, values: list[str]) -> Part:
    for letter, value in zip(letters, values, strict=True):
        if letter == "o":
            return "overnight"
        if letter == "P":
            return _PARTS[value]
    if "E" in letters and ("W" in letters or "T" in letters or "D" in letters or "O" in letters):
        return _PARTS.get(values[letters.index("E")], "")
    return ""
