"""What goes into an attempt at a URL and what comes of it.

Belongs here: limits, validators, results and the error. Not here: how the attempt is made (`fetcher`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import Message
from typing import Literal

from pipeline.fetch.secrets import without_secrets

MIB = 1 << 20

Fault = Literal[
    "bad_url",
    "private_address",
    "no_such_host",
    "connection",
    "timeout",
    "broken_off",
    "redirects",
    "robots",
    "too_large",
    "encoding",
    "too_many_requests",
    "server_error",
    "refused",
]
"""What kept a fetch from succeeding: the words of `FetchError.fault`."""

PASSING: frozenset[Fault] = frozenset(
    {"no_such_host", "connection", "timeout", "broken_off", "too_many_requests", "server_error"}
)
"""Faults that may be gone in a minute. The others stay until someone changes something."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits of fetching. Times in seconds, sizes in bytes."""

    contact: str
    """An address or page of whoever runs this: publishers find it in the User-Agent."""
    private: frozenset[str] = frozenset()
    """`host:port` of servers that may be at private addresses, such as a feed inside one's own network."""
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    """The longest silence of the server."""
    total_seconds: float = 60.0
    """The longest that one attempt takes, from the look-up of the host to the last byte."""
    body_bytes: int = 32 * MIB
    """A response that is larger, unpacked, is given up: a day's live blog with markup has some 2 MiB."""
    redirects: int = 5
    gap_seconds: float = 1.0
    """The least time between two requests to the same host; its `Crawl-delay` counts where that is longer."""
    attempts: int = 4
    """Attempts at a source in one poll."""
    backoff_seconds: float = 2.0
    """The longest wait before the second attempt; twice that before the third, and so on."""
    longest_wait_seconds: float = 120.0
    """No wait within a poll is longer; if the server asks for a longer one, the source rests until then."""

    @property
    def user_agent(self) -> str:
        """The User-Agent of all requests. Its first word is the one that robots.txt is asked about."""
        return f"{PRODUCT}/1.0 (+{self.contact})"


PRODUCT = "Tollbook"


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server gave with the last response, for it to tell whether there is anything new."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response with a body."""

    url: str
    """Where it came from in the end, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = field(repr=False)
    """Unpacked."""
    fetched_at: datetime
    """Aware, UTC: when its last byte was there."""

    @property
    def validators(self) -> Validators:
        """What to send with the next request."""
        return Validators(self.headers.get("etag"), self.headers.get("last-modified"))

    @property
    def charset(self) -> str | None:
        """The encoding that the server names; None if it names none."""
        return charset_of(self.headers)


def charset_of(headers: Mapping[str, str]) -> str | None:
    """The `charset` of a `Content-Type`, in lower case; names of headers are in lower case too.

    >>> charset_of({"content-type": 'text/html; Charset="Windows-1251"'})
    'windows-1251'
    """
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return message.get_content_charset()


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed since the response with those validators."""

    fetched_at: datetime
    """Aware, UTC."""


class FetchError(Exception):
    """A source could not be fetched; the message says why, and what to do where something can be done, and no secret of
    its URL."""

    def __init__(self, fault: Fault, message: str, retry_after: timedelta | None = None) -> None:
        super().__init__(without_secrets(message))
        self.fault: Fault = fault
        self.retry_after = retry_after
        """How long the server asked to be left alone."""
