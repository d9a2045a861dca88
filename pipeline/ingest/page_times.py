"""The times of the posts of a page in plain text, from the lines that are times: whose each is, and on what day.

A time that is wrong is worse than none, as later figures go before earlier ones. So the times of a page count only
together: it must be clear which post each belongs to, they must run down or up the page, and none may lie after the
moment at which the page was published. If anything about them is in doubt, all posts keep that moment.

Belongs here: the whole page. Not here: what one line says (`time_marks`), which lines are posts (`headlines`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from pipeline.ingest.evidence import NUMBERS
from pipeline.ingest.headlines import Label
from pipeline.ingest.time_marks import Mark, day_of, mark_of

Side = Literal["before", "under", "after"]
"""Where the time of a post stands: before its headline, between headline and text, behind its text."""
_FEWEST = 2 / 3
"""Of the posts have a time where all have theirs; posts that were cut in two have one between them."""
_FEWEST_BELOW_HEAD = 2
_LONGEST_TITLE = 4
"""Words of a page's title that tells nothing ("LIVE UPDATES"); a longer one, or one with a number, may tell what a post
does."""
_CLOSERS = "\"'”’»)]"
_SLACK = timedelta(minutes=30)
"""By so much a post may stand in the wrong place, as one that was held back."""
_NIGHT_ENDS, _NIGHT_BEGINS = 4, 20
"""A page read before the one hour may begin with posts from after the other, of the day before."""
_MOST_OF_A_DAY = timedelta(hours=12)
_OLDEST = timedelta(days=14)


class PageTimes(NamedTuple):
    """What the times on a page come to."""

    starts: Sequence[int]
    """The first line of each post."""
    posts: Sequence[datetime | None]
    """The time of each post, aware; all None where they do not count."""
    doubt: str
    """Why they do not; empty if they do, or if there are none."""
    title: int | None = None
    """The line that is the page's own title and no post; None if there is none, or if that is not clear."""


class _DoubtError(Exception):
    """The times of a page do not count; the message says why."""


class _Spot(NamedTuple):
    """A post's lines: its first one, the one after its headline, and the one after its last."""

    first: int
    body: int
    end: int


def times_of_posts(
    lines: Sequence[str], labels: Sequence[Label], read_at: datetime, zone: ZoneInfo, gaps: Sequence[int] = ()
) -> PageTimes:
    """The posts of a page that was published at `read_at`, whose clock is that of `zone`, and their times. `gaps` count
    the blank lines before each line.

    Posts begin at each headline, and at the first paragraph if there is none before it; where each post has its time
    before it, also behind each time. What stands at the head of a page, before its first time, has none.
    """
    spots = list(_spots(labels, frozenset()))
    marks = {i: mark for i, line in enumerate(lines) if labels[i] == "furniture" and (mark := mark_of(line, zone))}
    side, head = _side(spots, labels, marks) if marks and spots else None, 0
    if marks and not side and (head := _head(lines, labels, gaps or [0] * len(lines), marks)):
        side = "before"
    if side == "before":
        spots = list(_spots(labels, marks.keys()))
    starts, none = [spot.first for spot in spots], [None] * len(spots)
    if not marks or not spots:
        return PageTimes(starts, none, "")
    try:
        of_posts = _assigned(side, spots[head:], len(labels), marks)
        moments = _filled(_moments(of_posts, read_at.astimezone(zone)))
        is_apart = head == 1 or (side != "before" and of_posts[0] is None)
        title = _title(spots[0], lines, labels) if is_apart else None
        kept = 0 if title is None else 1
        return PageTimes(starts[kept:], [*none[:head], *moments][kept:], "", title)
    except _DoubtError as doubt:
        return PageTimes(starts, none, str(doubt))
    except OverflowError:
        return PageTimes(starts, none, "one of them is before the year 1 or after 9999 in another time zone")


