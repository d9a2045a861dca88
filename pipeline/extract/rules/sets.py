"""Sets of which a clause tells what became of some: "of the 50 drones, 46 were shot down", "most of the 200 missiles
were intercepted".

Belongs here: what such a set states itself, and its parts. Not here: "30 of 35 missiles", which is one figure
(`part_totals`).
"""

from __future__ import annotations

import re
from itertools import combinations

from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.measures import measures_of
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLIGHT

_OPENED = re.compile(r"(?:^|[,;:&-])e*(?P<of>[fr])[eD]*(?P<set>q)[^,;:n]*,")
"""The set that opens a clause: "of the 50 drones launched overnight, …", "out of 50 drones, …"."""
_SOME_OF = re.compile(r"D[eo]?f[eD]*(?P<set>q)")
"""Some of a set, with no number of their own: "most of the 200 missiles"."""
_FATE = re.compile(r"[^;:Rq1]*?(?P<v>v)")


def link_sets(book: Book) -> None:
    """Enter what is told of the flying weapons of a set, that they were launched, and make the bare figures behind the
    comma of a set that opens the clause parts of it, where they count the same or what became of a salvo."""
    if "q" not in book.letters or ("f" not in book.letters and "r" not in book.letters):
        return
    _link_out_of(book)
    for match in _SOME_OF.finditer(book.letters):
        _enter_salvo(book, book.units[match.start("set")], match.end())
    opened = _OPENED.search(book.letters)
    if opened is not None and (opened["of"] == "f" or _leads_out_of(book, opened.start("of"))):
        unit = book.units[opened.start("set")]
        _enter_salvo(book, unit, opened.end())
        _link_parts(book, unit, opened.end())


def _link_out_of(book: Book) -> None:
    """ "400 families remain displaced out of 1,700 families displaced": the first are a part of the second."""
    words = book.tokens.folded
    if "out" not in words:
        return
    hits = sorted(book, key=lambda hit: hit.unit.first)
    for part, whole in combinations(hits, 2):
        same = part.measure == whole.measure and part.noun is whole.noun and part.unit.value <= whole.unit.value
        if same and part.parent is None and words[whole.unit.first - 2 : whole.unit.first] == ["out", "of"]:
            part.parent = whole


def _leads_out_of(book: Book, at: int) -> bool:
    return book.tokens.folded[book.units[at].first] == "out"


def _enter_salvo(book: Book, unit: Unit, behind: int) -> None:
    """ "Of around 200 missiles, most were intercepted": whatever became of them, they were launched."""
    if unit.noun is None or "flying" not in unit.noun.kinds or not unit.noun.plural:
        return
    for _, measure in [owner for owner in book.hits if owner[0] is unit and owner[1] != "launched"]:
        book.drop(unit, measure)  # "nearly all of the 30 drones launched overnight were downed"
    if book.has(unit):
        return
    fate = _FATE.match(book.letters, behind)
    verb = book.units[fate.start("v")] if fate is not None else None
    if verb is None:
        return
    told = {measure for side in ("object", "subject") for measure, _ in measures_of(book, unit, [verb], side)}
    plain = book.tokens.folded[verb.first].startswith("destroy")  # in a store, as like as not
    if not plain and not told.isdisjoint(FLIGHT):
        book.add(unit, "launched", unit.noun, verb, "set")


def _link_parts(book: Book, unit: Unit, behind: int) -> None:
    sets = [hit for hit in book if hit.unit is unit]
    stop = book.letters.find(";", behind)
    for hit in book:
        at = book.index.get(hit.unit, 0)
        if hit.parent is not None or hit.unit.code != "n" or at < behind or at > stop >= 0:
            continue
        whole = next((one for one in sets if one.measure == hit.measure or {one.measure, hit.measure} <= FLIGHT), None)
        if whole is not None and hit.value < whole.value:
            hit.parent = whole
