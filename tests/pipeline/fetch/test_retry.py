"""When an attempt is followed by another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("httpx", reason="fetching needs the extra live")

from pipeline.fetch import FetchError, Rules, wait_before_retry
from pipeline.fetch.records import Fault
from pipeline.fetch.retry import retry_after

RULES = Rules("desk@example.org", attempts=4, backoff_seconds=2.0, longest_wait_seconds=60.0)
NOW = datetime(2024, 3, 4, 10, tzinfo=UTC)


def wait(fault: Fault = "timeout", attempts: int = 1, asked: float | None = None, jitter: float = 1.0) -> float | None:
    error = FetchError(fault, "as tested", timedelta(seconds=asked) if asked is not None else None)
    return wait_before_retry(error, attempts, RULES, lambda: jitter)


def test_waits_double() -> None:
    assert [wait(attempts=n) for n in (1, 2, 3, 4)] == [2.0, 4.0, 8.0, None]


def test_waits_are_spread_over_all_of_their_length() -> None:
    assert [wait(attempts=3, jitter=j) for j in (0.0, 0.5, 1.0)] == [0.0, 4.0, 8.0]


@pytest.mark.parametrize("fault", ["robots", "private_address", "refused", "too_large", "redirects", "bad_url"])
def test_what_stays_as_it_is_is_not_tried_again(fault: Fault) -> None:
    assert wait(fault) is None


def test_what_the_server_asks_for_counts() -> None:
    assert wait("too_many_requests", asked=30) == 30
    assert wait("too_many_requests", asked=60) == 60
    assert wait("too_many_requests", asked=3600) is None


@given(st.integers(1, 200), st.floats(0, 1))
def test_no_wait_is_longer_than_the_longest(attempts: int, jitter: float) -> None:
    rules = Rules("desk@example.org", attempts=1000, longest_wait_seconds=60.0)
    found = wait_before_retry(FetchError("timeout", "as tested"), attempts, rules, lambda: jitter)
    assert found is not None
    assert 0 <= found <= 60


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("Mon, 04 Mar 2024 10:05:00 GMT", 300),
        ("Mon, 04 Mar 2024 09:00:00 GMT", None),
        ("Mon, 04 Mar 2024 10:05:00 -0000", 300),
        ("Mon, 04 Mar 2024 12:05:00 +0200", 300),
        ("0.5", 0.5),
        ("0", None),
        ("-5", None),
        ("soon", None),
        ("nan", None),
        ("1e99", 86400),
        ("Mon, 04 Mar 9999 09:00:00 GMT", 86400),
        (None, None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == (timedelta(seconds=seconds) if seconds else None)


@given(st.text())
def test_any_retry_after_is_read_or_passed_over(value: str) -> None:
    found = retry_after(value, NOW)
    assert found is None or timedelta() < found <= timedelta(days=1)
