"""Singulars that only say who somebody is: "Ada Obi, a nurse, drowned", "who was a trader and a preacher".

Belongs here: telling a description from one more person. Not here: searching the rules (`match`), lists of people
(`measures`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.rules.hits import Book
from pipeline.extract.units.unit import Unit

_DESCRIBED = re.compile(
    r"(?:^|[,;:&BsRT]|,r)[eDox]*(?:c?[u1](?:[rfF][Deo]*[ucT]{1,2}){0,2},(?=c))?[ucq1](?:[rfF][Deo]*[ucT]{1,2}o?){0,2}(?:\([^()]*\))?,$"
    r"|^(?![eD]*r)[^,;:bvhMwgR]*[uc1],$"
)
APPOSED = re.compile(r"(?:[rfF][Deo]*[ucT]{1,2}){0,2},")
"""Between a noun and the name in apposition to it: "a trader from Gao, Amadou Keita"."""
_SOURCE = re.compile(r"r[De]*c+(?:,[cnx]+)?,c?o?$")
_SPEAKS_ASIDE = re.compile(r"(?:[fr][Deoc]+)?,[D1uceorf]+,B")
"""Behind one person: who he is, and that he says it."""
_SOURCE_BEFORE = re.compile(r"r[Deoc]{0,3}$")
"""Before those who are the source themselves: "according to regional head Ada Obi, 10 people died"."""
_ASIDE_OPENS = re.compile(r".*q(?:[rf][Deo]*[uc1]{1,2}){0,2}--?(?=c)", re.DOTALL)
_ONE_BEFORE = re.compile(r"[nq],[oceD]*$")
_PEOPLE_OF = re.compile(r"[1u],[oeD]*c[oeD]*$")
"""One person, and behind a comma the name of a people: "a worker, Swedish citizen Ada Lind"."""
_WHO_WAS = re.compile(r"Rh?b(?:o+r)?[eD]*$")
_ONE_OF_PLACE = re.compile(r"[1u](?:[rfF][Deo]*[ucTo]{1,3}){1,3},$")
_ENDS_SUBJECT = re.compile(r",[hMe]*b")
_ALONE = re.compile(r"[^&bhMv]*[bhMv]")
_DESCRIPTION = re.compile(r"[1u](?:&[eDo]*[1u])?")
_SPEAKS = re.compile(r"[^,;:bhMvwgRqn1]{0,10}sp?(?:[tr][Deo]*[uco]{0,2})?,")
_DESCRIPTION_ENDS = re.compile(r"(?:[rfFW][Dec]*[ucTnxo1]{1,2}){0,2}(?:,(?!&)|-)")


def _describes_some(book: Book, unit: Unit) -> bool:
    """ "Five nuns, two of them Italian, were killed": the name of a people only describes those before it."""
    one = unit.noun is not None and unit.noun.kind == "person" and not unit.noun.plural
    return one and not unit.definite and book.tokens.folded[max(0, unit.first - 1)] == "them"


def describes_name(book: Book, first: int, stop: int) -> bool:
    """Whether a singular between commas only says who the one before it is: "Ada Obi, a nurse, drowned", "the
    driver of the bus, a man from Lviv, died"."""
    letters = book.letters
    if letters[first:stop] == "u" and _describes_some(book, book.units[first]):
        return True
    if letters[first:stop] == "u" and book.units[first].named and _ONE_BEFORE.search(letters, 0, first):
        one = book.units[letters.rindex(",", 0, first) - 1].figure  # "a fifth, Swedish trader Ada Lind, died"
        return one is not None and one.high == 1 and _DESCRIPTION_ENDS.match(letters, stop) is not None
    before = letters[:first].rstrip("eD")  # "…, also a trader and an elder, was …"
    if letters[first] == "u" and book.units[first].named and _PEOPLE_OF.search(letters, 0, first):
        return _ENDS_SUBJECT.match(letters, stop) is not None and _is_one(book.units[letters.rindex(",", 0, first) - 1])
    if before[-1:] != "," or not _DESCRIPTION.fullmatch(letters, first, stop):
        return False
    named = book.units[first].named and before[-2:-1] == "1"  # "an officer, major Ada Obi, died"
    named = named or (len(before) > 1 and book.units[len(before) - 2].named)  # "major Ada Obi, the head, died"
    named = named or (book.units[first].named and _is_placed(book, before, stop))
    if letters[first] == "1" and _ENDS_SUBJECT.match(letters, stop) and _is_one(book.units[len(before) - 2]):
        return True  # "the town's first mayor, a trader, was killed"
    if letters[first] == "u" and before[-2:-1] != "c" and not named:
        return False
    return bool(_DESCRIBED.search(before) and _DESCRIPTION_ENDS.match(letters, stop))


