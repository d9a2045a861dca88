"""Months whose checks failed: what is published waits until they pass, also when the next run is about others.

Belongs here: that note in the data root. Not here: which checks there are (`checks`), what waits for them (`run`).
"""

from __future__ import annotations

import json
from datetime import date

from assets.partitions import MonthRange
from assets.settings import SettingError
from assets.storage.root import DataRoot

_NOTE = "withheld.json"


def withheld(root: DataRoot) -> MonthRange | None:
    """The months that the failed checks of the last run were about; None if none failed. SettingError if the note is
    damaged."""
    try:
        first, last = map(date.fromisoformat, json.loads(root.read(_NOTE)))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise SettingError(
            f"{_NOTE} in {root.url} is damaged ({error}): remove it, and hold all checks once in the UI "
            "(`tollbook ui`), as it named months whose checks had failed"
        ) from None
    return MonthRange(first, last)


def set_withheld(root: DataRoot, found: MonthRange | None) -> None:
    """Note the months of checks that failed, or that all passed."""
    if found is not None:
        root.replace(_NOTE, json.dumps([found.first.isoformat(), found.last.isoformat()]).encode() + b"\n")
    elif root.exists(_NOTE):
        root.remove(_NOTE)
