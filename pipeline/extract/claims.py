"""From the `updates` table to the `claims` table.

Belongs here: running the passes over each update and laying their results out in the contract's columns. Not here: any
decision about a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from pipeline.collector import collector_at_rest
from pipeline.extract.amounts import to_usd
from pipeline.extract.attribution.link import Attribution, assign_attribution
from pipeline.extract.capitals.in_print import in_print
from pipeline.extract.dates import DateRange, assign_dates
from pipeline.extract.document import Document, read_document
from pipeline.extract.mention import Mention
from pipeline.extract.mentions import Reader, read_together
from pipeline.extract.parties.link import Parties, assign_parties
from pipeline.extract.parts import parts
from pipeline.extract.places import Place, assign_places_each
from pipeline.extract.weapons.link import weapon_of
from pipeline.ids import claim_id
from schemas import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

EXTRACTOR_VERSION = "11"
TOGETHER = 40_000
"""Characters of updates that are read together: what is remembered of a sentence lasts for about twice as many."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_DAY = DateRange()
_OF_THE_TEXT = ("object_text", "place_text", "destination_text", "attribution", "date_text")
"""Columns that hold words of the text, besides those of the quote."""

Row = dict[str, Any]


def best_of(low: int | None, high: int | None) -> int | None:
    """The most conservative number that bounds support: the low one, or the high one where that is all there is."""
    return low if low is not None else high


class Update(NamedTuple):
    """An update to be read. One that is not `dated` has no known time of publication: only days that its text states
    with their year are known."""

    doc: Document
    update_id: str
    dated: bool = True


class Contexts(NamedTuple):
    """What each context pass makes of the mentions of one document, in their order."""

    dates: list[DateRange]
    places: list[Place]
    speakers: list[Attribution]
    parties: list[Parties]
    weapons: list[str | None]


def claims_of(doc: Document, update_id: str, *, dated: bool = True) -> list[Row]:
    """The claims of one update as rows of the columns which the extractor decides; `dated` as in `Update`."""
    return next(claims_of_each([Update(doc, update_id, dated)]))


def claims_of_each(updates: Iterable[Update], *, together: int = TOGETHER) -> Iterator[list[Row]]:
    """The claims of each update as `claims_of` gives them, in the order of the updates.

    `together` characters of updates are read at a time: each step goes over all of them before the next one begins.
    What a step needs then stays in the processor's caches, which takes a fifth to a quarter off the time.
    """
    for batch in _batches(updates, together):
        with collector_at_rest():
            claims = _claims_of_batch(batch)
        yield from claims


def _batches(updates: Iterable[Update], together: int) -> Iterator[list[Update]]:
    batch: list[Update] = []
    size = 0
    for update in updates:
        batch.append(update)
        size += len(update.doc.headline) + len(update.doc.body)
        if size >= together:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _claims_of_batch(updates: Sequence[Update]) -> list[list[Row]]:
    pieces = [
        (at, number, part)
        for at, update in enumerate(updates)
        for number, part in enumerate(parts(in_print(update.doc)))
    ]
    found = read_together([Reader(part) for _, _, part in pieces])
    contexts = contexts_of([(part, mentions) for (_, _, part), mentions in zip(pieces, found, strict=True)])
    claims: list[list[Row]] = [[] for _ in updates]
    for (at, number, part), mentions, context in zip(pieces, found, contexts, strict=True):
        rows = rows_of(part, mentions, context, updates[at])
        told = number and part.body  # the headline above this part was read with the first
        claims[at] += [row for row in rows if row["field"] == "body"] if told else rows
    return claims


def contexts_of(figures: Sequence[tuple[Document, list[Mention]]]) -> list[Contexts]:
    """What every context pass makes of the mentions of each document."""
    dates = [assign_dates(doc, mentions) for doc, mentions in figures]
    places = assign_places_each(figures)
    speakers = [assign_attribution(doc, mentions) for doc, mentions in figures]
    parties = [assign_parties(doc, mentions) for doc, mentions in figures]
    weapons = [weapon_of(doc, mentions) for doc, mentions in figures]
    return [Contexts(*found) for found in zip(dates, places, speakers, parties, weapons, strict=True)]


