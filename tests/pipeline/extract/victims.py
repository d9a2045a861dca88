"""Figures of the dead as tests compare them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipeline.extract.document import read_document
from pipeline.extract.mentions import find_mentions

_MOMENT = datetime(2024, 3, 5, 12, tzinfo=UTC)


def dead(body: str) -> list[tuple[int | None, str]]:
    """The least number and the quote of each figure of people killed in an update, in the order of the text."""
    doc = read_document("", body, _MOMENT, ZoneInfo("UTC"))
    return [(m.low, body[m.start : m.end]) for m in find_mentions(doc) if m.measure == "killed"]
