"""The words that tell kinds of events, halves of a day and how claims stand to one another, read from `data/`.

Belongs here: loading and checking the files and looking their words up in a text. Not here: what follows from a cue
(`kinds`, `filing`, `statements`, `linking`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from ahocorasick_rs import AhoCorasick, Implementation

_SECTIONS = {
    "kind": (
        *("air_attack", "shelling", "ground_fighting", "attack_other"),
        *("earthquake", "flood", "storm", "wildfire", "volcano", "accident"),
    ),
    "half": ("am", "pm"),
    "turn": ("late", "early"),
    "victims": ("irregulars", "forces"),
    "storm": ("office", "title"),
    "relation": (
        "toll",
        "found",
        "late",
        "corrected",
        "instead",
        "former",
        "rejects",
        "added",
        "adding",
        "apart",
        "instalment",
    ),
    "fate": ("hurt", "died"),
    "ordinal": (
        *("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
        *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
    ),
}


_STEM_END = re.compile(r"[*'’]")
"""What of a word is not letter for letter in a text: any ending, either apostrophe."""
_TEXTS_KEPT = 256
"""Claims of one sentence follow each other, and each asks for its cues."""


class CueError(ValueError):
    """A cue file holds a mistake; the message names file and line."""


Hits = tuple[tuple[int, int, str], ...]
"""Cue words of a text: start, end, cue."""


_LETTERS_ALIKE = str.maketrans("ıſ", "is")
"""Letters that patterns take for others and `str.lower` leaves as they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """One section of the cue file as a single pattern whose groups are the cues.

    The pattern is tried only where a word begins like the first word of a phrase: it has hundreds of branches.
    """

    pattern: re.Pattern[str]
    beginnings: AhoCorasick
    """The first words of all phrases, or their stems."""

    def all(self, text: str) -> Hits:
        """Every cue word in the text."""
        return _all(self, text)

    def first(self, text: str) -> str | None:
        """The cue of the first cue word in the text."""
        match = next(_matches(self, text), None)
        return match.lastgroup if match else None

    def nearest(self, text: str, start: int, end: int) -> tuple[int, int, str] | None:
        """The cue word that is nearest to a stretch of the text: start, end, cue; of two as near, the earlier."""
        return min(self.all(text), key=lambda hit: (max(hit[0] - end, start - hit[1], 0), hit[0]), default=None)


@lru_cache(_TEXTS_KEPT)
def _all(cues: Cues, text: str) -> Hits:
    return tuple((m.start(), m.end(), str(m.lastgroup)) for m in _matches(cues, text))


def _matches(cues: Cues, text: str) -> Iterator[re.Match[str]]:
    """What `finditer` of the pattern gives."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = lowered.translate(_LETTERS_ALIKE)
    if len(lowered) != len(text):  # some letters have two in lower case
        yield from cues.pattern.finditer(text)
        return
    found = cues.beginnings.find_matches_as_indexes(lowered, overlapping=True)
    end = 0
    for start in sorted({start for _, start, _ in found if not start or not lowered[start - 1].isalnum()}):
        if start >= end and (match := cues.pattern.match(text, start)):
            end = match.end()
            yield match


def _line_of(text: str, phrase: str) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if f'"{phrase}"' in line), 0)


def _phrase_pattern(phrase: str) -> str:
    return r"\s+".join(f"(?:{'|'.join(map(_word_pattern, word.split('/')))})" for word in phrase.split())


def _word_pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]")


def _spelt_out(phrase: str) -> Iterator[str]:
    """The phrase with each choice of words taken."""
    return map(" ".join, product(*(word.split("/") for word in phrase.split())))


def _section(name: str, text: str, content: Mapping[str, object], wanted: tuple[str, ...]) -> Cues:
    if set(content) != set(wanted):
        raise CueError(f"cues.toml: [{name}] must have the cues {', '.join(wanted)}; it has {', '.join(content)}")
    seen: dict[str, str] = {}
    whole: dict[str, str] = {}
    for cue in wanted:
        phrases = content[cue]
        if not isinstance(phrases, list) or not phrases:
            raise CueError(f"cues.toml: [{name}] {cue} must be a list of phrases")
        for phrase in phrases:
            if not isinstance(phrase, str) or phrase != phrase.lower().strip() or not phrase:
                raise CueError(f"cues.toml line {_line_of(text, str(phrase))}: {phrase!r} is no lower-case phrase")
            if "" in (choice for word in phrase.split() for choice in word.split("/")):
                raise CueError(f"cues.toml line {_line_of(text, phrase)}: {phrase!r} leaves a choice empty")
            for plain in _spelt_out(phrase):
                if plain in seen:
                    raise CueError(f"cues.toml line {_line_of(text, phrase)}: {plain!r} stands under {seen[plain]} too")
                seen[plain] = cue
            whole[phrase] = cue
    longest_first = sorted(whole, key=lambda phrase: (-len(phrase), phrase))
    groups = [f"(?P<{cue}>{'|'.join(_phrase_pattern(p) for p in longest_first if whole[p] == cue)})" for cue in wanted]
    first_words = {_STEM_END.split(plain.split()[0])[0] for plain in seen}
    return Cues(
        re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE),
        AhoCorasick(sorted(first_words), implementation=Implementation.DFA),
    )


def parse_cues(text: str) -> dict[str, Cues]:
    """The sections of a cue file by name; CueError with the line of a mistake."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CueError(f"cues.toml: {error}") from error
    if set(content) != set(_SECTIONS):
        raise CueError(f"cues.toml: must have the sections {', '.join(_SECTIONS)}; it has {', '.join(content)}")
    return {name: _section(name, text, content[name], wanted) for name, wanted in _SECTIONS.items()}


@cache
def _cues() -> dict[str, Cues]:
    return parse_cues((files(__package__) / "data" / "cues.toml").read_text("utf-8"))


@cache
def kind_cues() -> Cues:
    """Words that tell the kind of an event."""
    return _cues()["kind"]


@cache
def half_cues() -> Cues:
    """Words that tell the half of a day."""
    return _cues()["half"]


@cache
def turn_cues() -> Cues:
    """Words that put an hour near midnight."""
    return _cues()["turn"]


@cache
def victim_cues() -> Cues:
    """Words that tell which side of a fight the dead were on."""
    return _cues()["victims"]


@cache
def storm_cues() -> Cues:
    """Words before the name of a storm."""
    return _cues()["storm"]


@cache
def relation_cues() -> Cues:
    """Words that tell how a figure stands to what was said before."""
    return _cues()["relation"]


@cache
def fate_cues() -> Cues:
    """Words that tell that somebody was hurt, or died."""
    return _cues()["fate"]


_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


def ordinal_of(quote: str) -> int | None:
    """The number of an ordinal from the second to the twentieth with which a quote begins, article or not."""
    article = _ARTICLE.match(quote)
    start = article.end() if article else 0
    found = next((cue for at, _, cue in _cues()["ordinal"].all(quote) if at == start), None)
    return None if found is None else _SECTIONS["ordinal"].index(found) + 2
