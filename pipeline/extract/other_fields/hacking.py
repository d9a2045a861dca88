"""Attacks on computers, which are no claims: "hackers struck 40 hospitals", "24,845 attacks were recorded".

Belongs here: whether an attack was one of these, by the words of its sentence or of its update. Not here: attacks that
one noun names ("cyberattack": `lexicon/nouns.txt`), the words (`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from pipeline.extract.document import Document
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.mention import Mention
from pipeline.extract.tokens import tokenize

_OF_HACKING = frozenset({"attacks", "damaged"})
_STEMS = ("hack", "cyber", "ransom", "malware", "phish", "ddos", "d.d.o.s", "botnet", "denial-of-service")
"""Without one of these letters no text speaks of hacking; they are looked for first, as that is cheap."""


def without_hacking(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document but those of attacks on computers."""
    if all(mention.measure not in _OF_HACKING for mention in mentions):
        return mentions
    text = f"{doc.headline} {doc.body}".lower()
    if not any(stem in text for stem in _STEMS):
        return mentions
    told = frozenset(tokenize(text).folded)
    whole = _tells_hacking(told) and not _tells_arms(told)
    return [mention for mention in mentions if not _is_of_hacking(doc, mention, whole)]


def _is_of_hacking(doc: Document, mention: Mention, whole: bool) -> bool:
    """Whether a figure is of an attack on computers; `whole`: the update tells of nothing else."""
    if mention.measure not in _OF_HACKING:
        return False
    words = frozenset(tokenize(doc.sentences[mention.sentence].text).folded)
    return whole or (_tells_hacking(words) and not _tells_arms(words))


def _tells_hacking(words: frozenset[str]) -> bool:
    return not phrase_words()["hacking"].isdisjoint(words)


def _tells_arms(words: frozenset[str]) -> bool:
    known = phrase_words()
    return not ((known["armed"] | known["violence"]) - known["also_of_hacking"]).isdisjoint(words)
