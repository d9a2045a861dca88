"""A sentence that is all in capitals in the letters that it would be printed with, so that names can be told.

Belongs here: which words get a capital. Not here: which words are everyday ones (`everyday`), what a name names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.capitals.everyday import EVERYDAY
from pipeline.extract.currencies import currencies
from pipeline.extract.dates.lexicon import weekdays
from pipeline.extract.lexicon.word_sets import number_labels
from pipeline.extract.names import name_words
from pipeline.extract.parties.finder import party_spellings
from pipeline.extract.places.words import words
from pipeline.extract.weapons.link import find_weapons
from pipeline.extract.word_facts import FACTS
from pipeline.gazetteer.load import Name, gazetteer

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DATELINE = re.compile(
    r"([A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3})(?:,[^—–\n(]{1,40}?)?(?: ?\([^)]{1,40}\))?(?: ?(?:--|—|–)| -) "
)
"""A town, and before a dash its country, a day, an agency in brackets."""
_STATION = re.compile(r"(?<!\bREBEL )(?<!\bSTATE )\b(?:RADIO|VOICE OF(?: THE)?) ([A-Z]+)")
"""The first words of the name of a station, and the one behind them; not where it is told what kind of radio it is."""
_NUMBERED = re.compile(r"-?\d")
"""Behind letters that a number goes on: "DC-6"."""
_SUM_BEHIND = re.compile(r" ?\d")
_SUM_BEFORE = re.compile(r"\d(?: [A-Z]{6,8})? ?\Z")
_BEHIND = 12
"""Signs before the code of a currency in which its number ends: "54 MILLION USD"."""
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")
_DOUBTFUL = frozenset({"march", "may", "mar"})
"""Months that are everyday words as well."""
_BEFORE_MONTH = frozenset(["in", "since", "until", "till", "of", "by", "last", "early", "mid", "late", "from", "next"])
"""Words behind which such a word is a month."""
_INNER = frozenset({"of", "the", "and", "in", "for", "on"})
"""Words that have a small letter inside the name of a place or of a body."""
_INDEFINITE = frozenset({"a", "an"})
_ACRONYM = 6
"""Letters of the longest acronym that brackets tell."""
_LARGE = 100_000
"""Inhabitants of a town whose name of everyday words is a name without more."""
_WHOLE = frozenset({"country", "admin1", "area", "water"})
"""Kinds of places whose names of everyday words are names without more, whatever lives there ("NORTH SEA")."""
_FEW_LETTERS = 20
"""One small letter in so many signs, and a text is still in capitals."""
_BEGINNING = 40
"""Signs at the beginning of a text in capitals, none of them small; they tell most other texts apart."""


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    """In small letters without a possessive ending."""


def is_in_capitals(text: str) -> bool:
    """Whether text is written in capitals: hardly a small letter among many letters."""
    if not text[:_BEGINNING].isupper():
        return False
    return sum(map(str.islower, text)) * _FEW_LETTERS < len(text)


def recased(text: str, opens: bool = False) -> str:
    """`text`, which is all in capitals, with small letters but in names and at its beginning; the town of a dateline
    keeps its capitals where the text `opens` a paragraph. Its length stays."""
    letters = list(_small(text))
    found = [_Word(m.start(), m.end(), _bare(m[0])) for m in _WORD.finditer(text)]
    for at, word in enumerate(found):
        letters[word.start : word.end] = _written(text, found, at)
    for start, end, name in (*_places(text), *_models(text), *party_spellings(text)):
        if name != "US" and name.lower() not in name_words()["acronym"]:
            letters[start:end] = name
    for start in _stations(text, letters):
        letters[start] = text[start]
    dateline = _dateline(text, "".join(letters)) if opens else None
    _open(letters, text, 0)
    if dateline is not None:
        letters[: dateline[0]] = text[: dateline[0]]
        _open(letters, text, dateline[1])
    return "".join(letters)


def _stations(text: str, letters: Sequence[str]) -> list[int]:
    """Where the first word of a station's name stands: "RADIO KABUL", "VOICE OF LEBANON", but not "BY RADIO MONDAY"."""
    if "RADIO " not in text and "VOICE OF " not in text:
        return []
    found = (match for match in _STATION.finditer(text) if letters[match.start(1)].isupper())
    return [match.start() for match in found if match[1].lower() not in weekdays()]


