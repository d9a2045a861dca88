"""Groups whose size is bound into a word."""

from __future__ import annotations

import pytest

from pipeline.extract.units.sized_groups import is_size


@pytest.mark.parametrize("word", ["six-man", "12-member", "twenty-two-person", "30-strong", "four-soldier"])
def test_a_number_with_who_is_counted_is_a_size(word: str) -> None:
    assert is_size(word)


@pytest.mark.parametrize(
    "word", ["one-man", "six-year", "six-storey", "con-man", "snow-man", "12-year-old", "man", "1-man"]
)
def test_other_words_with_a_hyphen_are_none(word: str) -> None:
    assert not is_size(word)
