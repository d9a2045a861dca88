"""Mentions in reports of displacement, on aid workers, in capitals and in lists: what each construction states."""

from __future__ import annotations

import pytest

from pipeline.extract.mention import Mention
from tests.pipeline.extract.told import doc_of, find_mentions


def mentions_of(body: str) -> list[Mention]:
    return find_mentions(doc_of(body))


def stated(body: str) -> list[tuple[str, int | None]]:
    return [(m.measure, m.low) for m in mentions_of(body)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Three coaches took 140 residents from Lyman to Dnipro as the shelling went on.", 140),
        ("The front line is close; a bus will carry 30 villagers out of Rubizhne.", 30),
        ("Lava reached the road, and boats brought 900 islanders from Savo to Honiara.", 900),
        ("A train with 310 people on board left Kramatorsk for Lviv during the siege.", 310),
    ],
)
def test_people_who_are_brought_away_from_danger_are_evacuated(text: str, low: int) -> None:
    assert stated(text) == [("evacuated", low)]


@pytest.mark.parametrize(
    "text",
    [
        "Coaches took 140 pupils from Leeds to York for the match.",
        "All 1,100 inhabitants have returned home since the eruption ended.",
        "A boat taking 30 tourists from Ambon to Seram during the floods had engine trouble.",
        "The army sent 400 soldiers to Lyman after the shelling.",
        "Police took nine suspects to court while the fighting went on.",
    ],
)
def test_a_journey_a_return_and_a_march_are_no_evacuation(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Some 640 families are staying in 12 evacuation centres.",
        "Some 640 families have sought safety in the hills.",
        "Some 640 families were housed in containers.",
        "Some 640 families are sheltering in seven makeshift sites.",
    ],
)
def test_families_in_shelters_are_displaced_and_the_shelters_are_not_counted(text: str) -> None:
    assert stated(text) == [("displaced", 640)]


def test_a_toll_taken_apart_behind_a_colon_is_a_whole_with_its_parts() -> None:
    whole, *parts = mentions_of("The raid left 39 dead: 28 rebels, nine soldiers and two policemen.")
    assert (whole.low, [(m.low, m.object) for m in parts]) == (39, [(28, "soldiers"), (9, "soldiers"), (2, "police")])
    assert all(part.part_of is whole for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 27 people, of whom five children.",
        "The blast killed 27 people, five of them children, in Kano.",
    ],
)
def test_who_is_counted_of_them_is_a_part(text: str) -> None:
    whole, part = mentions_of(text)
    assert (whole.low, part.low) == (27, 5)
    assert part.part_of is whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three climbers were killed and a fourth is missing.", [("killed", 3), ("missing", 1)]),
        ("A fifth of the harvest was lost and two farmers died.", [("killed", 2)]),
        ("The guide, a Frenchman of 38, was hurt.", [("injured", 1)]),
        ("Two doctors and their driver were kidnapped.", [("captured", 2), ("captured", 1)]),
        ("Three members of one family died.", [("killed", 3)]),
        ("Of the nine trucks, two burned out.", [("damaged", 2)]),
        ("The clash killed 62 displaced people.", [("killed", 62)]),
        ("LA PAZ, 11 JAN 90 -- THE MAYOR WAS MURDERED.", [("killed", 1)]),
        ("On 28 June six villagers were abducted.", [("captured", 6)]),
        ("2. A total of 40 families were displaced.", [("displaced", 40)]),
        ("Thirty-one wounded were flown out of the besieged town.", [("injured", 31)]),
        ("Twenty bodies with bullet wounds were found.", [("killed", 20)]),
        ("The guard was shot in the leg.", [("injured", 1)]),
        ("Police counted 1,120 murders in the city.", [("killed", 1120)]),
        ("He was convicted of two murders.", []),
        ("A medic died on the spot and the driver was injured.", [("killed", 1), ("injured", 1)]),
        ("The raid killed one guard and wounded another.", [("killed", 1), ("injured", 1)]),
        ("Jorge Paz, a rower who once lost a leg, won silver.", []),
        ("Rescuers pulled two sisters aged 7 and 9 from the rubble.", [("rescued", 2)]),
        ("The death toll, which stood at 46 on Tuesday, has climbed past 70.", [("killed", 46), ("killed", 70)]),
        ("The number of people killed has risen to 568 from 427.", [("killed", 568), ("killed", 427)]),
        ("The number of internally displaced people has passed 130,000.", [("displaced", 130_000)]),
        ("A bomb went off in the square, causing no victims.", [("casualties", 0)]),
        ("A car bomb exploded near the barracks.", []),
        ("Gunmen fired at the car of a judge, who died instantly.", [("killed", 1)]),
        ("Officials said that 14 flew home.", []),
        ("She was the third nurse killed in the district.", []),
        ("A clerk was shot five times.", []),
        ("The bomb killed a clerk working for the UN and four guards.", [("killed", 1), ("killed", 4)]),
        ("High water cut off 12 villages.", []),
        ("The blackout cut off 12 villages.", [("without_power", 12)]),
        ("Some 1,200 people were pre-emptively moved from the coast.", [("evacuated", 1200)]),
        ("The driver, 34, and two passengers died.", [("killed", 1), ("killed", 2)]),
        ("A lifeboat took 14 people off the burning ferry.", [("rescued", 14)]),
    ],
)
def test_a_figure_has_the_measure_that_its_construction_gives(text: str, expected: list[tuple[str, int]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Houses completely destroyed: 8,536", [("damaged", 8536)]),
        ("Customers without power - 87,300", [("without_power", 87_300)]),
        ("Air strikes: 31", [("attacks", 31)]),
        ("Unaccounted for: 11", [("missing", 11)]),
        ("Deaths 37; injured 112; houses damaged 1,204", [("killed", 37), ("injured", 112), ("damaged", 1204)]),
        ("New displacements: 4,520 individuals", [("displaced", 4520)]),
        ("Shelters open: 16", []),
        ("Meetings held: 12", []),
        ("Key dates: 14 March, 9 April", []),
    ],
)
def test_the_value_of_a_label_has_the_measure_of_its_words(text: str, expected: list[tuple[str, int]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The attack displaced 45 households (225 individuals) from Balga.",
        "Some 45 households comprising 225 individuals fled from Balga.",
    ],
)
def test_families_and_their_members_are_both_counted(text: str) -> None:
    assert [(m.measure, m.object, m.low) for m in mentions_of(text)] == [
        ("displaced", "families", 45),
        ("displaced", "people", 225),
    ]


def test_civilians_of_a_label_keep_their_class() -> None:
    assert [(m.object, m.low) for m in mentions_of("civilians killed: 27")] == [("civilians", 27)]


def test_who_is_said_to_be_under_18_is_a_child() -> None:
    assert [(m.object, m.low) for m in mentions_of("A pensioner, 83, and his grandson, 6, died.")] == [
        ("people", 1),
        ("children", 1),
    ]
