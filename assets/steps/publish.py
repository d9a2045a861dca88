"""From incidents to `daily_totals`, one file."""

import dagster as dg
import pyarrow as pa

from assets.books import Books
from assets.checks.laws import require_passed
from assets.steps.table_asset import table_asset
from assets.storage.day_files import StoredTable
from assets.storage.digest import fingerprint
from assets.storage.plan import DayPlan, one_by_one
from pipeline.publish import daily_totals as add_up


def daily_totals_plan(incidents: StoredTable, incident_figures: StoredTable) -> DayPlan:
    """What `daily_totals` should be by the incidents that there are."""
    files = [*incidents.files().values(), *incident_figures.files().values()]
    return DayPlan(
        "daily_totals",
        {None: fingerprint(file.content for file in files)},
        one_by_one(lambda _: add_up(_whole(incidents), _whole(incident_figures))),
    )


def _whole(stored: StoredTable) -> pa.Table:
    return stored.read_days(stored.days())


def daily_totals_asset(books: Books) -> dg.AssetsDefinition:
    """The asset of the table `daily_totals`."""
    whole = dg.AssetIn(partition_mapping=dg.AllPartitionMapping())

    @table_asset("daily_totals", books, by_month=False, ins={"incidents": whole, "incident_figures": whole})
    def daily_totals(
        context: dg.AssetExecutionContext, incidents: StoredTable, incident_figures: StoredTable
    ) -> DayPlan:
        """One day × country × status × measure × object, wholes and parts not counted twice."""
        require_passed(context)
        return daily_totals_plan(incidents, incident_figures)

    return daily_totals
