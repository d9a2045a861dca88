"""Two sources on a server of this machine, and polling them as the schedule does. It needs the extra `live`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import dagster as dg

from assets.books import Books
from assets.live.source_assets import FETCHER, POLL_JOB, polling
from pipeline.fetch import Fetcher, Sources, load_sources
from tests.assets.live.live_blog import PATH, write_sources
from tests.pipeline.fetch.server import Site


def sources_of(books: Books, server: Site) -> Sources:
    """The live blog and a feed, with rules that make nobody wait."""
    found = load_sources(write_sources(Path(books.root.url), server, PATH, "/feed"))
    return replace(found, rules=replace(found.rules, gap_seconds=0.0, backoff_seconds=0.01, read_seconds=5.0))


def poll(books: Books, found: Sources, dagster: dg.DagsterInstance, *names: str) -> dg.ExecuteInProcessResult:
    """One run over sources by name, as the schedule starts it."""
    job = polling(books, found).resolve_job_def(POLL_JOB)
    keys = {dg.AssetKey(["sources", name]) for name in names or [source.name for source in found.sources]}
    return job.get_subset(asset_selection=keys).execute_in_process(
        instance=dagster, raise_on_error=False, resources={FETCHER: Fetcher(found.rules)}
    )
