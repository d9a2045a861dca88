"""A fetcher for tests, which may reach the test server and waits for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.fetch import Fetcher, FetchError, Rules
from tests.pipeline.fetch.server import Site

PAGE = b"<html><body><p>Four people were hurt in Sumy.</p></body></html>"


def fetcher(server: Site, **changes: object) -> Fetcher:
    rules = Rules("desk@example.org", frozenset({server.host}), gap_seconds=0.0, read_seconds=5.0)
    return Fetcher(replace(rules, **changes))  # type: ignore[arg-type]


def fault_of(fetching: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetching.fetch(url)
    return caught.value
