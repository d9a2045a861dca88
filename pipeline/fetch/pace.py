"""Politeness: the time between two requests to the same host.

Belongs here: when a host may be asked next. Not here: whether an attempt is made again (`retry`), what a host allows
(`robots`).
"""

from __future__ import annotations

from collections.abc import Callable


class Pace:
    """Tells how long to wait before a request to a host, and counts that request as made then."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` gives seconds and never goes back."""
        self._clock = clock
        self._free: dict[str, float] = {}

    def wait(self, host: str, gap: float) -> float:
        """Seconds to wait now, so that requests to this host are at least `gap` seconds apart."""
        now = self._clock()
        at = max(now, self._free.get(host, now))
        self._free[host] = at + gap
        return at - now
