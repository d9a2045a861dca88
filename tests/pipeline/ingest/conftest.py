"""What the tests of reading share: a way to read bytes as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import Defaults, Limits, Parsed, read_input
from tests.pipeline.ingest.reading import NO_DEFAULTS, NOW, Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write the bytes to a file and read it as an input."""

    def read_bytes(
        data: bytes, defaults: Defaults = NO_DEFAULTS, limits: Limits | None = None, name: str = "input"
    ) -> Parsed:
        path = tmp_path / name
        path.write_bytes(data)
        return read_input(path, defaults, NOW, limits=limits, input_path=name)

    return read_bytes
