"""Building the gazetteer: what is kept, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.gazetteer import build as building
from pipeline.gazetteer import rows
from pipeline.gazetteer.data_files import Alias, CountryNames, Region, Site, Thresholds
from pipeline.gazetteer.load import Gazetteer


def settlement(name: str, country: str, code: str, population: int, **more: Any) -> dict[str, Any]:
    row = {
        "geonameid": abs(hash((name, country))) % 10**6,
        "name": name,
        "latitude": 10.0,
        "longitude": 20.0,
        "countrycode": country,
        "admin1code": code,
        "population": population,
        "timezone": "Europe/Kyiv",
        "alternatenames": [],
    }
    return row | more


COUNTRIES = {
    "UA": {"name": "Ukraine", "geonameid": 690791, "population": 40_000_000, "capital": "Kyiv"},
    "FR": {"name": "France", "geonameid": 3017382, "population": 67_000_000, "capital": "Paris"},
}
CITIES = [
    settlement("Kyiv", "UA", "12", 2_900_000, alternatenames=["Kiev", "Kaenugardur", "Kyiv city", "Kijów"]),
    settlement("Dolna", "UA", "13", 40, latitude=12.0),
    settlement("Vyshna", "UA", "13", 60, latitude=14.0),
    settlement("Petitbourg", "FR", "11", 900),
    settlement("Reading", "FR", "11", 200_000),
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    facts: dict[str, Any] = {
        "read_regions": [Region("UA", "13", "UA-32", ("Kyiv", "Kyivska"), frozenset())],
        "read_sites": [Site("quarter", "UA", "12", 50.4, 30.5, ("Podil", "Podol"))],
        "read_countries": [CountryNames("UA", ("the Ukraine",), ("Ukrainian",))],
        "read_aliases": [Alias("UA", "Dolna", None, ("Nyzhnia",))],
        "read_districts": [],
        "read_thresholds": Thresholds(1000, {"UA": 0}, {}),
    }
    for name, value in facts.items():
        monkeypatch.setattr(building if name == "read_regions" else rows, name, lambda value=value: value)


@pytest.mark.usefixtures("small")
def test_a_small_gazetteer_can_be_read_back(tmp_path: Path) -> None:
    places, names = building.build(CITIES, COUNTRIES, tmp_path)
    book = Gazetteer(tmp_path)
    assert (places, names) == (9, 12)
    kyiv = book.look_up("kyiv")
    assert kyiv is not None
    assert {book.place(row).kind for row in kyiv.rows} == {"admin1", "settlement"}
    assert book.look_up("kiev") is not None
    assert book.look_up("nyzhnia") is not None
    assert book.look_up("podol") is not None


@pytest.mark.usefixtures("small")
def test_small_towns_are_kept_only_where_there_is_war(tmp_path: Path) -> None:
    building.build(CITIES, COUNTRIES, tmp_path)
    book = Gazetteer(tmp_path)
    assert book.look_up("dolna") is not None
    assert book.look_up("petitbourg") is None


@pytest.mark.usefixtures("small")
def test_a_foreign_name_and_a_name_with_its_kind_are_left_out(tmp_path: Path) -> None:
    building.build(CITIES, COUNTRIES, tmp_path)
    book = Gazetteer(tmp_path)
    assert book.look_up("kaenugardur") is None
    assert book.look_up("kyiv city") is None


@pytest.mark.usefixtures("small")
def test_a_region_lies_where_its_people_live(tmp_path: Path) -> None:
    building.build(CITIES, COUNTRIES, tmp_path)
    book = Gazetteer(tmp_path)
    found = book.look_up("kyivska")
    assert found is not None
    region = book.place(found.rows[0])
    assert region.latitude == pytest.approx((41 * 12 + 61 * 14) / 102, abs=0.001)
    assert region.population == 100


@pytest.mark.usefixtures("small")
def test_capitals_and_everyday_words(tmp_path: Path) -> None:
    building.build(CITIES, COUNTRIES, tmp_path)
    book = Gazetteer(tmp_path)
    capital = book.capital("UA")
    assert capital is not None
    assert capital.name == "Kyiv"
    assert book.capital("FR") is None
    reading = book.look_up("reading")
    assert reading is not None
    assert reading.everyday


@pytest.mark.usefixtures("small")
def test_an_alias_of_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "read_aliases", lambda: [Alias("UA", "Nowhere", None, ("Nichto",))])
    with pytest.raises(ValueError, match="no settlement kept with the name UA Nowhere"):
        building.build(CITIES, COUNTRIES, tmp_path)


@pytest.mark.usefixtures("small")
def test_a_town_of_a_quarter_that_is_no_settlement_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "read_sites", lambda: [Site("quarter", "UA", "13", 12, 12, ("Zarichny",), "Kyiv")])
    with pytest.raises(ValueError, match="no settlement kept with the name of the town: Zarichny: Kyiv in UA-32"):
        building.build(CITIES, COUNTRIES, tmp_path)


@pytest.mark.usefixtures("small")
def test_an_unknown_country_code_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "read_countries", lambda: [CountryNames("XX", (), ())])
    with pytest.raises(ValueError, match="XX is no country code"):
        building.build(CITIES, COUNTRIES, tmp_path)


def test_the_committed_gazetteer_is_small() -> None:
    size = sum(path.stat().st_size for path in building.HERE.glob("*.parquet"))
    assert 500_000 < size < 4_000_000


@pytest.mark.usefixtures("small")
def test_a_district_lies_where_its_seat_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "read_districts", lambda: [Alias("UA", "Dolna", None, ("Dolny Kray", "!Plain"))])
    building.build(CITIES, COUNTRIES, tmp_path)
    book = Gazetteer(tmp_path)
    found = book.look_up("dolny kray")
    assert found is not None
    district = book.place(found.rows[0])
    assert (district.kind, district.admin1, district.latitude) == ("district", "UA-32", 12.0)
    plain = book.look_up("plain")
    assert plain is not None
    assert (plain.rows, len(plain.marked)) == ((), 1)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("seat", "problem"),
    [("Nowhere", "is no settlement of GeoNames"), ("Selo", "is in several regions: give the code of one")],
)
def test_a_district_without_one_seat_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seat: str, problem: str
) -> None:
    cities = [*CITIES, settlement("Selo", "UA", "13", 90), settlement("Selo", "UA", "12", 70)]
    monkeypatch.setattr(rows, "read_districts", lambda: [Alias("UA", seat, None, ("Kray",))])
    with pytest.raises(ValueError, match=f"districts.txt: UA {seat} {problem}"):
        building.build(cities, COUNTRIES, tmp_path)
