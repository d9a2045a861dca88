"""Sums of money: currency, bounds, and whether they are help."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.extract.aid import aid_sums
from pipeline.extract.currencies import currencies
from pipeline.extract.figures import find_figures
from pipeline.extract.lexicon import lexicon
from pipeline.extract.money import Sum, find_sums
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS

from .texts import texts


def sums_of(text: str) -> list[Sum]:
    tokens = tokenize(text)
    return find_sums(tokens, find_figures(tokens, [FACTS[w] for w in tokens.folded], lexicon()), [])


def aid_of(text: str, topic: bool = True, crisis: bool = True) -> list[Sum]:
    tokens = tokenize(text)
    return aid_sums(tokens, find_figures(tokens, [FACTS[w] for w in tokens.folded], lexicon()), topic, [], crisis)


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("$5 million", "USD", 5_000_000),
        ("€3bn", "EUR", 3_000_000_000),
        ("20 million euros", "EUR", 20_000_000),
        ("A$7.5m", "AUD", 7_500_000),
        ("EUR 4 million", "EUR", 4_000_000),
        ("5.4 DKK billion", "DKK", 5_400_000_000),
        ("$5 million Canadian", "CAD", 5_000_000),
        ("40 million Canadian dollars", "CAD", 40_000_000),
        ("Rs 10 million", "PKR", 10_000_000),
    ],
)
def test_a_sum_has_the_currency_beside_it(text: str, currency: str, value: int) -> None:
    assert [(money.currency, money.figure.value) for money in sums_of(text)] == [(currency, value)]


def test_a_conversion_states_nothing_new() -> None:
    assert [money.currency for money in sums_of("a €50 million ($54 million) package")] == ["EUR"]


def test_a_definite_sum_only_refers() -> None:
    assert sums_of("It draws from the $60 million budget") == []


def test_a_bare_great_number_goes_on_in_the_currency_before_it() -> None:
    assert [m.currency for m in sums_of("It sent $60 million, of which 45 million is for clinics")] == ["USD", "USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged $5 million in humanitarian aid",
        "The ministry donated 20 million euros to flood victims",
        "A package of military assistance worth $300 million was announced",
    ],
)
def test_a_sum_beside_words_of_help_is_help(text: str) -> None:
    assert len(aid_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["The company paid a fine of $5 million", "Oil sold for $80 a barrel", "The player was bought for $50 million"],
)
def test_prices_fines_and_fees_are_no_help(text: str) -> None:
    assert aid_of(text, topic=False, crisis=False) == []


def test_what_was_delivered_was_sent_and_what_is_pledged_was_not() -> None:
    assert aid_of("Norway delivered $5 million in aid")[0].sent
    assert not aid_of("Norway will deliver $5 million in aid")[0].sent


def test_a_giver_with_its_own_dollar_means_its_own() -> None:
    assert aid_of("Canada pledged $5 million in humanitarian aid")[0].currency == "CAD"


def test_each_currency_has_a_code_of_three_letters() -> None:
    known = currencies()
    assert {*known.signs.values(), *known.words.values()} <= {code.upper() for code in known.codes}


@given(texts)
def test_sums_lie_within_the_sentence(text: str) -> None:
    for money in sums_of(text):
        assert 0 <= money.first < money.stop <= len(tokenize(text).words)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Denmark will donate 400m kroner to Ukraine.", "DKK"),
        ("Norway will donate 400m kroner to Ukraine.", "NOK"),
        ("India gave 50 million rupees in aid to Nepal.", "INR"),
        ("Canada pledged $5 million in aid.", "CAD"),
        ("Denmark pledged $5 million in aid.", "USD"),
    ],
)
def test_a_shared_name_of_money_is_that_of_the_giver(text: str, currency: str) -> None:
    assert [money.currency for money in aid_of(text)] == [currency]


def test_under_a_programme_bounds_nothing() -> None:
    assert [(m.figure.low, m.figure.high) for m in aid_of("It gave $1m in aid under a $15m programme.")] == [
        (1_000_000, 1_000_000),
        (15_000_000, 15_000_000),
    ]
