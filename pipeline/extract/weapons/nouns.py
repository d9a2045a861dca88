"""The noun as which a weapon model is counted: "12 Kalibrs" are missiles.

Belongs here: the table of `lexicon/weapon_nouns.txt`. Not here: the models (`catalogue`), finding them
(`weapons`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.extract.lexicon.load import LexiconError, Noun, data_lines, lexicon


@cache
def model_nouns() -> Mapping[str, Noun]:
    """Category of the weapons' catalogue → the noun that its models count as; models of other categories count nothing.

    Raises:
        LexiconError: a line has another form, names a category twice, or a noun that no list holds.
    """
    table: dict[str, Noun] = {}
    nouns = lexicon().nouns
    for place, line in data_lines("weapon_nouns.txt"):
        category, bar, name = (part.strip() for part in line.partition("|"))
        if not bar or category in table:
            raise LexiconError(f"{place}: a line is CATEGORY | NOUN, each category once, not {line!r}")
        if name not in nouns:
            raise LexiconError(f"{place}: {name!r} is no noun of nouns.txt")
        table[category] = nouns[name]
    return table
