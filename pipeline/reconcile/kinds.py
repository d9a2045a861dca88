"""What kind of event a claim is about.

The measure tells most; killed, injured, damaged and the like take the kind from the weapon, the words of the sentence,
the other claims of the update, its headline and its text, in this order.

Belongs here: families and kinds. Not here: the words that tell a kind (`cues`), which kind an incident of several
claims has (`incidents`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.reconcile.cues import kind_cues, storm_cues
from pipeline.reconcile.places import region
from pipeline.reconcile.records import Claim
from schemas.measure_groups import FLIGHT

HARM = "harm"
"""The family of attacks, disasters and what they do to people and things."""
RELEASE = "release"
"""The family of prisoners, hostages and bodies that come home."""
RUNNING = "running"
"""The family of running totals, which are no event."""

ATTACKS = frozenset({"air_attack", "shelling", "ground_fighting", "attack_other"})
"""Kinds of incidents in which people use force against others."""
DISASTERS = frozenset({"earthquake", "flood", "storm", "wildfire", "volcano"})
"""Sorts of events that are of a whole region. `incidents` calls them `other`, as it has no words for them."""
NO_ATTACKS = DISASTERS | {"accident"}
"""The same with what befalls a single place, a ship or a train."""

_FAMILY = {
    "evacuated": "evacuation",
    "aid": "aid",
    "captured": "detention",
    "released": RELEASE,
    "displaced": "displacement",
}
_KIND = {"evacuation": "evacuation", "aid": "aid", "detention": "detention", "release": "release"}
_KIND_OF_WEAPON = {
    **dict.fromkeys(("missile", "drone", "bomb", "aircraft", "air_target", "rocket"), "air_attack"),
    "shell": "shelling",
}
_NAME = re.compile(r"\s+([A-Z][^\W\d_]{2,})")
_DEFINITE = "the "
_ROCKET = "rocket"
"""What rockets do is shelling where a gun's word stands beside them, else an attack from the air."""


def family(claim: Claim) -> str:
    """Claims of different families are never of one incident."""
    return RUNNING if claim.cumulative else family_of(claim.measure)


def family_of(measure: str) -> str:
    """The family of claims of a measure that are no running totals."""
    return _FAMILY.get(measure, HARM)


def said_kind(claim: Claim, sentence: str, quote_start: int, quote_end: int) -> str | None:
    """The kind that the claim itself tells, offsets in the sentence; null if its words do not tell."""
    kind = family(claim)
    if kind not in (HARM, RUNNING) or claim.measure in _FAMILY:
        return kind_of_measure(claim.measure)
    if claim.weapon and (cue := kind_cues().first(claim.weapon)) not in (None, *NO_ATTACKS):
        return cue
    if claim.measure in FLIGHT and claim.object in _KIND_OF_WEAPON:
        told, by_rocket = _KIND_OF_WEAPON[claim.object], claim.object == _ROCKET and claim.measure != "intercepted"
    else:
        hit = kind_cues().nearest(sentence, quote_start, quote_end)
        if hit is None:
            return None
        told, by_rocket = hit[2], sentence[hit[0] : hit[1]].lower().startswith(_ROCKET)
    return "shelling" if by_rocket and _tells_of_guns(sentence) else told


def _tells_of_guns(sentence: str) -> bool:
    return any(cue == "shelling" for _, _, cue in kind_cues().all(sentence))


def take_from_surroundings(claims: Sequence[Claim], headline: str, body: str) -> None:
    """Give the claims of one update that do not tell their kind the one of what stands around them."""
    silent = [c for c in claims if c.kind is None]
    if not silent:
        return
    said = [c for c in claims if c.kind_is_said and c.family == HARM]
    around_all = kind_of_text(headline, body)
    for claim in silent:
        same_day = [c for c in said if c.incident_date == claim.incident_date]
        same_place = [c for c in same_day if c.block == claim.block and region(c) == region(claim)]
        for around in (same_place, same_day):
            if around:
                claim.kind = _most_common(c.kind for c in around)
                break
        else:
            claim.kind = around_all


def kind_of_text(headline: str, body: str) -> str | None:
    """The kind that the headline tells, or else most words of the body; null if neither does."""
    return kind_cues().first(headline) or _most_common(cue for _, _, cue in kind_cues().all(body))


def storm_name(sentence: str, headline: str, body: str) -> str | None:
    """The name of the storm of which a sentence tells, or the only one that its update names; empty where it tells of
    "the storm" without naming any, null where it does not."""
    for names in (_storm_names(sentence), _storm_names(headline) | _storm_names(body)):
        if len(names) == 1:
            return names.pop()
    told = not names and any(body[max(start - 4, 0) : start].lower() == _DEFINITE for start, _ in _titles(body))
    return "" if told else None


def _storm_names(text: str) -> set[str]:
    return {name[1] for _, end in _titles(text) if (name := _NAME.match(text, end))}


def _titles(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, cue in storm_cues().all(text) if cue == "title"]


def kind_of_measure(measure: str) -> str:
    """The kind that a measure tells by itself; `other` if its events are of several."""
    return _KIND.get(family_of(measure), "other")


def disaster_of(spot: str) -> str | None:
    """The sort of disaster for which filing has named a place."""
    word = spot.rsplit(" ", 1)[-1]
    return word if word in DISASTERS else None


def public_kind(kind: str) -> str:
    """The word that the column `kind` of `incidents` has for a sort of event."""
    return "other" if kind in NO_ATTACKS else kind


def _most_common(kinds: Iterable[str | None]) -> str | None:
    counts = Counter(k for k in kinds if k)
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else None
