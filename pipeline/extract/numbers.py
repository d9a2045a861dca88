"""Figures in a sentence: number words and digits with their value, their hedge and the tokens they stand on.

Belongs here: values, vague words, ranges, hedges, and the look of numbers that count nothing (years, clock times, ordinals).
Not here: what is counted (`chunks`), money (`money`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from text_to_num import text2num

from .lexicon import Lexicon
from .tokens import Tokens

_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")
_SUFFIX = re.compile(r"(\d[\d.,]*)-?(k|m|mn|mln|bn|b|bln|tn|million|billion|thousand)?(\+?)")
_GROUP_MARKS = str.maketrans("", "", ",\u00a0\u202f\u2009 ")
_RANGE_WORDS = frozenset({"to", "or", "-", "–", "—", "and"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_LABELS = frozenset(
    "no no. number article resolution chapter page day phase group team unit room flight route highway stage line grade type mark class brigade "
    "regiment battalion division channel section paragraph act protocol model boeing airbus version apollo level category magnitude aged age x "
    "age: figure table season episode part formula".split()
)
_CLOCK_AFTER = frozenset({"am", "pm", "a.m.", "p.m.", "gmt", "hours", "hrs", "utc", "o'clock", "est", "edt", "bst"})


@dataclass(slots=True)
class Figure:
    """A figure. `first` to `stop` are its tokens with hedge, `number` is the first token of the number itself."""

    first: int
    number: int
    stop: int
    low: int | None
    high: int | None
    hedge: str
    value: float
    digits: bool


@lru_cache(maxsize=20_000)
def words_value(words: str) -> int | None:
    """The value of a run of number words ("three hundred thousand"), None when they form none."""
    try:
        return int(text2num(words, "en"))
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def digits_value(folded: str) -> tuple[float, bool] | None:
    """(value, has a plus sign) of one token that starts with a digit; None when it counts nothing ("21st", "155mm").

    "10.000" is ten thousand: nobody counts people to three decimals; before a scale word `read_number` takes it as a decimal.
    """
    match = _SUFFIX.fullmatch(folded)
    if match is None:
        if not _GROUPED.fullmatch(folded):
            return None
        return float(folded.translate(_GROUP_MARKS)), False
    digits, scale, plus = match.groups()
    factor = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "tn": 1e12}.get(scale, 1e9) if scale else 1
    if _PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits):
        value = float(digits.translate(_GROUP_MARKS))
    elif _POINTS.fullmatch(digits) and not scale:
        value = float(digits.replace(".", ""))
    elif _DECIMAL.fullmatch(digits):
        value = float(digits)
    else:
        return None
    return value * factor, bool(plus)


def _read_scales(tokens: Tokens, at: int, lex: Lexicon) -> tuple[int, int]:
    """(factor, next token) of scale words at a token: "million", "hundred thousand", "dozen"."""
    factor = 1
    words = tokens.folded
    if words[at : at + 3] == ["and", "a", "half"] and at + 3 < len(words) and words[at + 3] in ("million", "billion", "thousand"):
        return -lex.scales[words[at + 3]], at + 4  # the caller adds the half
    while at < len(words):
        word = words[at]
        if word in lex.scales and len(word) > 1 or (word in ("m", "k") and tokens.starts[at] == tokens.ends[at - 1]):
            factor *= lex.scales[word]
            at += 1
        elif "-" in word and (scale := lex.scales.get(word.split("-", 1)[0])) and len(word) > 6:
            return factor * scale, at  # "30 billion-lira": the word goes on as the noun
        else:
            break
    return factor, at


def _read_number(tokens: Tokens, at: int, lex: Lexicon) -> tuple[float, int, bool, bool] | None:
    """(value, next token, vague, plus sign) of the number at a token."""
    words = tokens.folded
    word = words[at]
    if word[0].isdigit():
        read = digits_value(word)
        if read is None:
            return None
        value, plus = read
        factor, stop = _read_scales(tokens, at + 1, lex)
        if factor < 0:
            return (value + 0.5) * -factor, stop, False, plus
        if (factor > 1 or (stop < len(words) and words[stop].startswith(("million-", "billion-")))) and _POINTS.fullmatch(word):
            value = float(word)
        return round(value * factor, 6), stop, False, plus
    for phrase, number, vague in lex.vague.get(word, ()):
        stop = at + len(phrase)
        if tuple(words[at:stop]) == phrase:
            factor, after = _read_scales(tokens, stop, lex)
            return number * factor, after, vague, False
    if word in lex.numbers or (word in lex.scales and word in ("hundred", "thousand", "million", "dozen")):
        return _read_words(tokens, at, lex)
    if "-" in word and all(p in lex.numbers for p in word.split("-")):
        return _read_words(tokens, at, lex)
    return None


def _read_words(tokens: Tokens, at: int, lex: Lexicon) -> tuple[float, int, bool, bool] | None:
    words = tokens.folded
    stop = at
    while stop < len(words):
        word = words[stop]
        joined = word == "and" and stop > at and words[stop - 1] in ("hundred", "thousand") and stop + 1 < len(words)
        if joined and words[stop + 1].split("-")[0] in lex.numbers and lex.numbers[words[stop + 1].split("-")[0]] < 100:
            stop += 1
        elif word in lex.numbers or (word in lex.scales and len(word) > 3 and not word.endswith("s")) or (
            "-" in word and all(p in lex.numbers for p in word.split("-"))
        ):
            if stop > at and word in lex.numbers and words[stop - 1] in lex.numbers and lex.numbers[words[stop - 1]] < 20:
                break  # "two four-storey": no number word follows a unit
            stop += 1
        else:
            break
    run = [w.replace("-", " ") for w in words[at:stop]]
    if run[-1] == "dozen":
        head = words_value(" ".join(run[:-1])) if len(run) > 1 else 1
        return (head * 12, stop, False, False) if head else None
    if len(run) == 1 and run[0] in lex.numbers:
        factor, after = _read_scales(tokens, stop, lex) if stop < len(words) else (1, stop)
        return ((lex.numbers[run[0]] + 0.5) * -factor, after, False, False) if factor < 0 else (lex.numbers[run[0]], stop, False, False)
    value = words_value(" ".join(run))
    return None if value is None else (value, stop, False, False)


def _is_label(tokens: Tokens, at: int, stop: int, value: float) -> bool:
    """Whether the number names something (a year, a day of a month, a clock time, a numbered thing) and counts nothing."""
    words = tokens.folded
    before = words[at - 1] if at else ""
    after = words[stop] if stop < len(words) else ""
    digit = words[at][0].isdigit()
    if digit and (":" in words[at] or "/" in words[at]):
        return True
    if before in _MONTHS and value <= 31 and not (before == "may" and tokens.words[at - 1] == "may"):
        return True
    if after in _MONTHS and value <= 31 and digit and (tokens.words[stop][0].isupper()):
        return True
    if after in _CLOCK_AFTER and not (after == "hours" and before in ("past", "last", "for")):
        return after != "hours"
    if after == "in" and value == 1 and stop + 1 < len(words) and (words[stop + 1] in _SMALL or words[stop + 1].isdigit()):
        return True  # "one in three"
    if before == "in" and at > 1 and words[at - 2] in ("one", "1") and at > 2 and value <= 100:
        return True
    if digit and at > 1 and not tokens.upper and tokens.words[at - 1].isupper() and 1 < len(before) <= 5 and before.isalpha() and not (after and after[0].isalpha()):
        return before not in lex_codes()  # "737 MAX 8,"
    if before in ("between", "from") and at > 1 and words[at - 2] in ("aged", "ages"):
        return True
    if before in _LABELS or (before == "." and at > 1 and words[at - 2] == "no"):
        return True
    if digit and 1900 <= value <= 2100 and words[at].isdigit() and len(words[at]) == 4:
        return before in _YEAR_BEFORE or before in _MONTHS or not (after and after[0].isalpha()) or after in _YEAR_AFTER
    return after in ("%", "percent", "per", "pct") and (after != "per" or (stop + 1 < len(words) and words[stop + 1] == "cent"))


@cache
def lex_codes() -> frozenset[str]:
    """Currency codes, behind which a number is a sum."""
    from .money import currencies

    return currencies().codes


_OVER_VERBS = frozenset("hand hands handed handing turn turned turning take took taken taking sign signed pass passed give gave given bring brought".split())
_SMALL = frozenset("two three four five six seven eight nine ten twenty".split())
_YEAR_BEFORE = frozenset("in since of year until till by from late early mid and to during before after through the ,".split())
_YEAR_AFTER = frozenset("and when after the to , . in as by with or was is for but war invasion election".split())


def _hedge_before(tokens: Tokens, at: int, lex: Lexicon) -> tuple[int, str | None]:
    """(first token with the hedge, its kind) for the number at a token, looking left over articles."""
    words = tokens.folded
    end = at
    while True:
        while end > 0 and words[end - 1] in ("a", "an", "the", "another", "all", "some", "total", "of", "further", "additional") and end > at - 3:
            if words[end - 1] == "some" and (end == 1 or words[end - 2] not in ("at", "in")) and end == at:
                return end - 1, "about"
            if words[end - 1] == "of" and not (end > 2 and words[end - 2] == "total"):
                break
            end -= 1
        for phrase, kind in lex.hedges_before.get(words[end - 1], ()) if end else ():
            start = end - len(phrase)
            if start >= 0 and tuple(words[start:end]) == phrase:
                if phrase == ("over",) and start and words[start - 1] in _OVER_VERBS:
                    break  # "handed over 103 prisoners"
                return start, kind
        return at, None


def _hedge_after(tokens: Tokens, stop: int, lex: Lexicon) -> tuple[int, str | None]:
    words = tokens.folded
    if stop < len(words):
        for phrase, kind in lex.hedges_after.get(words[stop], ()):
            if tuple(words[stop : stop + len(phrase)]) == phrase:
                follower = words[stop + len(phrase)] if stop + len(phrase) < len(words) else ""
                if phrase == ("plus",) and follower and (follower[0].isdigit() or follower in lex.numbers):
                    continue
                return stop + len(phrase), kind
    return stop, None


def find_figures(tokens: Tokens, lex: Lexicon) -> list[Figure]:
    """All figures of a sentence from left to right; numbers that only name something are left out."""
    found: list[Figure] = []
    words = tokens.folded
    at = 0
    while at < len(words):
        word = words[at]
        if not (word[0].isdigit() or word in lex.numbers or word in lex.vague or word in ("hundred", "thousand", "million", "dozen") or "-" in word):
            at += 1
            continue
        read = _read_number(tokens, at, lex)
        if read is None:
            at += 1
            continue
        figure = _figure(tokens, at, read, lex, found[-1].stop if found else 0)
        if figure is not None:
            found.append(figure)
        at = figure.stop if figure is not None else max(read[1], at + 1)
    return found


def _figure(
    tokens: Tokens, at: int, read: tuple[float, int, bool, bool], lex: Lexicon, floor: int
) -> Figure | None:
    words = tokens.folded
    value, stop, vague, plus = read
    if _is_label(tokens, at, stop, value):
        return None
    high: float | None = None
    after_range = _range(tokens, at, stop, value, lex)
    if after_range is not None:
        high, stop = after_range
    first, kind = _hedge_before(tokens, at, lex)
    if first < floor:
        first, kind = at, None
    if high is not None and first == at and at and words[at - 1] == "between":
        first = at - 1
    after, kind_after = _hedge_after(tokens, stop, lex)
    if kind is None and kind_after is not None:
        kind, stop = kind_after, after
    if plus:
        kind = "at_least"
    digits = words[at][0].isdigit()
    if value != int(value) or (high is not None and high != int(high)):
        return Figure(first, at, stop, None, None, "", value, digits)
    low = int(value)
    if high is not None:
        return Figure(first, at, stop, low, int(high), "range", value, digits)
    if vague:
        return Figure(first, at, stop, *((low, None, "vague") if kind != "at_most" else (None, low, "at_most")), value, digits)
    bounds = {"at_least": (low, None), "at_most": (None, low)}.get(kind or "", (low, low))
    return Figure(first, at, stop, bounds[0], bounds[1], kind or "exact", value, digits)


def _range(tokens: Tokens, at: int, stop: int, low: float, lex: Lexicon) -> tuple[float, int] | None:
    """(high, next token) when the number opens a range: "10 to 15", "two or three", "between 10 and 15", "20-25"."""
    words = tokens.folded
    if stop + 1 >= len(words) or words[stop] not in _RANGE_WORDS:
        return None
    joint = words[stop]
    if joint == "and" and not (at and words[at - 1] == "between"):
        return None
    read = _read_number(tokens, stop + 1, lex)
    if read is None or read[2] or read[0] <= low:
        return None
    if joint == "to" and at and words[at - 1] == "from" and not (at > 1 and words[at - 2] in ("anywhere", "ranging")):
        return None  # "rose from 38 to 41" is two figures
    if joint == "or" and read[0] > low * 3 + 3:
        return None
    if joint in "-–—" and not (tokens.starts[stop] == tokens.ends[stop - 1] and tokens.starts[stop + 1] == tokens.ends[stop]):
        return None
    return read[0], read[1]
