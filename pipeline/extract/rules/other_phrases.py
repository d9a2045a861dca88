"""Figures of another word's phrase: "in a town of 300 people", "3,800 homes in 13 villages", "took three people and".

Belongs here: whether a figure is of a preposition or verb that stands before it. Not here: which matches that rules out
(`refusals`), figures of another clause (`other_clauses`).
"""

from __future__ import annotations

import re

from pipeline.extract.attribution.lexicon import citing_words
from pipeline.extract.lexicon.small_words import AUXILIARIES_OF_ONE
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.doings import is_doing
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import measures_of
from pipeline.extract.rules.relative_reach import is_left_so
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import FACTS

_WHERE = re.compile(r"q[rF][eD]*$")
_IN = frozenset({"in", "across", "within", "at", "from", "over", "around", "throughout"})
_TOLD_OF = re.compile(r"(?:[rfF][Deo]*[ucT]{1,2}){0,3}[hMe]*b")
"""Behind a figure and where it was: a finite verb, whose subject it then is."""
_SUBJECT_BEFORE = re.compile(r"[upcqn1][hMe]*$")


def says_where(book: Book, at: int) -> bool:
    """Whether a figure tells only where those before it are: "3,800 homes in 13 villages are without power"."""
    match = _WHERE.search(book.letters[:at])
    return match is not None and book.tokens.folded[book.units[match.start() + 1].first] in _IN


def belongs_to_other(book: Book, at: int) -> bool:
    """Whether a figure stands behind a preposition ("in a town of 300 people were …") or is object of the verb
    before."""
    letters = book.letters
    stripped = letters[:at].rstrip("eD")
    ends = ("f", "J", "fc") if book.units[at].named else ("f", "J")
    if stripped.endswith(ends) and not _is_day_before(book, stripped):
        return True  # "the son of Union leader Ali Obi was shot"
    if at > 0 and letters[at - 1] in "fyrFt" and (told := _hangs_on(book, at, book.units[at - 1])) is not None:
        return told
    return _is_object_of_verb_before(book, at)


def _hangs_on(book: Book, at: int, preposition: Unit) -> bool | None:
    """Whether a figure belongs to the preposition before it; None where that may open a clause: "after 12 people
    were shot"."""
    letters, noun = book.letters, book.units[at].noun
    if at == 1 and noun is not None and noun.kind == "person" and book.tokens.folded[0] == "at":
        return False  # "At seven people lost their lives": nobody is at people, so a word is missing
    if letters[at + 1 : at + 2] == "g" and _is_result(book, preposition):
        return False
    opener = book.tokens.folded[preposition.stop - 1]
    role = opener == "as" and letters[at : at + 3] == "1,b"  # "who joined as an assistant, was shot"
    return True if role or opener not in phrase_words()["clause_opener"] else None


def _is_object_of_verb_before(book: Book, at: int) -> bool:
    """Whether a verb stands before a figure that does something to it."""
    letters, before = book.letters, at - 1
    while before >= 0 and letters[before] in "eD":
        before -= 1
    if is_left_so(book, before):
        return True
    if before >= 0 and letters[before] == "o":
        return is_doing(book, before) or _is_verb_of_no_measure(book, before)
    if before < 0 or letters[before] not in "vwg":
        return False
    if measures_of(book, book.units[at], [book.units[before]], "object"):
        return True
    if letters[before - 1 : before] == "R" and _is_of_one(book, at):
        return True  # "a man who found three missing girls was shot"
    if _is_statement(book, before, at):
        return False
    return letters[before] == "v" and bool(_SUBJECT_BEFORE.search(letters[:before]))


def _is_of_one(book: Book, at: int) -> bool:
    """Whether the verb right behind a figure of several is of one."""
    behind = book.units[at + 1] if at + 1 < len(book.units) else None
    return behind is not None and book.units[at].value > 1 and book.tokens.folded[behind.first] in AUXILIARIES_OF_ONE


def _is_statement(book: Book, verb: int, at: int) -> bool:
    """Whether a verb that takes lives too says here what became of some: "claimed three guards had been shot"."""
    word = book.tokens.folded[book.units[verb].stop - 1]
    return "say" in citing_words().verbs.get(word, ()) and _TOLD_OF.match(book.letters, at + 1) is not None


def _is_day_before(book: Book, before: str) -> bool:
    """Whether what stands behind "of" is a day, and the figure begins the clause: "in the early hours of Tuesday two
    missiles were shot down"."""
    behind = book.units[len(before)] if before.endswith("f") and len(before) < len(book.units) else None
    return behind is not None and behind.code == "e" and book.tokens.folded[behind.first].endswith("day")


def _is_result(book: Book, preposition: Unit) -> bool:
    """ "resulting in 11,000 people fleeing": the clause behind the preposition came to pass."""
    return preposition.first > 0 and book.tokens.folded[preposition.first - 1].startswith("result")


def _is_verb_of_no_measure(book: Book, at: int) -> bool:
    """Whether a word that says nothing of figures here is a verb all the same, and the figure its object: "they
    took three people and four were shot"."""
    word = book.tokens.folded[book.units[at].stop - 1]
    return any(form == "past" for form, _ in FACTS[word].verbs)
