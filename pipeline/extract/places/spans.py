"""Names of places in a text: which stretches of letters are a place, and which only look like one.

Belongs here: matching the gazetteer, and the words beside a name that belong to it ("Belgorod region", "eastern
Ukraine"). Not here: people and organisations (`names`), which place of that name (`resolve`), what the place does in
its sentence (`roles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.extract.places.names import (
    big,
    is_forename,
    is_introduced,
    kind_of,
    known_capital,
    part_of_other,
    said_to_be_place,
)
from pipeline.extract.places.typography import Line, Lines, capital, word_after, word_before
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import GazetteerPlace, Name, gazetteer


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
    armed: bool = False
    """A country or a people whose arms or troops the words behind it are ("Russian drones", "Pakistan's army")."""
    place: GazetteerPlace | None = field(default=None, compare=False)
    """What the name means, once resolved; None for a place that no list has."""
    container: GazetteerPlace | None = field(default=None, compare=False)
    """For such a place: the listed one in or near which the text puts it."""


_ARTICLE = re.compile(r"(?:al|el|ar|as|ash|ad|at|an|az|ed|er|es|en)[ -]?[A-Z'’]")
_ARTICLE_BEFORE = re.compile(r"(?<!\w)(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]z)-$")
_APOSTROPHES = frozenset("'’")
_GOES_ON = re.compile(r"['’](?!s\b)[^\W\d_]")
"""Behind a match: the name goes on ("Jema'a")."""
_OF_NAME = re.compile(r"\s+of\s+[A-Z]")
_SPEAKS = re.compile(r" (?:said|says|told|added|confirmed|explained|stated)\b")
_IN_GROUP = frozenset({"in", "of", "and", "the"})
_GROUP_NAME = re.compile(r"\bIslamic State (?:in|of) (?:the )?(?:Iraq and (?:the )?|West )?$")
"""Before a country in the name of an armed group."""
_LONG_FORM = 120
"""Characters of the name that a short form stands for."""
_SHORT = 3
"""Letters of words such as "and", which are no surnames."""
ARMS = re.compile(
    r"[ \u00a0](?:(?:attack|kamikaze|strike|ballistic|cruise|guided|military|army|air|ground|special|occupation|combat"
    r"|glide) ){0,2}(?:soldiers?|troops|forces|drones?|missiles?|rockets?|bombs?|shells?|shelling|artillery|airstrikes?"
    r"|strikes?|attacks?|raids?|warplanes?|jets?|bombers?|aircraft|helicopters?|convoys?|marines|servicemen|fighters|gunmen"
    r"|peacekeepers|policemen|police officers?)\b"
)
"""Behind a country or its people: what is theirs, wherever it is."""
_ARMED = re.compile(rf"(?:[’']s?)?(?:{ARMS.pattern}|[ \u00a0](?:[Aa]rmy|[Mm]ilitary|[Aa]ir [Ff]orce|[Nn]avy)\b)")
"""The same with an army of the country as a whole."""
_BEFORE_ARMS = frozenset(" \u00a0'’")
"""With which it begins."""
ATTACK = re.compile(
    r"[ \u00a0](?:(?:kamikaze|attack|ballistic|cruise|missile|drone|rocket|artillery|military|army|air|aerial) ){0,2}"
    r"(?:drones?|missiles?|rockets?|bombs?|bombings?|bombardments?|shells?|shelling|artillery|airstrikes?|strikes?|attacks?"
    r"|raids?|warplanes?|jets?|bombers?)\b"
)
"""Behind a people's name: their attack on others."""
_WHOLE = ("country", "admin1", "area")
_OF_UNITS = ("region", "district")
"""Kinds of words beside which a name that is marked counts."""


@cache
def _kind_pattern() -> re.Pattern[str]:
    """A kind word behind a name, "city" before it aside ("Kyiv city region")."""
    lists = words()
    kinds = lists.region_words | lists.district_words | lists.city_words | lists.site_words
    listed = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True)).replace(r"\ ", r"\s")
    return re.compile(rf"(?:[ \u00a0]city)?[ \u00a0]({listed})(?![\w-])", re.IGNORECASE)


