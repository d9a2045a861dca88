"""Names and codes of countries, for what people read and for other data sets' codes.

Belongs here: the look-up. Not here: countries as places of events (`pipeline.gazetteer`).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Country:
    """`numeric` is ISO 3166-1 in three digits, empty for Kosovo, which has none."""

    alpha2: str
    alpha3: str
    numeric: str
    continent: str
    """AF, AN, AS, EU, NA, OC, SA."""
    name: str


@cache
def countries() -> dict[str, Country]:
    """All countries by their ISO 3166-1 alpha-2 code."""
    with Path(__file__).with_name("countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["alpha2"]: Country(**row) for row in csv.DictReader(file)}


def party_name(party: str | None) -> str | None:
    """The name of a party as the tables hold it: a country's for its code, a named group as it is."""
    if party is None:
        return None
    country = countries().get(party)
    return country.name if country else party
