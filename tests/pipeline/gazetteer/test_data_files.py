"""The fact files are read whole, and a mistake in one is refused with file and line."""

from pathlib import Path

import pytest

from pipeline.gazetteer.data_files import (
    DataError,
    read_aliases,
    read_countries,
    read_districts,
    read_regions,
    read_sites,
    read_thresholds,
)


def written(folder: Path, text: str) -> Path:
    path = folder / "facts.txt"
    path.write_text(text, "utf-8")
    return path


def test_the_files_of_the_project_are_sound() -> None:
    assert len(read_regions()) > 700
    assert len(read_sites()) > 250
    assert len(read_countries()) > 130
    assert len(read_aliases()) > 150
    assert len(read_districts()) > 300
    assert read_thresholds().of("UA", "05") == 0


def test_a_region_has_codes_names_and_marks(tmp_path: Path) -> None:
    (region,) = read_regions(written(tmp_path, "# head\n[SS]\n06 UY !Unity | Wahda\n"))
    assert (region.country, region.code, region.iso) == ("SS", "06", "SS-UY")
    assert region.names == ("Unity", "Wahda")
    assert region.marked == {"Unity"}


def test_a_region_without_an_iso_code_has_none(tmp_path: Path) -> None:
    (region,) = read_regions(written(tmp_path, "[PS]\nWE - West Bank\n"))
    assert region.iso is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("01 71 Cherkasy\n", "line 1: comes before the first"),
        ("[UA]\n01 71\n", "line 2: needs a GeoNames code"),
        ("[UA]\n01 71 Cherkasy\n\n01 72 Sumy\n", r"line 4: gives the code UA.01 a second time"),
    ],
)
def test_a_malformed_region_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        read_regions(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hamlet UA 05 48.1 37.2 Dolna\n", "unknown kind 'hamlet'"),
        ("village UA 05 48.1 east Dolna\n", "for coordinates"),
        ("village UA 05 148.1 37.2 Dolna\n", "outside the globe"),
        ("village UA 05 48.1 37.2\n", "needs kind, country"),
        ("village UA 05 48.1 37.2 Dolna < Vyshna\n", "only quarters and sites lie in one"),
    ],
)
def test_a_malformed_site_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        read_sites(written(tmp_path, text))


def test_a_site_of_no_country_has_none(tmp_path: Path) -> None:
    (site,) = read_sites(written(tmp_path, "water - - 43.3 34.0 Black Sea\n"))
    assert (site.country, site.code, site.names) == (None, None, ("Black Sea",))


def test_a_quarter_lies_in_the_town_after_its_names(tmp_path: Path) -> None:
    (site,) = read_sites(written(tmp_path, "quarter UA 05 48.1 37.2 Zarichny | Zarichchia < Vyshna\n"))
    assert (site.names, site.town) == (("Zarichny", "Zarichchia"), "Vyshna")


def test_a_country_line_needs_names_and_people(tmp_path: Path) -> None:
    (entry,) = read_countries(written(tmp_path, "MM: Burma ~ Burmese | Myanma\n"))
    assert entry.names == ("Burma",)
    assert entry.demonyms == ("Burmese", "Myanma")
    with pytest.raises(DataError, match="line 1: is not 'CC: "):
        read_countries(written(tmp_path, "MM Burma, Burmese\n"))


def test_an_alias_can_name_the_region(tmp_path: Path) -> None:
    (alias,) = read_aliases(written(tmp_path, "[UA]\nLyman [05] = Krasny Liman | Krasnyi Lyman\n"))
    assert (alias.name, alias.code, alias.names) == ("Lyman", "05", ("Krasny Liman", "Krasnyi Lyman"))
    with pytest.raises(DataError, match="line 2"):
        read_aliases(written(tmp_path, "[UA]\nLyman: Liman\n"))


def test_a_threshold_is_a_number_of_persons(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.toml"
    path.write_text('default = 10\n[countries]\nUA = "all"\n[admin1]\n', "utf-8")
    with pytest.raises(DataError, match="UA is not a whole number"):
        read_thresholds(path)
    path.write_text('default = 10\n[countries]\nRU = 5\n[admin1]\n"RU.09" = 0\n', "utf-8")
    thresholds = read_thresholds(path)
    assert [thresholds.of("RU", "09"), thresholds.of("RU", "10"), thresholds.of("FR", "11")] == [0, 5, 10]