def _spots(labels: Sequence[Label], parting: Set[int]) -> Iterator[_Spot]:
    """The posts in order; a new one begins behind each of the lines that part them."""
    kept = [i for i, label in enumerate(labels) if label != "furniture"]
    after = [0, *(i + 1 for i in kept)]
    parted = [not parting.isdisjoint(range(end, i)) for end, i in zip(after, kept, strict=False)]
    starts = [at for at, i in enumerate(kept) if at == 0 or labels[i] == "headline" or parted[at]]
    for start, stop in pairwise([*starts, len(kept)]):
        second = start + 1 if labels[kept[start]] == "headline" and start + 1 < stop else start
        yield _Spot(kept[start], kept[second], kept[stop - 1] + 1)


def _side(spots: Sequence[_Spot], labels: Sequence[Label], marks: Mapping[int, Mark]) -> Side | None:
    """Where the times of a page stand; None if that is not clear."""
    between = _between(spots, len(labels), marks)
    under = [_best(marks, range(spot.first, spot.body)) for spot in spots]
    kept = [i for i, label in enumerate(labels) if label != "furniture"]
    runs = sum(not marks.keys().isdisjoint(range(i + 1, j)) for i, j in pairwise([-1, *kept, len(labels)]))
    has_each = sum(map(bool, under)) >= _FEWEST * len(spots) and runs <= len(spots) + 1
    first, last = bool(between[0]), bool(between[-1])
    if first and not last:
        return "under" if has_each and len(spots) > 1 and not any(between[1:]) else "before"
    if last and not first:
        return "after"
    return "under" if has_each else None


def _head(lines: Sequence[str], labels: Sequence[Label], gaps: Sequence[int], marks: Mapping[int, Mark]) -> int:
    """How many of the posts stand at the head of a page, before its first time, where each of the others has its time
    before it; 0 if that is not clear, for then each of these times may as well be that of the post above it.

    A lone line without a full stop is a page's title where the posts are not such lines; what else stands there is its
    head where each time is nearer to the post below it.
    """
    spots = list(_spots(labels, marks.keys()))
    between = _between(spots, len(labels), marks)
    head = next((i for i, mark in enumerate(between) if mark), 0)
    if not head or between[-1] or len(spots) - head < _FEWEST_BELOW_HEAD:
        return 0
    bare = [_is_bare(spot, lines, labels) for spot in spots]
    is_title = head == 1 and bare[0] and sum(bare[1:]) <= (1 - _FEWEST) * len(bare[1:])
    parts = [
        (above.end, below.first) for (above, below), mark in zip(pairwise(spots), between[1:], strict=False) if mark
    ]
    return head if is_title or all(gaps[end] > gaps[first] for end, first in parts) else 0


def _title(spot: _Spot, lines: Sequence[str], labels: Sequence[Label]) -> int | None:
    """The line of what stands at the head of a page without a time, if it is a title and tells nothing."""
    words = lines[spot.first].lower().split()
    tells = len(words) > _LONGEST_TITLE or any(word in NUMBERS or any(map(str.isdigit, word)) for word in words)
    return spot.first if _is_bare(spot, lines, labels) and not tells else None


def _is_bare(spot: _Spot, lines: Sequence[str], labels: Sequence[Label]) -> bool:
    """Whether a post is one line that does not end as a sentence does."""
    kept = [i for i in range(spot.first, spot.end) if labels[i] != "furniture"]
    return len(kept) == 1 and not lines[kept[0]].rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def _between(spots: Sequence[_Spot], end: int, marks: Mapping[int, Mark]) -> list[Mark | None]:
    """The marks before the first post, between each two, and behind the last."""
    ends = [0, *(spot.end for spot in spots)]
    starts = [*(spot.first for spot in spots), end]
    return [_best(marks, range(stop, start)) for stop, start in zip(ends, starts, strict=True)]


def _assigned(side: Side | None, spots: Sequence[_Spot], end: int, marks: Mapping[int, Mark]) -> Sequence[Mark | None]:
    """The mark of each post."""
    between = _between(spots, end, marks)
    under = [_best(marks, range(spot.first, spot.body)) for spot in spots]
    found = {"before": between[:-1], "after": between[1:], "under": under, None: []}[side]
    if not side or sum(map(bool, found)) < _FEWEST * len(spots):
        raise _DoubtError("which posts they belong to is not clear")
    if doubt := next((mark.doubt for mark in found if mark and mark.doubt), ""):
        raise _DoubtError(doubt)
    return _in_one_zone(found)