def _is_one(unit: Unit) -> bool:
    return unit.code in "1u" and unit.noun is not None and unit.noun.kind == "person" and not unit.noun.plural


def _is_placed(book: Book, before: str, stop: int) -> bool:
    """ "a chief in Rivers state, Chief Ada Obi, was shot": one person of some place, and then the name alone."""
    match = _ONE_OF_PLACE.search(before)
    one = match is not None and _is_one(book.units[match.start()])
    return one and _ALONE.match(book.letters, stop) is not None


def is_apposed(book: Book, one: Unit, name: Unit) -> bool:
    """Whether a name behind a comma is that of the one person before it: "the head of Kuru, Chief Ali Obi"."""
    single = one.code in "1u" and not one.named and one.noun is not None and not one.noun.plural
    if not single or one.noun is None or one.noun.kind != "person" or name.first < one.stop:
        return False
    return APPOSED.fullmatch(book.letters, book.index[one] + 1, book.index[name]) is not None


def is_named_aside(book: Book, first: int, verb: int) -> bool:
    """Whether one person stands in a row between dashes that says who those counted before it are: "three of a family
    -- Ada Obi (50), her husband and their son Musa -- were killed"."""
    letters = book.letters
    if letters[first] not in "1u":
        return False
    opened = _ASIDE_OPENS.match(letters[:first])
    return opened is not None and "-" not in letters[opened.end() : first] and "-" in letters[first:verb]


def says_who(book: Book, first: int) -> bool:
    """Whether a singular stands behind the "was" of a relative clause, which says who its subject is: "who was a
    trader and a preacher, was abducted"."""
    letters = book.letters
    return letters[first] in "1u" and bool(_WHO_WAS.search(letters[:first]))


def describes_speaker(book: Book, unit: Unit) -> bool:
    """Whether somebody is the one who tells: "500 injured, according to Ada Obi, an officer of the district", "rescue
    worker Ada Obi said", where a noun stands before him that is a verb too."""
    at = book.index[unit]
    if unit.code == "u" and book.letters[at - 1 : at] == "w" and book.letters[at + 1 : at + 2] == "B":
        return True
    return unit.code == "1" and book.letters[:at].endswith("c,")


def without_speaker(book: Book, figures: Sequence[Unit]) -> Sequence[Unit]:
    """The items of a list but for the last where it is he who tells of the others: "killed 12 people in Dolna, the head
    of the agency, Ada Obi, said"."""
    last = figures[-1]
    speaks = len(figures) > 1 and last.code == "u" and _SPEAKS_ASIDE.match(book.letters, book.index[last] + 1)
    return figures[:-1] if speaks else figures


def describes_source(book: Book, first: int) -> bool:
    """Whether a list opens with who it is that tells: "according to Ada Obi, police officer, 10 people died",
    "according to two guards, ten people died"."""
    if book.letters[first] not in "1uq":
        return False
    alone = book.letters[first : first + 2] in ("u,", "q,")
    source = alone and _SOURCE_BEFORE.search(book.letters, 0, first)
    if not source and book.letters[first] != "q":
        source = _SOURCE.search(book.letters, 0, first)
    if not source:
        return False
    opening = book.units[source.start()]
    return book.tokens.folded[opening.first : opening.stop] == ["according", "to"]


def speaks_aside(book: Book, unit: Unit) -> bool:
    """Whether people behind a comma are those who tell it: "33 hostages, two officials in Doha tell us, will …"."""
    at = book.index[unit]
    return book.letters[at - 1] == "," and _SPEAKS.match(book.letters, at + 1) is not None


def is_origin(book: Book, before: Unit, unit: Unit) -> bool:
    """Whether "one" with the name of a people says where one of those before it is from."""
    at = book.index[unit]
    one = unit.code == "n" and unit.figure is not None and unit.figure.high == 1 and not unit.anaphor
    if not one or before.code != "q" or before.noun_text is None or book.letters[at - 1] != ",":
        return False
    people = book.tokens.words[before.noun_text[1] - 1][0].isupper()
    return book.letters[at + 1 : at + 2] == "c" and not people


_OF_KIN = re.compile(r"[q1u]f[eD]*c?$")


def is_of_kin(book: Book, first: int) -> bool:
    """Whether one only says whose kin somebody is: "son of the oil minister killed"."""
    kin = _OF_KIN.search(book.letters, 0, first) if book.letters[first] in "1u" else None
    noun = book.units[kin.start()].noun if kin is not None else None
    if kin is None or noun is None or "kin" not in noun.kinds:
        return False
    return book.letters[first] == "u" or not book.letters[: kin.start()].strip("eD")  # not "…, sister of a man killed"
