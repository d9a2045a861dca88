"""Names of places that are the surname of somebody whom the update names in full: "Castro", behind "Jose Castro".

Belongs here: those a whole update tells of. Not here: a name in its own sentence (`persons`).
"""

from __future__ import annotations

import re

from pipeline.extract.names import is_surname
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words
from pipeline.gazetteer.load import gazetteer

_WIDE = frozenset({"country", "admin1", "area", "water"})
_LAST_WORD = re.compile(r"(\w+) (?:the )?$")
_WORD_REACH = 20


def without_surnames(text: str, spans: list[PlaceSpan]) -> list[PlaceSpan]:
    """The places of `text`, without towns named like somebody in it, where no preposition leads to them."""
    known: dict[str, bool] = {}
    kept = []
    for span in spans:
        if _may_be_surname(text, span):
            if span.text not in known:
                known[span.text] = _follows_capital(text, span.text) and is_surname(text, span.text, titles=False)
            if known[span.text]:
                continue
        kept.append(span)
    return kept


def _may_be_surname(text: str, span: PlaceSpan) -> bool:
    """Whether a span is one word, of a town, and nothing says that it is a place."""
    if span.demonym is not None or span.word or span.direction or not span.text.isalpha():
        return False
    if any(gazetteer().place(row).kind in _WIDE for row in span.rows):
        return False
    before = _LAST_WORD.search(text, max(0, span.start - _WORD_REACH), span.start)
    return before is None or before[1].lower() not in words().at_words | words().to_words | words().from_words


def _follows_capital(text: str, name: str) -> bool:
    """Whether a name stands behind a capitalised word anywhere."""
    at = text.find(f" {name}")
    while at >= 0:
        first = text.rfind(" ", 0, at) + 1
        if text[first : first + 1].isupper() and text[at - 1].isalpha():
            return True
        at = text.find(f" {name}", at + 1)
    return False
