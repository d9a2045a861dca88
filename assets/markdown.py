"""Markdown for the Dagster UI: tables of values that came from outside, and bars.

Belongs here: escaping and layout. Not here: what is shown (`metadata`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

LONGEST_CELL = 60
_BAR = 30
"""Characters of the longest bar."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:@$^=/])")
_EIGHTHS = " ▏▎▍▌▋▊▉"


def escaped(value: object) -> str:
    """A value as the text of a cell: on one line, cut to `LONGEST_CELL`, and with no letter that means anything.

    >>> escaped("<b>3 | 4</b>")
    '\\\\<b\\\\>3 \\\\| 4\\\\<\\\\/b\\\\>'
    """
    if value is None:
        return ""
    text = " ".join(str(value).split())
    shown = text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
    return _SPECIAL.sub(r"\\\1", shown)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; header and cells are escaped."""
    lines = [header, ["---"] * len(header)]
    cells = [[escaped(value) for value in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [[escaped(h) for h in lines[0]], lines[1], *cells])


def bars(counts: Mapping[str, int]) -> str:
    """A bar for each count, in the order given, as preformatted text; the names must not hold backticks.

    >>> print(bars({"2024-03-04": 3, "2024-03-05": 6}))
    ```
    2024-03-04 ███████████████ 3
    2024-03-05 ██████████████████████████████ 6
    ```
    """
    width = max((len(name) for name in counts), default=0)
    most = max(counts.values(), default=0) or 1
    lines = (f"{name:<{width}} {_bar(count / most)} {count:,}" for name, count in counts.items())
    return "\n".join(["```", *lines, "```"])


def _bar(share: float) -> str:
    eighths = round(share * _BAR * 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
