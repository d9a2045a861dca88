"""robots.txt, as RFC 9309 has it.

Belongs here: what a robots.txt, or its absence, allows. Not here: getting it (`fetcher`).
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from pipeline.fetch.records import PRODUCT

MOST_BYTES = 500 * 1024
"""What has to be read of a robots.txt; the rest may be left (RFC 9309, 2.5)."""
KEPT_SECONDS = 24 * 3600.0
"""No robots.txt is used for longer (RFC 9309, 2.4)."""
_LONGEST_DELAY = 60.0


@dataclass(frozen=True)
class Robots:
    """What one host lets us fetch."""

    found: Protego | None
    """None: everything."""

    def allows(self, url: str) -> bool:
        """Whether we may fetch the URL."""
        return self.found is None or bool(self.found.can_fetch(url, PRODUCT))

    @property
    def gap(self) -> float:
        """Seconds between requests that the host asks for, at most a minute."""
        delay = self.found.crawl_delay(PRODUCT) if self.found else None
        return min(float(delay or 0), _LONGEST_DELAY)


def robots_of(status: int, body: bytes) -> Robots | None:
    """What a host's answer for /robots.txt means. None: it could not say, so that nothing may be fetched for now."""
    if 200 <= status < 300:
        return Robots(Protego.parse(body[:MOST_BYTES].decode("utf-8", "replace")))
    if 400 <= status < 500 and status != 429:
        return Robots(None)
    return None