def _small(text: str) -> str:
    """A text in small letters, but those that would become two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(s if len(s := c.lower()) == 1 else c for c in text)


def _open(letters: list[str], text: str, start: int) -> None:
    """Give the first letter from `start` on the capital that it has in the text."""
    first = next((at for at in range(start, len(letters)) if letters[at].isalnum()), None)
    if first is not None:
        letters[first] = text[first]


def _dateline(text: str, printed: str) -> tuple[int, int] | None:
    """Where the town of the dateline ends that opens a text, and where the dateline does; None without one."""
    match = _DATELINE.match(text)
    if match is None:
        return None
    town = match.end(1)
    named = all(name[0].isupper() for name in _PART.findall(printed[:town]))
    return (town, match.end()) if named else None


def _bare(word: str) -> str:
    folded = word.lower().replace("’", "'")
    return folded[:-2] if folded.endswith("'s") else folded.rstrip("'")


def _written(text: str, found: Sequence[_Word], at: int) -> str:
    """One word as it is printed inside a sentence."""
    word = found[at]
    surface, folded, known = text[word.start : word.end], word.folded, name_words()
    if "." in surface or (len(folded) == 1 and folded != "a") or _NUMBERED.match(text, word.end):
        return surface
    if folded == "us":
        return (
            _small(surface)
            if at and found[at - 1].folded in name_words()["before_us"] and _is_told(found, at)
            else surface
        )
    if folded in known["acronym"]:
        return _possessive_small(surface)
    if text[word.start - 1 : word.start].isdigit():
        return _small(surface)  # "5TH"
    if folded in weekdays() or folded in number_labels()["month"]:
        return _capital(surface) if _is_of_calendar(text, found, at) else _small(surface)
    if folded in known["opening"]:
        inside = at > 0 and (found[at - 1].folded in known["inside"] or found[at - 1].folded in words().given_names)
        return _small(surface) if inside else _capital(surface)
    if folded in words().peoples or folded in words().faiths:
        return _capital(surface)
    if folded in currencies().codes and _is_of_sum(text, word):
        return surface
    if folded in known["inside"] or EVERYDAY[folded] or _is_described(found, at):
        return _small(surface)
    if _is_acronym(text, word):
        return _possessive_small(surface)
    return _PART.sub(lambda part: _capital(part[0]), surface)


def _capital(word: str) -> str:
    """A word in capitals with its first letter alone as a capital."""
    return word[0] + _small(word[1:])


def _possessive_small(surface: str) -> str:
    """An acronym, with its possessive ending in a small letter."""
    return surface[:-1] + surface[-1].lower() if surface[-2:] in ("'S", "’S") else surface


def _is_of_sum(text: str, word: _Word) -> bool:
    """Whether a number stands beside the code of a currency: "USD 54 MILLION", "54 MILLION USD"."""
    return bool(_SUM_BEHIND.match(text, word.end) or _SUM_BEFORE.search(text, max(0, word.start - _BEHIND), word.start))


def _is_of_calendar(text: str, found: Sequence[_Word], at: int) -> bool:
    """Whether a word is a month or a day, and no verb: "IN MAY", "3 MARCH", "MARCH 3"."""
    word = found[at]
    if word.folded not in _DOUBTFUL:
        return True
    before, behind = text[: word.start].rstrip()[-1:], text[word.end :].lstrip()[:1]
    return before.isdigit() or behind.isdigit() or (at > 0 and found[at - 1].folded in _BEFORE_MONTH)


def _is_told(found: Sequence[_Word], at: int) -> bool:
    """Whether "US" is a pronoun by what stands behind it: nothing, or a word of grammar."""
    return at + 1 == len(found) or FACTS[found[at + 1].folded].code is not None


def _is_described(found: Sequence[_Word], at: int) -> bool:
    """Whether an unknown word stands behind "a", which no name does."""
    return at > 0 and found[at - 1].folded in _INDEFINITE and found[at].folded not in words().given_names


def _is_acronym(text: str, word: _Word) -> bool:
    surface = text[word.start : word.end]
    if word.folded in words().acronyms or _VOWEL.search(surface) is None:
        return True
    bracketed = text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] == ")"
    return bracketed and len(surface) <= _ACRONYM


def _places(text: str) -> list[tuple[int, int, str]]:
    """(start, end, as printed) of each name of the gazetteer that is one here too."""
    found = []
    for index, start, end in gazetteer().find(text):
        surface = text[start:end]
        if text.startswith(" OF ", end) and all(EVERYDAY[_bare(part)] for part in _PART.findall(surface)):
            continue  # "ANGOLA'S EASTERN PROVINCE OF MOXICO"
        if _is_name(surface, gazetteer().name(index)):
            found.append((start, end, _PART.sub(lambda part: _in_name(part[0]), surface)))
    return found


def _models(text: str) -> list[tuple[int, int, str]]:
    """The same of each weapon's model: the whole where it is a code, else with a capital on each word."""
    found = []
    for span in find_weapons(text):
        surface = text[span.start : span.end]
        code = not surface.isalpha() or span.model.isupper()
        found.append((span.start, span.end, surface if code else _capital(surface)))
    return found


def _is_name(surface: str, name: Name) -> bool:
    """Whether a name of the gazetteer is one in a text of capitals: it has a word that is no everyday one, or is known
    and of several words."""
    if surface.isalpha() and _small(surface) in words().acronyms:
        return False
    strange = any(not EVERYDAY[_bare(part)] for part in _PART.findall(surface))
    if strange or " " not in surface:
        return strange and not name.everyday
    places = [gazetteer().place(row) for row in name.rows]
    return any(place.known or place.kind in _WHOLE or place.population >= _LARGE for place in places)


def _in_name(part: str) -> str:
    return _small(part) if part.lower() in _INNER else _capital(part)
