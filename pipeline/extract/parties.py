"""Who did what is counted, and to whom.

Belongs here: choosing a figure's actor and target among the parties of its sentence, and of the text before it.
Not here: the parties' names (`parties_finder`), what each does in its sentence (`parties_roles`).

An incident has one actor, so `intercepted` has the parties of the attack: its actor launched what was stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .document import Document
from .mention import Mention
from .parties_roles import Role, natural, other_event, read_roles

_VICTIMS = frozenset({"killed", "injured", "casualties", "missing", "rescued", "evacuated", "displaced"})
"""Of these the nationality within the counted phrase is the side that suffers."""


_TRANSFERS = frozenset({"aid", "released", "captured"})


class Parties(NamedTuple):
    """Who did it, and to whom: an ISO 3166-1 alpha-2 code or a group's name; None where the text does not say."""

    actor: str | None
    target: str | None


_NOBODY = Parties(None, None)


def assign_parties(doc: Document, mentions: list[Mention]) -> list[Parties]:
    """The actor and target of each figure, in the order of `mentions`."""
    roles: dict[int, list[Role]] = {}
    found = []
    for mention in mentions:
        own = _roles(doc, roles, mention.sentence)
        sentence = doc.sentences[mention.sentence]
        if own and mention.measure not in _TRANSFERS and natural(sentence.text):
            found.append(_NOBODY)
            continue
        begin, end = other_event(sentence.text) if own else (0, 0)
        inside = begin <= mention.start - sentence.start < end
        about = [role for role in own if (begin <= role.span.start < end) == inside]
        parties = _of(about, mention, sentence.start)
        if parties == _NOBODY and not own:
            parties = _before(doc, roles, mention)
        found.append(parties)
    return [_whole(parties, mention, mentions, found) for parties, mention in zip(found, mentions, strict=True)]


def _whole(parties: Parties, mention: Mention, mentions: Sequence[Mention], found: Sequence[Parties]) -> Parties:
    """The parties of a part, completed by those of its whole ("65 Palestinians, including 18 children")."""
    whole = next((p for m, p in zip(mentions, found, strict=True) if m is mention.part_of), None)
    if whole is None or mention.part_of is None or mention.part_of.measure != mention.measure:
        return parties
    return Parties(parties.actor or whole.actor, parties.target or whole.target)


def _roles(doc: Document, roles: dict[int, list[Role]], index: int) -> list[Role]:
    found = roles.get(index)
    if found is None:
        found = roles[index] = read_roles(doc.sentences[index].text)
    return found


def _nearest(roles: Sequence[Role], names: tuple[str, ...], at: int, but: str | None = None) -> str | None:
    """The party with one of these roles whose name stands nearest to character `at`."""
    fitting = [role for role in roles if role.name in names and role.span.party != but]
    return min(fitting, key=lambda role: abs(role.span.start - at)).span.party if fitting else None


def _of(roles: Sequence[Role], mention: Mention, offset: int) -> Parties:
    """The parties of one figure as its own sentence tells them."""
    if not roles:
        return _NOBODY
    at = mention.start - offset
    measure = mention.measure
    if measure == "aid":
        giver = _nearest(roles, ("giver", "freer"), at)
        return Parties(giver, _nearest(roles, ("receiver", "locus", "target"), at, but=giver))
    counted = _counted(roles, at, mention.end - offset)
    if measure in ("captured", "released"):
        actor = _nearest(roles, ("captor", "attacker") if measure == "captured" else ("freer", "giver"), at)
        return Parties(actor, counted if counted != actor else None)
    if measure in ("intercepted", "launched", "struck"):
        actor = counted or _nearest(roles, ("attacker",), at)
        return Parties(actor, _nearest(roles, ("target", "defender", "destroyer", "locus"), at, but=actor))
    if measure == "equipment_lost":
        target = counted or _nearest(roles, ("target",), at)
        return Parties(_nearest(roles, ("attacker", "destroyer", "defender", "captor"), at, but=target), target)
    counted = counted if measure in _VICTIMS else None
    actor = _nearest(roles, ("attacker", "destroyer"), at, but=counted)
    if measure in ("evacuated", "displaced"):
        return Parties(actor, counted)  # "into Egypt" is where they went
    target = counted or _nearest(roles, ("target",), at, but=actor)
    if target is None and actor is not None:
        target = _nearest(roles, ("locus",), at, but=actor)
    return Parties(actor, target)


def _counted(roles: Sequence[Role], start: int, end: int) -> str | None:
    """The party inside the counted phrase itself: whose soldiers, citizens, tanks or drones they are."""
    for role in roles:
        inside = role.span.start >= start and role.span.end <= end + 1
        if inside and role.name != "maker" and role.span.form in ("demonym", "people", "group"):
            return role.span.party
    return None


def _before(doc: Document, roles: dict[int, list[Role]], mention: Mention) -> Parties:
    """The parties of the attack that the sentences before tell of, where the figure's own sentence names no party."""
    if mention.measure in _TRANSFERS:
        return _NOBODY
    own = doc.sentences[mention.sentence]
    for index in range(mention.sentence - 1, -1, -1):
        sentence = doc.sentences[index]
        if sentence.field == own.field and sentence.paragraph != own.paragraph:
            if own.paragraph > 0:
                break
            continue
        found = _roles(doc, roles, index)
        actor = _nearest(found, ("attacker",), len(sentence.text))
        if actor is not None:
            return Parties(actor, _nearest(found, ("target", "locus"), len(sentence.text), but=actor))
        if found:
            break
    return _NOBODY
