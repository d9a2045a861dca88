"""From the `updates` table to the `claims` table.

Belongs here: running the passes over each update and laying their results out in the contract's columns. Not here: any
decision about a figure.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from pipeline.ids import claim_id
from schemas import arrow_schema

from .amounts import to_usd
from .attribution.link import assign_attribution
from .dates import DateRange, assign_dates
from .document import Document, read_document
from .mention import Mention
from .mentions import find_mentions
from .parties.link import assign_parties
from .parts import parts
from .places import Place, assign_places
from .weapons.link import weapon_of

EXTRACTOR_VERSION = "4"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_DAY = DateRange()


def best_of(low: int | None, high: int | None) -> int | None:
    """The most conservative number that bounds support: the low one, or the high one where that is all there is."""
    return low if low is not None else high


def claims_of(doc: Document, update_id: str, *, dated: bool = True) -> list[dict[str, Any]]:
    """The claims of one document as rows of the columns which the extractor decides; `dated` as in `rows_of`."""
    rows: list[dict[str, Any]] = []
    for number, part in enumerate(parts(doc)):
        found = rows_of(part, find_mentions(part), update_id, dated=dated)
        told = number and part.body  # the headline above this part was read with the first
        rows += [row for row in found if row["field"] == "body"] if told else found
    return rows


def rows_of(doc: Document, mentions: list[Mention], update_id: str, *, dated: bool = True) -> list[dict[str, Any]]:
    """The mentions of one document with what every context pass makes of them, as rows of those columns.

    An update that is not `dated` has no known time of publication: only days that its text states with their year are
    known. The same figure of the same words is one row.
    """
    if not mentions:
        return []
    dates = assign_dates(doc, mentions)
    if not dated:
        dates = [when if when.text and _YEAR.search(when.text) else _NO_DAY for when in dates]
    places = assign_places(doc, mentions)
    speakers = assign_attribution(doc, mentions)
    parties = assign_parties(doc, mentions)
    weapons = weapon_of(doc, mentions)
    ids = _ids(doc, mentions, update_id)
    published = doc.published_day if dated else None
    id_of = {id(mention): claim for mention, claim in zip(mentions, ids, strict=True)}
    rows: dict[str, dict[str, Any]] = {}
    for at, mention in enumerate(mentions):
        if ids[at] in rows:
            continue
        rows[ids[at]] = {
            "claim_id": ids[at],
            "update_id": update_id,
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
    return list(rows.values())


def _stated(doc: Document, mention: Mention) -> dict[str, Any]:
    """Where the letters stand."""
    sentence = doc.sentences[mention.sentence]
    text, shift = doc.text(sentence.field), doc.starts[sentence.field]
    return {
        "field": sentence.field,
        "quote": text[mention.start : mention.end],
        "quote_start": mention.start + shift,
        "quote_end": mention.end + shift,
        "sentence": text[sentence.start : sentence.end],
    }


def _counted(mention: Mention, day: date | None) -> dict[str, Any]:
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


def _dated(when: DateRange) -> dict[str, Any]:
    return {
        "cumulative": when.cumulative,
        "date_from": when.date_from,
        "date_to": when.date_to,
        "date_precision": when.precision,
        "date_text": when.text,
    }


def _placed(where: Place) -> dict[str, Any]:
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
        start, end = mention.start + doc.starts[field], mention.end + doc.starts[field]
        found.append(claim_id(update, field, start, end, mention.measure, mention.object or ""))
    return found


def _usd(mention: Mention, best: int | None, day: date | None) -> tuple[float, date] | None:
    if mention.measure != "aid" or best is None or mention.object is None or day is None:
        return None
    return to_usd(best, mention.object, day)


def extract(updates: pa.Table) -> pa.Table:
    """Claims of all updates, in the schema of the `claims` table; rows keep the order of the updates and of the
    text."""
    rows: list[dict[str, Any]] = []
    columns = ("update_id", "post_id", "source", "published_at", "timezone", "headline", "body", "published_known")
    for update in updates.select(list(columns)).to_pylist():
        doc = read_document(
            update["headline"] or "",
            update["body"] or "",
            update["published_at"],
            ZoneInfo(update["timezone"]),
            update["source"],
        )
        for row in claims_of(doc, update["update_id"], dated=update["published_known"] is not False):
            row["post_id"], row["source"], row["published_at"] = (
                update["post_id"],
                update["source"],
                update["published_at"],
            )
            rows.append(row)
    return pa.Table.from_pylist(rows, schema=arrow_schema("claims"))


def extract_text(
    headline: str, body: str, published_at: datetime | None = None, timezone: str = "UTC"
) -> list[dict[str, Any]]:
    """The claims of one text as dictionaries of the table's columns; `published_at` is now where none is given.

    UnicodeEncodeError for half a surrogate pair, which is no character and can stand in no table.
    """
    f"{headline}{body}".encode()
    moment = published_at or datetime.now(UTC)
    return claims_of(read_document(headline, body, moment, ZoneInfo(timezone)), "")
