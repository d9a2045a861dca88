"""Turn a time expression into local days, given when the update was published and whether the predicate looks ahead.

Belongs here: bounds, precision and what is cut at publication. Not here: finding expressions (`grammar`), the
arithmetic of each kind (`calendar_days`), choosing one for a figure (`link`).

Policy: a weekday in the past is the last such day, today included, in the future the next; a night is the two days that
it touches, but one day if a day is named; "since" runs to the day of publication; "the past N days" counts back from
it; "since this morning" is news and no running total; last week is Monday to Sunday; "as of" gives only an end. What
happened cannot lie after publication, so a period that is still running is cut there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from pipeline.extract.dates.calendar_days import days_of
from pipeline.extract.dates.calendar_years import DAY, Setting
from pipeline.extract.dates.record import (
    Ago,
    DateRange,
    Night,
    OnDay,
    OnWeekday,
    OpenStart,
    Relative,
    Rolling,
    TimeSpan,
)
from pipeline.extract.mention import Tense


def resolve(
    span: TimeSpan,
    published_local: datetime,
    tense: Tense = "past",
    reference: date | None = None,
    period: tuple[date, date] | None = None,
) -> DateRange:
    """The days that `span` means. All None (with the text) where its words state no day."""
    today = published_local.date()
    ahead = tense == "future" and span.bound != "as_of"  # what is known "as of Sunday" is known, also of plans
    setting = Setting(today, published_local.hour, ahead, reference, period)
    days = days_of(span.meaning, setting)
    if days is None:
        cumulative = isinstance(span.meaning, OpenStart)
        return DateRange(text=span.text, cumulative=cumulative)
    first, last, precision = days
    if span.part == "overnight" and span.bound == "":
        precision = "part_of_day"
    elif precision == "day" and span.bound == "":
        precision = "hour" if span.hour else "part_of_day" if span.part else "day"
    whole = DateRange(first, last, precision, span.text)
    return _bounded(whole, span, setting)


def _is_spell_of_news(span: TimeSpan, first: date, setting: Setting) -> bool:
    """Whether a "since" only reaches over the hours of which the update is news: "since this morning", "since last
    night"."""
    from_now = isinstance(span.meaning, Ago | Night | Relative | Rolling)
    return first >= setting.today - (DAY if from_now else timedelta(0))


def _bounded(whole: DateRange, span: TimeSpan, setting: Setting) -> DateRange:
    first, last = whole.date_from, whole.date_to
    assert first is not None
    assert last is not None
    if span.bound == "since" or (span.bound == "from" and not setting.future):
        end = max(setting.today, first) if not setting.future else None
        runs_up = span.bound == "since" and not _is_spell_of_news(span, first, setting)
        return replace(whole, date_to=end, precision="range", cumulative=runs_up)
    if span.bound == "from":
        return replace(whole, date_to=None, precision="range")
    if span.bound == "as_of" or (span.bound in ("by", "until") and not setting.future):
        return replace(whole, date_from=None, cumulative=True)
    if span.bound in ("by", "until"):
        return replace(whole, date_from=min(setting.today, last), precision="range")
    if not setting.future and first <= setting.today < last and not isinstance(span.meaning, OnDay | OnWeekday):
        return replace(whole, date_to=setting.today)
    return whole
