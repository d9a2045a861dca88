"""The file of words that place-finding goes by: what it must say, and how a mistake in it is reported."""

import pytest

from pipeline.extract.places.words import PlaceWordsError, parse_words, words


def test_the_project_s_own_file_is_sound() -> None:
    lists = words()
    assert "oblast" in lists.region_words
    assert "refugee camp" in lists.site_words
    assert not lists.at_words & lists.to_words
    assert not lists.at_words & lists.from_words


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("in at near\n", "words.txt, line 1: comes before the first section"),
        ("# head\n[prepositions]\nin\n", r"words.txt, line 2: unknown section \[prepositions\]"),
        ("[at_words]\nin At\n", "words.txt, line 2: words are written in lower case"),
        ("[at_words]\nin\n", r"words.txt: nothing in section \[acronyms\]"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(text: str, problem: str) -> None:
    with pytest.raises(PlaceWordsError, match=problem):
        parse_words(text, "words.txt")
