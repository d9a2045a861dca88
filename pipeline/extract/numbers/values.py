"""The value of a number as it is written: digits, number words, vague words, scales.

Belongs here: reading one number. Not here: whether it counts anything (`labels`), its hedge (`hedges`), ranges
(`figures`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from text_to_num import text2num

from pipeline.extract.currencies import currencies, currency_before
from pipeline.extract.lexicon.load import Lexicon, lexicon
from pipeline.extract.tokens import Tokens

_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)\.\d+")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_SUFFIX = re.compile(r"(\d[\d.,]*)-?(k|m|mn|mln|mil|mio|bn|b|bln|tn|million|billion|thousand|lakh|crore|cr)?(\+?)")
_SUM = re.compile(r"(\d[\d.,]*)-(million|billion)-(\w+)")
"""A sum that is one word: "500-million-euro"."""
_GROUP_MARKS = str.maketrans("", "", ", ")
_SUFFIX_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "cr": 1e7,
}
_HALVED = frozenset({"million", "billion", "thousand"})
_IN_WORDS = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
"""Scales that are read together with the number words before them; the others ("lakh", "mln") are multiplied."""
OPENING_SCALES = frozenset({"hundred", "thousand", "million", "dozen"})
_HUNDREDS = frozenset({"hundred", "thousand"})
_GREAT = 1000
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_TOKEN = 30
"""Characters. No number of the news is longer; what is, is an identifier."""
_LONGEST_RUN = 24
"""Number words in one number; the longest number below a quintillion has fewer."""


@cache
def great_scales() -> frozenset[str]:
    """Words that make a number one of thousands or more: "million", "bn"."""
    return frozenset(word for word, scale in lexicon().scales.items() if scale >= _GREAT)


class Number(NamedTuple):
    """A number that ends before the token `stop`."""

    value: float
    stop: int
    vague: bool = False
    plus: bool = False
    """Written with a plus sign: "30+"."""
    scale: float = 1
    """By what the digits or the first word are multiplied: a million in "15 million" and "15m"."""


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

    "10.000" is ten thousand: nobody counts people to three decimals; before a scale word `read_number` takes it as a
    decimal.
    """
    if len(folded) > _LONGEST_TOKEN:
        return None
    match = _SUFFIX.fullmatch(folded)
    if match is None and (money := _sum(folded)) is not None:
        return digits_value(f"{money[1]}{money[2]}")
    if match is None:
        bare = folded.removesuffix("+")
        return (float(bare.translate(_GROUP_MARKS)), bare != folded) if _GROUPED.fullmatch(bare) else None
    digits, scale, plus = match.groups()
    if _PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits):
        value = float(digits.translate(_GROUP_MARKS))
    elif _POINTS.fullmatch(digits) and not scale:
        value = float(digits.replace(".", ""))
    elif _DECIMAL.fullmatch(digits):
        value = float(digits.translate(_GROUP_MARKS))
    elif scale and _DECIMAL_COMMA.fullmatch(digits):
        value = float(digits.replace(",", "."))
    else:
        return None
    return value * (_SUFFIX_SCALES[scale] if scale else 1), bool(plus)


def begins_with_digits(folded: str) -> bool:
    """Whether a token in digits may begin a number: "12", "4,5" before its scale."""
    return digits_value(folded) is not None or _DECIMAL_COMMA.fullmatch(folded) is not None


def is_sum(folded: str) -> bool:
    """Whether a token is a sum of money with its currency: "500-million-euro"."""
    return folded.count("-") == 2 and _sum(folded) is not None


def _sum(folded: str) -> re.Match[str] | None:
    match = _SUM.fullmatch(folded)
    return match if match is not None and match[3] in currencies().words else None


_GREATEST_SCALE = 10**15
"""Nothing in the news is counted in more; a text that heaps scale words up is none."""


def _read_scales(tokens: Tokens, at: int, lex: Lexicon) -> tuple[int, int]:
    """(factor, next token) of scale words at a token: "million", "hundred thousand", "dozen"; negative where "and a
    half" stands before the scale."""
    factor = 1
    words = tokens.folded
    if (
        at + 3 < len(words)
        and words[at] == "and"
        and words[at + 1 : at + 3] == ["a", "half"]
        and words[at + 3] in _HALVED
    ):
        return -lex.scales[words[at + 3]], at + 4
    while at < len(words) and factor < _GREATEST_SCALE:
        word = words[at]
        short = word in ("m", "k") and (tokens.starts[at] == tokens.ends[at - 1] or _is_of_money(tokens, at))
        if (word in lex.scales and len(word) > 1) or short:
            factor *= lex.scales[word]
            at += 2 if _is_shortened(tokens, at) else 1
        elif "-" in word and (scale := lex.scales.get(word.split("-", 1)[0])) and len(word) > 6:
            return factor * scale, at  # "30 billion-lira": the word goes on as the noun
        else:
            break
    return factor, at


def _is_shortened(tokens: Tokens, at: int) -> bool:
    """Whether a full stop right behind a scale shortens it: "122 mil. euros"."""
    words = tokens.folded
    if at + 2 >= len(words) or words[at + 1] != "." or tokens.starts[at + 1] > tokens.ends[at]:
        return False
    return words[at + 2] in currencies().first_words or words[at + 2] in currencies().codes


