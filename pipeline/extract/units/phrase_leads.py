"""Words of no list that lead from a noun on to the head of its phrase: "air force officers".

Belongs here: whether a noun phrase goes on over such a word. Not here: the phrase (`phrases`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.load import Noun
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.scan import Scan

_ADJECTIVE_ENDINGS = ("ic", "ian", "an", "ese", "ish", "ist", "im", "ite", "ia", "nni", "du", "kh", "i")
_PERSON = frozenset({"person"})
_OF_ARMY = frozenset({"person", "weapon", "aircraft", "equipment"})
_MOST_BETWEEN = 3
"""Words between a describing noun and the head."""
_IN_NAMES = frozenset({"for", "of", "the", "and", "on", "to", "in", "against"})
_LONGEST_NAME = 12
"""Tokens of an organisation's name."""
_LONGEST_SHORT = 9
"""Letters of a short form."""
PLURAL_ENDINGS = ("s", "men", "people", "children")


def leads_on(scan: Scan, at: int, noun: Noun, many: bool) -> bool:
    """Whether an unknown word behind a noun leads on to the head of the phrase."""
    if noun.plural:
        return not many and _leads_to_one(scan, at, noun)
    return _leads_to_noun(scan, at) or _joins_event(scan, at) or (not many and _leads_to_person(scan, at))


def is_short_form(scan: Scan, at: int) -> bool:
    """Whether a short form of a name stands in brackets: "(WFP)"."""
    if scan.words[at] != "(" or scan.word(at + 2) != ")":
        return False
    word = scan.tokens.words[at + 1]
    return 1 < len(word) <= _LONGEST_SHORT and word[:2].isupper() and word.isalpha()


def behind_long_name(scan: Scan, at: int) -> int:
    """The token behind the name of an organisation and its short form, where a noun of people follows: "Three Office
    for the Coordination of Relief (OCR) drivers", "two Rural Security Force (RSF) guards"; else `at`."""
    if at >= scan.size or "(" not in scan.words or not scan.capital(at):
        return at
    for j in range(at + 1, min(at + _LONGEST_NAME, scan.size - 3)):
        if is_short_form(scan, j):
            noun = scan.facts[j + 3].noun
            return j + 3 if noun is not None and noun.kind == "person" else at
        if scan.words[j] not in _IN_NAMES and not scan.capital(j):
            return at
    return at


def ends_name(scan: Scan, at: int) -> bool:
    """Whether a capitalised word that may be a verb ends the name before a noun of people or aircraft: "three Rapid
    Support Forces fighters"."""
    if at + 1 >= scan.size or not (scan.capital(at) and scan.capital(at - 1)) or scan.capital(at + 1):
        return False
    noun = scan.facts[at + 1].noun
    return noun is not None and noun.kind in ("person", "aircraft", "weapon")


def _leads_to_person(scan: Scan, at: int) -> bool:
    """Behind a noun that describes as well, unknown words may lead on to one person, and behind a people's name to one
    thing of its army: "a local government official", "one Ukrainian long-range missile"."""
    before, noun = scan.words[at - 1], scan.facts[at - 1].noun
    of_place = noun is not None and noun.kind in ("area", "place", "building")  # "a village council chairman"
    adjective = scan.capital(at - 1) and before.endswith(_ADJECTIVE_ENDINGS)
    if before not in phrase_words()["describing"] and not of_place and not adjective:
        return False
    for j in range(at, min(at + _MOST_BETWEEN, scan.size)):
        facts = scan.facts[j]
        if j > at and facts.noun is not None:
            return facts.noun.kind in (_OF_ARMY if adjective else _PERSON) and not facts.noun.plural
        if facts.code is not None or facts.verbs or facts.states or not scan.words[j][0].isalpha():
            return False
    return False


def _leads_to_noun(scan: Scan, at: int) -> bool:
    """Behind a singular noun an unknown word may lead on to the head: "air force officers"."""
    facts = scan.facts[at]
    if facts.code is not None or (facts.verbs and not ends_name(scan, at)) or not scan.words[at][0].isalpha():
        return False
    for j in range(at + 1, min(at + (6 if scan.capital(at) or "-" in scan.words[at] else 3), scan.size)):
        if is_short_form(scan, j):
            head = scan.facts[j + 3].noun if j + 3 < scan.size else None  # "two Relief Council (RC) drivers"
            return head is not None and head.kind == "person"
        other = scan.facts[j]
        if other.noun is not None and other.noun.plural:
            return True
        if j == at + 1 and other.noun is not None and other.noun.kind == "person" and _is_adjective_of_faith(scan, at):
            return True  # "a local Shia preacher"
        if other.code is not None or not scan.words[j][0].isalpha():
            return False
    return False


def _leads_to_one(scan: Scan, at: int, noun: Noun) -> bool:
    """Behind a people's or an army's name that is plural by itself an unknown word may lead on to one person: "the
    Taliban shadow governor"."""
    facts = scan.facts[at]
    plain = facts.code is None and not facts.verbs and not facts.states and facts.noun is None
    if noun.kind != "person" or noun.text.endswith(PLURAL_ENDINGS) or not plain or at + 1 >= scan.size:
        return False
    heads = [scan.facts[j].noun for j in range(at + 1, min(at + _MOST_BETWEEN, scan.size))]
    head = next((noun for noun in heads if noun is None or noun.kind == "person"), None)
    return scan.words[at].isalpha() and head is not None and not head.plural


def _is_adjective_of_faith(scan: Scan, at: int) -> bool:
    """Whether a capitalised word before a noun in lower case looks like the adjective of a faith or a people."""
    return scan.capital(at) and not scan.capital(at + 1) and scan.words[at].endswith(_ADJECTIVE_ENDINGS)


def _joins_event(scan: Scan, at: int) -> bool:
    """Whether a conjunction behind a singular noun joins it to another before a noun of attack: "a drone and missile
    assault"."""
    if scan.facts[at].code != "&":
        return False
    for j in range(at + 1, min(at + 4, scan.size)):
        facts = scan.facts[j]
        if facts.code is not None or j in scan.figures or not facts.solid:
            return False
        if facts.noun is not None and facts.noun.kind == "event":
            return j > at + 1
    return False
