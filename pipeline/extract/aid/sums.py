"""Which sums of money are help.

Belongs here: weighing the words around a sum. Not here: whether it was delivered (`delivery`), the sum itself
(`money`), whose currency it is in (`currency`), the words (`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.aid.currency import own_currency
from pipeline.extract.aid.delivery import is_sent, shares_verb
from pipeline.extract.aid.words import POINTING, aid_words
from pipeline.extract.lexicon.small_words import FORMS_OF_BE
from pipeline.extract.money import Sum, find_sums
from pipeline.extract.numbers.figures import Figure
from pipeline.extract.tokens import Tokens

_CLOSE, _NEAR = 3, 4
"""Tokens beside a sum: of words that go with the sum itself ("worth"), and of those that say what it is."""
_GIVEN_REACH = 9
"""Tokens before a sum in which a verb of giving leads to it."""
_NEEDED_REACH = 14
"""The same of a need that "is" the sum."""
_WORTH_REACH = 30
"""The same of a verb of giving behind which goods stand, and then what they are worth."""
_LEAST = 10_000
"""Smaller sums are help only beside a noun of help: they are wages, fines, prices."""
_BILL_REACH = 15
"""Tokens before a sum in which a loss or a bill is named that it is of."""
_LEAST_GIVEN = 500
"""Smaller sums are gifts of one person, prices, what a message to a helpline gives."""
_DEFINITE = frozenset({"the", "this", "these"})
_WE = frozenset({"we", "it", "they", "of", "that"})
_PURPOSE = frozenset(["for", "to", ",", ".", ";", "that", "which"])
_EACH = frozenset({"a", "per", "each", "every"})
_IS_SAID = frozenset({"be", "at", "is", "are", "were", "was"})
_BE_LEADS = frozenset({"has", "have", "had", "will", "would", "is", "are", "to", "already", "also"})
_OPENERS = frozenset(["as", "from", "out", "under", "within", "of"])

_HANDED = frozenset({"paid", "handed", "available"})
"""Words of payment that tell of giving only with "out" or in the passive, and what is "made available"."""

_Table = Mapping[str, frozenset[str]]


def names_aid(words: Sequence[str]) -> bool:
    """Whether a word of help, giving or supply stands among folded words. Without one, and without sums before it, no
    sum of a sentence is help."""
    return not _naming().isdisjoint(words)


@cache
def _naming() -> frozenset[str]:
    table = aid_words()
    return table["help"] | table["gift"] | table["supply"] | _HANDED


def aid_sums(tokens: Tokens, figures: Sequence[Figure], topic: bool, earlier: Sequence[Sum], crisis: bool) -> list[Sum]:
    """The sums that are help. `topic` tells that the update speaks of aid elsewhere, `crisis` that it speaks of war,
    disaster or need, `earlier` are its sums so far. Without a crisis a word of a sum that stays at home rules help
    out."""
    sums = find_sums(tokens, figures, earlier)
    table, words = aid_words(), tokens.folded
    if not sums or (not crisis and not table["home"].isdisjoint(words)):
        return []
    said = _Said(
        helping=not table["help"].isdisjoint(words),
        giving=topic and not table["gift"].isdisjoint(words),
        other=not table["other"].isdisjoint(words),
        topic=topic,
        crisis=crisis,
    )
    found: list[Sum] = []
    need = 0
    for money in sums:
        before = [*earlier, *found]
        if _is_needed(words, money, need, table):
            need = money.stop
            continue
        rest = _is_rest(words, money, before)
        if _is_other_money(words, money, sums[-1], rest, table) or _is_told_again(words, money, before):
            continue
        goes_on = bool(earlier) and (topic or (crisis and _points_back(words, money)))
        if _is_help(said, rest or _is_given(words, money, table), goes_on):
            money.sent = is_sent(words[: _reach(money, sums)], money, table) or (
                bool(found) and found[-1].sent and shares_verb(words, found[-1].stop, money.first, table)
            )
            money.currency = own_currency(words, money, earlier, found) or money.currency
            found.append(money)
    return found


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


def _is_other_money(words: Sequence[str], money: Sum, last: Sum, rest: bool, table: _Table) -> bool:
    """Whether the words beside a sum make it background, or anything but help; what is the rest of a sum of help
    (`rest`) is help, whatever they are."""
    return _is_background(words, money, last) or (not rest and _is_ruled_out(words, money, table))


def _is_help(said: _Said, given: bool, goes_on: bool) -> bool:
    """Whether a sum that nothing rules out is help: `given` by the words beside it, or in a sentence that goes on with
    sums of help told before (`goes_on`)."""
    if said.helping or said.giving:
        return True
    if not given and said.other:
        return False
    return goes_on or (given and (said.crisis or said.topic))


def _is_told_again(words: Sequence[str], money: Sum, earlier: Sequence[Sum]) -> bool:
    """Whether a definite sum only takes up one told before: "The £20 million in funding will go to clinics"."""
    at = money.first - 1
    if at < 0 or words[at] not in _DEFINITE or (at > 0 and words[at - 1] not in ("to", ";")):
        return False
    if words[money.stop : money.stop + 1] and words[money.stop] in aid_words()["promised"] | _WE:
        return False
    return any(other.figure.value == money.figure.value and other.currency == money.currency for other in earlier)


def _points_back(words: Sequence[str], money: Sum) -> bool:
    """Whether a sum is told as a part of one before it: "of this sum, $3 million goes to clinics"."""
    around = words[: min(len(words), money.stop + _CLOSE)]
    return any(first == "of" and second in POINTING for first, second in pairwise(around))


def _reach(money: Sum, sums: Sequence[Sum]) -> int | None:
    """The token before which the words that tell of a sum stand: the next sum that is not in one list with it."""
    return next((other.first for other in sums if other.first > money.stop + _NEAR), None)


def _is_needed(words: Sequence[str], money: Sum, need: int, table: _Table) -> bool:
    """Whether a sum is a need, by the words beside it or by going on with a need that ends before `need`: "needs $93m
    by April and $800m by autumn"."""
    if not table["needed"].isdisjoint(words[max(0, money.first - _NEAR) : money.stop + 2]):
        return True
    if words[money.first - 1 : money.first] and words[money.first - 1] in _IS_SAID:
        before = words[max(0, money.first - _NEEDED_REACH) : money.first]
        if not table["needed"].isdisjoint(before) and table["gift"].isdisjoint(before):
            return True  # "estimates the needs of the north to be $426 million"
    between = words[need : money.first]
    return need > 0 and "and" in between and len(between) <= _NEAR + 2 and table["gift"].isdisjoint(between)


