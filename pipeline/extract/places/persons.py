"""Names of places that are a person's, by what the text says of its bearer.

Belongs here: surnames and given names. Not here: other things that bear the name of a place (`names`), who speaks
(`pipeline.extract.attribution`).
"""

from __future__ import annotations

import re

from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.parties.finder import party_of_name
from pipeline.extract.places.names import Beside, is_role, kind_of, known_capital
from pipeline.extract.places.words import words
from pipeline.extract.word_facts import FACTS
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.load import gazetteer

_INTRODUCED = re.compile(r", ([^,.;:]{4,70}),")
"""Behind a name: what introduces a person ("…, the Dolna governor's spokesman,")."""
_APPOSED = re.compile(r", an? ((?:[\w-]+ ?){1,3})")
"""Behind a name: what its bearer is."""
_FIRST_NAME = re.compile(r"[A-Z][a-z]{2,}(?<!ing)(?<!ed)(?<!ern)(?<!ly)(?:-[A-Z][a-z]{2,})?$")
"""A word at the head of a sentence that may be a given name."""
_WITH_PARTICLE = re.compile(r"(?<!\w)[A-Z][a-z]+ (?:de|del|da|dos|di|van|von|bin)(?: la| los| der)? $")
_PARTICLE_REACH = 24
"""Characters before a surname in which its given name and its particle stand ("David de Leon")."""
_SAYING = frozenset({"said", "says", "added"})
"""Verbs behind which a speaker stands."""
_OF_PEOPLES = frozenset({"ethnic", "indigenous", "Indigenous"})
"""Before the name of a people: "mostly ethnic Maya"."""
_WHO = re.compile(r", (?:who|whose)\b")
_BEHIND_SPEAKER = frozenset({",", "."})
_SPEAKS = re.compile(r" (?:said|says|told|added|confirmed|explained|stated)\b")
_WIDE = frozenset({"country", "admin1", "area", "water"})
"""Kinds of places that hold towns, or are none."""
_AGE = re.compile(r", (?:aged )?\d\d?,")
"""Behind a name: of a person, as towns have no age."""


def is_person(here: Beside) -> bool:
    """Whether a name without a word for its kind is part of a person's."""
    line = here.line
    if here.before in _OF_PEOPLES or _is_kin(here.before.lower()) or _is_speaker(here):
        return True
    if _WITH_PARTICLE.search(here.text, max(0, here.start - _PARTICLE_REACH), here.start) and (
        _SPEAKS.match(here.text, here.end) or _office_behind(here, here.end)
    ):
        return True
    if here.leads and (_is_introduced(here) or (not line.loose and _is_surname(here))):
        return True
    return here.follows and not line.loose and (_is_of_role(here) or _is_forename(here))


def is_forename(word: str) -> bool:
    """Whether a word before a name may be the given name of its bearer."""
    return _FIRST_NAME.match(word) is not None and not known_capital(word) and fold_name(word) not in words().titles


def _is_speaker(here: Beside) -> bool:
    """Whether a town's name stands alone behind a verb of saying: "…, said Castro, whose driver was hurt"."""
    if here.before not in _SAYING or here.text[here.end : here.end + 1] not in _BEHIND_SPEAKER:
        return False
    return not _is_wide(here) and party_of_name(here.text[here.start : here.end]) is None


def _is_of_role(here: Beside) -> bool:
    """Whether a town's name is the given name of one told by a noun before it: "parliamentarian Aden Bule"."""
    after = here.after.rstrip(".,;:")
    if not here.before.islower() or not _FIRST_NAME.match(after) or is_role(after):
        return False
    if kind_of(fold_name(after)) or any(gazetteer().place(row).kind == "country" for row in here.name.rows):
        return False
    noun = FACTS[here.before].noun
    return noun is not None and noun.kind == "person" and not noun.plural


def _is_kin(word: str) -> bool:
    """Whether a noun before a name is of one relative or child: "his wife Victoria"."""
    noun = lexicon().nouns.get(word)
    return noun is not None and not noun.plural and ("kin" in noun.kinds or noun.object == "children")


def _is_surname(here: Beside) -> bool:
    """Whether a name behind an unknown capitalised word is a person's: "Musa Bello said", "known as YAN SAKAI"."""
    leads = words().at_words | words().to_words | words().from_words
    told = _AGE.match(here.text, here.end) or _WHO.match(here.text, here.end) or _is_somebody_behind(here)
    given = _FIRST_NAME.match(here.before) or fold_name(here.before) in words().given_names
    if told and given and here.before.lower() not in leads:
        return True
    if known_capital(here.before):
        return False
    if here.text[here.start : here.end].isupper() and here.before.isupper():
        return True
    lead = here.second_before.lower()
    return _SPEAKS.match(here.text, here.end) is not None and lead not in words().at_words and lead != "of"


def _is_somebody_behind(here: Beside) -> bool:
    """Whether one person is told right behind a name: "Muhammed Salim, a police major from …"."""
    apposed = _APPOSED.match(here.text, here.end)
    nouns = (FACTS[word.lower()].noun for word in apposed[1].split()) if apposed is not None else ()
    return any(noun is not None and noun.kind == "person" and not noun.plural for noun in nouns)


def _is_introduced(here: Beside) -> bool:
    """Whether a town's name behind a capitalised word is the surname of one whose office is told behind it."""
    if not _FIRST_NAME.match(here.before) or known_capital(here.before) or _is_wide(here):
        return False
    lists = words()
    other = lists.at_words | lists.to_words | lists.from_words | lists.between_words
    return fold_name(here.before) not in other and _office_behind(here, here.end)


def _is_forename(here: Beside) -> bool:
    """Whether a town's name before a capitalised word is the given name of one who spoke, by the verb before it, or
    whose office is told behind them."""
    end = here.end + 1 + len(here.after)
    if not _FIRST_NAME.match(here.after) or is_role(here.after):
        return False
    if _AGE.match(here.text, end):
        return True
    if known_capital(here.after) or _is_wide(here):
        return False
    return here.before in _SAYING or _office_behind(here, end)


def _is_wide(here: Beside) -> bool:
    """Whether a name can mean more than a town, and so is hardly a person's."""
    return any(gazetteer().place(row).kind in _WIDE for row in here.name.rows)


def _office_behind(here: Beside, end: int) -> bool:
    """Whether what stands between commas behind a name that ends there is a person's office, and no clause."""
    told = _INTRODUCED.match(here.text, end, here.line.end)
    if told is None:
        return False
    apposed = {fold_name(word).removesuffix("'s") for word in re.findall(r"[\w'-]+", told[1].replace("’", "'"))}
    lists = words()
    offices = lists.introducing_nouns | lists.titles
    return not offices.isdisjoint(apposed) and lists.clause_words.isdisjoint(apposed)
