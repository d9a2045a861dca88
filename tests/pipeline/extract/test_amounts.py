"""Sums in dollars at the European Central Bank's reference rates.

The expected rates are the bank's published ones: 1 EUR was 1.0697 USD on 1 June 2023 and 1.0763 USD on 2 June 2023;
on 1 March 2022, the last day of the rouble, 1 EUR was 1.1162 USD and 117.201 RUB.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from currency_converter import CurrencyConverter
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.amounts import REACH_DAYS, to_usd

THURSDAY = date(2023, 6, 1)
FRIDAY, SUNDAY = date(2023, 6, 2), date(2023, 6, 4)
LAST_ROUBLE = date(2022, 3, 1)
NEWEST = CurrencyConverter().bounds["USD"].last_date
"""The last day of the bundled table."""


def test_euros_are_converted_at_the_rate_of_the_day() -> None:
    assert to_usd(50_000_000, "EUR", THURSDAY) == (pytest.approx(53_485_000), THURSDAY)


def test_a_currency_other_than_the_euro_goes_by_the_euro() -> None:
    found = to_usd(117.201, "RUB", LAST_ROUBLE)
    assert found == (pytest.approx(1.1162), LAST_ROUBLE)


def test_dollars_stay_as_they_are_on_any_day() -> None:
    assert to_usd(300_000_000, "USD", date(1985, 2, 3)) == (300_000_000.0, date(1985, 2, 3))


def test_a_sunday_takes_the_rate_of_the_friday_before() -> None:
    assert to_usd(1_000, "EUR", SUNDAY) == (pytest.approx(1_076.3), FRIDAY)


@pytest.mark.parametrize("currency", ["UAH", "PKR", "SDG", "not a currency", ""])
def test_a_currency_that_the_bank_does_not_quote_has_no_dollars(currency: str) -> None:
    assert to_usd(1_000, currency, THURSDAY) is None


def test_the_last_known_rate_holds_for_a_week_and_no_longer() -> None:
    edge = LAST_ROUBLE + timedelta(days=REACH_DAYS)
    assert to_usd(1_000, "RUB", edge) == to_usd(1_000, "RUB", LAST_ROUBLE)
    assert to_usd(1_000, "RUB", edge + timedelta(days=1)) is None


def test_the_end_of_the_bundled_table_is_treated_like_any_last_rate() -> None:
    after = to_usd(1_000, "GBP", NEWEST + timedelta(days=3))
    assert after is not None
    assert after[1] == NEWEST
    assert to_usd(1_000, "GBP", NEWEST + timedelta(days=REACH_DAYS + 1)) is None


def test_before_the_first_rate_there_are_no_dollars() -> None:
    assert to_usd(1_000, "EUR", date(1998, 12, 31)) is None


def test_the_bundled_table_reaches_the_wars_that_are_read() -> None:
    assert date(2024, 1, 1) <= NEWEST


@given(
    value=st.floats(min_value=1, max_value=1e11),
    currency=st.sampled_from(["EUR", "GBP", "JPY", "PLN", "AUD", "SEK"]),
    day=st.dates(min_value=date(2005, 1, 10), max_value=date(2025, 12, 31)),
)
def test_the_rate_used_is_never_of_a_later_day_nor_older_than_a_week(value: float, currency: str, day: date) -> None:
    found = to_usd(value, currency, day)
    assert found is not None
    assert 0 <= (day - found[1]).days <= REACH_DAYS


@given(value=st.floats(min_value=1, max_value=1e11), times=st.integers(min_value=2, max_value=9))
def test_conversion_is_proportional(value: float, times: int) -> None:
    one, many = to_usd(value, "NOK", THURSDAY), to_usd(value * times, "NOK", THURSDAY)
    assert one is not None
    assert many is not None
    assert many[0] == pytest.approx(one[0] * times)
