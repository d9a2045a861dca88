"""What stands in for the polled sources while `sources.toml` cannot be used: a schedule and an asset that say why.

Belongs here: those two. Not here: what may be wrong with the file (`pipeline.fetch.sources`).
"""

import dagster as dg

from assets.errors import UserError

KEY = dg.AssetKey(["sources", "unusable"])
_THEN = "; correct it and reload the definitions. Nothing is polled until then, and everything else goes on"


def without_sources(why: str) -> dg.Definitions:
    """The schedule `poll_due_sources`, each of whose ticks fails with the reason, and an asset that does the same."""

    @dg.asset(key=KEY, group_name="sources", kinds={"http"}, owners=["team:sources"], description=why + _THEN)
    def unusable() -> None:
        raise UserError(why + _THEN)

    @dg.schedule(
        target=dg.AssetSelection.assets(unusable),
        cron_schedule="* * * * *",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=f"Polls no source: {why}{_THEN}.",
    )
    def poll_due_sources() -> dg.SkipReason:
        raise UserError(why + _THEN)

    return dg.Definitions(assets=[unusable], schedules=[poll_due_sources])
