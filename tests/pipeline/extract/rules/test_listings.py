"""Headings of rows of losses."""

import pytest

from pipeline.extract.rules.listings import heading_of_rows

HEADING = "Losses of the enemy over the past day:"


@pytest.mark.parametrize("row", ["tanks – 12 (+2);", "Aircraft: 35", "personnel – about 9,400 (+140);"])
def test_a_heading_holds_while_rows_go_on(row: str) -> None:
    assert heading_of_rows(row, HEADING) == HEADING


@pytest.mark.parametrize("other", ["The mayor spoke.", "The shop sold its stock:"])
def test_another_sentence_ends_it(other: str) -> None:
    assert heading_of_rows(other, HEADING) == ""


def test_only_losses_head_rows() -> None:
    assert heading_of_rows(HEADING, "") == HEADING
    assert heading_of_rows("tanks – 12;", "") == ""
