"""Money into US dollars at the reference rate of a day.

Belongs here: conversion at the European Central Bank's daily reference rates, which come inside the package
CurrencyConverter and are never fetched. Not here: reading sums in a text (`money`), which day a sum is of (`dates`).

What is left unconverted (None): currencies that the bank does not quote (the hryvnia), days before a currency's first
rate, and days more than a week after its last one (the rouble since March 2022; any currency once the bundled table has
grown old, which a newer CurrencyConverter cures). Rates are published on bank days; a day without one takes the last
before it.
"""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

REACH_DAYS = 7
"""How old a rate may be on the day that it is used for; the longest run of days without rates is five."""

_DOLLAR = "USD"


@functools.cache
def _converter() -> CurrencyConverter:
    from currency_converter import CurrencyConverter  # loaded with the first sum that is not in dollars

    return CurrencyConverter()


@functools.lru_cache(maxsize=4096)
def _rate(currency: str, day: date) -> tuple[float, date] | None:
    """Dollars for one unit, and the day of the rate: the last one up to `day`, if it is near enough."""
    from currency_converter import RateNotFoundError

    converter = _converter()
    if currency not in converter.currencies:
        return None
    for age in range(REACH_DAYS + 1):
        at = day - timedelta(days=age)
        try:
            return float(converter.convert(1.0, currency, _DOLLAR, date=at)), at
        except RateNotFoundError:
            continue
    return None


def to_usd(value: float, currency: str, day: date) -> tuple[float, date] | None:
    """`value` of an ISO 4217 currency in US dollars, and the day of the rate used; None where no rate holds.

    Dollars stay as they are, with `day` itself. `day` is a local calendar day; no time of day is considered.
    """
    if currency == _DOLLAR:
        return float(value), day
    found = _rate(currency, day)
    return None if found is None else (value * found[0], found[1])
