"""Runs of capitalised words that may name a place which no list has, and what leads to them.

Belongs here: where such a run begins, and whether anything speaks for it. Not here: which part of it is the name, and
whether it is one (`unlisted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.extract.lexicon.patterns import WordPattern, pattern_words
from pipeline.extract.places.spans import PlaceSpan
from pipeline.extract.places.words import words

KINDS_BEHIND = "(?:<place_kind>|<high_ground>)s?"
"""In a pattern: the kind of a place behind its name."""
_NUMBERED = "|".join(
    rf"(?<=\b{word} )"
    for word in ("Barangay", "Camp", "Ward", "Region", "Sector", "Zone", "Purok", "District", "Precinct")
)
"""Behind the word for a unit that may have a number for its name."""
_NAMED = WordPattern(
    r"(?P<name>[A-Z](?:(?<=(?<!\w)[B-HJ-Z]) [A-Z])?[\w’'-]+"
    rf"(?: (?=[\dIVX])(?:{_NUMBERED})(?:\d{{1,4}}[A-Z]?|[IVX]{{1,4}})\b)?"
    r"(?:(?<![’']s)[ -](?:(?:of|de|la|el|al|the|e|i)[ -])?[A-Z][\w’'-]+){0,3})"
    rf"(?P<kind> (?:refugee |border |rural |urban )?{KINDS_BEHIND}\b)?"
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
_LEFT = WordPattern(r"(?:<leaving>|\d) from (?=[A-Z])")
"""Before the name of a place that people left."""
_WAY = WordPattern(r"<way> (?:between|from) (?=(?P<first>[A-Z]))(?:[A-Z][\w’'-]+ ){1,3}(?:and|to) (?=[A-Z])")
"""Before the second end of a way, and in it the first ("on the road between Sevare and Konna")."""
LEADS = frozenset({"in", "near", "outside", "around", "off", "at", "of", "called", "named", "fled", "fleeing"})
PEOPLE_OF = re.compile(r"(?:Residents|Inhabitants|Villagers) of (?=[A-Z])")
"""What a sentence may open with in front of a name."""
HEADS = (
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
_HEAD_WORDS = frozenset(head.rstrip() for head in HEADS)
LOOSE_KINDS = (" area", " areas")
"""Kinds that are of a place only where a preposition or an owner leads to it."""
_STRUCK_IN = re.compile(r" in (?:the )?(?:[a-z-]+ern |central )?")
AT = frozenset({"in", "near", "outside", "around", "off", "at", "fled", "fleeing"})
_APPOSED = WordPattern(
    r", an? (?:[\w’'-]+ ){0,3}(?:<called_kind>)\b(?! (?:chief|head|elder|leader|councillor|official)s?)"
)
_MANY = frozenset({"attacks", "raids"})
_NOUN_REACH = 40
"""Letters in which a noun of attack and the word before it stand."""
_NO_LEAD = "", False


@cache
def kind_words() -> frozenset[str]:
    """The words for a kind of place that make a name of the words before them, and are none themselves."""
    return frozenset({*pattern_words()["place_kind"], "lga"})


class SentencePlaces(NamedTuple):
    """A sentence at `offset` of its field, with the places in it that a list has."""

    text: str
    offset: int
    known: list[PlaceSpan]

    def covers(self, start: int, end: int) -> bool:
        """Whether a listed place stands in a stretch of the sentence."""
        start, end = start + self.offset, end + self.offset
        for span in self.known:  # noqa: SIM110 - a plain loop is twice as fast as any() here
            if span.start < end and start < span.end:
                return True
        return False


class Run(NamedTuple):
    """Capitalised words from `start` to `end` of a sentence, and the word that leads to them."""

    start: int
    end: int
    lead: str
    article: bool
    """Whether "the" stands between."""


def find_runs(here: SentencePlaces) -> Iterator[tuple[re.Match[str], Run]]:
    """The runs of a sentence that may be places, with the match that each was read from."""
    leads = _leads(here.text)
    for match in _NAMED.compiled.finditer(here.text):
        run = _run_of(here, match, leads)
        if run is not None:
            yield match, run


def _run_of(here: SentencePlaces, match: re.Match[str], leads: dict[int, tuple[str, bool]]) -> Run | None:
    """The run of capitals that may be a place, None where nothing speaks for it; what lies behind a possessive is given
    the lead of its owner."""
    start, end = _start_of(here.text, match.start(), leads), match.end("name")
    if start is None:
        return None
    covered = here.covers(start, end)
    if covered and here.text.find(" ", start, end) < 0:
        return None
    lead, article = leads.get(start, _NO_LEAD)
    if lead in AT and match["name"].endswith(("’s", "'s")) and not covered:
        leads[end + 1] = lead, article  # "in Dolna's Novi Grad"
    if match["kind"] in LOOSE_KINDS and not lead and _is_owned(start + here.offset, here.known):
        lead = "in"  # "Quetta's Nawa Killi area"
    if lead == "of" and _is_bombing(here.text[: max(0, start - 4)]):
        lead = "at"  # "the shelling of Dolna"
    if not (lead or match["kind"] or _may_be_place(match["name"])):
        if not (_is_apposed(here.text, end) or _is_struck(here, start, end) or _is_told_where(here.text, start, end)):
            return None
        lead = "at"
    return Run(start, end, lead, article)


def _start_of(text: str, start: int, leads: dict[int, tuple[str, bool]]) -> int | None:
    """Where a name begins whose first capital stands at `start`, with the article that belongs to it; None inside a
    word."""
    before = text[start - 1] if start else ""
    if before == "-" or (before == " " and text[start - 3 : start - 1] in _PARTICLE_ENDS and start not in leads):
        prefix = _PREFIX.search(text, max(0, start - 5), start)
        if prefix is not None:
            return prefix.start()
        return None if before == "-" else start
    return None if before.isalnum() or before in ("–", "’", "'") else start


def _is_owned(start: int, known: list[PlaceSpan]) -> bool:
    """Whether a name stands right behind the possessive of a listed place."""
    return any(span.end + len("'s ") == start for span in known)


def _is_apposed(text: str, end: int) -> bool:
    """Whether what kind of place a name is stands behind it: "raided Dolna, a village in the north"."""
    return text.startswith(", a", end) and _APPOSED.compiled.match(text, end) is not None


def _is_told_where(text: str, start: int, end: int) -> bool:
    """Whether a clause behind a name to which "from" or "to" leads tells what happened there: "the dead from Dolna,
    where four were shot"."""
    return text.startswith(", where ", end) and text.endswith((" from ", " to "), 0, start)


