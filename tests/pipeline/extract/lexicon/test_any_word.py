"""The pattern for any of many words finds what a plain list of them would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.lexicon.any_word import any_word

_WORDS = st.text("abt '-", min_size=1, max_size=4).filter(lambda word: word[0] in "abt" and word[-1] in "abt")


def found(words: list[str], text: str) -> list[str]:
    return [match.group() for match in re.finditer(any_word(words), text)]


def test_a_word_is_found_whole_and_in_any_case() -> None:
    assert found(["blast", "raid"], "Raids, a BLAST, the raid and blasted rock; sub-raid") == ["BLAST", "raid", "raid"]


def test_the_longest_word_comes_first() -> None:
    assert found(["air", "air strike", "air strikes"], "two air strikes, one air strike") == [
        "air strikes",
        "air strike",
    ]


def test_a_blank_stands_for_any_white_space_and_a_star_for_what_goes_on() -> None:
    assert found(["so far", "commemorat*"], "so  far they so\nfar commemorated it") == [
        "so  far",
        "so\nfar",
        "commemorated",
    ]


def test_a_word_may_begin_with_a_digit_or_a_sign_of_the_pattern_language() -> None:
    assert found(["9/11", "a.b"], "9/11 and 19/11, a.b and axb") == ["9/11", "a.b"]


def test_an_empty_word_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        any_word(["raid", ""])


@given(st.lists(_WORDS, min_size=1, max_size=5), st.text("abtABT '-,", max_size=40))
def test_it_finds_what_a_plain_list_of_the_words_finds(words: list[str], text: str) -> None:
    ways = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    plain = re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)
    assert found(words, text) == [match.group() for match in plain.finditer(text)]
