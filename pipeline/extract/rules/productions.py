"""What a match means, role by role: figures that are object, subject, toll, instrument, … of a predicate.

Belongs here: the productions of roles that give a measure of their own. Not here: parts of other figures
(`part_productions`), named persons (`name_productions`), lists of losses (`loss_list_productions`), the patterns
(`constructions`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.extract.attacks import attack_words
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.descriptions import describes_speaker, is_apposed, without_speaker
from pipeline.extract.rules.exchange_productions import swaps_something
from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.measures import (
    OF_PEOPLE,
    PERSON,
    add_list,
    measures_of,
    object_of,
)
from pipeline.extract.rules.nominal_productions import is_of
from pipeline.extract.rules.pronoun_company import goes_with, join_pronoun
from pipeline.extract.rules.relative_reach import LEAVING
from pipeline.extract.rules.roles import Side
from pipeline.extract.rules.singulars import agrees_with_one
from pipeline.extract.rules.state_productions import as_state
from pipeline.extract.rules.stated_wholes import tell_whole
from pipeline.extract.tokens import POSSESSIVES
from pipeline.extract.units.nominals import ORDINALS
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLIGHT

Production = Callable[[Book, Sequence[Unit], Sequence[Unit], str], None]
"""(book, figures of the match, units of its predicate, the rule's name): enters the hits."""

_LOST = frozenset({"damaged", "equipment_lost"})
_ADDED = frozenset({"damaged", "killed", "injured"})
_OF_PARTICIPLES = frozenset({"participle", "passive"})
_OF_RELATIVES = frozenset({"passive", "relative"})
_RELATIVE = re.compile("(?:[fF][Deo]*[uc]{1,2}){0,2}R[hbMe!]*b[ehb]*")
_AWAY = frozenset({"off", "from", "into", "onto", "over", "across", "down"})
"""Ends of a predicate behind which stands where somebody was carried and nobody to whom it was done."""
_MULTIPLES = frozenset({"twice", "double", "half", "thrice"})


def as_object(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Object of the active verb, subject of the passive: "killed seven", "seven were killed"."""
    verb = verbs[0]
    if _tells_something_else(book, verb, rule) or _is_no_object(book, figures, verb, rule):
        return
    if rule in _OF_RELATIVES and _is_of_whole(book, figures, verb, rule):
        return
    if verb.state is not None:
        as_state(book, figures, verbs, rule)  # "also missing are three porters"
        return
    figures = figures[:1] if agrees_with_one(book, figures, verb) else without_speaker(book, figures)
    if rule == "active" and _is_in_other_state(book, figures[-1], verbs[-1]):
        return  # "left 12 dead and 40,000 homes without power"
    if rule == "active" and not goes_with(book, figures[0], verbs[-1]):
        return  # "killed him, the official said"
    add_list(book, figures, [measures_of(book, unit, verbs, "object") for unit in figures], verb, rule)
    if rule == "active":
        join_pronoun(book, figures[0], verbs[-1])
    elif rule == "participle":
        tell_whole(book, figures[-1], measures_of(book, figures[-1], verbs[:1], "object"), verb)


def _tells_something_else(book: Book, verb: Unit, rule: str) -> bool:
    """Whether a verb form is no passive, or its relative pronoun means another noun."""
    if rule in _OF_PARTICIPLES and all(form == "past" and entry.strong for form, entry in verb.entries):
        return True  # "the 14 flew home"
    if rule == "participle" and swaps_something(book, verb):
        return True  # "12 soldiers exchanged fire"
    return rule == "all_of_which" and not _tells_all(book, verb)


def _went_away(book: Book, unit: Unit, verb: Unit) -> bool:
    """ "40 families moved from Baliet to Melut": nobody moved them."""
    if book.tokens.folded[verb.first] != "moved":
        return False
    return any(measure == "displaced" for measure, _ in measures_of(book, unit, [verb], "subject"))


def _is_no_object(book: Book, figures: Sequence[Unit], verb: Unit, rule: str) -> bool:
    """Whether figures beside a verb are not those to whom it was done."""
    first, last, words = figures[0], figures[-1], book.tokens.folded
    if last.definite and last.figure is None and _is_next_of(words, last, verb):
        return True  # "he was the first official to be killed"
    if rule == "participle" and (_acts_on_things(book, verb) or _went_away(book, last, verb)):
        return True  # "the butcher slaughtered 12 pigs"
    if rule == "participle" and "but" in words[last.stop : verb.first]:
        return True  # "seized 12 workers of the firm but freed most of them"
    if rule == "shared_subject":
        # a death at the end of a sentence is the subject's, other harm may be another's
        return first.code == "u" and not _tells_death(verb)
    if rule == "note_later":
        return (last, "captured") not in book.hits
    if rule == "damage_in":
        return not _is_damage(book, figures, verb)
    if rule == "parts_in":
        at = book.letters.rindex("b", 0, book.index[verb])
        return book.tokens.folded[book.units[at].first - 1] not in phrase_words()["parts"]
    if rule != "active":
        return False
    if words[verb.stop - 1] in _AWAY and book.index[verb] and book.letters[book.index[verb] - 1] == "b":
        return True  # "were swept off a bridge", "was thrown from a window"
    if first.first and (words[first.first - 1] in _MULTIPLES or words[first.first - 1].isdecimal()):
        return True  # "put the wounded at twice the official count"; a number that is a name: "Platoon 12 sergeant Obi"
    return describes_speaker(book, first) or _is_of_each(book, verb) or _is_behind_other(book, first)


def _acts_on_things(book: Book, verb: Unit) -> bool:
    """Whether things that are never counted are the object of a verb, so that it is no participle."""
    behind = book.index[verb] + 1
    while book.letters[behind : behind + 1] in ("e", "D"):
        behind += 1
    unit = book.units[behind] if behind < len(book.units) else None
    counts = unit is not None and unit.code == "x" and unit.figure is not None and unit.noun is not None
    return counts and unit is not None and unit.noun is not None and unit.noun.object == "thing"


def _is_next_of(words: Sequence[str], unit: Unit, verb: Unit) -> bool:
    """Whether somebody is only the how manieth to whom it was done: "the fifth member of the force to be injured"."""
    if words[unit.stop : unit.stop + 2] == ["to", "be"]:
        return True
    return words[unit.first + 1] in ORDINALS and words[verb.first - 2 : verb.first] == ["to", "be"]


def _is_damage(book: Book, figures: Sequence[Unit], verb: Unit) -> bool:
    """Whether damage in certain buildings or vehicles is told; "damage was recorded in three districts" counts none."""
    damage = book.tokens.folded[verb.first] in ("damage", "damages", "cracks")
    return damage and all(is_of(unit.noun, ("building", "vehicle")) for unit in figures)


def _tells_all(book: Book, verb: Unit) -> bool:
    """Whether the relative pronoun before a verb is "all of which": "which" may mean another noun."""
    relative = book.units[book.letters.rindex("R", 0, book.index[verb])]
    return book.tokens.folded[relative.first] == "all"


def _is_of_each(book: Book, verb: Unit) -> bool:
    """ "50,000 rupees for every injured passenger"."""
    before = book.tokens.folded[max(0, verb.first - 2) : verb.first]
    return before[-1:] in (["every"], ["per"]) or before == ["for", "each"]


def _is_behind_other(book: Book, unit: Unit) -> bool:
    """Whether a figure stands behind the object of the verb and not behind its own owner: "the army's three tanks"."""
    if unit.code == "u" or book.letters[book.index[unit] - 1] not in "cou":
        return False
    return not book.tokens.words[unit.first - 1].endswith(POSSESSIVES)


def _tells_death(verb: Unit) -> bool:
    return any(predicate.measure("object", PERSON) == "killed" for _, predicate in verb.entries)


def _is_in_other_state(book: Book, unit: Unit, verb: Unit) -> bool:
    """Whether a state of harm right behind the object says how it was left."""
    behind = book.index[unit] + 1
    state = book.units[behind].state if behind < len(book.units) else None
    left = book.tokens.folded[verb.first] in LEAVING
    return left and state is not None and state.kind == "adjective" and state.measure in OF_PEOPLE


def _is_of_whole(book: Book, figures: Sequence[Unit], verb: Unit, rule: str) -> bool:
    """ "two of the six Danes who were seized have been freed": the relative clause tells of all six, whom it enters."""
    unit = figures[0]
    total = unit.total
    between = book.letters[book.index[unit] + 1 : book.index[verb]]
    if len(figures) > 1 or total is None or total.figure is None or not _RELATIVE.fullmatch(between):
        return False
    for measure, noun in measures_of(book, unit, [verb], "object"):
        book.put(total, measure, Hit(total, measure, noun, verb, rule))
    return True


def as_subject(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Subject of the active verb: "seven died"; of a list with phrases in it only what befell people."""
    acts = rule == "subject" and any(hit.trigger is verbs[0] and hit.rule == "active" for hit in book)
    named = [hit.unit for hit in book if hit.unit.code == "c" and hit.trigger is verbs[0]]
    figures = [unit for unit in figures if not any(is_apposed(book, unit, name) for name in named)]
    found = [measures_of(book, unit, verbs, "subject") for unit in figures]
    if acts:  # "20 men burned to death six villagers" harms others, "20 drones hit six villages" tells of both
        found = [[m for m in told if m[0] in FLIGHT] for told in found]
    if rule == "subject_list":
        found = [[m for m in told if m[0] in ("killed", "injured")] for told in found]
    add_list(book, figures, found, verbs[0], rule)


def as_death(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Subject of a second verb of death, or of wounds: "was shot and died", "came under fire and sustained burns"; of
    what else they did, the first verb says enough."""
    told = {"killed", "injured"} if verbs[0].stop > verbs[0].first + 1 else {"killed"}
    harm = [[m for m in measures_of(book, unit, verbs, "subject") if m[0] in told | _LOST] for unit in figures]
    add_list(book, figures, harm, verbs[0], rule)


def as_added(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """What is added behind a passive: "three houses were damaged, as well as a school"; a plain "and" adds nothing."""
    joint = book.units[book.letters.rindex("&", 0, book.index[figures[0]])]
    if book.tokens.folded[joint.first : joint.stop] == ["as", "well", "as"]:
        counted = [unit for unit in figures if unit.figure is not None and not book.has(unit)]
        found = [measures_of(book, unit, verbs, "object") for unit in counted]
        add_list(book, counted, [[m for m in told if m[0] in _ADDED] for told in found], verbs[0], rule)


def as_company(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Who shared the fate of the subject: "drowned with her three nieces", "was killed with two colleagues"."""
    verb = verbs[0]
    joint = book.units[book.index[verbs[-1]] + 1]
    if joint.code == "&" and joint.stop == joint.first + 1:
        return  # "were injured and 20 attackers taken prisoner"
    figures = [unit for unit in figures if not book.has(unit)]
    side: Side = "object" if "b" in book.letters[max(0, book.index[verb] - 2) : book.index[verb]] else "subject"
    people = [unit if is_of(unit.noun, PERSON) or unit.anaphor else None for unit in figures]
    measures = [measures_of(book, unit, verbs, side) if unit is not None else [] for unit in people]
    found = [[m for m in found if m[0] in ("killed", "injured")] for found in measures]
    before = set(book)
    add_list(book, figures, found, verb, rule)
    for hit in set(book) - before:
        _join_company(book, hit)


def _join_company(book: Book, hit: Hit) -> None:
    """One person and one in company are two: "the mayor was killed along with his wife"."""
    if hit.unit.code not in "1u":
        return
    for first in book.before(hit.unit):
        one = first.unit.code in "1uc" and first.trigger is hit.trigger and first.measure == hit.measure
        if one and object_of(first.unit, first.noun) == object_of(hit.unit, hit.noun):
            company = hit.singles or [hit.unit]
            first.singles = [*(first.singles or [first.unit]), *company]
            for unit in company:
                book.put(unit, hit.measure, first)
            return


def as_instrument(book: Book, figures: Sequence[Unit], verbs: Sequence[Unit], rule: str) -> None:
    """Weapons with which an attack was made: "attacked with 20 drones"."""
    flying = [
        u for u in figures if u.noun is not None and "flying" in u.noun.kinds and u.code in "q1" and not book.has(u)
    ]
    if flying and book.letters[: book.index[flying[0]]].rstrip("eD").endswith("F") and not _is_attack(book, verbs[0]):
        return  # "fired from a BM-21"
    if flying and any(not attack_words().isdisjoint(book.tokens.folded[verb.first : verb.stop]) for verb in verbs):
        measure = "struck" if _is_of_hits(book, verbs[0]) else "launched"
        for unit in flying:
            book.add(unit, measure, unit.noun, verbs[0], rule)


def _is_attack(book: Book, verb: Unit) -> bool:
    """ "Came under attack from 30 drones"."""
    return "attack" in book.tokens.folded[verb.first : verb.stop]


def _is_of_hits(book: Book, verb: Unit) -> bool:
    """ "Direct hits by 12 missiles": they arrived."""
    by = book.letters[book.index[verb] + 1 : book.index[verb] + 2] == "y"
    return by and book.tokens.folded[verb.stop - 1] == "hits"
