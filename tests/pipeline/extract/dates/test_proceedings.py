"""What proceedings are about, and the days that are theirs alone."""

from __future__ import annotations

import pytest

from pipeline.extract.dates.clauses import read_scene
from pipeline.extract.dates.proceedings import is_about, is_of_proceeding


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A court jailed two men on Tuesday over a bombing that killed 12 people.", "12"),
        ("Talks resumed on Tuesday to end a civil war that has killed 40,000.", "40,000"),
        ("The gunman, who killed 12 people, was sentenced on Tuesday.", "12"),
    ],
)
def test_a_proceeding_gives_its_day_to_no_harm(text: str, figure: str) -> None:
    scene, start = read_scene(text), text.index(figure)
    assert scene is not None
    assert is_about(text, start)
    assert is_of_proceeding(text, scene.spans[0], start, start + len(figure))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 people on Tuesday near a court.",
        "A court jailed two men over a bombing on Tuesday that killed 12 people.",
        "A day after the verdict, a bomb killed 12 people on Tuesday.",
    ],
)
def test_harm_keeps_its_own_day(text: str) -> None:
    scene, start = read_scene(text), text.index("12")
    assert scene is not None
    assert not is_of_proceeding(text, scene.spans[-1], start, start + 2)
