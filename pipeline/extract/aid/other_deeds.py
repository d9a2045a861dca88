"""What else is done with a sum than to give it: it is paid back, stolen, awarded by a court, spent on one's own arms.

Belongs here: verbs and nouns of such deeds beside a sum. Not here: bills, prices and needs (`other_money`), help that
was refused (`refusals`), the words (`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.aid.words import aid_words
from pipeline.extract.lexicon.small_words import FORMS_OF_BE
from pipeline.extract.money import Sum
from pipeline.extract.word_facts import FACTS

_REACH = 4
"""Tokens between the word of a deed and the sum."""
_COURT_REACH = 12
_REBUILDING_REACH = 8
_SPENDING_REACH = 6
_ARMS_REACH = 8
_ARMS = frozenset({"weapon", "equipment", "aircraft"})


def is_other_deed(words: Sequence[str], money: Sum) -> bool:
    """Whether a sum is paid to criminals, repaid, stolen, owed by a judgement, or what rebuilding takes."""
    table = aid_words()
    before, behind = words[max(0, money.first - _REACH) : money.first], words[money.stop : money.stop + _REACH + 1]
    if _buys_arms(words, money):
        return True
    if "," in before:
        before = before[before.index(",") :]
    if not table["takers"].isdisjoint(before) or not table["takers"].isdisjoint(behind):
        return True  # "pay smugglers $5,000"
    if not table["repaid"].isdisjoint(before) or not table["looted"].isdisjoint(before):
        return True
    if not table["looted"].isdisjoint(behind) and not FORMS_OF_BE.isdisjoint(behind):
        return True  # "aid worth $5m was looted"
    if "take" in before:
        return not table["rebuilding"].isdisjoint(words[max(0, money.first - _REBUILDING_REACH) : money.first])
    if "pay" in before:
        return not table["courts"].isdisjoint(words[max(0, money.first - _COURT_REACH) : money.first])
    return False


def _buys_arms(words: Sequence[str], money: Sum) -> bool:
    """ "Will spend more than $1bn on new naval missiles", and not for another ("tanks for Chad") or beside help."""
    if aid_words()["spending_on"].isdisjoint(words[max(0, money.first - _SPENDING_REACH) : money.first]):
        return False
    stop = money.stop
    if words[stop : stop + 1] == ["("] and ")" in words[stop:]:
        stop = words.index(")", stop) + 1
    if words[stop : stop + 1] not in (["on"], ["in"]):
        return False
    behind = words[stop + 1 : stop + _ARMS_REACH]
    nouns = (FACTS[word].noun for word in behind)
    if "for" in behind or not aid_words()["help"].isdisjoint(behind):
        return False  # "on food aid and fuel for aircraft"
    return any(noun is not None and noun.kind in _ARMS for noun in nouns)
