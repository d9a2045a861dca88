"""The main job: inputs into the inbox, then the same assets that the Dagster UI shows, for the months that need it.

Belongs here: which runs are started over which months. Not here: what the steps do (`steps`), what is printed (`show`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import dagster as dg

from assets.books import Books, note_start
from assets.checks.held import not_held, note_held
from assets.checks.laws import LAWS
from assets.damage import take_away
from assets.definitions import CHECKS_JOB, definitions
from assets.engines import HERE, EngineChoice, opened
from assets.errors import UserError, causes, for_user
from assets.inbox.given import Given, take_given
from assets.inbox.inputs import Input
from assets.inbox.reading import Reading
from assets.instance import instance
from assets.new_folder import removed_if_nothing_is_kept
from assets.partitions import DAYS, RANGE_END, RANGE_START, MonthRange, blocks, month_of
from assets.steps.extract import claims_plan
from assets.steps.filing import filed_plan
from assets.steps.publish import daily_totals_plan
from assets.steps.read import updates_plan
from assets.steps.reconcile import TABLES as INCIDENT_TABLES
from assets.steps.reconcile import incident_plans
from assets.storage.parquet_bytes import DamagedFileError
from assets.storage.plan import DayPlan, Watch, unwatched
from assets.turns import INBOX_WAIT_SECONDS, TABLES_WAIT_SECONDS, Told, nobody_told, turn
from assets.withheld import set_withheld, withheld
from pipeline.ingest import Defaults

_BLOCKED = "DagsterAssetCheckFailedError"
"""What a step of checks fails with where a law does not hold."""
Around = Callable[[dg.Definitions, Books], dg.Definitions]
_DAYS_TOLD = 100
"""Days up to which checks look at days; with more of them at whole months."""
_NO_TAGS: Mapping[str, str] = {}
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of one asset check."""

    table: str
    name: str
    passed: bool
    is_warning: bool
    breaches: int
    example: str

    @property
    def is_broken(self) -> bool:
        """A law that the news cannot break does not hold: what is published is left as it was."""
        return not self.passed and not self.is_warning


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did."""

    inputs: Sequence[tuple[Input, Reading]]
    """Those that the run was given and that could be read, with what that gave."""
    refused: Mapping[str, str]
    """Why files that the run was given could not be read and what to do, by their paths; the others were read."""
    days_made: Mapping[str, int]
    """Days made anew, by table."""
    checks: Sequence[Checked]


def _alone(tables: dg.Definitions, _books: Books) -> dg.Definitions:
    return tables


def run(
    books: Books,
    files: Sequence[Path],
    defaults: Defaults,
    watch: Watch = unwatched,
    told: Told = nobody_told,
    engine: EngineChoice = HERE,
    around: Around = _alone,
) -> Outcome:
    """Take the files into the inbox and bring all tables up to date. UserError if that cannot be done, or if no
    file can be read.

    Without files, what is in the inbox is brought up to date (after an upgrade, or after inputs were withdrawn).
    While another process makes tables in the same books, it waits: `told` is given a message that says so. `around`
    adds to the definitions what the tables stand beside, so that Dagster knows from what they were made.
    """
    made: dict[str, int] = {}

    def count(table: str, done: int, of: int) -> None:
        if done == of:
            made[table] = made.get(table, 0) + of
        watch(table, done, of)

    try:
        with removed_if_nothing_is_kept(books):
            _make_folder(books)
            with (
                turn(books, "tables", TABLES_WAIT_SECONDS, told),
                opened(engine, books) as found_engine,
                instance(books) as dagster,
            ):
                books.require_known()
                books.root.sweep()
                steps = _Steps(books, lambda of: around(definitions(of, count, found_engine), of), dagster)
                try:
                    given, checks = _work(books, files, defaults, steps, told)
                except Exception as error:
                    if not _made_room(books, error, told):
                        raise
                    given, checks = _work(books, files, defaults, steps, told)
                books.remember()
    except UserError:
        raise
    except Exception as error:
        message = for_user(error)
        if message is None:
            raise
        raise message from error
    return Outcome(given.read, given.refused, made, checks)


def _work(
    books: Books, files: Sequence[Path], defaults: Defaults, steps: _Steps, told: Told
) -> tuple[Given, list[Checked]]:
    with turn(books, "inbox", INBOX_WAIT_SECONDS, told):
        given = take_given(books, files, defaults, steps.make)
    stale = {day for plan in _plans(books) for day in _stale(books, plan)}
    books, steps = books.reaching(stale), steps.over(books.reaching(stale))
    days = {day for _, found in given.read for day in found.days}
    days |= _bring_up_to_date(books, steps, stale)
    left, changed = withheld(books.root), not_held(books)
    days |= changed or set()
    over = _Held(_span(days, books.shown, left), None if left or changed is None else frozenset(days))
    return given, _publish(books, steps, over)


def _plans(books: Books) -> Iterator[DayPlan]:
    """Of the tables that are kept by day of publication."""
    yield from (updates_plan(books), claims_plan(books), filed_plan(books))


def _made_room(books: Books, error: Exception, told: Told) -> bool:
    """Whether the error came of a damaged file; all damaged files are then taken away, to be made anew."""
    if not any(isinstance(cause, DamagedFileError) for cause in causes(error)):
        return False
    with turn(books, "inbox", INBOX_WAIT_SECONDS, told):
        for damage in take_away(books):
            told(f"{damage.what}: {damage.advice}")
    return True


def _make_folder(books: Books) -> None:
    try:
        books.root.make()
        note_start(books)
    except OSError as error:
        if (told := for_user(error)) is not None:
            raise told from None
        where = books.root.url
        raise UserError(f"cannot write to {where} ({error.strerror}): choose another folder with --out") from None


def _bring_up_to_date(books: Books, steps: _Steps, stale: set[date]) -> set[date]:
    """Make what is out of date, months at a time, given the days of publication that are; all days that were."""
    for found in blocks(stale, books.shown):
        steps.make(["updates", "claims", "filed_claims"], found)
    later = _stale(books, filed_plan(books))  # days in reach of those that were made
    for found in blocks(later, books.shown):
        steps.make(["filed_claims"], found)
    incident_days = {day for plan in incident_plans(books).values() for day in _stale(books, plan)}
    for found in blocks(incident_days, books.shown):
        steps.make(INCIDENT_TABLES, found)
    return {*stale, *later, *incident_days}


def _publish(books: Books, steps: _Steps, over: _Held) -> list[Checked]:
    """Hold every law; if all hold, make `daily_totals`. What a broken one is about is checked again by the next run."""
    checks = steps.check(over)
    if any(check.is_broken for check in checks):
        set_withheld(books.root, over.months)
        return checks
    set_withheld(books.root, None)
    totals = daily_totals_plan(books)
    if any(totals.changes(books.table("daily_totals"))):
        steps.make(["daily_totals"])
        checks = [check for check in checks if check.table != "daily_totals"]
        checks += steps.check_table("daily_totals", over)
    if not any(check.is_broken for check in checks):
        note_held(books)
    return checks


def _stale(books: Books, plan: DayPlan) -> set[date]:
    make, remove = plan.changes(books.table(plan.table))
    return {day for day in (*make, *remove) if day is not None}


def _span(days: Iterable[date], shown: MonthRange, also: MonthRange | None) -> MonthRange:
    months = [month_of(day, shown) for day in (*days, *(also or ()))] or [shown.last]
    return MonthRange(min(months), max(months))


@dataclass(frozen=True, slots=True)
class _Held:
    """What laws are held over."""

    months: MonthRange
    days: frozenset[date] | None
    """The days of the months on which something has changed; None: all of them."""

    @property
    def tags(self) -> Mapping[str, str]:
        """The tags that tell a run of checks of the days."""
        if not self.days or len(self.days) > _DAYS_TOLD:
            return _NO_TAGS
        return {DAYS: ",".join(sorted(day.isoformat() for day in self.days))}


class _Steps:
    """Runs of assets and of checks in this process, in the books of one Dagster instance."""

    def __init__(self, books: Books, define: Callable[[Books], dg.Definitions], dagster: dg.DagsterInstance) -> None:
        self._books = books
        self._define = define
        self._defs = define(books)
        self._dagster = dagster

    def over(self, books: Books) -> _Steps:
        """The same over books that show other months."""
        return self if books == self._books else _Steps(books, self._define, self._dagster)

    def make(self, names: Iterable[str], found: MonthRange | None = None) -> None:
        """Materialize assets, over months if they have any; their checks are left for `check`."""
        whole = self._defs.resolve_implicit_global_asset_job_def()
        keys = {dg.AssetKey(name) for name in names}
        self._execute(whole.get_subset(asset_selection=keys, asset_check_selection=set()), found)

    def check(self, over: _Held) -> list[Checked]:
        """Hold every law."""
        return self._results(self._defs.resolve_job_def(CHECKS_JOB), over)

    def check_table(self, name: str, over: _Held) -> list[Checked]:
        """Hold the laws of one table."""
        laws = {dg.AssetCheckKey(dg.AssetKey(law.asset), law.name) for law in LAWS if law.asset == name}
        return self._results(self._defs.resolve_job_def(CHECKS_JOB).get_subset(asset_check_selection=laws), over)

    def _results(self, job: dg.JobDefinition, over: _Held) -> list[Checked]:
        result = self._execute(job, over.months, over.tags, raise_on_error=False)
        for event in result.all_events:
            failed = event.step_failure_data.error if event.is_step_failure else None
            if failed is not None and failed.cls_name != _BLOCKED:
                raise RuntimeError(f"the checks broke off: {failed.to_string()}")
        return [
            Checked(
                event.asset_key.path[-1],
                event.check_name,
                event.passed,
                event.severity == dg.AssetCheckSeverity.WARN,
                int(str(event.metadata["breaches"].value)),
                event.description or "",
            )
            for event in result.get_asset_check_evaluations()
        ]

    def _execute(
        self,
        job: dg.JobDefinition,
        found: MonthRange | None,
        also: Mapping[str, str] = _NO_TAGS,
        raise_on_error: bool = True,
    ) -> dg.ExecuteInProcessResult:
        months = {RANGE_START: found.first.isoformat(), RANGE_END: found.last.isoformat()} if found else {}
        tags = {**months, **also}
        return job.execute_in_process(
            instance=self._dagster, run_config=QUIET, tags=tags, raise_on_error=raise_on_error
        )
