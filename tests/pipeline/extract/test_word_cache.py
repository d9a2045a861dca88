"""The look-up table that fills itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.word_cache import WordCache


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    cache = WordCache(lambda word: asked.append(word) or len(word))
    assert [cache["two"], cache["two"], cache["four"]] == [3, 3, 4]
    assert asked == ["two", "four"]


@given(st.lists(st.text(max_size=60), max_size=200))
def test_it_never_outgrows_its_limit_and_never_errs(words: list[str]) -> None:
    cache = WordCache(len, most=10)
    for word in words:
        assert cache[word] == len(word)
        assert len(cache) <= 10
        assert all(len(key) <= 40 for key in cache)
