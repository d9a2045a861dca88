"""The tables of what was read: `updates` and `rejects`.

Belongs here: their description. Not here: claims and what is made from them (`statements`, `events`, `totals`).
"""

from __future__ import annotations

from schemas.model import Column, Partition, Table
from schemas.vocabulary import REJECT_REASON

UPDATES = Table(
    name="updates",
    meaning="One revision of one post as it was published.",
    columns=(
        Column(
            "update_id",
            "string",
            "Stable hash of source, external id, headline and body; of a withdrawal: source, external id and its time.",
        ),
        Column("post_id", "string", "Stable hash of source and external id: equal for all revisions of a post."),
        Column("revision", "int32", "1, 2, … in order of appearance.", unit="count"),
        Column("is_latest", "bool", "Whether no later revision of the post is known."),
        Column(
            "is_withdrawn",
            "bool",
            "True in a revision that only says that the post was withdrawn. It has no text; the claims of earlier "
            "revisions count until then.",
        ),
        Column("source", "string", "The publisher."),
        Column("external_id", "string", "The input's own id of the post, its URL or its anchor."),
        Column("url", "string", "Where it was published.", nullable=True),
        Column("headline", "string", "The headline; empty where the post has none."),
        Column("body", "string", "The text, paragraphs parted by a blank line."),
        Column("language", "string", "ISO 639-1 code of the language.", nullable=True),
        Column("published_at", "timestamp", "When it was published.", unit="UTC"),
        Column(
            "published_known",
            "bool",
            "False where the input's time could not be read: `published_at` is then the time of reading.",
            nullable=True,
        ),
        Column("updated_at", "timestamp", "When this revision appeared, where stated.", unit="UTC", nullable=True),
        Column("timezone", "string", "IANA zone in which 'Thursday' is meant."),
        Column("input_path", "string", "The input that it was read from, under the data root where it is kept."),
        Column("ingested_at", "timestamp", "When it was first read.", unit="UTC"),
    ),
    key=("update_id",),
    order=("published_at", "post_id", "revision", "update_id"),
    partition=Partition("published_date", "The day of `published_at` in UTC."),
)

REJECTS = Table(
    name="rejects",
    meaning="One input, or part of one, that could not be used.",
    columns=(
        Column("reject_id", "string", "Stable hash of the input's content, the place in it and the reason."),
        Column("input_path", "string", "The input, under the data root where it is kept."),
        Column("line", "int64", "The line, from 1; null for the whole input.", nullable=True),
        Column("byte_start", "int64", "Where the part begins in the input (unpacked, if it was packed).", unit="bytes"),
        Column("byte_end", "int64", "Where it ends, exclusive.", unit="bytes"),
        Column("reason", "string", "Why it cannot be used.", vocabulary=REJECT_REASON),
        Column("detail", "string", "The same for a person to read: what is wrong and what to do."),
        Column(
            "raw",
            "binary",
            "The bytes themselves; empty for a whole input of over 16 MiB, which is kept at `input_path`.",
        ),
        Column("ingested_at", "timestamp", "When it was first read.", unit="UTC"),
    ),
    key=("reject_id",),
    order=("input_path", "byte_start", "reject_id"),
    partition=Partition("ingested_date", "The day of `ingested_at` in UTC."),
)
