"""What befalls the people of a story is no claim; what a report tells beside a series is."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "The finale ties up every storyline. Ada shoots two guards dead and her brother is kidnapped.",
        "In the miniseries a clerk is taken hostage. Viewers never learn who killed her husband.",
        "The protagonist of her new thriller has killed three men before breakfast.",
    ],
)
def test_what_befalls_the_people_of_a_story_is_no_claim(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The episode of violence left 12 people dead.", [("killed", 12)]),
        ("A documentary by Netflix, told in six episodes, is on the crash that killed 12 people.", [("killed", 12)]),
        ("The thriller at the stadium ended in panic: 12 people were killed.", [("killed", 12)]),
    ],
)
def test_what_a_report_tells_stays(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
