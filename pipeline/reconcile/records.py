"""The records that reconciliation works with: a claim with what linking needs to know of it, a figure, the four
tables.

Belongs here: their fields and how they are read from and written to Arrow. Not here: how any field is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from operator import attrgetter

import pyarrow as pa

from pipeline.reconcile.columns import values_of

_TEXT = pa.string()
_TIME = pa.timestamp("us", tz="UTC")

FILED_SCHEMA = pa.schema(
    [
        pa.field("claim_id", _TEXT, nullable=False),
        pa.field("update_id", _TEXT, nullable=False),
        pa.field("source", _TEXT, nullable=False),
        pa.field("headline", _TEXT),
        pa.field("published_day", pa.date32(), nullable=False),
        pa.field("known_from", _TIME, nullable=False),
        pa.field("known_until", _TIME),
        pa.field("in_headline", pa.bool_(), nullable=False),
        pa.field("quote_start", pa.int32(), nullable=False),
        pa.field("sentence_start", pa.int32(), nullable=False),
        pa.field("measure", _TEXT, nullable=False),
        pa.field("object", _TEXT),
        pa.field("weapon", _TEXT),
        pa.field("low", pa.int64()),
        pa.field("best", pa.int64()),
        pa.field("high", pa.int64()),
        pa.field("about", pa.bool_(), nullable=False),
        pa.field("status", _TEXT, nullable=False),
        pa.field("cumulative", pa.bool_(), nullable=False),
        pa.field("date_from", pa.date32()),
        pa.field("date_to", pa.date32()),
        pa.field("date_precision", _TEXT),
        pa.field("place_text", _TEXT),
        pa.field("place_name", _TEXT),
        pa.field("geoname_id", pa.int64()),
        pa.field("country", _TEXT),
        pa.field("admin1", _TEXT),
        pa.field("latitude", pa.float64()),
        pa.field("longitude", pa.float64()),
        pa.field("geo_precision", _TEXT),
        pa.field("destination_text", _TEXT),
        pa.field("actor", _TEXT),
        pa.field("target", _TEXT),
        pa.field("attribution", _TEXT),
        pa.field("side", _TEXT),
        pa.field("part_of", _TEXT),
        pa.field("amount_usd", pa.float64()),
        pa.field("incident_date", pa.date32()),
        pa.field("block", _TEXT, nullable=False),
        pa.field("spot", _TEXT, nullable=False),
        pa.field("family", _TEXT, nullable=False),
        pa.field("kind", _TEXT),
        pa.field("kind_is_said", pa.bool_(), nullable=False),
        pa.field("half", _TEXT),
        pa.field("turn", _TEXT),
        pa.field("apart", pa.bool_(), nullable=False),
        pa.field("added", pa.bool_(), nullable=False),
        pa.field("toll", pa.bool_(), nullable=False),
        pa.field("corrected", pa.bool_(), nullable=False),
        pa.field("former", pa.bool_(), nullable=False),
        pa.field("rejects", pa.bool_(), nullable=False),
        pa.field("moved", pa.bool_(), nullable=False),
        pa.field("speaker", _TEXT, nullable=False),
        pa.field("victims", _TEXT),
        pa.field("home", _TEXT),
        pa.field("storm", _TEXT),
    ]
)
"""Columns of the filed claims: those of `claims` that reconciliation reads, and what filing has found out."""


@dataclass(slots=True)
class Claim:
    """One claim. The fields up to `amount_usd` are columns of `claims` or of its update; filing fills in the rest."""

    claim_id: str
    update_id: str
    source: str
    headline: str | None
    """Headline of the update."""
    published_day: date
    """Day of `published_at` in UTC: the folder that the claim is stored in."""
    known_from: datetime
    """When the revision of the post appeared that states it, UTC."""
    known_until: datetime | None
    """When the next revision of the post appeared; null in the latest revision."""
    in_headline: bool
    quote_start: int
    sentence_start: int
    """A number that claims of one sentence, and only they, share within the update and field."""
    measure: str
    object: str | None
    weapon: str | None
    low: int | None
    best: int | None
    high: int | None
    about: bool
    """The figure is a rounded one: its hedge is `about`."""
    status: str
    cumulative: bool
    date_from: date | None
    date_to: date | None
    date_precision: str | None
    place_text: str | None
    place_name: str | None
    geoname_id: int | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: str | None
    destination_text: str | None
    actor: str | None
    target: str | None
    attribution: str | None
    side: str | None
    part_of: str | None
    amount_usd: float | None
    incident_date: date | None = None
    """The day under which its incident is filed; null: a claim without a day, which no incident takes."""
    block: str = ""
    """Claims of different blocks are never linked."""
    spot: str = ""
    """Name of the place within its region, as `places.spot` makes it."""
    family: str = ""
    kind: str | None = None
    kind_is_said: bool = False
    """The claim's own words tell the kind, not its surroundings."""
    half: str | None = None
    """`am` or `pm` where the text tells the half of the day."""
    turn: str | None = None
    """The same of an earthquake whose hour is near midnight."""
    apart: bool = False
    """The text keeps the event apart from another one."""
    added: bool = False
    """The figure comes on top of another."""
    toll: bool = False
    """The sentence brings a toll up to date, or names a sum of aid that was announced before. With `added`: somebody
    who was hurt in an earlier event has died."""
    corrected: bool = False
    """The figure takes an earlier one back."""
    former: bool = False
    """The figure is one that has been taken back."""
    rejects: bool = False
    """The claim denies what, by its sentence, somebody has stated."""
    moved: bool = False
    """The claim follows up an event of an earlier day, under which it is filed."""
    speaker: str = ""
    """Comparable name of who is cited, else the publisher."""
    victims: str | None = None
    """`irregulars` or `forces` where the words of the figure tell on which side of a fight these people were; of
    who was set free the party whose people they are."""
    home: str | None = None
    """The country whose clock the update keeps."""
    storm: str | None = None
    """The name of the storm that it tells of; empty if it tells of one that it takes to be known."""

    @property
    def number(self) -> int:
        """The figure as one number, for comparing."""
        for value in (self.best, self.low, self.high):
            if value is not None:
                return value
        return 0

    @property
    def order(self) -> tuple[datetime, str, bool, int, str]:
        """The order of claims in time and text, which does not depend on the order of arrival."""
        return (self.known_from, self.update_id, not self.in_headline, self.quote_start, self.claim_id)


