"""Groups whose size is bound into a word: "a six-man patrol", "the 12-member crew".

Belongs here: reading such a group as so many people. Not here: groups with their number behind "of" (`group_words`),
ages bound into a word (`word_facts`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.numbers.figures import exactly
from pipeline.extract.numbers.values import words_value
from pipeline.extract.units.scan import Scan
from pipeline.extract.units.unit import Unit

_SIZED = re.compile(
    r"(?P<size>\d{1,3}|[a-z]{3,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)-(?P<who>[a-z]{3,9})"
)
_DESCRIBING = 2
"""Words between the size and its group: "six-man army patrol"."""


def is_size(word: str) -> bool:
    """Whether a folded word tells how many a group has."""
    match = _SIZED.fullmatch(word) if "-" in word else None
    return match is not None and match["who"] in phrase_words()["sized"] and _size(match["size"]) > 1


def read_sized_group(scan: Scan, at: int) -> Unit | None:
    """The people of a group, behind an article or with nothing before it; None where there is no such group."""
    first = at if is_size(scan.words[at]) else at + 1
    if first >= scan.size or not is_size(scan.words[first]):
        return None
    for last in range(first + 1, min(first + _DESCRIBING + 2, scan.size)):
        if scan.words[last] in phrase_words()["of_size"]:
            return _people(scan, first, last + 1)
        if not scan.facts[last].solid or scan.facts[last].code is not None:
            break
    return None


def _people(scan: Scan, first: int, stop: int) -> Unit:
    match = _SIZED.fullmatch(scan.words[first])
    assert match is not None
    unit = Unit("q", first, stop)
    unit.figure, unit.noun_text = exactly(_size(match["size"]), first, first + 1), (first + 1, stop)
    unit.noun = scan.lex.nouns["soldiers" if match["who"] == "soldier" else "people"]
    return unit


def _size(word: str) -> int:
    return int(word) if word.isdecimal() else words_value(word.replace("-", " ")) or 0
