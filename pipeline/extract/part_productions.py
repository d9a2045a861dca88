"""Figures that are parts of others or take their measure from them: "including two children", "300 from the second".

Belongs here: the productions of parts, ellipsis, totals, and figures that only repeat. Not here: figures with a
predicate of their own (`productions`).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import pairwise

from .hits import Book, Hit
from .measures import OF_PEOPLE, add_list, is_telegraphic, measures_of
from .units import Unit
from .word_sets import phrase_words

_COUNTED = ("person", "unknown")
_COPULA_REACH = 4
_POINTING = frozenset({"the", "these", "those"})


def as_included(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """What stands behind "including" is a part of the nearest figure before it, or of the measure which it states
    itself ("among the dead were two nurses")."""
    marker = verbs[0]
    if marker.state is not None:
        measure = marker.state.measure
        whole = next((hit for hit in reversed(book.earlier) if hit.measure == measure), None)
        for unit in figures:
            if unit.figure is not None and not book.has(unit) and (unit.noun is None or unit.noun.kind in _COUNTED):
                book.add(unit, measure, unit.noun, marker, rule, whole)
        return
    before = [hit for hit in book if hit.unit.first < marker.first]
    if not before and marker.code == "R":
        return
    if not before and marker.first == 0:
        before = list(book.earlier[-1:])
    if not before:
        _by_verb(book, marker, figures, rule)
        return
    nearest = max(hit.unit.first for hit in before)
    for hit in before:
        if hit.unit.first == nearest:
            _add_parts(book, hit, hit.trigger, figures, rule)


def _by_verb(book: Book, marker: Unit, figures: Sequence[Unit], rule: str) -> None:
    """ "lost a third of their vehicles, including 160 tanks": the verb says it of the uncounted whole."""
    at = book.index[marker]
    verb = next((u for u in reversed(book.units[:at]) if u.code in "vwg"), None)
    if verb is not None and book.letters[at - 1] != "R":
        add_list(book, figures, [measures_of(book, unit, [verb], "object") for unit in figures], verb, rule)


def as_among(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """The figure behind "among" is the whole; who is named beside it shares its fate."""
    for whole in [hit for hit in book if hit.unit is verbs[0]]:
        _add_parts(book, whole, whole.trigger, figures, rule)


def as_one_of_state(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """One person who is said to be among those of a state: "the developer is among the dead"."""
    state, unit = verbs[0].state, figures[0]
    if state is None or unit.noun is None or unit.noun.kind != "person" or unit.noun.plural or book.has(unit):
        return
    whole = next((hit for hit in reversed(book.earlier) if hit.measure == state.measure), None)
    book.add(unit, state.measure, unit.noun, verbs[0], rule, whole)


def _add_parts(book: Book, whole: Hit, trigger: Unit | None, figures: Sequence[Unit], rule: str) -> None:
    ones = [unit for unit in figures if unit.code == "1" and not book.has(unit) and _fits(whole, unit)]
    if len(ones) > 1 and len({unit.child for unit in ones}) == 1:
        hit = book.add(ones[0], whole.measure, ones[0].noun, trigger, rule, whole)
        if hit is not None:
            hit.singles = ones
            for unit in ones[1:]:
                book.put(unit, whole.measure, hit)
    for unit in figures:
        counts = unit.figure is not None or is_telegraphic(unit)
        if counts and not book.has(unit) and _fits(whole, unit):
            book.add(unit, whole.measure, unit.noun or whole.noun, trigger, rule, whole)


def _fits(whole: Hit, unit: Unit) -> bool:
    """Whether a figure's noun can be a part of the whole's."""
    if unit.noun is None:
        return True
    if whole.noun is None:
        return whole.measure not in OF_PEOPLE or unit.noun.kind in (*_COUNTED, "life")
    kinds = {unit.noun.kind, whole.noun.kind}
    if "unknown" in kinds:
        return whole.measure in OF_PEOPLE
    return len(kinds) == 1 or kinds == {"person", "life"}


def as_copula(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """A bare figure that says what some of the people before it were: "two were women", "one of them a child"."""
    subject, described = verbs[0], figures[0]
    if subject.anaphor and described.code in "1q" and not book.has(subject) and book.has(described):
        _one_of_them(book, subject, described)
        return
    noun = described.noun
    if noun is None or noun.kind != "person" or book.has(subject) or book.has(described):
        return
    if not (subject.anaphor or (described.code == "u" and book.letters[book.index[subject] + 1] == "b")):
        return
    known = [*book.earlier[-_COPULA_REACH:], *book.before(subject)]
    whole = next((hit for hit in reversed(known) if hit.noun is None or hit.noun.kind in _COUNTED), None)
    if whole is None:
        return
    joined = copy(subject)
    joined.noun, joined.noun_text, joined.stop, joined.child = (
        noun,
        described.noun_text,
        described.stop,
        described.child,
    )
    joined.code = "q"
    book.put(subject, whole.measure, Hit(joined, whole.measure, noun, book.own(whole.trigger), rule, whole))


def _one_of_them(book: Book, subject: Unit, described: Unit) -> None:
    """ "two people, one of them a child, were killed": the child is one of the two, and "one of them" no figure of its
    own."""
    book.described.add(subject)
    for hit in [h for h in book if h.unit is described and h.parent is None]:
        hit.parent = next((h for h in reversed(book.before(subject)) if h.measure == hit.measure), None)


def inherit(book: Book) -> None:
    """A bare figure joined to one with a measure, with no predicate of its own: "300 from the second"."""
    for at, unit in enumerate(book.units):
        if unit.code != "n" or at < 1 or unit.figure is None or book.has(unit) or unit in book.described:
            continue
        if not _is_elliptic(book, at):
            continue
        earlier = book.before(unit)
        if earlier and earlier[-1].rule != "inside":
            hit = earlier[-1]
            book.add(unit, hit.measure, hit.noun, hit.trigger, "ellipsis", _whole_of(book, at, hit))


def _whole_of(book: Book, at: int, last: Hit) -> Hit | None:
    """The whole of an elliptic figure: the one before it where the figure points back, opens a list behind a colon or
    is said to be worse off ("16 hurt, four seriously"); else that of the figure beside it."""
    unit = book.units[at]
    before = book.letters[:at].rstrip("eD")
    if last.rule == "ellipsis":
        return last.parent
    if points_back(book, unit):
        return last
    return last if before.endswith(":") or _is_worse(book, at) else last.parent


def points_back(book: Book, unit: Unit) -> bool:
    """Whether a figure is one of those before it: "four of them", "two of whom"."""
    return unit.anaphor and book.tokens.folded[unit.stop - 1] in ("them", "whom", "those", "these")


def _is_worse(book: Book, at: int) -> bool:
    """ "sixteen were hurt, four seriously": behind the bare figure stands only how badly."""
    stop = book.units[at].stop
    return stop < len(book.tokens.folded) and book.tokens.folded[stop] in phrase_words()["degree_of_harm"]


def _is_elliptic(book: Book, at: int) -> bool:
    """Whether a bare figure stands as one whose noun and verb are left out."""
    unit = book.units[at]
    compared = book.tokens.folded[max(0, unit.first - 2) : unit.first]
    if compared in (["compared", "with"], ["compared", "to"]):
        return True
    before = book.letters[max(0, at - 4) : at].rstrip("eD")
    if not before or before[-1] not in "&,;:":
        return False
    if _is_worse(book, at):
        return True
    after = book.letters[at + 1 : at + 3]
    return unit.anaphor or (len(after) == 2 and after[0] in "rFyW" and after[1] in "cDuoe1T")


def link_lists(book: Book) -> None:
    """What stands behind "including" is a part of the figure before it, also where both share one verb."""
    if "I" not in book.letters:
        return
    for hit in book:
        if hit.parent is not None:
            continue
        at = book.index.get(hit.unit, 0) - 1
        while at > 0 and book.letters[at] in "eDp":
            at -= 1
        if at <= 0 or book.letters[at] != "I" or book.units[at].state is not None:
            continue
        whole = [h for h in book.before(book.units[at]) if h.measure == hit.measure and h.parent is None]
        if whole:
            hit.parent = whole[-1]


def link_pointers(book: Book) -> None:
    """ "157 people, 66 of them foreigners": a figure "of them" is a part of the figure before it."""
    for hit in book:
        figure = hit.unit.figure
        if hit.parent is not None or not hit.unit.anaphor or figure is None:
            continue
        if book.tokens.folded[hit.unit.stop - 1] not in ("them", "whom") and not _points(book, hit.unit):
            continue
        for other in reversed([*book.earlier[-_COPULA_REACH:], *book.before(hit.unit)]):
            whole = other.unit.figure
            if other.measure == hit.measure and whole is not None and whole.value > figure.value:
                hit.parent = other
                break


def _points(book: Book, unit: Unit) -> bool:
    """Whether "of them" or "of whom" stands in a figure that goes on with what they are: "66 of them foreigners"."""
    words = book.tokens.folded[unit.first : unit.stop]
    return any(pair in (("of", "them"), ("of", "whom")) for pair in pairwise(words))


def link_of_which(book: Book) -> None:
    """ "1,846 houses were damaged; of which 171 totally": what stands behind "of which" is a part of the figure before."""
    if "fR" not in book.letters:
        return
    for hit in book:
        at = book.index.get(hit.unit, 0)
        opens = book.letters.rfind("fR", 0, at)
        if opens < 0 or hit.parent is not None or ";" in book.letters[opens:at]:
            continue
        whole = [h for h in book.before(book.units[opens]) if h.measure == hit.measure and h.parent is None]
        if whole:
            hit.parent = whole[-1]


def add_totals(book: Book) -> None:
    """ "30 of 35 missiles were shot down" states 35 launched as well, the 30 being part of it; of what stands behind
    "all but" the contrary is said."""
    for (unit, measure), hit in list(book.hits.items()):
        total = hit.unit.total
        if hit.unit.but:
            if hit.measure != "intercepted":
                book.drop(unit, measure)
                continue
            hit.measure = "struck"
        if total is None or total.figure is None:
            continue
        if total.noun is None and hit.rule in ("participle", "inside") and hit.measure in OF_PEOPLE:
            hit.parent = _whole_of_state(book, hit, total)  # "nine of the 43 wounded" are a part of the 43
            continue
        if hit.noun is None or hit.noun.kind != "weapon":
            continue
        if hit.measure in ("intercepted", "struck"):
            known = _known_total(book, total)
            if known is None:
                known = Hit(total, "launched", total.noun or hit.noun, hit.trigger, "total")
                book.put(total, "launched", known)
            hit.parent = known


def _whole_of_state(book: Book, part: Hit, total: Unit) -> Hit:
    """The claim of the whole of which a part is told: the one made before with its value, else one of its own."""
    figure = total.figure
    assert figure is not None
    for hit in reversed([*book.earlier, *book.before(part.unit)]):
        if hit.measure == part.measure and hit.unit.figure is not None and hit.unit.figure.value == figure.value:
            return hit
    whole = Hit(total, part.measure, part.noun, part.trigger, "total")
    book.put(total, part.measure, whole)
    return whole


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


def drop_aims(book: Book) -> None:
    """Of weapons that were stopped or hit, what they headed for states no further launch: "12 drones heading for the
    capital were shot down"."""
    for (unit, measure), hit in list(book.hits.items()):
        if measure != "launched" or hit.rule != "subject":
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
