"""Which figure is a part of which, once all rules have run over a sentence: lists, pointers; what only repeats.

Belongs here: joining hits to the whole, taking out what says nothing new. Not here: wholes that only a part states
(`part_totals`), figures that take their measure from another (`part_productions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.hits import EARLIER_REACH, Book, Hit
from pipeline.extract.units.unit import Unit, added_up
from schemas.measure_groups import ARRIVAL, MOVED, VICTIMS

_AMONG_THEM = re.compile(r"(?<=[,(-])[qn1](?:&[eD]*[qn1])?I[,)-]")
"""A figure before the word that makes it a part: "ten people, two children among them, …"."""
_OF_ITEM, _OPENERS = frozenset("ave"), re.compile("[IW]")
"""What tells more of an item of a list of parts, and what opens such a list."""
_OPENS_PARTS = frozenset("IW-")
_WORSE = re.compile(r",e*nb?a")
"""A bare figure with its state behind a comma: "six were hurt, two in a critical condition"."""
_POINTING = frozenset({"the", "these", "those"})


def says_who_they_are(figures: Sequence[Unit]) -> bool:
    """Whether singulars behind a figure are those whom it counts: "two people, a man and a woman, were killed"."""
    whole = figures[0] if len(figures) > 2 else None
    if (
        whole is None
        or whole.figure is None
        or whole.noun is None
        or whole.noun.object not in ("people", "civilians", "children")
    ):
        return False
    if "body" in (whole.noun.kinds if whole.noun else ()) and whole.figure.value == added_up(figures[1:]):
        return all(unit.noun is not None and unit.noun.kind == "person" for unit in figures[1:])
    return whole.figure.value == len(figures) - 1 and all(unit.code == "1" for unit in figures[1:])


_FLOWN = frozenset({"weapon", "aircraft"})
"""Kinds that have no tanks among them, as "53 pieces of hardware" may."""


def drop_deaths_of_returned(book: Book) -> None:
    """ "returned the bodies of 140 soldiers who died in the war": they came home, and their death is no news; it is
    where a clause of its own, behind a comma, tells of it."""
    for unit, measure in list(book.hits):
        body = unit.noun is not None and "body" in unit.noun.kinds
        told = book.tokens.folded[unit.stop : unit.stop + 1] == [","]
        if measure == "killed" and body and not told and (unit, "released") in book.hits:
            book.drop(unit, "killed")


def link_lists(book: Book) -> None:
    """What stands behind "including", or before "among them", is a part of the figure before it, also where both share
    one verb, and with it the rest of its list ("including two nurses and five children"); so is what stands behind
    "with" and tells how badly some are hurt."""
    if _OPENS_PARTS.isdisjoint(book.letters) and _WORSE.search(book.letters) is None:
        return
    for hit in sorted(book, key=lambda hit: hit.unit.first):
        if hit.parent is not None:
            continue
        if _AMONG_THEM.match(book.letters, book.index.get(hit.unit, 0)):
            hit.parent = _last_whole(book, hit.unit, hit.measure)
            continue
        at = book.index.get(hit.unit, 0) - 1
        while at > 0 and book.letters[at] in "eDpc":
            at -= 1
        if book.letters[at - 1 : at + 1] == "I,":
            at -= 1  # "including, 42 men"
        if at <= 0:
            continue
        hit.parent = _whole_before(book, at, hit)


def _whole_before(book: Book, at: int, hit: Hit) -> Hit | None:
    """The whole of a figure, by the joint `at` before it."""
    joint = book.letters[at]
    if joint == "I" and book.units[at].state is None:
        return _last_whole(book, book.units[at], hit.measure)
    if joint == "W":
        return _whole_of_worse(book, hit) if book.letters[at - 1] in ",-" else None
    if joint in "&,":
        return _whole_of_worse_bare(book, at, hit) or _listed_whole(book, at, hit)
    return _whole_of_aside(book, at, hit) if joint == "-" else None


def _whole_of_worse_bare(book: Book, at: int, hit: Hit) -> Hit | None:
    """The same without "with": "six hurt, two in a critical condition", not "12 hurt in Lviv, two hurt in Stryi"."""
    state = hit.trigger
    if _WORSE.match(book.letters, at) is None or state is None or state.stop - state.first == 1:
        return None
    return _whole_of_worse(book, hit)


def _whole_of_worse(book: Book, hit: Hit) -> Hit | None:
    """The wounded of whom a share is told by its state: "241 were hurt, with 83 in a critical condition"."""
    told = hit.trigger is not None and hit.trigger.code == "a"
    if hit.measure != "injured" or not told or hit.unit.anaphor:
        return None
    whole = _last_whole(book, hit.unit, "injured")
    return whole if whole is not None and whole.value > hit.value else None


def _whole_of_aside(book: Book, at: int, hit: Hit) -> Hit | None:
    """The figure right before the dash of an aside: "14 people – six from one street – were killed"."""
    whole = book.hits.get((book.units[at - 1], hit.measure))
    return whole if whole is not None and whole.trigger is hit.trigger and whole.value > hit.value else None


def _listed_whole(book: Book, at: int, hit: Hit) -> Hit | None:
    """The whole of the item before the joint `at` of a list of parts, where that leaves room for one more.

    A comma before "and" ends the list, but for one that has parted its items with commas so far: "12 hurt, including
    a child, and three dead".
    """
    whole: Hit | None = None
    joint, sum_of_parts, last = book.letters[at], hit.value, at
    if joint == "&" and book.letters[at - 1] == ",":
        joint, last = ",&", at - 1
    while book.letters[last - 1] in _OF_ITEM:
        last -= 1
    before = book.units[last - 1]
    beside = book.hits.get((before, hit.measure))
    if beside is None or (whole := beside.parent) is None or not _OPENERS.search(book.letters, 0, last - 1):
        return None
    if joint == ",&" and book.letters[last - 2] != ",":
        return None
    flown = whole.noun is not None and whole.noun.kind in _FLOWN
    if hit.measure == "equipment_lost" and flown and hit.noun and hit.noun.kind not in _FLOWN:
        return None  # "11 drones, including a strike drone, four carriers and five tanks"
    sum_of_parts += sum(part.value for part in book if part.parent is whole)
    return whole if sum_of_parts <= whole.value else None


def _last_whole(book: Book, unit: Unit, measure: str) -> Hit | None:
    """The last figure of a measure before a unit that is a part of none."""
    whole = [hit for hit in book.before(unit) if hit.measure == measure and hit.parent is None]
    return whole[-1] if whole else None


def link_pointers(book: Book) -> None:
    """ "157 people, 66 of them foreigners": a figure "of them" is a part of the figure before it."""
    for hit in book:
        figure = hit.unit.figure
        if hit.parent is not None or figure is None:
            continue
        if hit.unit.code == "n" and hit.measure in ARRIVAL and hit.noun is not None:
            hit.parent = _salvo_before(book, hit)
        if not hit.unit.anaphor or hit.parent is not None:
            continue
        if book.tokens.folded[hit.unit.stop - 1] not in rule_words()["taken_up"] and not _points(book, hit.unit):
            continue
        for other in reversed([*book.earlier[-EARLIER_REACH:], *book.before(hit.unit)]):
            whole = other.unit.figure
            if _may_befall(hit.measure, other.measure) and whole is not None and whole.value > figure.value:
                hit.parent = other
                break


def _may_befall(measure: str, whole: str) -> bool:
    """Whether a measure can be that of some of those whom another counts: of weapons what became of them, of those who
    were saved or taken who was hurt."""
    return whole == measure or (whole == "launched" and measure in ARRIVAL) or (whole in MOVED and measure in VICTIMS)


def _salvo_before(book: Book, hit: Hit) -> Hit | None:
    """The weapons launched before a bare figure of what became of some: "launched 36 drones, and 30 were shot down"."""
    told = [other for other in book.before(hit.unit) if other.measure == "launched" and other.noun is not None]
    last = told[-1] if told else None
    return last if last is not None and last.noun is hit.noun and last.value > hit.value else None


def _points(book: Book, unit: Unit) -> bool:
    """Whether "of them" or "of whom" stands in a figure that goes on with what they are: "66 of them foreigners"."""
    words = book.tokens.folded[unit.first : unit.stop]
    return any(pair in (("of", "them"), ("of", "whom")) for pair in pairwise(words))


def link_of_which(book: Book) -> None:
    """ "1,846 houses were damaged; of which 171 totally": what stands behind "of which" is a part of it."""
    _link_of_these(book)
    _link_of_opening(book)
    if "fR" not in book.letters:
        return
    for hit in book:
        at = book.index.get(hit.unit, 0)
        opens = book.letters.rfind("fR", 0, at)
        if opens < 0 or hit.parent is not None or ";" in book.letters[opens:at]:
            continue
        whole = _last_whole(book, book.units[opens], hit.measure)
        if whole is None and hit.measure in VICTIMS:
            whole = _last_whole(book, book.units[opens], "casualties")  # "23 casualties, of which ten were killed"
        figures = [unit for unit in book.units[opens + 2 : at + 1] if unit.code in "qn"]
        if whole is not None and any(_counts_anew(unit, whole) for unit in figures[1:]):
            continue  # "…, of which 80 were destroyed, ten houses were damaged in Kech, and two in Turbat"
        hit.parent = whole


def _counts_anew(unit: Unit, whole: Hit) -> bool:
    """Whether a figure names again what the whole before "of which" counts."""
    return unit.code == "q" and unit.noun is not None and whole.noun is not None and unit.noun.text == whole.noun.text


def _link_of_these(book: Book) -> None:
    """ "Of these, 110 were killed by floods and 26 by landslides", "among them, nine collapsed": parts of the figure
    before the sentence."""
    words = book.tokens.folded
    if words[0] not in ("of", "among") or words[1:2] not in (["these"], ["them"], ["those"]) or words[2:3] != [","]:
        return
    for hit in book:
        wholes = [other for other in book.earlier[-EARLIER_REACH:] if other.measure == hit.measure]
        whole = next((other for other in reversed(wholes) if other.parent is None), None)
        if hit.parent is None and whole is not None and hit.value < whole.value:
            hit.parent = whole


_OF_OPENING = re.compile(r"(?:[eo&]{1,3},?)?f[eDo]*(?P<whole>[qn])[^;:]*?,[eDp]*(?P<part>[qn])")


def _link_of_opening(book: Book) -> None:
    """ "Of the 1,200 families who fled, 900 remained in tents": the second figure is a part of the first."""
    match = _OF_OPENING.match(book.letters) if "f" in book.letters[:4] else None
    if match is None:
        return
    whole, part = book.units[match.start("whole")], book.units[match.start("part")]
    for hit in book:
        if hit.unit is part and hit.parent is None and (found := book.hits.get((whole, hit.measure))) is not None:
            hit.parent = found if found.value > hit.value else None


def drop_aims(book: Book) -> None:
    """Of weapons that were stopped or hit, what they headed for states no further launch: "12 drones heading for the
    capital were shot down"."""
    for (unit, measure), hit in list(book.hits.items()):
        stopped = book.hits.get((unit, "intercepted"))
        same = stopped is not None and stopped.trigger is hit.trigger  # "46 dropped off radars"
        if measure != "launched" or (hit.rule != "subject" and not same):
            continue
        if (unit, "intercepted") in book.hits or (unit, "struck") in book.hits:
            book.drop(unit, measure)


def drop_repeats(book: Book) -> None:
    """A definite figure that the update gave before for the same measure points back: "of the 28 injured, …"."""
    if not book.earlier:
        return
    for (unit, measure), hit in list(book.hits.items()):
        first, figure = hit.unit.first, hit.unit.figure
        if figure is None or first == 0 or book.tokens.folded[first - 1] not in _POINTING:
            continue
        known = (h.unit.figure for h in book.earlier if h.measure == hit.measure)
        if any(other is not None and other.value == figure.value for other in known):
            book.drop(unit, measure)
