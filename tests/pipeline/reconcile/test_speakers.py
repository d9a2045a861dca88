"""Who is one speaker and who is another."""

from __future__ import annotations

import pytest

from pipeline.reconcile.speakers import speaker


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Olena Tkach", "Tkach"),
        ("Sorvia Gov. Roman Hnat", "Roman Hnat"),
        ("the Defense Ministry", "defence ministry"),
        ("The General Staff", "general staff"),
        ("Regional officials", "an official"),
    ],
)
def test_citations_of_one_speaker(one: str, other: str) -> None:
    assert speaker(one, "UA", "Wire") == speaker(other, "UA", "Courier")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Olena Tkach", "Roman Hnat"), ("police", "the air force"), ("the Health Ministry", "the Defence Ministry")],
)
def test_citations_of_two_speakers(one: str, other: str) -> None:
    assert speaker(one, "UA", "Wire") != speaker(other, "UA", "Wire")


def test_one_office_of_two_sides_is_two_speakers() -> None:
    assert speaker("Defence Ministry", "UA", "Wire") != speaker("Defence Ministry", "RU", "Wire")
    assert speaker("Ukraine’s air force", None, "Wire") != speaker("Russia’s air force", None, "Wire")


def test_who_cites_nobody_speaks_as_the_publisher() -> None:
    assert speaker(None, None, "Wire") != speaker(None, None, "Courier")
