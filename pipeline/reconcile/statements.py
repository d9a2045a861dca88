"""What one speaker states in one update about one counted thing: repeats told once, parts left out or added up.

Belongs here: from the claims of one update and speaker to one statement. Not here: comparing updates and speakers
(`figures`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.reconcile.kinds import DISASTERS
from pipeline.reconcile.numbers import both_hold, same_number
from pipeline.reconcile.places import may_hold
from pipeline.reconcile.records import Claim
from pipeline.reconcile.speakers import INDEPENDENT, side_of

REPEATED, PART, SUPERSEDED = "repeated", "part_of_other", "superseded"
SEVERAL = "several"
"""Stands for people of more than one side, or of a side and of none."""


@dataclass(slots=True, eq=False)
class Statement:
    """One speaker's figure in one update."""

    speaker: str
    side: str | None
    of_attacker: bool
    """Its side is that which attacked."""
    known_from: datetime
    source: str
    update_id: str
    low: int | None
    best: int
    high: int | None
    claims: tuple[str, ...]
    """Claims that make it up."""
    summed: bool
    corrected: bool
    about: bool
    """The figure is a rounded one."""
    added: bool
    """It comes on top of what others state ("another two", a death from earlier wounds)."""
    toll: bool
    """It brings a toll up to date."""
    part: bool
    """All of it is part of figures of its measure, if of another class."""
    struck: Claim | None
    """A claim with the place of which it tells, if that is one of a disaster."""
    victims: str | None
    """Whose side the people were on, as its claims tell; `SEVERAL` if they tell different ones."""
    set_aside: dict[str, str] = field(default_factory=dict)
    """Other claims of the speaker in the update, with why they are not used."""

    @property
    def top(self) -> int:
        """The highest number that it gives."""
        return self.best if self.high is None else max(self.high, self.best)

    @property
    def value(self) -> tuple[int | None, int | None]:
        """Low and high, which make two statements equal."""
        return self.low, self.high


def opposed(a: Statement, b: Statement) -> bool:
    """Whether the two speak for different sides; observers of no side are opposed to who attacked alone."""
    if a.side is None or b.side is None or a.side == b.side:
        return False
    others = [s for s in (a, b) if s.side != INDEPENDENT]
    return len(others) > 1 or others[0].of_attacker


def set_aside(statement: Statement, why: str, aside: dict[str, str]) -> None:
    """Note why none of the statement's claims is used."""
    aside.update(dict.fromkeys(statement.claims, why))


def statements(claims: Sequence[Claim], wholes: AbstractSet[str], before: Iterable[Statement] = ()) -> list[Statement]:
    """The statements of claims that count one thing, in order of time; `wholes` are the ids of all claims which parts
    may refer to and which count the same, if people of another class.

    `before`: statements that were made of claims of the same event before; those of updates of which the claims are
    the same are taken as they are.
    """
    known: dict[str, list[Statement]] = defaultdict(list)
    for statement in before:
        known[statement.update_id].append(statement)
    by_update: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_update[claim.update_id].append(claim)
    found: list[Statement] = []
    for update_id, own in by_update.items():
        told = known.get(update_id)
        found += told if told is not None and _are_of(told, own) else _of_update(own, wholes)
    return sorted(found, key=lambda s: (s.known_from, s.update_id, s.speaker))


def _are_of(told: Iterable[Statement], own: Sequence[Claim]) -> bool:
    """Whether statements are those of the claims of an update; of parts it depends on what else is known."""
    ids = {claim for s in told for claim in (*s.claims, *s.set_aside)}
    return ids == {c.claim_id for c in own} and not any(c.part_of for c in own)


def _of_update(own: Sequence[Claim], wholes: AbstractSet[str]) -> list[Statement]:
    grouped: dict[str, list[Claim]] = defaultdict(list)
    told = [c for c in own if not c.former]
    former = {c.claim_id: SUPERSEDED for c in own if c.former and told}
    for claim in sorted(told or own, key=lambda c: c.order):
        grouped[claim.speaker].append(claim)
    if len(grouped) > 1:
        _join_voices(grouped)
    found = [_statement(group, wholes) for group in grouped.values()]
    found[0].set_aside |= former
    return found


def _join_voices(grouped: dict[str, list[Claim]]) -> None:
    """Within an update nobody disputes another by telling of a part, or of what comes on top.

    A headline that gives a figure of the body speaks with the body's voice. So does the publisher who, without citing
    anybody, gives a lower figure than somebody cited; who tells of one victim where others count more; who tells of
    "three others"; and who counts the dead of one place of a disaster.
    """
    for speaker in list(grouped):
        group = grouped[speaker]
        others = [s for s in grouped if s != speaker and not all(c.in_headline for c in grouped[s])]
        if all(c.in_headline for c in group):
            homes = [s for s in others if all(any(_restates(c, b) for b in grouped[s]) for c in group)]
        else:
            homes = [s for s in others if _tells_of_part(group, grouped[s])]
        if homes:
            grouped[homes[0]] = sorted(grouped[homes[0]] + group, key=lambda c: c.order)
            del grouped[speaker]


