"""Who did what is counted, and to whom.

Belongs here: choosing a figure's actor and target among the parties of its sentence, and of the text before it.
Not here: the parties' names (`parties_finder`), what each does in its sentence (`parties_roles`).

An incident has one actor, so `intercepted` has the parties of the attack: its actor launched what was stopped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .document import Document
from .mention import Mention
from .parties_roles import Role, Scene, read_scene

_VICTIMS = frozenset({"killed", "injured", "casualties", "missing", "rescued", "evacuated", "displaced"})
"""Of these the nationality within the counted phrase is the side that suffers."""


_CLAIMS = re.compile(r"\bclaim(?:s|ed|ing)? (?:the |sole )?(?:responsibility|credit)\b", re.IGNORECASE)
_TRANSFERS = frozenset({"aid", "released", "captured"})


class Parties(NamedTuple):
    """Who did it, and to whom: an ISO 3166-1 alpha-2 code or a group's name; None where the text does not say."""

    actor: str | None
    target: str | None


_NOBODY = Parties(None, None)
Scenes = dict[int, Scene]
"""Scenes by the index of their sentence, each read at most once."""


def assign_parties(doc: Document, mentions: list[Mention]) -> list[Parties]:
    """The actor and target of each figure, in the order of `mentions`."""
    scenes: Scenes = {}
    found = [_parties(doc, scenes, mention) for mention in mentions]
    return [
        parties if mention.part_of is None else _whole(parties, mention, mentions, found)
        for parties, mention in zip(found, mentions, strict=True)
    ]


def _parties(doc: Document, scenes: Scenes, mention: Mention) -> Parties:
    scene = _scene(doc, scenes, mention.sentence)
    if scene.natural and mention.measure not in _TRANSFERS:
        return _NOBODY
    parties = (
        _of(scene, mention, doc.sentences[mention.sentence].start) if scene.roles else _before(doc, scenes, mention)
    )
    if parties.actor is None and mention.measure not in _TRANSFERS:
        return Parties(_claimant(doc, scenes, mention, but=parties.target), parties.target)
    return parties


def _scene(doc: Document, scenes: Scenes, index: int) -> Scene:
    found = scenes.get(index)
    if found is None:
        found = scenes[index] = read_scene(doc.sentences[index].text)
    return found


def _claimant(doc: Document, scenes: Scenes, mention: Mention, but: str | None) -> str | None:
    """Who claims the attack in one of the next sentences of the paragraph."""
    own = doc.sentences[mention.sentence]
    for sentence in doc.sentences[mention.sentence + 1 : mention.sentence + 3]:
        if sentence.paragraph != own.paragraph or sentence.field != own.field:
            return None
        if "laim" in sentence.text and _CLAIMS.search(sentence.text):
            return _nearest(_scene(doc, scenes, sentence.index).roles, ("attacker",), 0, but=but)
    return None


def _whole(parties: Parties, mention: Mention, mentions: Sequence[Mention], found: Sequence[Parties]) -> Parties:
    """The parties of a part, completed by those of its whole ("65 Palestinians, including 18 children")."""
    whole = next((p for m, p in zip(mentions, found, strict=True) if m is mention.part_of), None)
    if whole is None or mention.part_of is None or mention.part_of.measure != mention.measure:
        return parties
    return Parties(parties.actor or whole.actor, parties.target or whole.target)


def _nearest(roles: Sequence[Role], names: tuple[str, ...], at: int, but: str | None = None) -> str | None:
    """The party with one of these roles whose name stands nearest to character `at`."""
    fitting = [role for role in roles if role.name in names and role.span.party != but]
    return min(fitting, key=lambda role: abs(role.span.start - at)).span.party if fitting else None


def _of(scene: Scene, mention: Mention, offset: int) -> Parties:
    """The parties of one figure as its own sentence tells them."""
    at = mention.start - offset
    roles = scene.about(at)
    measure = mention.measure
    if measure == "aid":
        giver = _giver_left_out(roles, at) or _nearest(roles, ("giver", "freer"), at)
        return Parties(giver, _nearest(roles, ("receiver", "locus", "target"), at, but=giver))
    counted = _counted(roles, at, mention.end - offset)
    if measure in ("captured", "released"):
        actor = _nearest(roles, ("captor", "attacker") if measure == "captured" else ("freer", "giver"), at)
        return Parties(actor, counted if counted != actor else None)
    if measure in ("intercepted", "launched", "struck"):
        actor = counted or _nearest(roles, ("attacker",), at)
        target = _nearest(roles, ("target",), at, but=actor)
        return Parties(actor, target or _nearest(roles, ("defender", "destroyer", "locus"), at, but=actor))
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


def _giver_left_out(roles: Sequence[Role], at: int) -> str | None:
    """The party right before a sum whose verb of giving stands with another ("A will give €2m and B 300m yen")."""
    if not any(role.name == "giver" for role in roles):
        return None
    beside = (role for role in roles if role.name == "none" and role.span.form == "name" and role.span.end + 1 == at)
    return next((role.span.party for role in beside), None)


def _counted(roles: Sequence[Role], start: int, end: int) -> str | None:
    """The party inside the counted phrase itself: whose soldiers, citizens, tanks or drones they are."""
    for role in roles:
        inside = role.span.start >= start and role.span.end <= end + 1
        if inside and role.name != "maker" and role.span.form in ("demonym", "people", "group"):
            return role.span.party
    return None


def _before(doc: Document, scenes: Scenes, mention: Mention) -> Parties:
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
        found = _scene(doc, scenes, index).roles
        actor = _nearest(found, ("attacker",), len(sentence.text))
        if actor is not None:
            return Parties(actor, _nearest(found, ("target", "locus"), len(sentence.text), but=actor))
        if found:
            break
    return _NOBODY
