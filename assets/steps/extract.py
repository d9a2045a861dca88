"""From `updates` to `claims`: each day of updates gives the claims of that day."""

from dataclasses import replace

import dagster as dg

from assets.books import Books
from assets.steps.table_asset import table_asset
from assets.storage.day_files import StoredTable
from assets.storage.digest import fingerprint
from assets.storage.plan import DayPlan, one_by_one
from pipeline.extract import EXTRACTOR_VERSION, extract


def claims_plan(updates: StoredTable) -> DayPlan:
    """What the days of `claims` should be by the updates that there are."""
    wanted = {day: fingerprint(file.content, EXTRACTOR_VERSION) for day, file in updates.files().items()}
    return DayPlan("claims", wanted, one_by_one(lambda day: extract(updates.read(day))))


def claims_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the table `claims`."""

    @table_asset("claims", books)
    def claims(context: dg.AssetExecutionContext, updates: StoredTable) -> DayPlan:
        """One figure that one update states about one measured thing, with the letters that state it."""
        return replace(claims_plan(updates), in_scope=books.within(books.asked_for(context)))

    return claims
