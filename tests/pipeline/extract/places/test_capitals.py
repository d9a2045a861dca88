"""Places that no list has, in text all in capitals."""

import pytest

from pipeline.extract.places.spans import scan
from pipeline.extract.places.unlisted import unlisted_places


def found_in(text: str) -> list[str]:
    return [span.text for span in unlisted_places(text, 0, scan(text), loose=True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("THREE DIED IN THE TOWN OF GUAZATLAN, NORTH OF THE CAPITAL, AND NEAR PELAWI", ["GUAZATLAN"]),
        ("A POST IN THE SMALL CITY OF TEJUPANGO ABOUT 2 A.M.", ["TEJUPANGO"]),
        ("THE VILLAGE OF GUAZATLAN LOCATED IN THE NORTH", ["GUAZATLAN"]),
        ("TWO DIED IN CANTON EL TAMBRAL ON SUNDAY", ["EL TAMBRAL"]),
        ("TWO DIED IN THE CANTON OF EL TAMBRAL", ["EL TAMBRAL"]),
        ("FOUR FELL AT CERRO PELAWAN", ["CERRO PELAWAN"]),
        ("THE ATTACK ON THE LA TABRADA BARRACKS", ["LA TABRADA BARRACKS"]),
        ("A PATROL CAR IN THE LA CISTRERA DISTRICT TONIGHT", ["LA CISTRERA DISTRICT"]),
        ("ON THE SLOPES OF THE CHAPAZATIQUE VOLCANO", ["CHAPAZATIQUE VOLCANO"]),
        ("A CLASH NEAR TARAPANGO, IN SAN MIGUEL DEPARTMENT", ["TARAPANGO"]),
        ("THE MAYOR OF PERQUITLAN WAS SEIZED", ["PERQUITLAN"]),
        ("ON A RANCH NEAR ATEOCANGO, 40 MILES NORTH OF SAN SALVADOR", ["ATEOCANGO"]),
        ("A POST AT LURITAMBO, WHERE TWO DIED", ["LURITAMBO"]),
    ],
)
def test_words_around_a_name_make_it_a_place(text: str, found: list[str]) -> None:
    assert found_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "THE TOWN OF THE MINERS WAS QUIET",
        "THEY LEFT FOR THE CITY OF TODAY",
        "THE BARRACKS OF THE POLICE WERE HIT",
        "THE MAYOR OF THE TOWN DIED",
        "SOLDIERS NEAR THE MAIN RIVER FIRED",
        "THE LA NACION REPORTER WAS SEIZED",
        "THEY WALKED IN THE DIRECTION OF THE VILLAGES",
        "A CLASH NEAR TARAPANGO",
    ],
)
def test_what_is_made_no_place(text: str) -> None:
    assert found_in(text) == []
