"""Makes benchmark texts from the grammar in `words.toml`: as many bytes as asked for, the same for the same seed.

Belongs here: the choice of sentences, names and numbers. Not here: anything that is measured. Names of people and
villages are made of syllables and numbers are written in many forms, so that hardly a sentence comes twice and no cache
is flattered.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

Kind = Literal["dense", "mixed"]
"""`dense`: every sentence states a figure. `mixed`: one sentence in ten does."""

Grammar = dict[str, list[list[str]]]

_SYMBOL = re.compile(r"<([A-Za-z_]+)>")
_PATH = Path(__file__).with_name("words.toml")
_FIRST = ("Ol", "Ami", "Yus", "Ser", "Nad", "Hal", "Mar", "Ibra", "Tet", "Jos", "Kar", "Ley", "Dav", "Chi", "Ros", "Zu")
_MIDDLE = ("a", "i", "o", "en", "ur", "ia", "el", "am", "ov", "es", "in", "or")
_LAST = ("na", "ko", "di", "tor", "man", "ra", "lin", "shi", "bek", "dou", "enko", "wa", "ssi", "yev", "oglu", "ndo")
_UNITS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "3 May", "12 June", "30 October")
_MONEY = ("${}m", "${} million", "€{}m", "{} million euros", "£{} million", "USD {} million", "EUR {}m", "{}bn dollars")


@dataclass(frozen=True, slots=True)
class Post:
    """One made-up update; `body` has paragraphs parted by a blank line."""

    headline: str
    body: str

    @property
    def size(self) -> int:
        """UTF-8 bytes of both fields."""
        return len(self.headline.encode()) + len(self.body.encode())


@cache
def grammar() -> Grammar:
    """The grammar: for each symbol its ways, each cut into text and symbols in turn (text first).

    Raises `ValueError` for a symbol that nothing defines.
    """
    words = tomllib.loads(_PATH.read_text("utf-8"))
    ways = {key: [_SYMBOL.split(entry) for entry in entries] for key, entries in words.items()}
    for key, entries in ways.items():
        for symbol in (part for entry in entries for part in entry[1::2]):
            if symbol not in ways and symbol not in _MAKERS:
                raise ValueError(f"words.toml: <{symbol}> in {key!r} is not defined")
    return ways


def _small(random: Random) -> str:
    form = random.random()
    if form < 0.45:
        return str(random.randint(2, 999))
    if form < 0.65:
        return random.choice(_UNITS)
    if form < 0.75:
        return f"{random.choice(_TENS)}-{random.choice(_UNITS[:8])}"
    if form < 0.85:
        return f"{random.choice(('about', 'nearly', 'more than', 'up to', 'around'))} {random.randint(10, 900)}"
    if form < 0.95:
        return f"{random.randint(1, 99)},{random.randint(0, 999):03}"
    return random.choice(("dozens of", "scores of", "a dozen", "hundreds of", "several", "two dozen"))


def _big(random: Random) -> str:
    form = random.random()
    if form < 0.5:
        return f"{random.randint(1, 999)},{random.randint(0, 999):03}"
    if form < 0.7:
        return f"{random.randint(1, 40)}.{random.randint(1, 9)} million"
    if form < 0.85:
        return f"{random.randint(10, 99)} {random.randint(0, 999):03}"
    return random.choice(("tens of thousands of", "half a million", "hundreds of thousands of", "thousands of"))


def _name(random: Random) -> str:
    return random.choice(_FIRST) + random.choice(_MIDDLE) + random.choice(_LAST)


def _village(random: Random) -> str:
    return _name(random) + random.choice(("", "", "ka", "pur", "ivka", "stan", " al-Gharb", "-sur-Mer", "abad"))


_MAKERS: dict[str, Callable[[Random], str]] = {
    "N": _small,
    "B": _big,
    "M": lambda random: random.choice(_MONEY).format(random.choice((str(random.randint(1, 900)), "1.5", "7.2"))),
    "AGE": lambda random: str(random.randint(19, 91)),
    "HOUR": lambda random: f"{random.randint(0, 23):02}:{random.randint(0, 59):02}",
    "DAY": lambda random: random.choice(_DAYS),
    "PERSON": lambda random: f"{_name(random)} {_name(random)}{random.choice(_LAST)}",
    "SURNAME": _name,
    "VILLAGE": _village,
}


def _write(symbol: str, random: Random, out: list[str]) -> None:
    entries = grammar()[symbol]
    way = entries[int(random.random() * len(entries))]
    for index, part in enumerate(way):
        if index % 2 == 0:
            out.append(part)
        elif (make := _MAKERS.get(part)) is not None:
            out.append(make(random))
        else:
            _write(part, random, out)


def sentence(symbol: str, random: Random) -> str:
    """One sentence or headline of the grammar, beginning with a capital."""
    out: list[str] = []
    _write(symbol, random, out)
    text = "".join(out).replace(" of of ", " of ")
    return text[0].upper() + text[1:]


def posts(kind: Kind, size: int, seed: int = 1) -> Iterator[Post]:
    """Posts until at least `size` bytes of text are made, one at a time."""
    random = Random(f"{kind} {seed}")
    made, count = 0, 0
    while made < size:
        paragraphs = []
        for _ in range(random.randint(2, 5)):
            sentences = []
            for _ in range(random.randint(1, 4)):
                count += 1
                states_figure = kind == "dense" or count % 10 == 0
                sentences.append(sentence("dense" if states_figure else "plain", random))
            paragraphs.append(" ".join(sentences))
        headline = sentence("headline" if kind == "dense" else "plain_headline", random)
        post = Post(headline, "\n\n".join(paragraphs))
        made += post.size
        yield post
