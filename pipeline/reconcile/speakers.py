"""Who speaks: a comparable name for each citation.

Belongs here: making "Belgorod Gov. Vyacheslav Gladkov" and "Gladkov" one speaker. Not here: for which party they speak
(the extractor says), whose figure counts (`figures`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

INDEPENDENT = "independent"
"""Stands for observers who are on no side."""
_WORD = re.compile(r"[^\W_][\w’'-]*")


class SpeakerWordsError(ValueError):
    """The file of speakers' words holds a mistake."""


@dataclass(frozen=True, slots=True)
class _Words:
    drop: frozenset[str]
    office: frozenset[str]
    alike: dict[str, str]
    camp: dict[str, str]


def _words_of(content: dict[str, object], name: str) -> frozenset[str]:
    words = content.get(name)
    if not isinstance(words, list) or not all(isinstance(w, str) and w == w.lower() for w in words):
        raise SpeakerWordsError(f"speakers.toml: {name} must be a list of lower-case words")
    if doubles := sorted({w for w in words if words.count(w) > 1}):
        raise SpeakerWordsError(f"speakers.toml: {name} has twice: {', '.join(doubles)}")
    return frozenset(words)


@cache
def _words() -> _Words:
    content = tomllib.loads((files(__package__) / "data" / "speakers.toml").read_text("utf-8"))
    maps = [content.get(name, {}) for name in ("alike", "camp")]
    for name, found in zip(("alike", "camp"), maps, strict=True):
        if not all(isinstance(k, str) and isinstance(v, str) for k, v in found.items()):
            raise SpeakerWordsError(f"speakers.toml: [{name}] must map words to words")
    return _Words(_words_of(content, "drop"), _words_of(content, "office"), *map(dict, maps))


def side_of(party: str | None) -> str | None:
    """The side of a war that a party is on; most are a side of their own.

    >>> side_of("Hamas"), side_of("UA"), side_of(None)
    ('PS', 'UA', None)
    """
    return None if party is None else _words().camp.get(party, party)


@lru_cache(maxsize=65536)
def speaker(attribution: str | None, side: str | None, source: str) -> str:
    """A name that is equal for citations of one speaker.

    A person is their last name, an office its words with the side it speaks for; who cites nobody speaks as the
    publisher.

    >>> speaker("Mayor Olena Tkach", "UA", "Wire") == speaker("Tkach", "UA", "Gazette")
    True
    >>> speaker(None, None, "Harbour Wire")
    'source Harbour Wire'
    """
    words = _words()
    tokens = [t.removesuffix("'s").removesuffix("’s") for t in _WORD.findall(attribution or "")]
    names = [t for t in tokens if t[:1].isupper() and t.lower() not in words.drop | words.office and t.isalpha()]
    lowered = [words.alike.get(t.lower(), t.lower()) for t in tokens if t.lower() not in words.drop]
    if not tokens:
        return f"source {source}"
    if names and not any(t in words.office for t in lowered[-1:]):
        return f"person {words.alike.get(names[-1].lower(), names[-1].lower())}"
    kept = {t for t in lowered if t in words.office} if side else set(lowered)
    office = sorted(kept or set(lowered) or {t.lower() for t in tokens})
    return f"office {side or ''} {' '.join(office)}"
