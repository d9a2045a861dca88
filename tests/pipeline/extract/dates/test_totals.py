"""Which large figures are of one day, and what a "since" makes a running total of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.extract.claims import extract_text

_READ_AT = datetime(2025, 6, 12, 14, tzinfo=UTC)
"""A Thursday."""


def dated(body: str) -> list[tuple[int | None, date | None, date | None, bool]]:
    """(least number, first day, last day, whether it runs up) of each figure."""
    return [(c["low"], c["date_from"], c["date_to"], c["cumulative"]) for c in extract_text("", body, _READ_AT)]


def june(day: int) -> date:
    return date(2025, 6, day)


@pytest.mark.parametrize(
    "body",
    [
        "At least 640 people were killed after three embankments above Sidon gave way and collapsed on Tuesday.",
        "At least 640 people died after a nine-storey building in Chittagong collapsed on Tuesday.",
        "At least 640 villagers were killed when two depots in Bata were destroyed by a blast on Tuesday.",
        "At least 640 passengers drowned in the sinking of a ferry off Zanzibar on Tuesday.",
        "At least 640 pilgrims were killed in a stampede on Tuesday, the ministry said.",
        "A fire in a market killed at least 640 people on Tuesday.",
    ],
)
def test_a_great_toll_has_the_day_that_its_sentence_names(body: str) -> None:
    assert dated(body)[0] == (640, june(10), june(10), False)


@pytest.mark.parametrize(
    "body",
    [
        "More than 640 people were killed in an explosion at a depot in Bata, officials said.",
        "The death toll from the stampede has climbed to 640.",
        "The sinking of the ferry has cost 640 lives, with 640 people killed in the disaster.",
    ],
)
def test_a_great_toll_of_one_accident_is_news(body: str) -> None:
    found = dated(body)
    assert found
    assert not any(runs_up for _, _, _, runs_up in found)


@pytest.mark.parametrize(
    "body",
    [
        "More than 6,400 people have been killed in Gaza, the ministry said on Tuesday.",
        "The blast came as the number of people killed in the war passed 6,400.",
        "The death toll in the enclave has risen to 6,400. An explosion was heard at night.",
        "Some 6,400 civilians were killed in the fighting, and on Tuesday five boys were shot dead.",
        "Some 6,400 soldiers were killed under fire from the hills.",
    ],
)
def test_a_great_toll_of_a_war_runs_up(body: str) -> None:
    assert dated(body)[0][1:] == (None, None, True)


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("Nine soldiers have been killed in shelling since this morning.", 12),
        ("Since dawn nine soldiers have been killed in shelling.", 12),
        ("Nine soldiers have been killed since last night.", 11),
        ("Nine soldiers have been killed since yesterday.", 11),
        ("Nine soldiers have been killed since midnight.", 12),
    ],
)
def test_since_some_hours_ago_is_news(body: str, first: int) -> None:
    assert dated(body) == [(9, june(first), june(12), False)]


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("Nine soldiers have been killed since Monday.", 9),
        ("Nine soldiers have been killed since Tuesday night.", 10),
        ("Since 2 June nine soldiers have been killed.", 2),
    ],
)
def test_since_a_day_runs_up(body: str, first: int) -> None:
    assert dated(body) == [(9, june(first), june(12), True)]


def test_a_sum_since_a_day_goes_on_in_the_perfect_and_not_in_the_past() -> None:
    assert dated("Since Monday, 12 people have been killed. Another 30 have been hurt.")[1] == (
        30, june(9), june(12), True,
    )  # fmt: skip
    assert dated("25 drones had been shot down since Monday night. A gunner was killed in Lahore.")[1] == (
        1, june(12), june(12), False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("Fighting over five days killed at least 38 people.", 7),
        ("Clashes over three days left 38 dead.", 9),
        ("In five days of fighting 38 people were killed.", 7),
    ],
)
def test_fighting_over_days_kills_on_all_of_them(body: str, first: int) -> None:
    assert dated(body) == [(38, june(first), june(12), False)]


@pytest.mark.parametrize(
    "body",
    ["A quarrel over two cows killed 38 people.", "Fighting over Kupiansk killed 38 people.", "A raid killed 38."],
)
def test_over_other_things_is_no_spell(body: str) -> None:
    assert dated(body) == [(38, june(12), june(12), False)]
