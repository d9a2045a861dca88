"""Sums of help that are parts of others."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions

MILLION = 1_000_000


def parts_of(text: str) -> list[tuple[int, int | None]]:
    """(millions, millions of the whole) of each sum of help in a text."""
    doc = doc_of(text)
    found = [m for m in find_mentions(doc) if m.measure == "aid"]
    return [
        ((m.low or 0) // MILLION, (m.part_of.low or 0) // MILLION if m.part_of is not None else None) for m in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo promised €90m in aid for Sudan, of which €30m is for clinics.",
        "Oslo promised €90m in aid for Sudan, including €30m for clinics.",
        "Oslo promised €90m in aid for Sudan. Of this amount, €30m is for clinics.",
        "Oslo promised €90m in aid for Sudan. Of the €90m, €30m is for clinics.",
        "Oslo promised €90m in aid for Sudan. The package includes €30m for clinics.",
        "Oslo promised €90m in aid for Sudan. Some €30m of this sum goes to clinics.",
        "Oslo promised €90m in aid for Sudan. Part of the funding (€30m) is for clinics.",
        "Oslo promised €90m in aid for Sudan. This includes €30m for clinics.",
        "Oslo promised €90m in aid for Sudan. Clinics will get €30m of it.",
    ],
)
def test_a_sum_told_as_a_part_of_another_has_it_as_its_whole(text: str) -> None:
    assert parts_of(text) == [(90, None), (30, 90)]


def test_the_sums_of_a_list_behind_the_whole_are_all_its_parts() -> None:
    told = "Rome gives €90m in aid to Syria, of which €30m is for clinics, €20m for schools and €5m for mine clearance."
    assert parts_of(told) == [(90, None), (30, 90), (20, 90), (5, 90)]


def test_what_remains_is_a_part_of_the_same_whole() -> None:
    told = "Rome pledged €90m in aid for Chad. Of this, €60m is for camps. The remaining €30m in aid goes to wells."
    assert parts_of(told) == [(90, None), (60, 90), (30, 90)]


def test_a_package_is_not_the_total_that_it_is_added_to() -> None:
    told = "Rome gave €20m in aid to Chad, bringing its aid to €90m. The package includes €5m for wells."
    assert parts_of(told) == [(20, None), (90, None), (5, 20)]


def test_the_whole_may_stand_behind_its_part() -> None:
    assert parts_of("Rome gives €30m in aid to Syria as part of a €90m package.") == [(30, 90), (90, None)]
    assert parts_of("Rome sent €30m to Syria from an aid package worth €90m.") == [(30, 90), (90, None)]
    assert parts_of("Rome matches €30m in donations. This is part of €90m pledged for Syria.") == [(30, 90), (90, None)]
    assert parts_of("Of the €90m pledged in aid for Syria, €30m has been paid.") == [(90, None), (30, 90)]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo promised €90m in aid for Sudan, including tents, while Rome gave €30m.",
        "Oslo promised €90m in aid for Sudan. Rome gave €30m in aid.",
        "Oslo promised €30m in aid for Sudan, bringing its total aid to €90m.",
        "Oslo promised €30m in aid for Sudan. The package includes tents. Rome promised €90m in aid.",
    ],
)
def test_sums_that_stand_beside_each_other_are_no_parts(text: str) -> None:
    assert [whole for _, whole in parts_of(text)] == [None, None]


def test_a_part_is_less_than_its_whole_and_in_its_currency() -> None:
    assert parts_of("Oslo promised €30m in aid for Sudan, including €90m.") == [(30, None), (90, None)]
    assert parts_of("Oslo promised €90m in aid for Sudan, including $30m.") == [(90, None), (30, None)]
