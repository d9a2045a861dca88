"""Follow-ups: claims that belong to an event of another day than their own words say.

A post that says "the death toll has risen to 12" and no day is filed under the day of publication at first; if earlier
posts, or posts of the same day, told of an event at that place which this toll can be of, it is moved there. Likewise
what was carried out later than announced is moved to the announcement, the toll of a town that is told of its country
or of no place to the town, and an event that two publishers date a day
apart to the day that was told first. Only such claims move, only to claims that do not move themselves, and only to
what was published up to `REACH_DAYS` before: so the answer for one publication day depends on those days alone, in
whatever order posts arrive.

Belongs here: `anchors` (what later days may refer to) and the moves. Not here: which event a toll is of (`tolls`),
which plan is carried out (`known_plans`), filing by a claim's own words (`filing`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipeline.reconcile.days import ONE_DAY
from pipeline.reconcile.earlier import Earlier
from pipeline.reconcile.filing import event_spot
from pipeline.reconcile.headlines import take_days
from pipeline.reconcile.home import country_in_the_news, disaster_in_the_news, is_of_home, may_be_of_home, take_country
from pipeline.reconcile.joins import Counted, counted, is_telling
from pipeline.reconcile.kept_days import KeptDays, forget_before, held
from pipeline.reconcile.kinds import DISASTERS, HARM, RUNNING
from pipeline.reconcile.known_plans import KnownPlans
from pipeline.reconcile.next_days import NEXT_DAY_REACH, event_of_next_day, may_be_of_next_day
from pipeline.reconcile.nights import event_of_night, may_be_of_night
from pipeline.reconcile.numbers import same_counted, same_number
from pipeline.reconcile.open_tolls import event_of_open_toll, is_open_toll
from pipeline.reconcile.places import NOWHERE, level, name_of, spot, take_place
from pipeline.reconcile.plans import is_done, is_plan, is_recalled
from pipeline.reconcile.records import Claim, claims_from_table
from pipeline.reconcile.region_tolls import event_of_region, may_be_between, moves_between
from pipeline.reconcile.singled import event_singled_out, tolls_of, what_fits
from pipeline.reconcile.stretches import event_of_stretch
from pipeline.reconcile.tolls import (
    TOLL_MEASURES,
    TOLL_REACH,
    event_of_toll,
    found_since,
    is_added_above,
    is_event,
    is_late_toll,
    may_be_around,
    occasions,
    parts_of_disasters,
    surroundings_of,
)
from pipeline.reconcile.villages import is_astray, is_signpost, take_village
from pipeline.reconcile.wanted import wanted_rows

REACH_DAYS = 60
"""How many publication days back a follow-up looks. Tolls settle within days; aid is delivered within weeks of its
announcement, and what is later is filed by itself."""


def anchors(claims: Iterable[Claim]) -> list[Claim]:
    """What follow-ups may refer to among filed claims: placed casualties of a day, plans, and what was done of them."""
    return [c for c in claims if is_event(c) or is_plan(c) or is_done(c)]


def wanted_anchors(earlier: Iterable[Earlier], claims: Sequence[Claim]) -> list[Claim]:
    """Of filed claims of earlier days those to which these claims can refer."""
    return anchors(claims_from_table(wanted_rows(earlier, claims)))


class Lookback:
    """What the publication days so far left behind for follow-ups; days are added in order and forgotten by
    themselves."""

    def __init__(self) -> None:
        self._events: KeptDays[str] = {}
        self._regions: KeptDays[tuple[str, str]] = {}
        self._countries: KeptDays[tuple[str | None, date | None]] = {}
        """By country and day of the event."""
        self._struck: KeptDays[str] = {}
        """Disasters by the place itself, which is no part of the name under which they are filed."""
        self._spots: dict[date, dict[tuple[date | None, Counted], set[str]]] = {}
        """Where something was counted on a day."""
        self._villages: KeptDays[str] = {}
        """What tells where villages lie that no list has, by their names."""
        self._plans = KnownPlans()

    def find_villages(self, day: date, claims: Sequence[Claim]) -> set[str]:
        """Put villages that no list has, and of which claims of the day tell the name alone, where others have told up
        to then that they lie; the ids of these claims."""
        self._forget(day)
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in filter(is_signpost, anchors(claims)):
            told[name_of(claim)].append(claim)
        found = []
        for claim in filter(is_astray, claims):
            name = name_of(claim)
            if take_village(claim, [*held(self._villages, name), *told.get(name, ())]):
                claim.spot = event_spot(claim)
                found.append(claim.claim_id)
        return set(found)

    def add(self, day: date, claims: Iterable[Claim]) -> None:
        """Take in the anchors of one publication day, and forget those that no follow-up of it can reach."""
        self._forget(day)
        for claim in anchors(claims):
            if is_event(claim):
                self._events.setdefault(day, {}).setdefault(claim.spot, []).append(claim)
                self._regions.setdefault(day, {}).setdefault(surroundings_of(claim), []).append(claim)
                self._countries.setdefault(day, {}).setdefault((claim.country, claim.incident_date), []).append(claim)
                if is_signpost(claim):
                    self._villages.setdefault(day, {}).setdefault(name_of(claim), []).append(claim)
                if claim.kind in DISASTERS:
                    self._struck.setdefault(day, {}).setdefault(spot(claim), []).append(claim)
                for figure in counted([claim]):
                    self._spots.setdefault(day, {}).setdefault((claim.incident_date, figure), set()).add(claim.spot)
            else:
                self._plans.add(day, claim)

    def _forget(self, day: date) -> None:
        self._plans.forget_before(day - timedelta(days=REACH_DAYS))
        forget_before(day - TOLL_REACH - ONE_DAY, self._events, self._regions, self._struck)
        forget_before(day - TOLL_REACH, self._villages)
        forget_before(day - NEXT_DAY_REACH, self._countries, self._spots)

    def move(self, claims: Sequence[Claim]) -> None:
        """Move the follow-ups among the claims of the day that was added last to the day and block of what they
        follow up; all by what was known before any of them moved."""
        self._take_homes(claims)
        moves = [move for occasion in occasions(claims) for move in self._of_occasion(occasion)]
        moves += [(claim, event) for claim in claims if (event := self._followed_up(claim)) is not None]
        moves += parts_of_disasters(claims, moves)
        moves = [(claim, event) for claim, event in moves if _filed_under(event) != _filed_under(claim)]
        moving = {claim.claim_id for claim, _ in moves}
        for claim, event in moves:
            if event.claim_id not in moving:
                _move(claim, event)

    def _take_homes(self, claims: Sequence[Claim]) -> None:
        """Put reports of no place where the country that they tell of is known all the same."""
        for occasion in occasions(claims):
            is_of_home = may_be_of_home(occasion) and self._is_of_home(occasion)
            if country := occasion[0].home if is_of_home else self._country_in_the_news(occasion):
                take_country(occasion, country)
                for claim in occasion:
                    claim.spot = event_spot(claim)

    def _country_in_the_news(self, claims: list[Claim]) -> str | None:
        kind = disaster_in_the_news(claims)
        if kind is None:
            return None
        told = (told for there in self._regions.values() for (_, sort), told in there.items() if sort == kind)
        return country_in_the_news(claims, [event for events in told for event in events if not event.moved])

    def _followed_up(self, claim: Claim) -> Claim | None:
        """The plan that a claim by itself carries out, recalls or repeats, or the event whose toll it brings up to
        date."""
        if is_done(claim) or is_plan(claim):
            return self._plans.followed_up(claim)
        if not is_open_toll(claim):
            return None
        near = [e for e in self._near(claim) if not e.moved and e.claim_id != claim.claim_id]
        return event_of_open_toll(claim, near)

    def _is_of_home(self, claims: list[Claim]) -> bool:
        """Whether a report of no place tells of what happened in its clock's country, and of no single town's event."""
        home, kind = claims[0].home, next((c.kind for c in claims if c.kind in DISASTERS), None)
        if kind is not None:
            return is_of_home(claims, [e for e in held(self._regions, (home or "", kind)) if not e.moved])
        if self._of_occasion(claims):
            return False
        since = claims[0].published_day - NEXT_DAY_REACH
        lately = {told: there for told, there in self._countries.items() if told >= since}
        return is_of_home(claims, [e for e in held(lately, (home, claims[0].incident_date)) if not e.moved])

    def _near(self, toll: Claim) -> list[Claim]:
        """What was told of the place of a toll, or of a disaster in its country, of its sort if it tells one."""
        kinds = [toll.kind] if toll.kind in DISASTERS else sorted(DISASTERS) if toll.kind is None else []
        near = [e for kind in kinds for e in held(self._regions, (toll.country or "", kind or ""))]
        return near if toll.kind in DISASTERS else [*near, *held(self._events, toll.spot)]

    def _around(self, claim: Claim) -> list[Claim]:
        return [e for e in held(self._regions, surroundings_of(claim)) if not e.moved]

    def _sharing_figures(self, claims: Sequence[Claim]) -> list[Claim]:
        """What was told lately of the day of the claims, at the places where enough of their figures were."""
        since, day = claims[0].published_day - NEXT_DAY_REACH, claims[0].incident_date
        lately = [there for told, there in self._spots.items() if told >= since]
        shared: dict[str, set[Counted]] = defaultdict(set)
        for figure in counted(claims):
            for there in lately:
                for place in there.get((day, figure), ()):
                    shared[place].add(figure)
        alike = [place for place, figures in shared.items() if is_telling(figures)]
        events = [there for told, there in self._events.items() if told >= since]
        found = [event for there in events for place in alike for event in there.get(place, ())]
        return [event for event in found if event.incident_date == day and not event.moved]

    def _of_occasion(self, claims: list[Claim]) -> list[tuple[Claim, Claim]]:
        """An update's tolls of one place and day, with what their sentences say, go to one event."""
        here = [e for e in held(self._events, claims[0].spot) if not e.moved]
        if (event := event_of_stretch(claims, here)) is not None:
            return [(c, event) for c in claims if same_counted(c, event) and same_number(c, event)]
        late = [c for c in claims if is_late_toll(c)]
        if late and (moves := self._of_late(claims, late, here)):
            return moves
        if may_be_of_night(claims) and (night := event_of_night(claims, here)) is not None:
            return [(c, night) for c in claims]
        if late:
            return []
        if tolls := tolls_of(claims):
            same_day = self._sharing_figures(tolls)
            singled = event_singled_out(claims, same_day)
            return [(c, singled) for c in what_fits(claims, singled, same_day)] if singled is not None else []
        if may_be_between(claims):
            return moves_between(claims, self._around(claims[0]))
        if not may_be_of_next_day(claims):
            return []
        recent = [e for e in here if e.published_day >= claims[0].published_day - NEXT_DAY_REACH]
        event_there = event_of_next_day([c for c in claims if c.measure in TOLL_MEASURES], recent)
        return [(c, event_there) for c in claims] if event_there is not None else []

    def _of_late(self, claims: list[Claim], late: list[Claim], here: list[Claim]) -> list[tuple[Claim, Claim]]:
        """The tolls among the claims that are brought up to date, with what their sentences say, and their event."""
        if all(c.kind is None for c in late):
            here = [*here, *(e for e in held(self._struck, claims[0].spot) if not e.moved)]
        wide = any(may_be_around(c) for c in late)
        around = self._around(claims[0]) if wide else []
        told = ((c, event_of_toll(c, here, around, found_since(c, claims)) or event_of_region(c, around)) for c in late)
        found = [(c, event) for c, event in told if event is not None]
        if not found:
            return []
        event = min(found, key=lambda pair: (pair[0].added, -pair[0].number, pair[1].order))[1]
        sentences = {(c.in_headline, c.sentence_start) for c, _ in found}
        with_it = [
            c
            for c in claims
            if c in late
            or (c.in_headline, c.sentence_start) in sentences
            or any(is_added_above(c, t) for t, _ in found)
            or c.measure == "missing"  # whoever is looked for while a toll rises is of the event behind it
        ]
        return [(c, event) for c in with_it if c.claim_id != event.claim_id]


def _filed_under(claim: Claim) -> tuple[date | None, str, str]:
    return claim.incident_date, claim.block, claim.spot


def _move(claim: Claim, event: Claim) -> None:
    claim.incident_date, claim.block, claim.moved = event.incident_date, event.block, True
    claim.spot = event.spot
    if claim.family == RUNNING:
        claim.family, claim.cumulative = event.family, False
    if claim.family == HARM or is_recalled(claim):
        take_days(claim, event)
    if claim.family == HARM:
        claim.half = event.half
        if claim.kind not in DISASTERS:
            take_place(claim, event)
        elif level(claim) == NOWHERE:
            claim.country, claim.geo_precision = event.country, "country"
        claim.kind, claim.kind_is_said = event.kind, event.kind_is_said
