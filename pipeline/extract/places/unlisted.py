"""Places that no list has, known by the words around them.

Belongs here: "the Dolna district", "the village of Dolna", "in Dolna". Not here: places named by a people or a pointing
word (`pointed`), names of the gazetteer (`spans`).
"""

from __future__ import annotations

import re

from pipeline.extract.parties.finder import party_of_name
from pipeline.extract.places.capitals import places_in_capitals
from pipeline.extract.places.names import is_people
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name

_KINDS_BEHIND = (
    "village[- ]tract|sub-?district|area|"
    "village|town|city|settlement|hamlet|district|neighbourhood|neighborhood|suburb|camp|municipality|township|island|"
    "province|county|commune|community|locality|parish|governorate|quarter|region|airport|air ?base|airfield|crossing|"
    "checkpoint|river|valley|hospital|shrine|mosque|church|market|stadium|square|prison|bridge|dam|mine|refinery|site|territory"
    "|temple|pagoda|monastery|monument|airstrip|outpost|border post|mountain pass|junction|roundabout|oil ?field"
    "|base|barracks|highway|motorway|area|forest|hills?|mountains?|ridge|plateau|peninsula|archipelago|volcano|woreda|kebele|upazila|tehsil|taluk|barangay|hromada"
)
_NUMBERED = "|".join(
    rf"(?<=\b{word} )"
    for word in ("Barangay", "Camp", "Ward", "Region", "Sector", "Zone", "Purok", "District", "Precinct")
)
"""Behind the word for a unit that may have a number for its name."""
_NAMED = re.compile(
    r"(?P<name>[A-Z](?:(?<=(?<!\w)[B-HJ-Z]) [A-Z])?[\w’'-]+"
    rf"(?: (?=[\dIVX])(?:{_NUMBERED})(?:\d{{1,4}}[A-Z]?|[IVX]{{1,4}})\b)?"
    r"(?:(?<![’']s)[ -](?:(?:of|de|la|el|al|the|e|i)[ -])?[A-Z][\w’'-]+){0,3})"
    rf"(?P<kind> (?:refugee |border |rural |urban )?(?:{_KINDS_BEHIND})s?\b)?"
)
"""A run of capitalised words, none but the last in the possessive, the first a lone letter or not, or the word for a
unit with its number, with the kind of place that follows."""
_PREFIX = re.compile(r"(?<!\w)(?:(?:al|el|ar|as|ash|an|at|az)-|(?:al|el|de|la|le|du|bin) )$")
"""What belongs to the name behind it, hyphened or apart ("al-Zahra", "el Geneina", "la Paz")."""
_PARTICLE_ENDS = frozenset({"al", "el", "de", "la", "le", "du", "in"})
_LEAD = re.compile(
    r"[IiNnOoAacf](?<!\w.)(?:n|ear|utside|round|ff|t|f|alled|amed|led|leeing)"
    r"( the)?(?: nearby| neighbou?ring)? (?=[A-Zadelb])"
)
"""In, near, outside, around, off, at, of, called, named, fled, fleeing. A set of letters first is searched fast."""
_LEFT = re.compile(
    r"(?:fled|flee|fleeing|displaced|evacuated|moved|relocated|uprooted|driven|people|families|households|residents|\d)"
    r" from (?=[A-Z])"
)
"""Before the name of a place that people left."""
_WAY = re.compile(
    r"(?:road|highway|route|convoy|bus|truck|vehicle|stretch|area|line|bridge|village|track|axis|patrol|travell?ing|driving)"
    r" (?:between|from) (?=(?P<first>[A-Z]))(?:[A-Z][\w’'-]+ ){1,3}(?:and|to) (?=[A-Z])"
)
"""Before the second end of a way, and in it the first ("on the road between Sevare and Konna")."""
_LEADS = frozenset({"in", "near", "outside", "around", "off", "at", "of", "called", "named", "fled", "fleeing"})
_KIND_ENDS = re.compile(rf" (?:Local Government Area|LGA|(?:{_KINDS_BEHIND})s?)$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"-(?:[a-z]+ed|held|run|led|majority|based)$")
_OF = re.compile(
    r"\b(?:village|town|city|settlement|hamlet|district|neighbou?rhood|suburb|camp|municipality|township|island|province|"
    r"county|commune|community|locality|parish|governorate|quarter|region|vicinity|port|parts?|areas?|outskirts|airstrip|airport"
    r"|airfield|market|outpost|crossing|township|territory|slopes|mountains?|hills?|forests?|woreda|kebele|barangay"
    r"|[Rr]esident|[Ii]nhabitant|[Vv]illager|[Mm]ayor)s?$"
)
_PEOPLE_OF = re.compile(r"(?:Residents|Inhabitants|Villagers) of (?=[A-Z])")
"""What a sentence may open with in front of a name."""
_CALLED = re.compile(
    r"\b(?:village|town|city|settlement|hamlet|district|neighbou?rhood|suburb|camp|area|place|island|community"
    r"|locality)s?,? (?:called|named) $"
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
    "Barangay ",
    "Brgy. ",
    "Sitio ",
    "Tehsil ",
    "Vereda ",
    "Corregimiento ",
    "Purok ",
    "Cerro ",
)
_HEAD_WORDS = frozenset(head.rstrip() for head in _HEADS)
_KIND_WORDS = frozenset({*_KINDS_BEHIND.replace(" ?", "").split("|"), "base", "lga", "area"})


def unlisted_places(text: str, offset: int, known: list[PlaceSpan], loose: bool = False) -> list[PlaceSpan]:
    """Names in the sentence `text` (at `offset` of its field) that the words around them make places; unresolved.

    Nothing is found where a listed place stands; where capitals say nothing (`loose`), only "the town of X" is.
    """
    if loose:
        return places_in_capitals(text, offset, known)
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
        end = match.end("name")
        if _covered(start + offset, end + offset, known) and text.find(" ", start, end) < 0:
            continue
        lead, article = leads.get(start, _NO_LEAD)
        owns = lead in _AT and match["name"].endswith(("’s", "'s"))
        if owns and not _covered(start + offset, end + offset, known):
            leads[end + 1] = lead, article  # "in Dolna's Novi Grad": what lies there has its lead
        if match["kind"] in _LOOSE_KINDS and not lead and _is_owned(start + offset, known):
            lead = "in"  # "Quetta's Nawa Killi area"
        if not (lead or match["kind"] or _may_be_place(match["name"])):
            if not _is_struck(text, offset, start, end, known):
                continue
            lead = "at"
        if span := _made_place(text, offset, start, match, lead, article, known):
            found.append(span)
    return found


_LOOSE_KINDS = (" area", " areas")
"""Kinds that are of a place only where a preposition or an owner leads to it."""


def _is_owned(start: int, known: list[PlaceSpan]) -> bool:
    """Whether a name stands right behind the possessive of a listed place."""
    return any(span.end + len("'s ") == start for span in known)


_STRUCK_IN = re.compile(r" in (?:the )?(?:[a-z-]+ern |central )?")


def _is_struck(text: str, offset: int, start: int, end: int, known: list[PlaceSpan]) -> bool:
    """Whether a name is what a quake shook or an attack hit in a place that a list has ("shook Dolna in western X")."""
    if not known or not text.startswith(" in ", end):
        return False
    before = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].lower()
    if before == "on":
        noun = text[: max(0, start - 4)].rsplit(" ", 1)[-1].lower()
        if noun not in words().assault_nouns:
            return False  # "a raid on Dolna in western X"
    elif before not in words().strike_words:
        return False
    behind = _STRUCK_IN.match(text, end)
    return behind is not None and any(end <= span.start - offset <= behind.end() for span in known)


