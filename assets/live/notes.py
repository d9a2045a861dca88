"""What live operation notes for itself in the data root, as JSON; a note that is damaged is an error with advice.

Belongs here: reading such a note. Not here: what the notes say (`responses`, `withdrawals`, `watched`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from assets.errors import UserError
from assets.storage.root import DataRoot

T = TypeVar("T")


def read_note(root: DataRoot, path: str, form: Callable[[Any], T], advice: str) -> T | None:
    """What a note says, as `form` makes it of its JSON; None if there is none.

    UserError if it is damaged: `advice` says what to do, and what comes of it.
    """
    try:
        data = root.read(path)
    except FileNotFoundError:
        return None
    try:
        return form(json.loads(data))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UserError(f"{path} in {root.url} is damaged ({error}): {advice}") from None
