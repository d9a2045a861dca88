"""Players who are hurt in a match or let go by a club count nobody."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "Two midfielders were injured before half-time.",
        "Nobody is injured after the cup game. The injury list is short, he said.",
        "The winger was carried off on a stretcher.",
        "The NHL club signed a goaltender, waived a third and released five.",
    ],
)
def test_players_count_nobody(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A stand fell at half-time of the match and 12 fans were injured.", [("injured", 12)]),
        ("Raiders carried off two girls on horses.", []),
        ("The rebels who had seized an NBA scout and a goaltender released five hostages.", [("released", 5)]),
    ],
)
def test_others_beside_a_match_are_counted(body: str, expected: list[tuple[str, int]]) -> None:
    assert [(measure, low) for measure, low in told(body) if measure != "captured"] == expected
