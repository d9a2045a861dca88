"""Numbers with their nouns and names of places, as people read them.

Belongs here: what commands and report say alike. Not here: words of the data (`schemas.vocabulary`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_REGIONS = (
    "region", "oblast", "province", "governorate", "state", "district", "county", "department", "prefecture",
    "republic", "krai", "territory", "area", "island", "strip", "bank", "crimea",
)  # fmt: skip
"""In a name, each of them says that it is no city's."""


def counted(count: int, word: str, words: str | None = None) -> str:
    """A count with its noun; `words` is the plural if it is not regular.

    >>> counted(1, "incident"), counted(2000, "claim")
    ('1 incident', '2,000 claims')
    """
    return f"{count:,} {word if count == 1 else words or f'{word}s'}"


def place_label(row: Mapping[str, Any]) -> str:
    """The place of an incident, empty where it has none; a region says that it is one, as cities bear the same names.

    >>> place_label({"place_name": "Sumy", "place_text": "Sumy", "geo_precision": "admin1"})
    'Sumy region'
    """
    name: str = row["place_name"] or row["place_text"] or ""
    if row["geo_precision"] != "admin1" or not name or any(kind in name.lower() for kind in _REGIONS):
        return name
    return f"{name} region"
