"""Filing: under which day and in which block the event of each claim belongs.

A block is a family of events and a day or stretch of days. Claims of different blocks are never linked, so that each
block can be reconciled alone: the result does not depend on which other days are at hand. Within a block, `spot` names
where the event was, as finely as it is known. Filing looks at one update at a time, and for late tolls and plans
carried out at what earlier publication days left behind (`followups`).

Belongs here: from `claims` and `updates` to filed claims. Not here: which claims of a block are of one incident
(`linking`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pyarrow as pa

from pipeline.gazetteer.load import zone_country
from pipeline.reconcile.columns import values_of
from pipeline.reconcile.cues import relation_cues, victim_cues
from pipeline.reconcile.days import filing_day, half_of_day, period, take_as_night, turn_of_day
from pipeline.reconcile.headlines import take_sort_of_event
from pipeline.reconcile.kinds import (
    DISASTERS,
    HARM,
    RUNNING,
    family,
    said_kind,
    storm_name,
    take_from_surroundings,
)
from pipeline.reconcile.on_top import take_whole_counts
from pipeline.reconcile.ordinals import take_ordinals
from pipeline.reconcile.places import (
    COUNTRY,
    NOWHERE,
    PLACE_FIELDS,
    REGION,
    SETTLEMENT,
    is_country,
    level,
    region,
    spot,
)
from pipeline.reconcile.records import Claim
from pipeline.reconcile.relations import read_relations
from pipeline.reconcile.retractions import take_back
from pipeline.reconcile.revisions import Revision
from pipeline.reconcile.speakers import side_of, speaker
from pipeline.reconcile.sums import join_sums
from pipeline.reconcile.surroundings import Naming, fill_in
from pipeline.reconcile.told_days import (
    forget_days_of_release,
    take_days_of_counts,
    take_days_of_tolls,
    take_past_day,
    take_tolls_of_days,
)
from pipeline.reconcile.tolls import TOLL_MEASURES

CLAIM_COLUMNS = (
    "claim_id",
    "update_id",
    "source",
    "field",
    "quote",
    "quote_start",
    "sentence",
    "measure",
    "object",
    "weapon",
    "low",
    "best",
    "high",
    "hedge",
    "status",
    "cumulative",
    "date_from",
    "date_to",
    "date_precision",
    "date_text",
    *PLACE_FIELDS,
    "destination_text",
    "actor",
    "target",
    "attribution",
    "attribution_side",
    "part_of",
    "amount_usd",
)
"""The columns of `claims` that filing reads."""

_TAKEN_OVER = tuple(name for name in CLAIM_COLUMNS if name in Claim.__slots__)
_ACROSS = re.compile(r"\b(?:across|throughout|all over|in all of|in the whole of)(?: the)? $")
_AIMED = frozenset({"launched", "struck", "attacks"})
_AIR_COUNTS = _AIMED | {"intercepted"}


Texts = Mapping[str, tuple[str, str, str | None]]
"""Headline, body and time zone of each update."""


def file_updates(claims: pa.Table, known: Mapping[str, Revision], texts: Texts) -> list[Claim]:
    """The claims of whole updates, filed by their own words alone (no look back at earlier days)."""
    grouped: dict[str, list[dict[str, object]]] = defaultdict(list)
    for values in zip(*(values_of(claims[name]) for name in CLAIM_COLUMNS), strict=True):
        row = dict(zip(CLAIM_COLUMNS, values, strict=True))
        grouped[str(row["update_id"])].append(row)
    filed: list[Claim] = []
    for update_id in sorted(grouped):
        filed += _file_update(grouped[update_id], known[update_id], *texts[update_id])
    return filed


def _file_update(
    rows: Sequence[dict[str, object]], revision: Revision, headline: str, body: str, zone: str | None
) -> list[Claim]:
    rows = sorted(rows, key=lambda row: (row["field"] != "headline", row["quote_start"], row["claim_id"]))
    numbers: dict[tuple[object, object], int] = {}
    claims = [_read(row, revision, headline, numbers) for row in rows]
    sentences, quotes = [str(row["sentence"]) for row in rows], [str(row["quote"]) for row in rows]
    take_days_of_counts(claims, sentences, quotes, [_text(row["date_text"]) for row in rows])
    take_whole_counts(claims)
    take_tolls_of_days(claims, headline, body)
    for claim, row in zip(claims, rows, strict=True):
        take_as_night(claim, _text(row["date_text"]))
        take_past_day(claim, _text(row["date_text"]), zone)
    take_days_of_tolls(claims)
    _recall_packages(claims, sentences, quotes)
    fill_in(claims, _naming(list(zip(claims, sentences, strict=True)), headline, body))
    take_back(claims)
    join_sums(claims)
    _place_nations(claims)
    for claim, row in zip(claims, rows, strict=True):
        claim.half = half_of_day(claim, _text(row["date_text"]))
    take_sort_of_event(claims)
    forget_days_of_release(claims)
    for claim in claims:
        claim.incident_date = filing_day(claim)
        claim.block = block(claim)
    take_from_surroundings(claims, headline, body)
    take_ordinals(claims, sentences, quotes)
    for claim, row in zip(claims, rows, strict=True):
        if claim.kind in DISASTERS:
            claim.half = None
        if claim.kind == "earthquake":
            claim.turn = turn_of_day(claim, _text(row["date_text"]))
        if claim.kind == "storm":
            claim.storm = storm_name(str(row["sentence"]), headline, body)
        claim.spot = event_spot(claim)
        claim.home = zone_country(zone) if zone else None
    return claims


def _recall_packages(claims: Sequence[Claim], sentences: Sequence[str], quotes: Sequence[str]) -> None:
    """Of a sentence that tells of an instalment of a greater sum, the greater one is what was announced before."""
    given = [(c, s, s.find(q), q) for c, s, q in zip(claims, sentences, quotes, strict=True) if c.family == "aid"]
    for whole, sentence, start, _ in given:
        for part, other, at, quote in given:
            if other != sentence or not 0 <= at < start or part.object != whole.object or part.number >= whole.number:
                continue
            cues = {cue for _, _, cue in relation_cues().all(sentence[at + len(quote) : start])}
            if "instalment" in cues and whole.status == "happened":
                whole.status, whole.toll = "planned", True


def _naming(claims: Sequence[tuple[Claim, str]], headline: str, body: str) -> Naming:
    """How the texts name the places of claims, given with their sentences."""
    named = [(claim, sentence, claim.place_text) for claim, sentence in claims if claim.place_text is not None]
    carried = [(claim, place) for claim, sentence, place in named if place not in sentence]
    return Naming(
        carried={claim.claim_id for claim, _ in carried},
        later={c.claim_id for c, place in carried if not c.in_headline and _comes_later(place, c, headline, body)},
        across={c.claim_id for c, sentence, place in named if level(c) == COUNTRY and _is_across(place, sentence)},
    )


def _comes_later(place: str, claim: Claim, headline: str, body: str) -> bool:
    return place not in headline and body.find(place) > claim.quote_start


def _is_across(place: str, sentence: str) -> bool:
    return any(_ACROSS.search(sentence[: at.start()]) for at in re.finditer(re.escape(place), sentence))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _read(
    row: dict[str, object], revision: Revision, headline: str, numbers: dict[tuple[object, object], int]
) -> Claim:
    values = {name: row[name] for name in _TAKEN_OVER}
    sentence, quote = str(row["sentence"]), str(row["quote"])
    claim = Claim(
        **values,  # type: ignore[arg-type]  # the Arrow schema of `claims` holds the types
        headline=headline,
        published_day=revision.published_day,
        known_from=revision.known_from,
        known_until=revision.known_until,
        in_headline=row["field"] == "headline",
        about=row["hedge"] == "about",
        sentence_start=numbers.setdefault((row["field"], sentence), len(numbers)),
        side=side_of(_text(row["attribution_side"])),
    )
    claim.speaker = speaker(claim.attribution, claim.side, claim.source)
    claim.family = family(claim)
    at = max(sentence.find(quote), 0)
    claim.kind = said_kind(claim, sentence, at, at + len(quote))
    claim.kind_is_said = claim.kind is not None
    claim.victims = claim.target if claim.measure == "released" else victim_cues().first(quote)
    read_relations(claim, sentence, at, at + len(quote))
    return claim


def _place_nations(claims: Sequence[Claim]) -> None:
    """A count of weapons or attacks without a place is of the country that they were aimed at or that stopped them.

    Who tells in one update what was stopped and what was launched tells both of the same country; so does an update
    whose other counts of the same days are all of one country, or who counts people hurt in one country alone, if that
    is not the one that launched them.
    """
    defenders = {(c.side, c.object) for c in claims if c.measure == "intercepted"}
    unplaced = [c for c in claims if level(c) == NOWHERE and c.measure in _AIR_COUNTS]
    for claim in unplaced:
        _take_country(claim, _aimed_at(claim, defenders))
    for claim in [c for c in unplaced if c.country is None]:
        _take_country(claim, _nation_of_others(claim, claims))


def _take_country(claim: Claim, country: str | None) -> None:
    """Put a claim into a country, if one is known and not merely a group."""
    if is_country(country):
        claim.country, claim.geo_precision = country, "country"


def _aimed_at(claim: Claim, defenders: Collection[tuple[str | None, str | None]]) -> str | None:
    """The party that weapons were aimed at or that stopped them."""
    if claim.measure in _AIMED and claim.target:
        return claim.target
    stopped = claim.measure == "intercepted" or (claim.side, claim.object) in defenders
    return claim.side if stopped else None


def _nation_of_others(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The one country of an update's other counts of the same days, or of those hurt then."""
    same_days = [c for c in claims if _days(c) == _days(claim) and c.country]
    nations = {c.country for c in same_days if c.measure in _AIR_COUNTS and level(c) == COUNTRY}
    hurt = {c.country for c in same_days if c.measure in TOLL_MEASURES} - {claim.actor}
    found = nations or hurt
    return found.pop() if len(found) == 1 else None


