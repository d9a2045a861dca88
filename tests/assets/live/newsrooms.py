"""Newsrooms that publish by the minute: posts arrive, are edited, come late and are taken away; servers fail.

Everything is drawn from a seed, so that an hour is the same hour each time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from tests.assets.inputs import write_posts
from tests.assets.live.live_blog import LiveBlog
from tests.pipeline.fetch.server import Answer, Request, Site

START = datetime(2024, 3, 4, 8, tzinfo=UTC)
PLACES = ("Nikopol", "Sumy", "Chuhuiv", "Kherson", "Kupiansk", "Izium", "Zaporizhzhia", "Kramatorsk")
HAPPENED = ("were injured when a shell hit a market in", "were killed by a missile in", "were wounded by a drone in")
PAGE, FEED, JSON_FEED, FLAKY = "/live", "/feed", "/json", "/flaky"
WINDOW = 8
"""Posts that a feed shows."""


@dataclass
class Newsroom:
    """What one publisher has published: LiveBlog's posts, drawn at random."""

    blog: LiveBlog
    random: Random
    takes_back: bool
    """Whether posts are ever taken away; a feed that shows its last few only cannot tell."""
    count: int = 0

    def minute(self, now: datetime) -> None:
        """What happens in a minute."""
        happens = self.random.random()
        if happens < 0.35 or len(self.blog.posts) < 4:
            self._publish(now)
        elif happens < 0.50:
            self._edit()
        elif happens < 0.56:
            self._publish(now - timedelta(days=self.random.randint(1, 5)))
        elif happens < 0.64 and self.takes_back:
            self._take_back()

    def texts(self) -> dict[str, str]:
        """The body of each post that stands, by its anchor."""
        return {f"#{key}": body for (key, _, body), _ in self.blog.posts}

    def latest(self, most: int) -> list[tuple[tuple[str, str, str], datetime]]:
        """The newest posts, the newest first."""
        return sorted(self.blog.posts, key=lambda post: post[1], reverse=True)[:most]

    def _publish(self, at: datetime) -> None:
        self.count += 1
        self.blog.add((f"p{self.count}", *self._story()), at + timedelta(seconds=self.random.randint(1, 50)))

    def _edit(self) -> None:
        (key, _, _), at = self.random.choice(self.blog.posts)
        self.blog.add((key, *self._story()), at)

    def _take_back(self) -> None:
        middle = sorted(self.blog.posts, key=lambda post: post[1])[1:-1]
        self.blog.withdraw(self.random.choice(middle)[0][0])

    def _story(self) -> tuple[str, str]:
        number, place = self.random.randint(2, 90), self.random.choice(PLACES)
        happened = self.random.choice(HAPPENED)
        told = f"{number} people {happened} {place} on Monday, the mayor said. Report {self.random.random():.6f}."
        return f"{place}: {number} people hurt", told


def rss(newsroom: Newsroom) -> bytes:
    """The newest posts as RSS."""
    items = "".join(
        f"<item><title>{escape(headline)}</title><guid>{key}</guid><pubDate>{format_datetime(at)}</pubDate>"
        f"<description>{escape(body)}</description></item>"
        for (key, headline, body), at in newsroom.latest(WINDOW)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'.encode()


def json_feed(newsroom: Newsroom) -> bytes:
    """The newest posts as a JSON Feed."""
    items = [
        {"id": key, "title": headline, "content_text": body, "date_published": at.isoformat()}
        for (key, headline, body), at in newsroom.latest(WINDOW)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": items}).encode()


def _stall(request: Request) -> None:
    request.begin(200, 10)
    time.sleep(0.4)


def _drop(request: Request) -> None:
    request.begin(200, 100_000, Content_Type="text/html")
    request.wfile.write(b"<html>")


FAULTS: tuple[Answer, ...] = (
    lambda request: request.answer(500),
    lambda request: request.answer(429, Retry_After="120"),
    lambda request: request.answer(302, Location=FLAKY),
    _stall,
    _drop,
)


@dataclass
class World:
    """All publishers, and the clock."""

    site: Site
    incoming: Path
    random: Random = field(default_factory=lambda: Random(20240304))
    now: datetime = START
    rooms: dict[str, Newsroom] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in (PAGE, FEED, JSON_FEED, FLAKY):
            blog = LiveBlog(self.site, path, began=START)
            self.rooms[path] = Newsroom(blog, Random(self.random.random()), takes_back=path in (PAGE, FLAKY))
        self._answers(FEED, lambda: rss(self.rooms[FEED]), "application/rss+xml")
        self._answers(JSON_FEED, lambda: json_feed(self.rooms[JSON_FEED]), "application/feed+json")

    def minute(self, faults: bool) -> None:
        """Let a minute pass."""
        self.now += timedelta(minutes=1)
        for room in self.rooms.values():
            room.minute(self.now)
        self.rooms[FLAKY].blog.mend()
        if faults and self.random.random() < 0.5:
            self.site.answers[FLAKY] = self.random.choice(FAULTS)

    def drop_file(self, number: int) -> str:
        """A file into the watched folder, with a post of its own and one of the file before, changed."""
        posts = [
            {
                "id": f"wire-{n}",
                "source": "Harbour Wire",
                "published_at": (self.now - timedelta(days=3)).isoformat(),
                "timezone": "Europe/Kyiv",
                "headline": f"{number + 2} hurt in Izium",
                "body": f"{number + 2} people were hurt in Izium on Friday, file {number} says.",
            }
            for n in (number, number - 1)
        ]
        return write_posts(self.incoming / f"wire-{number}.jsonl", posts).name

    def _answers(self, path: str, body: Callable[[], bytes], kind: str) -> None:
        self.site.answers[path] = lambda request: request.answer(200, body(), Content_Type=kind)
