"""Names of bodies that are read as one word, and what their list refuses."""

from __future__ import annotations

import pytest

from pipeline.extract.attribution import bound_names
from pipeline.extract.lexicon.load import LexiconError
from pipeline.extract.tokens import tokenize
from tests.pipeline.extract.lexicon_lines import lines_of


def words(text: str) -> list[str]:
    return bound_names.bind_names(tokenize(text), text).words


def test_a_listed_name_is_one_word() -> None:
    assert words("Staff of Save the Children left") == ["Staff", "of", "Save the Children", "left"]


def test_its_last_word_may_be_possessive() -> None:
    assert words("Human Rights Watch’s count") == ["Human Rights Watch’s", "count"]


def test_the_same_words_without_capitals_are_no_name() -> None:
    assert words("They save the children first") == ["They", "save", "the", "children", "first"]


def test_a_text_without_one_keeps_its_tokens() -> None:
    tokens = tokenize("Peace is near")
    assert bound_names.bind_names(tokens, "Peace is near") is tokens


@pytest.mark.parametrize("line", ["Oxfam", "Peace Now, Peace Now", "Peace Now,, Plan International"])
def test_a_malformed_list_is_refused_with_file_and_line(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(bound_names, "data_lines", lines_of(line))
    with pytest.raises(LexiconError, match=r"attribution_names.txt:1: a name has two words"):
        bound_names._names.__wrapped__()
