"""Patterns of several words, in which `<kind>` stands for any word of a kind of `lexicon/pattern_words.txt`.

Belongs here: putting the words into the patterns. Not here: what a pattern is for (the module that holds it says so),
the form of a pattern that is a list of words alone (`any_word`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from pipeline.extract.lexicon.any_word import any_word
from pipeline.extract.lexicon.files import LexiconError, data_lines

FILE = "pattern_words.txt"
_KIND = re.compile(r"(?<!\(\?P)<([A-Za-z]\w+)>")
"""A kind in a template, no name of a group."""


@cache
def pattern_words() -> Mapping[str, tuple[str, ...]]:
    """Kind → words of the file, whose lines are `KIND | word, phrase of words, …`.

    Raises:
        LexiconError: a line has another form, a kind comes twice, or a word is empty, has a capital or stands twice.
    """
    found: dict[str, tuple[str, ...]] = {}
    for place, line in data_lines(FILE):
        head, bar, tail = line.partition("|")
        kind = head.strip()
        if not bar or not re.fullmatch(r"[a-z]\w+", kind):
            raise LexiconError(f"{place}: a line is KIND | WORDS, not {line!r}")
        if kind in found:
            raise LexiconError(f"{place}: {kind} is listed before; keep one line for each kind")
        words = tuple(word.strip() for word in tail.split(","))
        for word in words:
            if not word or word != word.lower() or words.count(word) > 1:
                raise LexiconError(f"{place}: {kind}: {word!r} is empty, has a capital or stands twice")
        found[kind] = words
    return found


class WordPattern:
    """A pattern whose words stand in the file; it is put together when it is first asked for.

    In the template `<kind>` is any word of the kind, the longest first, and `<KIND>` the same in capitals; a group's
    name (`(?P<name>…)`) is left alone. `compiled` raises LexiconError for a kind that the file does not have.
    """

    def __init__(self, template: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.template = template
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with its words."""
        return re.compile(_KIND.sub(_any_of, self.template), self._flags)


class AnyWord(WordPattern):
    """A pattern for any word of one kind by itself, built so that a search is fast (`any_word`)."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"<{kind}>")
        self.kind = kind

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with its words."""
        return re.compile(any_word(_words_of(self.kind, self.template)))


def _words_of(kind: str, asks: str) -> tuple[str, ...]:
    """The words of a kind; LexiconError, with what asks for it, for one that the file does not have."""
    if kind not in pattern_words():
        raise LexiconError(f"{FILE}: no line for {kind}, which the pattern {asks!r} asks for")
    return pattern_words()[kind]


def _any_of(kind: re.Match[str]) -> str:
    """Any word of a kind that stands in a template, in capitals if the kind is."""
    known = _words_of(kind[1].lower(), kind.string)
    words = [re.escape(word) for word in sorted(known, key=len, reverse=True)]
    told = "|".join(words).replace(r"\ ", " ")
    return f"(?:{told.upper() if kind[1].isupper() else told})"
