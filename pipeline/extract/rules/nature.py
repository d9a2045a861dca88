"""What nature does, and what is done to animals and things: figures of it count neither attacks nor people.

Belongs here: places that a disaster struck ("a quake struck 12 villages"), incidents of nature, dead animals, sets of
things, by words beside a figure. Not here: these words (`lexicon/phrase_words.txt`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit
from pipeline.extract.word_facts import FACTS
from schemas.measure_groups import HARM

_INCIDENTS = frozenset({"incident", "incidents"})
_HEADS = frozenset({"head", "heads"})
_ARTICLES = frozenset({"a", "another"})
_DOER_REACH = 8
"""Tokens on either side within which what struck a place is told."""


def is_by_nature(book: Book, unit: Unit, verb: Unit) -> bool:
    """Whether it was a disaster that hit places, before the verb or behind its "by"."""
    if unit.noun is None or unit.noun.kind == "event":
        return False
    words, nature = book.tokens.folded, phrase_words()["nature"]
    first, second = min(unit.first, verb.first), max(unit.stop, verb.stop)
    before = words[max(0, first - _DOER_REACH) : first]
    behind = words[second : second + _DOER_REACH]
    told = behind[behind.index("by") :] if "by" in behind else []
    return any(not nature.isdisjoint(part) or _has_blaze(part) for part in (before, told))


def _has_blaze(words: Sequence[str]) -> bool:
    """Whether a fire that somebody can count is told of: "a huge fire", not "enemy fire"."""
    return any(word == "fire" and not _ARTICLES.isdisjoint(words[max(0, at - 3) : at]) for at, word in enumerate(words))


def tells_of_nature(book: Book, unit: Unit) -> bool:
    """ "16 animal deaths", "38 landslide incidents": neither people nor attacks."""
    if unit.figure is None or unit.noun_text is None:
        return False
    inside = book.tokens.folded[unit.figure.stop : unit.noun_text[1] - 1]
    if unit.noun is not None and unit.noun.text in _INCIDENTS and _tells_accident(book):
        return True
    kind = "of_nature" if unit.noun is not None and unit.noun.measure == "attacks" else "of_beasts"
    return not phrase_words()[kind].isdisjoint(inside)


def _tells_accident(book: Book) -> bool:
    """Whether a sentence tells of an accident and of no weapon or attack: "roofs caved in in two incidents"."""
    words = book.tokens.folded
    if phrase_words()["accident"].isdisjoint(words):
        return False
    nouns = (FACTS[word].noun for word in words if word not in _INCIDENTS)
    return not any(noun is not None and noun.kind in ("weapon", "event") for noun in nouns)


def is_of_things(book: Book, unit: Unit) -> bool:
    """ "Of the camels, 40 were injured": a bare figure of what is never counted."""
    if _is_of_beasts_before(book, unit):
        return True
    at = book.index[unit]
    set_before = book.units[at - 2] if book.letters[:at].endswith(("fDo,", "fo,")) else None
    if set_before is None:
        return False
    noun = FACTS[book.tokens.folded[set_before.stop - 1]].noun
    return noun is not None and noun.plural and noun.kind == "none" and noun.object == "thing"


def _is_of_beasts_before(book: Book, unit: Unit) -> bool:
    """ "The flood killed 300 sheep and injured 12": a bare figure behind things to which a harm was done that only the
    living come to."""
    units, at = book.units, book.index[unit]
    if any(other.noun is not None and other.noun.kind == "person" for other in units[:at]):
        return False
    last = next((j for j in range(at - 1, -1, -1) if units[j].noun is not None), -1)
    noun = units[last].noun if last >= 0 and units[last].code == "x" else None
    if noun is None or noun.object != "thing":
        return False
    told = next((j for j in range(last - 1, max(-1, last - 4), -1) if units[j].code in "vwg"), None)
    told = told if told is not None else next((j for j in range(last + 1, at) if units[j].code in "vwg"), None)
    entries = units[told].entries if told is not None else ()
    return any(not HARM.isdisjoint((*p.object.values(), *p.subject.values())) for _, p in entries)


def is_of_beasts(book: Book, unit: Unit) -> bool:
    """ "1,174 heads of livestock"."""
    behind = book.tokens.folded[unit.stop : unit.stop + 2]
    heads = unit.noun is not None and unit.noun.text in _HEADS
    return heads and behind[:1] == ["of"] and behind[-1] in phrase_words()["of_beasts"]
