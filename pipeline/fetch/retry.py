"""When to try again: exponential backoff with full jitter, or as long as the server asks for.

Belongs here: that rule and reading `Retry-After`. Not here: waiting (whoever runs the attempts does).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pipeline.fetch.records import PASSING, FetchError, Rules

_LONGEST_ASKED = timedelta(days=1)


def wait_before_retry(error: FetchError, attempts: int, rules: Rules, jitter: Callable[[], float]) -> float | None:
    """Seconds to wait before the next attempt after `attempts` of them; None if there should be none in this poll.

    `jitter` gives numbers from 0 to 1. A server that asks to be left alone for longer than a poll may wait is.
    """
    if error.fault not in PASSING or attempts >= rules.attempts:
        return None
    backoff = min(rules.backoff_seconds * 2.0 ** (attempts - 1), rules.longest_wait_seconds) * jitter()
    asked = error.retry_after.total_seconds() if error.retry_after else 0.0
    if asked > rules.longest_wait_seconds:
        return None
    return max(backoff, asked)


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """What a `Retry-After` header asks for, seconds or a date, at most a day; None if it says nothing that can be read.

    >>> retry_after("120", datetime(2024, 3, 4, tzinfo=UTC))
    datetime.timedelta(seconds=120)
    """
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds()
    if not math.isfinite(seconds) or seconds <= 0:
        return None
    return min(timedelta(seconds=min(seconds, _LONGEST_ASKED.total_seconds())), _LONGEST_ASKED)
