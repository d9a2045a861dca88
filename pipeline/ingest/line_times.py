"""Times that stand on one line with the post they are of: "14:32 Bridge reopens", "[9.15am] Two hurt in Sumy".

Belongs here: how far the time of one line goes. Not here: what a time says (`time_marks`), whether the times of a page
count (`page_times`).
"""

from __future__ import annotations

import re
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipeline.ingest.time_marks import mark_of, zone_of_letters

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}\b)(?:,? \d{{4}}\b)?(?:T|,? (?:at )?)"
_OPENED = re.compile(
    rf"[\[(]?(?P<day>{_DAY})?(?:(?P<clock>\d{{1,2}}(?P<colon>:|[.h])\d\d(?!\d)(?::\d\d)?(?P<half> ?[ap]\.?m\b\.?)?)"
    r"|(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)(?!\d))",
    re.IGNORECASE,
)
_LETTERS = re.compile(r" \(?(?P<letters>[A-Z]{1,5})\b\)?")
_OF_A_ZONE = re.compile(r"[A-Z]{1,3}T")
_CLOSED = re.compile(r"(?P<bracket>[\])])?(?:(?P<mark> ?[-–—|:·•]) | )(?=[^\W_]|[\"'“‘«#])")
_SMALL = re.compile(r"[a-z]")


class LineTime(NamedTuple):
    """The time before the text of a line."""

    length: int
    """Characters of it, with what stands around it and the mark behind it."""
    text: str
    """It alone, with a colon in it if it is written in four figures."""
    names_zone: bool


def time_before_text(line: str, zone: ZoneInfo) -> LineTime | None:
    """The time with which a line begins, if text follows.

    A time with a full stop or an h for its colon may be another number, unless a.m., p.m., a zone, a bracket or a mark
    shows it for one; so may four figures, but before a zone. Letters that look like a zone and are none that is known
    leave the time in doubt.
    """
    opened = _OPENED.match(line)
    if not opened:
        return None
    end, known = opened.end(), False
    if letters := _LETTERS.match(line, end):
        known = zone_of_letters(letters["letters"], zone) is not None
        if not known and _OF_A_ZONE.fullmatch(letters["letters"]):
            return None
        end = letters.end() if known else end
    closed = _CLOSED.match(line, end)
    if not closed or bool(closed["bracket"]) != (line[0] in "[("):
        return None
    is_clock = opened["colon"] == ":" or opened["half"] or (opened["clock"] and (closed["bracket"] or closed["mark"]))
    if not (is_clock or known) or not (closed["mark"] or not _SMALL.match(line, closed.end())):
        return None
    clock = opened["clock"] or f"{opened['hours']}:{opened['minutes']}"
    text = f"{opened['day'] or ''}{clock}{line[opened.end() : end]}"
    return LineTime(closed.end(), text, known) if mark_of(text, zone) and not mark_of(line, zone) else None
