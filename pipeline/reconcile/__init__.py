"""Reconciliation: from claims to incidents with their figures, the claims behind them and the history of each figure.

    filing       claims + updates → filed claims: incident day and block        `filing`, `surroundings`, `followups`
    linking      the claims of one block → clusters, one for each real event     `linking`, `cores`, `likeness`
    figures      the claims of a cluster → low, best, high with a reason         `statements`, `figures`, `states`
    history      the same for each moment at which something became known        `history`
    incidents    rows of the four tables                                         `incidents`

`reconcile` does all of it in one call. To work day by day:

1. `file_claims(claims, updates, earlier)` files the claims of one publication day. `earlier` are the filed claims of
the `REACH_DAYS` publication days before (all columns of `anchors_of`), to which late tolls and plans carried out may
   refer. The answer depends on nothing else, so a day is filed anew when it, or one of those days, changes.
2. `reconcile_filed(filed)` makes the rows of all incident days that it is given. It must be given all filed claims of
   each `(incident_date, block)` that occurs in it, from whatever publication day; other blocks and days do not matter.
   So after a change only the blocks of the claims that were added, changed or taken away need to be made anew.

The id of an incident begins with the day under which it is filed (`incident_day`): the folder `incident_date` of all
four tables. That is the last day of the event ("overnight" is filed under the day on which the night ended), or of a
plan.

Belongs here: what follows from claims. Not here: reading text (`pipeline.extract`), sums over incidents
(`pipeline.publish`), files and partitions (`assets`).
"""

from .followups import REACH_DAYS
from .incidents import incident_day
from .records import FILED_SCHEMA, Reconciled
from .run import RECONCILER_VERSION, anchors_of, file_claims, reconcile, reconcile_filed
from .series import SERIES_SCHEMA, cumulative_series, unexplained_falls

__all__ = [
    "FILED_SCHEMA",
    "REACH_DAYS",
    "RECONCILER_VERSION",
    "SERIES_SCHEMA",
    "Reconciled",
    "anchors_of",
    "cumulative_series",
    "file_claims",
    "incident_day",
    "reconcile",
    "reconcile_filed",
    "unexplained_falls",
]