_NO_LEAD = "", False


def _leads(text: str) -> dict[int, tuple[str, bool]]:
    """Where a name may begin → the word that leads to it there, and whether "the" stands between."""
    found = {match.end(): ("fled", False) for match in _LEFT.finditer(text)} if " from " in text else {}
    if " between " in text or " from " in text:
        for match in _WAY.finditer(text):
            found[match.start("first")] = found[match.end()] = "in", False
    for match in _LEAD.finditer(text):
        word = text[match.start() : text.index(" ", match.start())].lower()
        if word in _LEADS:
            found[match.end()] = word, match[1] is not None
    return found


def _may_be_place(name: str) -> bool:
    """Whether a name that nothing leads to can still be a place: by its first word ("In Dolna") or its last."""
    first, blank, rest = name.partition(" ")
    if not blank or _PEOPLE_OF.match(name):
        return bool(blank)
    last = rest[rest.rfind(" ") + 1 :].lower().removesuffix("s")
    return last in _KIND_WORDS or first in _HEAD_WORDS or first.lower() in words().neutral_capitals


def _covered(start: int, end: int, known: list[PlaceSpan]) -> bool:
    for span in known:  # noqa: SIM110 - a plain loop is twice as fast as any() here
        if span.start < end and start < span.end:
            return True
    return False