@cache
def _kind_starts() -> frozenset[str]:
    """First three letters of the kind words, to look no further where none follows."""
    lists = words()
    every = lists.region_words | lists.district_words | lists.city_words | lists.site_words
    return frozenset(word[:3] for word in every)


def _with_kind_word(text: str, line: Line, end: int, name: Name) -> tuple[str, int]:
    """Kind of the word behind a name, and where that word ends.

    "Texas Department of", "US State Department" and "the West Bank city of" have none.
    """
    if text[end + 1 : end + 4].lower() not in _kind_starts():
        return "", end
    match = _kind_pattern().match(text, end, line.end)
    if not match:
        return "", end
    word, far = " ".join(match[1].lower().split()), match.end()
    kind, after = kind_of(word), word_after(text, far)
    if _OF_NAME.match(text, far):
        return "", end
    if kind == "city" and all(gazetteer().place(row).kind in _WHOLE for row in name.rows):
        return "", end
    proper = match[1][0].isupper() and not line.loose and (after == "of" or capital(after))
    if word in ("state", "department", "republic") and (proper or text[far : far + 2] in ("'s", "’s")):
        return "", end
    return kind, far


def _kind_before(text: str, start: int, name: Name) -> str:
    """Kind of the word before "of" and a name: "department of Meta"; a country's own style is none ("Republic of")."""
    word = word_before(text, start - 3).lower()
    country = word == "republic" and any(gazetteer().place(row).kind == "country" for row in name.rows)
    return "" if country else kind_of(word)


def _is_short_form(text: str, start: int, end: int) -> bool:
    """Whether letters in brackets are the first ones of the words before them: "National Emergency Management Agency
    (NEMA)"."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not text[start:end].isupper():
        return False
    words_before = text[max(0, start - _LONG_FORM) : start - 1].split()
    initials = "".join(word[0] for word in words_before if word[0].isupper())
    return initials.endswith(text[start:end])


def _cased(surface: str, folded: str, line: Line) -> bool:
    """Whether the letters have the case of a name."""
    if folded in words().acronyms:
        return surface.isupper() and (not line.capitals or folded != "us")
    if surface[0].isupper():
        return True
    last = surface.rsplit(" ", 1)[-1]
    return (last != surface and last[0].isupper()) or _ARTICLE.match(surface) is not None


@cache
def _people(index: int) -> str | None:
    name = gazetteer().name(index)
    first = gazetteer().place(name.rows[0]) if name.rows else None
    return first.country if first and first.kind == "demonym" else None


def _hyphenated(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha():
        return True
    return start > 1 and text[start - 1] in "-–" and text[start - 2].isalpha()


def _rows(name: Name, kind: str) -> tuple[int, ...]:
    """The rows that a name can mean beside a word of this kind."""
    if not name.marked or kind not in _OF_UNITS:
        return name.rows
    if kind == "region":
        return name.rows + name.marked
    return name.rows + tuple(row for row in name.marked if gazetteer().place(row).kind == "district")


def _is_second_surname(text: str, start: int, before: str) -> bool:
    """Whether a given name stands two words before a name, so that both behind it are surnames: "JUAN SOTO ROJAS"."""
    lists = words()
    given, folded = fold_name(word_before(text, start - len(before) - 1)), fold_name(before)
    leads = folded in lists.at_words or folded in lists.to_words or folded in lists.from_words
    return given in lists.given_names and given not in lists.neutral_capitals and not leads and len(before) > _SHORT


def _is_surname(text: str, start: int, end: int, before: str) -> bool:
    """Whether a name behind an unknown capitalised word is a person's: "Musa Bello said", "known as YAN SAKAI"."""
    if known_capital(before):
        return False
    written = text[start:end].isupper() and before.isupper()
    lead = word_before(text, start - len(before) - 1).lower()
    return written or (_SPEAKS.match(text, end) is not None and lead not in words().at_words and lead != "of")


