"""Figures in a sentence: numbers that count something, with bounds, hedge and the tokens they stand on.

Belongs here: the record, ranges, and joining number and hedge. Not here: the value of a number (`values`),
numbers that only name (`labels`), what is counted (`units.quantities`), money (`money`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.currencies import currency_before
from pipeline.extract.lexicon.load import Lexicon
from pipeline.extract.lexicon.word_sets import number_labels
from pipeline.extract.numbers.hedges import hedge_after, hedge_before
from pipeline.extract.numbers.labels import is_label, names_alone
from pipeline.extract.numbers.typing import join_groups
from pipeline.extract.numbers.values import Number, read_number
from pipeline.extract.tokens import Tokens
from pipeline.extract.word_facts import WordFacts

_RANGE_WORDS = frozenset({"to", "or", "-", "–", "—", "and"})
_ROW = frozenset({"and", "or", "to", "&", "-", "–"})
_DASHES = frozenset({"-", "–", "—"})
_DIGITS_OF_YEAR = 4
_LEAST_SCALED = 1000
"""From here on a number has its own scale: "900 to 2 million" is no range of millions."""
_ESTIMATED = 100
"""The least number that a dash between blanks can join to another."""
_MOST = 2**63 - 1
"""Bounds are 64-bit integers in the tables."""


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


def exactly(value: int, first: int, stop: int) -> Figure:
    """A figure that no number states: 1 of "a nurse", 0 of "no one"."""
    return Figure(first, first, stop, value, value, "exact", float(value), False)


def find_figures(tokens: Tokens, facts: Sequence[WordFacts], lex: Lexicon) -> list[Figure]:
    """All figures of a sentence from left to right; numbers that only name something are left out."""
    found: list[Figure] = []
    floor = labelled = 0
    for at, word in enumerate(facts):
        if not word.number or at < floor:
            continue
        number = read_number(tokens, at, lex)
        if number is None:
            continue
        number = join_groups(tokens, at, number, lex)
        figure = None
        if is_label(tokens, at, number) or (labelled and _joins_label(tokens, labelled, at, number.stop)):
            labelled = number.stop
        elif number.value <= _MOST:
            figure = _figure(tokens, at, number, lex, found[-1].stop if found else 0)
        if figure is None:
            floor = max(number.stop, at + 1)
        else:
            found.append(figure)
            floor = figure.stop
    return found


def _joins_label(tokens: Tokens, labelled: int, at: int, stop: int) -> bool:
    """Whether a number goes on with a row of names that ends before `labelled`: "wards 88 and 89"."""
    words = tokens.folded
    after = words[stop] if stop < len(words) else ""
    if at != labelled + 1:
        return False
    if words[labelled - 2] in number_labels()["aged"] and words[labelled] in _ROW:
        return after == "and" or names_alone(after)
    if _is_year(words[labelled - 1]) and words[labelled] == "to" and not _is_year(words[at]):
        return False  # "the deaths in 2019 to 1,136"
    return words[at][0].isdigit() and words[labelled] in _ROW and names_alone(after)


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == _DIGITS_OF_YEAR


def _figure(tokens: Tokens, at: int, number: Number, lex: Lexicon, floor: int) -> Figure:
    """The figure of a number; `floor` is the first token that no figure before it has taken."""
    words = tokens.folded
    stop = number.stop
    upper = _range_end(tokens, at, number, lex)
    if upper is not None:
        number, stop = _share_scale(number, upper), upper.stop
    first, kind = hedge_before(tokens, at, lex)
    if first < floor:
        first, kind = at, None
    start = _sign_before(tokens, at)
    if upper is not None and first == at and start and words[start - 1] == "between":
        first = start - 1
    if kind is None:
        after, kind = hedge_after(tokens, stop, lex)
        stop = after if kind is not None else stop
    if number.plus:
        kind = "at_least"
    low, high, hedge = _bounds(number, upper.value if upper is not None else None, kind)
    return Figure(first, at, stop, low, high, hedge, number.value, words[at][0].isdigit())


def _bounds(number: Number, upper: float | None, kind: str | None) -> tuple[int | None, int | None, str]:
    """(low, high, hedge); none of them for a number that is not whole, which counts nothing."""
    if number.value != int(number.value) or (upper is not None and upper != int(upper)):
        return None, None, ""
    low = int(number.value)
    if upper is not None:
        return low, int(upper), "range"
    if kind == "at_most":
        return None, low, "at_most"
    if number.vague:
        return low, None, "vague"
    return low, None if kind == "at_least" else low, kind or "exact"


def _spans_round_numbers(low_word: str, high_word: str, low: float, high: float) -> bool:
    """Whether two numbers parted by a dash between blanks are the bounds of an estimate: "250,000 – 300,000"."""
    digits = low_word[0].isdigit() and high_word[0].isdigit()
    return digits and low >= _ESTIMATED and low % 10 == high % 10 == 0 and high <= 3 * low


def _tells_change(words: Sequence[str], at: int) -> bool:
    """Whether a word tells that a count changed, or what else stands before "by" leaves that open: not a participle as
    in "was hit by 12 to 15 drones"."""
    word = words[at] if at >= 0 else ""
    return word in number_labels()["moved"] or not word.endswith(("ed", "hit", "struck"))


def _range_end(tokens: Tokens, at: int, low: Number, lex: Lexicon) -> Number | None:
    """The upper number where the one at a token opens a range: "10 to 15", "two or three", "between 10 and 15",
    "20-25", "$10 to $15 million"."""
    words, stop = tokens.folded, low.stop
    if stop + 1 >= len(words) or words[stop] not in _RANGE_WORDS:
        return None
    joint, start = words[stop], _sign_before(tokens, at)
    before = words[start - 1] if start else ""
    if joint == "and" and before != "between":
        return None
    signed = start < at and words[stop + 1] == words[start] and stop + 2 < len(words)
    high = read_number(tokens, stop + 2 if signed else stop + 1, lex)
    if high is None or high.vague or not low.value < high.value <= _MOST:
        return None
    if joint == "to" and before == "by" and _tells_change(words, start - 2):
        return None  # "rose by 12 to 41"
    if joint == "to" and before == "from" and not (start > 1 and words[start - 2] in number_labels()["spanning"]):
        return None  # "rose from 38 to 41" is two figures
    if joint == "or" and high.value > _share_scale(low, high).value * 3 + 3:
        return None
    if joint in _DASHES:
        glued = tokens.starts[stop] == tokens.ends[stop - 1] and tokens.starts[stop + 1] == tokens.ends[stop]
        return high if glued or _spans_round_numbers(words[at], words[stop + 1], low.value, high.value) else None
    return high


def _share_scale(low: Number, high: Number) -> Number:
    """The lower number of a range whose scale stands with the upper one: "10 to 15 million"."""
    shared = high.scale > 1 and low.scale == 1 and low.value < min(high.value / high.scale, _LEAST_SCALED)
    return low._replace(value=round(low.value * high.scale, 6)) if shared else low


def _sign_before(tokens: Tokens, at: int) -> int:
    """The token of the sign or code of a currency right before a number, else the number's own."""
    money = currency_before(tokens, at)
    return money[1] if money else at
