"""Names that only look like places: storms and ships, organisations, everyday words.

Belongs here: what the capitalised words beside a name make of it. Not here: people introduced by what they do or say
(`persons`), matching the gazetteer (`spans`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.places.typography import ATTRIBUTE, Line, capital, word_after, word_before
from pipeline.extract.places.words import words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import Name, gazetteer

BIG = 300_000
"""Persons. A place of this size keeps its name beside an unknown capitalised word; a smaller one is a surname there."""

_WORDS = 50_000
"""Words whose meaning is remembered."""
_IN_REGION = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_TOWN_OF = WordPattern(r"\b(?:<kind_with_of>|out)\s+of\s+$")
_TOWN_OF_REACH = 24
"""Characters before a name in which "the town of" stands."""
_LINKED = frozenset({" d", " a", " e", " b", " i"})
_GOES_ON = re.compile(r" (?:de|de la|de los|de las|del|da|do|dos|das|al|el|bin|ibn)[ -][A-Z]")
"""Behind the first word of a longer name, and its first letters."""
_QUAKE = re.compile(r"\s(?:earth)?quake", re.IGNORECASE)


class Beside:
    """A name from `start` to `end` of a text, with the words right `before` and `after` it, empty where there are none;
    `leads` and `follows` tell whether they are capitalised."""

    __slots__ = ("after", "before", "end", "folded", "follows", "leads", "line", "name", "start", "text")

    def __init__(self, text: str, line: Line, start: int, end: int, name: Name, folded: str) -> None:
        self.text, self.line, self.start, self.end = text, line, start, end
        self.name, self.folded = name, folded
        self.before, self.after = word_before(text, start), word_after(text, end)
        self.leads = capital(self.before) and not ("-" in self.before and ATTRIBUTE.search(self.before))
        self.follows = capital(self.after)

    @property
    def opens_line(self) -> bool:
        """Whether only the word before it stands before it in its line."""
        return self.start - len(self.before) - 1 <= self.line.start

    @property
    def second_before(self) -> str:
        """The word before the word before it."""
        return word_before(self.text, self.start - len(self.before) - 1)


def big(name: Name) -> bool:
    """Whether a name can mean a country, a region or a large city."""
    return _is_big(name.rows)


@lru_cache(maxsize=_WORDS)
def _is_big(rows: tuple[int, ...]) -> bool:
    return any(
        place.population >= BIG or place.kind in ("country", "admin1", "district", "area", "water")
        for place in map(gazetteer().place, rows)
    )


@lru_cache(maxsize=_WORDS)
def kind_of(word: str) -> str:
    """`region`, `district`, `city` or `site` for a folded word of that kind, else nothing."""
    lists = words()
    for kind, known in (
        ("region", lists.region_words),
        ("district", lists.district_words),
        ("city", lists.city_words),
        ("site", lists.site_words),
    ):
        if word in known:
            return kind
    return ""


@lru_cache(maxsize=_WORDS)
def is_people(word: str) -> bool:
    """Whether a folded word is a demonym."""
    found = gazetteer().look_up(word)
    return found is not None and bool(found.rows) and gazetteer().place(found.rows[0]).kind == "demonym"


@lru_cache(maxsize=_WORDS)
def known_capital(word: str) -> bool:
    """Whether a capitalised word is itself a place or a people, or says nothing."""
    folded = fold_name(word.rstrip(".").removesuffix("'s").removesuffix("’s"))
    lists = words()
    return (
        folded in lists.neutral_capitals
        or folded in lists.directions
        or bool(kind_of(folded))
        or ((found := gazetteer().look_up(folded)) is not None and not found.everyday)
    )


@lru_cache(maxsize=_WORDS)
def is_role(word: str) -> bool:
    """Whether a capitalised word behind a name is an office or an organisation's ("Kyiv Mayor", "Texas Department")."""
    lists = words()
    folded = fold_name(word)
    return folded in lists.titles or folded in lists.organisation_words or folded in lists.party_nouns


