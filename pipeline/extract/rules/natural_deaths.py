"""Deaths that no event brought about: of age, of an illness, at the end of a life told from its beginning.

Belongs here: whether a death is one of those, by the words around what tells of it. Not here: these words
(`lexicon/natural_deaths.txt`), the books of a sentence's hits (`hits`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract.lexicon.small_words import FORMS_OF_BE, FORMS_OF_HAVE
from pipeline.extract.lexicon.word_sets import natural_deaths
from pipeline.extract.word_facts import FACTS

if TYPE_CHECKING:
    from pipeline.extract.rules.hits import Book
    from pipeline.extract.units.unit import Unit

_ILL_REACH = 8
"""Tokens before a death in which it is said that somebody was ill."""
_OF_ILL = frozenset({"with", "for", "contracted", "caught"})
_TAKEN_BY = frozenset({"of", "from", "contracting"})
"""Right before the illness that somebody died of."""
_OF_ATTACK = frozenset("Tvwg")
_NATURAL_REACH = 6
_AGE_REACH = 10
_LIFE_REACH = 12
"""Tokens before a death in which a life is told."""
_OLD = 75
"""Years at which a death that nothing else is told of is natural."""
_COUNTING = frozenset("qn1")
_NOT_OF_CAUSES = frozenset(";:")
_DYING = ("die", "dying", "pass")
_SUCCUMBING = ("succumb", "perish")
_TAKING = ("kill", "claim", "took", "tak", "left", "leav")
"""How the verbs begin of what an illness does."""
_DOERS = frozenset({"person", "weapon", "event", "vehicle", "aircraft", "equipment"})


def is_natural(book: Book, unit: Unit | None, trigger: Unit | None) -> bool:
    """ "Died at 90", "died of cancer", "45 cholera deaths": whether no event took the life of a figure; `unit` is the
    figure, where a figure tells it, `trigger` the word that says so."""
    if trigger is None:
        return unit is not None and _counts_deaths(unit) and _tells_of_illness_alone(book)
    words = book.tokens.folded
    if _tells_natural_causes(book, trigger) or _took_ill(book, trigger):
        return True
    if (
        trigger.code == "L"
        or words[trigger.first] in ("dead", "deceased")
        or (unit is not None and _counts_deaths(unit))
    ):
        return _tells_of_illness_alone(book)
    if words[trigger.first].startswith(_TAKING):
        return _took_lives(book, trigger)
    if words[trigger.first].startswith(_SUCCUMBING):
        return _is_of_illness(words[trigger.stop : trigger.stop + _NATURAL_REACH]) or _tells_of_illness_alone(book)
    return words[trigger.first].startswith(_DYING) and _died_in_time(book, trigger)


def _counts_deaths(unit: Unit) -> bool:
    """ "45 deaths", "45 fatalities"."""
    return unit.noun is not None and unit.noun.measure == "killed" and unit.noun.kind == "person"


def _died_in_time(book: Book, trigger: Unit) -> bool:
    """Whether those who "died" did so of age or an illness."""
    words, known = book.tokens.folded, natural_deaths()
    behind = words[trigger.stop : trigger.stop + _NATURAL_REACH]
    if behind[:1] in (["at"], ["aged"]) and len(behind) > 1 and (_is_age(behind[1:3]) or behind[1] in known["at"]):
        return True
    further = words[trigger.stop : trigger.stop + _AGE_REACH]
    if "aged" in further[:-1] and (age := further[further.index("aged") + 1]).isdecimal() and int(age) >= _OLD:
        return True  # "died in Lisbon on Sunday, aged 91"
    if behind[:3] == ["at", "the", "age"] or (behind and behind[0] in known["by"]):
        return True
    if _ends_a_life(book, trigger) or not known["cause"].isdisjoint(behind):
        return True
    return _is_of_illness(behind) or _tells_of_illness_alone(book)


def _is_age(words: Sequence[str]) -> bool:
    """ "At 90", not "at 9 am" and "at 10:30"."""
    return words[0].isdecimal() and words[0][0] != "0" and natural_deaths()["clock"].isdisjoint(words)


def _is_of_illness(behind: Sequence[str]) -> bool:
    """ "Died of cholera", not "died in a blast at a cholera ward" or "in the cholera ward", whatever else is told."""
    ill = natural_deaths()["illness"]
    at = next((at for at, word in enumerate(behind) if word in ill), None)
    if at and behind[at - 1] in _TAKEN_BY:
        return True  # "died at the mine of cholera"
    return at is not None and not _tells_harm(behind[:at]) and not _is_other(behind[at + 1 : at + 2])


def _ends_a_life(book: Book, trigger: Unit) -> bool:
    """ "Was born in Kano and died in Lagos"."""
    words, begun = book.tokens.folded, natural_deaths()["life"]
    before = words[max(0, trigger.first - _LIFE_REACH) : trigger.first]
    if before[-1:] != ["and"] and before[-2:-1] != ["and"]:
        return False
    told = any(word in begun and before[at - 1] in FORMS_OF_BE for at, word in enumerate(before) if at)
    return told and not _tells_harm(words)


def _tells_of_illness_alone(book: Book) -> bool:
    """Whether a sentence, or where it names no cause the one before it, tells of an illness and of nothing else that
    takes lives."""
    words = book.tokens.folded
    if _tells_harm(words):
        return False
    return _names_illness(words) or _goes_on_with_illness(book)


def _goes_on_with_illness(book: Book) -> bool:
    previous = book.previous.lower()
    known = natural_deaths()
    if not any(word in previous for word in known["illness"] | known["spread"]):
        return False
    words = "".join(sign if sign.isalnum() or sign == "-" else " " for sign in previous).split()
    return _names_illness(words) and not _tells_harm(words)


def _names_illness(words: Sequence[str]) -> bool:
    """Whether an illness is told of, and not only who or what there is against it: "polio workers", "an Ebola ward"."""
    known = natural_deaths()
    if known["illness"].isdisjoint(words) and known["spread"].isdisjoint(words):
        return False
    named = (at for at, word in enumerate(words) if word in known["illness"] or word in known["spread"])
    return any(not _is_other(words[at + 1 : at + 3]) for at in named)


def _is_other(behind: Sequence[str]) -> bool:
    if behind[:1] == ["of"]:
        return True  # "the outbreak of fighting"; an illness that is named stands for itself
    known = natural_deaths()
    nouns = (FACTS[word].noun for word in behind if word not in known["ill_people"])
    cared = any(noun is not None and noun.kind in ("person", "building") and not noun.measure for noun in nouns)
    return cared or not known["care"].isdisjoint(behind)


def _tells_harm(words: Sequence[str]) -> bool:
    harm, harmless, ill = _stems("harm"), _stems("harmless"), natural_deaths()["illness"]
    return any(
        word.startswith(harm) and not word.startswith(harmless) and ill.isdisjoint(words[at + 1 : at + 2])
        for at, word in enumerate(words)  # doctors are "fighting cholera"
    )


@cache
def _stems(kind: str) -> tuple[str, ...]:
    return tuple(natural_deaths()[kind])


def _took_lives(book: Book, trigger: Unit) -> bool:
    """ "The cholera outbreak in Goma has killed 12": nobody and nothing else that acts stands between."""
    words, known = book.tokens.folded, natural_deaths()
    before = words[max(0, trigger.first - _ILL_REACH) : trigger.first]
    ill = known["illness"] | known["spread"]
    last = next((at for at in range(len(before) - 1, -1, -1) if before[at] in ill), None)
    if last is None or _tells_harm(words):
        return False
    if before[last] == "infected" and before[-1] == "and":
        return True  # "has infected 1,200 people and killed 45"
    nouns = (FACTS[word].noun for word in before[last + 1 :])
    return not any(noun is not None and noun.kind in _DOERS for noun in nouns)


def _took_ill(book: Book, trigger: Unit) -> bool:
    """Whether an illness took a life, or those who died had it and no attack is told of behind: "cholera has killed
    12", "three people were infected with cholera and died", not "a man with cancer died in the raid"."""
    words, ill = book.tokens.folded, natural_deaths()["illness"]
    told = words[max(0, trigger.first - _ILL_REACH) : trigger.first]
    before = [word for word in told if word not in FORMS_OF_HAVE]
    if ill.isdisjoint(before):
        return False
    if words[trigger.first].startswith("kill"):
        return before[-1] in ill
    had = any(one in _OF_ILL and ill.intersection(before[n + 1 : n + 3]) for n, one in enumerate(before))
    if _tells_harm(words[trigger.stop :]):
        return False  # "infected with cholera died in a fire"
    letters = book.letters[book.index[trigger] + 1 :]
    behind = next((at for at, letter in enumerate(letters) if letter in ",;&"), len(letters))
    return had and words[trigger.first].startswith(("die", "dying")) and _OF_ATTACK.isdisjoint(letters[:behind])


def _tells_natural_causes(book: Book, trigger: Unit) -> bool:
    """Whether natural causes are told of behind a death, and nobody else before them: "were found dead, of natural
    causes", not "shot dead 12 soldiers, and two died of natural causes"."""
    words = book.tokens.folded
    if "causes" not in words:
        return False
    at = next((at for at in range(trigger.stop, len(words) - 1) if words[at : at + 2] == ["natural", "causes"]), 0)
    between = (unit for unit in book.units if trigger.stop <= unit.first < at)
    return at > 0 and not any(unit.code in _NOT_OF_CAUSES or _is_somebody(unit) for unit in between)


def _is_somebody(unit: Unit) -> bool:
    return unit.code in _COUNTING and (unit.noun is None or unit.noun.kind == "person")