def _is_of_money(tokens: Tokens, at: int) -> bool:
    """Whether the letter of a scale that stands apart is of a sum: "735 m ISK", "€1.2 m"."""
    after = tokens.folded[at + 1] if at + 1 < len(tokens.folded) else ""
    return after in currencies().codes or currency_before(tokens, at - 1) is not None


def read_number(tokens: Tokens, at: int, lex: Lexicon) -> Number | None:
    """The number that begins at a token, None where none does."""
    words = tokens.folded
    word = words[at]
    if word[0].isdigit():
        return _read_digits(tokens, at, lex)
    for phrase, value, vague in lex.vague.get(word, ()):
        stop = at + len(phrase)
        if tuple(words[at:stop]) == phrase:
            factor, after = _read_scales(tokens, stop, lex)
            return Number(value * factor, after, vague)
    if word in lex.numbers or (word in lex.scales and word in OPENING_SCALES) or _is_joined(word, lex):
        return _read_words(tokens, at, lex)
    return None


def _read_digits(tokens: Tokens, at: int, lex: Lexicon) -> Number | None:
    word = tokens.folded[at]
    read = digits_value(word)
    factor, stop = _read_scales(tokens, at + 1, lex)
    if read is None and factor >= _GREAT and _DECIMAL_COMMA.fullmatch(word):
        read = float(word.replace(",", ".")), False  # "4,5 million"
    if read is None:
        return None
    value, plus = read
    if factor < 0:
        return Number((value + 0.5) * -factor, stop, plus=plus)
    scaled = factor > 1 or (stop < len(tokens.folded) and tokens.folded[stop].startswith(("million-", "billion-")))
    if scaled and _POINTS.fullmatch(word):
        value = float(word)
    if (rest := _read_rest(tokens, stop, lex, factor)) is not None and value.is_integer():
        return Number(value * factor + rest.value, rest.stop, scale=factor)
    return Number(round(value * factor, 6), stop, plus=plus, scale=_suffix_scale(word) * factor)


def _read_rest(tokens: Tokens, at: int, lex: Lexicon, scale: int) -> Number | None:
    """ "99 thousand 920", "3 million 354 thousand": the digits behind a scale that are less than it; not the year of
    "the $100 million 2024 appeal"."""
    if scale < _GREAT or at >= len(tokens.folded) or not _PLAIN.fullmatch(tokens.folded[at]):
        return None
    rest = _read_digits(tokens, at, lex)
    if rest is None or rest.plus or rest.value >= scale:
        return None
    return rest if rest.scale >= _GREAT or not _YEAR.fullmatch(tokens.folded[at]) else None


def _suffix_scale(word: str) -> float:
    """The scale that is one token with its digits: "15m"."""
    match = None if word.isdecimal() else _SUFFIX.fullmatch(word)
    return _SUFFIX_SCALES[match[2]] if match and match[2] else 1


def _is_joined(word: str, lex: Lexicon) -> bool:
    """ "twenty-one"."""
    return "-" in word and all(part in lex.numbers for part in word.split("-"))


def _run_end(words: Sequence[str], at: int, lex: Lexicon) -> int:
    """The token behind the run of number words that begins at a token."""
    stop = at
    numbers = lex.numbers
    last = min(len(words), at + _LONGEST_RUN)
    while stop < last:
        word = words[stop]
        if word == "and" and stop > at and words[stop - 1] in _HUNDREDS and stop + 1 < len(words):
            if numbers.get(words[stop + 1].split("-")[0], 100) >= 100:
                break
        elif word in numbers:
            if stop > at and numbers.get(words[stop - 1], 20) < 20:
                break  # "two four-storey": no number word follows a unit
        elif word not in _IN_WORDS and not _is_joined(word, lex):
            break
        stop += 1
    return stop


def _read_words(tokens: Tokens, at: int, lex: Lexicon) -> Number | None:
    words = tokens.folded
    stop = _run_end(words, at, lex)
    if stop == at + 1 and words[at] in lex.numbers and "-" in words[at]:
        return Number(lex.numbers[words[at]], stop)  # "half-dozen"
    run = [word.replace("-", " ") for word in words[at:stop]]
    if run[-1] == "dozen":
        head = words_value(" ".join(run[:-1])) if len(run) > 1 else 1
        return Number(head * 12, stop, scale=12) if head else None
    if len(run) == 1 and run[0] in lex.numbers:
        value = lex.numbers[run[0]]
        factor, after = _read_scales(tokens, stop, lex)
        return Number((value + 0.5) * -factor, after) if factor < 0 else Number(value * factor, after, scale=factor)
    total = words_value(" ".join(run))
    if total is None:
        return None
    factor, after = _read_scales(tokens, stop, lex)
    if factor < 0:
        factor, after = 1, stop
    scale = math.prod(lex.scales[word] for word in run[1:]) if all(word in lex.scales for word in run[1:]) else 1
    return Number(total * factor, after, scale=scale * factor)
