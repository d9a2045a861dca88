"""Find the time expressions of a sentence: patterns over the classes of its words, each with what it means.

Belongs here: the constructions of English time expressions, as data (name, pattern, production). Not here: the words
(`lexicon/dates_words.txt`), the arithmetic (`resolve`), which figure a time belongs to (`link`).

A pattern is a regular expression over the string of class letters that `words` makes; `lexicon.CLASSES` names them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.dates import produce_calendar as calendar
from pipeline.extract.dates import produce_relative as relative
from pipeline.extract.dates.joining import joined
from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.piece import Piece
from pipeline.extract.dates.record import (
    Between,
    Bound,
    InMonth,
    InYear,
    Meaning,
    Night,
    OnDay,
    OpenStart,
    Part,
    ReportingPeriod,
    Rolling,
    Season,
    TimeSpan,
)
from pipeline.extract.dates.words import WordRow, may_tell_time, read_words
from pipeline.extract.word_facts import FACTS

_YEAR = r"(?:,?z?Y|,?z?[LH]U)"
_MONTH_DAY = rf"(?:M[DO]|(?:^|(?<=[pcbufzwvth&,(-]))m[DO]|m[DO](?=[,)Y-]|$)){_YEAR}?"
_DAY_MONTH = rf"(?:h?[DO]z?M|(?<=[pzcubftw&])h?[DO]z?m|[DO]z?m(?=[,;)Y&-]|$)){_YEAR}?"
_DATE = rf"(?:{_MONTH_DAY}|{_DAY_MONTH}|I|(?<=[pbcufWx,])#)"
_DAY = rf"(?:(?:[Wx],?)?{_DATE}|W\({_DATE}\))"
_NIGHT = r"(?:[pi]?h?E?P(?:[zfpb]h?)?|[pi]?h?EUzh?|o[fpti]?h?)"
"""What leads into a day or a range: "the night of", "the early hours of", "overnight from"."""
_TO = r"(?:-|[tu&])"
_MONTH_DAYS = (
    rf"[wf]?M[DO](?:-[DO]|[tu][DO](?![_e])){_YEAR}?|wM[DO]&[DO]{_YEAR}?|M[DO](?:,[DO])*,?&[DO](?:{_YEAR}|(?=[.,;)]|$))"
)
_WEEKDAYS = rf"[wf]h?E?WP?{_TO}[ph]*E?WP?|E?W[Po]?(?:-|[tu])h?E?WP?|E?W[Po]?&p?E?W[Po]?|W(?:,W)+,?&W"
_COUNT = r"(?:a?nz?|[DN])"
_AFTER = r"J(?=[^,;)&WMTo])"
"""The "after" of "two days after the storm hit": behind it stands the event, in front what came later."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction. `produce` may answer None: then the words are read as no time by this rule."""

    name: str
    pattern: str
    produce: Callable[[Piece], Meaning | None]


