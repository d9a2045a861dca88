"""Words whose letter their company decides: "may", "since", "remains", "put", "all", "each".

Belongs here: readers of single function words and verbs. Not here: words that have one letter
(`lexicon/function_words.txt`), nouns, states and predicates.
"""

from __future__ import annotations

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.units.noun_places import behind_owner
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

_BEHIND_HARMED = frozenset(["at", "in", "on", "from", "so", "across", "nationwide"])
"""Words between those of whom a number is put, and the number."""
_POINTING = frozenset({"the", "its", "their", "his", "our", "those", "these"})


def read_put(scan: Scan, at: int) -> Unit | None:
    """ "puts the dead at 639": the number of them."""
    harmed = scan.word(at + 1) == "the" and scan.word(at + 2) in phrase_words()["harmed"]
    return Unit("N", at, at + 2) if harmed and scan.word(at + 3) in _BEHIND_HARMED else None


def read_since(scan: Scan, at: int) -> Unit:
    """ "One has since been released": an adverb; else it opens a time."""
    adverb = bool(scan.units) and scan.units[-1].code == "h" and scan.code(at + 1) != "D"
    return Unit("e" if adverb else "r", at, at + 1)


def read_may(scan: Scan, at: int) -> Unit:
    """The month where a number stands beside it or it is capitalised inside the sentence; else the modal."""
    beside = [scan.words[at - 1] if at else "", scan.word(at + 1)]
    is_month = any(word[:1].isdigit() for word in beside) or (at > 0 and scan.capital(at))
    return Unit("e" if is_month else "M", at, at + 1)


def read_remains(scan: Scan, at: int) -> Unit | None:
    """ "remains closed" is like "is closed"; "remains of" is a noun."""
    return None if scan.word(at + 1) == "of" else Unit("b", at, at + 1)


def read_all_of(scan: Scan, at: int) -> Unit | None:
    """ "All of the 30 drones" are the 30 drones; nearly all of them are fewer."""
    if scan.word(at + 1) != "of":
        return None
    stop = at + 3 if scan.word(at + 2) in _POINTING else at + 2
    if stop < scan.size and (owned := behind_owner(scan, stop)) is not None:
        stop = owned  # "all of Iran's 99 drones"
    if stop not in scan.figures or (scan.units and scan.units[-1].code == "e"):
        return None
    return Unit("D", at, stop)


def read_floating(scan: Scan, at: int) -> Unit | None:
    """ "The guide and ten climbers were all killed", "have both been freed": an adverb behind a form of "be" or "have",
    before the verb."""
    if not scan.units or scan.units[-1].code not in "bh" or at + 1 >= scan.size or at + 1 in scan.figures:
        return None
    facts = scan.facts[at + 1]
    told = facts.code in ("b", "e") or any(form in ("past", "participle") for form, _ in facts.verbs)
    return Unit("e", at, at + 1) if told or facts.states else None


def read_each(scan: Scan, at: int) -> Unit | None:
    """ "Two drones each were downed over Tula and Oryol": behind a figure it says how the figure is meant."""
    return Unit("e", at, at + 1) if scan.units and scan.units[-1].code in "qn" else None
