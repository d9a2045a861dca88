"""How near two places of the gazetteer lie.

Belongs here: distance. Not here: what the text says of two places (`nesting`, `containers`).
"""

from __future__ import annotations

from pipeline.gazetteer.load import GazetteerPlace

NEAR = 0.7
"""Degrees within which a quarter or site is taken to belong to a city."""


def near(first: GazetteerPlace, second: GazetteerPlace) -> bool:
    """Whether two places lie so near that one can be a part of the other; False where one has no coordinates."""
    if first.latitude is None or first.longitude is None or second.latitude is None or second.longitude is None:
        return False
    return abs(first.latitude - second.latitude) < NEAR and abs(first.longitude - second.longitude) < NEAR
