"""Which time dates a figure: totals, background, plans, parts of figures, and where nothing tells one."""

from __future__ import annotations

import pytest

from pipeline.extract.dates import assign_dates
from tests.pipeline.extract.dates.stories import Story, days_of, read_story, short

STORIES = [
    Story(
        "since a day",
        "",
        "[+killed 900|More than 900 civilians] have been killed since 24 February.",
        "02-24..06-01",
    ),
    Story("since the war began", "", "[+killed 400|More than 400 children] have died since the war began.", "-"),
    Story("since a start in a month", "", "Since the war broke out in April, [killed 700|700 people] have died.", "-"),
    Story(
        "the day that a war is told from needs no year",
        "",
        "In Kyiv the count of [+killed 90|more than 90] dead doctors since 24 February was read out.",
        "2022-02-24..06-01",
    ),
    Story(
        "a day before the one that a later war is told from",
        "",
        "In Israel [killed 12|12 people] have been killed on the roads since 7 October.",
        "2022-10-07..06-01",
    ),
    Story(
        "since a day of this year",
        "",
        "[+killed 90|More than 90 miners] in Potosi have died since 24 February.",
        "02-24..06-01",
    ),
    Story("as of a day", "", "As of Monday, [killed 61|61 bodies] had been found.", "..05-29"),
    Story("too many for a day", "", "The army has lost [casualties 180000|180,000 men].", "-"),
    Story(
        "the sum that the single ones add to",
        "",
        "A settler shot [killed 2|two men] dead.\n\nTroops have killed [+killed 160|at least 160 men].",
        "06-01 -",
    ),
    Story("a total by its words", "", "The conflict's body count stands at [killed 120|120].", "-"),
    Story(
        "a disaster may take many in one day",
        "Quake toll passes [+killed 2000|2,000]",
        "The earthquake struck on Monday.",
        "05-29",
    ),
    Story(
        "background to the news",
        "",
        "The court sentenced a man for the killing of [killed 4|four soldiers].",
        "-",
    ),
    Story(
        "a school where people once died",
        "School where [killed 19|19 pupils] were shot is to be torn down",
        "",
        "-",
    ),
    Story("a planned day", "", "[~evacuated 200|200 women] will leave for Penza on Saturday.", "06-03"),
    Story("a plan without a day", "", "The governors agreed to take [~evacuated 300|300 families].", "-"),
    Story(
        "a plan does not take the day of what is past",
        "",
        "On Tuesday [evacuated 90|90 people] left. [~evacuated 80|80 more] are to follow.",
        "05-30 -",
    ),
    Story(
        "one person of a later sentence is another one",
        "",
        "[killed 1|An aid worker] was killed in the west, the agency said on Thursday.\n"
        "The attack happened on Wednesday near the ferry.\n"
        "In January [killed 1|an aid worker] was shot dead in the north.",
        "05-31 01-01..01-31",
    ),
    Story(
        "another so many are not those told before",
        "",
        "Some [displaced 4000|4,000 villagers] have reached the camp, a nurse said.\n"
        "They joined another [displaced 4000|4,000] who fled in January.",
        "06-01 01-01..01-31",
    ),
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_days_of_figures(story: Story) -> None:
    assert days_of(story) == story.days.split()


def test_days_of_publication_have_that_precision_and_no_words() -> None:
    doc, mentions = read_story("", "A mine wounded [injured 1|a shepherd].")
    (found,) = assign_dates(doc, mentions)
    assert (found.precision, found.text) == ("published", None)


def test_a_total_without_a_day_is_cumulative() -> None:
    doc, mentions = read_story("", "[+killed 400|More than 400 children] have died since the war began.")
    (found,) = assign_dates(doc, mentions)
    assert found.cumulative
    assert found.text == "since the war began"


def test_a_part_takes_the_days_of_its_whole() -> None:
    doc, mentions = read_story(
        "",
        "On Monday, [killed 9|nine people] died when a shell hit the queue, said the mayor; [killed 2|two] were boys.",
    )
    mentions[1].part_of = mentions[0]
    assert {short(found) for found in assign_dates(doc, mentions)} == {"05-29"}


def test_parts_that_hold_each_other_do_not_loop() -> None:
    doc, mentions = read_story("", "[killed 9|Nine] of [killed 12|12 people] died.")
    mentions[0].part_of, mentions[1].part_of = mentions[1], mentions[0]
    assert len(assign_dates(doc, mentions)) == 2


def test_an_update_without_figures() -> None:
    doc, _ = read_story("Nothing new on Monday", "All quiet.")
    assert assign_dates(doc, []) == []
