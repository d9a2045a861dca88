"""Figures that are parts of others or take their measure from them: "including two children".

Belongs here: the productions of parts. Not here: figures whose noun and verb are left out (`ellipsis`), figures with a
predicate of their own (`productions`), joining what has a measure to its whole (`part_links`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import EARLIER_REACH, Book, Hit
from pipeline.extract.rules.measures import (
    COUNTED,
    OF_PEOPLE,
    add_list,
    measures_of,
    object_of,
)
from pipeline.extract.rules.singulars import is_telegraphic
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import HARM

_OTHERS = re.compile(r"&[eD]*(?P<others>[nq])o[^;:bhMvwgqn1]{0,4}[,-]?$")
"""Before "including": a clause of others."""
_BEFORE_SHARE = re.compile(r"(?P<r>r)?(?P<people>[qu])[^;:.qnu1]{0,5},[eD]*$")
"""People before a share of them, behind a preposition or not."""


def as_included(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """What stands behind "including" is a part of the nearest figure before it, or of the measure which it states
    itself ("among the dead were two nurses")."""
    marker = verbs[0]
    if marker.state is not None:
        _of_earlier(book, marker.state.measure, marker, figures, rule)
        return
    before = [hit for hit in book if hit.unit.first < marker.first or _tolls_before(hit, marker)]
    if not before and marker.code == "R":
        return
    if not before and book.letters.startswith("I"):
        told = [hit for hit in reversed(book.earlier[-EARLIER_REACH:]) if hit.measure == "killed"]
        victims = book.tokens.folded[marker.stop - 1] == "victims"
        before = told[:1] if victims and told else list(book.earlier[-1:])
    if not before and (measure := _stated_before(book, marker)) is not None:
        _of_earlier(book, measure, marker, figures, rule)
        return
    if not before:
        _by_verb(book, marker, figures, rule)
        return
    if _is_of_unmeasured(book, marker):
        return
    nearest = max(hit.unit.first for hit in before)
    for hit in before:
        if hit.unit.first == nearest:
            _add_parts(book, hit, hit.trigger, figures, rule)


def _is_of_unmeasured(book: Book, marker: Unit) -> bool:
    """ "Twelve were killed and two survived, including a cook": others of whom nothing is told that counts."""
    told = _OTHERS.search(book.letters, 0, book.index[marker])
    if told is None or book.has(book.units[told.start("others")]):
        return False
    return book.tokens.folded[book.units[told.start("others") + 1].first].endswith("ed")


def _tolls_before(hit: Hit, marker: Unit) -> bool:
    """Whether a toll before "including" has its figure behind it: "the toll, including 18 children, stood at 51"."""
    return hit.rule in ("toll", "number_of") and hit.trigger is not None and hit.trigger.first < marker.first


def _of_earlier(book: Book, measure: str, marker: Unit, figures: Sequence[Unit], rule: str) -> None:
    """Figures of people with a measure that the words before them state; the last figure with it is their whole."""
    whole = next((hit for hit in reversed(book.earlier) if hit.measure == measure), None)
    free = [unit for unit in figures if not book.has(unit) or _was_held(book, unit, measure)]
    people = [unit for unit in free if unit.noun is None or unit.noun.kind in COUNTED]
    join_ones(book, [unit for unit in people if is_one_person(unit, measure)], measure, marker, rule, whole)
    for unit in people:
        if unit.figure is not None and not book.has(unit):
            book.add(unit, measure, unit.noun, marker, rule, whole)


def _was_held(book: Book, unit: Unit, measure: str) -> bool:
    """ "Among the dead was a hostage who had been held since May": both are told of one."""
    return measure in HARM and unit.code == "1" and all(hit.measure == "captured" for hit in book if hit.unit is unit)


def is_one_person(unit: Unit, measure: str) -> bool:
    """Whether a unit is one person: "a nurse", and among those who came to harm "the driver"."""
    if unit.code == "1":
        return unit.noun is not None
    noun = unit.noun
    harmed = measure in HARM and unit.code == "u" and (unit.definite or unit.named)
    return harmed and noun is not None and noun.kind == "person" and not noun.plural and noun.kinds[0] != "body"


def join_ones(
    book: Book, ones: Sequence[Unit], measure: str, trigger: Unit | None, rule: str, whole: Hit | None
) -> None:
    """Several persons of one class who are parts of a whole are one figure."""
    by_class: dict[str, list[Unit]] = {}
    for unit in ones:
        by_class.setdefault(object_of(unit, unit.noun), []).append(unit)
    for units in by_class.values():
        hit = book.add(units[0], measure, units[0].noun, trigger, rule, whole)
        if hit is not None and len(units) > 1:
            hit.singles = units
            for unit in units[1:]:
                book.put(unit, measure, hit)


def _stated_before(book: Book, marker: Unit) -> str | None:
    """The measure of "the injured", "the dead" right before "include"; of "the victims" that of the last harmed."""
    at = book.index[marker]
    unit = book.units[at - 1] if at else None
    if unit is None:
        return None
    if unit.code == "u" and unit.definite and (told := _told_of(book, unit)) is not None:
        return told
    if not book.letters[:at].endswith(("Da", "Dv", "DL")):
        return None
    if unit.state is not None:
        return unit.state.measure
    return next((m for form, p in unit.entries if form != "gerund" and (m := p.measure("object", ("person",)))), None)


def _told_of(book: Book, unit: Unit) -> str | None:
    """The harm of people whom a definite noun takes up again, or describes."""
    harmed = [hit for hit in reversed(book.earlier) if hit.measure in HARM]
    if book.tokens.folded[unit.stop - 1] == "victims":
        return harmed[0].measure if harmed else None
    if unit.noun is None:
        return None
    if unit.noun.plural:
        again = (hit.measure for hit in harmed if hit.noun and hit.noun.text == unit.noun.text)
        if (told := next(again, None)) is not None:
            return told  # "eleven workers were killed. … The workers included five teachers"
    if unit.noun.object == "people":
        return next((role["person"] for role in unit.before if role.get("person") in HARM), None)
    return None


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


def as_of_state(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Of those of a state so many are said to be something: "of the dead, 12 were children", "of the injured, five are
    in the district hospital"."""
    state, unit = verbs[0].state, figures[0]
    if state is None or unit.noun is not None or unit.figure is None or book.has(unit):
        return
    whole = next((hit for hit in reversed(book.earlier) if hit.measure == state.measure and hit.rule != rule), None)
    at = book.index[unit] + 1
    while book.letters[at : at + 1] in ("b", "h", "e", "D"):
        at += 1
    described = book.units[at] if at < len(book.units) else None
    noun = described.noun if described is not None and described.code == "u" else None
    if described is not None and noun is not None and noun.kind == "person":
        unit = _described_as(unit, described)
    book.put(figures[0], state.measure, Hit(unit, state.measure, unit.noun, book.own(verbs[0]), rule, whole))


