"""Posts that a polled source has taken away: each becomes an input of its own that says so.

The list of posts in a source's last response is kept (`fetched/SOURCE/listed.json`). A post that is gone from the
middle of it gets a notice: a line of JSON with its id, its time of publication and `"status": "withdrawn"`, taken into
the inbox like any other input. A post that comes back was not withdrawn, and its notice is taken out again.

Belongs here: that list and the notices. Not here: when a post counts as gone (`pipeline.ingest.listing`), and what a
withdrawal does to the tables (`pipeline.ingest`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from assets.books import Books
from assets.inbox.inputs import inputs, put_back
from assets.live.notes import read_note
from assets.live.taking import take
from pipeline.fetch import Source
from pipeline.ids import stable_id
from pipeline.ingest import Defaults, Listed, gone, listed, posts_in_order


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """What a response changed: ids of posts, as the source gives them."""

    gone: Sequence[str] = ()
    returned: Sequence[str] = ()


def note_withdrawals(books: Books, source: Source, body: Path, defaults: Defaults, now: datetime) -> Withdrawals:
    """Compare a response with the one before. InputError if it cannot be read, UserError if the list of the one before
    is damaged. Call it with the inbox's turn held."""
    posts = list(posts_in_order(body, defaults, now))
    after = [listed(post) for post in posts]
    notices = {item.name: item for item in inputs(books.root) if item.name.startswith(_prefix(source))}
    returned = [post for post in posts if post.withdrawal is None and _name(source, post.external_id) in notices]
    for post in returned:
        put_back(books.root, notices[_name(source, post.external_id)], None)
    missing = [post for post in gone(_last(books, source), after) if _name(source, post.external_id) not in notices]
    for entry in missing:
        _give_notice(books, source, entry, now)
    _set_last(books, source, [entry for post, entry in zip(posts, after, strict=True) if post.withdrawal is None])
    return Withdrawals([entry.external_id for entry in missing], [post.external_id for post in returned])


def _give_notice(books: Books, source: Source, entry: Listed, now: datetime) -> None:
    notice = {
        "id": entry.external_id,
        "source": source.publisher,
        "published_at": entry.published_at.isoformat(),
        "updated_at": max(now, entry.touched_at).isoformat(),
        "timezone": source.timezone,
        "status": "withdrawn",
    }
    with TemporaryDirectory() as folder:
        path = Path(folder, _name(source, entry.external_id))
        path.write_text(json.dumps(notice, ensure_ascii=False) + "\n", "utf-8")
        take(books, path, Defaults(timezone=source.timezone, source=source.publisher), now)


def _prefix(source: Source) -> str:
    return f"{source.name}-withdrawn-"


def _name(source: Source, external_id: str) -> str:
    return f"{_prefix(source)}{stable_id('notice', external_id)[:16]}.jsonl"


def _last(books: Books, source: Source) -> list[Listed]:
    advice = "remove it; what the source has withdrawn since its last response is then not seen"
    return read_note(books.root, _path(source), _listed_before, advice) or []


def _listed_before(rows: Sequence[tuple[str, str, str]]) -> list[Listed]:
    return [Listed(key, datetime.fromisoformat(at), datetime.fromisoformat(touched)) for key, at, touched in rows]


def _set_last(books: Books, source: Source, entries: Sequence[Listed]) -> None:
    rows = [(key, at.isoformat(), touched.isoformat()) for key, at, touched in entries]
    books.root.replace(_path(source), json.dumps(rows, ensure_ascii=False, indent=0).encode() + b"\n")


def _path(source: Source) -> str:
    return f"fetched/{source.name}/listed.json"
