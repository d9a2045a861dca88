"""`python -m benchmarks.analyst`: a made-up month of 5,000 incidents, and how large and slow report and exports are.

The month is written as posts (`analyst_posts`), read by the main job, and reported on by the commands' own functions.
The page is opened in Chromium where there is one, with the package `playwright`. Belongs here: the measuring.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assets.books import Books, open_books
from assets.run import run
from assets.settings import Settings
from assets.steps.analyst import REPORT, make_export, make_report
from benchmarks.analyst_posts import write_posts
from benchmarks.folders import folder_to_keep
from pipeline.export import FORMATS
from pipeline.ingest import Defaults

EVENTS = 4700
"""Events that give a little over 5,000 incidents."""
INCIDENTS_GOAL = 5000
REPORT_SECONDS_GOAL, REPORT_BYTES_GOAL, OPEN_SECONDS_GOAL = 10.0, 3_000_000, 2.0
Goal = tuple[str, bool]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when a goal is not met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analyst", description=__doc__)
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events of the month (default {EVENTS})")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="folder for the tables and the report; kept, and used again"
    )
    options = parser.parse_args(arguments)
    with folder_to_keep(options.keep) as folder:
        books = _month(folder, options.events)
        goals = [*_report_goals(books), *_open_goals(folder / REPORT)]
        for name in FORMATS:
            seconds = _timed(lambda name=name: make_export(books, name))  # type: ignore[misc]
            print(f"export {name}: {seconds:.2f} s")
    print("\n".join(f"{'met    ' if met else 'NOT MET'}  {said}" for said, met in goals))
    return int(not all(met for _, met in goals))


def _month(folder: Path, events: int) -> Books:
    """The tables of the month; made only if they are not there."""
    books = open_books(Settings(str(folder)))
    if not books.root.exists("incidents"):
        posts = folder / "posts.jsonl"
        count = write_posts(posts, events)
        seconds = _timed(lambda: run(books, [posts], Defaults()))
        print(f"main job: {count:,} posts in {seconds:.1f} s")
    return books


def _timed(work: Callable[[], object]) -> float:
    """Seconds of the clock: a browser works in processes of its own, whose processor time is not seen from here."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _report_goals(books: Books) -> Iterator[Goal]:
    stored = books.table("incidents")
    incidents = sum(file.rows for file in stored.files().values())
    yield f"{incidents:,} incidents (goal: {INCIDENTS_GOAL:,})", incidents >= INCIDENTS_GOAL
    seconds = _timed(lambda: make_report(books))
    yield f"report built in {seconds:.2f} s (goal: {REPORT_SECONDS_GOAL:.0f} s)", seconds < REPORT_SECONDS_GOAL
    size = len(books.root.read(REPORT))
    yield f"report of {size:,} bytes (goal: {REPORT_BYTES_GOAL:,})", size < REPORT_BYTES_GOAL


def _open_goals(page: Path) -> Iterator[Goal]:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        print("not opened: that needs Chromium and the package playwright")
        return
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab = chromium.new_page(viewport={"width": 1280, "height": 900})
        seconds = _timed(lambda: (tab.goto(page.as_uri()), tab.wait_for_selector("html[data-ready]")))
        click = _timed(lambda: (tab.click(".tile"), tab.wait_for_selector("#claims[open] .claim")))
        tab.keyboard.press("Escape")
        words = _timed(lambda: tab.fill("[name=words]", "flood"))
        chromium.close()
    yield (
        f"report opened, table and all, in {seconds:.2f} s (goal: {OPEN_SECONDS_GOAL:.0f} s)",
        seconds < OPEN_SECONDS_GOAL,
    )
    print(f"claims of the first figure opened in {click:.2f} s, table filtered in {words:.2f} s")


if __name__ == "__main__":
    raise SystemExit(main())
