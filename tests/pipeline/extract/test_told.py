"""What stands around a report is no part of what it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims import extract_text
from pipeline.extract.tokens import tokenize
from pipeline.extract.told import told

NOTHING_BUT = ["Two", "guards", "died", "in", "Aden"]

BEFORE = (
    "BREAKING: ",
    "Breaking news: ",
    "Just in | ",
    "#Breaking: ",
    "UPDATE 3: ",
    "🔴 ",
    "⚡️ ",
    "14:35 — ",
    "9.05 pm GMT: ",
    "ADEN, Yemen (AP) — ",
    "ADEN (Reuters) - ",
    "Aden, May 4 (AFP) - ",
    "YEMEN: ",
    "• ",
    "“",
    "**",
    "14:35 | BREAKING: ",
)
OF_THE_SENTENCE = (
    "DEAD: 12 guards",
    "INJURED: 12",
    "12:1 is the ratio",
    "UN officials said two died",
    "Report by two guards on Aden",
    "Two hurt by #drones",
    "Air force downs 14 #Shahed",
    "Two guards died (12 were hurt)",
    "Update by two guards",
    "Just 12 – 14 guards died",
)


def words(text: str) -> list[str]:
    return told(text).words


@pytest.mark.parametrize("before", BEFORE)
def test_datelines_labels_clocks_and_pictures_are_cut_off(before: str) -> None:
    assert words(f"{before}Two guards died in Aden") == NOTHING_BUT


@pytest.mark.parametrize(
    "behind", [" #breaking #news", " https://example.org/a1", " (Reuters)", " #live https://example.org"]
)
def test_tags_links_and_credits_are_cut_off(behind: str) -> None:
    assert words(f"Two guards died in Aden{behind}") == NOTHING_BUT


@pytest.mark.parametrize("text", OF_THE_SENTENCE)
def test_words_of_the_sentence_stay(text: str) -> None:
    assert told(text) == tokenize(text)


def test_a_colon_behind_no_word_names_no_speaker() -> None:
    assert words("BREAKING: __: Two guards died in Aden")[-5:] == NOTHING_BUT


def test_what_stands_in_front_does_not_hide_how_a_sentence_opens() -> None:
    text = "ADEN, Yemen (AP) — Wounded in the raid were nine guards and two cooks."
    assert [claim["best"] for claim in extract_text("", text)] == [9, 2]


@given(st.text(alphabet="aA1 #:—-().🔴|_*", max_size=40))
def test_tokens_keep_their_place_in_the_text(text: str) -> None:
    tokens = told(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