def rows_of(doc: Document, mentions: list[Mention], contexts: Contexts, update: Update) -> list[Row]:
    """The mentions of the document, or of a part of it, as rows. The same figure of the same words is one row."""
    dates = contexts.dates
    if not update.dated:
        dates = [when if when.text and _YEAR.search(when.text) else _NO_DAY for when in dates]
    _, places, speakers, parties, weapons = contexts
    ids = _ids(doc, mentions, update.update_id)
    published = doc.published_day if update.dated else None
    id_of = {id(mention): claim for mention, claim in zip(mentions, ids, strict=True)}
    rows: dict[str, Row] = {}
    for at, mention in enumerate(mentions):
        if ids[at] in rows:
            continue
        rows[ids[at]] = {
            "claim_id": ids[at],
            "update_id": update.update_id,
            **_stated(doc, mention),
            **_counted(mention, dates[at].date_from or published),
            **_dated(dates[at]),
            **_placed(places[at]),
            "weapon": weapons[at],
            "actor": parties[at].actor,
            "target": parties[at].target,
            "attribution": speakers[at].text,
            "attribution_side": speakers[at].side,
            "part_of": None if mention.part_of is None else id_of[id(mention.part_of)],
            "rule": mention.rule,
            "extractor_version": EXTRACTOR_VERSION,
        }
    if doc.as_written:
        for row in rows.values():
            row.update({name: doc.written(row["field"], row[name]) for name in _OF_THE_TEXT if row[name] is not None})
    return list(rows.values())


def _stated(doc: Document, mention: Mention) -> Row:
    """Where the letters stand."""
    sentence = doc.sentences[mention.sentence]
    start, end = doc.span(sentence.field, mention.start, mention.end)
    return {
        "field": sentence.field,
        "quote": doc.letters(sentence.field, mention.start, mention.end),
        "quote_start": start,
        "quote_end": end,
        "sentence": doc.letters(sentence.field, sentence.start, sentence.end),
    }


def _counted(mention: Mention, day: date | None) -> Row:
    """What is counted and how many; help in dollars of a day."""
    best = best_of(mention.low, mention.high)
    usd = _usd(mention, best, day)
    return {
        "measure": mention.measure,
        "object": mention.object,
        "object_text": mention.object_text or None,
        "low": mention.low,
        "best": best,
        "high": mention.high,
        "hedge": mention.hedge,
        "status": mention.status,
        "amount_usd": usd[0] if usd else None,
        "rate_date": usd[1] if usd else None,
    }


def _dated(when: DateRange) -> Row:
    return {
        "cumulative": when.cumulative,
        "date_from": when.date_from,
        "date_to": when.date_to,
        "date_precision": when.precision,
        "date_text": when.text,
    }


def _placed(where: Place) -> Row:
    return {
        "place_text": where.text,
        "place_name": where.name,
        "geoname_id": where.geoname_id,
        "country": where.country,
        "admin1": where.admin1,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geo_precision": where.geo_precision,
        "destination_text": where.destination_text,
    }


def _ids(doc: Document, mentions: list[Mention], update: str) -> list[str]:
    found = []
    for mention in mentions:
        field = doc.sentences[mention.sentence].field
        start, end = doc.span(field, mention.start, mention.end)
        found.append(claim_id(update, field, start, end, mention.measure, mention.object or ""))
    return found


def _usd(mention: Mention, best: int | None, day: date | None) -> tuple[float, date] | None:
    if mention.measure != "aid" or best is None or mention.object is None or day is None:
        return None
    return to_usd(best, mention.object, day)


def extract(updates: pa.Table) -> pa.Table:
    """Claims of all updates, in the schema of the `claims` table; rows keep the order of the updates and of the
    text."""
    import pyarrow as pa

    columns = ("update_id", "post_id", "source", "published_at", "timezone", "headline", "body", "published_known")
    given = updates.select(list(columns)).to_pylist()
    rows: list[Row] = []
    for update, claims in zip(given, claims_of_each(map(_read_update, given)), strict=True):
        for row in claims:
            row.update({name: update[name] for name in ("post_id", "source", "published_at")})
        rows += claims
    return pa.Table.from_pylist(rows, schema=arrow_schema("claims"))


def _read_update(row: Row) -> Update:
    doc = read_document(
        row["headline"] or "", row["body"] or "", row["published_at"], ZoneInfo(row["timezone"]), row["source"]
    )
    return Update(doc, row["update_id"], row["published_known"] is not False)


def extract_text(headline: str, body: str, published_at: datetime | None = None, timezone: str = "UTC") -> list[Row]:
    """The claims of one text as dictionaries of the table's columns; `published_at` is now where none is given.

    UnicodeEncodeError for half a surrogate pair, which is no character and can stand in no table.
    """
    f"{headline}{body}".encode()
    moment = published_at or datetime.now(UTC)
    return claims_of(read_document(headline, body, moment, ZoneInfo(timezone)), "")
