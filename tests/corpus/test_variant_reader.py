"""Variants are read as their file says, and their texts differ by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.reader import CorpusError, build_case
from tests.corpus.variant_reader import Variant, read_variants

CASE = build_case(
    "case", "", "The blast hurt {six people} and a dog. {Two people} were killed.", ["injured 6", "killed 2"]
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "variants.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_is_put_in_front_leaves_the_text_as_it_is() -> None:
    assert list(Variant("a", 0, before="LIVE: ").texts(CASE)) == [f"LIVE: {CASE.body}"]


def test_a_clause_in_front_takes_the_capital_of_a_small_word() -> None:
    assert list(Variant("a", 0, before="Meanwhile, ", lowers=True).texts(CASE)) == [f"Meanwhile, t{CASE.body[1:]}"]


def test_a_name_keeps_its_capital_so_that_such_a_clause_does_not_fit() -> None:
    case = build_case("case", "", "Aden lost {two guards}.", ["killed 2"])
    assert list(Variant("a", 0, before="Meanwhile, ", lowers=True).texts(case)) == []


def test_a_swap_fits_only_where_it_finds_something() -> None:
    assert list(Variant("a", 0, swap=("cat", "cow")).texts(CASE)) == []
    assert list(Variant("a", 0, swap=("dog", "cow")).texts(CASE)) == [CASE.body.replace("dog", "cow")]


def test_an_insertion_stands_behind_each_counted_noun_with_a_verb_or_the_end_behind_it() -> None:
    texts = list(Variant("a", 0, into=" of Aden", nouns=frozenset({"people"})).texts(CASE))
    assert texts == ["The blast hurt six people and a dog. Two people of Aden were killed."]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[variant]]\nname = "a"\nknown = 0\n', "needs a name, known and one of"),
        ('[[variant]]\nname = "a"\nknown = 0\nbefore = "b"\nbehind = "c"\n', "needs a name, known and one of"),
        ('[[variant]]\nname = "a"\nknown = 0\nbefor = "b"\n', "unknown key 'befor'"),
        ('[[variant]]\nname = "a"\nknown = 0\ninto = "b"\n', "into needs nouns"),
        ('[[variant]]\nname = "a"\nknown = 0\nbefore = "b"\n' * 2, "'a' twice"),
        ("[variants]\n", "nothing but"),
        ("variant = [", "variants.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CorpusError, match=problem):
        read_variants(write(tmp_path, text))
