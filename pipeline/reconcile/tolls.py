"""Tolls that are told later, or under another day, than the event that they are of.

Belongs here: which event of other days a claim of people killed or hurt belongs to. Not here: holding what earlier
days left behind, moving (`followups`), plans (`plans`), one event under two days that follow each other (`next_days`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipeline.reconcile.days import is_old, is_undated, period
from pipeline.reconcile.going_on import TELLING, going_on
from pipeline.reconcile.kinds import DISASTERS, HARM
from pipeline.reconcile.likeness import foremost
from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.places import NOWHERE, SETTLEMENT, level, region
from pipeline.reconcile.records import Claim

TOLL_MEASURES = frozenset({"killed", "injured", "missing", "rescued"})
TOLL_REACH = timedelta(days=14)
"""How long after an event a rising toll without a day can still be of it."""
GROWTH, GROWN_FROM = 1.25, 5
"""A toll that is told with a day of its own, or for the district or region around, is of an earlier event only if
that had a toll of at least `GROWN_FROM`, from which it has grown by no more than this factor, or whatever it has grown
by if one update tells both."""
RAISED_GROWTH = 3
"""The same of a toll that a body which was found on the day has brought up: the others were found before."""


def is_event(claim: Claim) -> bool:
    """Whether a later toll may refer to the claim: placed casualties of a day."""
    dated = claim.incident_date is not None and not period(claim)
    return dated and is_casualty(claim) and level(claim) != NOWHERE and not claim.moved and not _is_undated_toll(claim)


def is_casualty(claim: Claim) -> bool:
    """Whether the claim counts people killed, hurt or missing, or saved, in an event that happened."""
    return claim.family == HARM and claim.status == "happened" and claim.measure in TOLL_MEASURES


def _is_undated_toll(claim: Claim) -> bool:
    return claim.toll and is_undated(claim)


def is_late_toll(claim: Claim) -> bool:
    """Whether the claim brings a toll up to date, and may therefore be of an event of an earlier day: a day that is
    told may be the one on which it was counted only if that is the day of publication or the one before. What is told
    of a disaster always may, and an earthquake of one day at any time be that of a night which holds its hour."""
    if claim.incident_date is None or (is_old(claim) and claim.kind != "earthquake"):
        return False
    if not is_casualty(claim) or level(claim) == NOWHERE:
        return False
    return claim.kind in DISASTERS or ((claim.toll or claim.corrected) and not period(claim))


def may_be_raised(claim: Claim) -> bool:
    """Whether who was found dead on the day may have brought the toll up: its sentence tells of no attack or disaster
    of the day."""
    return claim.measure == "killed" and claim.toll and not claim.added and not claim.kind_is_said


def found_since(toll: Claim, claims: Iterable[Claim]) -> int:
    """How many of the dead of a toll its sentence tells by themselves ("the last body was found, which brings the toll
    to nine")."""
    if not may_be_raised(toll):
        return 0
    own = [c for c in claims if c.sentence_start == toll.sentence_start and c.in_headline == toll.in_headline]
    return sum(c.number for c in own if same_counted(c, toll) and c.number < toll.number)


def is_added_above(claim: Claim, toll: Claim) -> bool:
    """Whether the headline counts by themselves some of the dead of a toll that the body brings up to date ("two more
    victims die")."""
    counts_some = same_counted(claim, toll) and claim.number <= toll.number
    return claim.in_headline and not toll.in_headline and claim.added and counts_some


def occasions(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of each update about what happened, or is denied, at one place on one day."""
    found: dict[tuple[str, str, date | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.family == HARM and claim.status in ("happened", "denied"):
            found[claim.update_id, claim.spot, claim.incident_date].append(claim)
    return list(found.values())


def surroundings_of(claim: Claim) -> tuple[str, str]:
    """Where else the event of a toll may be: of a disaster anywhere in the country, else in the region."""
    return (claim.country or "", claim.kind) if claim.kind in DISASTERS and claim.kind else region(claim)


def may_be_around(claim: Claim) -> bool:
    """Whether the event of a toll may be at another place of its surroundings."""
    return level(claim) < SETTLEMENT or claim.kind in DISASTERS


def event_of_toll(claim: Claim, here: Sequence[Claim], around: Iterable[Claim], found: int = 0) -> Claim | None:
    """The event of an earlier day that the toll is of; `here` are the events of its place, `around` of its
    `surroundings_of`; so many of the toll were `found_since`.

    Of a death from earlier wounds it is the latest one; of a toll without a day the greatest that it can have grown
    from; of a toll with a day, or of a coarser place, only one that it has hardly grown from, or that its own update
    tells, or that had no more than the toll without whom it tells to be found; of a disaster the earliest.

    A disaster that goes on is asked for before all else: news of one is a toll without saying so.
    """
    if claim.kind in DISASTERS and (lasting := going_on(claim, around)):
        return foremost(_of_first_day(lasting), lambda e: e.number)
    if claim.added:
        others = [e for e in _within_reach(claim, here) if e.update_id != claim.update_id and not e.added]
        return foremost(others, lambda e: (e.incident_date, e.number))
    if period(claim) or is_old(claim) or not (claim.toll or claim.corrected):
        return None
    same = [e for e in _within_reach(claim, here) if e.measure == claim.measure]
    if _is_of_its_day(claim, same):
        return None
    fits = _grown_into(claim, same, found)
    if claim.kind in DISASTERS and not (fits and is_undated(claim)):
        fits = _of_first_day([*fits, *_hardly_grown_around(claim, around)])
    elif not fits and may_be_around(claim):
        fits = _if_of_one_place(_hardly_grown_around(claim, around))
    return foremost(fits, lambda e: (e.number, e.incident_date))


def _tells_no_day_of_its_own(claim: Claim) -> bool:
    """Whether the day of the claim says nothing on that of the event: none is told, or an old figure is put right."""
    return is_undated(claim) or claim.corrected


def _is_of_its_day(claim: Claim, same: Sequence[Claim]) -> bool:
    """Whether others tell of an event on the day that the toll tells: it is the toll of that. Other tolls of the day
    tell no more than this one."""
    if _tells_no_day_of_its_own(claim):
        return False
    others = [e for e in same if e.update_id != claim.update_id and not (e.toll or e.corrected)]
    return any(e.incident_date == claim.incident_date for e in others)


def _grown_into(claim: Claim, same: Sequence[Claim], found: int) -> list[Claim]:
    """The events of the toll's place that can have had it in the end."""
    if _tells_no_day_of_its_own(claim):
        return [e for e in same if e.number <= claim.number or claim.corrected]
    told = _told_with(claim, same)
    before = [e for e in same if e.incident_date != claim.incident_date]
    return [e for e in before if e in told or _has_hardly_grown(e, claim) or (found and _is_raised(e, claim, found))]


def _hardly_grown_around(claim: Claim, around: Iterable[Claim]) -> list[Claim]:
    """The events that other updates, and not the toll's own, tell of places within the toll's, of a disaster of any
    place around, from which it has hardly grown."""
    near = _within_reach(claim, around)
    own = {_told(e) for e in near if e.update_id == claim.update_id}
    others = [e for e in near if _told(e) not in own]
    outer = [e for e in others if claim.kind in DISASTERS or level(e) > level(claim)]
    return [e for e in outer if same_counted(e, claim) and _has_hardly_grown(e, claim)]


def _told(event: Claim) -> tuple[object, ...]:
    return event.spot, event.incident_date, event.measure, event.object, event.low, event.high


def _if_of_one_place(events: list[Claim]) -> list[Claim]:
    """The events if all are of one place: of two, nothing tells which the toll is of."""
    return events if len({e.spot for e in events}) == 1 else []


def _told_with(toll: Claim, events: Sequence[Claim]) -> list[Claim]:
    """The events of earlier days that the update tells beside the toll, from which it can have grown however much
    ("rose to 31 on Monday … late on Saturday a missile killed 15"); none if it tells of one on the day of the toll."""
    told = [e for e in events if e.update_id == toll.update_id and not e.toll]
    if any(e.incident_date == toll.incident_date for e in told):
        return []
    return [e for e in told if GROWN_FROM <= e.number <= toll.number]


def _of_first_day(events: Sequence[Claim]) -> list[Claim]:
    first = min((e.incident_date for e in events if e.incident_date), default=None)
    return [e for e in events if e.incident_date == first]


def _within_reach(claim: Claim, events: Iterable[Claim]) -> list[Claim]:
    return [e for e in events if _days_after(claim, e) is not None and same_kind(claim, e)]


def _days_after(claim: Claim, event: Claim) -> timedelta | None:
    if claim.incident_date is None or event.incident_date is None:
        return None
    after = claim.incident_date - event.incident_date
    return after if timedelta(0) <= after <= TOLL_REACH else None


def same_kind(a: Claim, b: Claim) -> bool:
    """Whether the two can be of one kind of event: where the words of both tell it, they tell the same."""
    return not (a.kind_is_said and b.kind_is_said) or a.kind == b.kind


def _has_hardly_grown(event: Claim, claim: Claim) -> bool:
    return can_have_grown(event.number, claim.number)


def _is_raised(event: Claim, toll: Claim, found: int) -> bool:
    return TELLING <= event.number <= toll.number - found and toll.number <= RAISED_GROWTH * event.number


def can_have_grown(earlier: int, later: int) -> bool:
    """Whether a toll that has hardly grown can have risen from one number to the other."""
    return GROWN_FROM <= earlier <= later <= GROWTH * earlier


def _parts_of_toll(toll: Claim, sentence: Sequence[Claim]) -> list[Claim]:
    """What a sentence beside a disaster's toll tells of the same disaster: of the same day and country, and either
    without a day of its own or, in all, exactly the toll; and who else was hurt or is missing at the toll's own
    place."""
    same = [c for c in sentence if c.kind == toll.kind and c.status == toll.status and c.country == toll.country]
    here = [c for c in same if c.incident_date == toll.incident_date and not period(c)]
    dead = [c for c in here if c.measure == toll.measure and c.number <= toll.number]
    makes_it_up = sum(c.number for c in dead) == toll.number
    beside = [c for c in here if c.measure in TOLL_MEASURES - {toll.measure} and c.spot == toll.spot]
    return [c for c in dead if is_undated(c) or makes_it_up] + beside


def parts_of_disasters(claims: Sequence[Claim], moves: Iterable[tuple[Claim, Claim]]) -> list[tuple[Claim, Claim]]:
    """What an update tells of single places beside the toll of a disaster that goes to an earlier day."""
    tolls: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for toll, event in moves:
        if toll.kind in DISASTERS and not toll.in_headline:
            tolls[toll.update_id].append((toll, event))
    moving = {toll.claim_id for found in tolls.values() for toll, _ in found}
    by_sentence: dict[tuple[str, bool, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.update_id in tolls and claim.claim_id not in moving:
            by_sentence[claim.update_id, claim.in_headline, claim.sentence_start].append(claim)
    return [
        (claim, event)
        for (update, *_), sentence in by_sentence.items()
        for toll, event in tolls[update][:1]
        for claim in _parts_of_toll(toll, sentence)
    ]
