"""Reconciliation: from claims to incidents with their figures, the claims behind them and the history of each figure.

    filing       claims + updates → filed claims: incident day and block        `filing`, `surroundings`, `followups`
    linking      the claims of one block → clusters, one for each real event     `linking`, `cores`, `likeness`
    figures      the claims of a cluster → low, best, high with a reason         `statements`, `figures`, `states`
    history      the same for each moment at which something became known        `history`
    incidents    rows of the four tables                                         `incidents`

`reconcile` does all of it in one call. To work day by day:

1. `file_claims(claims, updates, earlier)` files the claims of one publication day. `earlier` are the filed claims of
   the `REACH_DAYS` publication days before, to which late tolls and plans carried out may refer. The answer depends on
   nothing else, so a day is filed anew when it, or one of those days, changes. Its two halves can be had apart:
   `file_by_words`, which is most of the work and looks at one day alone, and `FollowUps`, which takes days in order.
2. `changed_rows(before, after)` compares what was filed for those publication days before with what is filed now.
3. `remake(previous, changed, filed)` makes anew the incidents which these changes can touch and keeps the others. It
needs the incidents (`previous`) and the filed claims (`filed`, in parts that are read as they are needed) of the
incident days that occur in `changed`, from whatever publication day; nothing else. `affected` tells which filed
claims it works through.

With no history at hand, `reconcile_filed(filed)` makes all incidents of the filed claims that it is given; it must be
given all filed claims of each `(incident_date, block)` that occurs in them. Other days and blocks do not matter.

The id of an incident begins with the day under which it is filed (`incident_day`): the folder `incident_date` of all
four tables. That is the last day of the event ("overnight" is filed under the day on which the night ended), or of a
plan.

Belongs here: what follows from claims. Not here: reading text (`pipeline.extract`), sums over incidents
(`pipeline.publish`), files and partitions (`assets`).
"""

from pipeline.reconcile.earlier import Earlier, planned_spots
from pipeline.reconcile.followups import REACH_DAYS
from pipeline.reconcile.incidents import day_prefix, incident_day
from pipeline.reconcile.incremental import affected, changed_rows, remake
from pipeline.reconcile.records import FILED_SCHEMA, Reconciled
from pipeline.reconcile.revisions import known_moments
from pipeline.reconcile.run import (
    RECONCILER_VERSION,
    FollowUps,
    file_by_words,
    file_claims,
    reconcile,
    reconcile_filed,
)
from pipeline.reconcile.series import SERIES_SCHEMA, cumulative_series, unexplained_falls

__all__ = [
    "FILED_SCHEMA",
    "REACH_DAYS",
    "RECONCILER_VERSION",
    "SERIES_SCHEMA",
    "Earlier",
    "FollowUps",
    "Reconciled",
    "affected",
    "changed_rows",
    "cumulative_series",
    "day_prefix",
    "file_by_words",
    "file_claims",
    "incident_day",
    "known_moments",
    "planned_spots",
    "reconcile",
    "reconcile_filed",
    "remake",
    "unexplained_falls",
]