_NAMES = tuple(f.name for f in fields(Claim))


def claims_to_table(claims: Sequence[Claim]) -> pa.Table:
    """The filed claims as Arrow, columns of `FILED_SCHEMA`."""
    if not claims:
        return FILED_SCHEMA.empty_table()
    values = zip(*map(attrgetter(*FILED_SCHEMA.names), claims), strict=True)
    columns = [pa.array(found, f.type) for found, f in zip(values, FILED_SCHEMA, strict=True)]
    return pa.Table.from_arrays(columns, schema=FILED_SCHEMA)


def compacted(filed: pa.Table) -> pa.Table:
    """Filed claims with each text but the claim's id as a dictionary; `claims_from_table` reads them alike."""
    columns = [
        filed[f.name].combine_chunks().dictionary_encode()
        if f.type == _TEXT and f.name != "claim_id"
        else filed[f.name]
        for f in FILED_SCHEMA
    ]
    return pa.table(columns, names=FILED_SCHEMA.names)


def claims_from_table(table: pa.Table) -> list[Claim]:
    """Filed claims read back from Arrow."""
    columns = (values_of(table[name]) for name in _NAMES)
    return [Claim(*row) for row in zip(*columns, strict=True)]


@dataclass(frozen=True, slots=True)
class Figure:
    """A reconciled figure with why it is what it is. `claim_ids` are the used ones."""

    low: int | None
    best: int | None
    high: int | None
    reason: str
    speakers: int
    claims: int
    contested: bool
    used: tuple[str, ...]

    @property
    def bounds(self) -> tuple[int | None, int | None, int | None]:
        """Low, best, high."""
        return self.low, self.best, self.high


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The four tables of incidents, columns as `schemas` describes them, rows in the order stated there."""

    incidents: pa.Table
    incident_figures: pa.Table
    incident_claims: pa.Table
    figure_history: pa.Table

    def items(self) -> Iterable[tuple[str, pa.Table]]:
        """Table name and table."""
        return [(f.name, getattr(self, f.name)) for f in fields(self)]
