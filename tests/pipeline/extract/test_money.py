"""Sums of money: currency, bounds, and whether they are help."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.extract.aid.parts import link_parts
from pipeline.extract.aid.sums import aid_sums
from pipeline.extract.currencies import currencies
from pipeline.extract.lexicon.load import lexicon
from pipeline.extract.money import Sum, find_sums
from pipeline.extract.numbers.figures import find_figures
from pipeline.extract.tokens import tokenize
from pipeline.extract.word_facts import FACTS
from tests.pipeline.extract.texts import texts


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
        ("8.3 EUR million", "EUR", 8_300_000),
        ("735 m ISK", "ISK", 735_000_000),
        ("SDR 2.5 billion (about US$3.4 billion)", "XDR", 2_500_000_000),
        ("SDR1.2bn", "XDR", 1_200_000_000),
        ("€ 1.2 M", "EUR", 1_200_000),
        ("$5 million Canadian", "CAD", 5_000_000),
        ("40 million Canadian dollars", "CAD", 40_000_000),
        ("Rs 10 million", "PKR", 10_000_000),
        ("Rs. 10 million", "PKR", 10_000_000),
        ("TL 10 million", "TRY", 10_000_000),
        ("10 million TL", "TRY", 10_000_000),
        ("10m RMB", "CNY", 10_000_000),
        ("10 million RMB yuan", "CNY", 10_000_000),
        ("KSh30 million", "KES", 30_000_000),
        ("P4.5 million", "PHP", 4_500_000),
        ("N500m", "NGN", 500_000_000),
        ("a 500-million-euro tranche", "EUR", 500_000_000),
        ("a quarter of a billion dollars", "USD", 250_000_000),
    ],
)
def test_a_sum_has_the_currency_beside_it(text: str, currency: str, value: int) -> None:
    assert [(money.currency, money.figure.value) for money in sums_of(text)] == [(currency, value)]


@pytest.mark.parametrize("text", ["gate N 500 million", "Room K500 of 10 million", "COP 28 million", "top 10 million"])
def test_letters_and_words_that_are_no_signs_of_money_make_no_sum(text: str) -> None:
    assert sums_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "$10 to $15 million",
        "$10-15 million",
        "between $10m and $15m",
        "10 to 15 million dollars",
        "between USD 10 million and USD 15 million",
    ],
)
def test_a_range_of_money_shares_sign_and_scale(text: str) -> None:
    bounds = [(m.figure.low, m.figure.high, m.figure.hedge, m.currency) for m in sums_of(text)]
    assert bounds == [(10_000_000, 15_000_000, "range", "USD")]


def test_what_a_sum_rose_from_and_to_are_two_sums() -> None:
    assert [m.figure.value for m in sums_of("rose from $10 million to $15 million")] == [10_000_000, 15_000_000]


def test_a_conversion_states_nothing_new() -> None:
    assert [money.currency for money in sums_of("a €50 million ($54 million) package")] == ["EUR"]


def test_a_rounded_sum_of_another_currency_right_behind_one_is_the_same_sum() -> None:
    assert [m.currency for m in sums_of("It gave $6m, approximately N10bn, to the state")] == ["USD"]
    assert len(sums_of("It gave $6m, about $9m less than before")) == 2


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
        "Washington has provided $18 million in budget support to Kyiv",
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


@pytest.mark.parametrize(
    "text",
    [
        "The agency needs $93 million by April and $800 million by autumn for its aid.",
        "It would require an additional $20 million for relief.",
        "The relief programme faces a $50 million shortfall.",
        "They drew up a plan for aid requiring an estimated $75 billion.",
        "The cost of rebuilding the towns after the war is put at a staggering $75 billion.",
        "The UN estimated the humanitarian needs of the north to be $426 million.",
        "The welfare office maintains $90 million of standby funds for relief.",
        "A million people have donated $10 to the relief fund.",
    ],
)
def test_needs_and_the_gift_of_each_are_no_help(text: str) -> None:
    assert aid_of(text) == []


def test_a_definite_sum_that_was_told_before_is_not_told_again() -> None:
    earlier = aid_of("London pledged £20 million in aid.")
    for text, count in [
        ("The £20 million in aid will go to clinics.", 0),
        ("In addition to the £20 million in aid, it gave tents.", 0),
        ("The £20 million we pledged in aid will go to clinics.", 1),
        ("The £30 million in aid will go to clinics.", 1),
    ]:
        tokens = tokenize(text)
        figures = find_figures(tokens, [FACTS[w] for w in tokens.folded], lexicon())
        assert len(aid_sums(tokens, figures, True, earlier, True)) == count


def test_a_need_says_nothing_of_what_is_asked_beside_it() -> None:
    assert [m.figure.value for m in aid_of("It needs $93m in aid and has asked donors for $20m.")] == [20_000_000]


def test_a_payment_that_was_made_was_sent() -> None:
    assert aid_of("Today we made the first payment of €4 million in aid")[0].sent
    assert not aid_of("Today we made a pledge of €4 million in aid")[0].sent


@pytest.mark.parametrize(
    "text",
    [
        "Another $3 million in aid goes to services provided by a charity.",
        "Since she came to power, the government has promised $3 million in aid.",
    ],
)
def test_what_others_provide_or_who_came_delivers_no_sum(text: str) -> None:
    assert [money.sent for money in aid_of(text)] == [False]


def test_of_a_part_and_its_total_the_verb_tells_of_the_part() -> None:
    tokens = tokenize("Of the aid, EUR 1 billion out of a total of EUR 9 billion has been disbursed.")
    figures = find_figures(tokens, [FACTS[w] for w in tokens.folded], lexicon())
    sums = aid_sums(tokens, figures, True, [], True)
    link_parts(tokens.folded, sums, figures, [])
    assert [money.sent for money in sums] == [True, False]


def test_what_was_delivered_was_sent_and_what_is_pledged_was_not() -> None:
    assert aid_of("Norway delivered $5 million in aid")[0].sent
    assert not aid_of("Norway will deliver $5 million in aid")[0].sent


def test_a_giver_with_its_own_dollar_means_its_own() -> None:
    assert aid_of("Canada pledged $5 million in humanitarian aid")[0].currency == "CAD"


def test_each_currency_has_a_code_of_three_letters() -> None:
    known = currencies()
    used = {*known.signs.values(), *known.words.values()}
    assert all(len(code) == 3 and code.isupper() for code in used)
    assert used - {code.upper() for code in known.codes} == {
        "ALL",
        "BAM",
        "BOB",
        "COP",
        "PEN",
        "TOP",
    }  # they are words or other names


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
        ("Sweden gave 20 million crowns in aid.", "SEK"),
        ("Prague gave 20 million crowns in aid.", "CZK"),
        ("The Sudan programme received 226 million pounds in aid from Britain.", "GBP"),
        ("NZ sends $150,000 in relief to Vanuatu.", "NZD"),
        ("As Canada promised more, the United States gave $20 million in aid.", "USD"),
        ("Pakistan gave Rs. 20 million in aid.", "PKR"),
    ],
)
def test_a_shared_name_of_money_is_that_of_the_giver(text: str, currency: str) -> None:
    assert [money.currency for money in aid_of(text)] == [currency]


def test_under_a_programme_bounds_nothing() -> None:
    assert [(m.figure.low, m.figure.high) for m in aid_of("It gave $1m in aid under a $15m programme.")] == [
        (1_000_000, 1_000_000),
        (15_000_000, 15_000_000),
    ]


@pytest.mark.parametrize(
    ("first", "second", "currency"),
    [
        ("Denmark gave DKK 5 billion in aid.", "Of it, 2.4 billion kroner in aid goes to air defence.", "DKK"),
        ("Australia gave A$5 million in aid.", "A further $3 million in aid will follow.", "AUD"),
        ("Australia gave A$5 million in aid.", "The UN allocated $3 million in aid.", "USD"),
        ("Norway gave $5 million in aid.", "A further $3 million in aid will follow.", "USD"),
    ],
)
def test_a_shared_name_goes_on_with_the_sum_before(first: str, second: str, currency: str) -> None:
    tokens = tokenize(second)
    figures = find_figures(tokens, [FACTS[w] for w in tokens.folded], lexicon())
    assert [m.currency for m in aid_sums(tokens, figures, True, aid_of(first), True)] == [currency]
