"""How far a subject reaches over a relative clause: "police held 14 people after a blast that left three dead".

Belongs here: whether the verb or state at the end of a gap is said of what the relative pronoun in the gap stands for,
and so not of the figure before the gap. Not here: clauses that a conjunction opens (`match`), the gap's own pieces
(`pieces`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import PERSON
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLED

_ASIDE = re.compile(r"[,(e-]*(?:\([^()]*\))?,?$")
"""What may stand between a figure and the pronoun that means it: a comma, an adverb, brackets."""
_FIGURE_OF = re.compile(r"[,eD]*[fI]$")
"""Between figure and pronoun: "five of whom", "12, including which"."""
_AUXILIARIES = "hMe!dpBtb,"
_MAIN_BEHIND = re.compile(r"v[e!]*b[eb!]*v$")
"""Two verbs in one group of which the first ends the clause of the pronoun."""
_PREPOSITIONS = "rfFWyt"
_PHRASE_FIRST = re.compile(r"[eD]*[qn1ucp]|[eD]*Do")
"""A noun phrase right behind the pronoun, which so is not the subject: "in which nine miners", "that the rebels"."""
_HAS_VERB = re.compile(r"[vwgbhM]|[qn1ucp]e*o")
"""A verb of any kind, or a word without meaning to the rules right behind a noun, which then is one."""
_SMALL_CLAUSE = re.compile(r"[Bo][eD]*[qn1u](?:[rfF][Deo]*[ucT]{1,2}){0,2}$")
"""What was left so: "that left three (dead)", "which left two people in the market (hurt)"."""
_NOUNS = frozenset("oqn1uTLm")
LEAVING = frozenset({"left", "leaves", "leaving", "leave"})
_PERSONAL = frozenset({"who", "whom"})
_BRACKETS = re.compile(r"(?:\([^()]*\))+")
_DASHED = re.compile(r"-[^-;:]{1,8}-R")
"""An aside between a figure and its relative clause: "11,400 people – mostly women – who fled"."""
_WHO_BEHIND = re.compile(r"(?:[rfF][Deo]*[uc]{1,2}){1,2}R")
"""Behind a figure: where they are, and the clause that is theirs: "three million people in the region who"."""
_FOR_PERSON = frozenset({"for", "by", "with"})


def opens_clause(book: Book, at: int) -> bool:
    """Whether what follows a figure belongs to it wherever it stands: "for four soldiers who went missing",
    "resulted in 18 people being killed"."""
    letters = book.letters
    if letters.startswith("(", at) and (aside := _BRACKETS.match(letters, at)):
        at = aside.end()
    if at >= len(letters):
        return False
    if (
        _DASHED.match(letters, at)
        or letters[at] == "R"
        or letters.startswith(",R", at)
        or _is_where_they_live(book, at)
    ):
        return True
    if (phrase := _WHO_BEHIND.match(letters, at)) is not None:
        return book.tokens.folded[book.units[phrase.end() - 1].first] == "who"
    return letters[at] == "b" and book.tokens.folded[book.units[at].first] == "being"


def _is_where_they_live(book: Book, at: int) -> bool:
    """Whether a gerund says right behind a figure how people had to leave: "food for 420 families staying in
    shelters"."""
    while book.letters[at : at + 1] == "e":
        at += 1
    if book.letters[at : at + 1] != "g":
        return False
    return any(predicate.measure("subject", PERSON) in FLED for _, predicate in book.units[at].entries)


def is_of_relative(book: Book, stop: int, verb: int, end: int) -> bool:
    """Whether the predicate from `verb` to `end` is that of a relative clause whose head is not the figure that ends at
    `stop`."""
    if book.letters.startswith("(", stop) and (aside := _BRACKETS.match(book.letters, stop)):
        stop = aside.end()  # "1,564 households (9,384 persons) who fled"
    if book.letters[verb] == "a" and _is_small_clause(book, stop, verb):
        return True
    if book.letters.find("R", stop, verb) < 0:
        return False
    if _MAIN_BEHIND.search(book.letters, verb, end):
        verb = end - 1  # "of the ship that was hit were wounded"
    at = book.letters.find("R", stop, verb)
    while at >= 0:
        if _ends_inside(book, stop, at, verb):
            return True
        at = book.letters.find("R", at + 1, verb)
    return False


def _is_small_clause(book: Book, stop: int, verb: int) -> bool:
    """Whether the state at `verb` is that of the object of a verb behind the figure."""
    match = _SMALL_CLAUSE.search(book.letters, stop, verb)
    return match is not None and book.tokens.folded[book.units[match.start()].stop - 1] in LEAVING


def is_left_so(book: Book, before: int) -> bool:
    """Whether the unit at `before` is the verb of a relative clause which leaves what follows in a state: "hurt in a
    crash that left two dead were flown out"."""
    letters = book.letters
    return (
        before > 0
        and letters[before - 1 : before + 1] == "RB"
        and book.tokens.folded[book.units[before].first] == "left"
    )


def _ends_inside(book: Book, stop: int, at: int, verb: int) -> bool:
    """Whether the clause of the pronoun at `at` still goes on at the predicate, with a subject of its own."""
    letters = book.letters
    gap, clause = letters[stop:at], letters[at + 1 : verb]
    if _FIGURE_OF.fullmatch(gap):
        return False
    before = clause.rstrip(_AUXILIARIES)
    word = book.tokens.folded[book.units[at].first]
    if (gap[-1:] and gap[-1] in _PREPOSITIONS) or word == "whose" or _PHRASE_FIRST.match(clause):
        return not _HAS_VERB.search(before)
    if _means(book, stop, at, word):
        return False
    return not before


def _means(book: Book, stop: int, at: int, word: str) -> bool:
    """Whether the pronoun at `at` stands for the figure that ends at `stop`: the nearest noun that it can mean."""
    gap = book.letters[stop:at]
    if _ASIDE.fullmatch(gap) or _DASHED.fullmatch(book.letters, stop, at + 1):
        return True
    if word in _PERSONAL:
        return not any(_is_person(book, i) for i in range(stop, at))
    return gap[-1] != "," and _NOUNS.isdisjoint(gap)


def _is_person(book: Book, at: int) -> bool:
    """Whether a unit names a person that "who" can mean: not a group ("of a family who"), not the place of a name."""
    unit: Unit = book.units[at]
    if unit.code == "c":
        return at > 0 and book.tokens.folded[book.units[at - 1].first] in _FOR_PERSON
    if unit.noun is None or unit.noun.kind != "person":
        return False
    return unit.noun.plural or book.letters[:at].rstrip("eD")[-1:] != "f"
