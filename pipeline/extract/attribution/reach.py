"""How far a citation reaches from its verb.

Belongs here: the words between speaker and verb, the adverbials behind it, and whether what was said stands before the
verb or behind it. Not here: the speaker (`speakers`), finding the verb (`cites`).
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.attribution.phrases import Line, phrase_end
from pipeline.extract.datelines import dateline_end
from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE

CLOSING = frozenset(",”\"’'»–—-)")
_LEADING = frozenset({"in", "on", "at", "by", "over", "under", "with", "for", "to", "overall"})
"""Prepositions: with a finite verb before the comma, what they open is a statement."""
_HAVE = FORMS_OF_BE | FORMS_OF_HAVE
_OPENING = frozenset(':“"‘«[')
_POINTING = frozenset({"this", "his", "her", "their", "its", "our", "us", "me", "them", "him"})
ONE_STATEMENT = frozenset({"a", "the", "its", "his", "her", "their"})
"""Words before the statement in which somebody speaks."""
_BEFORE_TIME = frozenset({"on", "late", "early", "earlier", "this", "last", "the", "in", "at"})
_BEFORE_MEDIUM = frozenset({"in", "on", "at", "during", "through", "via", "over", "to", "from"})


class Reach(NamedTuple):
    """Whether a citation covers what stands before it, from character `back` on, and what stands behind it."""

    before: bool
    after: bool
    back: int = 0


class Between(NamedTuple):
    """The index before the words between speaker and verb, and whether they make a passive or a negation."""

    last: int
    passive: bool
    negated: bool


def _timed(line: Line, at: int) -> bool:
    low = line.low(at)
    return low in line.lexicon.time or (low.isdigit() and line.low(at - 1) in line.lexicon.time)


def words_between(line: Line, verb: int) -> Between:
    """Go left from a verb over adverbs, auxiliaries and days to the end of its speaker."""
    at, passive, negated = verb - 1, False, False
    while at >= 0:
        low = line.folded[at]
        if low in FORMS_OF_BE:
            passive = True
        elif low in line.lexicon.between:
            negated = negated or low in ("not", "never")
        elif _timed(line, at):
            if line.low(at - 1) in _BEFORE_TIME:
                at -= 1
        elif low in line.lexicon.speech and at > 2 and line.low(at - 2) == "in" and line.low(at - 1) in ONE_STATEMENT:
            at -= 2  # "the ministry in a statement said"
        elif low == ")" and "(" in line.folded[max(0, at - 6) : at]:
            at -= line.folded[at - 1 :: -1].index("(") + 1  # "the ministry (MoD) said"
        else:
            break
        at -= 1
    return Between(at, passive, negated)


def behind_adverbials(line: Line, at: int) -> int:
    """The index behind days and media from token `at` on ("on Monday in a post on Telegram")."""
    while True:
        low = line.low(at)
        if (low in line.lexicon.between and low not in FORMS_OF_BE and low != "both") or _timed(line, at):
            at += 1
        elif (low in _BEFORE_TIME and line.low(at + 1) in line.lexicon.time) or (
            low == "local" and line.low(at + 1) == "time"
        ):
            at += 2
        elif low in _BEFORE_TIME and line.low(at + 1) in _BEFORE_TIME and line.low(at + 2) in line.lexicon.time:
            at += 3
        elif low in _BEFORE_MEDIUM and (end := _medium_end(line, at)):
            at = end
        else:
            return at


def _medium_end(line: Line, at: int) -> int:
    """The index behind a phrase that tells where it was said, 0 where none starts at `at`."""
    end = 0
    for step in range(at + 1, at + 9):
        low = line.low(step)
        if low in line.lexicon.medium:
            end = step + 1
        elif low == "." or not low[0].isalnum() or low in ("that", "and"):
            break
    return end


def _introductory(line: Line, comma: int) -> bool:
    """Whether all before the comma is an introduction and no statement ("On Monday,", "Despite the strikes,")."""
    if line.folded[0] == "at" and line.low(1) in ("least", "most"):
        return False
    if line.folded[0] in ("over", "under") and line.low(1)[0].isdigit():
        return False
    if line.folded[0] in _LEADING and not _HAVE.isdisjoint(line.folded[1 : max(comma, 1)]):
        return False
    return comma < 0 or (
        line.folded[0] in line.lexicon.intro and line.folded[comma] == "," and "," not in line.folded[:comma]
    )


_DASHES = frozenset({"-", "--", "–", "—", ":"})
"""What closes a dateline."""


def reach(line: Line, verb: int, before: int, start: int) -> Reach:
    """What a verb covers whose speaker stands on its left.

    `before` is the index of the token before the speaker's phrase, -1 for none; `start` the character where it begins.
    """
    if before >= 0 and line.folded[before] in _DASHES and dateline_end(line.text) >= line.starts[before]:
        before = -1  # "KABUL (Agency) - Officials say"
    left = line.low(before) if before >= 0 else ""
    if left == "what":
        return Reach(True, True)
    if left in ("whom", "which"):
        return Reach(True, True, max(line.text.rfind(",", 0, start), 0))
    right = verb + 1
    if line.folded[verb] in line.lexicon.addressed:
        right += line.low(right) in _POINTING
        right = max(phrase_end(line, right), right)
    right = behind_adverbials(line, right)
    following = line.low(right)
    if following in (";", ")") or following in ".!?":
        return Reach(start > 0, following == ";")
    enclosed = left in CLOSING and not _introductory(line, before)
    if following in _OPENING or following in ("that", "how", "there"):
        return Reach(enclosed and following == ":", True)
    if following == ",":
        return Reach(enclosed, True)
    if enclosed and (following in line.lexicon.behind or (following.endswith("ed") and line.low(right + 1) == "by")):
        return Reach(True, False)  # "…, the ministry said in a statement carried by the agency"
    return Reach(False, True)
