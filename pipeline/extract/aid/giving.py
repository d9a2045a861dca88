"""Whether a verb of giving leads to a sum: "allocates EUR 4 million", "$3m was paid out".

Belongs here: the verb and where it stands. Not here: whether the help was delivered (`delivery`), the words
(`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.extract.aid.words import aid_words
from pipeline.extract.lexicon.small_words import FORMS_OF_BE
from pipeline.extract.money import Sum
from pipeline.extract.parties.lexicon import party_words

GIVEN_REACH = 9
"""Tokens before a sum in which a verb of giving leads to it."""
HANDED = frozenset({"paid", "handed", "available"})
"""Words of payment that tell of giving only with "out" or in the passive, and what is "made available"."""
_CLOSE, _NEAR = 3, 4
_COSTS = frozenset({"cost", "value"})
_WORTH_REACH = 30
"""Tokens before a sum in which a verb of giving stands behind which goods come, and then what they are worth."""
_BE_LEADS = frozenset({"has", "have", "had", "will", "would", "is", "are", "to", "already", "also"})

_Table = Mapping[str, frozenset[str]]


def is_given(words: Sequence[str], money: Sum, table: _Table) -> bool:
    """A verb of giving stands close before the sum: "allocates EUR 4 million"; before what the sum says the worth of,
    it may stand farther off: "will supply shelters and generators … worth up to CZK 70 million"."""
    if not table["gift"].isdisjoint(words[max(0, money.first - GIVEN_REACH) : money.first]):
        return True
    if ("paid", "out") in pairwise(words[max(0, money.first - GIVEN_REACH) : money.first]):
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
    return any(word in table["gift"] or word in HANDED for word in behind[at + 1 :])


def is_bought_for_another(words: Sequence[str], money: Sum) -> bool:
    """ "Oslo bought shells for Ukraine for NOK 200 million", "orders drones for Kyiv worth €2m": what is bought for
    another state is help, and the sum what it is worth."""
    lead, table = words[max(0, money.first - _CLOSE) : money.first], aid_words()
    if lead[-1:] != ["for"] and table["worth"].isdisjoint(lead) and _COSTS.isdisjoint(lead):
        return False
    start = max(0, money.first - _WORTH_REACH)
    at = next((at for at in range(money.first - 1, start, -1) if words[at] in table["buying"]), 0)
    if not at:
        return False
    states = party_words()
    named = {states[word].party for word in words[:at] if word in states}
    others = [states.get(words[to + 1]) for to in range(at, money.first - 1) if words[to] == "for"]
    return any(state is not None and state.party not in named for state in others)
