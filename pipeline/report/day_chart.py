"""Bars by day: the one form that weapons, casualties and evacuations are drawn in.

A chart is drawn by the server as SVG with a target for each day that has anything, so that it can be read and printed
without scripts. Belongs here: the drawing. Not here: which numbers (`sections`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from pipeline.report.svg import day_text, short, tag, ticks
from pipeline.report.totals import Bounds

WIDTH, HEIGHT = 400, 178
_WIDEST = 34.0
"""Of a bar, in charts of few days."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 6, 16, 22
_STRIP_TOP, _STRIP_HEIGHT = 26, 46
"""The strip of rates below the days: room for its title, and from 100% down to 0%."""
_ROOM_FOR_RATE = 40.0
_RATES_TITLE = "share intercepted, where both numbers are known"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars. `band` draws the range from low to high around the best value."""

    name: str
    css: str
    values: Mapping[date, Bounds]
    band: bool = False


@dataclass(frozen=True, slots=True)
class DayChart:
    """`stacked` lays the first series over the second from the ground; others stand side by side."""

    title: str
    days: Sequence[date]
    series: Sequence[Series]
    query: str
    """What a click on a day asks for; the day is added to it."""
    stacked: bool = False
    rates: Mapping[date, float] | None = None
    """Shares between 0 and 1, drawn in a strip of their own below the bars, and told of each day."""

    @property
    def height(self) -> int:
        """Units of the page."""
        return HEIGHT + (_STRIP_TOP + _STRIP_HEIGHT + 18 if self.rates else 0)


def draw(chart: DayChart) -> Markup:
    """The chart as an SVG element, which a screen reader meets as a list of days."""
    top = max((b.high if s.band else b.best for s in chart.series for b in s.values.values()), default=0)
    marks = ticks(top)
    inside = [*_grid(marks, chart.days), *(_strip() if chart.rates else [])]
    inside += [_day(chart, i, day, marks[-1]) for i, day in enumerate(chart.days)]
    return tag(
        "svg",
        *inside,
        viewBox=f"0 0 {WIDTH} {chart.height}",
        class_="days",
        role="group",
        aria_label=f"{chart.title}, by day. Arrow keys go from day to day, Enter opens the claims.",
        data_rove="",
    )


def _y(value: float, top: float) -> float:
    return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / top


def _slot(chart: DayChart) -> float:
    return (WIDTH - _LEFT - _RIGHT) / len(chart.days)


def _grid(marks: Sequence[int], days: Sequence[date]) -> list[Markup]:
    found = []
    for mark in marks:
        y = _y(mark, marks[-1])
        found.append(tag("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, class_="grid"))
        found.append(tag("text", short(mark), x=_LEFT - 5, y=y + 3.5, class_="tick end"))
    for at, anchor in _labelled(len(days)):
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * (at + 0.5) / len(days)
        x = {"start": float(_LEFT), "end": float(WIDTH - _RIGHT)}.get(anchor, x)
        found.append(tag("text", f"{days[at].day} {days[at]:%b}", x=x, y=HEIGHT - 6.0, class_=f"tick {anchor}"))
    return found


def _labelled(count: int) -> list[tuple[int, str]]:
    """The days that are named below the bars, with where their name is fastened."""
    if count == 1:
        return [(0, "middle")]
    if count <= 8:
        return [(i, "middle") for i in range(count)]
    return [(0, "start"), (count // 2, "middle"), (count - 1, "end")]


def _day(chart: DayChart, at: int, day: date, top: float) -> Markup:
    slot = _slot(chart)
    x = _LEFT + slot * at
    found = [s.values.get(day) for s in chart.series]
    if not any(b and (b.best or b.high) for b in found):
        return Markup("")
    lane_of = [max(0, i - 1) if chart.stacked else i for i in range(len(chart.series))]
    lanes = lane_of[-1] + 1
    width = min(_WIDEST, max(1.2, slot * 0.76 / lanes))
    start = x + (slot - width * lanes) / 2
    bars = [
        bar
        for lane, series, bounds in zip(lane_of, chart.series, found, strict=True)
        if bounds
        for bar in _bar(series, bounds, start + lane * width, width, top)
    ]
    if chart.stacked:
        bars.reverse()
    bars += _rate(chart, day, x + slot / 2)
    said = _said(chart, day)
    hit = tag("rect", x=x, y=_TOP, width=slot, height=chart.height - _TOP - _BOTTOM, class_="hit")
    return tag(
        "g", tag("title", said), hit, *bars, class_="mark", role="button", tabindex="-1", aria_label=said,
        data_q=f"{chart.query};d={day}",
    )  # fmt: skip


def _strip() -> list[Markup]:
    """The lines behind the rates and what they are."""
    found = [tag("text", _RATES_TITLE, x=_LEFT, y=_rate_y(1) - 7, class_="tick start")]
    for share in (0.0, 1.0):
        y = _rate_y(share)
        found.append(tag("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, class_="grid"))
        found.append(tag("text", f"{share:.0%}", x=_LEFT - 5, y=y + 3.5, class_="tick end"))
    return found


def _rate(chart: DayChart, day: date, x: float) -> list[Markup]:
    """The rate of a day as a dot on a stem, with the number where there is room for it."""
    rate = (chart.rates or {}).get(day)
    if rate is None:
        return []
    y = _rate_y(rate)
    found = [
        tag("line", x1=x, x2=x, y1=_rate_y(0), y2=y, class_="stem"),
        tag("circle", cx=x, cy=y, r=3.2, class_="rate"),
    ]
    if _slot(chart) > _ROOM_FOR_RATE:
        found.append(tag("text", f"{rate:.0%}", x=x, y=_rate_y(0) + 13, class_="tick middle"))
    return found


def _rate_y(share: float) -> float:
    return HEIGHT + _STRIP_TOP + _STRIP_HEIGHT * (1 - share)


def _bar(series: Series, bounds: Bounds, x: float, width: float, top: float) -> list[Markup]:
    y = _y(bounds.best, top)
    height = HEIGHT - _BOTTOM - y
    bars = [tag("rect", x=x, y=y, width=width, height=height, class_=series.css)] if bounds.best else []
    if series.band and bounds.high > bounds.low:
        high, low = _y(bounds.high, top), _y(bounds.low, top)
        bars.append(tag("rect", x=x, y=high, width=width, height=low - high, class_=f"{series.css} band"))
    return bars


def _said(chart: DayChart, day: date) -> str:
    parts = [f"{range_text(b)} {s.name}" for s in chart.series if (b := s.values.get(day)) and (b.best or b.high)]
    rate = (chart.rates or {}).get(day)
    shares = [f"{rate:.0%} of those launched were intercepted"] if rate is not None else []
    return f"{chart.title}, {day_text(day)}: {', '.join([*parts, *shares])}"


def range_text(bounds: Bounds) -> str:
    """A figure in words: 12, or 12 (11 to 50)."""
    if bounds.low == bounds.best == bounds.high:
        return f"{bounds.best:,}"
    return f"{bounds.best:,} ({bounds.low:,} to {bounds.high:,})"
