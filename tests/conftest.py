"""What all tests share: Hypothesis without a time limit for each example, as machines under load are slow, and a server
to fetch from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.pipeline.fetch.server import Site, site

settings.register_profile("tollbook", deadline=None)
settings.load_profile("tollbook")


@pytest.fixture
def server() -> Iterator[Site]:
    """A server on this machine."""
    with site() as found:
        yield found
