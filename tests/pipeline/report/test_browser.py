"""The report in a real browser: loads alone, filters, sorts, opens claims, and runs nothing that a source wrote."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.report import build_report
from tests.pipeline.report.tables import HOSTILE, SENTENCE, tables

playwright = pytest.importorskip("playwright.sync_api", reason="the browser test needs the package playwright")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: apt-get install chromium")


class Visit:
    """An open report, with all that the browser complained of or asked for."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address)
        page.wait_for_selector("html[data-ready]", timeout=20_000)

    def rows(self) -> list[str]:
        """The texts of the rows of the table of incidents."""
        found: list[str] = self.page.locator("#table tbody tr").all_inner_texts()
        return found

    def dialog(self) -> str:
        """The text of the open claims."""
        text: str = self.page.locator("#claims[open]").inner_text()
        return text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(build_report(tables()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Visit(page, address)
    page.close()


def test_it_loads_without_a_complaint_and_without_a_request(visit: Visit, address: str) -> None:
    assert visit.troubles == []
    assert visit.requests == [address]
    assert len(visit.rows()) == 3


def test_nothing_that_a_source_wrote_is_run(visit: Visit) -> None:
    visit.page.click(".tile >> nth=0")
    assert HOSTILE in visit.dialog()
    assert "taken" not in visit.page.title()
    assert visit.page.locator("img").count() == 0
    assert visit.page.locator("a[href^=javascript]").count() == 0
    assert visit.troubles == []


def test_a_name_that_turns_letters_round_leaves_the_country_beside_it_alone(browser: Any, tmp_path: Path) -> None:
    found = tables()
    names = ["\u202eevil", "Kyryat \u05e7\u05e8\u05d9\u05d4", "Van"]
    found["incidents"] = found["incidents"].set_column(
        found["incidents"].schema.get_field_index("place_name"), "place_name", [names]
    )
    path = tmp_path / "report.html"
    path.write_text(build_report(found), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    cells = Visit(page, path.as_uri()).page.locator("#table td.where").all_text_contents()
    assert any("\u2068\u202eevil\u2069, Ukraine" in cell for cell in cells)
    assert any(cell.startswith("Van, ") for cell in cells)
    page.close()


def test_a_headline_figure_opens_its_claims(visit: Visit) -> None:
    visit.page.click(".tile:has-text('People killed')")
    text = visit.dialog()
    assert "People killed: 12" in text
    assert SENTENCE in text
    assert "published by Kestrel, 3 Sep 2024, 12:00 UTC" in text
    assert "not used: the same speaker gave a later figure" in text
    assert visit.page.locator("#claims mark").first.inner_text() == "12 people"
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("#claims[open]").count() == 0
    assert visit.page.evaluate("document.activeElement.className") == "tile"


def test_a_day_of_a_chart_opens_its_claims_with_a_link(visit: Visit) -> None:
    visit.page.click("#weapons .mark >> nth=0")
    assert "launched drone: 20" in visit.dialog()
    assert visit.page.locator("#claims a").first.get_attribute("href") == "https://lantern.example/2"


def test_every_figure_opens_claims(visit: Visit) -> None:
    silent = visit.page.evaluate(
        """[...document.querySelectorAll("[data-q]")].filter((figure) => {
            figure.dispatchEvent(new MouseEvent("click", { bubbles: true }));
            const claims = document.querySelectorAll("#claims[open] .claim").length;
            document.getElementById("claims").close();
            return claims === 0;
        }).map((figure) => figure.dataset.q)"""
    )
    assert silent == []
    assert visit.troubles == []


def test_a_figure_without_a_column_of_its_own_is_in_the_table(visit: Visit) -> None:
    visit.page.click("#table button:text-is('damaged residential: 30–45')")
    assert "damaged residential: 30–45" in visit.dialog()


def test_a_running_total_is_in_the_table_as_one(browser: Any, tmp_path: Path) -> None:
    world = tables()
    figures = world["incident_figures"].to_pylist()
    figures[4] |= {"reason": "running_total"}
    world["incident_figures"] = pa.Table.from_pylist(figures, world["incident_figures"].schema)
    incidents = world["incidents"].to_pylist()
    incidents[1] |= {f"injured_{end}": None for end in ("low", "best", "high")}
    world["incidents"] = pa.Table.from_pylist(incidents, world["incidents"].schema)
    path = tmp_path / "report.html"
    path.write_text(build_report(world), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    cells = Visit(page, path.as_uri()).page.locator("#table td.others").all_text_contents()
    assert any("injured people: 4 in all" in cell for cell in cells)
    page.close()


def test_tab_goes_down_the_page_and_stops_once_in_each_chart(visit: Visit) -> None:
    stops = []
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        stops.append(visit.page.evaluate("document.activeElement.closest('main section')?.id || ''"))
        if stops[-1] == "incidents":
            break
    assert [name for name, _ in groupby(stops) if name] == [
        "weapons",
        "casualties",
        "evacuations",
        "aid",
        "map",
        "incidents",
    ]
    stops_in_charts = visit.page.evaluate(
        "[...document.querySelectorAll('[data-rove]')].map((e) => e.querySelectorAll('[tabindex=\"0\"]').length)"
    )
    assert set(stops_in_charts) == {1}


def test_print_is_black_on_white_in_the_dark_theme_and_cuts_nothing(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 720, "height": 1000}, color_scheme="dark")
    Visit(page, address)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    cut = page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth + 1)"
        ".map((e) => e.innerText)"
    )
    assert cut == []
    page.close()


def test_charts_are_walked_by_keys(visit: Visit) -> None:
    visit.page.locator("#weapons .mark[tabindex='0']").focus()
    visit.page.keyboard.press("Enter")
    assert "intercepted drone: 15" in visit.dialog()


def test_a_place_on_the_map_opens_its_incidents(visit: Visit) -> None:
    visit.page.locator("#map .mark").first.dispatch_event("click")
    assert "Sumy, Ukraine" in visit.dialog()


def test_words_country_and_contested_filter_the_table(visit: Visit) -> None:
    visit.page.fill("[name=words]", "flood van")
    assert len(visit.rows()) == 1
    visit.page.click("button[type=reset]")
    playwright.expect(visit.page.locator("#table tbody tr")).to_have_count(3)
    visit.page.select_option("[name=country]", "UA")
    assert len(visit.rows()) == 2
    visit.page.check("[name=contested]")
    assert len(visit.rows()) == 1
    assert visit.page.inner_text("#count").startswith("1 of 3 incidents")


def test_a_heading_sorts(visit: Visit) -> None:
    visit.page.click("#table thead button:text-is('evacuated')")
    assert "6,500" in visit.rows()[0]
    heading = visit.page.locator("#table th:has-text('evacuated')")
    assert heading.get_attribute("aria-sort") == "descending"
    visit.page.click("#table thead button:text-is('evacuated')")
    assert "6,500" in visit.rows()[-1]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(browser: Any, address: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    opened = Visit(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.troubles == []
    page.close()


@pytest.mark.parametrize("width", [1280, 1200, 1030, 800, 390])
def test_the_last_column_of_incidents_is_in_sight(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    Visit(page, address)
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.scroll:has(.incidents)'))")
    page.close()


def test_on_a_narrow_screen_the_moves_are_cards_that_show_every_cell(browser: Any, tmp_path: Path) -> None:
    found = tables()
    incidents = found["incidents"]
    names = ["Novooleksandrivka", "Old Harbour Transit Settlement", "Verkhnodniprovsk"]
    for column in ("place_name", "destination_text"):
        incidents = incidents.set_column(incidents.schema.get_field_index(column), column, [names])
    path = tmp_path / "report.html"
    path.write_text(build_report({**found, "incidents": incidents}), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    Visit(page, path.as_uri())
    cells = page.locator(".moves tbody th, .moves tbody td").all()
    assert len(cells) == 5
    for cell in cells:
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] < 30, "one line: no word is broken"
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.scroll:has(.moves)'))")
    page.close()


def test_headline_figures_fill_their_rows(visit: Visit) -> None:
    for count in range(2, 9):
        rows = visit.page.evaluate(
            """(count) => {
                const box = document.querySelector("section.tiles"), tile = box.firstElementChild;
                box.replaceChildren(...Array.from({ length: count }, () => tile.cloneNode(true)));
                const rows = {};
                for (const one of box.children) (rows[one.offsetTop] ??= []).push(one);
                const end = box.getBoundingClientRect().right;
                return Object.values(rows).map((row) => [row.length, end - row.at(-1).getBoundingClientRect().right]);
            }""",
            count,
        )
        assert all(abs(gap) < 1.5 for _, gap in rows)
        assert max(n for n, _ in rows) - min(n for n, _ in rows) <= 1


def test_the_theme_can_be_changed(visit: Visit) -> None:
    before = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.page.click("#theme")
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_every_control_has_a_name(visit: Visit) -> None:
    nameless = visit.page.evaluate(
        """[...document.querySelectorAll('button, a, input, select, [role=button]')].filter((e) =>
        !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length)).length"""
    )
    assert nameless == 0
