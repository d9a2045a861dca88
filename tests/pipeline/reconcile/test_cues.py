"""The cue words: what they match, and that mistakes in their file are refused with the line."""

from __future__ import annotations

from importlib.resources import files

import pytest

from pipeline.reconcile.cues import CueError, Cues, half_cues, kind_cues, parse_cues, relation_cues


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two Shahed drones fell on a farm", "air_attack"),
        ("The village was SHELLED from across the river", "shelling"),
        ("after house-to-house clashes", "ground_fighting"),
        ("gunmen on motorcycles", "attack_other"),
        ("a bomb planted on a motorcycle", "attack_other"),
        ("a bomb went off at the bus stand", "attack_other"),
        ("two guided bombs hit a bus stand", "air_attack"),
        ("the earthquake in the hills", "earthquake"),
        ("an eruption of the mountain", "volcano"),
        ("an eruption of violence", "attack_other"),
        ("in fierce fighting near the river", "ground_fighting"),
        ("while fighting the blaze", None),
        ("a seashell collector", None),
        ("the graduates celebrated", None),
    ],
)
def test_words_tell_the_kind(text: str, kind: str | None) -> None:
    assert kind_cues().first(text) == kind


def test_the_word_nearest_to_the_figure_decides() -> None:
    text = "After a drone raid in the north, mortar fire wounded six people near the mill"
    start = text.index("six people")
    hit = kind_cues().nearest(text, start, start + len("six people"))
    assert hit is not None
    assert (text[hit[0] : hit[1]], hit[2]) == ("mortar", "shelling")


@pytest.mark.parametrize(
    ("words", "half"),
    [
        ("overnight", "am"),
        ("early on Friday", "am"),
        ("in the night to Friday", "am"),
        ("late on Friday", "pm"),
        ("Friday evening", "pm"),
        ("Friday night", "pm"),
        ("on Friday", None),
    ],
)
def test_words_of_a_date_tell_the_half_of_the_day(words: str, half: str | None) -> None:
    assert half_cues().first(words) == half


def test_a_comparison_is_no_addition() -> None:
    assert relation_cues().all("more than 40 were hurt") == ()
    assert [cue for *_, cue in relation_cues().all("another 40 were hurt")] == ["adding"]


@pytest.mark.parametrize(
    "text",
    [
        "bringing the total to 12 dead",
        "which took the overall number of dead to 50",
        "pushing the tally past 300",
        "lifting the count to nine",
        "that raised the confirmed total to six",
        "bringing to 14 the number of victims",
        "putting fatalities at 31",
    ],
)
def test_a_total_that_is_brought_up_to_date_is_a_toll(text: str) -> None:
    assert {cue for *_, cue in relation_cues().all(text)} == {"toll"}


@pytest.mark.parametrize(
    "text", ["taking the road to Veresna", "a total of 12", "the number of dead", "lifting the siege"]
)
def test_neither_a_number_nor_a_movement_alone_is_a_toll(text: str) -> None:
    assert relation_cues().all(text) == ()


def _file() -> str:
    return (files("pipeline.reconcile") / "data" / "cues.toml").read_text("utf-8")


def test_a_phrase_under_two_cues_is_refused_with_its_line() -> None:
    text = _file().replace('"gunman",', '"gunman", "artillery",')
    with pytest.raises(CueError, match=r"cues.toml line \d+: 'artillery' stands under shelling too"):
        parse_cues(text)


def test_a_phrase_in_capitals_is_refused() -> None:
    with pytest.raises(CueError, match="'Gunman' is no lower-case phrase"):
        parse_cues(_file().replace('"gunman"', '"Gunman"'))


def test_a_phrase_that_a_choice_under_another_cue_holds_is_refused() -> None:
    text = (
        _file()
        .replace('"artillery",', '"artillery", "gunman/gunner with rifles",')
        .replace('"gunman",', '"gunman", "gunner with rifles",')
    )
    with pytest.raises(CueError, match=r"line \d+: 'gunner with rifles' stands under shelling too"):
        parse_cues(text)


def test_an_empty_choice_is_refused_with_its_line() -> None:
    with pytest.raises(CueError, match=r"cues.toml line \d+: 'gunman/' leaves a choice empty"):
        parse_cues(_file().replace('"gunman"', '"gunman/"'))


def test_an_unknown_cue_is_refused() -> None:
    with pytest.raises(CueError, match=r"\[half\] must have the cues am, pm"):
        parse_cues(_file().replace("pm = [", "noon = ["))


def test_broken_toml_is_refused() -> None:
    with pytest.raises(CueError, match="line 1"):
        parse_cues("[kind\n")


_TEXTS = [
    "Shelling, air strikes and a second attack; the death toll rose to 12 after DRONES struck again",
    "the enemy's drone's wreck — the toll’s rise, house-to-house fighting near Tornado-G launchers",
    "SHELLıNG and miſſiles over İzmir: two more dıed in hospital, the toll rose to \u212ayiv's 12",
    "İstanbul: a drone and a second drone, later that day shelled again",
    "_drone drones2 x-drone 9drone seashell graduates",
]


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("cues", [kind_cues(), half_cues(), relation_cues()])
def test_cues_are_all_that_their_pattern_finds_in_a_text(text: str, cues: Cues) -> None:
    found = [(m.start(), m.end(), m.lastgroup) for m in cues.pattern.finditer(text)]
    assert list(cues.all(text)) == found
    assert cues.first(text) == (found[0][2] if found else None)
