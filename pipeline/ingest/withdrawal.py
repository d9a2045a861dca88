"""Whether the fields of a post say that it was withdrawn.

Belongs here: the words and values by which publishers say so. Not here: posts that are missing from a page that is
fetched again (`assets.live.withdrawals`), what a withdrawn post becomes (`fields`).
"""

from __future__ import annotations

from collections.abc import Mapping

WITHDRAWN_WORDS = frozenset({"deleted", "removed", "retracted", "trash", "trashed", "unpublished", "withdrawn"})
"""Values of `status` (schema.org: `creativeWorkStatus`) that take a post back; case does not count."""
_YES = frozenset({"1", "t", "true", "y", "yes"})


def says_withdrawn(fields: Mapping[str, object]) -> bool:
    """`status` is one of `WITHDRAWN_WORDS`, or `withdrawn` is true (in CSV: 1, true, yes).

    >>> says_withdrawn({"status": "Deleted"}), says_withdrawn({"status": "published"}), says_withdrawn({})
    (True, False, False)
    """
    status, flag = fields.get("status"), fields.get("withdrawn")
    if isinstance(status, str) and status.strip().lower() in WITHDRAWN_WORDS:
        return True
    return flag is True or flag == 1 or (isinstance(flag, str) and flag.strip().lower() in _YES)
