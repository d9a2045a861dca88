"""A quote is found in its sentence by the offsets of its field, not by its letters alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish import place_in_sentence


def _claim(sentence: str, quote: str, start: int) -> dict[str, object]:
    return {"sentence": sentence, "quote": quote, "quote_start": start}


def test_the_second_of_two_equal_quotes_is_told_from_the_first() -> None:
    sentence = "2 dead in Sumy and 2 dead in Izium."
    text = f"Overnight. {sentence}"
    assert place_in_sentence(_claim(sentence, "2 dead", text.rindex("2 dead")), text) == sentence.rindex("2 dead")


def test_a_sentence_that_is_not_in_the_field_is_searched_for_the_quote() -> None:
    assert place_in_sentence(_claim("Three died.", "Three", 90), "Another text.") == 0


def test_a_quote_that_is_not_in_the_sentence_has_no_place() -> None:
    assert place_in_sentence(_claim("Three died.", "four", 0), "Three died.") == -1


@given(st.text(min_size=1), st.text(), st.data())
def test_what_is_found_are_the_letters_of_the_quote(sentence: str, before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    at = place_in_sentence(_claim(sentence, sentence[start:end], len(before) + start), before + sentence)
    assert sentence[at : at + end - start] == sentence[start:end]
