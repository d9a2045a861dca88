"""A figure has the time that its own clause tells."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.dates.stories import Story, days_of

STORIES = [
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
        "a past event that the next paragraph takes up keeps its time",
        "",
        "A court in Arlen on Tuesday jailed two men over a fire at a hostel in March 2022."
        "\n\nThe blaze killed [killed 19|19 people].",
        "2022-03-01..03-31",
    ),
    Story(
        "days that are lines of their own date what stands below",
        "Attacks on schools",
        "January 5\nGunmen stormed a school in Arlen and killed [killed 2|two teachers]. A guard was hurt."
        "\n\nMarch 7, 2022\nIn Dolna [captured 28|28 pupils] were abducted. [killed 1|One] was shot dead.",
        "01-05 2022-03-07..03-07 2022-03-07..03-07",
    ),
    Story(
        "one such line is the day of writing",
        "",
        "May 30\n\nShells killed [killed 2|two men] overnight.",
        "05-31..06-01",
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
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_days_of_figures(story: Story) -> None:
    assert days_of(story) == story.days.split()