_OF_SAINTS = frozenset({"san", "santa", "santo", "sao", "saint"})
"""First words of names that go on in many others: San Miguel is not San Miguel Totolapan."""


def part_of_other(here: Beside) -> bool:
    """Whether the words beside a name, one of them capitalised, make it part of something else: a person, a ship."""
    if here.leads and _goes_with_word_before(here):
        return True
    lists, small = words(), not big(here.name) or here.folded.partition(" ")[0] in _OF_SAINTS
    person = (
        here.follows
        and here.folded in lists.given_names
        and (_may_be_surname(here.after) or (small and not here.line.loose and _is_full_name(here)))
    )
    if person or here.line.loose:
        return person and (small or not here.line.loose)
    if here.follows and fold_name(here.after) in lists.place_tails:
        return True
    if here.leads and not known_capital(here.before) and not here.opens_line:
        return small
    return small and here.follows and not known_capital(here.after) and not is_role(here.after)


_OF_PARTICLE = (" de la ", " de los ", " de las ", " del ")
_BEARER = re.compile(r"\b[A-Z][a-zé]+ (?:de la|de los|de las|del) $")
"""Before a name: the given name of one who bears it, or the head of a longer name."""


def follows_particle(here: Beside) -> bool:
    """Whether a name is the last part of a longer one: "Colonia Miguel de la Madrid"."""
    text, start = here.text, here.start
    return text.endswith(_OF_PARTICLE, 0, start) and _BEARER.search(text, max(0, start - 30), start) is not None


def _may_be_surname(word: str) -> bool:
    """Whether a capitalised word may be a surname behind a given name: it says nothing else, or is a small town's."""
    if not known_capital(word):
        return True
    found = gazetteer().look_up(fold_name(word))
    return found is not None and bool(found.rows) and not found.everyday and not big(found)


def _is_full_name(here: Beside) -> bool:
    """Whether a given name stands before the name of a place that may be a surname ("a teacher, Ada Karst"), and no
    preposition leads to them."""
    found = gazetteer().look_up(fold_name(here.after.rstrip(".")))
    surname = found is not None and bool(found.rows) and gazetteer().place(found.rows[0]).kind not in _NO_SURNAMES
    return surname and here.before.lower() not in words().at_words | words().to_words | words().from_words


_NO_SURNAMES = ("demonym", "country", "water")


def opens_other(here: Beside) -> bool:
    """Whether a name is the first word of a longer one that no list has: Orem is not Orem al-Kubra."""
    linked = here.text[here.end : here.end + 2] in _LINKED
    return linked and not big(here.name) and _GOES_ON.match(here.text, here.end) is not None


def _goes_with_word_before(here: Beside) -> bool:
    """Whether a name goes on with what the word before it begins: a person's name, a town's, a ship's, a title."""
    lists, previous = words(), fold_name(here.before)
    if previous in lists.given_names and previous not in lists.neutral_capitals:
        return True
    if previous in lists.town_heads and not kind_of(previous):
        return True  # "Puerto Jordan"
    titled = previous in lists.titles and fold_name(here.after) not in lists.titles
    return titled or previous in lists.name_heads


def said_to_be_place(here: Beside, kind: str) -> bool:
    """Whether the text itself says that an everyday word is a place ("in Bath", "Paradise, California"); `kind` is that
    of the word behind it."""
    text, line, end = here.text, here.line, here.end
    previous = here.before
    if kind in ("region", "district") or _QUAKE.match(text, end):
        return True
    if line.loose:
        return False
    if here.folded in words().acronyms:
        return not (here.before.isupper() or here.after.isupper())  # no "CAR BOMB"
    behind = _IN_REGION.match(text, end)
    if behind and (region := gazetteer().look_up(fold_name(behind[1]))) is not None:
        return any(gazetteer().place(row).kind in ("admin1", "district", "country") for row in region.rows)
    if previous.lower() in ("in", "near", "outside"):
        return True
    since = max(line.start, here.start - _TOWN_OF_REACH)
    return previous.lower() == "of" and _TOWN_OF.compiled.search(text, since, here.start) is not None
