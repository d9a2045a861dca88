"""A live blog seen through Dagster's UI in a real browser: it grows, the tables follow, it breaks, the failure shows.

The screenshots are left in `build/browser`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

pytest.importorskip("httpx", reason="needs the extra live")
pytest.importorskip("playwright", reason="needs the extra dev")
pytest.importorskip("dagster_webserver", reason="needs the extra ui")

from playwright.sync_api import Page

from tests.assets.live.live_blog import FIRST, PATH, SECOND, THIRD, LiveBlog, write_sources
from tests.assets.ui_stack import ROOT, Stack, stack, until
from tests.browser.page import CHROMIUM, browser_page
from tests.pipeline.fetch.server import Site, site

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}: apt-get install chromium"),
    # it starts the whole stack and waits for schedules: some four minutes
    pytest.mark.skipif("TOLLBOOK_BROWSER" not in os.environ, reason="takes minutes: make test-browser"),
]

SHOTS = ROOT / "build" / "browser"
CALM = "/calm"
NEXT_MONTH = datetime(2024, 4, 2, 9, tzinfo=UTC)
PATIENCE_SECONDS = 240
"""A poll a minute, a look at the inbox every half minute, and runs on a machine that is busy."""


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site() as found:
        yield found


@pytest.fixture(scope="module")
def blog(server: Site) -> LiveBlog:
    found = LiveBlog(server)
    found.add(FIRST)
    LiveBlog(server, CALM).add(SECOND)
    return found


@pytest.fixture(scope="module")
def running(server: Site, blog: LiveBlog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    del blog  # it answers before the first poll
    folder = tmp_path_factory.mktemp("operation")
    write_sources(folder / "data", server, PATH, CALM)
    with stack(str(folder / "data"), folder / "log", "2024-01") as found:
        yield found


@pytest.fixture(scope="module")
def page(running: Stack) -> Iterator[Page]:
    del running  # is to outlive the browser
    with browser_page() as found:
        yield found


class Visitor:
    """Somebody at the browser, who reloads until a page shows what is awaited."""

    def __init__(self, page: Page, running: Stack) -> None:
        self._page = page
        self._running = running
        SHOTS.mkdir(parents=True, exist_ok=True)

    def text(self, address: str) -> str:
        """What a page shows once it has come to rest."""
        self._page.goto(self._running.url + address)
        self._page.wait_for_timeout(4000)
        return self.shown()

    def shown(self) -> str:
        """What the page shows now."""
        return self._page.inner_text("body")

    def sees(self, address: str, *awaited: str) -> str:
        """Reload until all of it is shown; what the page then shows."""
        shown = ""

        def holds() -> bool:
            nonlocal shown
            shown = self.text(address)
            return all(re.search(pattern, shown) for pattern in awaited)

        until(holds, PATIENCE_SECONDS, lambda: f"{address} does not show {awaited} but: {shown[:3000]}")
        return shown

    def rests(self, address: str) -> None:
        """Reload until nothing on the page is still being loaded or made, or waits for it."""

        def holds() -> bool:
            return not re.search(r"Loading|Unsynced|[Mm]aterializing", self.text(address))

        until(holds, PATIENCE_SECONDS, lambda: f"{address} does not come to rest: {self.shown()[:3000]}")

    def keeps(self, name: str) -> None:
        """A screenshot."""
        path = SHOTS / f"{name}.png"
        self._page.screenshot(path=path)
        assert path.stat().st_size > 10_000, "a page that is not blank"

    def opens_the_last_failed_run(self) -> None:
        """From the list of runs that failed."""
        self.text("/runs?q%5B0%5D=status%3AFAILURE")
        links = [link.get_attribute("href") or "" for link in self._page.locator('a[href*="/runs/"]').all()]
        run = next(found for link in links if (found := re.search(r"/runs/[0-9a-f-]{36}", link)))
        self.text(f"{run[0]}?logs=step%3Asources__live")


@pytest.fixture
def visitor(page: Page, running: Stack) -> Visitor:
    return Visitor(page, running)


def test_a_live_blog_in_operation(visitor: Visitor, blog: LiveBlog, server: Site) -> None:
    visitor.sees("/assets/sources/live", r"outcome\s[\s\S]*\b(news|nothing new)\b", r"Freshness policy\s+Passing")
    visitor.keeps("source")
    visitor.sees("/assets/updates?view=partitions", r"Materialized \(1\)")

    blog.add(THIRD, NEXT_MONTH)
    visitor.sees("/assets/updates?view=partitions", r"Materialized \(2\)")
    visitor.keeps("partitions")
    visitor.sees("/assets/daily_totals", "Latest materialization", r"Row count\s+[1-9]")

    lineage = "/assets/inbox?view=lineage&lineageScope=neighbors"
    assert "inbox" in visitor.sees(lineage, "live", "calm", "updates", "rejects")
    visitor.rests(lineage)
    visitor.keeps("lineage")

    for table in ("updates", "claims", "incidents"):
        shown = visitor.sees(f"/assets/{table}?view=checks", r"Checks \([1-9]", "Succeeded")
        assert not re.search("Failed|Not evaluated", shown), f"every check of {table} is green"
    visitor.keeps("checks")

    blog.break_down()
    visitor.sees("/assets/sources/live", r"Failed in\s+\w{8}")
    visitor.keeps("source_failed")
    assert "Failed in" not in visitor.text("/assets/sources/calm"), "the other source goes on"
    visitor.sees("/runs", "Failure")
    visitor.keeps("runs")
    visitor.opens_the_last_failed_run()
    until(lambda: "answers 500" in visitor.shown(), 60, lambda: visitor.shown()[:3000])
    visitor.keeps("failure")
    assert len(server.paths()) >= 5
