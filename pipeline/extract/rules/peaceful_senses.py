"""Words of war that also name what is at peace: rockets to space, strikes of workers, hits of a
band, banks that collapse, old mills that make way.

Belongs here: telling the peaceful sense by words of the sentence. Not here: these words (`lexicon/phrase_words.txt`),
what nature does (`nature`), updates on matches, games and other fields (`other_fields`, `gate`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_WORDS = re.compile(r"\w+")
_ROCKETS = frozenset({"rocket", "rockets"})
_BURIED = frozenset({"bomb", "shell"})
_STRIKES = frozenset({"strike", "strikes"})
_HOUSEHOLDS = frozenset({"household", "households", "hh", "hhs"})
"""Families by the word for their houses."""
_ENDS_OF_TAKING = frozenset(
    [*".,;:)", "by", "from", "during", "on", "when", "last", "along", "and", "but", "at", "after"]
)
"""Right behind "were taken", where it is told no errand or place."""
_HITS = frozenset({"hits", "direct hits"})
_COMING = frozenset({"return", "come"})
_HOLDER = re.compile(r"[u1](?:[rfF][Deoc]*[pucT])?,?R?[eD]*$")


def is_peaceful(book: Book, unit: Unit, measure: str, verb: Unit | None) -> bool:
    """Whether what is counted is none of war or disaster: "two rockets were launched into orbit", "sappers
    destroyed 12 bombs", "teachers staged 12 strikes", "three banks collapsed"."""
    text = unit.noun.text if unit.noun is not None else ""
    if measure in ("launched", "struck") and (text in _ROCKETS or _is_of_rocket(book, unit)):
        return _holds(book, "spaceflight")
    if measure == "intercepted" and unit.noun is not None and unit.noun.object in _BURIED:
        return _holds(book, "disposal")
    if measure == "attacks" and text in _STRIKES:
        return _holds(book, "organised") or (_holds(book, "labour") and not _tells_of_arms(book))
    if measure == "attacks" and text in _HITS:
        return not _tells_of_arms(book)
    if verb is not None and (_is_of_sport(book, unit, measure, verb) or _never_came_home(book, measure, verb)):
        return True
    if measure == "damaged" and text in phrase_words()["posts"]:
        return _holds(book, "staffing") and not _tells_of_arms(book)
    if measure == "captured" and verb is not None:
        return _is_of_hall(book, verb) or _is_taken_along(book, verb)
    if measure == "damaged" and unit.noun is not None and unit.noun.object == "families":
        return text not in _HOUSEHOLDS
    if measure == "damaged" and verb is not None and _is_builders_work(book, verb):
        return True
    if measure == "damaged" and text in phrase_words()["firms"]:
        return verb is not None and any(entry.verb == "collapse" for _, entry in verb.entries)
    return False


def _is_of_rocket(book: Book, unit: Unit) -> bool:
    """Whether a figure without a noun, or with a number for its name, goes on with a rocket: "a rocket launched 21
    satellites, including 13 with cameras"."""
    bare = unit.noun is None or (unit.noun.object == "rocket" and unit.noun.text not in _ROCKETS)
    return bare and not _ROCKETS.isdisjoint(book.tokens.folded) and not _tells_of_arms(book)


def _never_came_home(book: Book, measure: str, verb: Unit) -> bool:
    """ "Many of them were never to return home": nobody was held, and none is said not to be freed."""
    before = book.tokens.folded[max(0, verb.first - 2) : verb.first]
    return measure == "released" and "never" in before and any(entry.verb in _COMING for _, entry in verb.entries)


def _is_of_sport(book: Book, unit: Unit, measure: str, verb: Unit) -> bool:
    """ "The club released six players", "the keeper saved 11 of them"."""
    if measure == "released":
        return unit.noun is not None and unit.noun.text in phrase_words()["squad"] and not _holds(book, "captivity")
    saved = measure == "rescued" and any(entry.verb == "save" for _, entry in verb.entries)
    return saved and (unit.noun is None or unit.anaphor) and _holds(book, "goals")


def _is_builders_work(book: Book, verb: Unit) -> bool:
    """ "The derelict mills were demolished", "plans to pull down the block are with the planners"."""
    known, words = phrase_words(), book.tokens.folded
    if all(entry.verb not in known["demolishing"] for _, entry in verb.entries):
        return False
    planned = "way" in words and not known["making_way"].isdisjoint(words)
    works = known["building_works"]
    planned = planned or not works.isdisjoint(words) or not works.isdisjoint(_WORDS.findall(book.previous.lower()))
    return planned and not (_holds(book, "expelled") or _tells_of_arms(book))


def _is_taken_along(book: Book, verb: Unit) -> bool:
    """ "Were taken home by bus", "were taken in for questioning": only of whom nobody says where to, "were taken" tells
    that they are captives."""
    if book.tokens.folded[verb.first : verb.stop] != ["taken"]:
        return False
    behind = book.tokens.folded[verb.stop : verb.stop + 1]
    return bool(behind) and behind[0] not in _ENDS_OF_TAKING and not behind[0].endswith("day")


def _is_of_hall(book: Book, verb: Unit) -> bool:
    """ "The stadium, which holds 22,000": so many people find room in it."""
    if book.tokens.folded[verb.first] != "holds":
        return False
    before = _HOLDER.search(book.letters, 0, book.index[verb])
    noun = book.units[before.start()].noun if before is not None else None
    return noun is not None and noun.kind == "building"


def _holds(book: Book, kind: str) -> bool:
    return not phrase_words()[kind].isdisjoint(book.tokens.folded)


def _tells_of_arms(book: Book) -> bool:
    """Whether arms are named in the sentence or in the one before it."""
    return _holds(book, "armed") or not phrase_words()["armed"].isdisjoint(_WORDS.findall(book.previous.lower()))
