"""Bars by day, and the strip of rates below them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.report.day_chart import HEIGHT, DayChart, Series, draw
from pipeline.report.totals import Bounds

DAY = date(2024, 9, 2)
_BAR = re.compile(r'<rect x="([^"]+)" y="([^"]+)" width="[^"]+" height="[^"]+" class="(part|whole|other)"')


def _chart(days: int, rates: dict[date, float] | None) -> str:
    every = [DAY + timedelta(days=i) for i in range(days)]
    launched = Series("launched", "launched", dict.fromkeys(every, Bounds(10, 10, 10)))
    return draw(DayChart("Drones", every, (launched,), "m=launched", stacked=True, rates=rates))


def test_a_rate_is_a_dot_in_its_strip_with_its_number_where_days_are_few() -> None:
    drawn = _chart(3, {DAY: 0.7})
    assert drawn.count('class="rate"') == 1
    assert ">70%</text>" in drawn
    assert "where both numbers are known" in drawn


def test_a_month_has_a_dot_for_each_rate_and_tells_the_number_to_who_asks() -> None:
    drawn = _chart(31, {DAY + timedelta(days=i): 0.5 for i in range(20)})
    assert drawn.count('class="rate"') == 20
    assert ">50%</text>" not in drawn
    assert "50% of those launched were intercepted" in drawn


def test_a_third_series_stands_beside_the_two_that_are_stacked() -> None:
    values = [Series(name, name, {DAY: Bounds(n, n, n)}) for name, n in (("part", 4), ("whole", 10), ("other", 6))]
    drawn = draw(DayChart("Drones", [DAY], values, "m=launched", stacked=True))
    bars = {css: (float(x), float(y)) for x, y, css in _BAR.findall(drawn)}
    assert bars["part"][0] == bars["whole"][0] < bars["other"][0]
    assert bars["whole"][1] < bars["other"][1] < bars["part"][1], "from the ground: 10, 6 and 4"
    assert drawn.index('class="whole"') < drawn.index('class="part"'), "the part is drawn over the whole"


def test_without_rates_there_is_no_strip() -> None:
    assert 'class="rate"' not in _chart(3, None)
    assert f'viewBox="0 0 400 {HEIGHT}"' in _chart(3, {})
