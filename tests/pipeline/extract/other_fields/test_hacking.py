"""Attacks on computers count as no attacks; those with arms beside them do."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "The botnet was quiet in May. In June 1,200 attacks were recorded, the firm said.",
        "Ransomware crippled 40 clinics in two states.",
        "The malware disabled 300 schools at once.",
        "Its filters stopped 24,000 DDoS attacks last year, and 9,000 attacks in March alone.",
        "Phishing rose again: 605 incidents were reported in 2025.",
    ],
)
def test_attacks_on_computers_are_no_claims(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hackers took the site down. Gunmen carried out 12 attacks in the valley.", [("attacks", 12)]),
        ("The ministry, which hackers had struck, said shelling damaged 12 houses.", [("damaged", 12)]),
        ("Rebels mounted 12 attacks in May.", [("attacks", 12)]),
        ("Hackers cut the power and left 12,000 homes without electricity.", [("without_power", 12000)]),
    ],
)
def test_attacks_with_arms_stay(body: str, expected: list[tuple[str, int]]) -> None:
    assert told(body) == expected