def _described_as(subject: Unit, described: Unit) -> Unit:
    """A bare figure joined to the noun that says what its people were."""
    joined = copy(subject)
    joined.noun, joined.noun_text, joined.stop, joined.child = (
        described.noun,
        described.noun_text,
        described.stop,
        described.child,
    )
    joined.code = "q"
    return joined


def _add_parts(book: Book, whole: Hit, trigger: Unit | None, figures: Sequence[Unit], rule: str) -> None:
    ones = [unit for unit in figures if is_one_person(unit, whole.measure) and not book.has(unit) and fits(whole, unit)]
    join_ones(book, ones, whole.measure, trigger, rule, whole)
    for unit in figures:
        counts = unit.figure is not None or is_telegraphic(unit)
        if counts and not book.has(unit) and fits(whole, unit):
            book.add(unit, whole.measure, unit.noun or whole.noun, trigger, rule, whole)


def fits(whole: Hit, unit: Unit) -> bool:
    """Whether a figure's noun can be a part of the whole's."""
    if unit.noun is None:
        return True
    if whole.noun is None:
        return whole.measure not in OF_PEOPLE or unit.noun.kind in (*COUNTED, "life")
    kinds = {unit.noun.kind, whole.noun.kind}
    if "unknown" in kinds:
        return whole.measure in OF_PEOPLE
    if whole.noun.kind == "place" and unit.noun.kind == "building":
        return True  # "27 facilities, including 19 homes"
    return len(kinds) == 1 or kinds == {"person", "life"}


