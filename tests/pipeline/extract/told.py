"""What an update tells, as tests compare it: read at one moment, figure by figure."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipeline.extract.capitals.in_print import in_print
from pipeline.extract.document import Document, read_document
from pipeline.extract.mention import Mention
from pipeline.extract.mentions import Reader, read_together

MOMENT = datetime(2024, 3, 5, 12, tzinfo=UTC)


def doc_of(body: str, headline: str = "", zone: str = "UTC", moment: datetime = MOMENT) -> Document:
    """An update, published at `MOMENT` if nothing else is said."""
    return in_print(read_document(headline, body, moment, ZoneInfo(zone)))


def find_mentions(doc: Document) -> list[Mention]:
    """All figures of an update in the order of its sentences, before they get days, places and speakers."""
    return read_together([Reader(doc)])[0]


def told(body: str) -> list[tuple[str, int | None]]:
    """Measure and least number of each figure, in the order of the text."""
    return [(m.measure, m.low) for m in find_mentions(doc_of(body))]


def dead(body: str) -> list[tuple[int | None, str]]:
    """The least number and the quote of each figure of people killed, in the order of the text."""
    return [(m.low, body[m.start : m.end]) for m in find_mentions(doc_of(body)) if m.measure == "killed"]


def shares(body: str) -> list[tuple[int | None, int | None]]:
    """Each figure of a text and, where it is a part, its whole."""
    return [(m.low, m.part_of.low if m.part_of else None) for m in find_mentions(doc_of(body))]
