"""Words of war that also name what is at peace: rockets to space, strikes of workers, hits of a
band, banks that collapse.

Belongs here: telling the peaceful sense by words of the sentence. Not here: these words (`lexicon/phrase_words.txt`),
what nature does (`nature`), updates on matches and games (`sport`, `gate`).
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
_HITS = frozenset({"hits", "direct hits"})
_HOLDER = re.compile(r"[u1](?:[rfF][Deoc]*[pucT])?,?R?[eD]*$")


def is_peaceful(book: Book, unit: Unit, measure: str, verb: Unit | None) -> bool:
    """Whether what is counted is none of war or disaster: "two rockets were launched into orbit", "sappers
    destroyed 12 bombs", "teachers staged 12 strikes", "three banks collapsed"."""
    text = unit.noun.text if unit.noun is not None else ""
    if measure in ("launched", "struck") and text in _ROCKETS:
        return _holds(book, "spaceflight")
    if measure == "intercepted" and unit.noun is not None and unit.noun.object in _BURIED:
        return _holds(book, "disposal")
    if measure == "attacks" and text in _STRIKES:
        return _holds(book, "organised") or (_holds(book, "labour") and not _tells_of_arms(book))
    if measure == "attacks" and text in _HITS:
        return not _tells_of_arms(book)
    if measure == "captured" and verb is not None and book.tokens.folded[verb.first] == "holds":
        return _is_of_hall(book, verb)
    if measure == "damaged" and unit.noun is not None and unit.noun.object == "families":
        return text not in _HOUSEHOLDS
    if measure == "damaged" and text in phrase_words()["firms"]:
        return verb is not None and any(entry.verb == "collapse" for _, entry in verb.entries)
    return False


def _is_of_hall(book: Book, verb: Unit) -> bool:
    """ "The stadium, which holds 22,000": so many people find room in it."""
    before = _HOLDER.search(book.letters, 0, book.index[verb])
    noun = book.units[before.start()].noun if before is not None else None
    return noun is not None and noun.kind == "building"


def _holds(book: Book, kind: str) -> bool:
    return not phrase_words()[kind].isdisjoint(book.tokens.folded)


def _tells_of_arms(book: Book) -> bool:
    """Whether arms are named in the sentence or in the one before it."""
    return _holds(book, "armed") or not phrase_words()["armed"].isdisjoint(_WORDS.findall(book.previous.lower()))
