"""What makes a sum anything but help: a price, a rate, a bill, a need, the background of another sum.

Belongs here: the words beside a sum that rule it out. Not here: what makes it help (`sums`), the words
(`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract.aid.giving import GIVEN_REACH, is_given
from pipeline.extract.aid.other_deeds import is_other_deed
from pipeline.extract.aid.words import aid_words
from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE
from pipeline.extract.money import Sum

_SUBJECT = 16
"""Tokens before a sum in which the noun stands of which a verb tells what it is worth."""
_CLOSE, _NEAR = 3, 4
"""Tokens beside a sum: of words that go with the sum itself ("worth"), and of those that say what it is."""
_NEEDED_REACH = 14
"""Tokens before a sum in which a need is named that it "is"."""
_LEAST = 10_000
"""Smaller sums are help only beside a noun of help: they are wages, fines, prices."""
_ASIDE = 9
"""Tokens of a sum in brackets, in another currency."""
_BILL_REACH = 15
"""Tokens before a sum in which a loss or a bill is named that it is of."""
_LEAST_GIVEN = 500
"""Smaller sums are gifts of one person, prices, what a message to a helpline gives."""
_PURPOSE = frozenset(["for", "to", ",", ".", ";", "that", "which"])
_CLAUSE_OPENERS = frozenset([",", ";", ".", "-", "–", "—", "but", "although", "while", "whereas"])
_COSTS = frozenset({"cost", "costs"})
_SHARED_TO = frozenset({"to", "for"})
_EVERY = frozenset({"each", "every"})
_EACH_REACH = 6
"""Tokens behind a sum in which it is told for whom each it is."""
_EACH = frozenset({"a", "per", "each", "every"})
_FROM = frozenset({"from", "by"})
_IS_SAID = frozenset({"be", "at", "is", "are", "were", "was"})
_OPENERS = frozenset(["as", "from", "out", "under", "within", "of"])

_Table = Mapping[str, frozenset[str]]


def is_needed(words: Sequence[str], money: Sum, need: int, table: _Table) -> bool:
    """Whether a sum is a need, by the words beside it or by going on with a need that ends before `need`: "needs $93m
    by April and $800m by autumn"."""
    if not table["needed"].isdisjoint(words[max(0, money.first - _NEAR) : money.stop + 2]):
        return True
    behind = words[money.stop : money.stop + _NEAR]
    if behind[:1] and behind[0] in FORMS_OF_BE and not table["needed"].isdisjoint(behind):
        return True  # "$75m is urgently needed"
    if words[money.first - 1 : money.first] and words[money.first - 1] in _IS_SAID:
        before = words[max(0, money.first - _NEEDED_REACH) : money.first]
        if not table["needed"].isdisjoint(before) and (table["gift"] - table["funds"]).isdisjoint(before):
            return True  # "estimates the needs of the north to be $426 million"
    between = words[need : money.first]
    return need > 0 and "and" in between and len(between) <= _NEAR + 2 and table["gift"].isdisjoint(between)


def is_other_money(words: Sequence[str], money: Sum, sums: Sequence[Sum], rest: bool, table: _Table) -> bool:
    """Whether the words beside a sum make it background, or anything but help; what is the rest of a sum of help
    (`rest`) is help, whatever they are. `sums` are all of the sentence."""
    return (
        _is_background(words, money, sums[-1])
        or _is_old(words, money, sums)
        or (not rest and _is_ruled_out(words, money, table))
    )


