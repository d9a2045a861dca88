"""Who speaks: the name or office in a noun phrase, and what kind of speaker it is.

Belongs here: reading one noun phrase. Not here: its extent (`phrases`), the verb and how far its words
reach (`cites`), whom "he" means (`voices`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast
from unicodedata import category

from pipeline.extract.attribution.phrases import HEAD_PREPOSITIONS, Line, dotted, in_title, phrase_end
from pipeline.extract.parties.finder import party_of_name
from pipeline.extract.word_facts import FACTS

Kind = Literal["name", "person", "body", "crowd", "witness", "document", "party", "pronoun"]
"""A proper name; a role; an office or force; several people; who saw it; a text; a state or group; a pronoun."""

_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them"})
_LOCATING = frozenset({"in", "at", "near", "from", "to"})
_IN_TITLES = frozenset({"for", "on", "against"})
"""Prepositions inside the name of a body."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_FULL_NAME = 2
"""Words of a name with which a capitalised noun before it is what its bearer does."""


@dataclass(slots=True)
class Speaker:
    """A speaker; `first` and `last` index the tokens of the whole phrase."""

    text: str
    """The name where the phrase holds one, else the phrase."""
    phrase: str
    kind: Kind
    first: int
    last: int


def describe(line: Line, first: int, last: int) -> Speaker | None:
    """The speaker in tokens `first` to `last`, both included; None where nothing there can speak."""
    lexicon = line.lexicon
    while first < last and line.folded[first] in lexicon.between:
        first += 1
    if first > last:
        return None
    if last - first == 2 and line.folded[first + 1 : last + 1] in (["of", "them"], ["of", "whom"]):
        return _made(line, "witness", first, first, last)  # "one of them"
    if first == last and line.folded[last] in _PRONOUNS:
        return _made(line, "pronoun", first, first, last)
    head = head_of(line, first, last)
    kind = lexicon.nouns.get(line.folded[head])
    if kind == "document" and not _masthead(line, head, first):
        return _owner(line, first, head, last)
    if kind is None and (party := party_of_name(line.slice(first, last))) is not None:
        return None if party.form == "demonym" and last == first else _made(line, "party", first, first, last)
    if kind is None and (_parties(line.slice(first, last)) or is_region(line, last)):
        return _made(line, "party", first, first, last)
    located = kind is not None and any(
        low in _LOCATING or low in lexicon.near for low in line.folded[head + 1 : last + 1]
    )
    name = None if located else _name(line, first, last)
    if name is not None:
        return _made(line, "name", name, first, last)
    if kind is not None:
        return _made(line, cast("Kind", kind), first, first, last)
    if (start := _behind_kind(line, first, last)) is not None:
        return _made(line, "name", start, first, last)
    before = describe(line, first, head) if head < last else None  # "Ada Obi of the coastguard"
    return before and replace(before, phrase=line.slice(first, last), last=last)


def _behind_kind(line: Line, first: int, last: int) -> int | None:
    """Where a body's name begins behind what kind of body it is: "the organisation Iran Human Rights"."""
    start = first + 1 if line.folded[first] in _ARTICLES else first
    kind = line.words[start].islower() and line.lexicon.nouns.get(line.folded[start]) == "body"
    named = start < last and all(line.capital(at) for at in range(start + 1, last + 1))
    return start + 1 if kind and named else None


def _parties(text: str) -> bool:
    """Whether a phrase joins two parties ("Moscow and Kyiv"), which no "he" takes up."""
    first, joint, second = text.partition(" and ")
    return bool(joint) and party_of_name(first) is not None and party_of_name(second) is not None


def is_region(line: Line, last: int) -> bool:
    """Whether a phrase ends in the name of a region, which can report and put a number on something."""
    return (
        line.folded[last] in line.lexicon.region
        and last > 0
        and line.capital(last - 1)
        and not line.possessive(last - 1)
    )


def apposed(line: Line, speaker: Speaker, end: int) -> tuple[Speaker, int]:
    """A role with the name that follows it between commas ("the governor, Ada Obi,"), and the index behind it."""
    if speaker.kind not in ("person", "crowd", "body") or line.low(end) != "," or line.low(end + 1) == "including":
        return speaker, end
    tail = phrase_end(line, end + 1)
    named = describe(line, end + 1, tail - 1)
    if named is None or named.kind != "name" or named.first != end + 1 or line.low(tail) not in (",", "."):
        return speaker, end
    if tail - end == 2 and line.low(tail) == ",":
        return speaker, end  # one word may as well begin a list
    return Speaker(named.text, f"{speaker.phrase}, {named.phrase}", "name", speaker.first, named.last), tail


