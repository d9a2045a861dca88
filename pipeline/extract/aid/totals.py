"""What help that was given comes to: "the value of arms supplied so far now amounts to €2.8 billion".

Belongs here: sums that a verb of amounting tells of help delivered. Not here: words of delivery beside a sum
(`delivery`), what new sums bring a total to (`parts`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.aid.words import CLAUSE_ENDS, aid_words
from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE
from pipeline.extract.money import Sum

_LEAD = 7
"""Tokens before a sum in which the verb stands: "amounts to a value of about"."""
_SUBJECT = 25
"""Tokens before the verb in which its subject says that the help was given."""
_DETAIL = 3
_AHEAD = frozenset({"will", "would", "may", "might", "could", "can", "should", "'ll", "not"})
_GIVEN_BY = frozenset(
    {"by", "to", "so", "since", "from", "through", "under", "over", "until", "in", "between", "during"}
)
"""What stands behind the participle of those who gave: "aid provided by", "loans disbursed so far"."""


def is_total_given(words: Sequence[str], money: Sum) -> bool:
    """Whether a verb of amounting stands before the sum, and a participle or noun of delivery in its subject."""
    last = money.figure.number  # a verb that bounds the figure, "exceeds", counts as a part of it
    lead = range(last - 1, max(0, last - _LEAD), -1)
    verb = next((at for at in lead if words[at] in aid_words()["comes_to"]), None)
    if verb is None or words[verb - 1] == "to" or not _AHEAD.isdisjoint(words[max(0, verb - _DETAIL) : verb]):
        return False
    start = max(0, verb - _SUBJECT)
    start = max([start, *(at + 1 for at in range(start, verb) if words[at] in CLAUSE_ENDS)])
    perfect = words[verb - 1] in FORMS_OF_HAVE or (words[verb - 1] == "already" and words[verb - 2] in FORMS_OF_HAVE)
    if _is_help_itself(words[start:verb], perfect):
        return True
    return any(_tells_given(words, at, start, verb) for at in range(start, verb))


def _is_help_itself(subject: Sequence[str], perfect: bool) -> bool:
    """Whether the subject is help as such and no promise: "assistance to Chad has amounted to", "donations reached",
    not "pledges have reached"."""
    table = aid_words()
    heads = table["firm"] - table["pledges"] if perfect else table["gifts"]
    promises = table["pledges"] | table["promising"] | table["promised"]
    return not heads.isdisjoint(subject) and promises.isdisjoint(subject)


def _tells_given(words: Sequence[str], at: int, start: int, verb: int) -> bool:
    """Whether a token of a subject says that its help was given: "packages supplied by", "total lending to"."""
    table = aid_words()
    if words[at] in table["paying"]:
        return "total" in words[start:at] or "with" in words[start:at]
    if words[at] not in table["sent"] or (words[at + 1] not in _GIVEN_BY and at + 1 != verb):
        return False
    before = words[max(start, at - _DETAIL) : at]
    return (
        _AHEAD.isdisjoint(before) and "to" not in before[-2:] and (FORMS_OF_BE.isdisjoint(before) or "been" in before)
    )
