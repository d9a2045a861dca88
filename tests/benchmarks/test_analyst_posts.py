"""The made-up month: the same each time, and varied."""

from __future__ import annotations

from benchmarks.analyst_posts import DAYS, posts


def test_the_same_seed_gives_the_same_posts() -> None:
    assert list(posts(40, seed=3)) == list(posts(40, seed=3)) != list(posts(40, seed=4))


def test_a_month_is_filled_with_different_posts() -> None:
    found = list(posts(600))
    assert len({post["id"] for post in found}) == len(found) > 600
    assert len({post["published_at"][:10] for post in found}) >= DAYS
    assert len({post["body"] for post in found}) > 0.95 * len(found)
    assert not any("{" in post["body"] + post["headline"] for post in found)
