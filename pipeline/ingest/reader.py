"""What a reader of one form of input is.

Belongs here: the interface. Not here: the readers (`registry` lists them).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pipeline.ingest.content import Content
from pipeline.ingest.records import Context, Post, Reject


class Reader(Protocol):
    """Reads one form of input. Each byte that is not white space ends up in a post or in a reject."""

    name: str
    """What the form is called in messages."""

    def detects(self, head: bytes) -> bool:
        """Whether the input is of this form, from its first bytes, unpacked. Its file name says nothing."""

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """The posts and rejects, in the order of the input. InputError if the input cannot be read at all."""