def _is_struck(here: SentencePlaces, start: int, end: int) -> bool:
    """Whether a name is what a quake shook or an attack hit in a place that a list has ("shook Dolna in western X")."""
    text = here.text
    before = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].lower()
    if before in words().bombing_verbs or (before == "on" and _is_bombing(text[: max(0, start - 4)])):
        return True
    if not here.known or not text.startswith(" in ", end):
        return False
    if before == "on":
        noun = text[: max(0, start - 4)].rsplit(" ", 1)[-1].lower()
        if noun not in words().assault_nouns:
            return False  # "a raid on Dolna in western X"
    elif before not in words().strike_words:
        return False
    behind = _STRUCK_IN.match(text, end)
    return behind is not None and any(end <= span.start - here.offset <= behind.end() for span in here.known)


def _is_bombing(before: str) -> bool:
    """Whether what ends there came from afar, so that "on" or "of" behind it leads to a place: "strikes on Dolna",
    "drone attacks on Dolna"; one attack, or one of another kind, may be on a person, and of "Israeli strikes" the
    country of the place is not told."""
    *_, far, how, noun = ("", "", *before[-_NOUN_REACH:].split(" "))
    lists = words()
    weapon = how.lower() in lists.from_afar
    whose = far if weapon else how
    if whose[:1].isupper() and whose.lower() not in lists.from_afar | lists.neutral_capitals:
        return False
    return noun.lower() in lists.bombing_nouns or (noun.lower() in _MANY and weapon)


def _leads(text: str) -> dict[int, tuple[str, bool]]:
    """Where a name may begin → the word that leads to it there, and whether "the" stands between."""
    found = {match.end(): ("fled", False) for match in _LEFT.compiled.finditer(text)} if " from " in text else {}
    if " between " in text or " from " in text:
        for match in _WAY.compiled.finditer(text):
            found[match.start("first")] = found[match.end()] = "in", False
    for match in _LEAD.finditer(text):
        word = text[match.start() : text.index(" ", match.start())].lower()
        if word in LEADS:
            found[match.end()] = word, match[1] is not None
    return found


def _may_be_place(name: str) -> bool:
    """Whether a name that nothing leads to can still be a place: by its first word ("In Dolna") or its last."""
    first, blank, rest = name.partition(" ")
    if not blank or PEOPLE_OF.match(name):
        return bool(blank)
    last = rest[rest.rfind(" ") + 1 :].lower().removesuffix("s")
    return last in kind_words() or first in _HEAD_WORDS or first.lower() in words().neutral_capitals
