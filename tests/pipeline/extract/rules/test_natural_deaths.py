"""An illness takes no lives that count; what befalls the ill, and harm told beside an illness, does."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told


@pytest.mark.parametrize(
    "body",
    [
        "Hospital wards are overflowing as a measles outbreak leaves 45 dead.",
        "Nurses fighting cholera say 45 people have died.",
        "The toll of the cholera outbreak is 45, the ministry warned.",
        "Ten people died of cholera in camps.",
        "Six diggers died at the mine after contracting malaria.",
    ],
)
def test_an_illness_counts_nobody(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Ten patients died in the cholera ward blaze.", 10),
        ("A cholera warning came a day after the shelling killed 45 people.", 45),
        ("Militiamen fighting in the cholera zone killed 12 nurses.", 12),
    ],
)
def test_harm_beside_an_illness_counts(body: str, count: int) -> None:
    assert told(body) == [("killed", count)]
