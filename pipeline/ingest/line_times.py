"""Times that stand on one line with the post they are of: "14:32 Bridge reopens", "[9.15am] Two hurt in Sumy".

Belongs here: how far the time of one line goes. Not here: what a time says (`time_marks`), whether the times of a page
count (`page_times`).
"""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from pipeline.ingest.time_marks import mark_of, zone_of_letters

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}\b)(?:,? \d{{4}}\b)?(?:T|,? (?:at )?)"
_OPENED = re.compile(
    rf"[\[(]?(?P<time>(?:{_DAY})?\d{{1,2}}(?P<colon>:|[.h])\d\d(?!\d)(?::\d\d)?(?P<half> ?[ap]\.?m\b\.?)?)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r" \(?(?P<letters>[A-Z]{1,5})\b\)?")
_OF_A_ZONE = re.compile(r"[A-Z]{1,3}T")
_CLOSED = re.compile(r"(?P<bracket>[\])])?(?:(?P<mark> ?[-–—|:·•]) | )(?=[^\W_]|[\"'“‘«#])")
AROUND = " []()-–—|:·•"
"""What stands around the time before a text, beside it."""
_SMALL = re.compile(r"[a-z]")


def end_of_time(line: str, zone: ZoneInfo) -> int:
    """How many characters of a line are a time, with the mark behind it, before its text; 0 if none is there.

    A time with a full stop or an h for its colon may be another number, unless a.m., p.m., a zone, a bracket or a mark
    shows it for one. Letters that look like a zone and are none that is known leave the time in doubt.
    """
    opened = _OPENED.match(line)
    if not opened:
        return 0
    end, known = opened.end(), False
    if letters := _LETTERS.match(line, end):
        known = zone_of_letters(letters["letters"], zone) is not None
        if not known and _OF_A_ZONE.fullmatch(letters["letters"]):
            return 0
        end = letters.end() if known else end
    closed = _CLOSED.match(line, end)
    if not closed or bool(closed["bracket"]) != (line[0] in "[("):
        return 0
    is_sure = opened["colon"] == ":" or opened["half"] or known or closed["bracket"] or closed["mark"]
    opens_text = closed["mark"] or not _SMALL.match(line, closed.end())
    if not is_sure or not opens_text or mark_of(line, zone) or not mark_of(line[:end].strip(AROUND), zone):
        return 0
    return closed.end()
