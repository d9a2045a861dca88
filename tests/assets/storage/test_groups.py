"""Things put together: every one once and in order, no group too large, nothing lost when making one fails."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.storage.groups import grouped

WEIGHTS = st.lists(st.integers(0, 9))


def _itself(weight: int) -> int:
    return weight


@given(WEIGHTS, st.integers(1, 5), st.integers(1, 20))
def test_groups_hold_everything_once_in_order_and_are_no_larger_than_asked(
    weights: list[int], most: int, heaviest: int
) -> None:
    groups = list(grouped(weights, _itself, most, heaviest))
    assert list(chain.from_iterable(groups)) == weights
    assert all(0 < len(group) <= most and sum(group[:-1]) < heaviest for group in groups)


@given(WEIGHTS, st.integers(1, 5))
def test_what_was_made_before_one_failed_is_given_before_the_error(weights: list[int], most: int) -> None:
    def breaks_off() -> Iterator[int]:
        yield from weights
        raise OSError("no more")

    groups = grouped(breaks_off(), _itself, most, 100)
    full, rest = divmod(len(weights), most)
    given_before = list(chain.from_iterable(next(groups) for _ in range(full + bool(rest))))
    assert given_before == weights
    with pytest.raises(OSError, match="no more"):
        next(groups)
