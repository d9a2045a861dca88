"""Animals that a bare figure counts: "Wolves got at his sheep. Seven are dead."

Belongs here: whose figure it is that names nobody, by the sentences before. Not here: animals named in the sentence
itself (`rules.nature`), the words (`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.document import Document
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.mention import Mention
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS
from schemas.measure_groups import MOVED, VICTIMS

_OF_BEASTS = VICTIMS | MOVED
_REACH = 2
"""Sentences before that of a figure in which they are told of whom it counts."""
_MOST_BETWEEN = 3
"""Words between a number and the animals that it counts: "five beached pilot whales"."""


def without_beasts(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document but the bare ones of animals."""
    return [mention for mention in mentions if not _is_of_beasts(doc, mention)]


def _is_of_beasts(doc: Document, mention: Mention) -> bool:
    """Whether a figure names nobody and goes on with animals told of before."""
    if mention.measure not in _OF_BEASTS or mention.object != "people" or not mention.low:
        return False
    here = doc.sentences[mention.sentence]
    first = mention.start - here.start
    if any(_names_people(word) for word in tokenize(here.text[first : mention.end - here.start]).folded):
        return False
    told = _counts_beasts(tokenize(here.text[:first]).folded)
    for index in range(mention.sentence - 1, max(-1, mention.sentence - _REACH - 1), -1):
        if told is None:
            told = _counts_beasts(tokenize(doc.sentences[index].text).folded)
    return told is True


def _counts_beasts(words: Sequence[str]) -> bool | None:
    """Whether animals are counted; False where the words tell of people, whom it may have befallen, None of
    neither."""
    keepers, beasts = phrase_words()["keepers"], phrase_words()["beasts"]
    if any(_names_people(word) and word not in keepers for word in words):
        return False
    counted = (word in beasts and _is_counted(words, at) and not _acts(words, at) for at, word in enumerate(words))
    return True if any(counted) else None


def _names_people(word: str) -> bool:
    noun = FACTS[word].noun
    return noun is not None and noun.kind == "person" and noun.plural and "body" not in noun.kinds


def _is_counted(words: Sequence[str], at: int) -> bool:
    return any(FACTS[word].number for word in words[max(0, at - _MOST_BETWEEN - 1) : at])


def _acts(words: Sequence[str], at: int) -> bool:
    """Whether the animals do harm to what stands behind a verb: "two dogs mauled a boy"."""
    verb, behind = [*words[at + 1 : at + 3], "", ""][:2]
    return bool(FACTS[verb].verbs) and bool(behind) and (FACTS[behind].code == "D" or FACTS[behind].noun is not None)
