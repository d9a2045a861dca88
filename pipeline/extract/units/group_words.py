"""The figure behind the word for a group or a part: "a family of six", "the roofs of 12 houses".

Belongs here: which figure such a word leads to. Not here: groups with their size in one word (`sized_groups`), what the
figure counts (`quantities`).
"""

from __future__ import annotations

from pipeline.extract.lexicon.small_words import ARTICLES
from pipeline.extract.lexicon.word_sets import phrase_words
from pipeline.extract.numbers.figures import Figure
from pipeline.extract.units.phrases import noun_phrase
from pipeline.extract.units.scan import Scan

_GROUP_REACH = 4
"""Tokens in which the word for a group or a part leads to the figure."""


def group_figure(scan: Scan, at: int) -> Figure | None:
    """The figure of "a first group of 20 …", "a family of six", "the roofs of 12 houses": the word for the group or the
    part at or behind the token is not counted."""
    groups, parts = phrase_words()["group"], phrase_words()["parts"]
    for j in range(at, min(at + _GROUP_REACH, scan.size - 2)):
        if j > at and scan.words[j] in ARTICLES:
            return None  # "that night a total of 18 drones"
        if scan.words[j] in parts and scan.words[j + 1] in ("of", "in") and _counts_buildings(scan, j + 2):
            return None if any(scan.facts[k].verbs for k in range(at, j)) else scan.figures[j + 2]
        if scan.words[j] in groups and scan.words[j + 1] == "of" and j + 2 in scan.figures:
            return scan.figures[j + 2]
    return None


def _counts_buildings(scan: Scan, at: int) -> bool:
    figure = scan.figures.get(at)
    phrase = noun_phrase(scan, figure.stop, True) if figure is not None else None
    return phrase is not None and phrase.noun.kind in ("building", "vehicle")
