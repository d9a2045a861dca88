"""A figure has the time of the story around it: not that of the saying, and what carries over from elsewhere."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.dates.stories import Story, days_of

STORIES = [
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
        "what somebody had done before is of another day",
        "",
        "A gunman opened fire in the arcade, killing [killed 5|five people]. He had first come to the town on May 20.",
        "06-01",
    ),
    Story(
        "the event of a comparison has the time of its own clause",
        "",
        "It was the worst flood since one that killed [killed 300|300 people] in 2019.",
        "2019-01-01..12-31",
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
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_days_of_figures(story: Story) -> None:
    assert days_of(story) == story.days.split()