def _made_place(
    text: str, offset: int, start: int, match: re.Match[str], lead: str, article: bool, known: list[PlaceSpan]
) -> PlaceSpan | None:
    """The place that the words around a name make of it, None where they do not."""
    end = far = match.end("name")
    name = text[start:end]
    if opening := _PEOPLE_OF.match(name):
        start, lead = start + opening.end(), "of"
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
        name = _DANGLING.sub("", name[: name.rindex(" ")])
        end = far = start + len(name)
    head, _, tail = name.rpartition(" ")
    if head and not match["kind"] and party_of_name(tail) is not None:
        name, end = head, start + len(head)  # "in Khanaqin ISIS attack"
        far = end
    kind = match["kind"] if end == match.end("name") else None
    if kind and text.startswith(" of ", match.end()) and text[match.end() + 4 : match.end() + 5].isupper():
        inside = offset + match.end() + 4
        if match["kind"].endswith(_BROAD) and not any(span.core_start == inside for span in known):
            kind = None  # "the Karst region of Dolna"; but "the Dolna district of Kirkuk"
    if kind in _LOOSE_KINDS and lead not in _AT:
        kind = None
    if kind:
        far = match.end()
    elif " " in name and (last := _KIND_ENDS.search(name)):
        end -= len(last[0])
        name, kind = text[start:end], last[0]
    if _covered(start + offset, far + offset, known):
        return None
    bare = not kind and not article and lead in _AT
    named = (lead in ("called", "named") and _CALLED.search(text[:start]) is not None) or (
        lead == "of" and _OF.search(text[: start - 4]) is not None
    )
    if (
        name.lower() in _KIND_WORDS
        or not (kind or bare or named or name.startswith(_HEADS))
        or not _is_name(name, bare, kind is not None)
    ):
        return None
    word = "district" if kind else ""
    return PlaceSpan(offset + start, offset + far, text[start:far], offset + start, offset + end, (), word)


_BROAD = ("region", "regions", "territory", "province")
_DANGLING = re.compile(r"[ -](?:of|de|la|el|al|the|e|i)$")
_AT = frozenset({"in", "near", "outside", "around", "off", "at", "fled", "fleeing"})


def _is_name(name: str, bare: bool, kind: bool) -> bool:
    """Whether capitalised words may be a place: not a weekday, a month, a title, an office, a given name, a people."""
    if name.endswith(("’s", "'s", "’", "'")) or name.isupper() or _ATTRIBUTE.search(name):
        return False
    lists = words()
    parts = [fold_name(part) for part in name.split(" ")]
    first = parts[0]
    titled = first in lists.titles and not (kind and len(parts) > 1)
    quarter = first in lists.directions and not (kind and len(parts) > 1)  # "the Southern Tagalog Region"
    if first in lists.neutral_capitals or titled or quarter or first in lists.faiths or name.lower() in lists.peoples:
        return False
    if (bare or kind) and party_of_name(name) is not None:
        return False  # "killed in Houthi missile attack", "raided a Hamas camp"
    if (len(parts) == 1 and is_people(first)) or any(part in lists.organisation_words for part in parts):
        return False
    return not bare or (len(name) > 3 and first not in lists.given_names)
