"""Figures whose noun phrase states the measure: "53 injured people", "41 deaths", "48 bodies".

Belongs here: what a counted noun tells by itself. Not here: predicates of figures (`constructions`, `productions`),
places that were attacked (`stricken_places`).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.lexicon.load import Noun, lexicon
from pipeline.extract.lexicon.word_sets import phrase_words, rule_words
from pipeline.extract.rules.capacity import is_room
from pipeline.extract.rules.hits import Book
from pipeline.extract.rules.nature import tells_of_nature
from pipeline.extract.rules.peaceful_senses import is_peaceful
from pipeline.extract.tokens import Tokens
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import FLED

_VERBAL = frozenset("bhMvwg")
_EXODUS = 100
"""So many refugees are a flight; of fewer something else is told ("a bus with 50 refugees")."""
_HOME_TO = frozenset([("home", "to"), ("host", "to")])
_APPOSED = re.compile(r"(?P<whose>u|(?<=D)[va])(?P<joint>\(|,(?=[og])|,(?=R))R?[eDo]*$")
"""Before a figure: people, and the bracket, comma or relative pronoun behind them."""
_LISTED_BRACKET = re.compile(r"\((?P<last>n)\),?&?[eD]*$")
_JOINTS = frozenset(["", ",", "&", "(", ":", "-", ";"])
_ALSO = re.compile(r"&L(?=[bhMr.,;)]|$)(?!r[De]*[qn])")
_OF_STATE = ("ed", "less", "en", "ing")
_SCENE = 4
"""Words from the beginning of a sentence in which its scene is set."""


def add_inside(book: Book) -> None:
    """Participles inside the noun phrase: "53 seriously injured people" states 53 injured."""
    for unit in book.figures:
        noun = unit.noun
        if not unit.before or noun is None or "body" in noun.kinds or is_room(book, unit):
            continue
        if unit.definite and book.has(unit):
            continue
        for roles in unit.before:
            measure = next((roles[kind] for kind in noun.kinds if kind in roles), None)
            if measure is None and noun.kind == "unknown":
                measure = roles.get("person")
            if measure == "displaced" and book.rivals(unit, "killed"):
                continue  # "killed 62 displaced people" tells of the dead
            if measure in ("killed", "captured") and (unit, "released") in book.hits:
                continue  # "received 27 dead soldiers": they came home
            if measure == "missing" and (unit, "rescued") in book.hits and not is_sought(book.tokens, unit):
                continue  # "two trapped miners were brought to the surface"
            if measure == "attacks" and unit.code == "1":
                continue  # "a tornado struck Bay County"
            if measure is not None and measure not in ("intercepted", "launched"):
                book.add(unit, measure, noun, None, "inside")


def is_sought(tokens: Tokens, unit: Unit) -> bool:
    """Whether something is to be done for those counted, so that they are still missing: "to rescue nine trapped
    miners"; not "were able to rescue nine trapped miners"."""
    before = tokens.folded[max(0, unit.first - 3) : unit.first]
    sought = before[-2:-1] in (["to"], ["can"], ["could"]) and before[-1] in phrase_words()["seeking"]
    return sought and before[0] not in phrase_words()["achieving"]


def add_bodies(book: Book) -> None:
    """Counted bodies of which nothing else is said are dead people: "villagers have counted 32 bodies"."""
    for unit in book.figures:
        noun = unit.noun
        if unit.code not in "q1" or noun is None or "body" not in noun.kinds or unit.definite:
            continue
        assert unit.figure is not None
        if unit.figure.high == 0:
            continue  # "produced no bodies"
        several = unit.figure.value > 1 or noun.text not in ("body", "corpse")
        if several and not book.has(unit) and unit.total is None and _are_of_people(book, unit, noun):
            book.add(unit, "killed", noun, None, "bodies")


