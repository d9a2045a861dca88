"""A table to write days into."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.storage.day_files import StoredTable
from assets.storage.form import described
from assets.storage.root import DataRoot


@pytest.fixture
def stored(tmp_path: Path) -> StoredTable:
    """The table `claims`, without any day."""
    return StoredTable(DataRoot(str(tmp_path)), described("claims"))
