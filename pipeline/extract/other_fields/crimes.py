"""Assaults that the police count beside thefts, which are no attacks: "Burglaries 16, assaults nine".

Belongs here: whether assaults stand among common crimes. Not here: assaults of armies (`rules`), the words
(`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from pipeline.extract.document import Document
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.mention import Mention
from pipeline.extract.tokens import tokenize

_ASSAULTS = frozenset({"assault", "assaults"})


def without_crimes(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document but those of assaults that stand beside common crimes."""
    if not any(_counts_assaults(doc, mention) for mention in mentions):
        return mentions
    known = phrase_words()
    if known["crimes"].isdisjoint(tokenize(f"{doc.headline} {doc.body}".replace("\n", " ")).folded):
        return mentions
    return [mention for mention in mentions if not _counts_assaults(doc, mention)]


def _counts_assaults(doc: Document, mention: Mention) -> bool:
    """Whether a figure is of assaults, by its quote or by the label before it, with no fighters in its sentence."""
    if mention.measure != "attacks":
        return False
    known = phrase_words()
    fighters = (known["armed"] - known["also_of_hacking"]) | known["in_earnest"]
    if not fighters.isdisjoint(tokenize(doc.sentences[mention.sentence].text).folded):
        return False  # "rebels mounted 12 assaults"
    text = doc.text(doc.sentences[mention.sentence].field)
    label = text[mention.trigger_start : mention.trigger_end] if mention.trigger_start >= 0 else ""
    return not _ASSAULTS.isdisjoint(tokenize(f"{text[mention.start : mention.end]} {label}").folded)
