"""Whether help was delivered, by the words around its sum.

Belongs here: words of delivery and those that put it off. Not here: whether a sum is help (`sums`), the words
(`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.aid.words import aid_words
from pipeline.extract.money import Sum

_CLOSE, _NEAR = 3, 4
"""Tokens beside a sum, and before a word of delivery."""
_SENT_REACH = 12
"""Tokens around a sum in which its delivery is told."""
_GOODS_REACH = 20
"""The same where goods stand between: "€2m worth of tents, stoves and blankets were sent"."""
_NOT_YET = frozenset(["will", "would", "to", "be", "may", "could", "can", "should", "'ll"])
_HAVE = frozenset({"has", "have", "had", "already"})
_WILL = frozenset({"will", "would", "'ll"})
_APART = frozenset([";", "part"])
"""Between a word of delivery and a sum, these and promises say that it is not the sum that was delivered."""
_GONE = frozenset({"gone", "went"})
_GONE_LEADS = _HAVE | {"in", "of", "also", "military", "economic", "financial", "emergency"}
_CARRIES = frozenset({"was", "were", "been", "is", "are", "has", "have", "had", "already", "which", "that"})
_OF_TODAY = frozenset({"today", "yesterday"})
_CONTRAST = frozenset({"while", "whereas", "but", "although"})

_Table = Mapping[str, frozenset[str]]


def is_sent(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """Whether a word of delivery stands near the sum and is no plan."""
    if _has_gone(words, money.stop) or _is_paid(words, money.stop):
        return True
    reach = _GOODS_REACH if words[money.stop : money.stop + 1] == ["worth"] else _SENT_REACH
    worth = _GOODS_REACH if "value" in words[max(0, money.first - _CLOSE) : money.first] else _SENT_REACH
    for at in range(max(0, money.first - worth), min(len(words), money.stop + reach)):
        if (_tells_delivery(words, at, money, table) or (at < money.first and _pays(words, at))) and not _is_to_come(
            words, at
        ):
            between = words[at + 1 : money.first] if at < money.first else words[money.stop : at]
            if _is_with(between, table) and (at < money.first or _CONTRAST.isdisjoint(between)):
                return True
    return False


def _has_gone(words: Sequence[str], stop: int) -> bool:
    """ "$3m has gone to the clinics", "$5m went to Chad"."""
    table = aid_words()
    for at in range(stop, min(len(words) - 1, stop + _NEAR * 2)):
        if words[at] in _GONE:
            return words[at + 1] == "to"
        if words[at] not in table["firm"] and words[at] not in table["help"] and words[at] not in _GONE_LEADS:
            return False
    return False


def _is_paid(words: Sequence[str], stop: int) -> bool:
    """ "Over $30m in advance payments have been made to 44 towns"."""
    at = next((at for at in range(stop, min(len(words), stop + _NEAR * 2)) if words[at] == "made"), 0)
    if not at or words[at - 1] not in ("been", "were", "was") or _is_to_come(words, at):
        return False
    return not aid_words()["payments"].isdisjoint(words[stop:at])


def _is_with(between: Sequence[str], table: _Table) -> bool:
    """Whether what stands between a word of delivery and a sum leaves the two together."""
    return _APART.isdisjoint(between) and table["promising"].isdisjoint(between)


def _is_to_come(words: Sequence[str], at: int) -> bool:
    """Whether words of a plan stand before a word of delivery; those before its own "has" are of another."""
    before = words[max(0, at - _NEAR) : at]
    for step in reversed(range(1, len(before))):
        if before[step] in _HAVE and before[step - 1] not in _NOT_YET:
            before = before[step:]
            break
    return not _NOT_YET.isdisjoint(before)


def _tells_delivery(words: Sequence[str], at: int, money: Sum, table: _Table) -> bool:
    """Whether a token is a word of delivery. Behind a sum it is told of it only in the passive or the perfect, or of
    the noun of help right before it: not "$3m for services provided by a charity", "since he came to power"."""
    if words[at] not in table["sent"] or (words[at] in table["arriving"] and at < money.first):
        return False
    if words[at] in table["taken_in"] and not table["pledges"].isdisjoint(words[money.stop : money.stop + _CLOSE]):
        return False  # "$1.5bn in pledges were received"
    if at < money.first:
        if words[at] == "provided" and words[at + 1] == "for":
            return False  # "the plan provided for a grant of"
        return words[at + 1] != "by" and _WILL.isdisjoint(words[at + 1 : money.first])
    if at == money.stop or words[at] in table["arriving"]:
        return True
    if words[at - 1] in _HAVE and "and" in words[money.stop : at]:
        return False  # "will give $2bn and Oslo has sent $5m"
    before = words[max(money.stop, at - _CLOSE) : at]
    return not _CARRIES.isdisjoint(before) or words[at - 1] in table["help"]


def _pays(words: Sequence[str], at: int) -> bool:
    """ "Made a first payment of"; "today's payment of", "with this transfer of"."""
    table = aid_words()
    if words[at] == "made":
        return not table["payments"].isdisjoint(words[at + 1 : at + _NEAR + 1])
    if words[at] not in table["paying"] or words[at + 1 : at + 2] != ["of"]:
        return False
    return words[at - 1] in _OF_TODAY or (words[at - 1] in ("the", "this") and "with" in words[max(0, at - 2) : at])


def shares_verb(words: Sequence[str], stop: int, first: int, table: _Table) -> bool:
    """Whether a sum goes on in a list, with no verb of its own: "the bank donated $3m, the port $2m"."""
    between = words[stop:first]
    return (
        ";" not in between
        and _is_with(between, table)
        and table["gift"].isdisjoint(between)
        and _NOT_YET.isdisjoint(between)
    )
