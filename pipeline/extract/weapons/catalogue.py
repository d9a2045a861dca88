"""The catalogue of weapon models: what a name is, and the spellings under which news writes it.

Belongs here: loading and checking `lexicon/weapons_models.txt` and making the spellings of a designator.
Not here: finding names in text and giving them to figures (`weapons`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.extract.lexicon.load import LexiconError, data_lines

FILE = "weapons_models.txt"
CATEGORIES = frozenset(
    [
        "missile",
        "drone",
        "rocket",
        "bomb",
        "shell",
        "mine",
        "torpedo",
        "air_defence",
        "aircraft",
        "helicopter",
        "tank",
        "armour",
        "gun",
        "launcher",
        "small_arm",
        "ship",
    ]
)
_DESIGNATOR = re.compile(r"([^\W\d_]{1,9})-(\d.*)")
# letters of designators that are English words: "an 26-year-old" is no Antonov
_ENGLISH = frozenset({"an", "as", "is", "mi", "la", "so", "no", "at"})


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a model, in lower case with plain hyphens."""

    text: str
    model: str
    category: str
    origin: str | None
    """ISO 3166-1 alpha-2; None for a model of several countries."""
    common: bool
    """Also a common word: it counts only beside a weapon noun."""
    capitals: bool
    """An acronym that is a word in lower case ("HARM"): only capitals count."""


def spellings(name: str) -> set[str]:
    """A name and, of a designator, its forms without a dash and with a space, in lower case.

    >>> sorted(spellings("Kh-101"))
    ['kh 101', 'kh-101', 'kh101']
    """
    plain = name.lower()
    found = {plain}
    if (match := _DESIGNATOR.fullmatch(plain)) is not None:
        letters, rest = match.groups()
        found.add(letters + rest)
        if len(letters) > 1 and letters not in _ENGLISH:
            found.add(f"{letters} {rest}")
    return found


def _rows() -> Iterator[tuple[str, list[str], str, str | None, list[str]]]:
    for place, line in data_lines(FILE):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 4:
            raise LexiconError(f"{place}: a row is MODEL | CATEGORY | ORIGIN | ALIASES, found {len(cells)} cells")
        models = [model.strip() for model in cells[0].split(";")]
        aliases = [alias.strip() for alias in cells[3].split(",") if alias.strip()]
        if cells[1] not in CATEGORIES:
            raise LexiconError(f"{place}: unknown category {cells[1]!r}; one of {', '.join(sorted(CATEGORIES))}")
        if cells[2] and not re.fullmatch("[A-Z]{2}", cells[2]):
            raise LexiconError(f"{place}: an origin is an ISO 3166-1 alpha-2 code or empty, not {cells[2]!r}")
        if not all(models) or (len(models) > 1 and aliases):
            raise LexiconError(f"{place}: several models in one row are parted by ';' and have no aliases")
        yield place, models, cells[1], cells[2] or None, aliases


def _aliases_of(model: str, category: str, origin: str | None, names: list[str]) -> dict[str, Alias]:
    bare = [name.lstrip("?") for name in names]
    common = {name[1:].lower() for name in names if name.startswith("?")}
    written = [model, *bare] if model.lower() not in common else bare
    mixed = {name.lower() for name in written if not (name.isupper() and name.isalpha())}
    return {
        text: Alias(text, model, category, origin, text in common, name.lower() not in mixed)
        for name in written
        for text in spellings(name)
    }


@cache
def catalogue() -> Mapping[str, Alias]:
    """All spellings, keyed by themselves.

    Raises LexiconError with file and line for a malformed row, or a spelling that stands for two models.
    """
    found: dict[str, Alias] = {}
    for place, models, category, origin, names in _rows():
        for model in models:
            for text, alias in _aliases_of(model, category, origin, names).items():
                if text in found:
                    raise LexiconError(f"{place}: {text!r} of {model} already stands for {found[text].model}")
                found[text] = alias
    return MappingProxyType(found)


def weapon_aliases() -> dict[str, tuple[str, str]]:
    """Spelling in lower case → (model, category)."""
    return {text: (alias.model, alias.category) for text, alias in catalogue().items()}
