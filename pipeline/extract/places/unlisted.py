"""Places that no list has, known by the words around them, and places named by a people or a pointing word.

Belongs here: "the Dolna district", "the village of Dolna", "in Dolna"; "the Afghan capital", "the Sudanese army" as a
receiver; "across the country", "the city". Not here: names of the gazetteer (`spans`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.extract.places.names import is_people
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import GazetteerPlace, gazetteer

_KINDS_BEHIND = (
    "village|town|city|settlement|hamlet|district|neighbourhood|neighborhood|suburb|camp|municipality|township|island|"
    "province|county|commune|community|locality|parish|governorate|quarter|region|airport|air ?base|airfield|crossing|"
    "checkpoint|river|valley|hospital|shrine|mosque|church|market|stadium|square|prison|bridge|dam|mine|refinery|site|territory"
)
_NAMED = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:[ -](?:(?:of|de|la|el|al|the|e|i)[ -])?[A-Z][\w’'-]+){0,3})"
    rf"(?P<kind> (?:refugee |border |rural |urban )?(?:{_KINDS_BEHIND})s?\b(?! of [A-Z]))?"
)
"""A run of capitalised words with the kind of place that follows."""
_PREFIX = re.compile(r"(?<!\w)(?:(?:al|el|ar|as|ash|an|at|az)-|(?:al|el|de|la|le|du|bin) )$")
"""What belongs to the name behind it, hyphened or apart ("al-Zahra", "el Geneina", "la Paz")."""
_PARTICLE_ENDS = frozenset({"al", "el", "de", "la", "le", "du", "in"})
_LEAD = re.compile(r"[IiNnOoAacf](?<!\w.)(?:n|ear|utside|round|ff|t|f|alled|amed|led|leeing)( the)? (?=[A-Zadelb])")
"""In, near, outside, around, off, at, of, called, named, fled, fleeing. A set of letters first is searched fast."""
_LEADS = frozenset({"in", "near", "outside", "around", "off", "at", "of", "called", "named", "fled", "fleeing"})
_KIND_ENDS = re.compile(rf" (?:Local Government Area|LGA|(?:{_KINDS_BEHIND})s?)$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"-(?:[a-z]+ed|held|run|led|majority|based)$")
_OF = re.compile(
    r"\b(?:village|town|city|settlement|hamlet|district|neighbou?rhood|suburb|camp|municipality|township|island|province|"
    r"county|commune|community|locality|parish|governorate|quarter|region|vicinity|port|parts?|areas?|outskirts)s?$"
)
_HEADS = (
    "Mount ",
    "Mt ",
    "Jebel ",
    "Jabal ",
    "Wadi ",
    "Khirbet ",
    "Lake ",
    "Fort ",
    "Camp ",
    "Cape ",
    "Port ",
    "Isle ",
)
_HEAD_WORDS = frozenset(head.rstrip() for head in _HEADS)
_KIND_WORDS = frozenset({*_KINDS_BEHIND.replace(" ?", "").split("|"), "base", "lga", "area"})
_FAITHS = frozenset({"shi'ite", "shiite", "sunni", "christian", "kurdish", "muslim", "jewish", "hindu", "orthodox"})


def unlisted_places(text: str, offset: int, known: list[PlaceSpan], loose: bool = False) -> list[PlaceSpan]:
    """Names in the sentence `text` (at `offset` of its field) that the words around them make places; unresolved.

    Nothing is found where a listed place stands; where capitals say nothing (`loose`), only "the town of X" is.
    """
    if loose:
        return _in_capitals(text, offset, known)
    found: list[PlaceSpan] = []
    leads = _leads(text)
    for match in _NAMED.finditer(text):
        start = match.start()
        before = text[start - 1] if start else ""
        if before == "-" or (before == " " and text[start - 3 : start - 1] in _PARTICLE_ENDS and start not in leads):
            prefix = _PREFIX.search(text, max(0, start - 5), start)
            if prefix is not None:
                start = prefix.start()
            elif before == "-":
                continue
        elif before.isalnum() or before in ("–", "’", "'"):
            continue
        lead, article = leads.get(start, _NO_LEAD)
        if not (lead or match["kind"] or _may_be_place(match["name"])):
            if not _is_struck(text, offset, start, match.end("name"), known):
                continue
            lead = "at"
        if span := _made_place(text, offset, start, match, lead, article, known):
            found.append(span)
    return found


_STRUCK_IN = re.compile(r" in (?:the )?(?:[a-z-]+ern |central )?")


def _is_struck(text: str, offset: int, start: int, end: int, known: list[PlaceSpan]) -> bool:
    """Whether a name is what a quake shook or an attack hit in a place that a list has ("shook Dolna in western X")."""
    before = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].lower()
    if before not in words().strike_words:
        return False
    behind = _STRUCK_IN.match(text, end)
    return behind is not None and any(end <= span.start - offset <= behind.end() for span in known)


_NO_LEAD = "", False


def _leads(text: str) -> dict[int, tuple[str, bool]]:
    """Where a name may begin → the word that leads to it there, and whether "the" stands between."""
    found = {}
    for match in _LEAD.finditer(text):
        word = text[match.start() : text.index(" ", match.start())].lower()
        if word in _LEADS:
            found[match.end()] = word, match[1] is not None
    return found


def _may_be_place(name: str) -> bool:
    """Whether a name that nothing leads to can still be a place: by its first word ("In Dolna") or its last."""
    first, blank, rest = name.partition(" ")
    if not blank:
        return False
    last = rest[rest.rfind(" ") + 1 :].lower().removesuffix("s")
    return last in _KIND_WORDS or first in _HEAD_WORDS or first.lower() in words().neutral_capitals


def _covered(start: int, end: int, known: list[PlaceSpan]) -> bool:
    for span in known:  # noqa: SIM110 - a plain loop is twice as fast as any() here
        if span.start < end and start < span.end:
            return True
    return False


_TOWN_IN_CAPITALS = re.compile(
    r"\b(?:TOWN|VILLAGE|CITY|MUNICIPALITY|HAMLET|CANTON|DISTRICT)S? OF ((?:[A-Z][A-Z'’-]+ ?){1,3}?)"
    r"(?= ?(?:[,.;()]|$|(?:IN|AND|ON|NEAR|DEPARTMENT|PROVINCE|STATE|WHERE|WHEN|BY|LEFT|KILLED|WAS|WERE|HAS|HAD|IS|NO|"
    r"THAT|AFTER|WITH|TO|TODAY)\b))"
)


_PROVINCE_IN_CAPITALS = re.compile(
    r"\b(?:IN|NEAR|OF|FROM|OUTSIDE|AROUND|AND) ((?:[A-Z][A-Z'’-]+ ){1,2}?)"
    r"(?:PROVINCE|STATE|DEPARTMENT|DISTRICT|COUNTY|VILLAGE)\b"
)


def _in_capitals(text: str, offset: int, known: list[PlaceSpan]) -> list[PlaceSpan]:
    """Names behind "TOWN OF", or between a preposition and "PROVINCE", in a text in capitals."""
    found = []
    for match in (*_TOWN_IN_CAPITALS.finditer(text), *_PROVINCE_IN_CAPITALS.finditer(text)):
        name = match[1].rstrip()
        start, end = offset + match.start(1), offset + match.start(1) + len(name)
        far = offset + match.end() if match.re is _PROVINCE_IN_CAPITALS else end
        if not _covered(start, far, known) and _names_region(name):
            found.append(PlaceSpan(start, far, text[start - offset : far - offset], start, end, ()))
    return found


def _names_region(name: str) -> bool:
    """Whether words in capitals before a kind of place can be its name: none that any place may have."""
    lists = words()
    other = lists.between_words | lists.neutral_capitals | lists.directions
    return other.isdisjoint(word.lower() for word in name.split(" "))


def _made_place(
    text: str, offset: int, start: int, match: re.Match[str], lead: str, article: bool, known: list[PlaceSpan]
) -> PlaceSpan | None:
    """The place that the words around a name make of it, None where they do not."""
    end = far = match.end("name")
    name = text[start:end]
    while " " in name and fold_name(name[: name.index(" ")]) in words().neutral_capitals:
        first = name[: name.index(" ")].lower()
        start += len(first) + 1
        name, article = text[start:end], False
        lead = first if first in _LEADS else ""
    for _ in range(3):  # the run may go on into a name that a list has
        if not _covered(start + offset, far + offset, known):
            break
        if " " not in name:
            return None
        name = name[: name.rindex(" ")]
        end = far = start + len(name)
    kind = match["kind"] if end == match.end("name") else None
    if kind:
        far = match.end()
    elif " " in name and (last := _KIND_ENDS.search(name)):
        end -= len(last[0])
        name, kind = text[start:end], last[0]
    if _covered(start + offset, far + offset, known):
        return None
    bare = not kind and not article and lead in _AT
    named = lead in ("called", "named") or (lead == "of" and _OF.search(text[: start - 4]) is not None)
    if not (kind or bare or named or name.startswith(_HEADS)) or not _is_name(name, bare, kind is not None):
        return None
    word = "district" if kind else ""
    return PlaceSpan(offset + start, offset + far, text[start:far], offset + start, offset + end, (), word)


_AT = frozenset({"in", "near", "outside", "around", "off", "at", "fled", "fleeing"})


def _is_name(name: str, bare: bool, kind: bool) -> bool:
    """Whether capitalised words may be a place: not a weekday, a month, a title, an office, a given name, a people."""
    if name.endswith(("’s", "'s", "’", "'")) or name.isupper() or _ATTRIBUTE.search(name):
        return False
    lists = words()
    parts = [fold_name(part) for part in name.split(" ")]
    first = parts[0]
    titled = first in lists.titles and not (kind and len(parts) > 1)
    if first in lists.neutral_capitals or titled or first in lists.directions or first in _FAITHS:
        return False
    if (len(parts) == 1 and is_people(first)) or any(part in lists.organisation_words for part in parts):
        return False
    return not bare or (len(name) > 3 and first not in lists.given_names)


_CAPITAL = re.compile(r"\s+capital(?:\s+city)?\b")
_FORCES = re.compile(
    r"\s+(?:armed |security |national |defen[cs]e |central )*"
    r"(?:forces|military|army|government|people|refugees|civilians|children|victims|authorities|navy|troops)\b"
)


_LAND = re.compile(
    r"\s+(?:border |coastal |energy |residential |civilian |front-?line |power |port |mining |market )?"
    r"(?:cit(?:ies|y)|towns?|villages?|territory|soil|regions|infrastructure|airspace|waters|coast|settlements|communities"
    r"|facilities|ports|neighbou?rhoods|grid)\b"
)


_ONE = re.compile(r"(?:city|town|village)$")


def people_places(text: str, offset: int, spans: list[PlaceSpan], receivers: bool) -> list[PlaceSpan]:
    """Places that a people's name leads to: its capital ("the Afghan capital"), its land ("Ukrainian cities").

    With `receivers`, for help, also the country of those helped ("the Afghan army").
    """
    found = []
    book = gazetteer()
    for span in spans:
        if span.demonym is None:
            if seat := _own_capital(text, offset, span):
                found.append(seat)
            continue
        start, end = span.start - offset, span.end - offset
        capital, forces, land = _CAPITAL.match(text, end), _FORCES.match(text, end), _LAND.match(text, end)
        match = capital or (forces if receivers else None) or land
        if match is None:
            continue
        far = match.end()
        place = book.capital(span.demonym) if capital else book.country(span.demonym)
        kind = "city" if land and _ONE.search(land[0]) else ""
        named = PlaceSpan(span.start, offset + far, text[start:far], span.start, span.end, span.rows, kind, place=place)
        found.append(named)
    return found


_OWN_CAPITAL = re.compile(r"[’']s?\s+capital\b(?!,?\s+(?:of\s+)?[A-Z])")


def _own_capital(text: str, offset: int, span: PlaceSpan) -> PlaceSpan | None:
    """The capital that a country's name leads to where it is not named itself ("in Somalia's capital")."""
    match = _OWN_CAPITAL.match(text, span.end - offset)
    seat = gazetteer().capital(span.place.country or "") if span.place and span.place.kind == "country" else None
    if match is None or seat is None:
        return None
    far = offset + match.end()
    return PlaceSpan(span.start, far, text[span.start - offset : match.end()], span.start, far, span.rows, place=seat)


