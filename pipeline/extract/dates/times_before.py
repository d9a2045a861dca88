"""Times that say less than a day or a year, as a time told before says the rest: "a month earlier", "the same year".

Belongs here: what times of the sentence and of those before it add to one. Not here: the day that "the next day" counts
from (`timeline`), which days a time means (`resolve`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from pipeline.extract.dates.lexicon import cues
from pipeline.extract.dates.record import InMonth, InYear, OnDay, Relative, SameSpell, TimeSpan
from pipeline.extract.dates.resolve import resolve

if TYPE_CHECKING:
    from pipeline.extract.dates.timeline import Timeline

_MONTH_BACK = 1
"""Sentences back to the month that "a month earlier" counts from."""
_SPELL_BACK = 2
"""The same to the time that "that month" or "the same year" takes up."""
_NAMING_REACH = 25
"""Within how many letters behind a day its event is named ("the October 7 attack")."""


def with_times_before(times: Timeline, index: int, span: TimeSpan) -> TimeSpan:
    """A time of a sentence with the month or year that times told before it add; the same where they add none."""
    span = _by_month_before(times, index, _with_known_year(times, index, span))
    return _by_time_before(times, index, span)


def _with_known_year(times: Timeline, index: int, span: TimeSpan) -> TimeSpan:
    """ "Since 7 October" long after is still that of 2023: a day that a war is told from, in an update on it. A
    month is of the year told before it: "in 2021 floods killed 147, six of them in July"."""
    meaning = span.meaning
    if isinstance(meaning, InMonth) and meaning.year is None and not meaning.shift:
        told_before = (other for other, _ in times.roles(index) if other.end <= span.start)
        before = (other.meaning for other in told_before if other.bound != "since")
        years = [told.year for told in before if isinstance(told, InYear)]
        return replace(span, meaning=replace(meaning, year=years[-1])) if years else span
    if not isinstance(meaning, OnDay) or meaning.year is not None:
        return span
    known = cues().known_days.get((meaning.month, meaning.day))
    if known is None:
        return span
    behind = times.doc.sentences[index].text[span.end : span.end + _NAMING_REACH]
    if span.bound != "since" and cues().patterns["open_start"].search(behind) is None:
        return span
    year, about = known
    if date(year, meaning.month, meaning.day) > times.today or not (
        about.search(times.doc.headline) or about.search(times.doc.body)
    ):
        return span
    return replace(span, meaning=replace(meaning, year=year))


def _by_month_before(times: Timeline, index: int, span: TimeSpan) -> TimeSpan:
    """ "A month earlier" behind a whole month is the one before: "In May nine died. A month earlier …"."""
    meaning = span.meaning
    if not isinstance(meaning, Relative) or meaning.unit != "month":
        return span
    for at in range(index, max(index - _MONTH_BACK, -1) - 1, -1):
        for told, _ in reversed(list(times.roles(at))):
            if at == index and told.end > span.start:
                continue
            days = resolve(told, times.published)
            if not isinstance(told.meaning, InMonth) or told.meaning.portion or told.bound or not days.date_from:
                return span
            month = days.date_from + relativedelta(months=meaning.count)
            return replace(span, meaning=InMonth(month.month, month.year))
    return span


def _by_time_before(times: Timeline, index: int, span: TimeSpan) -> TimeSpan:
    """ "That month", "the same year" is that of the time told last before it."""
    meaning = span.meaning
    if not isinstance(meaning, SameSpell):
        return span
    for at in range(index, max(index - _SPELL_BACK, -1) - 1, -1):
        for told, role in reversed(list(times.roles(at))):
            day = resolve(told, times.published).date_from
            if (at == index and told.end > span.start) or role == "compared" or day is None:
                continue
            if meaning.unit == "year":
                return replace(span, meaning=InYear(day.year))
            known = not isinstance(told.meaning, InYear)
            return replace(span, meaning=InMonth(day.month, day.year)) if known else span
    return span
