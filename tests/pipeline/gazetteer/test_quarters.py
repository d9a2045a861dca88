"""Quarters and sites, and the towns that they lie in."""

from __future__ import annotations

import pytest

from pipeline.gazetteer.quarters import town_of


@pytest.mark.parametrize(
    ("country", "admin1", "name", "town"),
    [
        ("UA", "UA-30", "Obolonskyi", "Kyiv"),
        ("UA", "UA-63", "Kyivskyi", "Kharkiv"),
        ("UA", "UA-51", "Kyivskyi", "Odesa"),
        ("AF", "AF-KAB", "Kabul airport", "Kabul"),
    ],
)
def test_a_quarter_or_site_lies_in_a_town_of_its_region(country: str, admin1: str, name: str, town: str) -> None:
    assert town_of(country, admin1, name) == town


@pytest.mark.parametrize(
    ("country", "admin1", "name"),
    [("UA", "UA-30", "Kyiv"), ("UA", "UA-14", "Obolonskyi"), ("UA", "UA-65", "Kakhovka dam"), (None, None, None)],
)
def test_towns_other_regions_and_lone_sites_lie_in_none(
    country: str | None, admin1: str | None, name: str | None
) -> None:
    assert town_of(country, admin1, name) is None