def _are_of_people(book: Book, unit: Unit, noun: Noun) -> bool:
    """Whether bodies are no councils or lakes: people are named whose they are, or what stands beside them tells."""
    words, known = book.tokens.folded, phrase_words()
    if noun.text not in ("body", "bodies"):
        return True
    behind = words[unit.stop : unit.stop + 1] == ["of"]
    inside = words[unit.figure.stop if unit.figure is not None else unit.first : unit.stop - 1]
    if behind or any(w not in known["harmed"] and not w.endswith(_OF_STATE) for w in inside):
        return False
    return any(h.measure == "killed" for h in book.earlier) or not known["of_bodies"].isdisjoint(words)


def add_sheltered(book: Book) -> None:
    """The people of a row without a verb that counts shelters: "Albay: 12 evacuation centres, 1,203 families, 4,877
    persons"."""
    if not _VERBAL.isdisjoint(book.letters):
        return
    counted = [unit for unit in book.units if unit.code == "q" and unit.noun is not None]
    if not any(unit.noun and unit.noun.kind == "building" and unit.noun.text in _shelters() for unit in counted):
        return
    for unit in counted:
        listed = book.letters[: book.index[unit]][-1:] in _JOINTS
        if listed and unit.noun and unit.noun.object in ("families", "people") and not book.has(unit):
            book.add(unit, "displaced", unit.noun, None, "sheltered")


@cache
def _shelters() -> frozenset[str]:
    return frozenset(" ".join(head) for heads in lexicon().heads["%shelters"].values() for head in heads)


def add_in_brackets(book: Book) -> None:
    """People whom the noun before the bracket says to have left: "most IDPs (around 80,000 persons) live in camps"."""
    for unit in book.figures:
        at = book.index[unit]
        told = _APPOSED.search(book.letters, 0, at)
        if told is None or book.letters[at + 1 : at + 2] not in (")", ",") or book.has(unit):
            continue
        if told["joint"] != "(" and not _says_how_many(book, told.start("joint") + 1, unit.first):
            continue
        whose = book.units[told.start("whose")]
        if told["joint"] == "(" and _are_damaged(book, whose) and unit.code == "n":
            book.add(unit, "damaged", whose.noun, None, "own")
            continue
        measure = _left_home(whose)
        if measure is not None and _counts_people(unit):
            book.add(unit, measure, unit.noun or whose.noun, None, "own")


def _are_damaged(book: Book, unit: Unit) -> bool:
    """ "Damaged and destroyed houses (430)"."""
    noun, before = unit.noun, book.units[book.index[unit] - 1]
    if noun is None or not noun.plural or noun.kind not in ("building", "vehicle") or not book.index[unit]:
        return False
    if before.code == "v" and any(p.measure("object", (noun.kind,)) == "damaged" for _, p in before.entries):
        return True
    goes_on = _LISTED_BRACKET.search(book.letters, 0, book.index[unit])
    if goes_on and (book.units[goes_on.start("last")], "damaged") in book.hits:
        return True  # "and schools (12)"
    return any(role.get(noun.kind) == "damaged" for role in unit.before)


def _says_how_many(book: Book, at: int, stop: int) -> bool:
    """Whether what stands behind a comma says how many those before it are: "numbering 4,000", "who number 4,000"."""
    opener, words = book.units[at], book.tokens.folded
    if opener.code == "R":
        return words[opener.first] == "who" and words[stop - 1] in rule_words()["numbering"]
    return words[opener.first] in rule_words()["totalling"]


def _left_home(unit: Unit) -> str | None:
    """What people are said to be by their noun, or by a participle before it or alone: "IDPs", "the displaced"."""
    if unit.code in "va":
        told = [predicate.measure("object", ("person",)) for _, predicate in unit.entries]
        return next((measure for measure in told if measure in FLED), None)
    noun = unit.noun
    if noun is None or not noun.plural:
        return None
    roles = (measure for before in unit.before for measure in before.values())
    return next((measure for measure in (noun.measure, *roles) if measure in FLED), None)


