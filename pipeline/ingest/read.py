"""Reading one input of any form into rows of `updates` and `rejects`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline.ingest.content import Content
from pipeline.ingest.records import Context, Defaults, Limits, Parsed, Post, Reject
from pipeline.ingest.registry import reader_for
from pipeline.ingest.revisions import merge_updates
from pipeline.ingest.tables import reject_rows, update_rows
from schemas import empty_table


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
    that is not white space is in one of the two. InputError if the file cannot be read at all.
    """
    if ingested_at.tzinfo is None:
        raise ValueError("ingested_at has no time zone: give an aware datetime")
    context = Context(defaults, ingested_at, limits or Limits())
    posts: list[Post] = []
    rejects: list[Reject] = []
    with Content(Path(path), context.limits) as content:
        for item in reader_for(content).read(content, context):
            if isinstance(item, Post):
                posts.append(item)
            else:
                rejects.append(item)
        if content.corrupt and content.damage:
            raw = content.path.read_bytes()
            posts, rejects = [], [content.damage._replace(byte_start=0, byte_end=0, raw=raw)]
        elif content.damage:
            rejects.append(content.damage)
    name = input_path if input_path is not None else str(path)
    rows = update_rows(posts, name, ingested_at)
    return Parsed(merge_updates(empty_table("updates"), rows), reject_rows(rejects, name, ingested_at))
