"""The nearest sentence that tells something: found in either direction, each sentence asked once."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.nearest import Nearest

TOLD = st.lists(st.none() | st.integers(), max_size=12)


@given(TOLD, st.data())
def test_what_is_found_is_what_a_plain_search_finds(told: list[int | None], data: st.DataObject) -> None:
    walk = Nearest[int]()
    for _ in range(5):
        start = data.draw(st.integers(0, len(told)))
        back = [told[at] for at in range(start - 1, -1, -1) if told[at] is not None]
        assert walk.find(start - 1, -1, told.__getitem__) == (back[0] if back else None)
        ahead = [told[at] for at in range(start, len(told)) if told[at] is not None]
        assert walk.find(start, len(told), told.__getitem__) == (ahead[0] if ahead else None)


def test_each_sentence_is_asked_once_by_walks_that_end_at_the_same_one() -> None:
    asked: list[int] = []
    walk = Nearest[None]()
    for start in (3, 5, 9, 9, 4):
        assert walk.find(start, -1, asked.append) is None
    assert sorted(asked) == list(range(10))


def test_a_walk_of_no_sentence_finds_nothing() -> None:
    assert Nearest[int]().find(4, 4, abs) is None
