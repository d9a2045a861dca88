"""Everyday words are told from names, and the file of them is checked."""

from collections.abc import Iterator

import pytest

from pipeline.extract.capitals import everyday
from pipeline.extract.capitals.everyday import EVERYDAY, everyday_words
from pipeline.extract.lexicon.load import LexiconError


@pytest.mark.parametrize("word", ["bridge", "bridges", "severe", "wolves", "heaviest", "widely", "semi-official"])
def test_listed_words_and_their_forms_are_everyday_ones(word: str) -> None:
    assert EVERYDAY[word]


@pytest.mark.parametrize("word", ["guazapa", "keita", "cali", "al-keita", "medellin"])
def test_other_words_are_likelier_names(word: str) -> None:
    assert not EVERYDAY[word]


@pytest.mark.parametrize(
    ("line", "said"), [("bridge Wolf", "small letters"), ("a-b", "small letters"), ("bridge bridge", "listed twice")]
)
def test_a_mistake_in_the_list_is_refused_with_its_line(line: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(name: str) -> Iterator[tuple[str, str]]:
        yield f"{name}:7", line

    monkeypatch.setattr(everyday, "data_lines", lines)
    with pytest.raises(LexiconError, match=f"everyday_words.txt:7: .*{said}"):
        everyday_words.__wrapped__()
