"""The roles which a construction gives its list of figures.

Belongs here: the names of the roles, and the sides of a verb. Not here: the constructions (`constructions`), what a
role means (`match` names the productions).
"""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "object",
    "subject",
    "death",
    "lost",
    "added",
    "company",
    "died_or_hurt",
    "state",
    "toll",
    "number",
    "nominal",
    "instrument",
    "times",
    "including",
    "among",
    "copula",
    "described",
    "named_included",
    "one_of_state",
    "of_state",
    "losses",
    "table",
    "label",
    "exchange",
    "named_object",
    "named_subject",
    "named_nominal",
    "named_list",
    "pronoun_object",
    "pronoun_passive",
    "pronoun_subject",
    "pronoun_state",
    "self",
    "the_dead",
    "the_dead_named",
]
Side = Literal["subject", "object"]
"""On which side of an active verb a figure stands."""
PARTS: frozenset[Role] = frozenset(
    [
        *("the_dead", "the_dead_named", "including", "among", "copula", "described"),
        *("named_included", "one_of_state", "of_state"),
    ]
)
"""Roles which take their measure from another figure, and so come after the others."""
