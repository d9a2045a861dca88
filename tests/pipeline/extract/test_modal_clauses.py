"""Modals of relative clauses: which verb they say something of."""

from __future__ import annotations

import pytest

from pipeline.extract.modal_clauses import is_of_relative_clause


@pytest.mark.parametrize(
    ("text", "verb", "of_clause"),
    [
        ("a storm that could last until monday killed 12", "killed", True),
        ("rebels who might have come from afar abducted 14", "abducted", True),
        ("a storm that could have killed 12", "killed", False),
        ("a storm that could come and killed 12", "killed", False),
        ("he says that could have led to more being killed", "killed", False),
        ("a storm could last until monday and killed 12", "killed", False),
    ],
)
def test_a_modal_of_a_relative_clause_is_not_of_the_main_verb(text: str, verb: str, of_clause: bool) -> None:
    words = text.split()
    at = next(at for at, word in enumerate(words) if word in ("could", "might"))
    assert is_of_relative_clause(words, at, at + 1, words.index(verb)) is of_clause
