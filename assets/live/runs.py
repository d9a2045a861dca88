"""Which runs of a job are under way, how the last ones ended, and the clock that they go by.

Belongs here: questions to Dagster's books. Not here: what follows from the answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import dagster as dg

_WAITING = (
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
)
_WORKING = (dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING)


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


def is_waiting(instance: dg.DagsterInstance, job: str, at_most: timedelta) -> bool:
    """Whether a run of the job was asked for, not longer ago than `at_most`, and has not begun."""
    return _any(instance, job, {}, _WAITING, at_most)


def under_way(instance: dg.DagsterInstance, job: str, tags: Mapping[str, str], at_most: timedelta) -> bool:
    """Whether a run with the tags was asked for, not longer ago than `at_most`, and has not ended."""
    return _any(instance, job, tags, (*_WAITING, *_WORKING), at_most)


def _any(
    instance: dg.DagsterInstance,
    job: str,
    tags: Mapping[str, str],
    statuses: Sequence[dg.DagsterRunStatus],
    at_most: timedelta,
) -> bool:
    filters = dg.RunsFilter(job_name=job, tags=dict(tags), statuses=statuses, created_after=utc_now() - at_most)
    return bool(instance.get_runs(filters, limit=1))


def ended(instance: dg.DagsterInstance, job: str, tags: Mapping[str, str], limit: int) -> list[dg.RunRecord]:
    """Such runs that have ended, the last first."""
    statuses = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]
    filters = dg.RunsFilter(job_name=job, tags=dict(tags), statuses=statuses)
    return list(instance.get_run_records(filters, limit=limit))
