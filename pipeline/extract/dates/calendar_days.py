"""The first and last day of each kind of time meaning.

Belongs here: calendar arithmetic, one function per kind. Not here: bounds such as "since", what is cut at publication
(`resolve`), the year unsaid (`calendar_years`), finding expressions (`grammar`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from pipeline.extract.dates.calendar_years import DAY, DAY_HOURS, Days, Setting, full_year, nearest_year, safe_day
from pipeline.extract.dates.record import (
    Ago,
    Between,
    Holiday,
    InMonth,
    InYear,
    LongAgo,
    Meaning,
    Night,
    OnDay,
    OnOrdinal,
    OnWeekday,
    OpenStart,
    Period,
    Relative,
    ReportingPeriod,
    Rolling,
    SameSpell,
    Season,
    WeekOf,
)

_MORNING_ENDS = 18
"""Local hour from which "tonight" in reported past is the evening that has begun."""
_PORTIONS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def days_of(meaning: Meaning, setting: Setting) -> Days | None:
    """First day, last day and precision of a meaning; None where it states no day."""
    return _RESOLVERS[type(meaning)](meaning, setting)


def _day_of_year(meaning: OnDay, year: int) -> date | None:
    return safe_day(year, meaning.month, meaning.day)


def _on_day(meaning: OnDay, setting: Setting) -> Days | None:
    if meaning.year is None:
        at = functools.partial(_day_of_year, meaning)
        named = meaning.weekday
        fitting = nearest_year(setting, lambda year: d if (d := at(year)) and d.weekday() == named else None)
        found = fitting or nearest_year(setting, at)
    else:
        found = safe_day(full_year(meaning.year, setting), meaning.month, meaning.day)
    return (found, found, "day") if found else None


def _on_weekday(meaning: OnWeekday, setting: Setting) -> Days:
    today = setting.today
    if meaning.week is not None:
        found = today + timedelta(days=meaning.weekday - today.weekday(), weeks=meaning.week)
        return found, found, "day"
    back, ahead = (today.weekday() - meaning.weekday) % 7, (meaning.weekday - today.weekday()) % 7
    if meaning.shift == "last":
        found = today - timedelta(days=back or 7)
    elif meaning.shift == "next":
        found = today + timedelta(days=ahead or 7)
    else:
        found = today + timedelta(days=ahead) if setting.future else today - timedelta(days=back)
    return found, found, "day"


def _on_ordinal(meaning: OnOrdinal, setting: Setting) -> Days | None:
    start = setting.today.replace(day=1)
    months = [start + relativedelta(months=step) for step in range(-3, 4)]
    days = [d for m in months if (d := safe_day(m.year, m.month, meaning.day))]
    if meaning.shift:
        month = start - DAY if meaning.shift == "last" else start
        found = safe_day(month.year, month.month, meaning.day)
    elif setting.future:
        found = next((d for d in days if d >= setting.today), None)
    else:
        found = next((d for d in reversed(days) if d <= setting.today), None)
    return (found, found, "day") if found else None


def _month_days(year: int, month: int, portion: str) -> Days:
    start = date(year, month, 1)
    end = start + relativedelta(months=1) - DAY
    if not portion:
        return start, end, "month"
    first, last = _PORTIONS[portion]
    return start.replace(day=first), end if last > end.day or portion == "late" else start.replace(day=last), "range"


def _in_month(meaning: InMonth, setting: Setting) -> Days | None:
    if meaning.year is not None:
        return _month_days(full_year(meaning.year, setting), meaning.month, meaning.portion)
    today = setting.today
    this_month = today.replace(day=1)
    if meaning.shift == "last":
        start = nearest_year(
            Setting(this_month - DAY * 2, 0, False, None, None), lambda y: safe_day(y, meaning.month, 1)
        )
    elif meaning.shift == "next":
        start = nearest_year(
            Setting(this_month + relativedelta(months=1), 0, True, None, None), lambda y: safe_day(y, meaning.month, 1)
        )
    elif setting.future:
        start = nearest_year(Setting(this_month, 0, True, None, None), lambda y: safe_day(y, meaning.month, 1))
    else:
        start = nearest_year(Setting(today - DAY, 0, False, None, None), lambda y: safe_day(y, meaning.month, 1))
    return _month_days(start.year, start.month, meaning.portion) if start else None


def _in_year(meaning: InYear, _: Setting) -> Days:
    return _year_days(meaning.year, meaning.portion)


def _year_days(year: int, portion: str) -> Days:
    if not portion:
        return date(year, 1, 1), date(year, 12, 31), "year"
    first = {"early": 1, "mid": 5, "late": 9}[portion]
    start = date(year, first, 1)
    return start, start + relativedelta(months=4) - DAY, "range"


def _step(unit: str, count: int) -> relativedelta:
    if unit == "hour":
        return relativedelta(days=-(-abs(count) // 24)) * (1 if count > 0 else -1)
    if unit in ("day", "night"):
        return relativedelta(days=count)
    if unit in ("week", "fortnight"):
        return relativedelta(weeks=count * (2 if unit == "fortnight" else 1))
    if unit == "month":
        return relativedelta(months=count)
    return relativedelta(years=count * (10 if unit == "decade" else 1))


def _ago(meaning: Ago, setting: Setting) -> Days | None:
    if meaning.unit == "hour":
        day = setting.today - DAY * (-meaning.count // DAY_HOURS)
        return (day, day, "day") if meaning.count <= 0 else None
    found = setting.today + _step(meaning.unit, meaning.count)
    if meaning.unit == "year":
        return (*_year_days(found.year, "")[:2], "year") if meaning.count < -1 else (found, found, "year")
    if meaning.unit == "month":
        return _month_days(found.year, found.month, "")
    return found, found, "week" if meaning.unit == "week" else "day"


def _period(meaning: Period, setting: Setting) -> Days:
    today = setting.today
    if meaning.unit == "year":
        first, last, precision = _year_days(today.year + meaning.shift, _portion(meaning, setting))
    elif meaning.unit == "month":
        month = today.replace(day=1) + relativedelta(months=meaning.shift)
        first, last, precision = _month_days(month.year, month.month, _portion(meaning, setting))
    else:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=meaning.shift)
        if meaning.unit == "weekend":
            return _weekend(meaning, setting, monday)
        first, last, precision = monday, monday + timedelta(days=6), "week"
    if meaning.shift == 0 and setting.future and last >= today:
        return max(first, today), last, precision
    return first, last, precision


def _portion(meaning: Period, setting: Setting) -> str:
    """The third of a period that is meant; none where it has not begun, though the thing has happened."""
    today = setting.today
    third = (today.day - 1) // 10 if meaning.unit == "month" else (today.month - 1) // 4
    begun = meaning.shift or setting.future or third >= ("early", "mid", "late").index(meaning.portion or "early")
    return meaning.portion if begun else ""


def _weekend(meaning: Period, setting: Setting, monday: date) -> Days:
    saturday = monday + timedelta(days=5)
    if meaning.shift == 0 and not setting.future and saturday > setting.today:
        saturday -= timedelta(weeks=1)
    return saturday, saturday + DAY, "range"


def _rolling(meaning: Rolling, setting: Setting) -> Days:
    today = setting.today
    if meaning.count == 0:
        if setting.future or setting.hour >= _MORNING_ENDS:
            return today, today, "part_of_day"
        return today - DAY, today, "part_of_day"
    other = today + _step(meaning.unit, meaning.count)
    return min(today, other), max(today, other), "range"


def _relative(meaning: Relative, setting: Setting) -> Days | None:
    if setting.reference is None and meaning.count > 0:
        return None
    found = (setting.reference or setting.today) + _step(meaning.unit, meaning.count)
    return found, found, "day"


def _season(meaning: Season, setting: Setting) -> Days | None:
    if meaning.year is not None:
        start: date | None = date(full_year(meaning.year, setting), meaning.month, 1)
    else:
        base = setting.today - DAY * (80 if meaning.shift == "last" else 1)
        start = nearest_year(replace(setting, today=base), lambda year: safe_day(year, meaning.month, 1))
    return (start, start + relativedelta(months=3) - DAY, "range") if start else None


def _holiday(meaning: Holiday, setting: Setting) -> Days | None:
    def at(year: int) -> date | None:
        if meaning.rule[0] in "+-":
            return easter(year) + timedelta(days=int(meaning.rule))
        month, day = meaning.rule.split("-")
        return safe_day(year, int(month), int(day))

    found = nearest_year(setting, at) if meaning.year is None else at(full_year(meaning.year, setting))
    return (found, found, "day") if found else None


def _week_of(meaning: WeekOf, setting: Setting) -> Days | None:
    named = days_of(meaning.day, setting)
    if named is None:
        return None
    other = named[0] + meaning.reach * DAY
    return min(named[0], other), max(named[0], other), "range"


def _night(meaning: Night, setting: Setting) -> Days | None:
    if meaning.end is None:
        if setting.future:
            return setting.today, setting.today + DAY, "part_of_day"
        return setting.today - DAY, setting.today, "part_of_day"
    days = days_of(meaning.end, setting)
    return (days[0] - DAY, days[0], "range") if days else None


def _between(meaning: Between, setting: Setting) -> Days | None:
    last = days_of(meaning.last, setting)
    if last is None:
        return None
    first_setting = replace(setting, today=last[1], future=False)
    if isinstance(meaning.first, OnDay) and meaning.first.year is None and isinstance(meaning.last, OnDay):
        first = _on_day(meaning.first, first_setting)
    else:
        first = days_of(meaning.first, first_setting)
    return (first[0], last[1], "range") if first and first[0] <= last[1] else None


def _open_start(meaning: OpenStart, setting: Setting) -> Days | None:
    if meaning.known and setting.reference:
        return setting.reference, setting.today, "range"
    return None


def _reporting_period(_: ReportingPeriod, setting: Setting) -> Days | None:
    return (*setting.period, "range") if setting.period else None


_RESOLVERS = cast(
    "dict[type, Callable[[Any, Setting], Days | None]]",
    {
        OnDay: _on_day,
        OnWeekday: _on_weekday,
        OnOrdinal: _on_ordinal,
        InMonth: _in_month,
        InYear: _in_year,
        Ago: _ago,
        Period: _period,
        Rolling: _rolling,
        Relative: _relative,
        Season: _season,
        Holiday: _holiday,
        Night: _night,
        Between: _between,
        OpenStart: _open_start,
        ReportingPeriod: _reporting_period,
        SameSpell: lambda *_: None,
        LongAgo: lambda *_: None,
        WeekOf: _week_of,
    },
)
