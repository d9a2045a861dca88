"""Which measure a predicate gives to a figure.

Belongs here: asking a predicate for a figure's noun, figures whose noun is left out, nouns that no list knows, lists
under one predicate. Not here: which predicate belongs to which figure (`rules`), singulars that count as one
(`singulars`), the predicates (`lexicon/predicates.txt`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.load import Noun, Predicate
from pipeline.extract.lexicon.word_sets import rule_words
from pipeline.extract.rules.antecedents import antecedent, counts_on, is_alive
from pipeline.extract.rules.capacity import is_purpose, is_room
from pipeline.extract.rules.descriptions import is_apposed, is_origin, speaks_aside
from pipeline.extract.rules.errands import comes_or_is_sought_otherwise
from pipeline.extract.rules.grounded_aircraft import grounded
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.nature import is_by_nature, is_of_beasts, is_of_things
from pipeline.extract.rules.peaceful_senses import is_peaceful
from pipeline.extract.rules.relatives import shares_article, shares_owner
from pipeline.extract.rules.rigged_vehicles import is_rigged
from pipeline.extract.rules.roles import Side
from pipeline.extract.rules.singulars import counts_as_one, is_first_body, is_listed_one
from pipeline.extract.units.nominals import ORDINALS
from pipeline.extract.units.scan import QUOTES
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import HARM

Measured = list[tuple[str, Noun | None]]
"""The measures of one figure, each with the noun that is counted; None for people whom no noun names."""

PERSON = ("person", "civil")
COUNTED = ("person", "unknown")
"""Kinds of nouns that a figure of people counts."""
OF_PEOPLE = frozenset(
    ["killed", "injured", "evacuated", "rescued", "released", "captured", "displaced", "casualties", "missing"]
)
"""Measures that count people where no noun says what is counted."""
_ON_DUTY = frozenset({"soldiers", "police", "medics", "journalists", "rescuers"})
_TELLING = frozenset("Bs")
"""Letters of words of saying and reporting."""
_OF_UNKNOWN = OF_PEOPLE - {"missing"}
_OF_BARE = OF_PEOPLE | {"without_power"}
_OF_SUMS = frozenset(["released", "rescued", "captured"])
"""Measures whose verbs tell of money as well."""
_OWNED = (["'"], ["’"])
_A_SUM = 1_000_000
"""From here on a bare number behind such a verb is a sum."""


def measures_of(book: Book, unit: Unit, verbs: Sequence[Unit], side: Side) -> Measured:
    """What predicates joined by "and" say of a figure; killed and injured together are casualties."""
    found: Measured = []
    for verb in () if _is_owner(book, unit) else verbs:
        for form, predicate in verb.entries:
            hurt = book.rivals(unit, "injured") or any("injured" in roles.values() for roles in unit.before)
            if "civil" in predicate.object and (hurt or found):
                continue  # "31 wounded were flown to the capital"
            got = grounded(book, unit, verb, _measure(book, unit, predicate, side))
            if got is not None and got[0] == "attacks" and is_by_nature(book, unit, verb):
                continue  # "a quake struck 12 villages"
            if got is not None and is_peaceful(book, unit, got[0], verb):
                continue
            if got is not None and got[0] == "displaced" and (is_room(book, unit) or is_purpose(book, unit)):
                continue
            if got is not None and is_rigged(book, unit, got[0], verb):
                continue
            if got is not None and comes_or_is_sought_otherwise(book, unit, got[0], predicate, verb):
                continue
            if form == "gerund" and predicate.topic and got is not None and got[0] == "evacuated":
                continue  # "a boat taking 30 people to the island sank": a journey
            if got is not None and got not in found:
                found.append(got)
    return _together(book, verbs, found)


def _is_owner(book: Book, unit: Unit) -> bool:
    """ "Burned 12 soldiers' tents": what is told is told of the things behind their owners."""
    words, stop = book.tokens.words, unit.stop
    if words[stop : stop + 1] not in _OWNED or book.tokens.starts[stop] > book.tokens.ends[stop - 1]:
        return False
    behind = book.units[book.index[unit] + 1 : book.index[unit] + 2]
    is_thing = bool(behind) and behind[0].code in "uo" and behind[0].first == stop + 1
    return is_thing and QUOTES.isdisjoint(words[:stop])  # "killed 12 'rebels' last week"


def _together(book: Book, verbs: Sequence[Unit], found: Measured) -> Measured:
    """What several measures that verbs give to one figure come to."""
    if {measure for measure, _ in found} >= {"rescued", "released"}:
        return [told for told in found if told[0] != "released"]  # "freed 15 people from the rubble"
    if len(verbs) > 1 and {measure for measure, _ in found} >= {"killed", "injured"}:
        return [("casualties", found[0][1])]
    if len(found) > 1 and any(book.tokens.folded[verb.first - 1] == "or" for verb in verbs[1:]):
        return []  # "450 were killed, assaulted or kidnapped"
    joined = len(verbs) > 1 and "&" in book.letters[book.index[verbs[0]] : book.index[verbs[-1]]]
    if joined and {measure for measure, _ in found} >= {"missing", "killed"}:
        return [told for told in found if told[0] != "missing"]  # "were buried alive and killed"
    if len(verbs) > 1 and {measure for measure, _ in found} >= {"launched", "intercepted"}:
        return [told for told in found if told[0] != "launched"]  # "detected and shot down three drones"
    return found


def _measure(book: Book, unit: Unit, predicate: Predicate, side: Side) -> tuple[str, Noun | None] | None:
    noun = unit.noun
    if noun is None:
        return _of_bare(book, unit, predicate, side)
    if noun.kind == "unknown":
        measure = predicate.measure(side, PERSON)
        fits = measure in _OF_UNKNOWN and unit.code == "q" and _names_people(book, unit)
        return (measure, noun) if measure is not None and fits else None
    measure = predicate.measure(side, _own_kinds(noun))
    if measure is None and noun.kinds[0] == "body" and predicate.measure(side, noun.kinds[1:]) == "killed":
        measure = "killed"  # "the bodies of six porters, who were shot dead"
    if measure is None or (measure == "attacks" and unit.code in "1u"):
        return None
    if noun.measure in HARM and measure in OF_PEOPLE and measure != noun.measure:
        return None  # "910 fatalities and 1,044 people injured"
    if is_of_beasts(book, unit):
        return None
    if measure == "displaced" and (_got_away(book, unit) or (predicate.topic and _comes_on_duty(noun))):
        return None
    if measure == "displaced" and unit.code == "1" and not _TELLING.isdisjoint(book.letters):
        return None  # "…, said a resident who fled"
    if noun.text == "area" and unit.code == "1":
        return None  # "burned an area of 40 hectares"
    if measure == "launched" and predicate.verb == "fire" and noun.object == "drone" and unit.code in "1u":
        return None  # "a drone fired into the square": it was not fired
    return measure, noun


def _comes_on_duty(noun: Noun) -> bool:
    """Whether those who arrive where others flee to do not flee themselves: "twelve doctors arrived at the camp"."""
    return noun.object in _ON_DUTY or noun.text in rule_words()["on_duty"]


def _is_of_bodies(book: Book, unit: Unit) -> bool:
    """Whether the last figure before one that goes on counting is of bodies."""
    before = (other for other in reversed(book.units[: book.index[unit]]) if other.figure is not None)
    last = next(before, None) if counts_on(book, unit) else None
    return last is not None and last.noun is not None and last.noun.kinds[0] == "body"


def _own_kinds(noun: Noun) -> tuple[str, ...]:
    """The kinds by which a verb knows a noun: a body is no person to whom things are done."""
    return noun.kinds[:1] if noun.kinds[0] == "body" else noun.kinds


def _got_away(book: Book, unit: Unit) -> bool:
    """Whether those who fled are some of those taken before: "276 girls were seized; 50 of the girls managed to
    flee"."""
    of = "of" in book.tokens.folded[unit.first : unit.stop] and unit.noun is not None
    taken = (hit.noun for hit in (*book.earlier, *book) if hit.measure == "captured" and hit.noun is not None)
    return of and any(noun.object == unit.noun.object for noun in taken if unit.noun is not None)


