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
    """Posts of the earlier list, the newest first, that are missing from the later one though it has older posts of the
    earlier list, and newer posts.

    None, unless both lists are in the order of publication, or both in that of the last edit, but for `_PINNED` posts
    at the top; and none if so many are gone that the later list must be another selection.
    """
    for key in (_published, _touched):
        was, now = _in_order(before, key), _in_order(after, key)
        if not was or not now:
            continue
        there = {post.external_id for post in after}
        stays = [n for n, post in enumerate(was) if post.external_id in there]
        missing = [n for n, post in enumerate(was[: stays[-1]]) if post.external_id not in there] if stays else []
        found = [was[n] for n in missing if n > stays[0] or key(now[0]) > key(was[n])]
        return found if len(found) <= max(_FEW, _SHARE * len(stays)) else []
    return []


def _published(post: Listed) -> datetime:
    return post.published_at


def _touched(post: Listed) -> datetime:
    return post.touched_at


def _in_order(posts: Sequence[Listed], key: Key) -> Sequence[Listed]:
    """The posts but for those pinned at the top, the newest first; none if they are in no order of time."""
    for first in range(min(_PINNED, len(posts)) + 1):
        steps = [(key(one), key(other)) for one, other in pairwise(posts[first:])]
        if all(one >= other for one, other in steps):
            return posts[first:]
        if all(one <= other for one, other in steps):
            return posts[first:][::-1]
    return ()
