"""Which sums of money are help.

Belongs here: weighing the words around a sum. Not here: what rules it out (`other_money`), verbs of giving (`giving`),
whether it was delivered (`delivery`), the sum itself (`money`), whose currency it is in (`currency`), the words
(`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.aid.currency import own_currency
from pipeline.extract.aid.delivery import is_sent, shares_verb
from pipeline.extract.aid.giving import HANDED, is_bought_for_another, is_given
from pipeline.extract.aid.other_money import is_law, is_needed, is_other_money, is_source
from pipeline.extract.aid.totals import is_total_given
from pipeline.extract.aid.words import POINTING, aid_words, own_currencies
from pipeline.extract.money import Sum, find_sums
from pipeline.extract.numbers.figures import Figure
from pipeline.extract.tokens import Tokens

_CLOSE, _NEAR = 3, 4
"""Tokens beside a sum: of words that go with the sum itself ("worth"), and of those that say what it is."""
_SUBJECT = 5
"""Tokens at the head of a sentence in which it names a sum told before."""
_DEFINITE = frozenset({"the", "this", "these"})
_NEW = frozenset({"new", "latest", "extra", "additional", "same"})
_WE = frozenset({"we", "it", "they", "of", "that"})

_Table = Mapping[str, frozenset[str]]


def names_aid(words: Sequence[str]) -> bool:
    """Whether a word of help, giving or supply stands among folded words. Without one, and without sums before it, no
    sum of a sentence is help."""
    return not _naming().isdisjoint(words)


@cache
def _naming() -> frozenset[str]:
    table = aid_words()
    return table["help"] | table["gift"] | table["supply"] | table["buying"] | HANDED


def aid_sums(
    tokens: Tokens, figures: Sequence[Figure], topic: bool, earlier: Sequence[Sum], crisis: bool, update: str = ""
) -> list[Sum]:
    """The sums that are help. `topic` tells that the update speaks of aid elsewhere, `crisis` that it speaks of war,
    disaster or need, `earlier` are its sums so far, `update` its text. Without a crisis a word of a sum that stays at
    home rules help out."""
    sums = find_sums(tokens, figures, earlier)
    table, words = aid_words(), tokens.folded
    if not sums or (not crisis and not table["home"].isdisjoint(words)):
        return []
    said = _Said(
        helping=not table["help"].isdisjoint(words),
        giving=topic and not table["gift"].isdisjoint(words),
        other=any(
            word in table["other"] and not is_law(words, word) and not is_source(words, at)
            for at, word in enumerate(words)
        ),
        topic=topic,
        crisis=crisis,
    )
    found: list[Sum] = []
    need = 0
    for money in sums:
        before = [*earlier, *found]
        if is_needed(words, money, need, table):
            need = money.stop
            continue
        rest = _is_rest(words, money, before) or (crisis and is_bought_for_another(words, money))
        if is_other_money(words, money, sums, rest, table) or _is_told_again(words, money, before):
            continue
        points = bool(earlier) and crisis and _points_back(words, money)
        if _is_help(said, rest or points or is_given(words, money, table), bool(earlier) and topic):
            money.sent = _is_delivered(words, money, sums, found, table)
            money.currency = own_currency(words, money, earlier, found, update) or money.currency
            found.append(money)
    return found


def _is_delivered(words: Sequence[str], money: Sum, sums: Sequence[Sum], found: Sequence[Sum], table: _Table) -> bool:
    """Whether a sum of help was delivered; `found` are those of the sentence before it."""
    if is_sent(words[: _reach(money, sums)], money, table) or is_total_given(words, money):
        return True
    return bool(found) and found[-1].sent and shares_verb(words, found[-1].stop, money.first, table)


class _Said(NamedTuple):
    """What a sentence and its update say of help."""

    helping: bool
    """A word of help stands in the sentence."""
    giving: bool
    """A word of giving does, in an update that speaks of aid elsewhere."""
    other: bool
    """A word of what else money is for does."""
    topic: bool
    crisis: bool


def _is_help(said: _Said, given: bool, goes_on: bool) -> bool:
    """Whether a sum that nothing rules out is help: `given` by the words beside it, or in a sentence that goes on with
    sums of help told before (`goes_on`)."""
    if said.helping or said.giving:
        return True
    if not given and said.other:
        return False
    return goes_on or (given and (said.crisis or said.topic))


def _is_told_again(words: Sequence[str], money: Sum, earlier: Sequence[Sum]) -> bool:
    """Whether a definite sum only takes up one told before: "The £20 million in funding will go to clinics", "with this
    new £20 million"."""
    at = money.first - 1
    if at > 0 and words[at] in _NEW:
        at -= 1
    if at < 0 or words[at] not in _DEFINITE:
        return False
    if at > 0 and words[at] != "this" and words[at - 1] not in ("to", ";"):
        return False
    if words[money.stop : money.stop + 1] and words[money.stop] in aid_words()["promised"] | _WE:
        return False
    shared = not own_currencies().keys().isdisjoint(words[money.first : money.stop])  # "$" is of whoever gives
    same = [other for other in earlier if other.figure.value == money.figure.value]
    return any(shared or other.currency == money.currency for other in same)


def _points_back(words: Sequence[str], money: Sum) -> bool:
    """Whether a sum is told as a part of one before it: "of this sum, $3 million goes to clinics"."""
    head = words[: min(_SUBJECT, money.first)]
    if words[0] in _DEFINITE and ("follows" in words or not aid_words()["includes"].isdisjoint(head)):
        return not aid_words()["sums"].isdisjoint(head)  # "The payment includes $3m for clinics"
    around = words[: min(len(words), money.stop + _CLOSE)]
    return any(first == "of" and second in POINTING for first, second in pairwise(around))


def _reach(money: Sum, sums: Sequence[Sum]) -> int | None:
    """The token before which the words that tell of a sum stand: the next sum that is not in one list with it."""
    return next((other.first for other in sums if other.first > money.stop + _NEAR), None)


def _is_rest(words: Sequence[str], money: Sum, before: Sequence[Sum]) -> bool:
    """ "The remaining $124m comes from stockpiles": what the sums told before leave of a whole."""
    return bool(before) and "remaining" in words[max(0, money.first - _CLOSE) : money.first]
