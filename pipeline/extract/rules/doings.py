"""Figures with what they were doing: "two officers guarding the bank were killed".

Belongs here: the rules over a gerund with an object of its own, between a figure and its predicate, and what tells such
a gerund. Not here: gerunds of a predicate ("heading for the capital"), which are pieces of a gap (`pieces`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.rule import Rule, rule

_DOING = r"(?P<q>(?:[qn1u](?:,[ep]*[qn1])*,?&[eD]*)?[qn1u])o[Dep]*[uco1]{0,3}(?:[rfF][Deo]*[uco1]{1,3}){0,2}(?:,c)?"

OF_DOINGS: tuple[Rule, ...] = (
    # two officers guarding the bank were killed; a boy herding goats near the border has been shot
    rule("doing_passive", "object", "qn1u o b v", rf"{_DOING}[hMe!]*b[ehb!]*(?P<v>v)"),
    # three men defusing a bomb died
    rule("doing_subject", "subject", "qn1u o v", rf"{_DOING}[he]*(?P<v>v)(?![eD]*[qn1uT$])"),
)
DOINGS = frozenset(one.name for one in OF_DOINGS)


def is_doing(book: Book, stop: int) -> bool:
    """Whether the unit at `stop`, behind a figure, is the gerund of what those people were doing."""
    if stop == 0 or stop >= len(book.units):
        return False
    noun, unit = book.units[stop - 1].noun, book.units[stop]
    return unit.code == "o" and noun is not None and noun.kind == "person" and _is_gerund(book, unit.first)


def _is_gerund(book: Book, at: int) -> bool:
    """Whether a word is a gerund, and not one that says how many people are, or whom they include: "45 households
    comprising 225 individuals fled"."""
    word = book.tokens.folded[at]
    counts = word == "including" or word in rule_words()["totalling"]
    return word.endswith("ing") and len(word) > len("doing") and not counts


def is_suffered(book: Book, stop: int, verb: int) -> bool:
    """Whether the word behind "were" is a participle of harm: "were caught in a slide and buried"."""
    last = book.units[verb]
    if any(predicate.measure("object", ("person",)) == "released" for _, predicate in last.entries):
        return False  # "were fined in the port and released"
    if last.stop == last.first + 1 and book.letters[verb + 1 : verb + 2] == "o":
        return False  # "were caught in traffic and killed time"
    said = next(unit for unit in book.units[stop:verb] if unit.code == "o")
    word = book.tokens.folded[said.first]
    return word == "caught" or word.endswith("ed")
