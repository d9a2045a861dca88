"""Stable ids of posts, updates, claims and rejects.

An id is the first 16 bytes of BLAKE2b (RFC 7693) over its parts, written as 32 hexadecimal digits. Each part goes in as
UTF-8 behind its length in bytes (8 bytes, little-endian), and the kind of the id is the hash's personalisation, so that
("ab", "c") and ("a", "bc") differ, and so do a post and an update with the same parts. The same content has the same id
on every machine and in every run; nothing else (time, path, order) goes in.

Belongs here: how ids are made. Not here: which text is an update (`ingest`) or a claim (`extract`).
"""

from __future__ import annotations

from hashlib import blake2b

ID_LENGTH = 32
"""Hexadecimal digits of every id."""


def stable_id(kind: str, *parts: str | bytes) -> str:
    """32 hexadecimal digits that depend on `kind` (up to 16 bytes of ASCII) and on the parts alone.

    >>> stable_id("post", "Harbour Wire", "a-1") == stable_id("post", "Harbour Wire", "a-1")
    True
    >>> stable_id("post", "ab", "c") == stable_id("post", "a", "bc")
    False
    """
    pieces: list[bytes] = []
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        pieces += (len(data).to_bytes(8, "little"), data)
    return blake2b(b"".join(pieces), digest_size=ID_LENGTH // 2, person=kind.encode("ascii")).hexdigest()


def post_id(source: str, external_id: str) -> str:
    """The id that all revisions of one post share."""
    return stable_id("post", source, external_id)


def id_from_text(day: str, line: str) -> str:
    """A post's own id where its input has none: its local day and a hash of its headline or first line, so that a page
    that is read again that day, grown or edited below, is the same post."""
    return f"{day}/{stable_id('line', line)[:16]}"


def update_id(source: str, external_id: str, headline: str, body: str) -> str:
    """The id of one revision: an edited headline or body makes a new one, the same text again does not."""
    return stable_id("update", source, external_id, headline, body)


def withdrawal_id(source: str, external_id: str, when: str) -> str:
    """The id of the revision that says that a post was withdrawn; `when` is empty if nothing says when."""
    return stable_id("withdrawal", source, external_id, when)


def claim_id(update: str, field: str, quote_start: int, quote_end: int, measure: str, object_class: str) -> str:
    """The id of one claim; offsets are characters of the field, `object_class` is the column `object`."""
    return stable_id("claim", update, field, str(quote_start), str(quote_end), measure, object_class)


def reject_id(input_path: str, byte_start: int, reason: str, raw: bytes) -> str:
    """The id of one rejected part; a file that only grows at its end keeps the ids of the parts before."""
    return stable_id("reject", input_path, str(byte_start), reason, raw)
