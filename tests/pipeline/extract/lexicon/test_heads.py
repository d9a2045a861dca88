"""The head of a file of words explains each of its kinds, so that whoever adds a word knows where it goes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

FILES = ("pattern_words", "phrase_words", "number_labels", "rule_words", "natural_deaths", "gate_words", "topic_words")
_KIND = re.compile(r"^(\w+) \|", re.MULTILINE)
_EXPLAINED = re.compile(r"^# {2,}(\w+(?:, \w+)*) +\S", re.MULTILINE)
_BESIDE = re.compile(r"; (\w+(?:, \w+)*): ")
"""Kinds that are explained in the line of another one: "not_yet, clear: the same in two words"."""


def kinds_of(text: str) -> set[str]:
    """The kinds of which a file has words."""
    return set(_KIND.findall(text))


def explained_in(text: str) -> set[str]:
    """The kinds that the head of a file tells of."""
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    return {kind for pattern in (_EXPLAINED, _BESIDE) for told in pattern.findall(head) for kind in told.split(", ")}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_words_is_explained(name: str) -> None:
    text = (files("pipeline.extract.lexicon") / f"{name}.txt").read_text("utf-8")
    assert kinds_of(text)
    assert kinds_of(text) - explained_in(text) == set()
