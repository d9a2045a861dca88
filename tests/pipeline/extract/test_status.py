"""Status: what modals, plans, warnings and denials make of a figure."""

from __future__ import annotations

import pytest

from pipeline.extract.status import governing_words, status_behind, status_of
from pipeline.extract.status_words import modifiers, modifiers_behind
from pipeline.extract.tokens import tokenize


def status(text: str, trigger: str) -> tuple[str, str]:
    tokens = tokenize(text)
    at = tokens.folded.index(trigger)
    return status_of(tokens, 0, at, at + 1)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Seven people were killed", "killed", "happened"),
        ("Families, some of them due to drowning", "drowning", "happened"),
        ("Families abandoned the villages", "abandoned", "happened"),
        ("Families were due to cross", "cross", "planned"),
        ("300 people will be evacuated", "evacuated", "planned"),
        ("Officials plan to evacuate 300 people", "evacuate", "planned"),
        ("The strike could have killed 12 people", "killed", "hypothetical"),
        ("Aid groups warned that 500 people may die", "die", "hypothetical"),
        ("The army denied that 12 soldiers were killed", "killed", "denied"),
        ("On May 5 seven people were killed", "killed", "happened"),
    ],
)
def test_the_last_modifier_that_reaches_the_predicate_decides(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger)[0] == expected


def test_a_modifier_does_not_reach_over_a_semicolon() -> None:
    assert status("Talks will resume; seven people were killed", "killed")[0] == "happened"


def test_a_plan_has_the_future_tense() -> None:
    assert status("300 people will be evacuated", "evacuated")[1] == "future"


def test_a_trace_can_name_the_words_that_decided() -> None:
    tokens = tokenize("300 people are to be evacuated")
    assert governing_words(tokens, 0, tokens.folded.index("evacuated")) in ("are to", "to be")
    assert governing_words(tokenize("12 were killed"), 0, 2) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The release of 12 men was called off", "denied"),
        ("The release of 12 men on Friday has been postponed", "planned"),
        ("The release of 12 men was welcomed, and a rally was called off", None),
        ("The release of 12 men who were cancelled out", None),
    ],
)
def test_words_behind_a_noun_of_happening_decide_as_well(text: str, expected: str | None) -> None:
    assert status_behind(tokenize(text), 5) == expected


def test_every_modifier_has_a_reach() -> None:
    rows = (*modifiers().values(), *modifiers_behind().values())
    assert all(modifier.reach >= 0 and modifier.words for row in rows for modifier in row)


def test_a_modifier_looks_to_one_side_only() -> None:
    assert "will" in modifiers()
    assert "will" not in modifiers_behind()
    assert any(modifier.words[-1] == "postponed" for modifier in modifiers_behind()["was"])
    assert not any(modifier.words[-1] == "postponed" for modifier in modifiers().get("was", ()))
