"""What the words behind a party's name say that it does."""

from __future__ import annotations

import pytest

from pipeline.extract.parties.roles import read_scene


def _roles(text: str) -> dict[str, str]:
    return {role.span.party: role.name for role in read_scene(text).roles}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Norway will give the port two pumps.", "giver"),
        ("Norway, through its development agency in the north, will give the port two pumps.", "giver"),
        ("Norway (NOR) on Monday pledged the port two pumps.", "giver"),
        ("Iran said that it fired 12 missiles.", "attacker"),
        ("Iran said the port was closed as rebels fired 12 missiles.", "none"),
        ("Iran claimed responsibility for the blast.", "attacker"),
        ("Iranian missiles hit the port.", "attacker"),
    ],
)
def test_the_first_words_that_tell_of_a_deed_give_the_role(text: str, role: str) -> None:
    assert list(_roles(text).values()) == [role]


@pytest.mark.parametrize("end", ["also", "also then", ""])
def test_a_sentence_that_breaks_off_behind_an_aside_tells_of_no_deed(end: str) -> None:
    assert _roles(f"Norway, through its agency, {end}") == {"NO": "none"}


def test_a_people_at_the_very_end_of_a_line_without_a_stop_is_read() -> None:
    assert set(_roles("Eight people were hurt, five of them Syrian")) == {"SY"}
