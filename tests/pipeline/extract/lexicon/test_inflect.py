"""Inflection: the regular spelling rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.lexicon.inflect import plural, verb_forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("soldier", "soldiers"),
        ("bus", "buses"),
        ("city", "cities"),
        ("toy", "toys"),
        ("church", "churches"),
        ("bus station", "bus stations"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", ("kill", "kills", "killing", "killed", "killed")),
        ("die", ("die", "dies", "dying", "died", "died")),
        ("flee", ("flee", "flees", "fleeing", "fleed", "fleed")),
        ("free", ("free", "frees", "freeing", "freed", "freed")),
        ("stop", ("stop", "stops", "stopping", "stopped", "stopped")),
        ("bury", ("bury", "buries", "burying", "buried", "buried")),
        ("repel", ("repel", "repels", "repelling", "repelled", "repelled")),
        ("evacuate", ("evacuate", "evacuates", "evacuating", "evacuated", "evacuated")),
    ],
)
def test_regular_verbs(base: str, forms: tuple[str, ...]) -> None:
    assert tuple(verb_forms(base).values()) == forms


def test_irregular_forms_are_taken_as_given() -> None:
    assert verb_forms("shoot", "shot", "shot")["participle"] == "shot"
    assert verb_forms("take", "took", "taken")["gerund"] == "taking"


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12))
def test_every_form_begins_like_its_verb(base: str) -> None:
    assert all(form.startswith(base[:-2]) for form in verb_forms(base).values())
