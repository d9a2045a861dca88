"""The reader of frames fills slots with words and rejects what does not follow the format, naming file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.frame_reader import Frame, read_frames
from tests.corpus.reader import CorpusError

WORDS = """
about = "x"
[words]
number = ["twelve = 12", "at least 12 = >=12", "no = 0"]
who = ["farmers = people", "soldiers = soldiers"]
verb = [{past = "killed", ing = "killing", measure = "killed"}, {past = "hurt", ing = "hurting", measure = "injured"}]
"""


def read(tmp_path: Path, content: str) -> tuple[Frame, ...]:
    path = tmp_path / "made.toml"
    path.write_text(content, "utf-8")
    return read_frames(path)


def test_each_word_fills_its_slot_in_turn_and_means_what_it_says(tmp_path: Path) -> None:
    frame = '[[frame]]\ntexts = ["<number> <who> were <verb.past>."]\nclaims = ["<verb.measure> <who> <number>"]'
    (made,) = read(tmp_path, WORDS + frame)
    assert len(made.cells) == 3
    assert {cell.words[0] for cell in made.cells} == {"number: twelve", "number: at least 12", "number: no"}
    for cell in made.cells:
        ((fact, _),) = cell.facts
        hurt = "hurt" in cell.body
        assert fact.measure == ("injured" if hurt else "killed")
        assert fact.object == ("soldiers" if "soldiers" in cell.body else "people")
        assert cell.body[0].isupper()


def test_crossed_lists_give_every_combination(tmp_path: Path) -> None:
    frame = """[[frame]]
texts = ["A bomb hit, <verb.ing> <number> <who>."]
claims = ["<verb.measure> <who> <number>"]
cross = ["number", "who", "verb"]"""
    (made,) = read(tmp_path, WORDS + frame)
    assert len({cell.body for cell in made.cells}) == 12


def test_two_slots_of_a_list_hold_different_words(tmp_path: Path) -> None:
    frame = """[[frame]]
texts = ["<number> <who> were <verb.past> and <number:2> <who:2> <verb:2.past>."]
claims = ["<verb.measure> <who> <number>", "<verb:2.measure> <who:2> <number:2>"]"""
    (made,) = read(tmp_path, WORDS + frame)
    for cell in made.cells:
        assert len(cell.facts) == 2
        assert cell.facts[0] != cell.facts[1]


def test_a_fact_may_state_its_context(tmp_path: Path) -> None:
    frame = """[[frame]]
text = "Twelve farmers died in Goma on <day>, the mayor said."
claims = ["killed people 12 | <day> | Goma CD | the mayor"]"""
    (made,) = read(tmp_path, 'about = "x"\n[words]\nday = ["Monday = 05-13", "Tuesday = 05-14"]\n' + frame)
    days = [str(context.days[0][0]) for cell in made.cells for _, context in cell.facts if context.days]
    assert sorted(days) == ["2024-05-13", "2024-05-14"]
    assert made.cells[0].facts[0][1].speakers == ("the mayor",)


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ('texts = ["<number> <men> died."]\nclaims = []', "no list of words 'men'"),
        ('texts = ["Some died."]\nclaims = ["killed <who> 3"]', "or no slot of it"),
        ('texts = ["<verb> <number> <who>"]\nclaims = []', "has no form 'text'"),
        ('texts = ["<number> <who> <verb.s>"]\nclaims = []', "has no form 's'"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = ["slain people 3"]', "unknown measure 'slain'"),
        ('texts = ["<number> <who> <verb.past>"]', "write claims = []"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = []\ncros = []', "unknown key 'cros'"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = []\ncross = ["day"]', "no list of words 'day'"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = []\nknown = 9', "a count of its 3 cells"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = []\nknown = 2', "known has no why"),
        ('texts = ["<number>", "<number>"]\nclaims = []', "the same text twice"),
        ('texts = ["<number> <who>"]\nclaims = []', "no frame has a slot of the list 'verb'"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = ["killed <number>, part of 1"]', "names no other fact"),
        ('texts = ["<number> <who> <verb.past>"]\nclaims = ["killed <number> | 05-99"]', "cannot read the days"),
        ('text = "<number> <who> <verb.past>"\ntexts = ["x"]\nclaims = []', "either text and headline"),
    ],
)
def test_a_frame_outside_the_format_is_rejected(tmp_path: Path, frame: str, said: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path, f"{WORDS}[[frame]]\n{frame}")
    assert str(caught.value).startswith("made.toml: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('about = "x"\n[words]\nn = []\n[[frame]]\ntexts = ["<n>"]\nclaims = []', "holds no words"),
        ('about = "x"\n[words]\nn = ["a", "a"]\n[[frame]]\ntexts = ["<n>"]\nclaims = []', "holds 'a' twice"),
        ('about = "x"\n[words]\nn = [3]\n[[frame]]\ntexts = ["<n>"]\nclaims = []', "a word is"),
        ('about = "x"\n[words]\nn = ["a = "]\n[[frame]]\ntexts = ["<n>"]\nclaims = []', "a word is"),
        ('about = "x"', "no [[frame]]"),
        ('about = "x"\nframes = 1', "unknown key 'frames'"),
    ],
)
def test_a_file_outside_the_format_is_rejected(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(CorpusError, match=r"made\.toml") as caught:
        read(tmp_path, content)
    assert said in str(caught.value)