def _of_bare(book: Book, unit: Unit, predicate: Predicate, side: Side) -> tuple[str, Noun | None] | None:
    """A figure without a noun has that of a figure before it, or counts people."""
    if unit.code != "n" or is_of_things(book, unit):
        return None
    behind = book.tokens.folded[unit.stop : unit.stop + 2]
    aboard = behind == ["on", "board"] or behind[:1] == ["aboard"]  # "a helicopter with 12 on board went down"
    noun = antecedent(book, unit, predicate, side) if not aboard else None
    if noun is not None and "body" in noun.kinds and is_alive(book, unit):
        noun = None
    if noun is not None and (measure := predicate.measure(side, _own_kinds(noun))) is not None:
        return measure, noun
    measure = predicate.measure(side, PERSON)
    if measure == "rescued" and _is_of_bodies(book, unit):
        return None  # "ten bodies were found after two more were pulled out"
    if measure in _OF_SUMS and unit.value >= _A_SUM:
        return None  # "the cut freed 300 million for schools"
    return (measure, None) if measure in _OF_BARE and measure is not None else None


def _names_people(book: Book, unit: Unit) -> bool:
    """An unknown noun counts as people only where it is written as the name of a people ("two Rukai")."""
    assert unit.noun_text is not None
    word = book.tokens.words[unit.noun_text[1] - 1]
    return word[0].isupper() and unit.noun_text[0] > 0


def _is_included(book: Book, unit: Unit) -> bool:
    """Whether a figure stands right behind "including", so that it is only a part of what the clause tells."""
    return book.letters[: book.index[unit]].rstrip("eDpb").endswith("I")


