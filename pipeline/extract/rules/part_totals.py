"""What "30 of 35 missiles" states of the 35: a claim of its own, of which the 30 are a part.

Belongs here: the totals that figures carry with them. Not here: parts of figures before them (`part_links`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import OF_PEOPLE
from pipeline.extract.rules.stated_wholes import whole_of
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import ARRIVAL


def add_totals(book: Book) -> None:
    """ "30 of 35 missiles were shot down" states 35 launched as well, the 30 being part of it."""
    _turn_exceptions(book)
    _share_fates(book)
    _find_totals(book)
    for (unit, measure), hit in list(book.hits.items()):
        total = hit.unit.total
        if total is None or total.figure is None:
            continue
        if _is_share_of_people(hit, total) or _is_share_of_attacks(hit):
            hit.parent = hit.parent or whole_of(book, hit, total)
        elif hit.noun is not None and hit.noun.kind == "weapon":
            _add_launched(book, unit, measure, hit, total)


_FIRED = re.compile(r"ve*[rFt][Deo]*[uc1]{1,2}(?:[rFy][Deo]*[uc1e]{1,2})*(?=[pDoe]{0,3}(?:[,;:rF&]|$))")
"""Behind an item of a list: where it was fired at, and then no verb of its own."""


_OUT_OF = re.compile(r"(?:rf|[rfo])(?P<q>[nq])")


def _share_fates(book: Book) -> None:
    """ "Shot down three drones and a missile fired towards a ship": the last of a list that says how its weapons came
    met with what the others did."""
    for (unit, measure), hit in list(book.hits.items()):
        if measure != "launched" or hit.rule != "participle" or unit.total is not None:
            continue
        if any((unit, fate) in book.hits for fate in ARRIVAL) or not _FIRED.match(book.letters, book.index[unit] + 1):
            continue
        beside = _stopped_beside(book, unit)
        if beside is not None and beside.rule == "active":
            book.put(unit, beside.measure, Hit(unit, beside.measure, hit.noun, beside.trigger, beside.rule))


def _find_totals(book: Book) -> None:
    """ "Shot down 57 drones out of 81": the number behind "out of" is of all."""
    if "out" not in book.tokens.folded:
        return
    for unit, measure in list(book.hits):
        behind = book.index[unit] + 1
        if measure not in ARRIVAL or unit.total is not None or unit.figure is None:
            continue
        out = _OUT_OF.match(book.letters, behind)
        if out is None:
            continue
        between = book.tokens.folded[book.units[behind].first : book.units[out.start("q")].first]
        if between != ["out", "of"]:
            continue
        total = book.units[out.start("q")]
        if total.figure is not None and total.figure.value >= unit.figure.value:
            unit.total = total


def _turn_exceptions(book: Book) -> None:
    """Of what stands behind "all but" the contrary is said: all but three were shot down, so three arrived."""
    for (unit, measure), hit in list(book.hits.items()):
        if hit.unit.but and hit.measure != "intercepted":
            book.drop(unit, measure)
        elif hit.unit.but:
            hit.measure = "struck"


def _is_share_of_people(hit: Hit, total: Unit) -> bool:
    """ "Nine of the 43 wounded": the nine are a part of the 43."""
    of_state = hit.parent is None and total.noun is None and hit.rule in ("participle", "inside")
    return of_state and hit.measure in OF_PEOPLE


def _is_share_of_attacks(hit: Hit) -> bool:
    """ "Eight of the 12 attacks were repelled"."""
    return hit.measure == "attacks" and hit.noun is not None and hit.noun.kind == "event"


def _add_launched(book: Book, unit: Unit, measure: str, hit: Hit, total: Unit) -> None:
    """Enter that all weapons of a total were launched, and what became of those that are told of."""
    stopped = any((unit, fate) in book.hits for fate in ARRIVAL)
    if hit.measure == "launched" and (stopped or hit.rule == "participle"):
        book.drop(unit, measure)  # in "30 of 35 missiles launched at the city" all 35 were launched
        whole = _launched_total(book, total, hit)
        if not stopped and (beside := _stopped_beside(book, unit)) is not None:
            fate = Hit(unit, beside.measure, hit.noun, beside.trigger, beside.rule, whole)
            book.put(unit, beside.measure, fate)
    elif hit.measure in ARRIVAL:
        hit.parent = _launched_total(book, total, hit)


def _stopped_beside(book: Book, unit: Unit) -> Hit | None:
    """What became of the item of a list before one that says how its weapons came.

    "Destroyed 37 missiles and 29 of 35 drones launched at the country": the 29 were destroyed too.
    """
    before = book.letters[: book.index[unit]].rstrip("eD")
    if not before.endswith(("q&", "q,", "q,&")):
        return None
    item = book.units[len(before.rstrip("&,")) - 1]
    found = (book.hits.get((item, measure)) for measure in ("intercepted", "struck"))
    return next((hit for hit in found if hit is not None), None)


def _launched_total(book: Book, total: Unit, part: Hit) -> Hit:
    """The claim that all weapons of a total were launched, made where there is none."""
    known = _known_total(book, total) or book.hits.get((total, "launched"))
    if known is None:
        known = Hit(total, "launched", total.noun or part.noun, part.trigger, "total")
        book.put(total, "launched", known)
    return known


def _known_total(book: Book, total: Unit) -> Hit | None:
    """The claim to which "of the eight drones" points back, where there is one."""
    figure = total.figure
    if figure is None or not total.definite:
        return None
    for hit in reversed([*book.earlier, *book.before(total)]):
        other = hit.unit.figure
        same = other is not None and other is not figure and other.low == figure.low
        if same and hit.noun is not None and hit.noun.kind == "weapon":
            return hit
    return None
