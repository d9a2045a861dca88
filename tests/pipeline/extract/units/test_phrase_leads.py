"""Words of no list that lead from a noun on to the head of its phrase."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import dead


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("A local government official was killed near Jilib.", "A local government official"),
        ("A Pakistani cable operator was killed near Hub.", "A Pakistani cable operator"),
        ("A Taliban shadow governor was killed near Ghazni.", "A Taliban shadow governor"),
        ("A land rights leader was killed near Altamira.", "A land rights leader"),
        ("Four air force officers were killed near Taiz.", "Four air force officers"),
    ],
)
def test_a_phrase_goes_on_over_unknown_words_to_its_head(body: str, quote: str) -> None:
    (found,) = dead(body)
    assert found[1] == quote


def test_a_noun_of_happening_behind_an_article_is_no_modifier() -> None:
    assert dead("The murder of 14 millers shook Oicha.") == [(14, "14 millers")]
