"""Each law is broken once on purpose: its check must say so, and no other must."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assets.books import Books
from assets.checks.laws import LAWS
from assets.checks.total_laws import breaches_of_day
from assets.inbox.inputs import inputs
from pipeline.publish import summands
from tests.assets.checks.breaking import MONDAY, TUESDAY, broken_laws, change_rows
from tests.rows import rows


def test_no_law_is_broken_by_what_the_steps_make(books: Books) -> None:
    assert broken_laws(books) == set()


def test_laws_have_names_of_their_own_and_say_what_they_hold() -> None:
    assert len({law.name for law in LAWS}) == len(LAWS)
    assert all(law.says.endswith(".") for law in LAWS)


def test_an_input_that_was_changed_afterwards(books: Books) -> None:
    Path(books.root.url, inputs(books.root)[0].path).write_bytes(b"other news")
    assert broken_laws(books) == {"bytes_are_kept"}


def test_an_update_that_was_lost(books: Books) -> None:
    change_rows(books, "updates", date(2024, 6, 20), list.clear)
    assert broken_laws(books) == {"no_input_is_lost"}


def test_a_post_with_two_latest_revisions(books: Books) -> None:
    change_rows(books, "updates", TUESDAY, lambda rows: [row.update(post_id="p") for row in rows])
    assert broken_laws(books) == {"posts_have_one_latest_revision"}


@pytest.mark.parametrize("change", [{"quote_start": 3}, {"quote": "Nine people"}, {"sentence": "Not in the text."}])
def test_a_quote_that_does_not_stand_in_its_text(books: Books, change: dict[str, Any]) -> None:
    change_rows(books, "claims", MONDAY, lambda rows: rows[0].update(change))
    assert broken_laws(books) == {"quotes_stand_in_their_text"}


def test_a_part_of_a_claim_that_does_not_exist(books: Books) -> None:
    change_rows(books, "claims", MONDAY, lambda rows: rows[0].update(part_of="nowhere"))
    assert broken_laws(books) == {"claims_refer_to_what_exists"}


@pytest.mark.parametrize(
    ("table", "day", "bounds", "law"),
    [
        ("claims", MONDAY, {"low": 4, "best": 3, "high": None}, "claims_have_bounds_in_order"),
        ("incident_figures", MONDAY, {"low": 1, "best": 3, "high": 2}, "incident_figures_have_bounds_in_order"),
        ("incidents", MONDAY, {"killed_low": 9, "killed_high": 1}, "incidents_have_bounds_in_order"),
        ("figure_history", MONDAY, {"low": 9, "high": 1}, "figure_history_has_bounds_in_order"),
    ],
)
def test_bounds_out_of_order(books: Books, table: str, day: date, bounds: dict[str, int], law: str) -> None:
    change_rows(books, table, day, lambda rows: rows[0].update(bounds))
    assert broken_laws(books) == {law}


def test_bounds_of_a_total_out_of_order(books: Books) -> None:
    change_rows(books, "daily_totals", None, lambda rows: rows[0].update(low=9, high=1))
    assert broken_laws(books) == {"daily_totals_have_bounds_in_order", "daily_totals_follow_from_incidents"}


def test_a_claim_that_is_in_no_incident(books: Books) -> None:
    change_rows(books, "incident_claims", MONDAY, lambda rows: rows.pop())
    assert broken_laws(books) == {"dated_claims_are_accounted_for_once"}


def test_a_claim_of_an_incident_that_does_not_exist(books: Books) -> None:
    change_rows(books, "incident_claims", MONDAY, lambda rows: rows[0].update(incident_id="nowhere"))
    assert broken_laws(books) == {"incident_claims_refer_to_what_exists"}


def test_a_figure_of_an_incident_that_does_not_exist(books: Books) -> None:
    change_rows(books, "incident_figures", MONDAY, lambda rows: rows[0].update(incident_id="nowhere"))
    assert broken_laws(books) == {"incident_figures_refer_to_what_exists"}


def test_a_figure_of_an_incident_that_is_kept_under_another_day(books: Books) -> None:
    other = books.table("incidents").read(TUESDAY)["incident_id"][0].as_py()
    change_rows(books, "incident_figures", MONDAY, lambda rows: rows[0].update(incident_id=other, measure="damaged"))
    assert broken_laws(books) == {"incident_figures_refer_to_what_exists"}


def test_history_brought_by_a_claim_that_does_not_exist(books: Books) -> None:
    change_rows(books, "figure_history", MONDAY, lambda rows: rows[0].update(claim_id="nowhere"))
    assert broken_laws(books) == {"figure_history_refers_to_what_exists"}


def test_an_incident_that_is_there_on_two_days(books: Books) -> None:
    rows = books.table("incidents").read(MONDAY)
    books.table("incidents").write(date(2024, 3, 20), rows, "broken")
    assert broken_laws(books) == {"incidents_have_unique_ids"}


def test_more_drones_intercepted_than_launched(books: Books) -> None:
    def more(rows: list[dict[str, Any]]) -> None:
        (row,) = (row for row in rows if row["measure"] == "intercepted")
        row.update(low=99, best=99, high=99)

    change_rows(books, "incident_figures", TUESDAY, more)
    assert broken_laws(books) == {"intercepted_within_launched"}


def test_more_children_than_people(books: Books) -> None:
    def children(rows: list[dict[str, Any]]) -> None:
        (row,) = (row for row in rows if (row["measure"], row["object"]) == ("killed", "people"))
        rows.append({**row, "object": "children", "low": 99, "best": 99, "high": 99})

    change_rows(books, "incident_figures", MONDAY, children)
    assert broken_laws(books) == {"children_within_people"}


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[0].update(low=99, best=99, high=99),
        lambda rows: rows[0].update(low=0, best=0, high=0),
        lambda rows: rows.pop(),
        lambda rows: rows[0].update(country="MD"),
    ],
    ids=["too much", "too little", "a row lost", "a country that no incident has"],
)
def test_totals_that_do_not_follow_from_the_incidents(
    books: Books, change: Callable[[list[dict[str, Any]]], object]
) -> None:
    change_rows(books, "daily_totals", None, change)
    assert broken_laws(books) == {"daily_totals_follow_from_incidents"}


def test_totals_that_wait_to_be_made_anew_are_not_held_against_newer_incidents(books: Books) -> None:
    change_rows(books, "incident_figures", MONDAY, lambda rows: [row.update(low=77, best=77, high=77) for row in rows])
    assert broken_laws(books) == set()


def _given(of: str, best: int, **fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    incident = {"incident_id": f"20240305-{of}", "country": "UA", "kind": "aid", "status": "happened"}
    incident |= {"date_from": TUESDAY, "date_to": TUESDAY, "actor": "DE", **fields}
    figure = {"incident_id": f"20240305-{of}", "measure": "aid", "object": "USD"}
    return incident, figure | {"low": best, "best": best, "high": best}


NATION = {"geo_precision": "country", "place_text": "Ukraine", "place_name": "Ukraine"}

TOWN = {"geo_precision": "settlement", "place_text": "Sumy", "place_name": "Sumy"}


@pytest.mark.parametrize(
    ("measure", "total", "holds"),
    [
        ("aid", 130, True),
        ("aid", 100, True),
        ("aid", 131, False),
        ("killed", 100, True),
        ("killed", 130, False),
        ("killed", 99, False),
    ],
)
def test_a_total_is_between_the_greatest_part_and_the_sum(measure: str, total: int, holds: bool) -> None:
    parts = [_given("a", 100, **NATION), _given("b", 30, **TOWN)]
    incidents = rows("incidents", *(incident for incident, _ in parts))
    figures = rows("incident_figures", *({**figure, "measure": measure} for _, figure in parts))
    of_parts = summands(incidents, figures)
    (group,) = of_parts
    assert (list(breaches_of_day({group: [total] * 3}, of_parts)) == []) is holds


@pytest.mark.parametrize(("total", "holds"), [(100, True), (130, True), (131, False), (99, False)])
def test_an_attack_and_a_disaster_may_add_up(total: int, holds: bool) -> None:
    flood = {"kind": "other", "headline": "Floods kill a hundred"}
    parts = [_given("a", 100, **NATION | flood), _given("b", 30, **TOWN | {"kind": "shelling"})]
    incidents = rows("incidents", *(incident for incident, _ in parts))
    figures = rows("incident_figures", *({**figure, "measure": "killed"} for _, figure in parts))
    of_parts = summands(incidents, figures)
    (group,) = of_parts
    assert (list(breaches_of_day({group: [total] * 3}, of_parts)) == []) is holds


def _running_total(best: int, **changes: Any) -> dict[str, Any]:
    one_series = {"measure": "killed", "object": "people", "status": "happened", "speaker": "office UA ministry"}
    of_all = {"cumulative": True, "family": "running", "part_of": None, "date_from": date(2024, 2, 1), "date_to": None}
    where = {"country": "UA", "admin1": None, "geo_precision": "country", "target": None, "side": "UA"}
    return {**one_series, **of_all, **where, "low": best, "best": best, "high": best, **changes}


@pytest.mark.parametrize(
    ("then", "falls"),
    [
        (_running_total(450), True),
        (_running_total(550), False),
        (_running_total(450, corrected=True), False),
        (_running_total(450, speaker="office UA police"), False),
    ],
    ids=["a fall", "a rise", "a fall that is said to be a correction", "another speaker"],
)
def test_a_running_total_that_falls(books: Books, then: dict[str, Any], falls: bool) -> None:
    change_rows(books, "filed_claims", MONDAY, lambda rows: rows[0].update(_running_total(500)))
    change_rows(books, "filed_claims", TUESDAY, lambda rows: rows[0].update(then))
    assert broken_laws(books) == ({"running_totals_do_not_fall"} if falls else set())


def test_a_running_total_that_is_a_part_of_another_is_no_fall(books: Books) -> None:
    change_rows(books, "filed_claims", MONDAY, lambda rows: rows[0].update(_running_total(500)))
    whole = books.table("filed_claims").read(TUESDAY)["claim_id"][1].as_py()

    def make_a_part(rows: list[dict[str, Any]]) -> None:
        rows[0].update(_running_total(450, part_of=whole))
        rows[1].update(_running_total(600))

    change_rows(books, "filed_claims", TUESDAY, make_a_part)
    assert broken_laws(books) == set()
