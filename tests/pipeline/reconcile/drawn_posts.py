"""Posts drawn at random from sentences about a few places, days and speakers, for laws that hold of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

Post = dict[str, Any]

Build = Callable[[Sequence[Mapping[str, Any]]], tuple[pa.Table, pa.Table]]

_START = datetime(2024, 3, 5)

_SENTENCES = (
    "A drone left [it] behind.",
    "Shelling left [it] behind.",
    "In a separate attack [it] was the outcome.",
    "[It] was the outcome, others too.",
    "The death toll rose to [it].",
    "The death toll of the flood rose to [it].",
    "The flood left [it] behind.",
    "The figure was revised to [it].",
    "[It] was the outcome.",
    "A body was found, bringing the toll to [it].",
    "The earthquake left [it] behind.",
    "[Rebels] were killed.",
    "[Soldiers] were killed.",
    "[A third person] has died.",
    "The flood killed [a second person].",
    "[One] wounded in an attack died.",
    "[It] was the outcome, and not 12.",
    "The police said on Tuesday that [it] had died.",
)

_COUNTED = (
    "killed people",
    "killed children",
    "injured people",
    "launched drone",
    "intercepted drone",
    "damaged school",
)

_MOVED = ("evacuated people", "evacuated children", "aid USD", "released prisoners", "released soldiers")

_ZONES = ("UTC", "Europe/Kyiv")

_PLACES = (
    None,
    "Veresna",
    "Dubove",
    "Sorvia region",
    "Veresnya district",
    "Ukraine",
    "Zarichne",
    "Zarichne?UA-90",
    "Zarichne?UA",
)


def _number() -> st.SearchStrategy[str]:
    low = st.integers(0, 12)
    return st.one_of(
        low.map(str),
        low.map("{}+".format),
        low.map("<={}".format),
        st.tuples(low, low).map(lambda n: f"{min(n)}-{max(n)}"),
    )


@st.composite
def _claims(draw: st.DrawFn) -> Post:
    moved = draw(st.integers(0, 4)) == 0
    claim: Post = {
        "is": f"{draw(st.sampled_from(_MOVED if moved else _COUNTED))} {draw(_number())}",
        "says": draw(st.sampled_from(_SENTENCES)),
        "at": draw(st.sampled_from(_PLACES)),
        "by": draw(st.sampled_from(["Olena Tkach", "Roman Hnat", "police", "General Staff"])),
        "side": draw(st.sampled_from([None, "UA", "RU"])),
        "on": draw(st.sampled_from([None, "none", "overnight", "2024-03-05", "2024-03-06", "2024-03-04..2024-03-06"])),
        "when": draw(st.sampled_from([None, "in the morning", "late on Tuesday"])),
        "headline": draw(st.booleans()),
        "status": draw(st.sampled_from(["happened"] * 5 + ["planned", "denied", "hypothetical"])),
        "cumulative": draw(st.integers(0, 9)) == 0,
    }
    if moved:
        claim |= {"to": draw(st.sampled_from([None, "Kalynivka", "Tarkhino"])), "usd_rate": 1.0}
    return claim


@st.composite
def posts_of_a_story(draw: st.DrawFn) -> list[Post]:
    posts: list[Post] = []
    for number in range(draw(st.integers(1, 6))):
        claims = draw(st.lists(_claims(), min_size=1, max_size=4))
        for index, claim in enumerate(claims):
            if index and draw(st.booleans()):
                claim["part_of"] = draw(st.integers(0, index - 1))
        at = _START + timedelta(hours=draw(st.one_of(st.integers(0, 70), st.integers(0, 480))))
        own = {"source": draw(st.sampled_from(["Wire", "Courier"])), "timezone": draw(st.sampled_from(_ZONES))}
        posts.append({"at": at.isoformat(), "claims": claims, **own})
        if draw(st.integers(0, 4)) == 0:
            edited = draw(st.lists(_claims(), max_size=2))
            name = f"edited-{number}"
            posts[-1] |= {"post": name}
            posts.append(
                posts[-1]
                | {"revision": 2, "published": posts[-1]["at"], "body": "edited", "claims": edited}
                | {"at": (at + timedelta(hours=draw(st.integers(0, 30)))).isoformat()}
            )
    return posts
