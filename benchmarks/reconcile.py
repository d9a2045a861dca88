"""How long reconciliation takes and how much memory it needs: a year in one run, and one new day in a year of history.

    python -m benchmarks.reconcile                    100 thousand and 1 million claims over 365 days, then one new day
    python -m benchmarks.reconcile --claims 100000    only that many

Seconds are of processor time, which another process on the machine does not change. Each year is measured in a process
of its own, so that its peak memory is its own (the claims themselves included). The new day is measured five times and
the least counts; it is compared with reconciling that day with no history at all: once as functions of tables, once
with the day files of `filed_claims` and the tables of incidents read and written, as a scheduled run does it: in a
process of its own, each time one day more.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from assets.books import Books, open_books
from assets.settings import Settings
from assets.steps.filing import filed_plan
from assets.steps.reconcile import incident_plans
from assets.storage.plan import carry_out
from benchmarks.reconcile_data import FIRST_DAY, make_day, make_days
from pipeline.reconcile import REACH_DAYS, affected, file_claims, reconcile, reconcile_filed, remake

_Got = TypeVar("_Got")

_DAYS = 365
_TIMES = 5
"""How often the new day is measured."""
_STORED_DAYS = REACH_DAYS + 30
"""As many as a new day looks back at, or files a claim under; older ones would only be listed."""


def _year(claims: int) -> dict[str, float]:
    days = list(make_days(_DAYS, claims // _DAYS))
    stated = pa.concat_tables([c for c, _ in days])
    updates = pa.concat_tables([u for _, u in days])
    del days
    before = _peak()
    start = time.process_time()
    result = reconcile(stated, updates)
    seconds = time.process_time() - start
    return {
        "claims": stated.num_rows,
        "incidents": result.incidents.num_rows,
        "seconds": seconds,
        "mb_before": before,
        "mb_peak": _peak(),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(work: Callable[..., _Got], *arguments: object) -> _Got:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _fastest(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_TIMES):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _new_day(claims_a_day: int) -> tuple[float, float, int]:
    """Seconds for the last day alone, for the last day after a year, and the older claims that were worked through
    again.

    As the pipeline does, only the incident days that the new claims are filed under are at hand.
    """
    history = [file_claims(c, u) for c, u in make_days(_DAYS, claims_a_day)]
    filed = pa.concat_tables(history)
    earlier = pa.concat_tables(history[-REACH_DAYS:])
    claims, updates = make_day(FIRST_DAY + timedelta(days=_DAYS), claims_a_day)
    new = file_claims(claims, updates, earlier)
    at_hand = filed.filter(pc.is_in(filed["incident_date"], pc.unique(new["incident_date"])))
    previous = reconcile_filed(at_hand)

    def with_history() -> object:
        added = file_claims(claims, updates, earlier)
        return remake(previous, added, [at_hand.select, added.select])

    alone, both = _fastest(lambda: reconcile(claims, updates)), _fastest(with_history)
    return alone, both, affected(new, [at_hand.select]).num_rows


def _new_stored_day(claims_a_day: int) -> tuple[float, float]:
    """Seconds for filing a day and making the tables of incidents, in empty books and after the days before."""
    with TemporaryDirectory() as folder:
        history = _books(Path(folder, "history"))
        for number in range(_STORED_DAYS):
            _put(history, number, claims_a_day)
        _carry_out(history)
        history.remember()
        new = range(_STORED_DAYS, _STORED_DAYS + _TIMES)
        alone = min(_apart(_added_day, Path(folder, f"alone {n}"), n, claims_a_day) for n in new)
        both = min(_apart(_added_day, Path(folder, "history"), n, claims_a_day) for n in new)
    return alone, both


def _added_day(folder: Path, number: int, claims_a_day: int) -> float:
    """Seconds for one more day, in a process that knows of the days before only what is stored."""
    with TemporaryDirectory() as other:  # loads what the first day of a process loads
        _put(_books(Path(other)), number, claims_a_day)
        _carry_out(_books(Path(other)))
    books = _books(folder)
    _put(books, number, claims_a_day)
    start = time.process_time()
    _carry_out(books)
    seconds = time.process_time() - start
    books.remember()
    return seconds


def _books(folder: Path) -> Books:
    books = open_books(Settings(str(folder)))
    books.root.make()
    return books


def _put(books: Books, number: int, claims_a_day: int) -> None:
    day = FIRST_DAY + timedelta(days=number)
    claims, updates = make_day(day, claims_a_day)
    books.table("updates").write(day, updates, str(day))
    books.table("claims").write(day, claims, str(day))


def _carry_out(books: Books) -> None:
    carry_out(filed_plan(books), books.table("filed_claims"))
    for name, plan in incident_plans(books).items():
        carry_out(plan, books.table(name))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks.reconcile",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--claims", type=int, nargs="*", default=[100_000, 1_000_000])
    options = parser.parse_args(arguments)
    for claims in options.claims:
        got = _apart(_year, claims)
        print(
            f"{got['claims']:,.0f} claims over {_DAYS} days: "
            f"{got['incidents']:,.0f} incidents in {got['seconds']:.1f} s of processor time, "
            f"{1e6 * got['seconds'] / got['claims']:.0f} µs a claim; "
            f"memory {got['mb_before']:,.0f} MB with the claims, {got['mb_peak']:,.0f} MB at most",
            flush=True,
        )
    claims_a_day = options.claims[-1] // _DAYS
    alone, both, reread = _new_day(claims_a_day)
    print(
        f"one new day of {claims_a_day:,} claims: {alone:.2f} s alone, {both:.2f} s after a year "
        f"({both / alone:.2f} ×; {reread:,} older claims worked through again)",
        flush=True,
    )
    alone, both = _new_stored_day(claims_a_day)
    print(f"the same in day files: {alone:.2f} s alone, {both:.2f} s after {_STORED_DAYS} days ({both / alone:.2f} ×)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
