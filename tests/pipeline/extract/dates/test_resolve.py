"""What each time expression means, read on Thursday 1 June 2023, 15:00 in Kyiv.

Each row of a table is: phrase in a sentence → first day, last day, precision. "-" is no day.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import DateRange, find_times, resolve
from pipeline.extract.mention import Tense

KYIV = ZoneInfo("Europe/Kyiv")
READ_ON = datetime(2023, 6, 1, 15, 0, tzinfo=KYIV)


def one_time(text: str, tense: Tense = "past") -> DateRange:
    """The days of the only time expression in a text."""
    (span,) = find_times(text)
    assert text[span.start : span.end] == span.text
    return resolve(span, READ_ON, tense)


def as_row(found: DateRange) -> tuple[str, str, str]:
    return (str(found.date_from or "-"), str(found.date_to or "-"), found.precision or "-")


PAST = [
    # weekdays: the last one, today included
    ("The depot burned on Tuesday.", "2023-05-30", "2023-05-30", "day"),
    ("The depot burned on Thursday.", "2023-06-01", "2023-06-01", "day"),
    ("Rescuers still dig following Wednesday's blast.", "2023-05-31", "2023-05-31", "day"),
    ("Last Thursday's blast was louder.", "2023-05-25", "2023-05-25", "day"),
    ("Residents fled early on Wednesday morning.", "2023-05-31", "2023-05-31", "part_of_day"),
    ("They came in the small hours of Wednesday.", "2023-05-31", "2023-05-31", "part_of_day"),
    ("Sirens wailed late Monday.", "2023-05-29", "2023-05-29", "part_of_day"),
    ("At 4:30 am on Tuesday a drone fell.", "2023-05-30", "2023-05-30", "hour"),
    ("THE BARRACKS WERE SHELLED ON SATURDAY.", "2023-05-27", "2023-05-27", "day"),
    ("Between Friday and Sunday the guns fell silent.", "2023-05-26", "2023-05-28", "range"),
    ("Fighting raged from Saturday night into Sunday.", "2023-05-27", "2023-05-28", "range"),
    ("Bombs fell on Monday, Tuesday and Wednesday.", "2023-05-29", "2023-05-31", "range"),
    # weekdays of a week, short ones, at worship
    ("The depot burned on Tuesday last week.", "2023-05-23", "2023-05-23", "day"),
    ("Last week on Friday the depot burned.", "2023-05-26", "2023-05-26", "day"),
    ("On the Wednesday of last week the mill burned.", "2023-05-24", "2023-05-24", "day"),
    ("A tanker sank on Monday this week.", "2023-05-29", "2023-05-29", "day"),
    ("A tanker sank on Sat and burned.", "2023-05-27", "2023-05-27", "day"),
    ("The mosque was hit during Friday prayers.", "2023-05-26", "2023-05-26", "day"),
    ("Shells fell in the pre-dawn hours of Monday.", "2023-05-29", "2023-05-29", "part_of_day"),
    ("Monday through Wednesday the road was shut.", "2023-05-29", "2023-05-31", "range"),
    # parts of months and years
    ("The first week of May was dry.", "2023-05-01", "2023-05-07", "range"),
    ("The third week of May was dry.", "2023-05-15", "2023-05-21", "range"),
    ("In the last week of February 2024 it froze.", "2024-02-23", "2024-02-29", "range"),
    ("The first ten days of May were dry.", "2023-05-01", "2023-05-10", "range"),
    ("Over the final days of April it rained.", "2023-04-21", "2023-04-30", "range"),
    ("In the second half of April it rained.", "2023-04-16", "2023-04-30", "range"),
    ("Late last month the dam broke.", "2023-05-21", "2023-05-31", "range"),
    ("Early last year the mine flooded.", "2022-01-01", "2022-04-30", "range"),
    ("In the middle of last month a crane fell.", "2023-05-11", "2023-05-20", "range"),
    ("Early this year the mine flooded.", "2023-01-01", "2023-04-30", "range"),
    ("Earlier this year the mine flooded.", "2023-01-01", "2023-06-01", "year"),
    ("On the 28th of last month a crane fell.", "2023-05-28", "2023-05-28", "day"),
    ("On May the 3rd a crane fell.", "2023-05-03", "2023-05-03", "day"),
    ("A crane fell on 14-05-2023.", "2023-05-14", "2023-05-14", "day"),
    ("On the night of 14/15 May a crane fell.", "2023-05-14", "2023-05-15", "range"),
    ("From May 1 through May 14 it rained.", "2023-05-01", "2023-05-14", "range"),
    ("Nine homes were lost in the August flood.", "2022-08-01", "2022-08-31", "month"),
    ("Nine homes were lost by the April raid.", "2023-04-01", "2023-04-30", "month"),
    # hours
    ("The pump failed 48 hours ago.", "2023-05-30", "2023-05-30", "day"),
    ("The pump failed a few hours ago.", "2023-06-01", "2023-06-01", "day"),
    # nights
    ("Nine drones came overnight.", "2023-05-31", "2023-06-01", "part_of_day"),
    ("Last night the bridge was hit.", "2023-05-31", "2023-06-01", "part_of_day"),
    ("A night raid killed two.", "2023-05-31", "2023-06-01", "part_of_day"),
    ("Overnight into Wednesday the port burned.", "2023-05-31", "2023-05-31", "part_of_day"),
    ("On the night of 30 to 31 May the dam broke.", "2023-05-30", "2023-05-31", "range"),
    ("It happened overnight and on Sunday.", "2023-05-27", "2023-05-28", "part_of_day"),
    ("Tonight the enemy struck the station.", "2023-05-31", "2023-06-01", "part_of_day"),
    # today and its neighbours
    ("Yesterday evening a shop was looted.", "2023-05-31", "2023-05-31", "part_of_day"),
    ("The day before yesterday a tanker sank.", "2023-05-30", "2023-05-30", "day"),
    ("This morning's barrage hit the mill.", "2023-06-01", "2023-06-01", "part_of_day"),
    ("Three days ago the pump failed.", "2023-05-29", "2023-05-29", "day"),
    ("Two weeks ago the ferry sank.", "2023-05-18", "2023-05-18", "week"),
    # days of the calendar
    ("It began on 22 April.", "2023-04-22", "2023-04-22", "day"),
    ("It began on April 22, 2021.", "2021-04-22", "2021-04-22", "day"),
    ("It began on the 3rd of March 2022.", "2022-03-03", "2022-03-03", "day"),
    ("It began on Aug. 15.", "2022-08-15", "2022-08-15", "day"),
    ("It began on 2023-05-07.", "2023-05-07", "2023-05-07", "day"),
    ("It began on 31.05.2023 in the south.", "2023-05-31", "2023-05-31", "day"),
    ("It began on 5/28 in the south.", "2023-05-28", "2023-05-28", "day"),
    ("Wednesday [18 May] was worse.", "2022-05-18", "2022-05-18", "day"),
    ("On 24 February last year tanks crossed.", "2022-02-24", "2022-02-24", "day"),
    ("ON MAY 12 TROOPS ENTERED.", "2023-05-12", "2023-05-12", "day"),
    ("On the 15th, the siege ended.", "2023-05-15", "2023-05-15", "day"),
    ("The party on New Year's Eve was bombed.", "2022-12-31", "2022-12-31", "day"),
    ("Churches were full on Easter Monday.", "2023-04-10", "2023-04-10", "day"),
    ("Between 3 and 9 May the toll rose.", "2023-05-03", "2023-05-09", "range"),
    ("From 28 April to 2 May nobody left.", "2023-04-28", "2023-05-02", "range"),
    ("The May 30-31 raids ended.", "2023-05-30", "2023-05-31", "range"),
    ("The raids of Feb. 6 and 7, 2019, were the last.", "2019-02-06", "2019-02-07", "range"),
    ("Raids on 16, 20 and 21 May hit the port.", "2023-05-16", "2023-05-21", "range"),
    # weeks, months, years
    ("Last week a mill burned.", "2023-05-22", "2023-05-28", "week"),
    ("Earlier this week a mill burned.", "2023-05-29", "2023-06-01", "week"),
    ("Over the weekend a mill burned.", "2023-05-27", "2023-05-28", "range"),
    ("Last month a mill burned.", "2023-05-01", "2023-05-31", "month"),
    ("Earlier in May a mill burned.", "2023-05-01", "2023-05-31", "month"),
    ("In March a mill burned.", "2023-03-01", "2023-03-31", "month"),
    ("In September a mill burned.", "2022-09-01", "2022-09-30", "month"),
    ("In January 2022 a mill burned.", "2022-01-01", "2022-01-31", "month"),
    ("In late April a mill burned.", "2023-04-21", "2023-04-30", "range"),
    ("Between January and March 2022 mills burned.", "2022-01-01", "2022-03-31", "range"),
    ("In 2021 a mill burned.", "2021-01-01", "2021-12-31", "year"),
    ("Last year a mill burned.", "2022-01-01", "2022-12-31", "year"),
    ("This year a mill burned.", "2023-01-01", "2023-06-01", "year"),
    ("In the first three months of 2022 mills burned.", "2022-01-01", "2022-03-31", "range"),
    ("On the evening of 29 May and the morning of 30 May mills burned.", "2023-05-29", "2023-05-30", "range"),
    ("In the first quarter of 2022 mills burned.", "2022-01-01", "2022-03-31", "range"),
    # counting back
    ("In the past 24 hours nine fell.", "2023-05-31", "2023-06-01", "range"),
    ("Over the last three days nine fell.", "2023-05-29", "2023-06-01", "range"),
    ("Over the past week nine fell.", "2023-05-25", "2023-06-01", "range"),
    ("In 12 days nine fell.", "2023-05-20", "2023-06-01", "range"),
    # bounds
    ("Since 24 February nine fell.", "2023-02-24", "2023-06-01", "range"),
    ("Since early October nine fell.", "2022-10-01", "2023-06-01", "range"),
    ("Since the start of the year nine fell.", "2023-01-01", "2023-06-01", "range"),
    ("Since the truce collapsed on 4 May nine fell.", "2023-05-04", "2023-06-01", "range"),
    ("As of Monday nine had fallen.", "-", "2023-05-29", "day"),
    ("Since the outbreak of the war nine fell.", "-", "-", "-"),
    ("Since the invasion began in February last year nine fell.", "-", "-", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "precision"), PAST, ids=[row[0] for row in PAST])
def test_reported_past(text: str, first: str, last: str, precision: str) -> None:
    assert as_row(one_time(text)) == (first, last, precision)


AHEAD = [
    ("They will leave on Saturday.", "2023-06-03", "2023-06-03", "day"),
    ("They will leave on Thursday.", "2023-06-01", "2023-06-01", "day"),
    ("They will leave next Thursday.", "2023-06-08", "2023-06-08", "day"),
    ("They will leave tomorrow.", "2023-06-02", "2023-06-02", "day"),
    ("They will leave on 5 June.", "2023-06-05", "2023-06-05", "day"),
    ("They will leave in March.", "2024-03-01", "2024-03-31", "month"),
    ("They will leave next week.", "2023-06-05", "2023-06-11", "week"),
    ("They will leave this week.", "2023-06-01", "2023-06-04", "week"),
    ("They will leave this weekend.", "2023-06-03", "2023-06-04", "range"),
    ("They will leave by Friday.", "2023-06-01", "2023-06-02", "range"),
    ("They will leave over the next three days.", "2023-06-01", "2023-06-04", "range"),
    ("They will leave tonight.", "2023-06-01", "2023-06-01", "part_of_day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "precision"), AHEAD, ids=[row[0] for row in AHEAD])
def test_plans(text: str, first: str, last: str, precision: str) -> None:
    assert as_row(one_time(text, "future")) == (first, last, precision)


NO_TIME = [
    "For 30 hours the guns were silent.",
    "A cat sat on the mat.",
    "The Friday prayers leader wore a mon.",
    "The minister may resign after 20 may have died.",
    "UP TO 12 MAY HAVE BEEN KILLED.",
    "Protesters march 30 km a day.",
    "The Sunday Times and the Friday Telegraph wrote about it.",
    "Black Friday sales rose.",
    "A 12-year-old and a 40-day-old baby were hurt.",
    "Guards are on duty 24/7 at 5/8 of the posts.",
    "In the past, towns were spared.",
    "He is second in command and first in line.",
    "They sat in the sun with Theresa May and April Jones.",
    "About 2000 homes and 1950 sheds burned.",
    "The past few days have been hard.",
    "The siege went on for months.",
    "Version 3.1.2 costs 10.50 euros.",
    "Builds 1.2.3599806412 and 1.2.31,2003612396 failed.",
    "Shells of 31 to 40 mm were found.",
    "It happened hours after the first raid.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time_is_read_from(text: str) -> None:
    assert find_times(text) == []


def test_tonight_in_the_evening_is_the_evening_that_has_begun() -> None:
    (span,) = find_times("Tonight two drones fell.")
    found = resolve(span, READ_ON.replace(hour=22))
    assert (found.date_from, found.date_to) == (date(2023, 6, 1), date(2023, 6, 1))


def test_a_day_earlier_counts_from_the_day_spoken_of() -> None:
    (span,) = find_times("A day earlier 40 had left.")
    assert resolve(span, READ_ON, reference=date(2023, 5, 20)).date_from == date(2023, 5, 19)
    assert resolve(span, READ_ON).date_from == date(2023, 5, 31)


def test_a_later_day_than_one_not_named_is_unknown() -> None:
    (span,) = find_times("Two days later 40 had left.")
    assert resolve(span, READ_ON).date_from is None


@pytest.mark.parametrize(
    "start", ["this morning", "last night", "yesterday", "yesterday morning", "Thursday", "1 June"]
)
def test_since_the_hours_of_the_news_is_no_running_total(start: str) -> None:
    assert not one_time(f"Shells have hit the port since {start}.").cumulative


@pytest.mark.parametrize("start", ["Wednesday", "31 May", "Tuesday", "two days ago", "the day before yesterday"])
def test_since_a_day_before_is_one(start: str) -> None:
    assert one_time(f"Shells have hit the port since {start}.").cumulative


def test_since_is_cumulative_and_a_day_is_not() -> None:
    assert one_time("Since Monday nine fell.").cumulative
    assert one_time("Since the war began nine fell.").cumulative
    assert not one_time("On Monday nine fell.").cumulative


def test_the_29th_of_february_is_the_last_one_there_was() -> None:
    assert one_time("It began on 29 February.").date_from == date(2020, 2, 29)


def test_as_of_a_weekday_is_the_last_one_also_of_a_plan() -> None:
    (span,) = find_times("as of Sunday")
    assert resolve(span, READ_ON, "future") == resolve(span, READ_ON, "past")


def test_a_holiday_that_names_a_kind_of_thing_is_no_day() -> None:
    assert not find_times("A lorry ran into a Christmas market.")
    assert find_times("It was shelled at Christmas.")


_WORDS = (
    "on in since Tuesday may May 12 31 2023 the night of overnight early last week days ago , and to between 5/31 June"
    " killed people 1,200 first quarter weekend’s New Year's Eve (18 May) -"
)
WORDS = st.sampled_from(_WORDS.split())


@given(words=st.lists(WORDS, max_size=25))
def test_any_words_give_ordered_spans_with_true_offsets_and_days_in_order(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for span in find_times(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end
        for tense in ("past", "future"):
            found = resolve(span, READ_ON, tense)  # type: ignore[arg-type]
            assert found.text == span.text
            if found.date_from and found.date_to:
                assert found.date_from <= found.date_to
            assert (found.precision is None) == (found.date_from is None and found.date_to is None)


@given(text=st.text(max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    for span in find_times(text):
        assert text[span.start : span.end] == span.text


@given(weekday=st.integers(min_value=0, max_value=6), day=st.dates(date(1985, 1, 1), date(2035, 1, 1)))
def test_a_past_weekday_lies_within_the_week_that_ends_today(weekday: int, day: date) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    (span,) = find_times(f"Nine fell on {name}.")
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=KYIV)
    past, ahead = resolve(span, noon).date_from, resolve(span, noon, "future").date_from
    assert past is not None
    assert ahead is not None
    assert past.weekday() == ahead.weekday() == weekday
    assert 0 <= (day - past).days < 7
    assert 0 <= (ahead - day).days < 7


def test_what_a_day_did_is_no_end_of_a_period() -> None:
    (span,) = find_times("The number of people killed by Tuesday's earthquake has risen to 14.")
    found = resolve(span, READ_ON)
    assert (found.date_from, found.date_to) == (date(2023, 5, 30), date(2023, 5, 30))
    assert not found.cumulative


def test_a_part_of_this_year_that_is_over_stays_where_it_was_for_plans_too() -> None:
    span = next(iter(find_times("early this year")))
    found = resolve(span, READ_ON, "future")
    assert (found.date_from, found.date_to) == (date(2023, 1, 1), date(2023, 4, 30))
