"""What a source answered, kept: every body, packed, with where and when it came from; and what is known of the source.

    fetched/SOURCE/state.json                validators, last success, last fault, the input that came of it last
    fetched/SOURCE/DAY/SOURCE-TIME.json      one response: address, headers, time, and where its body is kept
    fetched/SOURCE/DAY/SOURCE-TIME.gz        its body, unless the inbox keeps it

Bytes of web pages differ from one poll to the next where their posts do not. A response becomes an input only if it has
a text that the source's last input had not; so the inbox grows with the news and not with the polls.

Belongs here: keeping responses and the state. Not here: fetching them (`polling`).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assets.books import Books
from assets.inbox.inputs import Input, inputs
from assets.live.notes import read_note
from assets.live.taking import Taken, adds_nothing, give_up, take
from assets.live.withdrawals import Withdrawals, note_withdrawals
from pipeline.fetch import Fetched, Source, charset_of
from pipeline.ingest import Defaults

FOLDER = "fetched"


@dataclass(frozen=True, slots=True)
class State:
    """What is known of one source. Times are ISO 8601 in UTC."""

    url: str = ""
    """The validators belong to this address."""
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    """Of the last body."""
    input_id: str | None = None
    """The last input that came of the source."""
    tried_at: str | None = None
    succeeded_at: str | None = None
    not_before: str | None = None
    """The server asked to be left alone until then."""
    fault: str | None = None
    failures: int = 0
    """Polls in a row that failed."""
    withdrawals: int = 0
    """How often posts of the source were found to be withdrawn, or to have come back."""

    @property
    def version(self) -> str:
        """Differs whenever the source has brought something new."""
        return f"{self.input_id or 'nothing yet'} {self.withdrawals}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a response."""

    updates: int
    """Posts in it."""
    taken: Taken | None
    """The input that it became; None if it had nothing new."""
    withdrawals: Withdrawals = field(default_factory=Withdrawals)


def state_of(books: Books, name: str) -> State:
    """What is known of a source; of a new one, nothing. UserError if the note of it is damaged."""
    advice = "remove it; the source is then polled as a new one"
    return read_note(books.root, _state_path(name), lambda record: State(**record), advice) or State()


def set_state(books: Books, name: str, state: State) -> None:
    """Replace what is known of a source."""
    books.root.replace(_state_path(name), _json(asdict(state)))


def keep(books: Books, source: Source, found: Fetched) -> Kept:
    """Keep a response, and take it into the inbox if it has news. InputError if it cannot be read; it is kept then too.

    Call it with the inbox's turn held.
    """
    state = state_of(books, source.name)
    sha = hashlib.sha256(found.body).hexdigest()
    if sha == state.sha256:
        return Kept(0, None)
    at = found.fetched_at
    stem = f"{FOLDER}/{source.name}/{at:%Y-%m-%d}/{source.name}-{at:%Y%m%dT%H%M%S-%f}"
    record = {"url": found.url, "fetched_at": at.isoformat(), "headers": dict(found.headers)}
    books.root.replace(f"{stem}.gz", gzip.compress(found.body, mtime=0))
    books.root.replace(f"{stem}.json", _json({**record, "kept_at": f"{stem}.gz"}))
    defaults = _defaults(source, found.charset)
    with books.root.local_copy(f"{stem}.gz") as path:
        taken = _take_news(books, path, defaults, at, state.input_id)
        changed = note_withdrawals(books, source, path, defaults, at)
    if taken.is_new:
        books.root.replace(f"{stem}.json", _json({**record, "kept_at": taken.item.path}))
        books.root.remove(f"{stem}.gz")
    news = taken if taken.is_new else None
    count = state.withdrawals + len(changed.gone) + len(changed.returned)
    input_id = taken.item.input_id if news else state.input_id
    set_state(books, source.name, replace(state, sha256=sha, input_id=input_id, withdrawals=count))
    return Kept(taken.reading.updates, news, changed)


def reread(books: Books, source: Source, day: date, now: datetime) -> Iterator[Taken]:
    """Take those responses of a day into the inbox that are not there: for readers that now see more in them.

    InputError at the first that cannot be read, UserError at the first whose record is damaged. Call it with the
    inbox's turn held.
    """
    folder = f"{FOLDER}/{source.name}/{day.isoformat()}"
    if not books.root.exists(folder):
        return
    for path in sorted(str(found.name) for found in books.root.at(folder).iterdir()):
        if path.endswith(".gz"):
            with books.root.local_copy(f"{folder}/{path}") as local:
                charset = _charset_of(books, f"{folder}/{path.removesuffix('.gz')}.json")
                yield take(books, Path(local), _defaults(source, charset), now)


def _charset_of(books: Books, path: str) -> str | None:
    """The charset in a response's record; None if it has none, or the poll was killed before the record was there."""
    advice = "remove it; the response is then read in the charset that it names itself"
    return read_note(books.root, path, lambda record: charset_of(record["headers"]), advice)


def _take_news(books: Books, path: Path, defaults: Defaults, now: datetime, last: str | None) -> Taken:
    """The response as an input that is new, or, if it says nothing new, one that is not (and was given up again)."""
    taken = take(books, path, defaults, now)
    earlier = _input(books, last) if last else None
    if taken.is_new and earlier is not None and adds_nothing(books, taken.item, earlier):
        give_up(books, taken)
        return replace(taken, is_new=False)
    return taken


def _input(books: Books, input_id: str) -> Input | None:
    return next((item for item in inputs(books.root) if item.input_id == input_id), None)


def _defaults(source: Source, charset: str | None) -> Defaults:
    return Defaults(timezone=source.timezone, source=source.publisher, charset=charset)


def _state_path(name: str) -> str:
    return f"{FOLDER}/{name}/state.json"


def _json(record: dict[str, Any]) -> bytes:
    return json.dumps(record, indent=1, ensure_ascii=False).encode() + b"\n"