def as_copula(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """A bare figure that says what some of the people before it were: "two were women", "one of them a child"."""
    subject, described = verbs[0], figures[0]
    if subject.anaphor and described.code in "1q" and not book.has(subject) and book.has(described):
        _one_of_them(book, subject, described)
        return
    noun = described.noun
    if noun is None or book.has(subject) or book.has(described):
        return
    if book.letters[book.index[described] + 1 :][:1] in ("B", "s") and described.code == "u":
        return  # "among 5,000 others, the governor said"
    if noun.kind == "building" and described.code == "u":
        _some_of_which(book, subject, described)
    if noun.kind != "person":
        return
    if not (subject.anaphor or (described.code == "u" and book.letters[book.index[subject] + 1] == "b")):
        return
    if _is_of_untold(book, subject):
        return
    known = [*book.earlier[-EARLIER_REACH:], *book.before(subject)]
    of_people = [hit for hit in reversed(known) if hit.noun is None or hit.noun.kind in COUNTED]
    if (total := subject.total) is not None and total.figure is not None:
        of_people = [hit for hit in of_people if hit.unit.figure and hit.unit.figure.value == total.figure.value]
    if not of_people:
        return
    whole = of_people[0]
    joined = _described_as(subject, described)
    book.put(subject, whole.measure, Hit(joined, whole.measure, noun, book.own(whole.trigger), rule, whole))


def _is_of_untold(book: Book, subject: Unit) -> bool:
    """Whether people of whom nothing is told stand before a bare figure, which is of them: "62 runners came home, one
    of them a nurse", "among the visitors, 30 were children"; not "the men, one of them a nurse", who are known."""
    before = _BEFORE_SHARE.search(book.letters, 0, book.index[subject])
    if before is None:
        return False
    people = book.units[before.start("people")]
    if people.noun is None or people.noun.kind != "person" or people.noun.measure or book.has(people):
        return False
    harmed = people.noun.text in phrase_words()["harmed"]
    among = before["r"] is not None and book.tokens.folded[people.first - 1] in ("among", "amongst") and not harmed
    return among or (subject.anaphor and not people.definite and (people.code == "q" or people.noun.plural))


def _some_of_which(book: Book, subject: Unit, described: Unit) -> None:
    """What some of the buildings before a bare figure were: "379 structures were razed, of which 120 were homes", "40
    buildings, 12 of them homes, were destroyed"."""
    of_which = book.letters[: book.index[subject]].rstrip("eD,").endswith("fR")
    wholes = [hit for hit in book.before(subject) if hit.noun is not None and hit.noun.kind == "building"]
    told = of_which and book.letters[book.index[subject] + 1] == "b"
    if wholes and (told or subject.anaphor):
        last = wholes[-1]
        joined = _described_as(subject, described)
        book.put(subject, last.measure, Hit(joined, last.measure, described.noun, last.trigger, "copula", last))


def as_described(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], _rule: str) -> None:
    """What some of the harmed were: "two of the dead were children" counts children, a part of the dead."""
    subject, noun = verbs[0], figures[0].noun
    one = subject.figure is not None and subject.figure.high == 1
    if not subject.anaphor or noun is None or noun.kind != "person" or noun.plural is one:
        return
    harm = next((hit for hit in reversed(book.earlier) if hit.measure in HARM), None)
    if not book.has(subject) and book.tokens.folded[subject.stop - 1] == "victims" and harm is not None:
        book.add(subject, harm.measure, noun, None, "described")  # "two of the victims were women"
    for hit in [hit for hit in book if hit.unit is subject]:
        hit.noun = noun
        hit.parent = hit.parent or next((h for h in reversed(book.earlier) if h.measure == hit.measure), None)


def _one_of_them(book: Book, subject: Unit, described: Unit) -> None:
    """ "two people, one of them a child, were killed": the child is one of the two, and "one of them" no figure of its
    own."""
    book.described.add(subject)
    for hit in [h for h in book if h.unit is described and h.parent is None]:
        hit.parent = next((h for h in reversed(book.before(subject)) if h.measure == hit.measure), None)