def _counts_people(unit: Unit) -> bool:
    """Whether a figure in brackets is one of people: not of places, and no year."""
    assert unit.figure is not None
    if unit.code == "q":
        return unit.noun is not None and unit.noun.kind == "person" and unit.noun.measure is None
    return unit.code == "n" and not unit.anaphor and not (unit.figure.digits and 1900 <= unit.figure.value <= 2100)


def _is_scene(book: Book, unit: Unit) -> bool:
    """Whether one event only sets the scene of what is counted: "In one attack, a bomb killed three"."""
    before = book.tokens.folded[max(0, unit.first - 1) : unit.first]
    return unit.first < _SCENE and unit.figure is not None and unit.figure.value == 1 and before in (["in"], ["during"])


def _tells_of_flight(book: Book, unit: Unit) -> bool:
    """Whether refugees are said to be there, or where from, and are not merely helped: "hosts 61,000 refugees",
    "there are 400,000 refugees from Somalia"."""
    if unit.figure is None or unit.figure.value < _EXODUS:
        return False
    words, at = book.tokens.folded, book.index[unit]
    if tuple(words[max(0, unit.first - 2) : unit.first]) in _HOME_TO:
        return True
    from_there = words[unit.stop : unit.stop + 1] == ["from"]
    before = book.letters[:at].rstrip("eD")
    return from_there or before[-1:] in ("b", "&") or words[unit.first - 1] in rule_words()["hosting"] or not before


def _are_back(book: Book, unit: Unit) -> bool:
    """Whether people who had left are home again: "372,000 returned IDPs"."""
    assert unit.figure is not None
    return not rule_words()["back"].isdisjoint(book.tokens.folded[unit.figure.stop : unit.stop])


def add_own(book: Book) -> None:
    """Nouns that state their measure: "41 deaths"; "one of the biggest strikes" counts nothing."""
    for unit in book.figures:
        if unit.noun is None or unit.noun.measure is None or book.has(unit):
            continue
        if unit.code != "q" and not _is_one_more(book, unit):
            continue
        assert unit.figure is not None
        if (unit.noun.text in rule_words()["refugees"] and not _tells_of_flight(book, unit)) or tells_of_nature(
            book, unit
        ):
            continue
        if (unit.noun.measure in FLED and _are_back(book, unit)) or is_room(book, unit):
            continue
        if _is_change(book, unit) or is_peaceful(book, unit, unit.noun.measure, None):
            continue
        if unit.noun.kind == "life" and not book.letters[: book.index[unit]].rstrip("eD").endswith("mf"):
            continue  # "the truce spared 12 lives"; "the loss of 12 lives" tells of the dead
        charged = not phrase_words()["charge"].isdisjoint(book.tokens.folded[max(0, unit.first - 3) : unit.first])
        if not charged and not (unit.definite and unit.figure.value == 1) and not _is_scene(book, unit):
            book.add(unit, "casualties" if _and_hurt(book, unit) else unit.noun.measure, unit.noun, None, "own")


def _is_change(book: Book, unit: Unit) -> bool:
    """Whether a count is of how many more or fewer there were than before: "an increase of 12 deaths"."""
    before = book.tokens.folded[max(0, unit.first - 2) : unit.first]
    return before[-1:] == ["of"] and before[0] in rule_words()["change"]


def _is_one_more(book: Book, unit: Unit) -> bool:
    """ "Another death" is one more; "a death" is only told of, and "another death would be" of none."""
    if unit.noun is None or unit.noun.measure != "killed" or book.tokens.folded[unit.first] != "another":
        return False
    if book.tokens.folded[unit.stop : unit.stop + 3] == ["in", "the", "family"]:
        return False
    return not book.letters.startswith("M", book.index[unit] + 1)


def _and_hurt(book: Book, unit: Unit) -> bool:
    """Whether the hurt are counted with the dead: "61 deaths and injuries were reported"."""
    behind = _ALSO.match(book.letters, book.index[unit] + 1)
    if unit.noun is None or unit.noun.measure != "killed" or behind is None:
        return False
    state = book.units[behind.end() - 1].state
    return state is not None and state.measure == "injured"
