"""Short updates, read on Thursday 1 June 2023, 15:00 in Kyiv, whose figures are marked in the text.

A figure is marked in the text as [measure low|quote]; "~" before the measure marks a plan, "+" an "at least".
Expected days stand below, one per figure: "05-30" a day of 2023, "05-30..06-01" days, "..05-29" only an end, "-" none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipeline.extract.dates import DateRange, assign_dates
from pipeline.extract.document import Document, read_document
from pipeline.extract.mention import Mention

READ_AT = datetime(2023, 6, 1, 12, 0, tzinfo=UTC)
_MARK = re.compile(r"\[(?P<flags>[~+]*)(?P<measure>\w+) (?P<low>\d+)\|(?P<quote>[^\]]+)\]")


@dataclass(frozen=True)
class Story:
    """One update and the days of its figures."""

    name: str
    headline: str
    body: str
    days: str


def _unmark(text: str) -> tuple[str, list[tuple[int, int, re.Match[str]]]]:
    plain, at, found = "", 0, []
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        found.append((len(plain), len(plain) + len(mark["quote"]), mark))
        plain += mark["quote"]
        at = mark.end()
    return plain + text[at:], found


def read_story(headline: str, body: str) -> tuple[Document, list[Mention]]:
    """An update and its marked figures as mentions."""
    (plain_headline, in_headline), (plain_body, in_body) = _unmark(headline), _unmark(body)
    doc = read_document(plain_headline, plain_body, READ_AT, ZoneInfo("Europe/Kyiv"))
    mentions = []
    for field, marks in (("headline", in_headline), ("body", in_body)):
        for start, end, mark in marks:
            sentence = next(s for s in doc.sentences if s.field == field and s.start <= start < s.end)
            planned = "~" in mark["flags"]
            low = int(mark["low"])
            mentions.append(
                Mention(
                    sentence.index,
                    start,
                    end,
                    mark["measure"],
                    "people",
                    low,
                    None if "+" in mark["flags"] else low,
                    "at_least" if "+" in mark["flags"] else "exact",
                    "planned" if planned else "happened",
                    "future" if planned else "past",
                )
            )
    return doc, mentions


def days_of(story: Story) -> list[str]:
    """The days of the figures of a story, as stories have them."""
    return [short(found) for found in assign_dates(*read_story(story.headline, story.body))]


def short(found: DateRange) -> str:
    """A time in few letters."""
    first = f"{found.date_from:%m-%d}" if found.date_from else ""
    last = f"{found.date_to:%m-%d}" if found.date_to else ""
    if found.date_from and found.date_from.year != 2023:
        first = str(found.date_from)
    if not first and not last:
        return "-"
    return last if first == last else f"{first}..{last}"
