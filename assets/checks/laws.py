"""All laws, and the rule that what is published waits for them.

Belongs here: the list, and that rule. Not here: the laws themselves (`input_laws`, `claim_laws`,
`incident_laws`, `total_laws`).
"""

from __future__ import annotations

import dagster as dg

from assets.checks.claim_laws import CLAIM_LAWS
from assets.checks.incident_laws import INCIDENT_LAWS
from assets.checks.input_laws import INPUT_LAWS
from assets.checks.total_laws import TOTAL_LAWS

LAWS = (*INPUT_LAWS, *CLAIM_LAWS, *INCIDENT_LAWS, *TOTAL_LAWS)
PUBLISHED = frozenset({"daily_totals"})
"""Tables whose own laws do not keep them from being made anew."""


def require_passed(context: dg.AssetExecutionContext) -> None:
    """Failure if a law did not hold when its check ran last, in whatever run.

    In a run that makes both, Dagster itself keeps what is published waiting; this is for runs that make only that.
    """
    keys = [dg.AssetCheckKey(dg.AssetKey(law.asset), law.name) for law in LAWS if law.asset not in PUBLISHED]
    found = context.instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    results = [record.evaluation for record in found.values() if record.evaluation is not None]
    broken = sorted(
        f"{result.asset_key.path[-1]}.{result.check_name}"
        for result in results
        if not result.passed and result.severity == dg.AssetCheckSeverity.ERROR
    )
    if broken:
        raise dg.Failure(
            f"not published, as checks failed: {', '.join(broken)}. See their results, put right what they name, "
            "materialize those tables with their checks, then this one",
            allow_retries=False,
        )
