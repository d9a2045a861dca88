"""What a page or feed lists, and which of its posts are gone from the middle when it is fetched again.

Pages and feeds drop their oldest posts all the time, and that says nothing. A post that is missing between posts that
are still there was taken away. That can be told only of a list in the order of time.

Belongs here: that rule. Not here: fetching, and what is made of a post that is gone (`assets.live.withdrawals`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.ingest.content import Content
from pipeline.ingest.records import Context, Defaults, Limits, Post
from pipeline.ingest.registry import reader_for

_PINNED = 3
"""Posts at the top of a list that may be out of order: those that are pinned there."""
_FEW = 2
_SHARE = 0.25
"""If more than `_FEW` posts and this share of those that stay are gone, the list is another selection, and none of them
was withdrawn."""


class Listed(NamedTuple):
    """One post of a list."""

    external_id: str
    published_at: datetime
    touched_at: datetime
    """When it was last edited, as far as the list says; else when it was published."""


Key = Callable[[Listed], datetime]


def posts_in_order(path: Path, defaults: Defaults, ingested_at: datetime) -> Iterator[Post]:
    """The posts of an input as they stand in it. InputError if it cannot be read."""
    context = Context(defaults, ingested_at, Limits())
    with Content(path, context.limits) as content:
        yield from (item for item in reader_for(content).read(content, context) if isinstance(item, Post))


def listed(post: Post) -> Listed:
    """The post's entry in the list that it stands in."""
    return Listed(post.external_id, post.published_at, max(post.published_at, post.updated_at or post.published_at))


def gone(before: Sequence[Listed], after: Sequence[Listed]) -> list[Listed]:
    """Posts of the earlier list that are missing from the later one while posts on both sides of them are still there.

    None, unless both lists are in the order of publication, or both in that of the last edit, but for `_PINNED` posts
    at the top; and none if so many are gone that the later list must be another selection.
    """
    for key in (_published, _touched):
        first = _pinned(before, key)
        if first is None or _pinned(after, key) is None:
            continue
        there = {post.external_id for post in after}
        stays = [n for n, post in enumerate(before) if n >= first and post.external_id in there]
        if len(stays) < 2:
            continue
        between = before[stays[0] : stays[-1]]
        found = [post for post in between if post.external_id not in there]
        return found if len(found) <= max(_FEW, _SHARE * len(stays)) else []
    return []


def _published(post: Listed) -> datetime:
    return post.published_at


def _touched(post: Listed) -> datetime:
    return post.touched_at


def _pinned(posts: Sequence[Listed], key: Key) -> int | None:
    """How many posts at the top are out of the order of time that all others are in; None if there is no such order."""
    for first in range(min(_PINNED, len(posts)) + 1):
        steps = [(key(one), key(other)) for one, other in pairwise(posts[first:])]
        if all(one >= other for one, other in steps) or all(one <= other for one, other in steps):
            return first
    return None
