"""What is hit in manoeuvres and trials, which is no claim: "two missiles struck the target ship of the drill".

Belongs here: whether a sentence tells of a drill and nobody came to harm in its update. Not here: tests of missiles,
whose launch counts, the numbers of those who take part (`rules`), the words (`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from pipeline.extract.document import Document
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.mention import Mention
from pipeline.extract.tokens import tokenize
from schemas.measure_groups import ARRIVAL, VICTIMS

_OF_DRILLS = ARRIVAL | {"equipment_lost", "damaged"}
_DURING = frozenset({"during", "in", "at"})
_TARGETS = frozenset({"target", "targets"})
_BEFORE_DRILL = 6
"""Words between "during" and the drill."""


def without_drills(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document but those of what was hit for practice."""
    if all(mention.measure not in _OF_DRILLS for mention in mentions):
        return mentions
    if any(mention.measure in VICTIMS and mention.low for mention in mentions):
        return mentions
    return [mention for mention in mentions if not _is_of_drill(doc, mention)]


def _is_of_drill(doc: Document, mention: Mention) -> bool:
    """Whether the sentence of a figure tells of practice, and of no enemy."""
    if mention.measure not in _OF_DRILLS:
        return False
    known, words = phrase_words(), tokenize(doc.sentences[mention.sentence].text).folded
    if not known["practice"].isdisjoint(words):
        return True
    if not known["in_earnest"].isdisjoint(words):
        return False
    at = next((at for at, word in enumerate(words) if word in known["drills"]), -1)
    if at < 0:
        return False
    return not _TARGETS.isdisjoint(words) or not _DURING.isdisjoint(words[max(0, at - _BEFORE_DRILL) : at])