_POINTING = re.compile(
    r"[Tt](?<!\w.)h(?:e|is|at)\s+(?:(?:same|whole|entire|embattled|besieged|war-torn|stricken|occupied)\s+)?"
    r"(country|nation|city|capital|town|village|region|province|enclave|territory|island|district|state)"
    r"(?=[’']s\b|(?!\s+of\b)(?:\s+[^\sA-Z]|[,.;:!?)]|$))"
)
_THERE = re.compile(r"(?<=[a-z] )there(?= (?:has|have|had|killed|left|claimed|cost|displaced)\b|[,.;])")
"""The place named last: "the conflict there has killed", "12 people died there"; not "there were"."""
_KINDS = {
    "country": ("country",), "nation": ("country",), "city": ("settlement",), "capital": ("settlement",),
    "town": ("settlement",), "village": ("settlement",), "region": ("admin1", "area"), "province": ("admin1",),
    "enclave": ("admin1", "area"), "territory": ("admin1", "area"), "island": ("area", "admin1"), "district": (),
    "state": ("admin1",),
}  # fmt: skip


def _antecedent(kind: str, span: PlaceSpan) -> tuple[GazetteerPlace | None, str]:
    """The place that "the" + `kind` means when `span` was the last name of a place, and the words for it."""
    book = gazetteer()
    place = span.place
    if kind in ("country", "nation") and span.demonym:
        return book.country(span.demonym), ""
    if place is None:
        return None, ""
    if kind == "capital":
        seat = book.capital(place.country or "")
        return (seat, span.text if seat == place else "") if place.kind == "country" or seat == place else (None, "")
    return (place, span.text) if place.kind in _KINDS[kind] and span.word != "district" else (None, "")


def pointing_places(
    text: str, offset: int, earlier: Callable[[], list[PlaceSpan]], here: list[PlaceSpan]
) -> list[PlaceSpan]:
    """Places that "the city", "the country" and the like point to: the last place of that kind named before.

    `earlier` gives the places of the sentences before, `here` are those of this one.
    """
    found = []
    for match in _THERE.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        before = [*earlier(), *(span for span in here if span.end <= start)]
        if last := next((span for span in reversed(before) if span.place is not None), None):
            found.append(PlaceSpan(start, end, last.text, start, end, last.rows, last.word, place=last.place))
    for match in _POINTING.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        for span in reversed([*earlier(), *(span for span in here if span.end <= start)]):
            place, shown = _antecedent(match[1].lower(), span)
            if place is not None:
                found.append(PlaceSpan(start, end, shown or place.name, start, end, (place.row,), place=place))
                break
    return found
