"""Places that no list has, and places named by a people or a pointing word."""

import pytest

from pipeline.extract.mention import Mention
from pipeline.extract.places import Place, assign_places
from pipeline.extract.places.spans import scan
from pipeline.extract.places.unlisted import unlisted_places
from tests.pipeline.extract.told import doc_of


def place_of(text: str, figure: str, measure: str = "killed", headline: str = "") -> Place:
    document = doc_of(text, headline)
    start = text.index(figure)
    sentence = next(item for item in document.sentences if item.field == "body" and item.start <= start < item.end)
    mention = Mention(sentence.index, start, start + len(figure), measure, "people", 1, 1, "exact")
    return assign_places(document, [mention])[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raiders burned the village of Qarnagush.", ["Qarnagush"]),
        ("A mine exploded in the Belvarda district.", ["Belvarda district"]),
        ("Gunmen came to Ndoru and Pelawi villages.", ["Pelawi villages"]),
        ("Two died in Vrelovka yesterday.", ["Vrelovka"]),
        ("An attack on Tumbuzo Local Government Area.", ["Tumbuzo Local Government Area"]),
        ("The eruption of Mount Pandaro went on.", ["Mount Pandaro"]),
        ("A boat sank off al-Zaharun.", ["al-Zaharun"]),
        ("A driver was shot in the Tumbuzo area of the marshes.", ["Tumbuzo area"]),
        ("People left Nar Pelawi village tract.", ["Nar Pelawi village tract"]),
        ("The mayor of Dornavik was kidnapped.", ["Dornavik"]),
        ("A blast in Barangay Los Angeles hurt two.", ["Barangay Los Angeles"]),
        ("Four died on Cerro Pelawan.", ["Cerro Pelawan"]),
        ("Air strikes on Dornavik killed two.", ["Dornavik"]),
        ("The shelling of Nar Pelawi went on.", ["Nar Pelawi"]),
        ("Drone attacks on Tumbuzo hurt two.", ["Tumbuzo"]),
        ("Troops shelled Vrelovka.", ["Vrelovka"]),
        ("Nine died in the Storm Dornavik district.", ["Storm Dornavik district"]),
    ],
)
def test_words_around_a_name_make_it_a_place(text: str, found: list[str]) -> None:
    assert [span.text for span in unlisted_places(text, 0, scan(text))] == found


@pytest.mark.parametrize(
    "text",
    [
        "Two died in March.",
        "It began in Ukrainian villages.",
        "The Shiite district was quiet.",
        "He believed in Oleksandr Petrenko.",
        "In Telegram's view",
        "They live in Belgorod.",
        "A Christian-dominated village burned.",
        "A strike on Oleksandr Petrenko killed two.",
        "The attack on Dornavik Bank hurt two.",
        "Air strikes on Hezbollah went on.",
        "Israeli strikes on Dornavik went on.",
        "Nine died in Cyclone Ondrea.",
        "Two drowned in Tropical Storm Vrelo.",
    ],
)
def test_what_is_made_no_place(text: str) -> None:
    assert unlisted_places(text, 0, scan(text)) == []


def test_such_a_place_has_the_region_that_holds_it() -> None:
    report = "Gunmen killed 40 people in Qarnagush village in Zamfara state, Nigerian police said."
    place = place_of(report, "40 people")
    assert (place.text, place.name, place.country, place.admin1) == ("Qarnagush village", None, "NG", "NG-ZA")
    assert place.geo_precision == "admin1"
    assert place.geoname_id is None


def test_such_a_place_without_a_region_has_the_country_that_is_spoken_of() -> None:
    place = place_of("Somali troops said nine people died in Qarnagush.", "nine people")
    assert (place.text, place.country, place.geo_precision) == ("Qarnagush", "SO", "country")


def test_a_people_and_capital_is_the_capital() -> None:
    place = place_of("A bomb killed 14 people in the Afghan capital.", "14 people")
    assert (place.text, place.name) == ("Afghan capital", "Kabul")


def test_the_land_of_a_people_is_its_country() -> None:
    place = place_of("Drones killed six people in Ukrainian towns overnight.", "six people")
    assert (place.name, place.country) == ("Ukraine", "UA")


def test_a_people_that_is_helped_receives() -> None:
    place = place_of("Norway gave $90 million to the Ukrainian army.", "$90 million", "aid")
    assert (place.text, place.country) == ("Ukrainian army", "UA")


def test_the_city_is_the_last_one_named() -> None:
    text = "Oleh Syrskyi had left Sumy. Hours later a drone killed two people in the city. Talks in Vienna failed."
    assert place_of(text, "two people").name == "Sumy"


def test_the_country_is_the_last_one_spoken_of() -> None:
    text = "The Sudanese army took Bara. Across the country 90 people were killed."
    assert place_of(text, "90 people").country == "SD"
