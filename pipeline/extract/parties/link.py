"""Who did what is counted, and to whom.

Belongs here: choosing a figure's actor and target among the parties of its sentence, and of the text before it.
Not here: the parties' names (`finder`), what each does in its sentence (`roles`).

An incident has one actor, so `intercepted` has the parties of the attack: its actor launched what was stopped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from pipeline.extract.nearest import Nearest
from pipeline.extract.parties.roles import read_scene
from pipeline.extract.parties.scene import Role, Scene
from schemas.measure_groups import FLED, VICTIMS

_VICTIMS = VICTIMS | FLED | {"rescued"}
"""Of these the nationality within the counted phrase is the side that suffers."""


_CLAIMS = re.compile(r"\bclaim(?:s|ed|ing)? (?:the |sole )?(?:responsibility|credit)\b", re.IGNORECASE)
_TRANSFERS = frozenset({"aid", "released", "captured"})


class Parties(NamedTuple):
    """Who did it, and to whom: an ISO 3166-1 alpha-2 code or a group's name; None where the text does not say."""

    actor: str | None
    target: str | None


_BESIDE = 2
"""Characters between a giver and its sum: a blank, with a bracket at most."""
_ENDING = 3
"""Characters of a possessive ending and a blank."""
_NOBODY = Parties(None, None)


def assign_parties(doc: Document, mentions: list[Mention]) -> list[Parties]:
    """The actor and target of each figure, in the order of `mentions`."""
    if not mentions:
        return []
    scenes = _Scenes(doc)
    beside: dict[int, list[Mention]] = {}
    for mention in mentions:
        beside.setdefault(mention.sentence, []).append(mention)
    found = [_parties(doc, scenes, mention, beside[mention.sentence]) for mention in mentions]
    by_mention = {id(mention): parties for mention, parties in zip(mentions, found, strict=True)}
    return [
        parties if mention.part_of is None else _whole(parties, mention, by_mention.get(id(mention.part_of)))
        for parties, mention in zip(found, mentions, strict=True)
    ]


def _parties(doc: Document, scenes: _Scenes, mention: Mention, beside: Sequence[Mention]) -> Parties:
    scene = scenes.of(mention.sentence)
    if scene.natural and mention.measure not in _TRANSFERS:
        return _NOBODY
    if scene.roles:
        parties = _of(scene, mention, doc.sentences[mention.sentence].start, beside)
    else:
        parties = _NOBODY if mention.measure in _TRANSFERS else scenes.before(mention.sentence)
    if parties.actor is None and mention.measure not in _TRANSFERS:
        return Parties(_claimant(doc, scenes, mention, but=parties.target), parties.target)
    return parties


