"""What else is done with a sum than to give it: it is paid back, stolen, awarded by a court.

Belongs here: verbs and nouns of such deeds beside a sum. Not here: bills, prices and needs (`other_money`), help that
was refused (`refusals`), the words (`lexicon/aid_words.txt`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.aid.words import aid_words
from pipeline.extract.lexicon.small_words import FORMS_OF_BE
from pipeline.extract.money import Sum

_REACH = 4
"""Tokens between the word of a deed and the sum."""
_COURT_REACH = 12
_REBUILDING_REACH = 8


def is_other_deed(words: Sequence[str], money: Sum) -> bool:
    """Whether a sum is paid to criminals, repaid, stolen, owed by a judgement, or what rebuilding takes."""
    table = aid_words()
    before, behind = words[max(0, money.first - _REACH) : money.first], words[money.stop : money.stop + _REACH + 1]
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