def _tells_of_part(group: Sequence[Claim], other: Sequence[Claim]) -> bool:
    if all(c.added for c in group) and not any(c.added for c in other):
        return True
    top, whole = max(c.number for c in group), max(other, key=lambda c: c.number)
    if top >= whole.number:
        return False
    inside = whole.kind in DISASTERS and all(may_hold(whole, c) for c in group)
    return group[0].attribution is None or top == 1 or inside


def _restates(headline: Claim, body: Claim) -> bool:
    return same_number(headline, body) or both_hold(headline, body)


def _statement(group: Sequence[Claim], wholes: AbstractSet[str]) -> Statement:
    aside: dict[str, str] = {}
    used = _used(group, wholes, aside) if len(group) > 1 else group
    voice = max(group, key=lambda c: (not c.in_headline, c.attribution is not None, c.number))
    lows, highs = [c.low for c in used], [c.high for c in used]
    return Statement(
        speaker=voice.speaker,
        side=voice.side,
        of_attacker=voice.side is not None and voice.side == side_of(voice.actor),
        known_from=group[0].known_from,
        source=group[0].source,
        update_id=group[0].update_id,
        low=None if all(v is None for v in lows) else sum(v or 0 for v in lows),
        best=sum(c.number for c in used),
        high=None if any(v is None for v in highs) else sum(v or 0 for v in highs),
        claims=tuple(c.claim_id for c in used),
        summed=len(used) > 1,
        corrected=any(c.corrected for c in used),
        about=all(c.about for c in used),
        added=all(c.added for c in used),
        toll=any(c.toll for c in used),
        part=all(c.part_of in wholes for c in used),
        struck=voice if voice.kind in DISASTERS else None,
        victims=used[0].victims if len({c.victims for c in used}) == 1 else SEVERAL,
        set_aside=aside,
    )


def _used(group: Sequence[Claim], wholes: AbstractSet[str], aside: dict[str, str]) -> Sequence[Claim]:
    """The claims that make up the figure; why the others do not is noted in `aside`."""
    parts = [c for c in group if c.part_of in wholes]
    mains = [c for c in group if c.part_of not in wholes] or parts
    if len(mains) < len(group):
        aside.update({c.claim_id: PART for c in parts})
    kept = _without_repeats(mains, aside)
    return _newest(kept, aside) if any(c.corrected for c in kept) else _largest(kept, aside)


def _without_repeats(claims: Sequence[Claim], aside: dict[str, str]) -> list[Claim]:
    """One claim for each number and object; the body's before the headline's, the hedged before the bare."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.in_headline, c.order)):
        if any(_repeats(claim, other) for other in kept):
            aside[claim.claim_id] = REPEATED
        else:
            kept.append(claim)
    return kept


def _repeats(claim: Claim, other: Claim) -> bool:
    if claim.added and not other.added and not claim.in_headline:
        return False
    if claim.in_headline and not other.in_headline:
        return _restates(claim, other)
    return claim.object == other.object and same_number(claim, other)


def _newest(claims: Sequence[Claim], aside: dict[str, str]) -> list[Claim]:
    """Of figures that are taken back, the one that takes back."""
    corrected = [c for c in claims if c.corrected]
    newest = min(corrected, key=lambda c: c.number)
    for claim in claims:
        if claim is not newest:
            aside[claim.claim_id] = SUPERSEDED
    return [newest]


def _largest(claims: Sequence[Claim], aside: dict[str, str]) -> list[Claim]:
    """The sentence with the greatest sum, and what is said to come on top of it; other sentences tell of parts.

    A toll that is brought up to date holds what came on top of an earlier one ("two more bodies … the toll is 12")."""
    sentences: dict[tuple[bool, int], list[Claim]] = defaultdict(list)
    on_top: list[Claim] = []
    for claim in claims:
        if claim.added and len(claims) > 1 and not claim.toll:
            on_top.append(claim)
        else:
            sentences[(claim.in_headline, claim.sentence_start)].append(claim)
    if not sentences:
        return list(claims)
    options = [_sum_or_top(group) for group in sentences.values()]
    best = max(options, key=lambda group: sum(c.number for c in group))
    used = best if any(c.toll and not c.added for c in best) else best + on_top
    for claim in claims:
        if claim not in used:
            aside[claim.claim_id] = PART
    return used


def _sum_or_top(sentence: Sequence[Claim]) -> list[Claim]:
    """Numbers of one sentence stand side by side and add up, unless the greatest is the sum of the others ("eighteen,
    seven of them herders and eleven raiders") or twice each of them, who were set free ("292, 146 from each side"). In
    a sentence that brings a toll up to date the greatest counts."""
    top = max(sentence, key=lambda c: (c.number, c.order))
    rest = [c.number for c in sentence if c is not top]
    halves = top.measure == "released" and set(rest) == {top.number / 2}
    if any(c.toll for c in sentence) or (len(rest) > 1 and sum(rest) == top.number) or halves:
        return [top]
    return list(sentence)
