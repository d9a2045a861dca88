"""What is printed while a run works, where no terminal shows bars."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from assets.progress import progress


def told(*tables: str, fails: bool = False, forgets: bool = False) -> list[str]:
    out = StringIO()
    try:
        with progress(Console(file=out)) as shown:
            for table in tables:
                shown.watch(table, 0, 2)
                shown.watch(table, 2, 2)
            if forgets:
                shown.waiting.clear()
            if fails:
                raise RuntimeError
    except RuntimeError:
        pass
    return out.getvalue().splitlines()


@pytest.mark.parametrize("table", ["rejects", "daily_totals"])
def test_what_is_written_beside_an_error_is_not_told(table: str) -> None:
    assert told(table, fails=True) == []
    assert told(table, forgets=True) == []
    assert told(table) == [f"{table}: 2 files written"]


def test_lines_come_in_order_once_the_run_has_come_to_something() -> None:
    assert told("rejects", "updates", "claims", fails=True) == [
        f"{table}: 2 files written" for table in ("rejects", "updates", "claims")
    ]
