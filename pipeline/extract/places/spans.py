"""Names of places in a text: which stretches of letters are a place, and which only look like one.

Belongs here: matching the gazetteer, and the words beside a name that belong to it ("Belgorod region", "eastern
Ukraine"). Not here: people (`persons`) and organisations (`names`), which place of that name (`resolve`), what the
place does in its sentence (`roles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.extract.currencies import OF_DOLLARS
from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.kinds import kind_apposed, kind_before, with_kind_word
from pipeline.extract.places.names import (
    Beside,
    follows_particle,
    kind_of,
    opens_other,
    part_of_other,
    said_to_be_place,
)
from pipeline.extract.places.persons import is_forename, is_person
from pipeline.extract.places.typography import Line, Lines, word_before
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
_OF_SURNAME = re.compile(r"(?<!\w)[A-Z][\w’'-]+ de $")
_SURNAME_REACH = 24
"""Characters before an article in small letters in which the name of a person stands ("Ada de la Cruz")."""
_REGIONS_OF = re.compile(r"\b(?:provinces|regions|states|governorates|oblasts|departments) of (?:the )?$")
_JOINS = re.compile(r",? (?:and )?")
_GROUP_REACH = 40
"""Characters before a name in which the name of a group stands that it would end."""
_IN_GROUP = frozenset({"in", "of", "and", "the"})
_GROUP_NAME = re.compile(r"\bIslamic State (?:in|of) (?:the )?(?:Iraq and (?:the )?|West )?$")
"""Before a country in the name of an armed group."""
_LONG_FORM = 120
"""Characters of the name that a short form stands for."""
ARMS = WordPattern(r" (?:<arms_attribute> ){0,2}<arms>\b")
"""Behind a country or its people: what is theirs, wherever it is."""
_ARMED = WordPattern(rf"(?:[’']s?)?(?:{ARMS.template}| (?:[Aa]rmy|[Mm]ilitary|[Aa]ir [Ff]orce|[Nn]avy)\b)")
"""The same with an army of the country as a whole."""
_BEFORE_ARMS = frozenset(" '’")
"""With which it begins."""
ATTACK = WordPattern(r" (?:<raid_attribute> ){0,2}<raid>\b")
"""Behind a people's name: their attack on others."""
_REGIONAL = (" Regional ", " regional ", " RMA", " OVA")
"""Behind a name in that of a region's own body ("the Kherson Regional Military Administration")."""
_OF_UNITS = ("region", "district")
"""Kinds of words beside which a name that is marked counts."""


def is_regional(text: str, end: int) -> bool:
    """Whether a name that ends there is in that of its region's own body ("the Kherson Regional Administration")."""
    return text.startswith(_REGIONAL, end)


def _is_short_form(text: str, start: int, end: int) -> bool:
    """Whether letters in brackets are the first ones of the words before them: "National Emergency Management Agency
    (NEMA)"."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not text[start:end].isupper():
        return False
    words_before = text[max(0, start - _LONG_FORM) : start - 1].split()
    initials = "".join(word[0] for word in words_before if word[0].isupper())
    return initials.endswith(text[start:end])


def _cased(surface: str, folded: str) -> bool:
    """Whether the letters have the case of a name."""
    if folded in words().acronyms:
        return surface.isupper()
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
    if text[start].islower() and " " in text[start:end]:
        return False  # "Israeli-occupied West Bank", of which the list has "occupied West Bank"
    return start > 1 and text[start - 1] in "-–" and text[start - 2].isalpha()


def _rows(name: Name, kind: str) -> tuple[int, ...]:
    """The rows that a name can mean beside a word of this kind."""
    if not name.marked or kind not in _OF_UNITS:
        return name.rows
    if kind == "region":
        return name.rows + name.marked
    return name.rows + tuple(row for row in name.marked if gazetteer().place(row).kind == "district")


def _is_listed(word: str) -> bool:
    """Whether a word is the name of a place, with what may end the sentence behind it."""
    return gazetteer().look_up(fold_name(word.rstrip(".’'"))) is not None


def _is_generic(surface: str, here: Beside) -> bool:
    """Whether a name is the kind of another place, or follows such a kind: "canton of Dolna", "Cerro Pelon", "Barangay
    Los Angeles"."""
    kind, lists = kind_of(here.folded), words()
    if kind and surface.isupper() and here.leads:
        return fold_name(here.before) not in lists.at_words | lists.to_words | lists.from_words
    if here.folded in lists.directions and here.follows and _is_listed(here.after):
        return True  # "in Central Somalia"
    generic = kind or here.folded in lists.small_place_heads
    if generic and (here.after.lower() == "of" or (here.follows and fold_name(here.after) not in lists.between_words)):
        return True
    return here.before != "" and fold_name(here.before) in lists.small_place_heads


def _is_written_as_name(text: str, start: int, end: int, folded: str) -> bool:
    """Whether the letters and marks of a match are those of a whole name."""
    if not _cased(text[start:end], folded) or _is_sign(text, start, end) or _is_short_form(text, start, end):
        return False
    if text[start].islower() and _OF_SURNAME.search(text, max(0, start - _SURNAME_REACH), start):
        return False
    return text[end : end + 1] not in _APOSTROPHES or _GOES_ON.match(text, end) is None


