"""The gazetteer that the project carries: what it holds and how it finds names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteer.load import GazetteerPlace, gazetteer, zone_country


def meanings(name: str) -> list[GazetteerPlace]:
    found = gazetteer().look_up(name)
    assert found is not None, name
    return [gazetteer().place(row) for row in (*found.rows, *found.marked)]


def found(text: str) -> list[str]:
    return [text[start:end] for _, start, end in gazetteer().find(text)]


@pytest.mark.parametrize(
    ("old", "new", "country"),
    [
        ("kiev", "kyiv", "UA"),
        ("artyomovsk", "bakhmut", "UA"),
        ("odessa", "odesa", "UA"),
        ("lvov", "lviv", "UA"),
        ("zaporizhia", "zaporizhzhia", "UA"),
        ("al fashir", "el fasher", "SD"),
        ("khan younis", "khan yunis", "PS"),
        ("rangoon", "yangon", "MM"),
        ("bombay", "mumbai", "IN"),
    ],
)
def test_old_and_new_spellings_are_one_place(old: str, new: str, country: str) -> None:
    settlements = [
        {place.row for place in meanings(name) if place.kind == "settlement" and place.country == country}
        for name in (old, new)
    ]
    assert settlements[0] & settlements[1]


@pytest.mark.parametrize(
    ("name", "kind", "country", "admin1"),
    [
        ("dnipropetrovsk", "admin1", "UA", "UA-12"),
        ("north darfur", "admin1", "SD", "SD-DN"),
        ("helmand", "admin1", "AF", "AF-HEL"),
        ("gaza strip", "admin1", "PS", "PS-GZA"),
        ("texas", "admin1", "US", "US-TX"),
        ("podil", "quarter", "UA", "UA-30"),
        ("azovstal", "site", "UA", "UA-14"),
        ("rafah crossing", "site", "PS", "PS-GZA"),
        ("robotyne", "settlement", "UA", "UA-23"),
        ("darfur", "area", "SD", None),
        ("black sea", "water", None, None),
        ("drc", "country", "CD", None),
    ],
)
def test_kinds_of_places(name: str, kind: str, country: str | None, admin1: str | None) -> None:
    assert (kind, country, admin1) in [(place.kind, place.country, place.admin1) for place in meanings(name)]


def test_coordinates_lie_where_the_place_is() -> None:
    kharkiv = next(place for place in meanings("kharkiv") if place.kind == "settlement")
    assert kharkiv.latitude == pytest.approx(49.98, abs=0.1)
    assert kharkiv.longitude == pytest.approx(36.25, abs=0.1)
    assert kharkiv.geoname_id == 706483


def test_every_place_but_a_people_has_coordinates() -> None:
    book = gazetteer()
    for name in ("ukraine", "sudan", "west bank", "hatay", "sagaing", "donbas", "red sea"):
        found_name = book.look_up(name)
        assert found_name is not None
        assert all(book.place(row).latitude is not None for row in found_name.rows)


def test_a_people_is_a_row_of_its_own() -> None:
    (people,) = meanings("ukrainian")
    assert (people.kind, people.country, people.latitude) == ("demonym", "UA", None)


def test_capitals() -> None:
    kabul = gazetteer().capital("AF")
    assert kabul is not None
    assert (kabul.name, kabul.admin1) == ("Kabul", "AF-KAB")
    assert gazetteer().capital("ZZ") is None


def test_the_longest_name_wins_and_only_whole_words_count() -> None:
    assert found("from South Sudan to Sudan") == ["South Sudan", "Sudan"]
    assert found("the Kharkivites and Iranians") == ["Iranians"]
    assert found("Kyiv, Lviv; (Sumy)—Odesa’s port") == ["Kyiv", "Lviv", "Sumy", "Odesa"]
    assert found("KHARKIV AND SUMY") == ["KHARKIV", "SUMY"]


def test_an_everyday_word_is_marked_as_one() -> None:
    reading, split = gazetteer().look_up("reading"), gazetteer().look_up("split")
    assert reading is not None
    assert split is not None
    assert reading.everyday
    assert split.everyday


def test_movements_and_faiths_are_no_names_of_places() -> None:
    assert gazetteer().look_up("hamas") is None
    assert gazetteer().look_up("ramadan") is None


@given(st.text(max_size=80))
def test_offsets_are_offsets_into_the_text(text: str) -> None:
    end_before = 0
    for _, start, end in gazetteer().find(text + " Kyiv " + text):
        assert end_before <= start < end <= 2 * len(text) + 6
        end_before = end


def test_zones_have_a_country() -> None:
    assert zone_country("Europe/Kyiv") == "UA"
    assert zone_country("Africa/Khartoum") == "SD"
    assert zone_country("UTC") is None
