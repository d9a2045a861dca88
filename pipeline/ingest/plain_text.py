"""Plain text: headlines and paragraphs in one stream, one a line, nothing marking which is which.

Belongs here: ids and the posts made of lines. Not here: the lines (`text_lines`), which of them is a headline
(`headlines`), what the times on a page come to (`page_times`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipeline.ids import id_from_text
from pipeline.ingest.content import Content
from pipeline.ingest.errors import InputError
from pipeline.ingest.headlines import Label, label_lines
from pipeline.ingest.line_times import LineTime, time_before_text
from pipeline.ingest.page_times import PageTimes, times_of_posts
from pipeline.ingest.records import Context, Post, Reason, Reject
from pipeline.ingest.text_lines import TextLine, cut, gaps, text_lines, whole_lines
from pipeline.ingest.timestamps import FieldError, check_range, to_utc, zone_of

_FEWEST_ON_LINES = 2
"""Times on lines of text that are taken for those of posts. Below more than a title they may be the hours of what the
text is about, unless each names its zone."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class _Lines(NamedTuple):
    """The lines of one post, its headline first if it has one."""

    has_headline: bool
    lines: list[TextLine]


class PlainTextReader:
    """Reads plain text. Needs all three defaults: the text has none of its own."""

    name = "plain text"

    def detects(self, head: bytes) -> bool:
        """It looks like text: hardly any control characters."""
        return len(_CONTROL.findall(head)) <= 0.02 * len(head)

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """The posts in order; rejected are lines that are no part of a post, and posts with bytes that are not UTF-8.

        InputError if a default is missing or cannot be used, or if most of the lines are not UTF-8.
        """
        source, published_at, zone = _defaults(content, context)
        data = content.read()
        lines = list(whole_lines(list(text_lines(data))))
        broken = sum(not line.sound for line in lines)
        if broken * 2 > len(lines):
            raise InputError(
                f"{content.path} is not UTF-8 text: {broken} of its {len(lines)} lines are not; "
                f"convert it first, such as: iconv -f WINDOWS-1252 -t UTF-8 {content.path.name}"
            )
        page, labels, times = _read_page(lines, data, published_at, zone, context)
        groups = list(_groups(data, page, labels, times))
        moments = [moment or published_at for moment in times.posts]
        posts = [group.lines for group in groups if isinstance(group, _Lines)]
        ids = _external_ids(posts, [moment.astimezone(zone).date().isoformat() for moment in moments])
        of_posts = zip(ids, moments, strict=True)
        for group in groups:
            if isinstance(group, Reject):
                yield group
                continue
            external_id, moment = next(of_posts)
            if problem := next((line for line in group.lines if not line.sound or "\0" in line.text), None):
                yield from _rejected(data, group.lines, problem)
                continue
            texts = [line.text for line in group.lines]
            headline = texts.pop(0) if group.has_headline else ""
            yield Post(source, external_id, headline, "\n\n".join(texts), moment.astimezone(UTC), zone.key)


def _defaults(content: Content, context: Context) -> tuple[str, datetime, ZoneInfo]:
    """Source, time of publication in UTC, and zone."""
    given = context.defaults
    options = {
        "--published 2023-06-01T12:00": given.published_at,
        "--timezone Europe/Kyiv": given.timezone,
        "--source NAME": given.source,
    }
    if missing := [option for option, value in options.items() if not value]:
        raise InputError(
            f"{content.path} is plain text, which does not say when and by whom it was published: "
            f"add {' '.join(missing)}"
        )
    assert given.published_at
    assert given.timezone
    assert given.source
    try:
        zone = zone_of(given.timezone)
        published_at = to_utc(given.published_at, "the time of publication", zone)
        check_range(published_at, "the time of publication", context.ingested_at, context.limits)
    except FieldError as problem:
        raise InputError(f"{content.path} cannot be read: {problem.detail}") from None
    return given.source, published_at, zone


def _labels(lines: Sequence[TextLine]) -> list[Label]:
    return label_lines([line.text for line in lines], gaps(lines))


