"""Weapon models in text: where they stand, and which one a figure counts or names.

Belongs here: the finder and the pass that gives a figure its model. Not here: what models there are
(`catalogue`), or counting them (`units.chunks`, `rules`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract.document import Document
from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.mention import Mention
from pipeline.extract.weapons.catalogue import Alias, catalogue, weapon_aliases
from schemas.measure_groups import FLIGHT, VICTIMS

__all__ = ["WeaponSpan", "find_weapons", "weapon_aliases", "weapon_of"]

# one character for one, so that offsets hold
_PLAIN = {ord(c): "-" for c in "–—"} | {ord(c): "'" for c in "’‘"}
_NUMBERED = re.compile(r"-\d+[A-Za-z0-9]*\b")
_SUFFIX = re.compile(r"[A-ZА-Я][A-Za-zА-я0-9]{0,4}\b")
_BESIDE = WordPattern(
    r"(?:-type|-class|-style)?(?:[ -/](?:<model_attribute>|anti-\w+)){0,3}[ -/](?:<model_noun>|sam\b)", re.IGNORECASE
)
"""Behind a model that is also a common word: what it is."""
_COUNTED = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens? of|several|dozen|"
    r"hundreds of)|-(?:made|built|supplied|donated|type))(?: more| new| of its| additional)? $",
    re.IGNORECASE,
)
# the categories that may be what a counted object is
_COUNTED_AS: dict[str, frozenset[str]] = {
    "missile": frozenset({"missile", "air_defence"}),
    "drone": frozenset({"drone"}),
    "rocket": frozenset({"rocket", "launcher", "missile"}),
    "shell": frozenset({"shell", "gun"}),
    "bomb": frozenset({"bomb"}),
    "air_target": frozenset({"missile", "drone", "rocket", "bomb"}),
    "aircraft": frozenset({"aircraft", "helicopter"}),
    "vehicle": frozenset({"tank", "armour", "ship"}),
    "other": frozenset({"gun", "launcher", "air_defence"}),
}
_STRIKING = frozenset({"missile", "drone", "rocket", "bomb", "shell", "mine", "torpedo"})
_OF_HARM = VICTIMS | {"damaged", "attacks", "without_power", "rescued"}


@dataclass(frozen=True, slots=True)
class WeaponSpan:
    """A weapon model in a text; the span takes in a plural -s and a variant's suffix ("T-72B3s")."""

    start: int
    end: int
    model: str
    category: str
    plural: bool


@cache
def _finder() -> tuple[Any, tuple[Alias, ...]]:
    aliases = tuple(catalogue().values())
    return AhoCorasick([alias.text for alias in aliases], matchkind=MatchKind.LeftmostLongest), aliases


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in plain)


def _end(text: str, end: int) -> tuple[int, bool] | None:
    """The end of the name that matched up to `end`, with its plural -s; None inside a longer word."""
    tail = text[end : end + 2]
    if tail[:1] in ("s", "S") and not tail[1:2].isalnum():
        return end + 1, True
    return None if tail[:1].isalnum() else (end, False)


def _confirmed(alias: Alias, text: str, start: int, end: int, plural: bool, capitals: bool) -> bool:
    first = text[start]
    if not (first.isupper() or first.isdigit()):
        return False
    if alias.capitals and not capitals:
        return text[start : start + len(alias.text)].isupper()
    if not (alias.common or alias.capitals):
        return True
    return _BESIDE.compiled.match(text, end) is not None or (
        plural and _COUNTED.search(text, max(0, start - 20), start) is not None
    )


@lru_cache(maxsize=512)  # figures and models are looked for in one sentence after the other
def find_weapons(text: str) -> tuple[WeaponSpan, ...]:
    """All weapon models in a text, from left to right, none inside another. Offsets are in characters of `text`."""
    automaton, aliases = _finder()
    found: list[WeaponSpan] = []
    plain = _plain(text)
    for index, start, stop in automaton.find_matches_as_indexes(plain):
        if start and (plain[start - 1].isalnum() or plain[start - 1] in "-'"):
            continue
        alias = aliases[index]
        model = alias.model
        last = plain[stop - 1]
        if last.isdigit() and (suffix := _SUFFIX.match(text, stop)):
            stop = suffix.end()
        elif last.isalpha() and plain[stop : stop + 1] == "-" and (number := _NUMBERED.match(plain, stop)):
            stop = number.end()
            model = plain[start:stop].capitalize()
        closed = _end(plain, stop)
        if closed is None or not _confirmed(alias, text, start, closed[0], closed[1], text.isupper()):
            continue
        found.append(WeaponSpan(start, closed[0], model, alias.category, closed[1]))
    return tuple(found)


def _distance(span: WeaponSpan, start: int, end: int) -> int:
    return max(span.start - end, start - span.end, 0)


def _model(
    mention: Mention, spans: Sequence[WeaponSpan], start: int, end: int, counted: Sequence[WeaponSpan]
) -> str | None:
    """The model for one figure, whose quote has offsets into the sentence; `counted` have a figure of their own."""
    if mention.measure in FLIGHT or mention.measure == "equipment_lost":
        fitting = _COUNTED_AS.get(mention.object or "", _STRIKING)
        inside = [s for s in spans if s.end > start and s.start < end + 2]
        free = [s for s in spans if s.category in fitting and s.category != "air_defence" and s not in counted]
        named = inside or free
        if not inside and mention.measure == "equipment_lost":
            named = [s for s in named if _distance(s, start, end) < 25]
        return min(named, key=lambda s: _distance(s, start, end)).model if named else None
    if mention.measure in _OF_HARM:
        models = {s.model for s in spans if s.category in _STRIKING}
        return models.pop() if len(models) == 1 else None
    return None


def weapon_of(doc: Document, mentions: list[Mention]) -> list[str | None]:
    """The weapon model of each figure, in their order: the one counted, or the only one named for a harm."""
    found: list[str | None] = []
    spans_of = {mention.sentence: find_weapons(doc.sentences[mention.sentence].text) for mention in mentions}
    counted = {(m.sentence, span) for m in mentions for span in spans_of[m.sentence] if _holds(doc, m, span)}
    for mention in mentions:
        at, spans = doc.sentences[mention.sentence].start, spans_of[mention.sentence]
        own = [span for span in spans if (mention.sentence, span) in counted]
        found.append(_model(mention, spans, mention.start - at, mention.end - at, own) if spans else None)
    return found


def _holds(doc: Document, mention: Mention, span: WeaponSpan) -> bool:
    """Whether a figure's quote holds the name of a model: it counts those."""
    at = doc.sentences[mention.sentence].start
    return mention.measure in FLIGHT and mention.start - at <= span.start and span.end <= mention.end - at
