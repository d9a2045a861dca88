"""Whether a job that takes a turn works, or is about to.

Belongs here: what the lock and Dagster's books say together. Not here: the lock (`assets.turns`).
"""

from __future__ import annotations

from datetime import timedelta

import dagster as dg

from assets.books import Books
from assets.live.runs import is_waiting
from assets.turns import Turn, is_free

_STARTS_WITHIN = timedelta(minutes=10)


def is_at_work(books: Books, name: Turn, instance: dg.DagsterInstance, job: str) -> bool:
    """Whether a run of the job, which takes this turn, works or is about to.

    A run that says that it works and does not hold the turn was killed.
    """
    return not is_free(books, name) or is_waiting(instance, job, _STARTS_WITHIN)