def _days(claim: Claim) -> tuple[date | None, date | None]:
    return claim.date_from, claim.date_to


def block(claim: Claim) -> str:
    """The block of a claim as text: family, sort of status, days; of a running total its place and speaker too."""
    if claim.family == RUNNING:
        country, admin1 = region(claim)
        return f"{RUNNING}|{claim.status}|{country}|{admin1}|{claim.speaker}|{claim.date_from or ''}"
    status = claim.status if claim.family == HARM and claim.status in ("planned", "hypothetical") else "told"
    return f"{claim.family}|{status}|{period(claim)}"


def event_spot(claim: Claim) -> str:
    """Where the claim's event was, equal for claims that are of one place as far as they tell.

    Aid has no place of its own: it is told apart by who gives what to whom. A disaster is of its region. Of attacks
    without a place each update tells by itself.
    """
    if claim.family == "aid":
        return f"{SETTLEMENT} aid"
    if claim.family != HARM:
        return spot(claim)
    if claim.kind in DISASTERS and claim.country:
        within = f"{REGION} {claim.country} {claim.admin1}" if claim.admin1 else f"{COUNTRY} {claim.country}"
        return f"{within} {claim.kind}"
    return spot(claim) if level(claim) != NOWHERE else f"{NOWHERE} {claim.update_id}"
