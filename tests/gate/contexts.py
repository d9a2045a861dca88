"""Holds the day, place, speaker and parties of a claim against what the corpus says of them.

Belongs here: when two of them agree. Not here: finding the claim, counting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.corpus.context_reader import Context

_EMPTY_WORDS = frozenset({"the", "of", "a", "an", "region", "oblast", "city", "district", "province", "s"})


def same_name(expected: str, got: str | None) -> bool:
    """Whether two names agree: both empty, or the words of one in the other, or the same last word."""
    first, second = (re.sub(r"[^\w]+", " ", (name or "").casefold()).split() for name in (expected, got))
    bare, other = ([word for word in words if word not in _EMPTY_WORDS] for words in (first, second))
    if not bare or not other:
        return first == second
    return set(bare) <= set(other) or set(other) <= set(bare) or bare[-1] == other[-1]


def verdicts(context: Context, claim: Mapping[str, Any]) -> dict[str, bool]:
    """Attribute → whether the claim has what is expected of it; attributes that are not judged are left out."""
    verdict: dict[str, bool] = {}
    if context.days is not None:
        verdict["date"] = (claim["date_from"], claim["date_to"]) in context.days
    if context.places is not None:
        verdict["place"] = any(
            same_name(name, claim["place_text"]) or same_name(name, claim["place_name"]) for name in context.places
        )
    if context.speakers is not None:
        verdict["speaker"] = any(same_name(name, claim["attribution"]) for name in context.speakers)
    for attribute, allowed in (
        ("country", context.countries),
        ("actor", context.actors),
        ("target", context.targets),
    ):
        if allowed is not None:
            verdict[attribute] = (claim[attribute] or "") in allowed
    return verdict
