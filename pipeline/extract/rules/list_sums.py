"""Lists that come to the figure before them: "killed 13 people, eight civilians and five soldiers", "15 were
saved: nine women and six children".

Belongs here: lists right behind their whole, and lists that share out a figure of a sentence before. Not here: parts
that a word tells of (`part_links`, `part_productions`), sums over several sentences (`adding_up`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.rules.hits import EARLIER_REACH, Book, Hit
from pipeline.extract.rules.measures import object_of
from pipeline.extract.rules.part_productions import fits, join_ones
from pipeline.extract.units.unit import Unit, added_up
from schemas.measure_groups import SALVO

_ITEM = r"[qn1u](?:[rfF][Deo]*[ucT]{0,2}){0,4}"
_LIST = rf"(?P<list>{_ITEM}(?:(?:,?&|[,;])[eD]*{_ITEM}){{1,15}})"
_BEHIND = re.compile(rf"[^,;:()-]*(?:\([^()]*\))?(?:,-?|:|--?|;|\()[eD]*(?:[oD]*:)?{_LIST}(?=[,;)-]|$|[hM]*b)")
_PLACED = re.compile(r"[^,:;-]*[rfF][Deo]*c")
"""A place: town by town, the last numbers may come to the first by chance."""
_OPENING = re.compile(rf"{_LIST}(?=[hMb]*[vwab])")
_ANYBODY = frozenset({"people", "civilians"})
_LEAST = 2


def link_list_sums(book: Book) -> None:
    """Make a list parts of the figure right before it, or of one told before the sentence, where its numbers come to
    that figure; items that no rule has taken get its measure."""
    if len(book.figures) < _LEAST:
        return
    for hit in [hit for hit in book if hit.parent is None and hit.value >= _LEAST]:
        match = _BEHIND.match(book.letters, book.index[hit.unit] + 1) if hit.unit in book.index else None
        if match is not None and not (_PLACED.match(match.group()) and _PLACED.search(match["list"])):
            _share(book, hit, _without_next(book, hit, match))
    if book.earlier:
        _share_earlier(book)


def _without_next(book: Book, whole: Hit, match: re.Match[str]) -> list[Unit]:
    """The list of a match; without those of whom another verb tells, where the others alone come to the whole: "eight
    died, two women and six men, and seven others were hurt"."""
    items = _figures(book, *match.span("list"))
    end = book.letters.rfind(",&", *match.span("list"))
    shorter = _figures(book, match.start("list"), end) if end > 0 else []
    if len(shorter) < _LEAST or _comes_to(items, whole) or not _comes_to(shorter, whole):
        return items
    rest = [unit for unit in items if unit not in shorter]
    triggers = [hit.trigger for hit in book if hit.unit in rest]
    if whole.trigger in triggers or not all(fits(whole, unit) for unit in shorter):
        return items
    for hit in [hit for hit in book if hit.unit in shorter and hit.trigger in triggers]:
        book.drop(hit.unit, hit.measure)
    return shorter


def _share_earlier(book: Book) -> None:
    """ "Thirteen people died in the raid. Eight civilians and five soldiers were killed …"."""
    match = _OPENING.search(book.letters)
    items = _figures(book, *match.span("list")) if match is not None else []
    hits = {(hit.measure, hit.parent) for unit in items for hit in book if hit.unit is unit}
    if not items or len(hits) != 1:
        return
    measure, parent = hits.pop()
    for whole in reversed(book.earlier[-EARLIER_REACH:]):
        if (
            _may_be_of(items, whole)
            and parent is None
            and whole.measure == measure
            and whole.parent is None
            and whole.value >= _LEAST
        ):
            _share(book, whole, items)
            return


def _may_be_of(items: Sequence[Unit], whole: Hit) -> bool:
    """Whether those of a list may be among a figure of an earlier sentence: no woman and child among two policemen."""
    if whole.noun is None or whole.noun.object in _ANYBODY:
        return True
    return all(unit.noun is None or unit.noun.object == whole.noun.object for unit in items)


def _figures(book: Book, start: int, stop: int) -> list[Unit]:
    return [unit for unit in book.units[start:stop] if unit.code in "qn1"]


def _share(book: Book, whole: Hit, items: Sequence[Unit]) -> None:
    if all(unit.code == "1" for unit in items):
        _drop_described(book, whole, items)
        return
    if len(items) < _LEAST or not _comes_to(items, whole):
        return
    if not all(fits(whole, unit) for unit in items):
        return
    taken = [hit for unit in items for hit in book if hit.unit is unit]
    if any(hit.measure != whole.measure or hit.parent is not None for hit in taken):
        return
    for hit in taken:
        hit.parent = whole
    ones = [unit for unit in items if unit.code == "1" and not book.has(unit)]
    join_ones(book, ones, whole.measure, whole.trigger, "list_sum", whole)
    for unit in items:
        if not book.has(unit):
            book.add(unit, whole.measure, unit.noun or whole.noun, whole.trigger, "list_sum", whole)


def _drop_described(book: Book, whole: Hit, items: Sequence[Unit]) -> None:
    """Take out who those of a figure are: "two clerks of the mission (MRD), a man and a woman, were abducted"."""
    if len(items) != whole.value or whole.trigger is None:
        return
    for unit in items:
        told = book.hits.get((unit, whole.measure))
        alike = whole.noun is not None and object_of(unit, unit.noun) == whole.noun.object
        if alike and told is not None and told.trigger is whole.trigger and told is not whole:
            book.drop(unit, whole.measure)


def _comes_to(items: Sequence[Unit], whole: Hit) -> bool:
    """Whether the numbers of a list come to an exact figure, and its nouns tell more than that of the whole; town by
    town the last may come to the first."""
    figure = whole.unit.figure
    exact = figure is not None and figure.low == figure.high and whole.singles is None
    if not exact or added_up(items) != whole.value:
        return False
    nouns = {unit.noun.text for unit in items if unit.noun is not None}
    return whole.measure in SALVO or not nouns <= {whole.noun.text if whole.noun is not None else ""}
