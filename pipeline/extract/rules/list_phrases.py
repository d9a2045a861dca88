"""Lists of people whose items have phrases of their own: "two guards watching the gate, a cook from Jos and a child".

Belongs here: which figures of a match are its list; whether what stands behind an item belongs to it, or is a verb with
another clause behind. Not here: the patterns (`list_constructions`, `pieces`), what a list means (`productions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules import ellipsis
from pipeline.extract.rules.descriptions import is_apposed
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import FACTS

RULES = frozenset({"passive_list", "participle_list", "subject_list", "state_list", "one_of_state_list"})
_LIST = re.compile(r"[qn1u](?:\([^()]*\)|[rfFtWog])[^;:bhMvwRB]{0,20}&[eDp]*[qn1u]")
_ITEM = re.compile(r"[qn1u][og][Deo]*$")
"""An item with a participle behind it, whose object comes next."""
_REDUCED_ITEM = re.compile(r",?&[eDp]*(?P<item>[q1])(?P<v>v)(?![eD]*[qn1u])[^,;:bhMvwgR&]*(?:[,;:)-]|$)")
"""Behind a list: one more item, its participle and no finite verb."""
_UNDONE = (("intercepted", "launched"), ("rescued", "missing"))
"""What is done to an item, and what its participle tells of before."""
_DASHES = re.compile(r"-+")
_FIGURES = frozenset("qn1uxc")
_DESCRIBING = frozenset("rfFtDeW&")
"""Letters behind which a word of no meaning describes the noun that follows: "in a rented house"."""


def may_stand(letters: str) -> bool:
    """Whether the units of a sentence may hold such a list at all."""
    return "&" in letters and _LIST.search(letters) is not None


def without_described(book: Book, figures: Sequence[Unit]) -> list[Unit]:
    """A list without the role of somebody whose name comes next: "the ruler of Dogo, Chief Ali Obi and his wife"."""
    pairs = zip(figures, [*figures[1:], None], strict=True)
    return [unit for unit, after in pairs if after is None or not (after.named and is_apposed(book, unit, after))]


def holds(book: Book, start: int, stop: int) -> bool:
    """Whether no word inside a list or right before it looks like the verb of a clause: "a guard met the mayor and two
    people died", "police held a man in Jos and two people died"."""
    letters = book.letters
    before = len(letters[:start].rstrip("eD")) - 1
    if before >= 0 and letters[before] == "o" and _is_past(book, book.units[before].stop - 1):
        return False
    return not any(letters[at] == "o" and _looks_finite(book, start, at) for at in range(start + 1, stop))


def _looks_finite(book: Book, start: int, at: int) -> bool:
    unit, before = book.units[at], book.letters[at - 1]
    if before in _DESCRIBING:
        return unit.stop > unit.first + 1 and book.letters[at + 1] not in "uc1" and _is_past(book, unit.stop - 1)
    word = book.tokens.folded[unit.first]
    if word.endswith("ing") or word in phrase_words()["serving"]:
        return False
    return at == start + 1 or before in "q1" or _is_past(book, unit.first)


def _is_past(book: Book, token: int) -> bool:
    word = book.tokens.folded[token]
    return word.endswith("ed") or any(form == "past" for form, _ in FACTS[word].verbs)


def is_with_item(book: Book, at: int) -> bool:
    """Whether a definite person stands behind "to", "by" or "with": "two guards attached to the mayor and a cook"."""
    noun = book.units[at].noun
    behind = book.letters[at] == "u" and book.letters[at - 1 : at] in ("t", "y", "W")
    return behind and noun is not None and noun.kind == "person"


def stands_alone(book: Book, figures: Sequence[Unit]) -> bool:
    """Whether the predicate behind a bare last figure is not of those before it: "12 dead people and three injured",
    but "a chief and six others dead"."""
    if book.letters[book.index[figures[-1]] + 1] in "rF":
        return False
    return not figures[-1].anaphor or any(unit.before or book.has(unit) for unit in figures[:-1])


def listed(book: Book, start: int, stop: int) -> list[Unit]:
    """The figures of a list: not what stands in a phrase of place inside it, nor "two of them seriously", which has
    no predicate of its own."""
    letters, found = book.letters, list[Unit]()
    dashes = letters.find("-", start, stop) >= 0
    for at in range(start, stop):
        unit = book.units[at]
        if unit.code not in _FIGURES:
            continue
        if dashes and len(_DASHES.findall(letters, start, at)) % 2:
            continue  # "a sergeant -- a man of 50 -- and a guard"
        if not found or not _belongs_to_item(book, found, unit, letters[start:at]):
            found.append(unit)
    return found


def _belongs_to_item(book: Book, found: Sequence[Unit], unit: Unit, row: str) -> bool:
    """Whether a figure is told of one of those `found` before it; `row` are the letters of the list so far."""
    before = row.rstrip("eDop")
    if before[-1:] in ("r", "f", "F", "t", "y", "W"):
        return True
    if _ITEM.search(row):
        return True  # "two guards watching the gate and a cook"
    if found[-1].named and unit.code in "1u" and not unit.named and before.endswith(","):
        return True  # "killed commander Ali Obi, head of a brigade"
    return ellipsis.points_back(book, unit) and any(other.figure is not None for other in found)


def reduced_item(book: Book, match: re.Match[str]) -> Unit | None:
    """The last item of a list of objects whose participle tells how it came there: "shot down 12 drones and three
    missiles launched overnight", "rescued two nurses and a boy trapped in a lift"."""
    item = _REDUCED_ITEM.match(book.letters, match.end("q"))
    if item is None:
        return None
    unit = book.units[item.start("item")]
    kinds = unit.noun.kinds if unit.noun is not None else ()
    behind = {predicate.measure("object", kinds) for _, predicate in book.units[item.start("v")].entries}
    acts = any(predicate.measure("subject", kinds) for _, predicate in book.units[item.start("v")].entries)
    verbs = (unit for unit in book.units[match.start("v") : match.end("v")] if unit.entries)
    done = {predicate.measure("object", kinds) for verb in verbs for _, predicate in verb.entries}
    return unit if not acts and any(done & {one} and behind & {other} for one, other in _UNDONE) else None


def share_before_verb(book: Book, match: re.Match[str]) -> Unit | None:
    """The share that a list of figures ends in and that alone has the verb: "158 drones, 114 of them shot down"."""
    stop, verb = match.end("q"), match.start("v")
    last = book.units[stop - 1]
    alone = stop - 1 == match.start("q") or verb < stop or "," in book.letters[stop:verb]
    return last if not alone and ellipsis.points_back(book, last) else None
