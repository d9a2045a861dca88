"""The gate: which sentences are looked at."""

from __future__ import annotations

import pytest

from pipeline.extract.gate import has_evidence, may_hold_claim


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were hurt.",
        "A nurse was killed.",
        "Dozens fled.",
        "The ministry sent €.",
        "It was hit.",
        "No one was hurt.",
    ],
)
def test_a_number_a_sum_or_a_word_of_harm_passes(text: str) -> None:
    assert may_hold_claim(text)


@pytest.mark.parametrize("text", ["The talks went on in Geneva.", "He thanked them for their work.", ""])
def test_a_sentence_without_any_of_them_does_not(text: str) -> None:
    assert not may_hold_claim(text)
    assert not has_evidence(text)


@pytest.mark.parametrize("text", ["Seven soldiers die in the video game.", "Minecraft players killed 40 zombies"])
def test_what_happens_in_a_game_does_not_pass(text: str) -> None:
    assert has_evidence(text)
    assert not may_hold_claim(text)


def test_a_word_of_games_inside_another_word_says_nothing() -> None:
    assert may_hold_claim("Seven people were killed in Sequelia.")
