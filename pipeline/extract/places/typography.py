"""What capitals say in a line: a headline with a capital on every word tells no names.

Belongs here: reading capitals and the words right beside a stretch of text. Not here: what a word means (`words`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_CAPITAL_RUN = re.compile(r"[A-Z][A-Z]{3}")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]{3,}")
_LARGE_WORD = re.compile(r"[A-Z](?<![\w’'-][A-Z])[\w’'-]{3,}")
"""The letter first: a set of letters is searched fast."""
_CAPS_SHARE, _FEWEST_LETTERS = 0.75, 12
"""Share of capitals among letters from which on a line with more letters than these is in capitals."""
_TITLE_SHARE, _FEWEST_WORDS = 0.8, 3
"""The same of words that begin with a capital in a line with more words than these."""
_TITLE_LENGTH = 250
"""Characters; a longer line is no headline."""
ATTRIBUTE = re.compile(r"-(?:[a-z]+ed|held|run|led|majority|based)$")
"""The end of an adjective that a name opens ("Russian-occupied")."""
_WORD_AFTER = re.compile(r" ([^\W\d_][\w’'-]*\.?)")


@dataclass(slots=True)
class Line:
    """A line of a text and how its capitals are to be read."""

    start: int
    end: int
    loose: bool
    """Capitals say nothing here."""


def _read(line: str, start: int) -> Line:
    loose = False
    if _CAPITAL_RUN.search(line):
        upper, letters = sum(map(str.isupper, line)), sum(map(str.isalpha, line))
        loose = letters > _FEWEST_LETTERS and upper / letters > _CAPS_SHARE
    if not loose and len(line) < _TITLE_LENGTH:
        loose = _is_titled(line)
    return Line(start, start + len(line), loose)


def _is_titled(line: str) -> bool:
    """Whether nearly all words of a line begin with a capital, of more than three; the small ones are counted only as
    far as that is open."""
    large = len(_LARGE_WORD.findall(line))
    if not large:
        return False
    small = 0
    for _ in _SMALL_WORD.finditer(line):
        small += 1
        if large / (small + large) <= _TITLE_SHARE:
            return False
    return small + large > _FEWEST_WORDS


_NOWHERE = Line(0, -1, False)


class Lines:
    """The lines of a text, each read when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._read: dict[int, Line] = {}
        self._last = _NOWHERE

    def at(self, offset: int) -> Line:
        """The line in which the character at `offset` stands."""
        if self._last.start <= offset <= self._last.end:
            return self._last
        number = bisect_right(self._starts, offset) - 1
        line = self._read.get(number)
        if line is None:
            start = self._starts[number]
            end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self._text)
            line = self._read[number] = _read(self._text[start:end], start)
        self._last = line
        return line


def word_before(text: str, start: int) -> str:
    """The word that stands right before `start`, parted by one blank; empty where there is none."""
    if start < 2 or text[start - 1] != " ":
        return ""
    blank = text.rfind(" ", 0, start - 1)
    word = text[max(blank, text.rfind("\n", blank + 1, start - 1)) + 1 : start - 1]
    if not word[:1].isalpha():
        word = word.lstrip("\"“”‘’'([—–-#")
    return word if word[:1].isalpha() and word[-1:] not in ",;:!?)”" else ""


def word_after(text: str, end: int) -> str:
    """The word that stands right behind `end`, parted by one blank; empty where there is none."""
    if text[end : end + 1] != " ":
        return ""
    match = _WORD_AFTER.match(text, end)
    return match[1] if match else ""


def capital(word: str) -> bool:
    """Whether a word of at least two letters begins with a capital."""
    return len(word) > 1 and word[0].isupper()
