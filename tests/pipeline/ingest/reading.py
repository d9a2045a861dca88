"""What the tests of reading share: the moment at which they read, and what they say of inputs without dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from pipeline.ingest import Defaults, Parsed

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
NO_DEFAULTS = Defaults()
DEFAULTS = Defaults(datetime(2024, 5, 30, 12), "Europe/Kyiv", "Delta Post")
Read = Callable[..., Parsed]
"""The fixture `read`: bytes, what is known of them, and limits → what reading them as a file gives."""