def _made(line: Line, kind: Kind, start: int, first: int, last: int) -> Speaker:
    return Speaker(_bare(line.slice(start, last)), line.slice(first, last), kind, first, last)


def _bare(text: str) -> str:
    """A speaker without the sign that a post opens with."""
    return text if text[0].isalnum() else text.lstrip("".join(sign for sign in text if _is_sign(sign))).lstrip()


def _is_sign(sign: str) -> bool:
    return category(sign) in ("So", "Sk", "Mn", "Cf")


def head_of(line: Line, first: int, last: int) -> int:
    """The noun that the phrase is about: the last word before its first preposition, or before "close to"."""
    lexicon = line.lexicon
    for at in range(first + 1, last + 1):
        low = line.folded[at]
        if low == "of" and _in_owner(line, at, last):
            continue
        joint = low in HEAD_PREPOSITIONS or low in lexicon.issued or (low in lexicon.near and at < last)
        if joint and line.words[at].islower():
            return at - 1
    return last


def _in_owner(line: Line, of: int, last: int) -> bool:
    """Whether "of" stands in the name of the country whose body a phrase ends with ("Republic of Congo's ministry")."""
    named = line.capital(of - 1) and line.folded[of - 1] in line.lexicon.realm
    owned = any(line.possessive(at) for at in range(of + 1, last))
    return named and owned and line.folded[last] in line.lexicon.nouns


def _masthead(line: Line, head: int, first: int) -> bool:
    """Whether a document's noun is part of a name ("the Washington Post")."""
    return head > first and line.words[head][0].isupper() and line.words[head - 1][0].isupper()


def _owner(line: Line, first: int, head: int, last: int) -> Speaker | None:
    """Whose document it is: before it ("ministry figures") or behind it ("a tally by X"); else the document itself."""
    lexicon = line.lexicon
    behind = head + 1
    while behind <= last and (line.folded[behind] in lexicon.issued or (behind > head + 1 and _is_time(line, behind))):
        behind += 1
    own = line.folded[head + 1 : head + 2] == ["of"] and head - first == 2 and line.capital(first + 1)
    if own and line.folded[first] in ("a", "an"):
        behind = 0  # "a Reuters tally of official figures"
    if head + 1 < behind <= last:
        owner = describe(line, behind, last)
        if owner is not None and owner.kind not in ("pronoun", "document"):
            return replace(owner, phrase=line.slice(first, last), first=first)
    start, end = first, head - 1
    while end >= start and line.folded[end] in lexicon.fresh:
        end -= 1
    if end < start or not line.possessive(end):  # the article is the document's and not the owner's
        while start <= end and (line.folded[start] in lexicon.fresh or line.folded[start] == "the"):
            start += 1
    if start <= end and (line.folded[start] not in _ARTICLES or line.possessive(end)):
        owner = describe(line, start, end)
        if owner is not None and owner.kind in ("body", "crowd", "name", "party", "person"):
            text = owner.text.removesuffix("'s").removesuffix("’s")
            return Speaker(text, line.slice(first, last), owner.kind, first, last)
    nameless = line.folded[head] in lexicon.vague or (
        line.folded[head] == "reports" and (head > first or line.low(first - 1) in lexicon.fresh)
    )
    if start > end and nameless and line.folded[first] not in _ARTICLES:
        return None  # "preliminary data", "initial reports"
    return _made(line, "document", first, first, last)


def _is_time(line: Line, at: int) -> bool:
    return line.folded[at] in line.lexicon.time