def add_list(book: Book, units: Sequence[Unit], measures: Sequence[Measured], trigger: Unit, rule: str) -> None:
    """Enter a list of figures under one predicate; singulars of one kind add up ("a nurse and a driver" are two)."""
    singles: dict[tuple[str, str], Hit] = {}
    definite = listed = False
    last: Unit | None = None
    for unit, found in zip(units, _as_equipment(book.tokens.folded, units, measures), strict=True):
        if _is_included(book, unit):
            singles.clear()  # "a guard and a cook, including a minor"
        if last is not None and (_describes(book, last, unit) or _is_description(book, unit, found, last)):
            continue
        before, last = last, unit
        definite = definite or unit.definite
        if found and not _is_outside_list(book, before, unit, trigger, rule):
            counted = unit.figure is not None or (listed and is_listed_one(book, unit))
            for measure, noun in found:
                if counted or _is_one(book, unit, measure, trigger, definite):
                    _enter(book, singles, Hit(unit, measure, noun, trigger, rule))
        listed = listed or (unit.figure is not None and bool(found))


def _is_outside_list(book: Book, before: Unit | None, unit: Unit, trigger: Unit, rule: str) -> bool:
    """Whether a member of a list is no further one of those to whom it happened."""
    if unit.definite and _is_ordinal(book.tokens.folded[unit.first + 1], rule):
        return True  # "the third nurse killed this year"
    if before is not None and (is_origin(book, before, unit) or speaks_aside(book, unit)):
        return True  # "two nurses, one Irish and one Greek"; "33 hostages, two officials said, will be freed"
    # "a rower who once lost a leg"
    return unit.code in "1u" and trigger.first > 0 and book.tokens.folded[trigger.first - 1] == "once"


def _is_one(book: Book, unit: Unit, measure: str, verb: Unit, definite: bool) -> bool:
    """Whether a singular without a figure counts as one; `definite` tells that one of the list is, and so the others
    only say who that is."""
    bare = definite and not unit.definite and not unit.named
    if bare and not shares_owner(book, unit) and not shares_article(book, unit, verb):
        return False
    return counts_as_one(book, unit, measure) or is_first_body(book, unit, measure)


def _enter(book: Book, singles: dict[tuple[str, str], Hit], new: Hit) -> None:
    """Put a member of a list into the book; a further single one of a sort joins the first."""
    key = (new.measure, object_of(new.unit, new.noun))
    one = new.unit.code in "1u"
    if one and (first := singles.get(key)) is not None:
        if new.unit not in (first.singles or ()):
            first.singles = [*(first.singles or [first.unit]), new.unit]
        book.put(new.unit, new.measure, first)
        return
    hit = book.add(new.unit, new.measure, new.noun, new.trigger, new.rule)
    if one and hit is not None:
        singles[key] = hit


def _is_description(book: Book, unit: Unit, found: Measured, last: Unit) -> bool:
    """ "killed two people, resident in Machava", "killed Ali Omar, imam of …": a bare singular behind several or a
    name, and a comma, describes them."""
    if not found or unit.code != "u" or unit.definite or unit.named:
        return False
    at = book.index[unit]
    return (
        (last.code == "q" or last.named) and book.letters[at - 1] == "," and book.letters[at + 1 : at + 2] in ("r", "f")
    )


def _is_ordinal(word: str, rule: str) -> bool:
    """Whether a word says the how manieth of a count somebody is."""
    return (rule == "participle" and word in ORDINALS) or (
        word[0].isdigit() and word.endswith(("st", "nd", "rd", "th"))
    )


def _describes(book: Book, one: Unit, unit: Unit) -> bool:
    """ "the guide, a Frenchman of 38, was hurt": what stands between commas behind one definite person describes
    them."""
    also = unit.first and book.tokens.folded[unit.first - 1] == "also"  # "the minister, also the head of the police"
    if also and one.code in "1u" and one.noun is not None and one.noun.kind == "person" and not one.noun.plural:
        return True
    if unit.named and is_apposed(book, one, unit):
        return True  # "killed a ruler, Chief Ali Obi"
    if unit.code != "1" or one.code != "u" or not (one.definite or one.named) or one.noun is None or one.noun.plural:
        return False
    at = book.index[unit]
    return one.noun.kind == "person" and book.letters[at - 1] == "," and book.letters[at + 1 : at + 2] in ",fr"


def _as_equipment(words: Sequence[str], units: Sequence[Unit], measures: Sequence[Measured]) -> Sequence[Measured]:
    """Drones and vehicles in one list with tanks and guns are equipment of the army that lost it, also by a verb that
    says nothing of them alone: "captured two guns and 14 trucks"."""
    lost = any(m == "equipment_lost" and noun and noun.kind == "equipment" for found in measures for m, noun in found)
    if not lost:
        return measures
    aloft_all = [words[unit.stop : unit.stop + 1] == ["over"] for unit in units]  # "two drones over the strait"
    return [
        [("equipment_lost", unit.noun)]
        if unit.noun is not None and unit.noun.kind == "vehicle" and unit.figure is not None
        else [
            ("equipment_lost" if noun is not None and noun.object in ("drone", "vehicle") and not aloft else m, noun)
            for m, noun in found
        ]
        for unit, found, aloft in zip(units, measures, aloft_all, strict=True)
    ]


def object_of(unit: Unit, noun: Noun | None) -> str:
    """The class of people or things that a figure counts."""
    return "children" if unit.child else (noun.object if noun else "people")
