"""Posts that are seldom drawn at random, on each of which a repeat can go wrong.

Belongs here: such posts, as short as they can be. Not here: the laws (`test_laws`).
"""

from __future__ import annotations

from typing import Any

Post = dict[str, Any]


def _post(at: str, *claims: Post) -> Post:
    return {"at": at, "claims": [{"by": "Olena Tkach"} | claim for claim in claims]}


REPEATED_CORRECTION: list[Post] = [
    _post("2024-03-05T00:00", {"is": "injured people 7", "says": "The figure was revised to [it].", "at": "Veresna"}),
    _post("2024-03-05T00:00", {"is": "injured people 7", "says": "[It] was the outcome."}),
]
"""A report of no place has the toll of a correction. The repeat of that is no other event for it to be of."""

REPEATED_TOLL: list[Post] = [
    _post("2024-03-05T00:00", {"is": "injured people 7", "says": "The figure was revised to [it].", "at": "Veresna"}),
    _post(
        "2024-03-05T00:00",
        {"is": "injured people 7", "says": "The flood left [it].", "at": "Veresna", "on": "overnight"},
    ),
]
"""A correction can be of a flood or, as it tells no kind, of what it tells itself. A repeat of the one is not newer
than the other."""

REPEATED_TOLL_OF_ITS_DAY: list[Post] = [
    _post("2024-03-07T05:00", {"is": "killed people 7", "says": "The flood left [it].", "at": "Ukraine"}),
    _post(
        "2024-03-08T08:00",
        {
            "is": "killed children <=7",
            "says": "The death toll of the flood rose to [it].",
            "at": "Ukraine",
            "on": "overnight",
        },
    ),
]
"""A toll with a day of its own is of an earlier event. Its repeat is no second event of its day."""

REPEATED_TOLL_OF_A_PART: list[Post] = [
    _post(
        "2024-03-05T04:00",
        {"is": "injured people 6+", "says": "The flood left [it].", "at": "Ukraine"},
        {"is": "injured people 7+", "says": "The death toll of the flood rose to [it].", "at": "Veresnya district"},
    ),
]
"""A post tells of a country and, as a toll, of a district of it. Its repeat is no other report of the country."""
