"""The word that leads to a name of a place: its preposition, or the verb that takes it.

Belongs here: the words before one name and the role that they give it. Not here: the words behind it, its neighbours
(`roles`).
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.extract.places.names import is_people
from pipeline.extract.places.words import words

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
_BODIES = frozenset(
    ["bank", "university", "institute", "college", "court", "consulate", "museum", "voice", "service", "services",
     "agency", "commission", "committee", "staff", "command", "guard", "union", "federation", "association",
     "society", "academy"]
)  # fmt: skip
_AFAR = frozenset(
    ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "away", "far", ")"]
)
"""Before "from": how far off something lies, which is no way that anybody went."""
_PORTFOLIOS = frozenset(
    ["affairs", "defence", "defense", "finance", "finances", "interior", "justice", "emergencies", "economy", "health"]
)
_OFFICES = frozenset({"minister", "ministers", "ministry", "ministries", "department", "secretary"})
_OFFICE_REACH = 5
"""Words of "Minister for Foreign Affairs" and the like before "of"."""
_DETERMINERS = frozenset({"the", "a", "an", "its"})


def words_before(text: str, start: int) -> list[str]:
    """The words and marks before a name, folded."""
    return _TOKEN.findall(text[max(0, start - REACH) : start].lower())


def lead_of(tokens: list[str]) -> tuple[Role | None, str, list[str]]:
    """Role by the preposition or verb before a name, that word, and the words before it."""
    lists = words()
    spare = 1
    for distance, token in enumerate(reversed(tokens)):
        rest = tokens[: len(tokens) - distance - 1]
        before = rest[-1] if rest else ""
        if token == "from" and before in _AFAR:
            return "via", token, rest
        if token in lists.from_words and not (token == "left" and before in ("was", "were", "been")):
            return "from", token, rest
        if token == "to" and before in _COMPARED:
            return "via", token, rest
        if token in lists.to_words:
            return (None, "", rest) if _no_place(token, before) else ("to", token, rest)
        if token == "for" and distance < 4:
            return "for", token, rest
        attribute = token in lists.between_words and before in _DETERMINERS
        if token in lists.strike_words and distance < 5 and not attribute:
            return "struck", token, rest
        if token == "than" and distance < 3:
            return "none", token, rest
        if token == "back" and before in ("took", "take", "taken", "won"):
            return "struck", token, rest
        if token in lists.help_words and distance < 4:
            return "for", token, rest
        if (token == "with" and distance < 2) or (token == "by" and distance < 2):
            return "apart", token, rest
        if token == "of":
            role, lead = _of(rest)
            return role, lead, rest
        if token in ("through", "via"):
            return "via", token, rest
        if token in lists.at_words:
            return "at", token, rest
        if token == ":" and not distance and before in lists.strike_words | lists.stricken_words:
            return "struck", before, rest
        if token == "#" or token in lists.between_words or "-" in token or token.endswith(("’s", "'s", "s’", "s'")):
            continue
        if not token[0].isalnum() or distance > 5:
            break
        if is_people(token):
            continue
        if not distance and (
            token.endswith(("ern", "ian", "ish", "ese", "ed", "al", "ic", "an", "ous")) or len(token) > 8
        ):
            continue
        if spare and distance and token.isalpha() and token not in lists.agent_verbs:
            spare -= 1
            continue
        break
    return None, "", tokens


_COMPARED = frozenset({"closer", "nearer", "closest", "nearest"})
"""Words before a "to" that say how one place lies to another ("a region that is closer to the capital")."""
_NO_WAYS = frozenset({"according", "due", "thanks", "belonging", "related", "response", "addition", "adjacent"})
"""Words before a "to" that leads nowhere."""


def _no_place(token: str, before: str) -> bool:
    return token == "to" and before in _NO_WAYS


def _of(rest: list[str]) -> tuple[Role, str]:
    """Role and lead that "of" gives a name: "the town of X" has the town's role, "the governor of X" is a party."""
    noun = rest[-1] if rest else ""
    lists = words()
    if noun in lists.directions:
        return "via", "of"
    if noun == "size":
        return "none", "of"
    party = noun in lists.party_nouns and noun not in lists.shared_nouns
    if party or noun in _BODIES or noun in lists.titles or noun.removesuffix("s") in lists.titles:
        return "apart", "of"
    if noun in _PORTFOLIOS and not _OFFICES.isdisjoint(rest[-_OFFICE_REACH:]):
        return "apart", "of"
    if noun in lists.between_words:
        role, lead, _ = lead_of(rest)
        return (role, lead) if role else ("of", "of")
    return "of", "of"
