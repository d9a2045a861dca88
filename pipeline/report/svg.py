"""SVG as escaped text: elements, scales, numbers as people read them.

Belongs here: what every chart needs. Not here: any chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup, escape

_UNITS = ((1_000_000_000_000, "tn"), (1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k"))


def tag(name: str, *inside: str | Markup, **attributes: object) -> Markup:
    """An element; text inside is escaped unless it is markup already. `class_` is `class`, `_` in names is `-`."""
    named = (
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    opened = Markup("<") + name + Markup("").join(named)
    return opened + Markup(">") + Markup("").join(map(escape, inside)) + Markup("</") + name + Markup(">")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def path(points: Sequence[tuple[float, float]], closed: bool = True) -> str:
    """A line through points, as the `d` of a path."""
    steps = "L".join(f"{_value(float(x))} {_value(float(y))}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def short(number: float) -> str:
    """A number in a few characters: 950, 1.2k, 45m."""
    for size, unit in _UNITS:
        if abs(number) >= size:
            return f"{number / size:.1f}".removesuffix(".0") + unit
    return f"{number:,.0f}"


def day_text(day: date) -> str:
    """A day as it is written in a sentence: 2 Sep 2024."""
    return f"{day.day} {day:%b %Y}"


def ticks(top: float) -> list[int]:
    """Round numbers for the lines behind a chart, from 0 to at or above `top`, two to four steps."""
    if top <= 1:
        return [0, 1]
    size = 10 ** (len(str(int(top))) - 1)
    step = next(
        s for s in (size / 5, size / 4, size / 2, size, size * 2, size * 2.5, size * 5, size * 10) if top <= 3 * s
    )
    step = max(1, round(step))
    return [step * i for i in range(int(-(-top // step)) + 1)]
