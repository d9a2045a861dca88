"""Reading one input of any form into rows of `updates` and `rejects`.

Belongs here: from a file to tables, some posts at a time. Not here: the forms (`registry`), what is known of a post
from before (`revisions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import pyarrow as pa

from pipeline.ingest.content import Content
from pipeline.ingest.errors import InputError
from pipeline.ingest.records import Context, Defaults, Limits, Parsed, Post, Reject
from pipeline.ingest.registry import reader_for
from pipeline.ingest.revisions import merge_rejects, merge_updates
from pipeline.ingest.tables import reject_rows, update_rows
from schemas import empty_table

_BATCH = 10_000


def read_input(
    path: str | Path,
    defaults: Defaults,
    ingested_at: datetime,
    *,
    limits: Limits | None = None,
    input_path: str | None = None,
) -> Parsed:
    """Read one file; its form is told from its content, gzip is unpacked.

    `ingested_at` must be aware. `input_path` is what the tables call the input (by default `path`). The same text twice
    is one row of `updates`; revisions within the file are numbered. What cannot be used is in `rejects`, and every byte
    that is not white space is in one of the two. InputError if the file cannot be read at all or holds no post.
    """
    if ingested_at.tzinfo is None:
        raise ValueError("ingested_at has no time zone: give an aware datetime")
    context = Context(defaults, ingested_at, limits or Limits())
    name = input_path if input_path is not None else str(path)
    updates, rejects = [empty_table("updates")], [empty_table("rejects")]
    with Content(Path(path), context.limits) as content:
        for posts, refused in _batches(reader_for(content).read(content, context)):
            updates.append(update_rows(posts, name, ingested_at))
            rejects.append(reject_rows(refused, name, ingested_at))
        if content.damage and content.corrupt:
            whole = content.damage._replace(byte_start=0, byte_end=0, raw=content.path.read_bytes())
            return Parsed(empty_table("updates"), reject_rows([whole], name, ingested_at))
        if content.damage:
            rejects.append(reject_rows([content.damage], name, ingested_at))
    if not any(table.num_rows for table in (*updates, *rejects)):
        raise InputError(f"{path} holds no post: nothing to read")
    return Parsed(
        merge_updates(updates[0], pa.concat_tables(updates)), merge_rejects(rejects[0], pa.concat_tables(rejects))
    )


def refused_input(path: Path, detail: str, input_path: str, ingested_at: datetime) -> Parsed:
    """An input that `read_input` refuses, as one reject of the whole with its bytes; of a large one without, as it is
    kept at `input_path`."""
    size = path.stat().st_size
    raw = path.read_bytes() if size <= Limits().line_bytes else b""
    whole = Reject("unreadable", detail, None, 0, size, raw)
    return Parsed(empty_table("updates"), reject_rows([whole], input_path, ingested_at))


def _batches(items: Iterable[Post | Reject]) -> Iterator[tuple[list[Post], list[Reject]]]:
    """The items, sorted into posts and rejects, some thousands at a time: as Arrow columns they take less memory."""
    items = iter(items)
    while batch := list(islice(items, _BATCH)):
        posts = [item for item in batch if isinstance(item, Post)]
        refused = [item for item in batch if isinstance(item, Reject)]
        yield posts, refused + [_unread_time(post) for post in posts if post.unread_time is not None]


def _unread_time(post: Post) -> Reject:
    """The part of a post that could not be used: its time."""
    name = post.external_id
    return Reject("bad_date", f"post {name}: {post.unread_time}", post.unread_line, 0, 0, name.encode())
