"""The nouns behind a name of a place: whether a party, an event or the like follows within the next few words.

Belongs here: looking ahead over adjectives. Not here: the role that this gives the name (`roles`).
"""

from __future__ import annotations

from pipeline.extract.places.stricken import NEXT
from pipeline.extract.places.words import words

_CLAUSE_OPENERS = frozenset(
    {"after", "before", "when", "while", "as", "because", "since", "amid", "following", "but", "and"}
)


def party_follows(text: str, end: int) -> bool:
    """Whether one of the next few nouns is one that speaks or acts ("Kyiv city military administration")."""
    at, lists = end, words()
    for _ in range(4):
        match = NEXT.match(text, at)
        if not match or not match[1][0].isalpha():
            return False
        word = match[1].lower()
        if word in _CLAUSE_OPENERS:
            return False
        if word in lists.party_nouns or word in lists.titles or word in lists.organisation_words:
            if word not in words().shared_nouns:
                return True
        elif word in lists.agent_verbs or word in lists.at_words or word in lists.to_words or word in words().adverbs:
            return False
        at = match.end()
    return False


def noun_follows(text: str, end: int, nouns: frozenset[str], reach: int = 3) -> bool:
    """Whether one of the next words, adjectives between, is among `nouns`."""
    at, lists = end, words()
    for _ in range(reach):
        match = NEXT.match(text, at)
        word = match[1].lower().rstrip(".") if match else ""
        if word in nouns:
            return True
        if not match or not word[:1].isalpha() or word in lists.agent_verbs or word in lists.at_words:
            return False
        if len(word) < len(match[1]):
            return False  # the sentence ends
        at = match.end()
    return False
