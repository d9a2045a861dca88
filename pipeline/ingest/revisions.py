"""Which rows of `updates` are the same text again, and which are revisions of one post in which order.

Belongs here: merging what was just read into what is known. Not here: reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from schemas import arrow_schema, table

_CONTENT = ("published_at", "updated_at", "url", "timezone", "language")
_ORIGIN = ("ingested_at", "input_path")


def merge_updates(known: pa.Table, new: pa.Table) -> pa.Table:
    """The rows of both, one for each `update_id`, with `revision` and `is_latest` over all revisions of each post.

    Revisions are ordered by `updated_at`, else `published_at`; at the same time in the order of `new`, else of arrival.
    A text that comes again with other times keeps the earliest, whichever was read first; a row that was known keeps
    its `ingested_at` and `input_path`. `known` needs to hold all revisions of the posts in `new`, and may hold more.
    Merging again changes nothing, and merging a part before the whole gives what the whole gives. Rows come in the
    table's order.
    """
    both = pa.concat_tables([known, new]).combine_chunks()
    ids = both["update_id"].to_pylist()
    if len(set(ids)) == len(ids):
        return _sorted(_numbered(both, known, new))
    content = _first_by_key(ids, _keys(both, _CONTENT))
    origin = _first_by_key(ids, [(i >= len(known), *key) for i, key in enumerate(_keys(both, _ORIGIN))])
    chosen = both.take(pa.array(content.values(), pa.int64()))
    moved = both.select(list(_ORIGIN)).take(pa.array(origin.values(), pa.int64()))
    for name in _ORIGIN:
        chosen = chosen.set_column(chosen.schema.get_field_index(name), chosen.schema.field(name), moved[name])
    return _sorted(_numbered(chosen, known, new))


def merge_rejects(known: pa.Table, new: pa.Table) -> pa.Table:
    """The rows of both, one for each `reject_id`, in the table's order; a row that was known stays as it was."""
    both = pa.concat_tables([known, new]).combine_chunks()
    first: dict[str, int] = {}
    for i, key in enumerate(both["reject_id"].to_pylist()):
        first.setdefault(key, i)
    return _sorted(both.take(pa.array(first.values(), pa.int64())), "rejects")


def _keys(rows: pa.Table, names: Sequence[str]) -> list[tuple[tuple[bool, object], ...]]:
    """A sort key for each row; nulls last."""
    columns = []
    for name in names:
        column = rows[name]
        if pa.types.is_timestamp(column.type):
            column = column.cast(pa.int64())
        columns.append([(value is None, value if value is not None else 0) for value in column.to_pylist()])
    return list(zip(*columns, strict=True))


def _first_by_key(ids: Sequence[str], keys: Sequence[tuple[object, ...]]) -> dict[str, int]:
    """For each id, in order of appearance, the index of its row with the smallest key."""
    best: dict[str, int] = {}
    for i, key in enumerate(ids):
        j = best.setdefault(key, i)
        if j != i and keys[i] < keys[j]:
            best[key] = i
    return best


def _numbered(rows: pa.Table, known: pa.Table, new: pa.Table) -> pa.Table:
    """`rows` with `revision` and `is_latest` filled; `rows` has each `update_id` once."""
    ids, posts = rows["update_id"].to_pylist(), rows["post_id"].to_pylist()
    appeared = pc.coalesce(rows["updated_at"], rows["published_at"]).cast(pa.int64()).to_pylist()
    times = list(zip(appeared, rows["published_at"].cast(pa.int64()).to_pylist(), strict=True))
    members: defaultdict[str, list[int]] = defaultdict(list)
    for i, post in enumerate(posts):
        members[post].append(i)
    revision, latest = [1] * len(ids), [True] * len(ids)
    edited = {post for post, group in members.items() if len(group) > 1}
    if edited:
        before = _orders(known.sort_by([("post_id", "ascending"), ("revision", "ascending")]), edited)
        after = _orders(new, edited)
        for post in edited:
            order = {update: n for n, update in enumerate(merge_orders(before[post], after[post]))}
            group = sorted(members[post], key=lambda i: (times[i], order[ids[i]]))
            for n, i in enumerate(group, 1):
                revision[i], latest[i] = n, n == len(group)
    schema = rows.schema
    rows = rows.set_column(schema.get_field_index("revision"), schema.field("revision"), pa.array(revision, pa.int32()))
    return rows.set_column(schema.get_field_index("is_latest"), schema.field("is_latest"), pa.array(latest, pa.bool_()))


def _orders(rows: pa.Table, wanted: set[str]) -> defaultdict[str, list[str]]:
    """The update ids of each wanted post in the order of the rows, each once."""
    orders: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for post, update in zip(rows["post_id"].to_pylist(), rows["update_id"].to_pylist(), strict=True):
        if post in wanted:
            orders[post][update] = None
    return defaultdict(list, {post: list(order) for post, order in orders.items()})


def merge_orders(before: Sequence[str], after: Iterable[str]) -> list[str]:
    """One order of all: that of `after` holds among its own, that of `before` otherwise, and what is new comes late.

    >>> merge_orders(["a", "b"], ["a", "c"])
    ['a', 'b', 'c']
    >>> merge_orders(["c"], ["a", "b", "c"])
    ['a', 'b', 'c']
    """
    after = list(after)
    shared = set(before) & set(after)
    in_order = iter([x for x in after if x in shared])
    merged = [next(in_order) if x in shared else x for x in before]
    at = len(merged)
    for x in reversed(after):
        if x in shared:
            at = merged.index(x)
        else:
            merged.insert(at, x)
    return merged


def _sorted(rows: pa.Table, name: str = "updates") -> pa.Table:
    rows = rows.sort_by([(column, "ascending") for column in table(name).order])
    return rows.combine_chunks().cast(arrow_schema(name))