def _is_generic(surface: str, folded: str, before: str, after: str) -> bool:
    """Whether a name is the kind of another place, or follows such a kind: "canton of Dolna", "Cerro Pelon", "Barangay
    Los Angeles"."""
    kind = kind_of(folded)
    if kind and surface.isupper() and capital(before):
        lists = words()
        return fold_name(before) not in lists.at_words | lists.to_words | lists.from_words
    generic = kind or folded in words().small_place_heads
    if generic and (after.lower() == "of" or (capital(after) and fold_name(after) not in words().between_words)):
        return True
    return before != "" and fold_name(before) in words().small_place_heads


def _span(text: str, line: Line, index: int, start: int, end: int) -> PlaceSpan | None:
    """The place that a matched name is, None where it is none."""
    book = gazetteer()
    surface, folded = text[start:end], book.text_of(index)
    behind = text[end : end + 1]
    if not _cased(surface, folded, line) or behind == "$":
        return None
    if _is_short_form(text, start, end):
        return None
    if behind in _APOSTROPHES and _GOES_ON.match(text, end):
        return None
    name = book.name(index)
    armed = behind in _BEFORE_ARMS and _ARMED.match(text, end) is not None
    if people := _people(index):
        return PlaceSpan(start, end, surface, start, end, name.rows, demonym=people, armed=armed)
    kind, far = _with_kind_word(text, line, end, name)
    before, after = word_before(text, start), word_after(text, end)
    if _is_generic(surface, folded, before, after):
        return None
    if text[start - 1 : start] == "-" and (article := _ARTICLE_BEFORE.search(text, max(0, start - 4), start)):
        start = article.start()
        before = word_before(text, start)
    leads, follows = capital(before), capital(after)
    unit = kind or (_kind_before(text, start, name) if before == "of" else "")
    if (not name.rows and unit not in _OF_UNITS) or (not kind and folded in words().neutral_capitals):
        return None
    if name.everyday and not said_to_be_place(text, line, start, end, kind):
        return None
    if line.capitals and before and not kind and not big(name) and _is_second_surname(text, start, before):
        return None
    if leads and not kind and is_introduced(text, line, end, before, name):
        return None
    if follows and not kind and not line.loose and is_forename(text, line, end, before, after, name):
        return None
    if leads and not line.loose and not kind and _is_surname(text, start, end, before):
        return None
    if before in _IN_GROUP and _GROUP_NAME.search(text, max(0, start - 40), start):
        return None
    if (leads or follows or line.capitals) and part_of_other(line, start, folded, name, before, after):
        return None
    kind = unit
    rows = _rows(name, kind)
    if not rows:
        return None
    direction = bool(before) and before.lower() in words().directions
    begin = start - len(before) - 1 if direction else start
    named = not kind and follows and not line.loose
    lists = words()
    organisation = (named and fold_name(after.rstrip(".")) in lists.organisation_words) or after in lists.group_nouns
    bound = _hyphenated(text, start, end)
    return PlaceSpan(begin, far, text[begin:far], start, end, rows, kind, direction, None, organisation, bound, armed)


def scan(text: str, lines: Lines | None = None) -> list[PlaceSpan]:
    """All places and demonyms in `text`, in order; `lines` are the text's, where they are read already."""
    lines = lines or Lines(text)
    found = []
    for index, start, end in gazetteer().find(text):
        line = lines.at(start)
        if end <= line.end and (span := _span(text, line, index, start, end)) is not None:
            found.append(span)
    return found


def find_places(text: str) -> list[PlaceSpan]:
    """The names of places in `text`, in order, with the gazetteer's candidates; not yet resolved."""
    return [span for span in scan(text) if span.demonym is None]


def known_place_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the names of places in `text`, so that other passes can tell places from people."""
    return [(span.start, span.end) for span in find_places(text)]