RULES = (
    Rule(
        "days_of_month",
        rf"(?:{_NIGHT}|[pi]?h?Kz)?[wf]?h?(?:[DO],)*[DO],?{_TO}h?[DO]z?[Mm]{_YEAR}?",
        calendar.days_of_month,
    ),
    Rule("month_days", rf"{_NIGHT}?(?:{_MONTH_DAYS})", calendar.days_of_month),
    Rule("week_of", rf"[pi]?h?(?:Kz|U(?:z|gp?))h?{_DAY}", calendar.week_of),
    Rule("day_to_day", rf"{_NIGHT}?[wf]?{_DAY}(?:-|[tu]|&p?){_NIGHT}?{_DAY}", calendar.day_to_day),
    Rule("weekday_to_weekday", rf"{_NIGHT}?(?:{_WEEKDAYS})", calendar.weekdays),
    Rule("overnight_and_day", r"o&p?E?W", calendar.overnight_and_day),
    Rule("month_before_figure", r"iM(?=[DN]_)", calendar.month),
    Rule("day", rf"{_NIGHT}?(?:[ER]p?h?)?{_DAY}[Po]?", calendar.day),
    Rule("weekday", rf"{_NIGHT}?(?:[ER]p?h?)?[LXH]?W[Po]?", calendar.weekday),
    Rule("short_weekday", r"(?<=[p_])x", calendar.short_weekday),
    Rule("month_to_month", rf"(?:[wfi]h?E?-?MY?{_TO}|MY?(?:-|[tu]))E?-?M{_YEAR}?", calendar.months),
    Rule("edge_of_period", r"h?gz(?:h?U|[HL]U|M(?:,?Y)?|Y)", calendar.edge),
    Rule("part_of_year", r"h?lQz(?:Y|h?U|[HL]U)", calendar.part_of_year),
    Rule("months_of_year", r"h?[lL][nD]Uz(?:Y|h?U|[HL]U)", calendar.months_of_year),
    Rule("part_of_month", r"h?(?:lU|E)zM(?:,?Y)?", calendar.month),
    Rule("first_of_month", r"h?lzM(?:,?Y)?", calendar.first_of_month),
    Rule("month", rf"(?:[iRcufbvzwg]+h?|[LXH]|(?=E))(?:E-?)?[Mm](?![DO]){_YEAR}?|M{_YEAR}", calendar.month),
    Rule("year_to_year", rf"[wf]Y{_TO}Y", calendar.years),
    Rule("year", r"(?:[icufbv]h?(?:E-?)?|E-?|(?<=e)z)Y(?!-?[DN])|(?<=h)Y(?=e)", calendar.year),
    Rule("day_before_yesterday", r"h?U[BJ]T", relative.day_beside_today),
    Rule("ago", rf"(?:a|{_COUNT})?-?UA", relative.ago),
    Rule("earlier", rf"(?:a|{_COUNT})-?U(?:R|[BJ](?=[,;)]|$))|[ah]U[BJ](?=[,;)V&ipt]|$)", relative.earlier),
    Rule("after_event", rf"(?:a|{_COUNT})-?U{_AFTER}", relative.after_event),
    Rule("last_units", rf"[ih]*[LX]{_COUNT}?-?U", relative.last_units),
    Rule("within_units", r"ih?[DNn]-?U(?!-?[A_e]|R)", relative.within_units),
    Rule("over_units", r"(?<![iJcupf])i[DNn]U(?=_)", relative.over_units),
    Rule("this_unit", r"[ER]?HU", relative.this_unit),
    Rule("this_part", r"h?[ER]?[HLX]E?P", relative.this_part),
    Rule("today", rf"{_NIGHT}?[ER]?T[Po]?", relative.today),
    Rule("tonight", r"G", lambda _: Rolling("night", 0)),
    Rule("weekend", r"h?[LXH]?K", relative.weekend),
    Rule("season", r"(?:[icuH]h?|[LXE])h?S(?:z?,?Y)?|SY|Sz?Y", calendar.season),
    Rule("holiday", r"F(?:z?,?Y)?", calendar.holiday),
    Rule("same_day", r"h?V[UP](?!-)|Rih?U", relative.same_day),
    Rule("since_then", r"cq|c(?=[;)]|$)", lambda _: OpenStart(known=True)),
    Rule("reporting_period", r"r", lambda _: ReportingPeriod()),
    Rule("ordinal_day", r"ph?O(?=[,;)]|$)", calendar.ordinal_day),
    Rule("attributive_part", r"E?P(?=[_-]{0,2}e)|^E?P(?=z_)", relative.attributive_part),
    Rule("part_of_day", r"[ipb]h?E?P", relative.part_of_day),
    Rule("overnight", r"o", lambda _: Night()),
    Rule("since_event", r"c", lambda _: None),
)
_POSSESSIVES = frozenset({"'s", "’s"})
_BOUNDS: dict[str, Bound] = {"c": "since", "u": "until", "v": "as_of", "b": "by", "f": "from"}
_OPEN_START_REACH = 12
_DAYS = frozenset("WDOIT")
"""Classes of days: "since" leads to one through any clause ("since it came ashore on Thursday")."""
_NEXT_WORD = re.compile(r" ([a-z]+)")
_TOLD_SPELL = re.compile(r"gzh?[HL]?U|[HL]U")
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
    meaning = rule.produce(Piece(letters[first:last], words.cut(first, last)))
    return None if meaning is None else _span(text, letters, words, at, free, rule.name, meaning)


def _names_kind(text: str, end: int) -> bool:
    """Whether a holiday only says what kind of thing stands behind it: "a Christmas market" is there for weeks."""
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
    while letters[first] in "ipzh" and first + 1 < last:
        first += 1
    bound, opened, event = _bound(letters, words, first, last, free)
    if begun and not bound:
        bound = "since"
    if event and isinstance(meaning, InMonth | InYear | Season):
        meaning = OpenStart()
    if bound == "from" and (isinstance(meaning, Between) or letters[last : last + 1] in ("s", "e")):
        bound, opened = "", first
    # "killed by Tuesday's earthquake" names what did it, and no end
    end = words.ends[last - 1]
    possessive = text[end : end + 2] in _POSSESSIVES or text[end - 2 : end] in _POSSESSIVES
    if bound == "by" and (rule == "part_of_day" or possessive):
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
_STARTED = re.compile(
    r"\b(?:killed|dead|died|wounded|injured|displaced|casualties|victims|toll)\b[^.;:,]*"
    r"\b(?:war|conflict|fighting|offensive|hostilities|campaign)\b[^.;:,]*$",
    re.IGNORECASE,
)
"""In front of a calendar day on which it began: "among those killed in the fighting that broke out on April 4"."""
_WENT_ON = re.compile(
    r"\b(?:has|have)\b(?:[^.;:]|\.\d)*\b(?:war|conflict|fighting|violence|crisis|hostilities|clashes)\b[^.;:,]*$",
    re.IGNORECASE,
)
"""In front of it: "have been driven out by the conflict that erupted on 15 April"."""


def _has_begun(text: str, words: WordRow, first: int, last: int, is_day: bool) -> bool:
    """Whether a span is when something began that goes on: "the fighting, which erupted in May, has driven out"."""
    before = words.folded[max(0, first - 3) : first]
    before = before[:-1] if before[-1:] in (["on"], ["in"]) else before[-2:]
    begins = before[-1:] in (["began"], ["erupted"], ["started"]) or before[-2:] == ["broke", "out"]
    if not begins:
        return False
    start = words.starts[first]
    if is_day and _STARTED.search(text, 0, start):
        return True
    return bool(_GOING_ON.match(text, words.ends[last - 1]) or _WENT_ON.search(text, 0, start))


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
