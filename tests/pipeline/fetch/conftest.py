"""The server that tests fetch from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pipeline.fetch.server import Site, site


@pytest.fixture
def server() -> Iterator[Site]:
    with site() as found:
        yield found
