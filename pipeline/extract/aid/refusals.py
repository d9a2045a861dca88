"""Sums of help that were refused: "parliament voted down a $60bn package", "the loan was vetoed".

Belongs here: whether a verb of refusal governs a sum. Not here: which sums are help (`aid`), the verbs
(`lexicon/aid_words.txt`, kinds `refused`, `refused_to` and `refused_else`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.aid.words import aid_words
from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.small_words import FORMS_OF_BE

_REACH = 11
"""Tokens between the verb and the sum."""
_LOOK = 14
_NEGATIONS = frozenset({"not", "n't", "never", "nor", "nearly", "almost"})
_BESIDE_VERB = 3
_DENIES = frozenset({"denied", "denies", "deny", "denying"})
_DENIED = frozenset({"that", "it", "he", "she", "they", "having", "receiving", "giving", "sending", "paying"})
_ENDS = frozenset(
    [",", ";", ":", "and", "but", "while", "after", "before", "when", "until", "because", "as", "who", "whose", "if"]
)


def is_refused(words: Sequence[str], first: int, stop: int) -> bool:
    """Whether the sum on tokens `first` to `stop` was voted down, vetoed, blocked or turned down, or is said not
    to have been given."""
    if _is_denied(words, first):
        return True
    for at in range(max(0, first - _LOOK), first):
        end = _verb_end(words, at)
        if 0 < end <= first + 1 and first - end <= _REACH and _governs(words, at, words[end:first]):
            return True
    for at in range(stop + 1, min(len(words), stop + _LOOK)):
        if words[at] in _ENDS:
            return False
        end = _verb_end(words, at)
        if end and not FORMS_OF_BE.isdisjoint(words[max(stop, at - _BESIDE_VERB) : at]) and _is_said(words, at):
            return True
    return False


def _is_denied(words: Sequence[str], first: int) -> bool:
    """ "Denied that it had received $5m", "denies having sent €2m": no other clause begins before the sum."""
    for at in range(max(0, first - _LOOK), first - 1):
        if words[at] in _DENIES and words[at + 1] in _DENIED:
            between = words[at + 2 : first]
            return _ENDS.isdisjoint(between) and aid_words()["refused_else"].isdisjoint(between)
    return False


def _verb_end(words: Sequence[str], at: int) -> int:
    """The token behind a verb of refusal that begins at a token, 0 where none does."""
    table = aid_words()
    if words[at] in table["refused"]:
        return at + 1
    pair = "_".join(words[at : at + 2])
    if pair in table["refused"]:
        return 0 if _is_counted(words, at) else at + 2
    after = words[at + 2 : at + 3]
    return at + 3 if pair in ("refused_to", "failed_to") and after and after[0] in table["refused_to"] else 0


def _is_counted(words: Sequence[str], at: int) -> bool:
    """ "Eleven senators voted against the package": some did."""
    numbers = lexicon().numbers
    return any(word.isdigit() or word in numbers for word in words[max(0, at - _BESIDE_VERB) : at])


def _is_said(words: Sequence[str], at: int) -> bool:
    return _NEGATIONS.isdisjoint(words[max(0, at - _BESIDE_VERB) : at])


def _governs(words: Sequence[str], at: int, between: Sequence[str]) -> bool:
    """Whether what stands between an active verb of refusal and a sum leaves the sum what was refused."""
    passive = not FORMS_OF_BE.isdisjoint(words[max(0, at - _BESIDE_VERB) : at])
    if passive or not _is_said(words, at) or not _ENDS.isdisjoint(between):
        return False
    return aid_words()["refused_else"].isdisjoint(between)
