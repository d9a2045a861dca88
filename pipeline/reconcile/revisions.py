"""When each revision of a post was known: from its own appearance until the next revision's.

Belongs here: the times of revisions. Not here: what their claims say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import Any

import pyarrow as pa

_COLUMNS = ["update_id", "post_id", "revision", "is_latest", "published_at", "updated_at"]


@dataclass(frozen=True, slots=True)
class Revision:
    """The times of one update."""

    published_day: date
    """Day of `published_at` in UTC."""
    known_from: datetime
    known_until: datetime | None


def revisions(updates: pa.Table) -> dict[str, Revision]:
    """Each update by its id. A revision is known from `updated_at`, where stated, else from `published_at`, and never
    before the revision that it follows.

    ValueError if a revision is not the latest and the next one is not in the table: pass all revisions of a post.
    """
    found: dict[str, Revision] = {}
    for rows in _by_post(updates):
        if not rows[-1][3]:
            raise ValueError(
                f"update {rows[-1][0]} is not the latest revision of post {rows[-1][1]}, but no later one was given: "
                "pass the updates of all revisions of each post"
            )
        found |= _known(rows)
    return found


def known_moments(updates: pa.Table) -> dict[str, datetime]:
    """When each update was known, by its id, as in `revisions`; later revisions of its post need not be given."""
    return {row[0]: start for rows in _by_post(updates) for row, start in zip(rows, _known_from(rows), strict=True)}


def _by_post(updates: pa.Table) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of each post, in the order of revisions."""
    posts: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in zip(*(updates[name].to_pylist() for name in _COLUMNS), strict=True):
        posts[row[1]].append(row)
    for rows in posts.values():
        yield sorted(rows, key=lambda row: (row[2], row[0]))


def _known_from(rows: list[tuple[Any, ...]]) -> list[datetime]:
    return list(accumulate((row[5] or row[4] for row in rows), max))


def _known(rows: list[tuple[Any, ...]]) -> dict[str, Revision]:
    starts = _known_from(rows)
    ends = [*starts[1:], None]
    return {row[0]: Revision(row[4].date(), start, end) for row, start, end in zip(rows, starts, ends, strict=True)}
