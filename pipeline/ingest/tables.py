"""From posts and rejects to rows of the tables `updates` and `rejects`.

Belongs here: building the columns. Not here: which rows are revisions of one another (`revisions`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from pipeline.ids import post_id, reject_id, update_id, withdrawal_id
from pipeline.ingest.language import detect_language
from pipeline.ingest.records import Post, Reject
from schemas import arrow_schema


def update_rows(posts: Sequence[Post], input_path: str, ingested_at: datetime) -> pa.Table:
    """One row a post, in order, each as revision 1 and latest: `revisions.merge_updates` numbers them."""
    count = len(posts)
    columns: dict[str, object] = {
        "update_id": [_update_id(p) for p in posts],
        "post_id": [post_id(p.source, p.external_id) for p in posts],
        "revision": [1] * count,
        "is_latest": [True] * count,
        "language": [detect_language(p.headline, p.body) for p in posts],
        "published_known": [p.unread_time is None if p.withdrawal is None else None for p in posts],
        "is_withdrawn": [p.withdrawal is not None for p in posts],
        "input_path": [input_path] * count,
        "ingested_at": [ingested_at] * count,
    }
    for name in ("source", "external_id", "headline", "body", "published_at", "timezone", "url", "updated_at"):
        columns[name] = [getattr(p, name) for p in posts]
    return _table("updates", columns)


def _update_id(post: Post) -> str:
    if post.withdrawal is not None:
        return withdrawal_id(post.source, post.external_id, post.withdrawal)
    return update_id(post.source, post.external_id, post.headline, post.body)


def reject_rows(rejects: Sequence[Reject], input_path: str, ingested_at: datetime) -> pa.Table:
    """One row a reject, in order."""
    columns: dict[str, object] = {
        "reject_id": [reject_id(input_path, r.byte_start, r.reason, r.raw) for r in rejects],
        "input_path": [input_path] * len(rejects),
        "ingested_at": [ingested_at] * len(rejects),
    }
    for name in ("line", "byte_start", "byte_end", "reason", "detail", "raw"):
        columns[name] = [getattr(r, name) for r in rejects]
    return _table("rejects", columns)


def _table(name: str, columns: dict[str, object]) -> pa.Table:
    schema = arrow_schema(name)
    return pa.table({field.name: pa.array(columns[field.name], field.type) for field in schema}, schema=schema)
