"""Names: which runs of capitals are a person's."""

from __future__ import annotations

import pytest

from pipeline.extract.names import is_person, name_words
from pipeline.extract.tokens import tokenize


def judged(text: str, name: str) -> bool:
    tokens = tokenize(text)
    words = tokenize(name).words
    first = next(at for at in range(len(tokens.words)) if tokens.words[at : at + len(words)] == words)
    return is_person(tokens, first, first + len(words), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amadou Keita was killed near the bridge", "Amadou Keita"),
        ("the reporter Oksana Bilyk died in hospital", "Oksana Bilyk"),
        ("they buried Dr Hale on the next day", "Hale"),
    ],
)
def test_two_names_or_one_behind_a_title_are_a_person(text: str, name: str) -> None:
    assert judged(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Defence Ministry was hit at night", "Defence Ministry"),
        ("shells struck New York again that day", "New York"),
        ("the NATO Council was told of it later", "NATO Council"),
        ("they said Keita was there with his men", "Keita"),
        ("Mayor Says Amadou Keita Was Killed Near Bridge", "Amadou Keita"),
    ],
)
def test_offices_places_acronyms_and_capitalised_headlines_are_none(text: str, name: str) -> None:
    assert not judged(text, name)


def test_both_kinds_of_words_are_listed() -> None:
    assert all(name_words()[kind] for kind in ("title", "organisation"))