def _is_ruled_out(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """Whether the words beside a sum make it something else than help: a rate, a price, what each one gives."""
    worth = not table["worth"].isdisjoint(words[max(0, money.first - _CLOSE) : money.first])
    if worth and words[money.stop : money.stop + 1] == ["each"]:
        return True  # "packages worth $500 million each"
    if _is_bill(words, money, table) or _is_rate(words, money.stop) or money.figure.value < _LEAST_GIVEN:
        return True
    beside = [*words[max(0, money.first - _CLOSE) : money.first], *words[money.stop : money.stop + _NEAR]]
    if any(word in table["firm"] and word not in table["loose"] for word in beside):
        return False
    if not table["other"].isdisjoint(_governing(words, money)):
        return True
    if "at" in words[max(0, money.first - _CLOSE) : money.first] and "value" not in words[: money.first]:
        # "put the bill for rebuilding the dam at $10 billion"
        return not table["other"].isdisjoint(words[max(0, money.first - _BILL_REACH) : money.first])
    if money.figure.value < _LEAST:
        return True
    told = words[max(0, money.first - _GIVEN_REACH) : money.stop + _NEAR]
    return not table["never"].isdisjoint(told if _is_given(words, money, table) else words)


def _is_bill(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """ "Losses of the farms may amount to $40 billion": what a verb of amounting makes of something else than help."""
    if table["amounts"].isdisjoint(words[max(0, money.first - _CLOSE) : money.first]):
        return False
    before = words[max(0, money.first - _BILL_REACH) : money.first]
    return not table["lost"].isdisjoint(before) and table["firm"].isdisjoint(before)


def _governing(words: Sequence[str], money: Sum) -> list[str]:
    """The words that say what the sum is: those before it, and those behind it up to a word of purpose."""
    found = list(words[max(0, money.first - _NEAR) : money.first])
    if not aid_words()["taken_in"].isdisjoint(found):
        found = [word for word in found if word != "budget"]  # "the state budget of the country received $5m"
    for word in words[money.stop : money.stop + _NEAR]:
        if word in _PURPOSE:
            break
        if word in aid_words()["budget_help"] and found[-1:] == ["budget"]:
            found.pop()  # "budget support"
        found.append(word)
    return found


def _is_background(words: Sequence[str], money: Sum, last: Sum) -> bool:
    """ "As part of a package worth $100m, X gives $15m": the sum of the opening phrase only says of what the later one
    is a part."""
    if money is last or words[0] not in _OPENERS or (words[0] == "as" and words[1:3] != ["part", "of"]):
        return False
    if words[money.stop : money.stop + 1] and words[money.stop] in aid_words()["promised"]:
        return False  # "of the €2bn pledged" states the pledge
    return "," in words[money.stop : last.first] and "," not in words[: money.first]


def _is_given(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """A verb of giving stands close before the sum: "allocates EUR 4 million"; before what the sum says the worth of,
    it may stand farther off: "will supply shelters and generators … worth up to CZK 70 million"."""
    if not table["gift"].isdisjoint(words[max(0, money.first - _GIVEN_REACH) : money.first]):
        return True
    if ("paid", "out") in pairwise(words[max(0, money.first - _GIVEN_REACH) : money.first]):
        return True
    if _is_given_behind(words[money.stop : money.stop + _NEAR], table):
        return True
    if table["worth"].isdisjoint(words[max(0, money.first - _CLOSE) : money.first]):
        return False
    before = words[max(0, money.first - _WORTH_REACH) : money.first]
    return not (table["gift"].isdisjoint(before) and table["supply"].isdisjoint(before))


def _is_given_behind(behind: Sequence[str], table: _Table) -> bool:
    """ "$3m was paid out", "€2m has been allocated": a passive of giving stands behind the sum."""
    at = next((at for at, word in enumerate(behind) if word in FORMS_OF_BE), None)
    if at is None or not _BE_LEADS.issuperset(behind[:at]):
        return False
    return any(word in table["gift"] or word in _HANDED for word in behind[at + 1 :])


def _is_rest(words: Sequence[str], money: Sum, before: Sequence[Sum]) -> bool:
    """ "The remaining $124m comes from stockpiles": what the sums told before leave of a whole."""
    return bool(before) and "remaining" in words[max(0, money.first - _CLOSE) : money.first]


def _is_rate(words: Sequence[str], stop: int) -> bool:
    return stop + 1 < len(words) and words[stop] in _EACH and words[stop + 1] in aid_words()["rate_of"]
