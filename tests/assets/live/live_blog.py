"""A live blog on the test server that grows, is edited and breaks; and books that poll it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tests.pipeline.fetch.server import Request, Site

PATH = "/live"
FIRST = ("u1", "Two wounded in Nikopol", "Shelling of Nikopol wounded two people on Monday, the mayor said.")
SECOND = ("u2", "Drones over Sumy", "Air defence shot down nine of 11 drones over Sumy, the air force said.")
THIRD = ("u3", "Fire in Chuhuiv", "Four people were injured by a missile in Chuhuiv, rescuers said on Monday.")
EDITED = ("u1", "Three wounded in Nikopol", "Shelling of Nikopol wounded three people on Monday, the mayor said.")


@dataclass
class LiveBlog:
    """Posts as (id, headline, body), with times of their own; each rendering of the page differs, as real ones do."""

    site: Site
    path: str = PATH
    began: datetime = datetime(2024, 3, 4, 8, tzinfo=UTC)
    posts: list[tuple[tuple[str, str, str], datetime]] = field(default_factory=list)
    serial: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.mend()

    def add(self, post: tuple[str, str, str], at: datetime | None = None) -> None:
        """A post, half an hour after the one before if no time is given; with a known id, in the place of that one."""
        when = at or self.began + timedelta(minutes=30 * len(self.posts))
        self.posts = [*((old, then) for old, then in self.posts if old[0] != post[0]), (post, when)]

    def withdraw(self, key: str) -> None:
        self.posts = [(post, at) for post, at in self.posts if post[0] != key]

    def page(self) -> bytes:
        updates = [
            {
                "@type": "BlogPosting",
                "@id": f"#{key}",
                "url": self.site.url(f"{self.path}#{key}"),
                "headline": headline,
                "articleBody": body,
                "datePublished": at.isoformat(),
            }
            for (key, headline, body), at in sorted(self.posts, key=lambda item: item[1], reverse=True)
        ]
        blog = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": updates}
        script = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
        return f"<!DOCTYPE html><html><head>{script}</head><body>view {next(self.serial)}</body></html>".encode()

    def break_down(self, status: int = 500) -> None:
        self.site.answers[self.path] = lambda request: request.answer(status)

    def mend(self) -> None:
        def answer(request: Request) -> None:
            request.answer(200, self.page(), Content_Type="text/html; charset=utf-8")

        self.site.answers[self.path] = answer


def write_sources(folder: Path, site: Site, *paths: str) -> Path:
    """A `sources.toml` of pages on the test server, each named after its path."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = "".join(
        f'[[source]]\nname = "{path.strip("/")}"\nurl = "{site.url(path)}"\npublisher = "Quay Gazette"\n'
        'timezone = "Europe/Kyiv"\ninterval = "1 min"\n\n'
        for path in paths
    )
    path = folder / "sources.toml"
    path.write_text(f'[fetch]\ncontact = "desk@example.org"\nprivate = ["{site.host}"]\n\n{sources}', "utf-8")
    return path
