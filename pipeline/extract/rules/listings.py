"""Lines that share out the figure of the line with a colon above them: "destroyed 62 drones:", "32 over Bryansk".

Belongs here: which line is such an entry, and its hit. Not here: lists within one sentence (`rules`, `ellipsis`), rows
of a table of losses (`rules`).
"""

from __future__ import annotations

import re

from pipeline.extract.rules.hits import Book, Hit
from pipeline.extract.rules.loss_list_productions import LOSS_STEMS

_CLAUSE = "bhMvwgRBsp"
_ENTRIES = (
    rf"^[-oe;]*(?P<q>[nq])[eD]*[-,]?[rFW][^{_CLAUSE}qn;:]*(?:[,;&]*$|,(?=I))",  # 32 over the Bryansk region;
    r"^[-oe;]*(?P<q>[nq])-[eDo]*[uc]{1,3}[,;&]*$",  # two drones – Lipetsk region
    r"^[-oe;]*[rDo]?[uc](?:[Dof]*[uc]){0,3}[-:](?P<q>[nq])[,;&]*$",  # Bryansk region – 32
)
_ENTRY = re.compile("|".join(entry.replace("?P<q>", f"?P<q{at}>") for at, entry in enumerate(_ENTRIES)))


def heads(text: str) -> bool:
    """Whether a sentence heads a list of lines."""
    return text.endswith(":")


_ROW = re.compile(r"(?:[-–—:] ?|\s)(?:about |approximately |around |nearly |~ ?|≈ ?)?\d[\d,. ]*")
"""In a row of a table: the figure behind the thing."""


def heading_of_rows(text: str, heading: str) -> str:
    """The heading of the rows behind a sentence: itself, where it ends with a colon and tells of losses; the one before
    it, where it is a row. Empty for none."""
    if heads(text):
        return text if any(word.startswith(LOSS_STEMS) for word in text.lower().split()) else ""
    return heading if heading and _ROW.search(text) else ""


def enter(book: Book, head: Hit) -> Hit | None:
    """The hit of a line that gives a share of the figure `head` above it; None for any other line."""
    match = _ENTRY.match(book.letters)
    if match is None:
        return None
    unit = book.units[match.start(match.lastgroup or "")]
    whole, figure = head.unit.figure, unit.figure
    if book.has(unit) or figure is None or whole is None or figure.value > whole.value or unit.code == "x":
        return None
    noun = unit.noun or head.noun
    if noun is None or head.noun is None or noun.kind != head.noun.kind:
        return None
    return book.add(unit, head.measure, noun, None, "listing", head)
