"""Fetching feeds and pages politely and safely: which there are, and one attempt at one of them.

`load_sources` reads `sources.toml`; `Fetcher.fetch` makes one attempt; `wait_before_retry` says whether and when to
make the next. Belongs here: what goes over the network. Not here: reading what was fetched (`pipeline.ingest`), keeping
it, and when a source is due (`assets.live`). Needs the extra `live`.
"""

from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.records import Fetched, FetchError, NotModified, Rules, Validators, charset_of
from pipeline.fetch.retry import wait_before_retry
from pipeline.fetch.sources import Source, Sources, SourcesError, load_sources

__all__ = [
    "FetchError",
    "Fetched",
    "Fetcher",
    "NotModified",
    "Rules",
    "Source",
    "Sources",
    "SourcesError",
    "Validators",
    "charset_of",
    "load_sources",
    "wait_before_retry",
]
