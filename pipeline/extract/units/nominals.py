"""Units of nouns without a number: "a nurse", "the bus station", "residential building", "mayor Ada Obi".

Belongs here: articles, determiners, bare nouns, and the name behind a person's noun. Not here: the noun phrase
(`phrases`), nouns behind figures (`quantities`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.lexicon.load import State
from pipeline.extract.lexicon.word_sets import group_size
from pipeline.extract.names import name_words
from pipeline.extract.numbers.figures import exactly
from pipeline.extract.units.phrases import Phrase, noun_phrase
from pipeline.extract.units.quantities import take_phrase
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.states import read_state
from pipeline.extract.units.unit import Unit
from schemas.measure_groups import TOLL

INDEFINITE = frozenset({"a", "an", "another"})
ORDINALS = frozenset(["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_ALSO_ONE = frozenset({"staff", "personnel"})
"""Nouns of many that stand for one of them behind "a": "a local staff was abducted"."""
_ORDINAL_WORDS = ORDINALS | {"first", "only", "latest", "last"}


def read_article(scan: Scan, at: int) -> Unit | None:
    """ "a" with its noun: one person or thing, an attack, or something that is not counted."""
    if scan.words[at] == "another" and _stands_alone(scan, at):
        return _one("n", at, at + 1)  # "another was wounded"
    if _is_letter(scan, at):
        return None
    if scan.word(at + 1) in ORDINALS and _stands_for_person(scan, at + 2):
        unit = _one("n", at, at + 2)
        unit.anaphor = True  # "a fourth is missing"
        return unit
    if at + 1 < scan.size and scan.facts[at + 1].states:
        state = read_state(scan, at + 1)
        if state is not None and state.code == "m" and state.stop > at + 2:
            return None  # "an evacuation order covers 3,000 people"
    phrase = noun_phrase(scan, at + 1, False)
    if phrase is None:
        return None
    noun = phrase.noun
    if _is_of_figure(scan, phrase):
        return None
    if noun.text in _ALSO_ONE and scan.word(phrase.stop - 1) == noun.text and phrase.stop + 1 not in scan.figures:
        phrase = phrase._replace(noun=replace(noun, plural=False))  # "a national staff"
        noun = phrase.noun
    if noun.kind in ("none", "event"):
        return _uncounted(at, phrase)
    if noun.plural and not phrase.child:
        return None
    unit = _one("1", at, at)
    take_phrase(unit, phrase)
    return _with_name(scan, unit)


def _is_of_figure(scan: Scan, phrase: Phrase) -> bool:
    """ "A displacement of 184 families": a noun of happening."""
    return phrase.noun.measure is not None and scan.word(phrase.stop) == "of" and phrase.stop + 1 in scan.figures


def _opens_count(scan: Scan, phrase: Phrase) -> bool:
    """ "The cumulative number of people displaced": what is counted stands behind it."""
    return phrase.stop > phrase.start + 1 and scan.words[phrase.stop - 1 : phrase.stop + 1] == ["number", "of"]


def _uncounted(at: int, phrase: Phrase) -> Unit:
    """The unit of "a" with a noun of which nothing is counted, or with an attack, which counts where it is told."""
    if phrase.noun.kind == "none":
        return Unit("o", at, phrase.stop)
    unit = Unit("T", at, phrase.stop)
    unit.noun, unit.noun_text = phrase.noun, (phrase.start, phrase.stop)
    return unit


def _one(code: str, at: int, stop: int) -> Unit:
    """A unit that counts one, by the word at its beginning."""
    unit = Unit(code, at, stop)
    unit.figure = exactly(1, at, at + 1)
    return unit


def _stands_alone(scan: Scan, at: int) -> bool:
    """Whether no noun follows "another": a verb does, or where it happened."""
    behind = at + 1
    if behind >= scan.size:
        return False
    if scan.code(behind) in ("b", "h") or scan.word(behind) == "who" or scan.facts[behind].verbs:
        return True
    if scan.facts[behind].states and noun_phrase(scan, behind, False) is None and _is_so(scan, behind):
        return True  # "eight dead, another missing"
    if scan.word(behind) == "later" and scan.code(behind + 1) == "r":
        return True  # "one died at the scene, another later in hospital"
    placed = scan.code(behind) == "r" and scan.code(at - 1) == "&" and scan.capital(behind + 1)
    return placed or _ends_object(scan, behind)


def _is_so(scan: Scan, at: int) -> bool:
    """Whether a state that is said of somebody stands at a token; not of a thing: "another missing link"."""
    state = read_state(scan, at)
    if state is None or state.code != "a":
        return False
    return state.stop >= scan.size or not scan.facts[state.stop].solid or scan.code(state.stop) is not None


def _is_letter(scan: Scan, at: int) -> bool:
    """Whether an "A" belongs to the word before it: "19A" is no article."""
    words = scan.tokens
    glued = at > 0 and words.starts[at] == words.ends[at - 1] and words.words[at - 1][-1].isalnum()
    return words.words[at] == "A" and glued


def _ends_object(scan: Scan, at: int) -> bool:
    """ "injuring another.", "the injury of another": the clause ends behind "another", the object of a verb or noun of
    happening."""
    of_event = len(scan.units) > 1 and scan.units[-1].code == "f" and scan.units[-2].code == "m"
    return (
        bool(scan.units)
        and (scan.units[-1].code in "vwg" or of_event)
        and (not scan.facts[at].solid or scan.code(at) in ("r", "e", "&"))
    )


def _stands_for_person(scan: Scan, at: int) -> bool:
    """Whether an ordinal ends its phrase: a verb follows it, or a comma; "the second attack" is none."""
    if at < scan.size and scan.facts[at].verbs and scan.facts[at].noun is None:
        return True
    placed = at > 2 and scan.code(at) == "r" and scan.code(at - 3) == "&"  # "and a fifth on the operating table"
    return placed or scan.code(at) in ("b", "h") or scan.word(at) == ","


def read_determiner(scan: Scan, at: int) -> Unit | None:
    """A definite noun phrase without a figure in it; one of casualties ("the dead") is left to other readers."""
    last = scan.word(at + 1) in ORDINALS or (scan.word(at + 1) == "other" and scan.code(at - 1) == "r")
    if scan.words[at] == "the" and last and _stands_for_person(scan, at + 2) and at:
        unit = Unit("n", at, at + 2)
        unit.figure, unit.anaphor = exactly(1, at, at + 1), True  # "four died at once and the fifth died later"
        return unit
    if scan.words[at] == "that" and (scan.word(at + 1) in INDEFINITE or (at and scan.possessive(at + 1))):
        return None  # "added that another man was hurt", "that Ali's guard was": a conjunction
    phrase = noun_phrase(scan, at + 1, False)
    if phrase is None or _opens_count(scan, phrase) or any(j in scan.figures for j in range(at, phrase.stop)):
        return None
    noun = phrase.noun
    if noun.measure and noun.kind == "person":
        return None
    if noun.kind == "none" and scan.facts[at + 1].states and read_state(scan, at + 1) is not None:
        return None  # "the number injured": a toll
    unit = Unit({"event": "T", "none": "o"}.get(noun.kind, "u"), at, at)
    unit.definite = True
    take_phrase(unit, phrase)
    return _with_name(scan, unit)


def read_bare_noun(scan: Scan, at: int) -> Unit | None:
    """A noun with nothing before it."""
    if scan.facts[at].code is not None:
        return None
    phrase = noun_phrase(scan, at, False)
    if phrase is None or _opens_count(scan, phrase) or _is_of_figure(scan, phrase):
        return None
    noun = phrase.noun
    if noun.kind == "none" or _shares_plural(scan, at, phrase):
        return Unit("o", at, phrase.stop)
    unit = Unit("T" if noun.kind == "event" else "u", at, at)
    take_phrase(unit, phrase)
    labels = noun.measure is not None and scan.word(unit.stop) == ":"  # "Evacuees: 4,403"
    if at and scan.words[at : unit.stop] == ["death"] and scan.words[at - 1] == "to":
        return Unit("o", at, unit.stop)  # "choked to death", which no predicate took
    if at and scan.words[at - 1 : unit.stop] == ["and", "head"] and scan.word(unit.stop) not in ("of", "for"):
        return Unit("o", at, unit.stop)  # "in the shoulder and head"
    counts = noun.measure in TOLL and not (at and scan.words[at - 1] in _ORDINAL_WORDS and not noun.plural)
    if noun.kind == "person" and (counts or labels):
        assert noun.measure is not None
        unit.code, unit.state = "L", State("toll", noun.measure)
    return _with_name(scan, unit)


def read_owned(scan: Scan, at: int, stop: int) -> Unit | None:
    """One person behind a name that ends at a token and owns them: "Kano's deputy governor", "Musa Bello's wife"."""
    phrase = noun_phrase(scan, stop, False) if stop < scan.size and scan.facts[stop].code is None else None
    if phrase is None or phrase.noun.kind != "person" or phrase.noun.plural or phrase.noun.measure:
        return None
    unit = Unit("u", at, at)
    unit.definite = True
    take_phrase(unit, phrase)
    return _with_name(scan, unit)


def _with_name(scan: Scan, unit: Unit) -> Unit:
    """A singular person noun with the name behind it is one person: "mayor Ada Obi"."""
    if unit.noun is None or unit.noun.kind != "person" or unit.noun.plural or unit.code not in "u1":
        return unit
    if size := group_size(unit.noun.text):
        unit.code, unit.figure = "u" if unit.definite else "q", exactly(size, unit.first, unit.first + 1)
        unit.noun = scan.lex.nouns["people"]
        return unit
    stop = unit.stop
    while stop < scan.size and (
        (scan.capital(stop) and _in_name(scan, stop))
        or scan.shortened(stop)
        or (stop > unit.stop and scan.prefixed(stop))
    ):
        stop += 1
    if any(word in name_words()["organisation"] for word in scan.words[unit.stop : stop]):
        unit.code, unit.noun, unit.stop = "o", None, stop  # "the Palestinian Ministry"
    elif stop > unit.stop:
        unit.stop, unit.named = stop, True
    return unit


def _in_name(scan: Scan, at: int) -> bool:
    return (
        scan.facts[at].code is None
        and not scan.facts[at].verbs
        and at not in scan.figures
        and scan.words[at][0].isalpha()
    )


def _shares_plural(scan: Scan, at: int, phrase: Phrase) -> bool:
    """Whether the name of a people shares a plural with another one: "Indian and Chinese nationals"."""
    if phrase.noun.plural or phrase.noun.kind != "person" or phrase.stop > at + 1 or not scan.capital(at):
        return False
    if scan.word(at + 1) != "and" or at + 3 >= scan.size or not scan.capital(at + 2):
        return False
    joint = noun_phrase(scan, at + 2, True)
    return joint is not None and joint.noun.plural and joint.noun.kind == "person" and joint.stop > at + 3
