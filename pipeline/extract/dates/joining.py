"""Times of a sentence that mean something together: days joined hour by hour, a spell and the day on which it ends.

Belongs here: joining two times that the grammar found. Not here: finding them (`grammar`), the arithmetic (`resolve`).
"""

from __future__ import annotations

import re

from pipeline.extract.dates.calendar_years import DAY_HOURS
from pipeline.extract.dates.record import Between, Meaning, OnDay, OnWeekday, Rolling, TimeSpan, WeekOf

_TO_CLOCK = re.compile(r"\s*(?:to|until|till)\s+\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s+(?:on\s+)?(?:the\s+)?")
"""What joins two days with their hours ("from 20:00 on 24 May to 00:00 on 25 May")."""


_TO_END = re.compile(
    r"\s*(?:to|before|until|till|through|up to|ending|ended|prior to|leading up to)\s+"
    r"(?:(?:on|at|by|the|early|late|midday|noon|midnight|morning|evening|of|local|time"
    r"|\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?)\s+){0,5}",
    re.IGNORECASE,
)
"""What joins a spell with the day on which it ends ("in the 24 hours to midday on Wednesday")."""
_BOUND_WORD = re.compile(r"(?:until|till|up to|by)\s+", re.IGNORECASE)


def _spell_to(first: Meaning, last: Meaning) -> WeekOf | None:
    """The days of a spell that ends on a named day; None where it is no such spell."""
    if not isinstance(first, Rolling) or first.count >= 0 or not isinstance(last, OnDay | OnWeekday):
        return None
    if first.unit == "day":
        return WeekOf(last, first.count)
    whole_days = first.unit == "hour" and first.count % DAY_HOURS == 0
    return WeekOf(last, first.count // DAY_HOURS) if whole_days else None


def joined(text: str, spans: list[TimeSpan]) -> list[TimeSpan]:
    """The times with those that are joined hour by hour made one, and spells with the day on which they end."""
    out = spans[:1]
    for span in spans[1:]:
        first, last = out[-1].meaning, span.meaning
        spell = _spell_to(first, last)
        if spell is not None and _TO_END.fullmatch(text, out[-1].end, _without_bound(text, span)):
            start = out.pop().start
            out.append(TimeSpan(start, span.end, text[start : span.end], "last_units", spell))
            continue
        is_joined = isinstance(first, OnDay | OnWeekday) and isinstance(last, OnDay | OnWeekday)
        if is_joined and _TO_CLOCK.fullmatch(text, out[-1].end, span.start):
            start = out.pop().start
            meaning = Between(first, last)
            span = TimeSpan(start, span.end, text[start : span.end], span.rule, meaning, "", hour=True)
        out.append(span)
    return out


def _without_bound(text: str, span: TimeSpan) -> int:
    """Where a time begins behind a word that says up to it."""
    word = _BOUND_WORD.match(text, span.start) if span.bound else None
    return word.end() if word else span.start
