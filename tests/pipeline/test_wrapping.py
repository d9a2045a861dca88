"""Line breaks that only keep lines short are no ends of sentences."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.claims import claims_of
from pipeline.wrapping import unwrap
from tests.pipeline.extract.told import doc_of

_PROSE = (
    "Rescuers in the port of Cabadas said late on Tuesday that the collapse of a grain warehouse had killed seven "
    "dockers and injured twelve others, among them two drivers who had been waiting at the gate. The mayor asked "
    "people to stay away from the quay while cranes lift the roof."
)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("text", [_PROSE, _PROSE.upper()], ids=["mixed", "capitals"])
def test_prose_broken_at_a_width_is_made_whole(text: str, width: int) -> None:
    assert unwrap(textwrap.fill(text, width)) == text


def test_two_lines_are_joined_where_the_second_goes_on_in_small_letters() -> None:
    text = "Shelling of the market in Hanyunah killed four traders and left\nnine wounded, medics said."
    assert "\n" not in unwrap(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sumy district: 3 killed, 5 wounded, 12 houses damaged\n"
        "Konotop district: 1 killed, 2 wounded, 4 houses damaged",
        "- a depot burned down after the strike on the harbour\n- two tugs sank at their berths in the old basin",
        "Four people died in the night raid on Brenik village.\nThe governor said that repairs have begun at the mill.",
        "Toll rises\nAt least nine people are known to have died after the dam above the town of Ravno gave way.",
        "Kherson region, morning: three civilians killed, eight hurt\n"
        "Odesa region, morning: one civilian killed, eleven hurt\n"
        "Sumy region, morning: four civilians killed, seven hurt\n"
        "Poltava region, morning: nobody killed, three hurt",
    ],
    ids=["two lines", "bullets", "sentences", "headline", "list of one length"],
)
def test_lines_that_end_for_another_reason_stay_apart(text: str) -> None:
    assert unwrap(text) == text


def test_paragraphs_stay_apart() -> None:
    wrapped = textwrap.fill(_PROSE, 60)
    assert unwrap(f"{wrapped}\n\n{wrapped}") == f"{_PROSE}\n\n{_PROSE}"


@given(st.text(alphabet="ab C.\n\r\t-1", max_size=400))
def test_offsets_stay_and_nothing_but_breaks_changes(text: str) -> None:
    whole = unwrap(text)
    assert len(whole) == len(text)
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(text, whole, strict=True))


def test_a_figure_over_a_line_break_is_quoted_as_it_stands() -> None:
    text = (
        "The army said that outposts along the river had come under fire at dawn and that the raid left seven soldiers "
        "dead. Later shells hit the ferry at Ozerne, where two people were wounded."
    )
    body = textwrap.fill(text, 57)
    doc = doc_of(body)
    rows = claims_of(doc, "update")
    assert [(row["measure"], row["best"]) for row in rows] == [("killed", 7), ("injured", 2)]
    for row in rows:
        assert body[row["quote_start"] : row["quote_end"]] == row["quote"]
        assert row["sentence"] in body
    assert any("\n" in row["quote"] for row in rows)


def test_a_long_paragraph_takes_no_longer_for_its_length() -> None:
    text = _PROSE.replace("\n", " ") * 2_000 + "\n \n" + _PROSE
    assert unwrap(text) == text


def test_a_width_is_seen_where_some_lines_end_with_a_sentence() -> None:
    wrapped = (
        "Sixteen quarrymen were buried and nine are missing in north\n"
        "Bihar after a slope gave way above the Karamnasa works, while\n"
        "five who had been in the crusher shed have been rescued alive.\n"
        "Twelve have been confirmed dead after the slide at Upper\n"
        "Kaimur village, said the office of the district magistrate in\n"
        "the town of Bhabua.\n"
        "The works were closed in May."
    )
    assert unwrap(wrapped).count("\n") == 2


def test_lines_broken_by_hand_are_joined_where_most_of_a_block_has_a_width() -> None:
    wrapped = (
        "KELIBIA, MAY 9 - GUNBOATS SHELLED TWO FISHING VILLAGES EAST OF THE PORT\n"
        "AND SET NINE SHEDS ON FIRE ON THURSDAY, COASTAL POLICE SAID. A SECOND\n"
        "ATTACK FOLLOWED AT NOON AND LASTED AN HOUR. STATE-RUN NABEUL\n"
        "RADIO SPOKE OF FOUR DEAD AND SAID THAT RESCUE BOATS HAD LEFT."
    )
    assert "\n" not in unwrap(wrapped)


def test_a_line_that_ends_with_a_preposition_goes_on() -> None:
    assert "\n" not in unwrap("THE MISSION SAID IT HAD TAKEN ABOUT 60 PATIENTS FROM\nTHE OLD TOWN SINCE MONDAY.")
