"""Which days a run holds the laws over, and that nothing is published while one does not hold."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pytest

from assets.books import Books
from assets.checks.held import not_held
from assets.checks.holding import EVER
from assets.checks.rows import Shelf
from assets.definitions import CHECKS_JOB, definitions
from assets.instance import instance
from assets.partitions import DAYS, RANGE_END, RANGE_START
from schemas import arrow_schema
from tests.assets.books import books_in, run_over
from tests.assets.checks.breaking import MONDAY, breaches, change_rows
from tests.assets.inputs import POSTS, write_posts


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
    change_rows(books, "incident_claims", MONDAY, lambda rows: rows.pop())
    found = breaches(Shelf(books, EVER, {MONDAY}))
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


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b'{"Monday": "a"}', b"7"], ids=["empty", "a list", "no day", "a number"]
)
def test_a_damaged_note_of_what_was_held_has_everything_held_again(books: Books, damage: bytes) -> None:
    assert not_held(books) == set()
    books.root.replace(".known/held.json", damage)
    assert not_held(books) is None
    run_over(books)
    assert not_held(books) == set()