def _name(line: Line, first: int, last: int) -> int | None:
    """The index at which the proper name begins that ends the phrase; None where a role or office ends it."""
    lexicon = line.lexicon
    if line.words[last][0] == "@":
        return last
    start = _capitals_from(line, first, last)
    if start > last or (start == last and line.folded[last] in lexicon.time):
        return None
    start = _behind_office(line, first, start, last)
    if start == first:
        return first
    before = line.folded[start - 1]
    if _speaks_for(line, first, start):
        return None  # "a spokeswoman for Oxfam"
    if before in lexicon.beside and start - 2 > first and line.folded[start - 2] == "of":
        return None  # "the governor of nearby Benue"
    if in_title(line, start - 1):
        return first
    if before in _ARTICLES and start - 1 == first:
        return first
    if before in _IN_TITLES and start - 1 > first and line.capital(start - 2) and not line.possessive(start - 2):
        return first  # "the International Organization for Migration"
    if line.possessive(start - 1):
        return start if last > start else None if line.folded[last] in lexicon.nouns else start
    if before == "of" or before in lexicon.office or before in lexicon.nouns or before in lexicon.rank:
        return _after_role(line, first, start, last)
    return start


def _speaks_for(line: Line, first: int, start: int) -> bool:
    """Whether what stands before a name is the role of one who speaks for its bearer."""
    at = start - 2 if line.folded[start - 1] in _ARTICLES else start - 1
    person = line.lexicon.nouns.get(line.folded[at - 1]) in ("person", "crowd") if at > first else False
    return person and line.folded[at] == "for" and line.words[at - 1].islower()


def _behind_office(line: Line, first: int, start: int, last: int) -> int:
    """Where the name begins behind what its bearer heads, told by letters: "the head of the Sumy RMA Oleh Hryhorov"."""
    roles = [low for low in line.folded[first:start] if line.lexicon.nouns.get(low) == "person"]
    if not roles or "of" not in line.folded[first:start]:
        return start
    for at in range(last - 2, start - 1, -1):
        if line.words[at].isupper() and line.words[at].isalpha() and len(line.words[at]) > 1:
            return at + 1
    return start


def _only_inside(line: Line, low: str) -> bool:
    """Whether a token stands inside a name and never opens one."""
    return low == "." or (low in line.lexicon.particle and low not in line.lexicon.opening)


def _capitals_from(line: Line, first: int, last: int) -> int:
    """The first token of the run of capitalised words, no roles among them, that ends with token `last`."""
    start = last + 1
    while start > first and _in_name(line, first, start - 1, last):
        start -= 1
    while start <= last and _only_inside(line, line.folded[start]):
        start += 1
    if last - start >= _FULL_NAME and line.folded[first] not in _ARTICLES and is_someone(line, start):
        start += 1  # "Driver Ada Obi"
    return start


def is_someone(line: Line, at: int) -> bool:
    """Whether a word is a noun for one person, be it one of those who are often cited or not ("driver")."""
    noun = FACTS[line.folded[at]].noun
    return noun is not None and noun.kind == "person" and not noun.plural


def _in_name(line: Line, first: int, at: int, last: int) -> bool:
    low, lexicon = line.folded[at], line.lexicon
    if low == "." and at > first and dotted(line, at):
        return line.folded[at - 1] not in lexicon.rank
    if low in lexicon.nouns or low in lexicon.rank or low in lexicon.office or low in lexicon.common:
        return False
    return (line.capital(at) or low in lexicon.particle) and not (at < last and line.possessive(at))


def _after_role(line: Line, first: int, start: int, last: int) -> int | None:
    """Where the name is that follows a role ("Governor Ada Obi"); None within an office ("Ministry of Health")."""
    lexicon = line.lexicon
    at = start - 1
    while at > first and (line.folded[at] in lexicon.office or line.folded[at] == "."):
        at -= 1
    kind = lexicon.nouns.get(line.folded[at])
    holder = (
        kind == "person"
        or is_someone(line, at)
        or line.folded[at] in lexicon.rank
        or line.folded[start - 1] in lexicon.rank
    )
    inside = any(lexicon.nouns.get(low) == "person" for low in line.folded[first:at])
    if line.folded[start - 1] == "of" or not (holder or inside):
        if line.folded[at] in _IN_TITLES and at > first and line.capital(at - 1):
            return first  # "the Centre for Humanitarian Assistance"
        if line.words[at].islower() and line.folded[start - 1] != "of":
            return start  # "state broadcaster MRTV"
        titled = last > start and line.folded[start - 1] != "of"  # "District Collector R. Anand"
        return first if titled or (kind is None and line.capital(at)) else None
    return start
