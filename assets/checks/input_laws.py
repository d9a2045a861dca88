"""Laws of reading: nothing that was put in is lost.

Belongs here: inputs against `updates` and `rejects`. Not here: what updates say (`claim_laws`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from assets.checks.general_laws import unique
from assets.checks.keys import among, repeated
from assets.checks.law import Law
from assets.checks.rows import Shelf
from assets.inbox.reading import read_rows


def _bytes_kept(shelf: Shelf) -> Iterator[str]:
    for item, _ in shelf.inputs():
        try:
            data = shelf.books.root.read(item.path)
        except FileNotFoundError:
            yield f"{item.path} is gone: it was registered from {item.given_as}"
            continue
        if hashlib.sha256(data).hexdigest() != item.sha256:
            yield f"{item.path} is not what was registered from {item.given_as}"


def _nothing_lost(shelf: Shelf) -> Iterator[str]:
    there = sorted({day for _, found in shelf.inputs() if found is not None for day in found.days})
    known = {"updates": shelf.numbers("updates", "update_id", there), "rejects": shelf.numbers("rejects", "reject_id")}
    for item, found in shelf.inputs():
        if found is None:
            yield f"{item.given_as} has not been read"
            continue
        if not found.updates and not found.rejects:
            yield f"{item.given_as} has neither an update nor a reject"
        for name, key in (("updates", "update_id"), ("rejects", "reject_id")):
            rows = read_rows(shelf.books.root, item, name, [key])
            for value in rows[key].filter(pa.array(~among(rows, known[name]))).to_pylist():
                yield f"{key} {value} of {item.given_as} is not in {name}"


def _one_latest(shelf: Shelf) -> Iterator[str]:
    def latest() -> Iterator[pa.Table]:
        for rows in shelf.parts_around("updates", ["post_id", "is_latest"]):
            yield rows.filter(pc.field("is_latest")).select(["post_id"])

    for (post,), count in repeated(latest):
        yield f"post {post} has {count} latest revisions"


INPUT_LAWS = (
    Law(
        "bytes_are_kept",
        "inbox",
        "Every input is still there, byte for byte as it was registered.",
        _bytes_kept,
        by_days=False,
    ),
    Law(
        "no_input_is_lost",
        "rejects",
        "Every part of every input is in `updates` or in `rejects`.",
        _nothing_lost,
        by_days=False,
    ),
    Law("rejects_have_unique_ids", "rejects", "`reject_id` is unique.", unique("rejects"), by_days=False),
    Law(
        "updates_have_unique_ids",
        "updates",
        "`update_id` is unique.",
        unique("updates", around=True),
        by_days=False,
    ),
    Law(
        "posts_have_one_latest_revision",
        "updates",
        "A post has at most one latest revision.",
        _one_latest,
        by_days=False,
    ),
)
