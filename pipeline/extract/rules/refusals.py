"""Matches of a rule whose figures are not those of its predicate.

Belongs here: the reasons for which a match does not hold, in their order. Not here: whether a figure is of another
word's phrase (`other_phrases`), which figures of a match count (`match_units`), what it means (`productions`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules import list_phrases
from pipeline.extract.rules.descriptions import describes_name, describes_source, is_named_aside, is_of_kin, says_who
from pipeline.extract.rules.doings import DOINGS, is_doing, is_suffered
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.match_units import LAST_ONLY
from pipeline.extract.rules.nominal_productions import may_be_lost
from pipeline.extract.rules.other_clauses import counts_other, opens_other_clause
from pipeline.extract.rules.other_phrases import belongs_to_other, says_where
from pipeline.extract.rules.relative_reach import is_of_relative, opens_clause
from pipeline.extract.rules.rule import Rule

_FINITE = frozenset({"passive", "subject", "passive_list", "subject_list", "lost_found", "lost_died"}) | DOINGS
"""Rules whose list is the subject of its clause, and so not the object of another word."""
_SHARED = frozenset({"shared_subject", "shared_later", "passive_later"})
"""Rules whose second verb has the subject of the first."""
_WITH_GAP = frozenset({"participle", "subject", "passive"})
_OVER_CLAUSES = _WITH_GAP | {"state"}
_VERB_BEFORE = re.compile(r"[vwg][^;:bhMR]*$")
_OF_TIME = frozenset({"before", "after", "while", "without", "since", "when"})
_SAID_OF = re.compile(r"n[eD]*[uoc]{1,2}[sB]b[eb]*$")
"""Before a state: the figure of whom somebody says it."""
_WITH_OTHERS = re.compile(r"v.*W[eD]*f?D*u$")
"""Before a state, behind a verb: others of whom it is said: "sank with most of the passengers trapped"."""
_SPEAKS_OF = re.compile(r"(?<![,&-])[Bs][eD]*[qnu]")
_BESIDES = frozenset({"while", "whereas"})
_OPENS_COUNT = re.compile(r"r[eD]*[qn]")
_LIVED = re.compile(r"[Ff]q,?R[hMe]*o[^;:&bhMvwgR]*?,?(?:[hMe]*b[ehb]*)?")
"""Those of a preposition with a clause of their own: "nine from two families who lived in the hut died"."""
_FIGURE = re.compile("[nq]")
_OF_HAPPENING = re.compile(r"m[fy][eD]*(?:[qn][eD]*(?:,[eD]*[qn][eD]*)*&[eD]*)?$")
"""Before a figure that a noun of happening counts, alone or at the end of a list."""
_IS_A = re.compile(r"R[hMe!]*b[eh]*$")
_OF_ONE_APPOSED = re.compile(r"(?<=D)u(?:r[Deo]*[uco])?,1(?:[rF][^,;:bvwgM]*)?,")
"""One who is told in full between commas: "the other person on board, a nurse, …"."""
_OF_INCLUDED = re.compile(r",I[^,;]*$")
_FOR = (("for",),)
_OF_COMPOUND = re.compile(r"nw+(?![uco1qn])")
"""A bare figure with words behind it that could be verbs and so are nouns."""
_OF_SOME = re.compile(r"fpe*$")
_MAIN_LATER = re.compile(r"[^,;:bhMvwgaR]*,[hMe!]*[bhM]")
"""Around the participle of some who are included, behind whom the main verb of all stands: "found that 21 people,
including the five gunmen killed at the scene, were involved"."""


class Refusal(NamedTuple):
    """`goes_on` is the unit from which the rule is searched on."""

    goes_on: int
    other_word: bool = False
    """The figure is another word's, which a trace tells."""


def refusal(book: Book, rule: Rule, match: re.Match[str]) -> Refusal | None:
    """Why the figures of a match are not those of its predicate; None where they are.

    The order matters: what the figure itself is comes before what stands between it and the verb, and that before
    whose verb it is.
    """
    asked = book, rule.name, *match.span("q"), match.start("v")
    return _by_figure(*asked) or _by_gap(*asked, match.end("v")) or _by_subject(*asked)


def _by_figure(book: Book, name: str, first: int, stop: int, verb: int) -> Refusal | None:
    """A figure that is of who speaks, of a name or of a description, or that another rule reads."""
    said = name in _FINITE and (says_who(book, first) or is_named_aside(book, first, verb))
    if said or describes_name(book, first, stop):
        return Refusal(stop)
    if name == "participle" and is_of_kin(book, first):
        return Refusal(first + 1, other_word=True)
    if name == "before_being" and not _is_before(book, verb):
        return Refusal(first + 1)
    if name in _FINITE | _OVER_CLAUSES and book.letters[first] == "1" and _IS_A.search(book.letters, 0, first):
        return Refusal(first + 1)  # "a boy who was a passenger is in hospital"
    if describes_source(book, first) or (name in DOINGS and not is_doing(book, stop)):
        return Refusal(first + 1)
    if name == "active" and book.letters[stop : stop + 1] == "N":
        return Refusal(stop)  # "bring to 63 the number of dead"
    if name == "caught_and" and not is_suffered(book, stop, verb):
        return Refusal(stop)
    if name == "sought_for" and not _is_sought(book, first, verb):
        return Refusal(stop)
    if name == "active" and _OF_COMPOUND.match(book.letters, stop - 1):
        return Refusal(stop)  # "received 450 fire damage claims"
    return None


def _is_sought(book: Book, first: int, verb: int) -> bool:
    """Whether a verb that asks for "for" has it right before a figure, behind where and how it was done."""
    leading = book.units[len(book.letters[:first].rstrip("eD")) - 1]
    asks = any(predicate.after == _FOR for _, predicate in book.units[verb].entries)
    return asks and book.tokens.folded[leading.first] == "for" and may_be_lost(book.units[first].noun)


