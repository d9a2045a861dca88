"""The words of attribution are refused where they contradict themselves, with file and line."""

from __future__ import annotations

import pytest

from pipeline.extract.attribution import lexicon, side
from pipeline.extract.lexicon.load import LexiconError
from tests.pipeline.extract.lexicon_lines import lines_of


def test_the_words_load_and_a_citing_verb_has_its_class() -> None:
    words = lexicon.citing_words()
    assert words.verbs["said"] == {"say"}
    assert words.nouns["governor"] == "person"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["verb shout | shouted"], "attribution_words.txt:1: a row is CLASS NAME"),
        (["verb say | said", "noun person"], "attribution_words.txt:2: a row is CLASS NAME"),
        (["verb say | said,, says"], "attribution_words.txt:1: words are parted by single commas"),
        (["noun person | aid worker"], "attribution_words.txt:1: words are parted by single commas"),
        (["noun person | chief", "noun body | chief"], "'chief' is given as noun"),
    ],
)
def test_a_wrong_row_is_refused(monkeypatch: pytest.MonkeyPatch, rows: list[str], message: str) -> None:
    monkeypatch.setattr(lexicon, "data_lines", lines_of(*rows))
    with pytest.raises(LexiconError, match=message):
        lexicon.citing_words.__wrapped__()


def test_a_person_who_speaks_for_two_parties_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side, "data_lines", lines_of("UA | Oleh Kovtun", "RU | Oleh Kovtun"))
    with pytest.raises(LexiconError, match=r"parties_people.txt:2: .*'Oleh Kovtun'"):
        side._people.__wrapped__()


def test_an_empty_independent_speaker_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side, "data_lines", lines_of("UN, , WHO"))
    with pytest.raises(LexiconError, match=r"attribution_independent\.txt:1"):
        side._independent.__wrapped__()
