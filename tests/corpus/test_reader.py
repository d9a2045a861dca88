"""The reader binds marks to facts and rejects what does not follow the corpus format, naming file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.reader import CorpusError, build_case, corpus_files, read_construction, read_fact, read_marks

FILES = corpus_files()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("killed people 6", (6, 6, "exact")),
        ("killed people >=6", (6, None, "at_least")),
        ("killed people <=6", (None, 6, "at_most")),
        ("killed people ~6_000", (6000, 6000, "about")),
        ("attacks 2..3", (2, 3, "range")),
        ("killed people vague 24", (24, None, "vague")),
    ],
)
def test_the_sign_of_a_figure_gives_bounds_and_hedge(line: str, expected: tuple[int | None, int | None, str]) -> None:
    fact = read_fact(line)
    assert (fact.low, fact.high, fact.hedge) == expected


def test_a_fact_may_state_status_and_whole() -> None:
    fact = read_fact("planned aid EUR 50000000, part of 2")
    assert (fact.status, fact.measure, fact.object, fact.part_of) == ("planned", "aid", "EUR", 1)


@pytest.mark.parametrize(
    "line",
    [
        "killed",
        "kiled people 3",
        "killed robots 3",
        "killed EUR 3",
        "aid people 3",
        "killed people 3..2",
        "maybe killed 3",
    ],
)
def test_a_fact_outside_the_vocabulary_is_rejected(line: str) -> None:
    with pytest.raises(CorpusError):
        read_fact(line)


def test_marks_may_be_nested_and_carry_offsets_of_the_plain_text() -> None:
    text, marks = read_marks("shot down {18 of {24 drones}} at sea")
    assert text == "shot down 18 of 24 drones at sea"
    assert [text[start:end] for _, start, end in marks] == ["18 of 24 drones", "24 drones"]


def test_numbered_marks_bind_to_the_fact_of_that_number() -> None:
    case = build_case("x", "", "{2|Two} hurt, {1|one} dead", ["killed people 1", "injured people 2"])
    assert [case.quote(fact) for fact in case.facts] == ["one", "Two"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("two hurt", ["injured people 2"]),
        ("{two} hurt, {one} dead", ["injured people 2"]),
        ("{two hurt", ["injured people 2"]),
        ("two} hurt", ["injured people 2"]),
        ("{two }hurt", ["injured people 2"]),
        ("{1|two} hurt, {1|one} dead", ["injured people 2", "killed people 1"]),
        ("{two} hurt", ["injured people 2, part of 1"]),
        ("{two} hurt", ["injured people 2, part of 5"]),
    ],
)
def test_marks_that_do_not_fit_the_facts_are_rejected(body: str, lines: list[str]) -> None:
    with pytest.raises(CorpusError):
        build_case("x", "", body, lines)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            'about = "x"\n[[case]]\ntext = "{six} died"\nclaims = ["kiled 6"]',
            "[[case]] number 1: unknown measure 'kiled'",
        ),
        ('about = "x"\n[[case]]\ntext = "six died"', "goes under [negative]"),
        ('about = "x"\n[[group]]\nphrasings = ["six died"]\nclaims = []', "goes under [negative]"),
        ('about = "x"\n[[case]]\ntext = "{six} chairs"\nclaims = []', "the marks are not one for each"),
        ('about = "x"\n[[case]]\ntxt = "six"\nclaims = ["killed 6"]', "unknown key 'txt'"),
        ('about = "x"\n[negative]\ntexts = ["{six} chairs"]', "has a mark"),
        ('about = "x"\n[negative]\ntexts = ["six chairs", "six chairs"]', "the same text twice"),
        ('[negative]\ntexts = ["six chairs"]', "no 'about' line"),
        ("about = ", "Invalid value"),
    ],
)
def test_a_broken_file_is_rejected_with_its_name_and_the_entry(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(CorpusError) as caught:
        read_construction(path)
    assert str(caught.value).startswith("broken.toml: ")
    assert said in str(caught.value)


def test_a_case_with_no_claims_is_a_negative_text_that_may_have_headline_and_body(tmp_path: Path) -> None:
    path = tmp_path / "made.toml"
    path.write_text('about = "x"\n[[case]]\nheadline = "Talks"\ntext = "Six met."\nclaims = []', "utf-8")
    construction = read_construction(path)
    assert construction.positive == ()
    assert [(case.headline, case.body) for case in construction.negative] == [("Talks", "Six met.")]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_corpus_file_holds_eight_positive_and_eight_negative_texts(path: Path) -> None:
    construction = read_construction(path)
    assert len(construction.positive) >= 8
    assert len(construction.negative) >= 8


def test_the_corpus_holds_six_hundred_texts_and_every_name_once() -> None:
    constructions = [read_construction(path) for path in FILES]
    assert sum(len(c.positive) + len(c.negative) for c in constructions) >= 600
    assert len({c.name for c in constructions}) == len(FILES)
