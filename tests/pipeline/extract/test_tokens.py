"""Tokens: what one is, how it is folded, and that their offsets lead back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.extract.tokens import tokenize
from tests.pipeline.extract.texts import texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The F-16 hit al-Bab.", ["The", "F-16", "hit", "al-Bab", "."]),
        ("10 000 people", ["10 000", "people"]),
        ("12,34,567 rupees", ["12,34,567", "rupees"]),
        ("a 12-year-old, the 21st", ["a", "12-year-old", ",", "the", "21st"]),
        ("30k+ left at 10:45", ["30k+", "left", "at", "10:45"]),
        ("US$5m, A$2m", ["US$", "5m", ",", "A$", "2m"]),
        ("Rs500 and USD20", ["Rs", "500", "and", "USD", "20"]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("wait... @amc_bot #Gaza", ["wait", "...", "@amc_bot", "#Gaza"]),
    ],
)
def test_one_token_is_a_word_a_number_with_its_suffix_or_a_sign(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@pytest.mark.parametrize(("word", "folded"), [("Ukraine’s", "ukraine"), ("#Gaza", "gaza"), ("Ukraine's", "ukraine")])
def test_folding_takes_off_case_possessives_typography_and_the_hash_sign(word: str, folded: str) -> None:
    assert tokenize(word).folded == [folded]


@given(texts)
def test_offsets_lead_back_to_the_words_and_never_overlap(text: str) -> None:
    tokens = tokenize(text)
    last = 0
    for word, folded, start, end in zip(tokens.words, tokens.folded, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
        assert last <= start < end
        assert folded
        last = end


@given(texts)
def test_nothing_but_white_space_and_underscores_is_left_out(text: str) -> None:
    tokens = tokenize(text)
    rest = list(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        rest[start:end] = [" "] * (end - start)
    assert not "".join(rest).replace("_", "").strip()
