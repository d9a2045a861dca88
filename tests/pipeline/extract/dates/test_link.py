"""Which time dates a figure, shown by short updates read on Thursday 1 June 2023, 15:00 in Kyiv.

A figure is marked in the text as [measure low|quote]; "~" before the measure marks a plan, "+" an "at least".
Expected days stand below, one per figure: "05-30" a day of 2023, "05-30..06-01" days, "..05-29" only an end, "-" none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.extract.dates import DateRange, assign_dates
from pipeline.extract.document import Document, read_document
from pipeline.extract.mention import Mention

READ_AT = datetime(2023, 6, 1, 12, 0, tzinfo=UTC)
_MARK = re.compile(r"\[(?P<flags>[~+]*)(?P<measure>\w+) (?P<low>\d+)\|(?P<quote>[^\]]+)\]")


@dataclass(frozen=True)
class Story:
    """One update and the days of its figures."""

    name: str
    headline: str
    body: str
    days: str


def _unmark(text: str) -> tuple[str, list[tuple[int, int, re.Match[str]]]]:
    plain, at, found = "", 0, []
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        found.append((len(plain), len(plain) + len(mark["quote"]), mark))
        plain += mark["quote"]
        at = mark.end()
    return plain + text[at:], found


def read_story(headline: str, body: str) -> tuple[Document, list[Mention]]:
    """An update and its marked figures as mentions."""
    (plain_headline, in_headline), (plain_body, in_body) = _unmark(headline), _unmark(body)
    doc = read_document(plain_headline, plain_body, READ_AT, ZoneInfo("Europe/Kyiv"))
    mentions = []
    for field, marks in (("headline", in_headline), ("body", in_body)):
        for start, end, mark in marks:
            sentence = next(s for s in doc.sentences if s.field == field and s.start <= start < s.end)
            planned = "~" in mark["flags"]
            low = int(mark["low"])
            mentions.append(
                Mention(
                    sentence.index,
                    start,
                    end,
                    mark["measure"],
                    "people",
                    low,
                    None if "+" in mark["flags"] else low,
                    "at_least" if "+" in mark["flags"] else "exact",
                    "planned" if planned else "happened",
                    "future" if planned else "past",
                )
            )
    return doc, mentions


def _short(found: DateRange) -> str:
    first = f"{found.date_from:%m-%d}" if found.date_from else ""
    last = f"{found.date_to:%m-%d}" if found.date_to else ""
    if found.date_from and found.date_from.year != 2023:
        first = str(found.date_from)
    if not first and not last:
        return "-"
    return last if first == last else f"{first}..{last}"


STORIES = [
    # -- the figure's own clause
    Story(
        "each clause has its own day",
        "",
        "Rockets killed [killed 4|four farmers] near Orikhiv on Monday and [killed 6|six] in Stepnohirsk on Tuesday.",
        "05-29 05-30",
    ),
    Story(
        "a day in front governs the clauses that follow",
        "",
        "On Tuesday, gunners shelled the market, killing [killed 3|three traders] and wounding [injured 9|nine].",
        "05-30 05-30",
    ),
    Story(
        "a day in front of a later clause does not reach back",
        "",
        "Hail of mortar fire hurt [injured 2|two nurses] on Sunday, while on Tuesday [killed 5|five guards] died.",
        "05-28 05-30",
    ),
    Story(
        "joined clauses share the day behind the first",
        "",
        "[damaged 11|Eleven barns] burned down on Wednesday but [injured 0|nobody was hurt], the mayor said.",
        "05-31 05-31",
    ),
    Story(
        "a day between commas at the end",
        "",
        "A lorry bomb killed [killed 14|14 shoppers] at a market in the town of Qalat, Zabul, late on Tuesday.",
        "05-30",
    ),
    Story(
        "a possessive day",
        "",
        "Tuesday's raid on the harbour, which wounded [injured 7|seven dockers], was the third.",
        "05-30",
    ),
    Story(
        "a comparison has a time of its own",
        "",
        "In April, [launched 310|310 drones] crossed the border, compared with [launched 120|120] in January.",
        "04-01..04-30 01-01..01-31",
    ),
    Story(
        "what the deed answered to is not its day",
        "",
        "Fighters fired [launched 20|20 rockets] on Wednesday in retaliation for a raid on Monday.",
        "05-31",
    ),
    Story(
        "behind 'a day after' stands what came before",
        "",
        "Ferries stopped on Wednesday. It came a day after a dam broke at Orlec, drowning [killed 31|31 people].",
        "05-30",
    ),
    Story(
        "the year of a comparison is that of the clause behind it",
        "",
        "It was the worst siege since 2004, when rebels seized [captured 90|90 pupils] at a school.",
        "2004-01-01..12-31",
    ),
    Story(
        "a toll from a day's raid is of that day",
        "",
        "The death toll from Tuesday's raid on Mirnoje has reached [killed 44|44].",
        "05-30",
    ),
    Story(
        "a figure goes on with the time of the one before it",
        "",
        "The country mourned on Wednesday those killed a day earlier, [killed 70|70 pilgrims]."
        "\n\nAt the shrine [killed 9|nine] had died.",
        "05-30 05-30",
    ),
    Story(
        "a later figure of the same post has a day of its own",
        "Missile hits Varenko, [killed 14|14 dead]. Yesterday [killed 4|four] were killed there.",
        "",
        "06-01 05-31",
    ),
    Story(
        "news cannot be older than the day on which it was told",
        "",
        "Drones came overnight.\n\nOn Tuesday the president announced that [released 50|50 sailors] had returned home.",
        "05-30",
    ),
    Story(
        "a year of the paragraph before is no news",
        "",
        "Two towns were shelled overnight.\n\nThe island was annexed in 2014."
        "\n\nThe governor said [killed 4|four people] died in the attacks.",
        "05-31..06-01",
    ),
    Story(
        "since leads to a day through its clause, and what is part of the story shares it",
        "",
        "The storm has killed [killed 44|44 people] since it came ashore at Big Bend late on Tuesday."
        " In Arlen [killed 15|15 people] died.",
        "05-30..06-01 05-30..06-01",
    ),
    Story(
        "two days joined hour by hour",
        "",
        "From 20:00 local time on 30 May to 00:00 on 31 May, [intercepted 95|95 drones] were shot down.",
        "05-30..05-31",
    ),
    Story(
        "by evening is that evening",
        "",
        "Some [without_power 4000|4,000 homes] had no power by evening.",
        "06-01",
    ),
    Story(
        "prisoners of war are not the tally of a war",
        "",
        "The ministry said [released 90|90 prisoners of war] had been handed over.",
        "06-01",
    ),
    Story(
        "what an army has lost is a running total",
        "",
        "The president admitted that the army had lost [equipment_lost 54|54 tanks] in the first assaults.",
        "-",
    ),
    Story(
        "help has the day of its own announcement, not that of the disaster",
        "",
        "The quake struck late on Tuesday.\n\nOman pledged [~aid 10000000|$10 million].",
        "06-01",
    ),
    Story(
        "a superlative's span is no date",
        "",
        "It was the deadliest night since March: [killed 8|eight villagers] died.",
        "06-01",
    ),
    Story(
        "a blow counted within days",
        "",
        "The second such convoy in three days brought out [evacuated 60|60 pensioners] on Monday.",
        "05-29",
    ),
    Story("a night attack", "", "A night attack on Sumy wounded [injured 5|five people].", "05-31..06-01"),
    Story("capitals", "", "GUNMEN KILLED [killed 9|NINE PEASANTS] ON SATURDAY, POLICE SAID MONDAY.", "05-27"),
    # -- saying
    Story(
        "the day of saying gives way to the day of the deed",
        "",
        "Police said on Wednesday that [killed 3|three miners] had died on Sunday.",
        "05-28",
    ),
    Story(
        "the day of saying, where nothing else is told",
        "",
        "[killed 3|Three miners] were shot dead near the pit, police told reporters on Tuesday.",
        "05-30",
    ),
    Story(
        "a statement with a day, and a count back from it",
        "",
        "The staff said in a statement on Wednesday that [attacks 41|41 assaults] were repelled in the past two days.",
        "05-29..05-31",
    ),
    Story(
        "aid is of the day on which it is announced",
        "",
        "Norway announced on Tuesday that it would send [~aid 50000000|$50 million] in June.",
        "05-30",
    ),
    Story(
        "aid pledged for years is of the day of the pledge",
        "",
        "Donors promised [~aid 900000000|$900 million] over the next three years, officials said.",
        "06-01",
    ),
    Story(
        "aid is of the day of the pledge, whenever it is spent",
        "",
        "Madrid will spend [~aid 40000000|€40 million] on clinics in Chad between 2022 and 2026.",
        "06-01",
    ),
    Story(
        "a week of another appeal is not the day of this pledge",
        "",
        "The bank is to lend Malawi [~aid 60000000|$60 million]. The UN appealed last week for more.",
        "06-01",
    ),
    Story("the week of an appeal", "", "The UN appealed last week for [~aid 90000000|$90 million].", "05-22..05-28"),
    Story(
        "what pledges add up to has no day",
        "",
        "Oslo pledged [~aid 5000000|$5 million], bringing its aid to the country to [~aid 41000000|$41 million].",
        "06-01 -",
    ),
    Story(
        "help that was handed over is news of the day in the lead",
        "",
        "The EU has disbursed [aid 40000000|€40 million] to Chad.\n\nIt transferred [aid 9000000|€9 million] before.",
        "06-01 -",
    ),
    Story(
        "a total since a time that is no day",
        "",
        "On 24 May the U.S. Secretary of State gave Chad [~aid 5000000|$5 million]. The new sum brings the total U.S. "
        "aid to [~aid 41000000|$41 million].",
        "05-24 -",
    ),
    Story(
        "help announced in a month that is to come later",
        "",
        "Ottawa announced in April that it would send [~aid 7000000|$7 million] over five years.",
        "04-01..04-30",
    ),
    Story(
        "help that is to come in the year",
        "",
        "Ottawa will send [~aid 7000000|$7 million] this year.",
        "06-01",
    ),
    Story(
        "aid already given, with no day",
        "",
        "Oslo has provided [aid 1200000000|$1.2 billion] in help.",
        "-",
    ),
    Story(
        "a day ahead does not date what has happened",
        "",
        "[evacuated 4000|4,000 people] have left, and [~evacuated 2000|2,000 more] are expected to go by Sunday.",
        "06-01 06-01..06-04",
    ),
    Story(
        "what is told of the speaker is no date of the figure",
        "",
        "“We heard [attacks 10|ten blasts],” said a baker who had come to the town in April.",
        "06-01",
    ),
    Story(
        "the day of a dispatch gives way to any other",
        "",
        "SANAA, May 31 (Wire) — [killed 30|Thirty men] died in the hills of Marib on Monday.",
        "05-29",
    ),
    Story(
        "the day of a dispatch, where nothing else is told",
        "",
        "SANAA, May 31 (Wire) — [killed 30|Thirty men] died in the hills of Marib.",
        "05-31",
    ),
    # -- carried over
    Story(
        "the paragraph's day carries on",
        "",
        "Shells hit Nikopol on Monday. [damaged 6|Six houses] were wrecked.\n\n[injured 2|Two women] were treated.",
        "05-29 05-29",
    ),
    Story(
        "the headline takes the lead's day",
        "Blast kills [killed 6|six] in Lahore",
        "A bomb killed [killed 6|six people] in a bazaar on Wednesday evening.\n\nNo group claimed it.",
        "05-31 05-31",
    ),
    Story(
        "the lead takes the day that the second paragraph names",
        "Missile kills [killed 2|two] in Kramatorsk",
        "[killed 2|Two people] have been killed.\n\nThe block was hit in Tuesday's attack, the governor said.",
        "05-30 05-30",
    ),
    Story(
        "background is dated by itself and does not spread",
        "Shells wound [injured 3|three] in Belgorod",
        "[injured 3|Three drivers] were hurt early on Thursday.\n\nOn Monday, [injured 5|five people] were hurt in the"
        " town.\n\n[damaged 4|Four cars] burned in that shelling.\n\nSeparately, [injured 1|a boy] was cut by glass.",
        "06-01 06-01 05-29 05-29 06-01",
    ),
    Story(
        "what points back to the paragraph before",
        "",
        "Rain fell on Thursday in the whole region.\n\nA drone hit a clinic on Sunday.\n\nThe victims were"
        " [injured 2|two midwives].",
        "05-28",
    ),
    Story(
        "a round-up does not spread its first day",
        "War in Ukraine at a glance: what we know",
        "On Monday, [killed 2|two people] died in Kherson.\n\n[intercepted 9|Nine drones] were shot down over Odesa.",
        "05-29 06-01",
    ),
    Story(
        "a heading with a colon dates its list",
        "Daily report",
        "Brought to hospitals in the past 24 hours:\n\n* Dead: [killed 7|7]\n\n* Injured: [injured 31|31]\n\n"
        "Since the truce (May 4):\n\n* Dead: [killed 90|90]",
        "05-31..06-01 05-31..06-01 05-04..06-01",
    ),
    Story(
        "a reporting period",
        "",
        "Between 9 and 15 May (hereinafter the reporting period), troops killed [killed 1|a herder].\n\n"
        "During the reporting period, [injured 45|45 people] were hurt.",
        "05-09..05-15 05-09..05-15",
    ),
    Story(
        "a day earlier",
        "",
        "A bus took [evacuated 70|70 pupils] to Poltava on Tuesday. Another had taken [evacuated 40|40] a day earlier.",
        "05-30 05-29",
    ),
    Story(
        "since then",
        "",
        "The truce collapsed on May 4. [+killed 60|At least 60 people] have been killed since then.",
        "05-04..06-01",
    ),
    Story("news of the day", "Drone hits depot, [injured 2|two hurt]", "The depot is near Tula.", "06-01"),
    # -- totals and background
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
    # -- plans
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
    doc, mentions = read_story(story.headline, story.body)
    assert [_short(found) for found in assign_dates(doc, mentions)] == story.days.split()


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
    assert {_short(found) for found in assign_dates(doc, mentions)} == {"05-29"}


def test_parts_that_hold_each_other_do_not_loop() -> None:
    doc, mentions = read_story("", "[killed 9|Nine] of [killed 12|12 people] died.")
    mentions[0].part_of, mentions[1].part_of = mentions[1], mentions[0]
    assert len(assign_dates(doc, mentions)) == 2


def test_an_update_without_figures() -> None:
    doc, _ = read_story("Nothing new on Monday", "All quiet.")
    assert assign_dates(doc, []) == []
