"""Everything that Dagster loads, put together. `workspace.yaml` names `defs`, which reads the settings when loaded.

Belongs here: which assets, checks and resources there are. Not here: any of them.
"""

from __future__ import annotations

import warnings

import dagster as dg

from assets.books import Books, open_books
from assets.checks.asset_checks import checks
from assets.engines import ENGINE, HERE, EngineChoice, engine_from_environment, engine_resource
from assets.live.definitions import with_live_operation
from assets.live.places import is_live
from assets.settings import from_environment
from assets.steps.analyst import ANALYST_ASSETS
from assets.steps.compact import compacted_asset
from assets.steps.extract import claims_asset
from assets.steps.filing import filed_claims_asset
from assets.steps.publish import daily_totals_asset
from assets.steps.read import inbox_asset, rejects_asset, updates_asset
from assets.steps.reconcile import incidents_asset
from assets.steps.table_asset import IO_MANAGER
from assets.storage.io_manager import tables_in_turn
from assets.storage.plan import Watch, unwatched
from pipeline.engines import Engine

CHECKS_JOB = "checks"


def definitions(books: Books, watch: Watch = unwatched, engine: Engine | EngineChoice = HERE) -> dg.Definitions:
    """Assets and checks over the given books; `watch` is told of each day that is made.

    `engine` is one that is open, or which one each run opens if its configuration does not say otherwise.
    """
    assets = (
        inbox_asset,
        rejects_asset,
        updates_asset,
        claims_asset,
        filed_claims_asset,
        incidents_asset,
        daily_totals_asset,
        *ANALYST_ASSETS,
        compacted_asset,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)  # of single-run backfills; the lock file pins what they do
        made = [make(books) for make in assets]
    return dg.Definitions(
        assets=made,
        asset_checks=checks(books),
        jobs=[dg.define_asset_job(CHECKS_JOB, selection=dg.AssetSelection.all_asset_checks())],
        resources={IO_MANAGER: tables_in_turn(books, watch), ENGINE: _resource(engine, books)},
        executor=dg.in_process_executor,
    )


def _resource(engine: Engine | EngineChoice, books: Books) -> dg.ResourceDefinition:
    if isinstance(engine, EngineChoice):
        return engine_resource(engine, books)
    return dg.ResourceDefinition.hardcoded_resource(engine)


@dg.definitions
def defs() -> dg.Definitions:
    """The definitions over the books that the environment names, with live operation."""
    books = open_books(from_environment())
    if not is_live(books):
        books = books.of_news_only()
    return with_live_operation(definitions(books, engine=engine_from_environment()), books)