def _is_sign(text: str, start: int, end: int) -> bool:
    """Whether a name is the beginning of a sign of money: "US$5", "US $5"."""
    return text.startswith("$", end) or (text.startswith(" $", end) and text[start:end] in OF_DOLLARS)


def _is_place(here: Beside, kind: str, unit: str) -> bool:
    """Whether a name is that of a place by the words beside it; `kind` is that of the word behind it, `unit` that of
    the word behind or before it."""
    if (not here.name.rows and unit not in _OF_UNITS) or (not kind and here.folded in words().neutral_capitals):
        return False
    if here.name.everyday and not said_to_be_place(here, kind):
        return False
    a_peoples = kind and here.before in ("a", "an") and here.folded in words().peoples  # "a Hema village"
    if a_peoples or (not kind and is_person(here)):
        return False
    if here.before in _IN_GROUP and _GROUP_NAME.search(here.text, max(0, here.start - _GROUP_REACH), here.start):
        return False
    if opens_other(here) or (not kind and follows_particle(here)):
        return False
    return not (here.leads or here.follows) or not part_of_other(here)


def _span(text: str, line: Line, index: int, start: int, end: int) -> PlaceSpan | None:
    """The place that a matched name is, None where it is none."""
    folded = gazetteer().text_of(index)
    if not _is_written_as_name(text, start, end, folded):
        return None
    name, surface = gazetteer().name(index), text[start:end]
    armed = text[end : end + 1] in _BEFORE_ARMS and _ARMED.compiled.match(text, end) is not None
    if people := _people(index):
        return PlaceSpan(start, end, surface, start, end, name.rows, demonym=people, armed=armed)
    kind, far = with_kind_word(text, line, end, name)
    if not kind and (name.everyday or not name.rows) and text[end : end + 1] == ",":
        kind = kind_apposed(text, end)
    if text[start - 1 : start] == "-" and (article := _ARTICLE_BEFORE.search(text, max(0, start - 4), start)):
        start = article.start()
    here = Beside(text, line, start, end, name, folded)
    unit = kind or (kind_before(text, start, name) if here.before == "of" else "")
    if _is_generic(surface, here) or not _is_place(here, kind, unit):
        return None
    rows = _rows(name, unit)
    if is_regional(text, end):
        rows = tuple(row for row in _rows(name, "region") if gazetteer().place(row).kind == "admin1") or rows
    return _made_span(here, far, rows, unit, armed) if rows else None


def _made_span(here: Beside, far: int, rows: tuple[int, ...], kind: str, armed: bool) -> PlaceSpan:
    """The span of a place up to `far`, the end of the word for its kind, with the direction before it."""
    text, start, end, lists = here.text, here.start, here.end, words()
    direction = here.before.lower() in lists.directions
    begin = start - len(here.before) - 1 if direction else start
    named = not kind and here.follows and not here.line.loose
    of_body = named and fold_name(here.after.rstrip(".’'")) in lists.organisation_words
    organisation = of_body or here.after in lists.group_nouns
    bound = _hyphenated(text, start, end)
    return PlaceSpan(begin, far, text[begin:far], start, end, rows, kind, direction, None, organisation, bound, armed)


Listed = list[tuple[int, int, int]]
"""Index of name, start and end of each stretch of a text that a name of the gazetteer has."""


def listed_names(text: str) -> Listed:
    """The stretches of `text` that may be places."""
    return list(gazetteer().find(text))


def scan(text: str, lines: Lines | None = None, listed: Listed | None = None) -> list[PlaceSpan]:
    """All places and demonyms in `text`, in order; `lines` and `listed` are the text's, where they are known."""
    lines = lines or Lines(text)
    found: list[PlaceSpan] = []
    surnames: set[str] = set()
    for index, start, end in listed_names(text) if listed is None else listed:
        line = lines.at(start)
        if end > line.end:
            continue
        if (span := _span(text, line, index, start, end)) is not None:
            found.append(span)
        elif not line.loose and is_forename(word_before(text, start)):
            surnames.add(text[start:end])
    if "s of " in text:
        _share_kind(text, found)
    return [span for span in found if span.text not in surnames or _is_led_to(text, span)] if surnames else found


def _share_kind(text: str, spans: list[PlaceSpan]) -> None:
    """Let the kind before the first of several names be that of all: "the provinces of Yala and Pattani"."""
    before: PlaceSpan | None = None
    for span in spans:
        joined = before is not None and _JOINS.fullmatch(text, before.end, span.start)
        whole = [row for row in span.rows if gazetteer().place(row).kind == "admin1"]
        if joined and whole and not span.word:
            span.word, span.rows = "region", tuple(whole)
        shares = joined or _REGIONS_OF.search(text, max(0, span.core_start - _GROUP_REACH), span.core_start)
        before = span if span.word == "region" and shares else None


def _is_led_to(text: str, span: PlaceSpan) -> bool:
    """Whether a preposition puts something at a name that is also the surname of one of whom the text tells."""
    return span.demonym is not None or word_before(text, span.start).lower() in words().at_words | words().from_words


def find_places(text: str) -> list[PlaceSpan]:
    """The names of places in `text`, in order, with the gazetteer's candidates; not yet resolved."""
    return [span for span in scan(text) if span.demonym is None]


def known_place_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the names of places in `text`, so that other passes can tell places from people."""
    return [(span.start, span.end) for span in find_places(text)]