class _Scenes:
    """The parties of each sentence, read at most once, and those of the attack that the sentences before one tell
    of."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._read: dict[int, Scene] = {}
        self._attacks: Nearest[Parties] = Nearest()

    def of(self, index: int) -> Scene:
        """The scene of a sentence."""
        found = self._read.get(index)
        if found is None:
            found = self._read[index] = read_scene(self._doc.sentences[index].text)
        return found

    def before(self, index: int) -> Parties:
        """The parties of the attack that the sentences before one tell of: those of its paragraph, and the headline's
        for the first paragraph."""
        paragraph = self._doc.paragraph(index)
        first = paragraph.start if self._doc.sentences[index].paragraph > 0 else 0
        return self._attacks.find(index - 1, first - 1, self._attack) or _NOBODY

    def _attack(self, index: int) -> Parties | None:
        found, end = self.of(index).roles, len(self._doc.sentences[index].text)
        actor = _nearest(found, ("attacker",), end)
        if actor is not None:
            return Parties(actor, _nearest(found, ("target", "locus"), end, but=actor))
        return _NOBODY if found else None


def _claimant(doc: Document, scenes: _Scenes, mention: Mention, but: str | None) -> str | None:
    """Who claims the attack in one of the next sentences of the paragraph."""
    own = doc.sentences[mention.sentence]
    for sentence in doc.sentences[mention.sentence + 1 : mention.sentence + 3]:
        if sentence.paragraph != own.paragraph or sentence.field != own.field:
            return None
        if "laim" in sentence.text and _CLAIMS.search(sentence.text):
            return _nearest(scenes.of(sentence.index).roles, ("attacker",), 0, but=but)
    return None


def _whole(parties: Parties, mention: Mention, whole: Parties | None) -> Parties:
    """The parties of a part, completed by those of its whole ("65 Palestinians, including 18 children")."""
    if whole is None or mention.part_of is None or mention.part_of.measure != mention.measure:
        return parties
    return Parties(parties.actor or whole.actor, parties.target or whole.target)


def _nearest(roles: Sequence[Role], names: tuple[str, ...], at: int, but: str | None = None) -> str | None:
    """The party with one of these roles whose name stands nearest to character `at`."""
    fitting = [role for role in roles if role.name in names and role.span.party != but]
    return min(fitting, key=lambda role: abs(role.span.start - at)).span.party if fitting else None


def _of(scene: Scene, mention: Mention, offset: int, beside: Sequence[Mention]) -> Parties:
    """The parties of one figure as its own sentence tells them; `beside` are all figures of that sentence."""
    at = mention.start - offset
    roles = _without_other_side(scene.about(at), mention, offset, beside)
    measure = mention.measure
    if measure == "aid":
        giver = _giver_left_out(roles, at) or _giver(roles, at)
        return Parties(giver, _nearest(roles, ("receiver", "locus", "target"), at, but=giver))
    own = [role for role in roles if role.name != "attacker"] if mention.rule == "toll" else roles
    counted = _counted(own, at, mention.end - offset)  # "a death toll from Iranian attacks of 13"
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


def _without_other_side(roles: list[Role], mention: Mention, offset: int, beside: Sequence[Mention]) -> list[Role]:
    """The roles without the group whose men another figure counts: "seven M23 rebels and 17 soldiers were killed"; nor
    do those whom it counts among the hurt attack: "killing seven Yemeni soldiers and injuring 12"."""
    if all(role.name != "attacker" and role.span.form != "group" for role in roles):
        return roles
    others = [other for other in beside if not _is_same_side(other, mention)]
    return [role for role in roles if not any(_is_of_other(role, other, mention, offset) for other in others)]


def _is_of_other(role: Role, other: Mention, mention: Mention, offset: int) -> bool:
    """Whether a party is counted by another figure and has no part in what this one tells."""
    if not other.start <= role.span.start + offset < other.end:
        return False
    if role.name == "attacker" and other.measure in VICTIMS:
        return True
    return role.span.form == "group" and bool(mention.object_text)


def _is_same_side(other: Mention, mention: Mention) -> bool:
    return other is mention or other.part_of is mention or mention.part_of is other


def _giver(roles: Sequence[Role], at: int) -> str | None:
    """The last giver before a sum, else the first behind it."""
    before = [role for role in roles if role.name in ("giver", "freer") and role.span.start < at]
    return before[-1].span.party if before else _nearest(roles, ("giver", "freer"), at)


def _giver_left_out(roles: Sequence[Role], at: int) -> str | None:
    """The party right before a sum whose verb of giving stands with another ("A will give €2m and B 300m yen")."""
    if not any(role.name == "giver" for role in roles):
        return None
    idle = (r for r in roles if r.name in ("none", "attacker") and r.span.form == "name")
    beside = (r for r in idle if 0 < at - r.span.end <= _BESIDE)
    return next((role.span.party for role in beside), None)


def _counted(roles: Sequence[Role], start: int, end: int) -> str | None:
    """The party inside the counted phrase itself: whose soldiers, citizens, tanks or drones they are."""
    for role in roles:
        before = role.owns and 0 < start - role.span.end <= _ENDING
        inside = before or (role.span.start >= start and role.span.end <= end + 1)
        whose = role.owns or role.span.form in ("demonym", "people", "group")
        if inside and role.name != "maker" and whose:
            return role.span.party
    return None
