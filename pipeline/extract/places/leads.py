"""The word that leads to a name of a place: its preposition, or the verb that takes it.

Belongs here: the words before one name and the role that they give it. Not here: the words behind it, its neighbours
(`roles`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.extract.places.names import is_people
from pipeline.extract.places.words import words
from pipeline.extract.tokens import POSSESSIVES

Role = Literal[
    "at", "to", "for", "from", "via", "struck", "of", "modifier", "owner", "ground", "bare", "seat", "local", "inside",
    "dateline", "agent", "apart", "none",
]  # fmt: skip
"""`at`: in, near, over; `to`, `from`, `via`: by preposition; `for`: the receiver of help; `struck`: the thing attacked
or stricken; `of`; `modifier`: an adjective before a noun ("Kharkiv flats"); `owner`: a possessive ("Kyiv's air
defences"); `ground`: a country whose land or people are meant ("Ukraine's power grid"); `bare`: none of these; `seat`:
where a speaker or a fighter is ("officials in Kyiv"); `local`: of a town or region whose own party speaks ("Kharkiv
officials"); `inside`: holds another place of the sentence; `dateline`; `agent`: speaks or acts; `apart`: part of the
name of a party ("Ukraine's air force"); `none`: of a clock ("Moscow time"), or bound by a hyphen ("Israel-Hamas
war")."""

REACH = 64
"""Characters before a name in which its preposition is looked for."""

_TOKEN = re.compile(r"[^\W_][\w.]*(?:[’'-][\w]+)*(?:[’']s?)?|[^\w\s]")
_OFFICE_REACH = 5
"""Words of "Minister for Foreign Affairs" and the like before "of"."""
_DETERMINERS = frozenset({"the", "a", "an", "its"})
_FARTHEST = 5
"""Words between a preposition and the name."""
_FIXED: dict[str, tuple[Role, int]] = {
    "for": ("for", 4),
    "than": ("none", 3),
    "with": ("apart", 2),
    "by": ("apart", 2),
    "bordering": ("apart", 3),
    "borders": ("apart", 3),
    "through": ("via", REACH),
    "via": ("via", REACH),
}
"""Prepositions with one role, and within how many words of the name they give it."""
_SUMS = frozenset({"million", "billion", "m", "bn", "$", "€", "£"})
_BRACKET = 5
"""Words of a sum in brackets before "from": its giver follows, and no distance is told."""
_PAIRS: dict[tuple[str, str], tuple[Role, str]] = {
    ("to", "reach"): ("to", "to"),  # "while trying to reach X"
    ("followed", "by"): ("at", "in"),  # "Cordoba with 39 cases, followed by Salta with 22"
    **dict.fromkeys((("took", "back"), ("take", "back"), ("taken", "back"), ("won", "back")), ("struck", "back")),
}
"""Two words that lead to a name together, where neither does so alone or in this way."""
_OF_ADJECTIVES = ("ern", "ian", "ish", "ese", "ed", "al", "ic", "an", "ous")
_BESIDE = frozenset({"neighbouring", "neighboring", "nearby"})
"""Adjectives that lead to a name as prepositions do, where none stands before them."""
_LONG = 8
"""Letters; a longer word before a name is more often an adjective than a verb."""


def words_before(text: str, start: int) -> list[str]:
    """The words and marks before a name, folded."""
    return _TOKEN.findall(text[max(0, start - REACH) : start].lower())


def lead_of(tokens: list[str]) -> tuple[Role | None, str, list[str]]:
    """Role by the preposition or verb before a name, that word, and the words before it."""
    spare = 1
    for distance, token in enumerate(reversed(tokens)):
        rest = tokens[: len(tokens) - distance - 1]
        if (found := _led_by(token, distance, rest)) is not None:
            return (*found, _before_kind(rest) if token == "of" and found[0] != "of" else rest)
        if _goes_over(token, distance):
            continue
        if not (spare and distance and token.isalpha() and token not in words().agent_verbs) or distance > _FARTHEST:
            break
        spare -= 1
    return None, "", tokens


def _before_kind(rest: list[str]) -> list[str]:
    """The words before what leads to "the town of X", given those before "of"."""
    kind = rest[-1] if rest else ""
    return lead_of(rest)[2] if kind in words().between_words and kind not in words().directions else rest


def _led_by(token: str, distance: int, rest: list[str]) -> tuple[Role | None, str] | None:
    """Role and word of a token that leads to a name `distance` words behind it, None where it does not lead."""
    lists = words()
    before = rest[-1] if rest else ""
    if (told := _led_by_two(before, token, rest)) is not None:
        return told
    if token == "on" and _ends_blame(before, rest):
        return "none", token
    if token in lists.from_words and not (token == "left" and before in ("was", "were", "been")):
        return "from", token
    if token in lists.to_words:
        return (None, "") if token == "to" and before in lists.no_way_words else ("to", token)
    if token in lists.strike_words and distance < 5 and not (token in lists.between_words and before in _DETERMINERS):
        return "struck", token
    if token == "of":
        return _of(rest)
    if token == ":" and not distance and before in lists.strike_words | lists.stricken_words:
        return "struck", before
    role, reach = _FIXED.get(token, (None, 0))
    if distance < reach:
        return role, token
    if token in lists.help_words and distance < 4:
        return "for", token
    described = token in lists.between_words and before in _DETERMINERS  # "in the nearby town of X"
    return ("at", token) if token in lists.at_words and not described else None


def _ends_blame(before: str, rest: list[str]) -> bool:
    """Whether "on" leads to who is blamed for what stands between: "blamed the attack that killed 12 on Russia"."""
    at = next((at for at in range(len(rest) - 1, -1, -1) if rest[at] in words().blame_verbs), -1)
    if at < 0 or before in words().assault_nouns or "for" in rest[at:]:
        return False
    return "on" not in rest[at:]


def _led_by_two(before: str, token: str, rest: list[str]) -> tuple[Role, str] | None:
    """Role and word of a token that leads elsewhere together with the word before it: "close to", "3 km from"."""
    lists = words()
    if token == "from" and before in lists.distance_words:
        of_sum = before == ")" and not _SUMS.isdisjoint(rest[-_BRACKET:])
        return None if of_sum else ("via", token)
    if token in _BESIDE and before in lists.from_words | lists.to_words:
        return ("from", before) if before in lists.from_words else ("to", before)
    if token == "to" and before in lists.nearness_words:
        return "via", token
    if token == "to" and before in lists.adjoining_words:
        return "at", token
    if token == "to" and rest[-2:] == ["within", "or"]:
        return "at", "in"
    if token == "for" and before in lists.fight_nouns:
        return "at", "in"
    if token == "through" and before in lists.raging_words:
        return "struck", token
    return _PAIRS.get((before, token))


def _goes_over(token: str, distance: int) -> bool:
    """Whether a word may stand between a preposition and the name: articles, kinds of places, peoples, adjectives."""
    if token == "#" or token in words().between_words or "-" in token or token.endswith(POSSESSIVES):
        return True
    if not token[0].isalnum() or distance > _FARTHEST:
        return False
    return is_people(token) or (not distance and (token.endswith(_OF_ADJECTIVES) or len(token) > _LONG))


_LYING = frozenset({",", "(", "is", "lies", "located"})


def _is_far(before: list[str]) -> bool:
    """Whether the words before a direction tell a distance, or that it only places another name: "80 km south of X"."""
    while before and before[-1] in _DETERMINERS | {"to", ")"}:
        before = before[:-1]
    return not before or before[-1][0].isdigit() or before[-1] in words().distance_words | _LYING


def _of(rest: list[str]) -> tuple[Role, str]:
    """Role and lead that "of" gives a name: "the town of X" has the town's role, "the governor of X" is a party."""
    noun = rest[-1] if rest else ""
    lists = words()
    if noun in lists.directions:
        return ("via", "of") if _is_far(rest[:-1]) else ("at", "near")
    if noun in lists.strike_nouns:
        return "struck", "of"
    if noun == "size" or noun in lists.belonging_nouns:
        return "none", "of"
    party = noun in lists.party_nouns and noun not in lists.shared_nouns
    if party or noun in lists.body_nouns or noun in lists.titles or noun.removesuffix("s") in lists.titles:
        return "apart", "of"
    if noun in lists.portfolios and not lists.ministries.isdisjoint(rest[-_OFFICE_REACH:]):
        return "apart", "of"
    if noun in lists.between_words:
        role, lead, _ = lead_of(rest)
        return (role, lead) if role else ("of", "of")
    return "of", "of"
