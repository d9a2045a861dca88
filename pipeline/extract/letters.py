"""The letters of a field as they are read: blanks, hyphens and styled letters of all kinds as the plain ones, accents
joined to their letters, and what shows nothing (soft hyphens, joiners, marks of direction) left out.

Belongs here: the text that is read, and where each of its letters is written. Not here: sentences (`document`),
capitals (`capitals`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

_ALONE = (
    "\t\x85\u00a0\u00ad\u00b4\u02bc\u034f\u061c\u1680\u180e\u2000-\u2012\u2015\u2028-\u202f\u205f-\u2064\u2066-\u206f\u2212"
    "\u3000\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff"
)
_ACCENTS = "\u0300-\u034e\u0350-\u036f"
_ODD = re.compile(f"[{_ALONE}]|.[{_ACCENTS}]+", re.DOTALL)
"""What is read in other letters, a letter with the accents behind it at once."""
_ANY_ODD = re.compile(f"[{_ALONE}{_ACCENTS}]")
"""The same as one set, which is looked for in a seventh of the time."""
_NOTHING = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff") | {
    chr(point) for point in (*range(0x202A, 0x202F), *range(0x2066, 0x2070))
}
"""Soft hyphen, joiners, blanks without width, marks of direction and of order: they show nothing."""
_BLANKS = frozenset("\t\u00a0\u1680\u202f\u205f\u3000") | {chr(point) for point in range(0x2000, 0x200B)}
_BREAKS = frozenset("\x85\u2028\u2029")
_SIGNS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2212": "–", "\u00b4": "’", "\u02bc": "’",
}  # fmt: skip
"""Hyphens, dashes and apostrophes by the plain one of their kind."""


class Written(NamedTuple):
    """A field letter for letter. `at` has the place in it of each letter that is read, and its length at the end; None
    where every letter stands where it is read."""

    text: str
    at: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where that is written which is read from `start` to `end`, without what shows nothing behind it."""
        if self.at is None or start >= end:
            return start, end
        return self.at[start], self.at[end - 1] + self._width(end - 1)

    def _width(self, place: int) -> int:
        """How many letters are written for one that is read: more than one with an accent of its own."""
        assert self.at is not None
        stop = self.at[place] + 1
        while stop < self.at[place + 1] and self.text[stop] not in _NOTHING:
            stop += 1
        return stop - self.at[place]


def as_read(text: str) -> tuple[str, Written | None]:
    """The text that is read of a field, and the field as it is written; None where the two are equal."""
    if (text.isascii() and "\t" not in text) or _ANY_ODD.search(text) is None:
        return text, None
    read: list[str] = []
    at: list[int] = []
    for letters, place in _pieces(text):
        read.append(letters)
        at += range(place, place + len(letters))
    told = "".join(read)
    if len(told) == len(text):
        return told, Written(text)
    at.append(len(text))
    return told, Written(text, at)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Letters that are read, and where they begin; those of one piece stand side by side."""
    done = 0
    for odd in _ODD.finditer(text):
        yield text[done : odd.start()], done
        yield _plain(odd.group()), odd.start()
        done = odd.end()
    yield text[done:], done


def _plain(odd: str) -> str:
    """What an odd letter is read as; one letter, none, or a letter with the accents that no letter has by itself."""
    if odd in _NOTHING:
        return ""
    if odd in _BLANKS:
        return " "
    if odd in _BREAKS:
        return "\n"
    if odd in _SIGNS:
        return _SIGNS[odd]
    joined = normalize("NFC" if len(odd) > 1 else "NFKC", odd)
    return joined if len(joined) <= len(odd) else odd