def _by_gap(book: Book, name: str, first: int, stop: int, verb: int, behind: int) -> Refusal | None:
    """A figure whose verb, which ends before `behind`, is of another clause by the words between them."""
    if name in _WITH_GAP and opens_other_clause(book, stop, verb):
        return Refusal(first + 1)
    if name in _OVER_CLAUSES and is_of_relative(book, stop, verb, behind):
        return Refusal(first + 1, other_word=True)
    if name == "state" and _counts_others(book, stop, verb):
        return Refusal(first + 1, other_word=True)
    if name in _OVER_CLAUSES and _SPEAKS_OF.search(book.letters, stop, verb):
        return Refusal(first + 1, other_word=True)  # "the minister said more than 3,000 people were dead"
    if (
        name == "participle"
        and _OF_INCLUDED.search(book.letters, stop, verb)
        and _MAIN_LATER.match(book.letters, behind)
    ):
        return Refusal(first + 1, other_word=True)
    if name == "participle" and _OF_SOME.search(book.letters, stop, verb):
        return Refusal(first + 1, other_word=True)  # "freed 15 people, including two boys, some of them burnt"
    if name in ("participle", "passive") and _is_happening_recorded(book, first, verb):
        return Refusal(first + 1, other_word=True)
    if name == "relative_object" and not _has_subject(book, stop + 1, verb):
        return Refusal(first + 1)
    if name == "state" and _is_state_of_other(book, first, stop, verb):
        return Refusal(first + 1, other_word=True)
    return None


def _is_happening_recorded(book: Book, first: int, verb: int) -> bool:
    """Whether a verb of recording tells of a noun of happening before the figure: "hits of seven drones recorded"."""
    word = book.tokens.folded[book.units[verb].stop - 1]
    return word in phrase_words()["certain"] and _OF_HAPPENING.search(book.letters, 0, first) is not None


def _counts_others(book: Book, stop: int, verb: int) -> bool:
    """Whether a clause with a figure of its own opens before the state: "five in the port, while two are missing"."""
    return any(
        book.tokens.folded[book.units[match.start()].first] in _BESIDES
        for match in _OPENS_COUNT.finditer(book.letters, stop, verb)
    )


def _by_subject(book: Book, name: str, first: int, stop: int, verb: int) -> Refusal | None:
    """A figure beside the verb of another subject, or in a list that is none."""
    if name in list_phrases.RULES and not list_phrases.holds(book, first, stop):
        return Refusal(first + 1)
    if name in LAST_ONLY and list_phrases.is_with_item(book, first):
        return Refusal(first + 1)
    if (name in _SHARED and counts_other(book, stop, verb)) or (name == "state" and says_where(book, first)):
        return Refusal(first + 1)
    alone = stop == first + 1
    if name in _FINITE and not (alone and opens_clause(book, stop)) and belongs_to_other(book, first):
        return Refusal(first + 1, other_word=True)
    if name in ("subject", "passive") and _OF_ONE_APPOSED.match(book.letters, first):
        return Refusal(first + 1)
    if name in ("subject", "passive") and _LIVED.fullmatch(book.letters, max(0, first - 1), verb):
        return Refusal(first + 1, other_word=True)
    other = name == "subject" and (_goes_on_from_verb(book, first, verb) or _has_own_subject(book, first, verb))
    return Refusal(first + 1) if other else None


def _is_before(book: Book, verb: int) -> bool:
    """Whether the passive gerund in front of a verb is what came after the main clause: "before being shot dead"."""
    words = book.tokens.folded
    return words[book.units[verb - 2].first] == "before" and words[book.units[verb - 1].first] == "being"


def _goes_on_from_verb(book: Book, first: int, verb: int) -> bool:
    """Whether a gerund behind a preposition of time has the subject of a verb before the figure: "wounded a soldier
    and a guard before fleeing"."""
    letters = book.letters
    if letters[verb] != "g" or letters[verb - 1] != "r" or _VERB_BEFORE.search(letters, 0, first) is None:
        return False
    return book.tokens.folded[book.units[verb - 1].first] in _OF_TIME


def _has_subject(book: Book, first: int, verb: int) -> bool:
    """Whether those who act stand behind a relative pronoun, and no other word: "that the enemy launched"."""
    words = [book.tokens.folded[unit.first] for unit in book.units[first:verb] if unit.code == "o"]
    return "D" in book.letters[first:verb] or all(word in ARTICLES for word in words)


def _is_state_of_other(book: Book, first: int, stop: int, verb: int) -> bool:
    """Whether a state is that of another figure, or of one named behind it: "31 remain, including 12 the army says are
    dead", "of the 400 workers, 96 are missing", "the mother of hostage Ada Obi"."""
    letters = book.letters
    if letters[verb - 1 : verb] == "f" and letters[verb + 1 : verb + 2] in ("c", "u", "o"):
        return True
    if letters[:first].rstrip("eD") == "f" and _FIGURE.search(letters, stop, verb):
        return True
    if _WITH_OTHERS.search(letters, stop, verb):
        return True  # "a ferry with 300 people sank, with most of the crew trapped"
    behind = _SAID_OF.search(letters, first, verb)
    return behind is not None and behind.start() > first


def _has_own_subject(book: Book, first: int, verb: int) -> bool:
    """Whether a figure right before a gerund, behind "with", is its subject: "a director of the firm whose trip ended
    with 21 people dying"."""
    letters = book.letters
    return letters[verb] == "g" and verb - 2 > first and letters[verb - 2] == "W" and letters[verb - 1] in "qn1"
