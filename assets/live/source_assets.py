"""The polled sources in Dagster: an asset for each, and the schedule that polls those that are due.

Sources of one host are polled by one run, one after the other; sources of different hosts by different runs, so that a
host that stalls holds up no other. Waiting between attempts is left to Dagster, which shows each attempt.

Belongs here: assets, job and schedule. Not here: what a poll does (`polling`).
"""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import dagster as dg

from assets.books import Books
from assets.errors import UserError
from assets.live.polling import Polled, is_due, note_failure, poll
from assets.live.responses import state_of
from assets.live.runs import under_way, utc_now
from pipeline.fetch import Fetcher, FetchError, NotModified, Rules, Source, Sources, wait_before_retry
from pipeline.fetch.secrets import without_secrets
from pipeline.ingest import InputError

GROUP = "sources"
POOL = "fetch"
POLL_JOB = "poll"
HOST_TAG = "tollbook/host"
FETCHER = "fetcher"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_GIVEN_UP = timedelta(minutes=30)
"""A poll that has not ended by then was killed: its host is polled again."""


def source_key(source: Source) -> dg.AssetKey:
    """The asset of a source."""
    return dg.AssetKey([GROUP, source.name])


def source_asset(books: Books, source: Source, contact: str) -> dg.AssetsDefinition:
    """The asset of one source: materialized by each poll that succeeds, also by one that brings nothing new.

    Its data version changes with what came of it, so that only news makes the inbox look out of date.
    """

    minutes = source.interval / timedelta(minutes=1)

    @dg.asset(
        key=source_key(source),
        group_name=GROUP,
        kinds={"http"},
        owners=[contact if _MAIL.fullmatch(contact) else "team:sources"],
        pool=POOL,
        required_resource_keys={FETCHER},
        description=f"{source.publisher}: {without_secrets(source.url)}, every {minutes:g} min.",
        metadata={"url": dg.MetadataValue.url(without_secrets(source.url)), "timezone": source.timezone},
        freshness_policy=dg.FreshnessPolicy.time_window(fail_window=max(4 * source.interval, timedelta(minutes=15))),
    )
    def fetched(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        fetcher: Fetcher = getattr(context.resources, FETCHER)
        try:
            polled = poll(books, source, fetcher, utc_now)
        except (FetchError, InputError) as error:
            raise _retry_or_failure(context, books, source, fetcher.rules, error) from None
        except UserError as error:
            raise dg.Failure(f"{source.name}: {error}", allow_retries=False) from None
        context.log.info(f"{without_secrets(source.url)}: {_told(polled)}")
        version = dg.DataVersion(state_of(books, source.name).version)
        return dg.MaterializeResult(metadata=_metadata(polled), data_version=version)

    return fetched


def _retry_or_failure(
    context: dg.AssetExecutionContext, books: Books, source: Source, rules: Rules, error: FetchError | InputError
) -> dg.RetryRequested | dg.Failure:
    if isinstance(error, FetchError):
        wait = wait_before_retry(error, context.retry_number + 1, rules, random.random)
        if wait is not None:
            context.log.warning(f"{error}; next attempt in {wait:.1f} s")
            return dg.RetryRequested(max_retries=rules.attempts - 1, seconds_to_wait=wait)
    state = note_failure(books, source, error, utc_now)
    fault = error.fault if isinstance(error, FetchError) else "unreadable"
    found = {
        "fault": fault,
        "polls in a row that failed": state.failures,
        "last success": state.succeeded_at or "never",
    }
    return dg.Failure(f"{source.name}: {error}", metadata=found, allow_retries=False)


def _metadata(polled: Polled) -> dict[str, dg.MetadataValue | str | int]:
    found: dict[str, dg.MetadataValue | str | int] = {"outcome": _told(polled)}
    if not isinstance(polled.answer, NotModified):
        found |= {"bytes": len(polled.answer.body), "address": dg.MetadataValue.url(without_secrets(polled.answer.url))}
    if polled.kept is not None:
        changed = polled.kept.withdrawals
        found |= {"posts": polled.kept.updates}
        found |= {"withdrawn": ", ".join(changed.gone)} if changed.gone else {}
        found |= {"came back": ", ".join(changed.returned)} if changed.returned else {}
    if polled.kept is not None and polled.kept.taken is not None:
        days = [day.isoformat() for day in polled.kept.taken.reading.days]
        rejected = sum(polled.kept.taken.reading.rejects.values())
        found |= {"input": polled.kept.taken.item.path, "days": ", ".join(days), "rejected parts": rejected}
    return found


def _told(polled: Polled) -> str:
    if isinstance(polled.answer, NotModified):
        return "not modified"
    kept = polled.kept
    if kept is None or (kept.taken is None and not kept.withdrawals.gone and not kept.withdrawals.returned):
        return "nothing new"
    return "news"


def polling(books: Books, found: Sources) -> dg.Definitions:
    """All that polls the sources."""
    assets = [source_asset(books, source, found.rules.contact) for source in found.sources]
    job = dg.define_asset_job(POLL_JOB, selection=dg.AssetSelection.assets(*assets), description="Polls sources.")

    @dg.schedule(
        job=job,
        cron_schedule="* * * * *",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Polls the sources that are due by their intervals, a run for each host.",
    )
    def poll_due_sources(context: dg.ScheduleEvaluationContext) -> Sequence[dg.RunRequest] | dg.SkipReason:
        now = utc_now()
        due = _by_host([source for source in found.sources if is_due(books, source, now)])
        free = {host: sources for host, sources in due.items() if not _is_polled(context.instance, host)}
        if not free:
            return dg.SkipReason(f"still being polled: {', '.join(due)}" if due else "no source is due")
        return [_request(host, sources, now) for host, sources in free.items()]

    @dg.resource(description="Fetches by the rules of sources.toml.")
    def fetcher(_context: dg.InitResourceContext) -> Fetcher:
        return Fetcher(found.rules)

    return dg.Definitions(assets=assets, jobs=[job], schedules=[poll_due_sources], resources={FETCHER: fetcher})


def _by_host(sources: Sequence[Source]) -> dict[str, list[Source]]:
    hosts: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        hosts[urlsplit(source.url).netloc].append(source)
    return hosts


def _request(host: str, sources: Sequence[Source], now: datetime) -> dg.RunRequest:
    keys = [source_key(source) for source in sources]
    return dg.RunRequest(run_key=f"{host} {now.isoformat()}", asset_selection=keys, tags={HOST_TAG: host})


def _is_polled(instance: dg.DagsterInstance, host: str) -> bool:
    return under_way(instance, POLL_JOB, {HOST_TAG: host}, _GIVEN_UP)
