"""Names of places in a text: which stretches of letters are a place, and which only look like one.

Belongs here: matching the gazetteer, the words beside a name that belong to it ("Belgorod region", "eastern Ukraine"), and
telling places from people, organisations and everyday words. Not here: which place of that name (`resolve`), what the
place does in its sentence (`roles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import GazetteerPlace, Name, gazetteer

BIG = 300_000
"""Persons. A place of this size keeps its name beside an unknown capitalised word; a smaller one is taken for a surname."""


@dataclass(slots=True)
class PlaceSpan:
    """A stretch of text that names a place, or the people of a country."""

    start: int
    end: int
    """Offsets into the text, with direction and kind word ("eastern Ukraine", "Belgorod region")."""
    text: str
    core_start: int
    core_end: int
    """Offsets of the bare name."""
    rows: tuple[int, ...]
    """Rows of the gazetteer that bear the name; none for a place known only by the words around it."""
    word: str = ""
    """`region`, `district`, `city` or `site` where a word of that kind stands beside the name."""
    direction: bool = False
    demonym: str | None = None
    """Country of a demonym; such a span is no place."""
    organisation: bool = False
    """Part of the name of an organisation ("Gaza Health Ministry")."""
    hyphenated: bool = False
    """Bound to another word by a hyphen ("Israel-Hamas war", "US-led")."""
    place: GazetteerPlace | None = field(default=None, compare=False)
    """What the name means, once resolved; None for a place that no list has."""
    container: GazetteerPlace | None = field(default=None, compare=False)
    """For such a place: the listed one in or near which the text puts it."""


_LINE = re.compile(r"[^\n]+")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)[ \u00a0]+$")
_WORD_AFTER = re.compile(r"[ \u00a0]+([^\W\d_][\w’'-]*\.?)")
_ARTICLE = re.compile(r"(?:al|el|ar|as|ash|ad|at|an|az|ed|er|es|en)[ -]?[A-Z'’]")
_IN_REGION = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_CAPS_SHARE = 0.75


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words()
    kinds = lists.region_words | lists.district_words | lists.city_words | lists.site_words
    after = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True)).replace(r"\ ", r"\s")
    before = "|".join(sorted(map(re.escape, lists.directions), key=len, reverse=True))
    return (
        re.compile(rf"(?:[ \u00a0]city)?[ \u00a0]({after})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{before})[ \u00a0-]$", re.IGNORECASE),
    )


@dataclass(slots=True)
class _Line:
    """One paragraph and how its capitals are to be read."""

    text: str
    start: int
    loose: bool
    """Capitals say nothing here: a line in capitals, or a headline with a capital on every word."""
    capitals: bool


def _lines(text: str) -> list[_Line]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        upper = sum(map(str.isupper, line))
        letters = sum(map(str.isalpha, line)) or 1
        capitals = upper / letters > _CAPS_SHARE and letters > 12
        longer = [word for word in line.split() if len(word) > 3 and word[0].isalpha()] if len(line) < 250 else []
        titled = len(longer) > 3 and sum(word[0].isupper() for word in longer) / len(longer) > 0.8
        found.append(_Line(line, match.start(), capitals or titled, capitals))
    return found


def starts_loose(text: str) -> bool:
    """Whether the capitals of the first line of `text` say nothing."""
    lines = _lines(text)
    return bool(lines) and lines[0].loose


def _cased(surface: str, folded: str, line: _Line) -> bool:
    """Whether the letters have the case of a name."""
    if folded in words().acronyms:
        return surface.isupper() and (not line.capitals or folded != "us")
    last = surface.rsplit(" ", 1)[-1]
    return surface[0].isupper() or _ARTICLE.match(surface) is not None or (last != surface and last[0].isupper())


def _kind_of(word: str) -> str:
    lists = words()
    for kind, known in (
        ("region", lists.region_words), ("district", lists.district_words),
        ("city", lists.city_words), ("site", lists.site_words),
    ):  # fmt: skip
        if word in known:
            return kind
    return ""


def _with_kind_word(line: _Line, end: int, name: Name) -> tuple[str, int]:
    """Kind of the word behind a name, and where that word ends. "Texas Department of", "US State Department" have none."""
    match = _patterns()[0].match(line.text, end)
    if not match:
        return "", end
    word, far = " ".join(match[1].lower().split()), match.end()
    kind, after = _kind_of(word), _WORD_AFTER.match(line.text, far)
    capital = match[1][0].isupper() and not line.loose
    if re.match(r"\s+of\s+[A-Z]", line.text[far : far + 12]):
        return "", end
    if kind == "city" and all(gazetteer().place(row).kind in ("country", "admin1", "area") for row in name.rows):
        return "", end
    if word in ("state", "department", "republic") and (
        line.text[far : far + 2] in ("'s", "’s")
        or (capital and after is not None and (after[1] == "of" or _capital(after[1])))
    ):
        return "", end
    return kind, far


def _is_people(name: Name) -> str | None:
    first = gazetteer().place(name.rows[0]) if name.rows else None
    return first.country if first and first.kind == "demonym" else None


def _big(name: Name) -> bool:
    return any(
        place.population >= BIG or place.kind in ("country", "admin1", "area", "water")
        for place in map(gazetteer().place, name.rows)
    )


def _capital(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _known(word: str) -> bool:
    """Whether a capitalised word is itself a place or a people, or says nothing."""
    folded = fold_name(word.removesuffix("'s").removesuffix("’s"))
    lists = words()
    return (
        folded in lists.neutral_capitals
        or folded in lists.directions
        or bool(_kind_of(folded))
        or ((found := gazetteer().look_up(folded)) is not None and not found.everyday)
    )


def _person_or_other(line: _Line, start: int, end: int, folded: str, name: Name) -> bool:
    """Whether the capitalised words beside a name make it part of something else: a person, a storm, a ship."""
    lists = words()
    before = _WORD_BEFORE.search(line.text, max(0, start - 30), start)
    after = _WORD_AFTER.match(line.text, end)
    previous = fold_name(before[1]) if before else ""
    if before and (_capital(before[1]) or line.capitals):
        if previous in lists.given_names and previous not in lists.neutral_capitals:
            return True
        if previous in lists.name_heads or (previous in lists.titles and not _is_official_of(line, end)):
            return True
    following = after[1] if after else ""
    named = bool(following) and _capital(following) and folded in lists.given_names and not _known(following)
    if line.loose:
        return named and not _big(name)
    if named:
        return True
    if before and _capital(before[1]) and not _known(before[1]) and not line.text[: before.start()].strip() == "":
        return not _big(name)
    return bool(following) and _capital(following) and not _known(following) and not _big(name) and not _role(following)


def _is_official_of(line: _Line, end: int) -> bool:
    """Whether a title before a name belongs to a person named behind it ("Mayor ... Kyiv Mayor Vitali")."""
    after = _WORD_AFTER.match(line.text, end)
    return after is not None and fold_name(after[1]) in words().titles


def _role(word: str) -> bool:
    lists = words()
    folded = fold_name(word)
    return folded in lists.titles or folded in lists.organisation_words or folded in lists.party_nouns


def _said_to_be_place(line: _Line, start: int, end: int, kind: str) -> bool:
    """Whether the text itself says that an everyday word is a place."""
    if kind in ("region", "district"):
        return True
    if line.loose:
        return False
    behind = _IN_REGION.match(line.text, end)
    if behind and (region := gazetteer().look_up(fold_name(behind[1]))) is not None:
        return any(gazetteer().place(row).kind in ("admin1", "country") for row in region.rows)
    before = _WORD_BEFORE.search(line.text, max(0, start - 30), start)
    if not before:
        return False
    previous = before[1].lower()
    return previous in ("in", "near", "outside") or bool(
        previous == "of" and re.search(r"\b(?:town|city|village|settlement|port|capital)\s+of\s+$", line.text[:start])
    )


def _span(line: _Line, index: int, start: int, end: int) -> PlaceSpan | None:
    """The place that a matched name is, None where it is none."""
    book = gazetteer()
    surface, folded, name = line.text[start:end], book.text_of(index), book.name(index)
    if not _cased(surface, folded, line):
        return None
    people = _is_people(name)
    base = line.start
    if people:
        return PlaceSpan(base + start, base + end, surface, base + start, base + end, name.rows, demonym=people)
    kind, far = _with_kind_word(line, end, name)
    rows = name.rows + name.marked if kind == "region" or not name.rows else name.rows
    if not name.rows and kind != "region":
        return None
    if name.everyday and not _said_to_be_place(line, start, end, kind):
        return None
    if _person_or_other(line, start, end, folded, name):
        return None
    left = _patterns()[1].search(line.text, max(0, start - 16), start)
    begin = left.start() if left else start
    after = _WORD_AFTER.match(line.text, end)
    organisation = (
        after is not None
        and not line.loose
        and _capital(after[1])
        and fold_name(after[1]) in words().organisation_words
        and not kind
    )
    hyphenated = line.text[end : end + 1] in ("-", "–") and line.text[end + 1 : end + 2].isalpha()
    hyphenated |= line.text[start - 1 : start] in ("-", "–") and start > 1 and line.text[start - 2].isalpha()
    return PlaceSpan(
        base + begin, base + far, line.text[begin:far], base + start, base + end, rows,
        kind, left is not None, None, organisation, hyphenated,
    )  # fmt: skip


def scan(text: str) -> list[PlaceSpan]:
    """All places and demonyms in `text`, in order."""
    found = []
    book = gazetteer()
    for line in _lines(text):
        for index, start, end in book.find(line.text):
            span = _span(line, index, start, end)
            if span is not None:
                found.append(span)
    return found


def find_places(text: str) -> list[PlaceSpan]:
    """The names of places in `text`, in order, with the gazetteer's candidates; not yet resolved."""
    return [span for span in scan(text) if span.demonym is None]


def known_place_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the names of places in `text`, so that other passes can tell places from people."""
    return [(span.start, span.end) for span in find_places(text)]