def _in_one_zone(marks: Sequence[Mark | None]) -> Sequence[Mark | None]:
    """The marks; clocks without a zone are of the one that the others on the page name."""
    named = {mark.clock.tzinfo for mark in marks if mark and mark.clock}
    if None not in named or len(named) == 1:
        return marks
    if len(named) > 2:
        raise _DoubtError("some name different zones and others none")
    zone = next(zone for zone in named if zone)
    return [
        mark._replace(clock=mark.clock.replace(tzinfo=zone)) if mark and mark.clock and not mark.clock.tzinfo else mark
        for mark in marks
    ]


def _best(marks: Mapping[int, Mark], places: range) -> Mark | None:
    """The first of the marks there that say most."""
    return max((marks[i] for i in places if i in marks), key=lambda mark: mark.precision, default=None)


def _moments(marks: Sequence[Mark | None], read_at: datetime) -> list[datetime | None]:
    """The moments of marks in the order of the page, which is the one that needs fewer midnights."""
    found = [(i, mark) for i, mark in enumerate(marks) if mark]
    ways, doubts = [], []
    for way in (found, found[::-1]):
        try:
            ways.append(_downwards(way, read_at))
        except _DoubtError as doubt:
            doubts.append(doubt)
    if not ways:
        raise doubts[0]
    of_marks = min(ways, key=lambda of_marks: _midnights_and_span(list(of_marks.values()), read_at))
    return [of_marks.get(i) for i in range(len(marks))]


def _downwards(marks: Sequence[tuple[int, Mark]], read_at: datetime) -> dict[int, datetime]:
    """The moments of marks, of which each is older than the one before."""
    moments: dict[int, datetime] = {}
    later = read_at
    for i, mark in marks:
        later = moments[i] = _moment(mark, later, read_at, is_latest=not moments)
    return moments


def _midnights_and_span(moments: Sequence[datetime], read_at: datetime) -> tuple[timedelta, timedelta]:
    first, last = min(moments), max(moments)
    return read_at.date() - first.date(), last - first


def _clock_on(mark: Mark, read_at: datetime) -> datetime:
    """The mark's moment as if it were of the day of reading, where it names no day."""
    if mark.ago is not None or mark.clock is None:
        return read_at - (mark.ago or timedelta())
    day = day_of(mark.day, read_at) if mark.day else None
    clock = mark.clock if mark.clock.tzinfo else mark.clock.replace(tzinfo=read_at.tzinfo)
    local = read_at.astimezone(clock.tzinfo)
    return datetime.combine(day or local.date(), clock).astimezone(read_at.tzinfo)


def _moment(mark: Mark, later: datetime, read_at: datetime, is_latest: bool) -> datetime:
    """The moment of a mark that stands next to one, on its older side, or to the moment of reading."""
    if mark.day:
        moment = _clock_on(mark, read_at)
        if day_of(mark.day, read_at) is None or not -_OLDEST <= moment - read_at <= _MOST_OF_A_DAY:
            raise _DoubtError("their days are not those about --published")
        return moment
    if mark.ago is not None:
        return read_at - mark.ago
    moment = _clock_on(mark, later)
    if is_latest:
        return _latest(moment, read_at)
    if moment - later > _MOST_OF_A_DAY:
        moment -= timedelta(days=1)
    if moment - later > _SLACK:
        raise _DoubtError("they do not run down or up the page")
    return moment


def _latest(moment: datetime, read_at: datetime) -> datetime:
    """The newest post's: of the day on which the page was published, or of the evening before its small hours."""
    if moment <= read_at:
        return moment
    is_night = (read_at.hour, read_at.minute) > (0, 0) and read_at.hour < _NIGHT_ENDS and moment.hour >= _NIGHT_BEGINS
    if not is_night:
        raise _DoubtError("they lie after --published, which should be when the page was copied")
    return moment - timedelta(days=1)


def _filled(moments: Sequence[datetime | None]) -> list[datetime | None]:
    """A post without a time has that of the one before it on the page, or else of the one after."""
    known = [moment for moment in moments if moment is not None]
    filled, last = [], known[0] if known else None
    for moment in moments:
        last = moment or last
        filled.append(last)
    return filled
