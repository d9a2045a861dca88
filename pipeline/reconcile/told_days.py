"""The day of an event where an update puts it otherwise than as the day of the claim: a stretch of days or a night that
tells the day of one event, or who died later of the event before.

Belongs here: days that follow from one update alone. Not here: what its claims leave out (`surroundings`), the event of
an earlier update (`tolls`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.reconcile.days import ONE_DAY, is_undated
from pipeline.reconcile.going_on import GOES_ON
from pipeline.reconcile.headlines import take_days
from pipeline.reconcile.kinds import DISASTERS, HARM, RUNNING, family_of, kind_of_text
from pipeline.reconcile.numbers import same_counted
from pipeline.reconcile.records import Claim

_PAST_DAY = re.compile(r"\b(?:past|last|previous|preceding) (?:day|24[ -]hours|24[ -]hour period)\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|reported|announced|confirmed|told \w+) (?:late |early )?(?:on )?$")
_HAD = re.compile(r"\s*(?:\w+ )?had (?:now |so far |since |also )?(?:been killed|died|lost their lives)\b")
_MORNING_ENDS = 12
"""The hour before which the past day is the day before."""


def take_past_day(claim: Claim, date_text: str | None, zone: str | None) -> None:
    """What a bulletin of the morning tells of "the past day" is of the day before; told later it is of two days."""
    if claim.date_from is None or claim.date_to is None or not _PAST_DAY.search(date_text or ""):
        return
    told = _local(claim.known_from, zone)
    if claim.date_to - claim.date_from == ONE_DAY and claim.date_to == told.date() and told.hour < _MORNING_ENDS:
        claim.date_to, claim.date_precision = claim.date_from, "day"


def _local(moment: datetime, zone: str | None) -> datetime:
    return moment.astimezone(ZoneInfo(zone)) if zone else moment


def take_tolls_of_days(claims: Sequence[Claim], headline: str, body: str) -> None:
    """What a disaster has done "since Friday" is the toll of the one that began on Friday, and no running total. People
    who are moved are so day by day."""
    running = [c for c in claims if c.family == RUNNING and family_of(c.measure) == HARM]
    recent = [c for c in running if c.date_from and c.date_to and c.date_to - c.date_from <= GOES_ON]
    text_kind = kind_of_text(headline, body) if recent else None
    for claim in recent:
        if (claim.kind if claim.kind in DISASTERS else text_kind) in DISASTERS:
            claim.cumulative, claim.toll, claim.family, claim.date_to = False, True, HARM, claim.date_from


def take_days_of_counts(
    claims: Sequence[Claim], sentences: Sequence[str], quotes: Sequence[str], days: Sequence[str | None]
) -> None:
    """Who "said on Thursday that 22 people had been killed" tells on which day they had been counted: that is a toll,
    of an event of that day or of an earlier one. Given with the words of the claims' days; where a sentence counts
    several, they add up and none is a toll."""
    dead = [n for n, claim in enumerate(claims) if claim.measure == "killed"]
    for n in dead:
        claim = claims[n]
        if claim.date_precision != "day" or claim.date_to != claim.published_day or claim.toll:
            continue
        alone = not any(sentences[other] == sentences[n] for other in dead if other != n)
        claim.toll = alone and _is_counted_on(sentences[n], quotes[n], days[n] or "\n")


def _is_counted_on(sentence: str, quote: str, day: str) -> bool:
    said, start = sentence.find(day), sentence.find(quote)
    if not 0 < said < start or _SAID.search(sentence[:said]) is None:
        return False
    between = sentence[said + len(day) : start]
    return between in (" ", " that ") and _HAD.match(sentence, start + len(quote)) is not None


def take_days_of_tolls(claims: Sequence[Claim]) -> None:
    """Who died later is of the event whose toll the same sentence brings up to date, if that tells its day: "two of the
    wounded died overnight, raising the toll of Monday's strike to 16"."""
    told = [c for c in claims if c.toll and c.measure == "killed"]
    for toll in told:
        day = None if is_undated(toll) else toll.date_to
        if day is None:
            continue
        for claim in told:
            one_sentence = (claim.in_headline, claim.sentence_start) == (toll.in_headline, toll.sentence_start)
            is_one_of_them = claim.number < toll.number and same_counted(claim, toll)
            if one_sentence and is_one_of_them and claim.date_to is not None and claim.date_to > day:
                take_days(claim, toll)


def forget_days_of_release(claims: Sequence[Claim]) -> None:
    """Those who were taken and now are free were taken before, on a day that a text which gives both one day does not
    tell: "fourteen of the abducted pupils were freed on Friday". So many were held up to then, which is no event."""
    freed = {_who(c): c for c in claims if c.measure == "released"}
    for claim in claims:
        release = freed.get(_who(claim)) if claim.measure == "captured" else None
        if release is not None and claim.date_to == release.date_to:
            claim.date_from, claim.cumulative, claim.family = None, True, RUNNING


def _who(claim: Claim) -> tuple[bool, int, str | None, int]:
    return claim.in_headline, claim.sentence_start, claim.object, claim.number
