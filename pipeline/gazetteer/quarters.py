"""Which town a quarter or a site lies in.

Belongs here: that look-up, from the places that `build` wrote. Not here: which place a text means
(`pipeline.extract.places`); the names and their automaton (`load`), which are not read for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

HERE = Path(__file__).parent
_COLUMNS = ("country", "admin1", "name", "town")

Named = tuple[str | None, str | None, str | None]
"""Country (ISO 3166-1), region (ISO 3166-2) and name of a place."""


def town_of(country: str | None, admin1: str | None, name: str | None) -> str | None:
    """The name of the town in which this quarter or site lies; None if it is none of which a town is known."""
    return _towns().get((country, admin1, name))


@cache
def _towns() -> Mapping[Named, str]:
    places = pq.ParquetFile(HERE / "places.parquet").read(_COLUMNS)
    rows = places.filter(pc.is_valid(places["town"])).to_pylist()
    return {(row["country"], row["admin1"], row["name"]): row["town"] for row in rows}
