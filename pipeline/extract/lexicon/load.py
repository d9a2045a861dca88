"""The lexicon: what a word can be, read once from the files in `lexicon/`.

Belongs here: putting the tables together. Not here: the formats of the files (`readers`), the records
(`records`), deciding what a word is in its sentence (`units.chunks`).
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.lexicon import readers as read
from pipeline.extract.lexicon.files import LexiconError, data_lines
from pipeline.extract.lexicon.records import Form, Lexicon, Noun, Predicate, State, Words

__all__ = [
    "Form",
    "Lexicon",
    "LexiconError",
    "Noun",
    "Predicate",
    "State",
    "Words",
    "data_lines",
    "lexicon",
    "topic_stems",
]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and checked at the first call.

    Raises:
        LexiconError: a file holds a mistake.
    """
    nouns = read.read_nouns()
    compounds = read.by_first([(tuple(text.split()), noun) for text, noun in nouns.items() if " " in text])
    classes, class_phrases = read.read_classes()
    numbers, scales, vague = read.read_quantities()
    before, after = read.read_hedges()
    return Lexicon(
        nouns,
        compounds,
        read.read_verbs(),
        read.read_states(),
        classes,
        class_phrases,
        numbers,
        scales,
        vague,
        before,
        after,
        read.read_heads(),
        read.read_topics(),
    )


@cache
def topic_stems() -> frozenset[str]:
    """All stems that predicates ask of an update."""
    return frozenset(stem for entries in lexicon().verbs.values() for _, p in entries for stem in p.topic)
