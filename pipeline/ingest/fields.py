"""From named fields to a post: the one place where a structured post is checked, whatever form it came in.

Belongs here: which fields a post needs, what may be in them, what stands in for a missing one. Not here: how a form of
input is parsed into fields (`jsonl`, …), times (`timestamps`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.ids import id_from_text
from pipeline.ingest.columns import FIELDS, options_for_row
from pipeline.ingest.other_json import path_of_posts
from pipeline.ingest.records import Context, Post
from pipeline.ingest.timestamps import FieldError, check_range, read_time, shorten, to_utc, zone_of
from pipeline.ingest.withdrawal import says_withdrawn


def post_from_fields(
    fields: Mapping[str, object], context: Context, *, keep_undated: bool = False, needs_id: bool = True
) -> Post:
    """The post with the fields `id` (or `url`), `source`, `published_at`, `timezone`, `headline`, `body`, `updated_at`;
    with `status` or `withdrawn` (`withdrawal.says_withdrawn`) one that is taken back, which needs no time and no text.

    `published_at` and `updated_at` may be ISO 8601 text or datetimes. `source` and `timezone` may come from the
    defaults; a post whose time has an offset but which has no zone is in UTC. White space around texts is dropped and
    line ends are LF; nothing else is changed. FieldError if a needed field is missing or one cannot be used; with
    `keep_undated` a time that cannot be read does not cost the post, and without `needs_id` one that has neither id nor
    url gets an id from its day and its headline or first line.
    """
    defaults = context.defaults
    url = _text(fields, "url")
    external_id = _identifier(fields) or url
    if not external_id and needs_id:
        raise _missing("id", "give each post an id that stays the same when it is edited, or its url")
    source = _text(fields, "source") or defaults.source
    if not source:
        raise _missing("source", "name the publisher in each post, or give a default (--source)")
    zone_name = _text(fields, "timezone") or defaults.timezone
    zone = zone_of(zone_name) if zone_name else None
    if says_withdrawn(fields):
        post = Post(source, external_id, "", "", context.ingested_at, zone_name or "UTC", url or None)
        return _withdrawn(post, fields, zone, context)
    published_at, unread = _published(fields, zone, context, keep_undated)
    headline, body = _text(fields, "headline"), _text(fields, "body")
    if not headline and not body:
        raise FieldError("empty", "headline and body are both empty: give at least one of them")
    updated_at = _time(fields, "updated_at", zone, context)
    if not external_id:
        day = published_at.astimezone(zone or UTC_ZONE).date().isoformat()
        external_id = id_from_text(day, headline or body.partition("\n")[0])
    return Post(source, external_id, headline, body, published_at, zone_name or "UTC", url or None, updated_at, unread)


def _withdrawn(post: Post, fields: Mapping[str, object], zone: ZoneInfo | None, context: Context) -> Post:
    """The post taken back, when it says or at the time of reading; published when it says, or at that same time."""
    said = _time(fields, "updated_at", zone, context)
    at = said or context.ingested_at
    published_at = _time(fields, "published_at", zone, context) or at
    return post._replace(published_at=published_at, updated_at=at, withdrawal=said.isoformat() if said else "")


def _published(
    fields: Mapping[str, object], zone: ZoneInfo | None, context: Context, keep_undated: bool
) -> tuple[datetime, str | None]:
    """(time of publication, what is wrong with the one that was given).

    A time of a row that nobody can read does not cost the post: the default stands in for it, or the time of reading,
    and then no day can be told from the text. FieldError without any time, or with one out of range.
    """
    default = context.defaults.published_at
    try:
        published_at = _time(fields, "published_at", zone, context)
    except FieldError as problem:
        if problem.reason != "bad_date" or not keep_undated:
            raise
        if default is not None:
            return to_utc(default, "the time of publication", zone or UTC_ZONE), None
        return context.ingested_at, f"{problem.detail}; the post is kept without a day, under the time of reading"
    if published_at is None:
        raise _missing("published_at", "give the time of publication, such as 2023-06-01T12:00:00+03:00")
    return published_at, None


UTC_ZONE = ZoneInfo("UTC")


def post_from_row(given: Mapping[str, object], context: Context, line: int | None = None) -> Post:
    """The post of a row whose fields may have other names (`Defaults.columns`), on a line if there are any. FieldError
    as `post_from_fields`, but a row whose time cannot be read is kept."""
    columns = context.defaults.columns
    row = {name: given.get(columns.get(name, name)) for name in FIELDS} if columns else given
    try:
        post = post_from_fields(row, context, keep_undated=True)
    except FieldError as problem:
        options = options_for_row([name for name in given if given[name] not in (None, "")], context.defaults)
        posts = path_of_posts(given)
        if problem.reason not in ("missing_field", "empty") or not (options or posts):
            raise
        other = f"; if it has another name: {options}" if options else ""
        inner = f"; if its list {posts} holds the posts: write those one a line" if posts else ""
        raise FieldError(problem.reason, f"{problem.detail}{other}{inner}") from None
    return post if post.unread_time is None else post._replace(unread_line=line)


def clean_text(value: str, name: str) -> str:
    """The text without outer white space, line ends as LF. FieldError if it holds NUL or half a surrogate pair."""
    if "\0" in value:
        raise FieldError("bad_field", f"{name} holds a NUL character: remove it")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise FieldError(
                "bad_field", f"{name} holds half a surrogate pair (\\ud800 to \\udfff): correct it"
            ) from None
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.strip()


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not value and (value is None or value == ""):
        return ""
    if not isinstance(value, str):
        raise FieldError("bad_field", f"{name} is {_kind(value)}, not text: write it as a string")
    return clean_text(value, name)


def _identifier(fields: Mapping[str, object]) -> str:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(fields, "id")


def _time(fields: Mapping[str, object], name: str, zone: ZoneInfo | None, context: Context) -> datetime | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        moment = to_utc(value, name, zone)
    elif isinstance(value, str):
        moment = read_time(value, name, zone)
    else:
        raise FieldError(
            "bad_field",
            f"{name} is {_kind(value)} ({shorten(str(value))}): write the time as text like 2023-06-01T12:00:00+03:00",
        )
    check_range(moment, name, context.ingested_at, context.limits)
    return moment


def _missing(name: str, advice: str) -> FieldError:
    return FieldError("missing_field", f"{name} is missing: {advice}")


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), type(value).__name__)
