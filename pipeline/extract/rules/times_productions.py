"""What a match means that tells how often an attack was made: "shelled 343 times".

Belongs here: the production of times. Not here: weapons of an attack (`productions`), attacks that are counted
themselves (`noun_measures`), words that tell of no attack (`lexicon/rule_words.txt`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.attacks import attack_words
from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_COMPARISONS = frozenset(["more", "as", "higher", "less", "the", "greater", "fewer", "a", "per", "each", "every"])
"""Words right behind "times" that compare, or make a rate of it."""


def as_times(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """How often an attack was made: "shelled 343 times"; "three times more" counts nothing."""
    words, unit = book.tokens.folded, figures[0]
    if unit.noun is None or unit.noun.text != "times" or unit.figure is None or book.has(unit):
        return
    compared = unit.stop < len(words) and words[unit.stop] in _COMPARISONS
    known = rule_words()
    if words[verbs[0].first] in known["of_one_victim"] | known["of_anything"]:
        return  # "was shot five times", "the word was used 12 times"
    if not known["striking"].isdisjoint(words):
        return  # "the clock struck three times"
    if not known["put_off"].isdisjoint(words[verbs[0].stop : unit.first]):
        return  # "the launch was delayed three times"
    if _is_of_person(book, verbs[0]):
        return  # "the judge, who was hit six times"
    if not compared and not attack_words().isdisjoint(words[verbs[0].first : verbs[0].stop]):
        book.add(unit, "attacks", lexicon().nouns["attack"], verbs[0], rule)


def _is_of_person(book: Book, verb: Unit) -> bool:
    """Whether one person is the subject of a verb: nobody is a target that is attacked several times."""
    at = book.index[verb] - 1
    while at >= 0 and book.letters[at] in "bhe,R":
        at -= 1
    subject = book.units[at] if at >= 0 else verb
    one = subject.code in "1u" and subject.noun is not None and not subject.noun.plural
    return one and subject.noun is not None and subject.noun.kind == "person"