def _read_page(
    lines: Sequence[TextLine], data: bytes, published_at: datetime, zone: ZoneInfo, context: Context
) -> tuple[Sequence[TextLine], Sequence[Label], PageTimes]:
    """The lines of a page, what each is, and its times; times that stand on a line with text are lines of their own
    where that makes the page clear."""
    labels = _labels(lines)
    times = _times(lines, labels, published_at, zone, context)
    found = {i: time for i, line in enumerate(lines) if (time := time_before_text(line.text, zone))}
    if not any(times.posts) and len(found) >= _FEWEST_ON_LINES:
        parted = list(_with_times_apart(lines, data, found))
        parted_labels = _labels(parted)
        parted_times = _times(parted, parted_labels, published_at, zone, context)
        above = sum(label != "furniture" for label in parted_labels[: min(found)])
        if any(parted_times.posts) and (above <= 1 or all(time.names_zone for time in found.values())):
            return parted, parted_labels, parted_times
    return lines, labels, times


def _with_times_apart(lines: Sequence[TextLine], data: bytes, found: Mapping[int, LineTime]) -> Iterator[TextLine]:
    for i, line in enumerate(lines):
        parts = cut(line, data, found[i].length) if i in found else None
        yield from (parts[0]._replace(text=found[i].text), parts[1]) if parts else (line,)


def _times(
    lines: Sequence[TextLine], labels: Sequence[Label], published_at: datetime, zone: ZoneInfo, context: Context
) -> PageTimes:
    """The times of the posts as the page has them; none where one of them cannot be believed."""
    times = times_of_posts([line.text for line in lines], labels, published_at, zone, gaps(lines))
    try:
        for moment in filter(None, times.posts):
            check_range(moment, "the time of a post", context.ingested_at, context.limits)
    except FieldError as problem:
        return times._replace(posts=[None] * len(times.posts), doubt=problem.detail)
    return times


def _groups(
    data: bytes, lines: Sequence[TextLine], labels: Sequence[Label], times: PageTimes
) -> Iterator[Reject | _Lines]:
    """The page's furniture as rejects, and its posts, in order."""
    detail = _of_furniture(times)
    post: list[TextLine] = []
    starts, has_headline = set(times.starts), False
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label == "furniture" or i == times.title:
            yield Reject("not_an_update", detail, line.number, line.start, line.end, data[line.start : line.end])
        elif i in starts:
            if post:
                yield _Lines(has_headline, post)
            post, has_headline = [line], label == "headline"
        else:
            post.append(line)
    if post:
        yield _Lines(has_headline, post)


def _of_furniture(times: PageTimes) -> str:
    """What is said of the lines around posts."""
    if any(times.posts):
        return (
            "a time, which its post has, or the page's title, a byline, link or credit around the posts: nothing to do"
        )
    doubt = f"; the times on the page were not used, as {times.doubt}" if times.doubt else ""
    return (
        "a time, byline, link or credit around the posts, which all have the time of --published: nothing to do, "
        f"unless it is the text of a post{doubt}"
    )


def _external_ids(posts: Sequence[Sequence[TextLine]], days: Sequence[str]) -> Iterator[str]:
    """An id for each post from its day and its first line, so that a page read again later that day keeps them.

    Equal first lines are told apart by counting from the end: pages grow at their beginning.
    """
    ids: list[str] = []
    seen: Counter[str] = Counter()
    for post, day in zip(reversed(posts), reversed(days), strict=True):
        name = id_from_text(day, post[0].text)
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return reversed(ids)


def _rejected(data: bytes, members: Sequence[TextLine], problem: TextLine) -> Iterator[Reject]:
    """One reject for each line of a post that holds a line with a problem."""
    reason: Reason = "bad_field" if problem.sound else "not_utf8"
    what = "holds a NUL character: remove it" if problem.sound else "is not UTF-8: save the file as UTF-8"
    detail = f"line {problem.number} {what}; no line of its post was read"
    for line in members:
        yield Reject(reason, detail, line.number, line.start, line.end, data[line.start : line.end])