def _is_ruled_out(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """Whether the words beside a sum make it something else than help: a rate, a price, what each one gives."""
    if _is_for_each(words, money, table) or money.figure.value < _LEAST_GIVEN:
        return True
    if (
        money.first
        and words[money.first - 1] in FORMS_OF_HAVE
        and words[money.stop : money.stop + 2] == ["worth", "of"]
    ):
        return True  # "has P20 million worth of food packs", in its stores
    if _is_bill(words, money, table) or _is_price(words, money, table) or is_other_deed(words, money):
        return True
    if _is_firm(words, money, table):
        return False
    if not table["other"].isdisjoint(_governing(words, money)):
        return True
    if "at" in words[max(0, money.first - _CLOSE) : money.first] and "value" not in words[: money.first]:
        # "put the bill for rebuilding the dam at $10 billion"
        return not table["other"].isdisjoint(words[max(0, money.first - _BILL_REACH) : money.first])
    if money.figure.value < _LEAST:
        return True
    told = words[max(0, money.first - GIVEN_REACH) : money.stop + _NEAR]
    return not table["never"].isdisjoint(told if is_given(words, money, table) else words)


def _is_for_each(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """ "Packages worth $500 million each", "jets, each worth $60m", "families will receive 200,000 rupees each"."""
    before = words[max(0, money.first - _CLOSE) : money.first]
    worth = not table["worth"].isdisjoint(before)
    if "each" in before:
        return worth
    if words[money.stop : money.stop + 1] == ["each"]:
        return worth or not table["taken_in"].isdisjoint(before) or "receive" in before
    behind = words[money.stop : money.stop + _EACH_REACH]
    if any(lead in _SHARED_TO and word in _EVERY for lead, word in pairwise(behind)):
        return True  # "Rs 100,000 will be given to each family"
    return _is_rate(words, money.stop)


def _is_price(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """ "The sales include 30 helicopters for $4 billion"."""
    if not money.first or words[money.first - 1] != "for":
        return False
    at = next((at for at in range(money.first - 1, -1, -1) if words[at] in table["traded"]), -1)
    return at >= 0 and table["asking"].isdisjoint(words[at : money.first])


def _is_firm(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """Whether a noun that makes a sum help beside any other word stands right beside it: "$10m in aid to cover the
    cost", not "a ransom of $2m for the aid workers"."""
    start = max(0, money.first - _CLOSE)
    places = [*range(start, money.first), *_noun_behind(words, money)]
    kinds = table["firm"] - table["loose"]
    return any(words[at] in kinds and table["helpers"].isdisjoint(words[at + 1 : at + 2]) for at in places)


def _noun_behind(words: Sequence[str], money: Sum) -> range:
    """The tokens right behind a sum, up to where another clause begins: "a deficit of $4m - and although pledges"."""
    stop = money.stop
    if words[stop : stop + 1] == ["("] and ")" in words[stop : stop + _ASIDE]:
        stop = words.index(")", stop) + 1  # "NT$2bn (nearly $60m) in aid"
    last = min(stop + _NEAR, len(words))
    return range(stop, next((at for at in range(stop, last) if words[at] in _CLAUSE_OPENERS), last))


def _is_bill(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """ "Losses of the farms may amount to $40 billion", "$5m in damage": what a verb of amounting or a noun makes of
    something else than help."""
    behind = words[money.stop : money.stop + _CLOSE]
    if behind[:1] == ["in"] and not table["lost"].isdisjoint(behind[1:2]) and table["firm"].isdisjoint(behind[2:]):
        return True
    lead = words[max(0, money.first - _CLOSE) : money.figure.number]  # "exceeds" counts as a part of the figure
    if table["amounts"].isdisjoint(lead) and table["comes_to"].isdisjoint(lead):
        return False
    before = _without_aside(words[max(0, money.first - _BILL_REACH) : money.first])
    for at in range(len(before) - 1, -1, -1):
        if before[at] in table["firm"] and before[min(at + 1, len(before) - 1)] not in table["helpers"]:
            return False
        if before[at] in table["lost"] and not is_source(before, at):
            return before[at] not in _COSTS or before[max(0, at - 1)] not in table["firm"]
    return False


def _without_aside(before: Sequence[str]) -> Sequence[str]:
    """The words before a sum without a clause between its subject and its verb: "the debt of Chad, which gets aid,
    was"."""
    stop = next((at for at in range(len(before) - 1, max(0, len(before) - _CLOSE - 2), -1) if before[at] == ","), 0)
    start = next((at for at in range(stop - 1, 0, -1) if before[at] == ","), stop)
    return [*before[:start], *before[stop:]] if before[start + 1 : start + 2] in (["which"], ["who"]) else before


def _governing(words: Sequence[str], money: Sum) -> list[str]:
    """The words that say what the sum is: those before it, and those behind it up to a word of purpose."""
    found = [words[at] for at in range(max(0, money.first - _NEAR), money.first) if not is_source(words, at)]
    found = [*_worth_of(words, money.first), *found]
    if found[-2:] == [",", "or"]:
        found = []  # "0.2 percent of GDP, or $5m"
    if "bill" in found and not aid_words()["includes"].isdisjoint(found):
        found.remove("bill")  # "The bill includes $3m for arms"
    if not aid_words()["taken_in"].isdisjoint(found):
        found = [word for word in found if word != "budget"]  # "the state budget of the country received $5m"
    for at in range(money.stop, min(len(words), money.stop + _NEAR)):
        word = words[at]
        if word in _PURPOSE:
            break
        if word in aid_words()["budget_help"] and found[-1:] == ["budget"]:
            found.pop()  # "budget support"
        if aid_words()["banks"].isdisjoint(words[at + 1 : at + 2]):
            found.append(word)  # no word of a giver's name: "from the Investment Bank"
    return found


def _worth_of(words: Sequence[str], at: int) -> Sequence[str]:
    """The words for that of which a verb tells what it is worth: "the contract, which is worth", "the framework deal is
    worth"."""
    lead = words[max(0, at - 4) : at]
    if lead[-1:] != ["worth"] or FORMS_OF_BE.isdisjoint(lead[-2:-1]):
        return ()
    return words[max(0, at - 9) : at - 4] if lead[:2] == [",", "which"] else words[max(0, at - _SUBJECT) : at]


def is_law(words: Sequence[str], word: str) -> bool:
    """ "The bill includes $3m for arms" speaks of a law."""
    return word == "bill" and not aid_words()["includes"].isdisjoint(words)


def is_source(words: Sequence[str], at: int) -> bool:
    """ "Drawn from the cooperation budget", "funded by the state budget": a budget from which sums come."""
    return words[at] == "budget" and not _FROM.isdisjoint(words[max(0, at - _NEAR) : at])


def _is_background(words: Sequence[str], money: Sum, last: Sum) -> bool:
    """ "As part of a package worth $100m, X gives $15m": the sum of the opening phrase only says of what the later one
    is a part."""
    if money is last or words[0] not in _OPENERS or (words[0] == "as" and words[1:3] != ["part", "of"]):
        return False
    if words[money.stop : money.stop + 1] and words[money.stop] in aid_words()["promised"]:
        return False  # "of the €2bn pledged" states the pledge
    return "," in words[money.stop : last.first] and "," not in words[: money.first]


def _is_old(words: Sequence[str], money: Sum, sums: Sequence[Sum]) -> bool:
    """ "Raised its help from $5m to $8m", "to $8m from $5m": what it was before."""
    if not money.first or words[money.first - 1] != "from":
        return False
    return any(
        (other.first == money.stop + 1 and words[money.stop] == "to")
        or (other.stop == money.first - 1 and words[other.first - 1] == "to")
        for other in sums
    )


def _is_rate(words: Sequence[str], stop: int) -> bool:
    return stop + 1 < len(words) and words[stop] in _EACH and words[stop + 1] in aid_words()["rate_of"]
