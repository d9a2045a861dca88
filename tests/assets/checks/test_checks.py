"""Each law is broken once on purpose: its check must say so, and no other must."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import dagster as dg
import pyarrow as pa
import pytest

from assets.books import Books
from assets.checks import holding
from assets.checks import rows as checked_rows
from assets.checks.held import not_held
from assets.checks.holding import EVER, LAYERS, hold
from assets.checks.laws import LAWS
from assets.checks.rows import Shelf
from assets.checks.total_laws import breaches_of_day
from assets.definitions import CHECKS_JOB, definitions
from assets.inbox.inputs import inputs
from assets.instance import instance
from assets.partitions import DAYS, RANGE_END, RANGE_START
from pipeline.engines import LOCAL
from pipeline.publish import summands
from schemas import arrow_schema
from tests.assets.books import books_in, run_over, tables_of
from tests.assets.inputs import POSTS, write_posts
from tests.rows import rows

MONDAY, TUESDAY = date(2024, 3, 4), date(2024, 3, 5)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tables_of(tmp_path_factory.mktemp("good"))


@pytest.fixture
def books(good: Path, tmp_path: Path) -> Books:
    """A copy to break."""
    return books_in(shutil.copytree(good, tmp_path / "data"))


def broken_laws(books: Books) -> set[str]:
    """The same whether all days are looked at together or each alone, read anew for each law."""
    found = _broken(Shelf(books, EVER))
    with patch.multiple(checked_rows, _TOGETHER=1, _KEPT=0):
        assert _broken(Shelf(books, EVER)) == found
    with patch.object(holding, "HELD_AT_ONCE", 1):
        assert _broken_by_batches(books) == found
    return set(found)


def _broken_by_batches(books: Books) -> dict[str, list[str]]:
    laws = {layer: [(law.asset, law.name) for law in LAWS if law.asset in tables] for layer, tables in LAYERS.items()}
    found = [hold(layer, keys, books, EVER, None, LOCAL) for layer, keys in laws.items()]
    assert {key for part in found for key in part} == {(law.asset, law.name) for law in LAWS}
    assert all(len(breaches.examples) == breaches.count for part in found for breaches in part.values())
    return {name: sorted(said.examples) for part in found for (_, name), said in part.items() if said.count}


def _broken(shelf: Shelf) -> dict[str, list[str]]:
    return {law.name: said for law in LAWS if (said := sorted(law.breaches(shelf)))}


def _break(books: Books, table: str, day: date | None, change: Callable[[list[dict[str, Any]]], object]) -> None:
    """Change the rows of a day as no step would."""
    stored = books.table(table)
    rows = stored.read(day).to_pylist()
    assert rows, f"{table} has no rows on {day}"
    change(rows)
    file = stored.file(day)
    assert file is not None
    stored.write(day, pa.Table.from_pylist(rows, schema=arrow_schema(table)), "broken", file.notes)


def test_no_law_is_broken_by_what_the_steps_make(books: Books) -> None:
    assert broken_laws(books) == set()


def test_laws_have_names_of_their_own_and_say_what_they_hold() -> None:
    assert len({law.name for law in LAWS}) == len(LAWS)
    assert all(law.says.endswith(".") for law in LAWS)


def test_an_input_that_was_changed_afterwards(books: Books) -> None:
    Path(books.root.url, inputs(books.root)[0].path).write_bytes(b"other news")
    assert broken_laws(books) == {"bytes_are_kept"}


def test_an_update_that_was_lost(books: Books) -> None:
    _break(books, "updates", date(2024, 6, 20), list.clear)
    assert broken_laws(books) == {"no_input_is_lost"}


def test_a_post_with_two_latest_revisions(books: Books) -> None:
    _break(books, "updates", TUESDAY, lambda rows: [row.update(post_id="p") for row in rows])
    assert broken_laws(books) == {"posts_have_one_latest_revision"}


@pytest.mark.parametrize("change", [{"quote_start": 3}, {"quote": "Nine people"}, {"sentence": "Not in the text."}])
def test_a_quote_that_does_not_stand_in_its_text(books: Books, change: dict[str, Any]) -> None:
    _break(books, "claims", MONDAY, lambda rows: rows[0].update(change))
    assert broken_laws(books) == {"quotes_stand_in_their_text"}


def test_a_part_of_a_claim_that_does_not_exist(books: Books) -> None:
    _break(books, "claims", MONDAY, lambda rows: rows[0].update(part_of="nowhere"))
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
    _break(books, table, day, lambda rows: rows[0].update(bounds))
    assert broken_laws(books) == {law}


def test_bounds_of_a_total_out_of_order(books: Books) -> None:
    _break(books, "daily_totals", None, lambda rows: rows[0].update(low=9, high=1))
    assert broken_laws(books) == {"daily_totals_have_bounds_in_order", "daily_totals_follow_from_incidents"}


def test_a_claim_that_is_in_no_incident(books: Books) -> None:
    _break(books, "incident_claims", MONDAY, lambda rows: rows.pop())
    assert broken_laws(books) == {"dated_claims_are_accounted_for_once"}


def test_a_claim_of_an_incident_that_does_not_exist(books: Books) -> None:
    _break(books, "incident_claims", MONDAY, lambda rows: rows[0].update(incident_id="nowhere"))
    assert broken_laws(books) == {"incident_claims_refer_to_what_exists"}


def test_a_figure_of_an_incident_that_does_not_exist(books: Books) -> None:
    _break(books, "incident_figures", MONDAY, lambda rows: rows[0].update(incident_id="nowhere"))
    assert broken_laws(books) == {"incident_figures_refer_to_what_exists"}


def test_a_figure_of_an_incident_that_is_kept_under_another_day(books: Books) -> None:
    other = books.table("incidents").read(TUESDAY)["incident_id"][0].as_py()
    _break(books, "incident_figures", MONDAY, lambda rows: rows[0].update(incident_id=other, measure="damaged"))
    assert broken_laws(books) == {"incident_figures_refer_to_what_exists"}


def test_history_brought_by_a_claim_that_does_not_exist(books: Books) -> None:
    _break(books, "figure_history", MONDAY, lambda rows: rows[0].update(claim_id="nowhere"))
    assert broken_laws(books) == {"figure_history_refers_to_what_exists"}


def test_an_incident_that_is_there_on_two_days(books: Books) -> None:
    rows = books.table("incidents").read(MONDAY)
    books.table("incidents").write(date(2024, 3, 20), rows, "broken")
    assert broken_laws(books) == {"incidents_have_unique_ids"}


def test_more_drones_intercepted_than_launched(books: Books) -> None:
    def more(rows: list[dict[str, Any]]) -> None:
        (row,) = (row for row in rows if row["measure"] == "intercepted")
        row.update(low=99, best=99, high=99)

    _break(books, "incident_figures", TUESDAY, more)
    assert broken_laws(books) == {"intercepted_within_launched"}


def test_more_children_than_people(books: Books) -> None:
    def children(rows: list[dict[str, Any]]) -> None:
        (row,) = (row for row in rows if (row["measure"], row["object"]) == ("killed", "people"))
        rows.append({**row, "object": "children", "low": 99, "best": 99, "high": 99})

    _break(books, "incident_figures", MONDAY, children)
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
    _break(books, "daily_totals", None, change)
    assert broken_laws(books) == {"daily_totals_follow_from_incidents"}


def test_totals_that_wait_to_be_made_anew_are_not_held_against_newer_incidents(books: Books) -> None:
    _break(books, "incident_figures", MONDAY, lambda rows: [row.update(low=77, best=77, high=77) for row in rows])
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


def _running_total(best: int, **changes: Any) -> dict[str, Any]:
    return {"cumulative": True, "attribution": "the ministry", "low": best, "best": best, "high": best, **changes}


def test_a_running_total_that_falls(books: Books) -> None:
    same = {"measure": "killed", "object": "people", "place_name": "Odesa", "date_from": None, "country": None}
    same |= {"actor": None, "target": None}
    _break(books, "claims", MONDAY, lambda rows: rows[0].update(_running_total(500, **same)))
    _break(books, "claims", TUESDAY, lambda rows: rows[0].update(_running_total(450, **same)))
    assert "running_totals_do_not_fall" in broken_laws(books)
    whole = books.table("claims").read(TUESDAY).to_pylist()[1]["claim_id"]

    def make_a_part(rows: list[dict[str, Any]]) -> None:
        rows[0]["part_of"] = whole
        rows[1].update(_running_total(600, **same))

    _break(books, "claims", TUESDAY, make_a_part)
    assert "running_totals_do_not_fall" not in broken_laws(books)
    _break(books, "claims", TUESDAY, lambda rows: rows[0].update(_running_total(550, **same)))
    assert "running_totals_do_not_fall" not in broken_laws(books)


def materialized(books: Books, *names: str) -> dg.ExecuteInProcessResult:
    """A run of assets with their checks, as the UI starts it, over all months."""
    defs = definitions(books)
    job = defs.resolve_implicit_global_asset_job_def().get_subset(asset_selection={dg.AssetKey(n) for n in names})
    tags = {RANGE_START: "2024-03-01", RANGE_END: "2024-06-01"}
    with instance(books) as dagster:
        return job.execute_in_process(instance=dagster, tags=tags, raise_on_error=False)


def made(result: dg.ExecuteInProcessResult) -> set[str]:
    return {event.asset_key.path[-1] for event in result.get_asset_materialization_events() if event.asset_key}


def _wrong_figures(books: Books) -> None:
    """As if the step had made them: the fingerprint is the right one, so that the day is not made anew."""
    stored = books.table("incident_figures")
    rows, file = stored.read(MONDAY).to_pylist(), stored.file(MONDAY)
    assert file is not None
    rows[0].update(low=9, best=3, high=2)
    wrong = pa.Table.from_pylist(rows, schema=arrow_schema("incident_figures"))
    stored.write(MONDAY, wrong, file.fingerprint)


def test_a_failed_check_keeps_what_is_published_as_it_was(books: Books) -> None:
    _wrong_figures(books)
    before = books.table("daily_totals").file(None)
    result = materialized(books, "incident_claims", "incident_figures", "daily_totals", "exports")
    assert made(result) == {"incident_claims", "incident_figures"}
    assert books.table("daily_totals").file(None) == before
    alone = materialized(books, "daily_totals")
    (failed,) = [event for event in alone.all_events if event.is_step_failure]
    assert "incident_figures.incident_figures_have_bounds_in_order" in str(failed.step_failure_data.user_failure_data)
    assert books.table("daily_totals").file(None) == before


def _looked_at(books: Books) -> list[list[str]]:
    """The days that each run of all checks was about, the last run first; none where it looks at whole months."""
    with instance(books) as dagster:
        runs = dagster.get_runs(filters=dg.RunsFilter(job_name=CHECKS_JOB))
    return [run.tags.get(DAYS, "").split(",") for run in runs]


def test_a_run_holds_the_laws_over_the_days_that_it_has_changed(good: Path, tmp_path: Path) -> None:
    books = books_in(shutil.copytree(good, tmp_path / "data"))
    late = {**POSTS[0], "id": "late", "published_at": "2024-03-20T09:00:00Z", "body": "Six died in Sumy today."}
    run_over(books, write_posts(tmp_path / "late.jsonl", [late]))
    (of_totals, of_all, *_) = _looked_at(books)
    assert of_all == of_totals == ["2024-03-20"]


def test_a_day_whose_checks_a_killed_run_left_out_is_held_by_the_next(books: Books, tmp_path: Path) -> None:
    assert not_held(books) == set()
    _wrong_figures(books)
    assert not_held(books) == {MONDAY}
    late = {**POSTS[0], "id": "late", "published_at": "2024-05-02T09:00:00Z", "body": "Six died in Sumy today."}
    found = run_over(books, write_posts(tmp_path / "late.jsonl", [late])).checks
    assert [check.name for check in found if check.is_broken] == ["incident_figures_have_bounds_in_order"]
    assert not_held(books) == {MONDAY, date(2024, 5, 2)}, "nothing counts as held in a run in which a law is broken"


def test_without_a_note_of_what_was_held_months_are_looked_at_whole(books: Books, tmp_path: Path) -> None:
    Path(books.root.url, ".known", "held.json").unlink()
    assert not_held(books) is None
    late = {**POSTS[0], "id": "late", "published_at": "2024-03-20T09:00:00Z", "body": "Six died in Sumy today."}
    run_over(books, write_posts(tmp_path / "late.jsonl", [late]))
    assert _looked_at(books)[:2] == [[""], [""]]
    assert not_held(books) == set()


def test_a_claim_that_a_day_made_anew_has_lost_is_missed_though_its_own_day_is_as_it_was(books: Books) -> None:
    _break(books, "incident_claims", MONDAY, lambda rows: rows.pop())
    found = _broken(Shelf(books, EVER, {MONDAY}))
    assert "dated_claims_are_accounted_for_once" in found


def test_the_main_job_publishes_nothing_until_the_checks_pass(books: Books, tmp_path: Path) -> None:
    _wrong_figures(books)
    before = books.table("daily_totals").file(None)

    def run_with(day: str) -> bool:
        """A post of a day more: whether all checks passed."""
        late = {**POSTS[0], "id": day, "published_at": f"{day}T09:00:00Z", "body": "Six died in Sumy today."}
        return all(found.passed for found in run_over(books, write_posts(tmp_path / f"{day}.jsonl", [late])).checks)

    assert not run_with("2024-03-20")
    assert not run_with("2024-05-02"), "the next run is about another month, and checks the first again"
    assert books.table("daily_totals").file(None) == before
    books.table("incident_figures").remove(MONDAY)
    assert run_with("2024-05-03")
    assert books.table("daily_totals").file(None) != before
