"""Polling one source: when it is due, one attempt at it, and what is noted of the outcome.

Belongs here: that, without Dagster. Not here: the assets and the schedule (`source_assets`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assets.books import Books
from assets.errors import UserError
from assets.live.responses import Kept, State, keep, set_state, state_of
from assets.turns import INBOX_WAIT_SECONDS, turn
from pipeline.fetch import Fetched, Fetcher, FetchError, NotModified, Source, Validators
from pipeline.ingest import InputError

_EARLY = timedelta(seconds=30)
"""Half the time between two looks at what is due: a poll that began some seconds after one look is due at the next."""


@dataclass(frozen=True, slots=True)
class Polled:
    """A poll that succeeded."""

    answer: Fetched | NotModified
    kept: Kept | None
    """None: the server said that nothing has changed."""


def is_due(books: Books, source: Source, now: datetime) -> bool:
    """Whether the source should be polled now. One whose note is damaged is due: its own poll fails and says so."""
    try:
        state = state_of(books, source.name)
    except UserError:
        return True
    if state.not_before is not None and now < datetime.fromisoformat(state.not_before):
        return False
    return state.tried_at is None or now - datetime.fromisoformat(state.tried_at) >= source.interval - _EARLY


def poll(books: Books, source: Source, fetcher: Fetcher, clock: Callable[[], datetime]) -> Polled:
    """One attempt. FetchError, InputError if what came cannot be read, or UserError if what was noted of the source is
    damaged; `note_failure` notes that a poll is over."""
    state = state_of(books, source.name)
    set_state(books, source.name, replace(state, tried_at=clock().isoformat()))
    known = Validators(state.etag, state.last_modified) if state.url == source.url else Validators()
    answer = fetcher.fetch(source.url, known)
    kept = None
    if isinstance(answer, Fetched):
        with turn(books, "inbox", INBOX_WAIT_SECONDS):
            kept = keep(books, source, answer)
        known = answer.validators
    note = _SUCCESS | {"etag": known.etag, "last_modified": known.last_modified, "url": source.url}
    done = replace(state_of(books, source.name), succeeded_at=clock().isoformat(), **note)  # type: ignore[arg-type]
    set_state(books, source.name, done)
    return Polled(answer, kept)


_SUCCESS: dict[str, object] = {"not_before": None, "fault": None, "failures": 0}


def note_failure(books: Books, source: Source, error: FetchError | InputError, clock: Callable[[], datetime]) -> State:
    """Note that a poll is given up; how the source stands now."""
    state = state_of(books, source.name)
    asked = error.retry_after if isinstance(error, FetchError) else None
    noted = replace(
        state,
        fault=str(error),
        failures=state.failures + 1,
        not_before=(clock() + asked).isoformat() if asked else None,
    )
    set_state(books, source.name, noted)
    return noted
