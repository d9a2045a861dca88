"""Other spellings of one name that follow a rule, so that only the exceptions need to be listed as data.

Belongs here: spelling rules for Ukrainian, Russian and Belarusian names and for Arabic ones, and the rules that every
name takes part in. Not here: old names and other exceptions (`data/aliases.txt`).

The rules are those of the romanisations in news use: the Ukrainian national system of 2010 and the older BGN/PCGN forms
of GeoNames for Ukrainian ("Avdiyivka", "Avdiivka"), BGN/PCGN and its shortened press form for Russian ("Tëtkino",
"Tyotkino"), and the Arabic article and feminine ending, which each newspaper writes its own way ("Ar Raqqah",
"al-Raqqa").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SLAVIC = frozenset({"UA", "RU", "BY"})
ARABIC = frozenset({
    "PS", "LB", "SY", "YE", "SD", "IQ", "LY", "EG", "JO", "SA", "TD", "DJ", "KW", "AE", "QA", "OM", "BH",
})  # fmt: skip

_ARTICLE = re.compile(r"^(?:al|ar|as|ash|ad|at|an|az|adh|ath|el|ed|er|es|et|en|ez)[ -](?=[a-z'])")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|'(?=\s|$)|(?:^|(?<=\s))'")


_SHORT = 6
"""Letters up to which a name with "g" for "h" may as well be a surname or a word ("Gerson", "gust")."""


def _slavic(name: str) -> Iterator[str]:
    """Spellings of a folded Slavic name, each by one rule."""
    yield re.sub(r"(?<=[bcdfghklmnprstvz])y(?=[aeu])", "i", name)
    yield name.replace("iyi", "ii")
    yield name.replace("yy", "yi")
    yield re.sub(r"yy\b", "y", name)
    yield re.sub(r"iy\b", "y", name)
    yield re.sub(r"yi\b", "y", name)
    yield re.sub(r"(?<=[aeiou])yi", "i", name)
    yield re.sub(r"oye\b", "oe", name)
    yield re.sub(r"oye\b", "oye", name.replace("yye", "ye"))
    yield name.replace("y i", "i")
    yield re.sub(r"(?<=[aeo])ie", "iie", name)
    if len(name) > _SHORT:
        yield re.sub(r"(?<![ckstz])h", "g", name)


def _arabic(name: str) -> Iterator[str]:
    """Spellings of a folded Arabic name, each by one rule."""
    bare = _ARTICLE.sub("", name)
    if bare != name and len(bare) >= 4:
        yield bare
        yield "al " + bare
        yield "el " + bare
    if name.endswith("iyah"):
        yield name[:-1]
        yield name[:-4] + "iyya"
    elif name.endswith("ah") and len(name) > 5:
        yield name[:-1]
        yield name[:-2] + "eh"
    yield re.sub(r"(?<=[^aeo])u(?=[nrdslmt]\b)", "ou", name)
    yield re.sub(r"(?<=[^aeo])i(?=[nrdm]\b)", "ee", name)
    yield name.replace("dh", "d") if "dh" in name else name


def _common(name: str) -> Iterator[str]:
    """Spellings of any folded name: without apostrophes and full stops."""
    yield _APOSTROPHE.sub("", name)
    if name.startswith("st. "):
        yield "st " + name[4:]
        yield "saint " + name[4:]
    elif name.startswith("saint "):
        yield "st. " + name[6:]
        yield "st " + name[6:]


def _spread(names: set[str], rule: Callable[[str], Iterator[str]]) -> set[str]:
    return names | {other for name in names for other in rule(name) if len(other) >= 4}


def spellings(name: str, country: str) -> set[str]:
    """The folded `name` and its spellings by rule, for a place of `country` (ISO 3166-1 alpha-2).

    >>> sorted(spellings("avdiyivka", "UA"))
    ['avdiivka', 'avdiyivka']
    """
    found = _spread({name}, _common)
    if country in SLAVIC:
        found = _spread(_spread(found, _slavic), _slavic)
    elif country in ARABIC:
        found = _spread(_spread(found, _arabic), _arabic)
    return found
