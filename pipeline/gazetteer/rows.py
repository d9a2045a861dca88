"""The rows of the gazetteer before they are written: which settlements are kept, and which names each place gets.

Belongs here: rows of countries, regions, districts, sites and settlements, from the fact files and from GeoNames, whose
spellings are compared with `rapidfuzz`. Not here: which names stand in the end, and the writing (`build`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.fuzz import ratio

from pipeline.gazetteer.data_files import (
    Alias,
    Region,
    read_aliases,
    read_countries,
    read_districts,
    read_sites,
    read_thresholds,
)
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.variants import spellings

MINIMUM_SIMILARITY = 55.0
"""Percent. Below it another name of a settlement is taken for one of another language ("Kaenugardur" for Kyiv)."""

KIND_ENDINGS = (" district", " city", " region", " raion", " county", " province", " oblast", " village", " town")
"""A name that ends so is left to the words beside the bare name."""

Settlement = dict[str, Any]


@dataclass(slots=True)
class Row:
    """One place with its names; `names` maps a folded name to whether it counts only beside a word for its kind."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geoname_id: int | None = None
    population: int = 0
    known: bool = False
    """Often in the news: it stands in one of the project's own lists."""
    capital: int | None = None
    """Of a country: the row of its capital."""
    town: str | None = None
    """Of a quarter or site: the name of the town that it lies in, a settlement of the same region."""
    names: dict[str, bool] = field(default_factory=dict)

    def call(self, name: str, marked: bool = False) -> None:
        """Add a name, unless it is too short or has it already without a mark."""
        if len(name) >= 2:
            self.names[name] = marked and self.names.get(name, True)


def _mean(rows: Iterable[Settlement], weighted: bool) -> tuple[float, float] | tuple[None, None]:
    total = north = east = 0.0
    for row in rows:
        weight = float(row["population"] + 1) if weighted else 1.0
        total, north, east = total + weight, north + weight * row["latitude"], east + weight * row["longitude"]
    return (round(north / total, 4), round(east / total, 4)) if total else (None, None)


def country_rows(countries: dict[str, Any], cities: dict[str, list[Settlement]]) -> list[Row]:
    """Countries and their demonyms. A country's coordinates are the mean of its settlements, one vote each."""
    named = {entry.country: entry for entry in read_countries()}
    unknown = sorted(set(named) - set(countries))
    if unknown:
        raise ValueError(f"countries.txt: {', '.join(unknown)} is no country code of GeoNames")
    rows = []
    for code, country in sorted(countries.items()):
        north, east = _mean(cities[code], weighted=False)
        row = Row(country["name"], "country", code, None, north, east, country["geonameid"], country["population"])
        entry = named.get(code)
        for name in (country["name"], *(entry.names if entry else ())):
            row.call(fold_name(name.removeprefix("the ")))
        rows.append(row)
        if entry and entry.demonyms:
            people = Row(country["name"], "demonym", code, None, None, None)
            for name in entry.demonyms:
                people.call(fold_name(name))
            rows.append(people)
    return rows


def region_rows(regions: list[Region], cities: dict[tuple[str, str], list[Settlement]]) -> list[Row]:
    """First-order regions; their coordinates are the mean of their settlements, weighted by population."""
    rows = []
    for region in regions:
        members = cities.get((region.country, region.code), [])
        north, east = _mean(members, weighted=True)
        people = sum(member["population"] for member in members)
        row = Row(region.names[0], "admin1", region.country, region.iso, north, east, None, people)
        for name in region.names:
            for spelling in spellings(fold_name(name), region.country):
                row.call(spelling, name in region.marked)
        rows.append(row)
    return rows


def _other_names(city: Settlement, low: bool) -> Iterable[str]:
    main = fold_name(city["name"])
    for other in city["alternatenames"]:
        folded = fold_name(other)
        if (
            len(folded) < (4 if low else 5)
            or folded.endswith(KIND_ENDINGS)
            or not other[0].isupper()
            or not folded.replace(" ", "").replace("'", "").isascii()
        ):
            continue
        if folded != main and (low or city["population"] >= 100_000) and ratio(main, folded) >= MINIMUM_SIMILARITY:
            yield folded


def settlement_rows(cities: list[Settlement], iso: dict[tuple[str, str], str | None]) -> list[Row]:
    """The settlements above their threshold, with GeoNames' other names in Latin script and the spellings by rule."""
    thresholds = read_thresholds()
    extra: dict[tuple[str, str], list[tuple[str | None, tuple[str, ...]]]] = defaultdict(list)
    for alias in read_aliases():
        extra[alias.country, alias.name].append((alias.code, alias.names))
    used: set[tuple[str, str]] = set()
    rows = []
    for city in sorted(cities, key=lambda item: (-item["population"], item["geonameid"])):
        country, code = city["countrycode"], city["admin1code"]
        line = thresholds.of(country, code)
        if city["population"] < line or len(city["name"]) < 3:
            continue
        row = Row(
            city["name"], "settlement", country, iso.get((country, code)), round(city["latitude"], 4),
            round(city["longitude"], 4), city["geonameid"], city["population"],
        )  # fmt: skip
        for name in {fold_name(city["name"]), *_other_names(city, low=line < 5000)}:
            for spelling in spellings(name, country):
                row.call(spelling)
        key = (country, city["name"])
        for wanted, names in extra.get(key, ()):
            if (wanted is None and key not in used) or wanted == code:
                used.add(key)
                row.known = True
                for name in names:
                    for spelling in spellings(fold_name(name), country):
                        row.call(spelling)
        rows.append(row)
    missing = sorted(set(extra) - used)
    if missing:
        raise ValueError("aliases.txt: no settlement kept with the name " + "; ".join(" ".join(key) for key in missing))
    return rows


def site_rows(iso: dict[tuple[str, str], str | None]) -> list[Row]:
    """The project's own list of sites, villages, quarters, areas and waters."""
    rows = []
    for site in read_sites():
        admin1 = iso.get((site.country, site.code)) if site.country and site.code else None
        kind = "settlement" if site.kind == "village" else site.kind
        shown = site.names[0].removeprefix("!")
        row = Row(shown, kind, site.country, admin1, site.latitude, site.longitude, None, 2000, True, town=site.town)
        for name in site.names:
            for spelling in spellings(fold_name(name.removeprefix("!").removeprefix("the ")), site.country or ""):
                row.call(spelling, name.startswith("!"))
        rows.append(row)
    return rows


def _seat(alias: Alias, cities: list[Settlement]) -> Settlement:
    """The settlement that a line of `districts.txt` names: by its name, else by another name of it."""
    wanted = fold_name(alias.name)
    inside = [city for city in cities if alias.code in (None, city["admin1code"])]
    found = [city for city in inside if fold_name(city["name"]) == wanted]
    found = found or [city for city in inside if any(fold_name(name) == wanted for name in city["alternatenames"])]
    if len({city["admin1code"] for city in found}) != 1:
        problem = "is in several regions: give the code of one" if found else "is no settlement of GeoNames"
        raise ValueError(f"districts.txt: {alias.country} {alias.name} {problem}")
    return max(found, key=lambda city: (city["population"], -city["geonameid"]))


def district_rows(cities: dict[str, list[Settlement]], iso: dict[tuple[str, str], str | None]) -> list[Row]:
    """The project's own list of second-order units, each where its seat lies."""
    rows = []
    for alias in read_districts():
        seat = _seat(alias, cities[alias.country])
        admin1 = iso.get((alias.country, seat["admin1code"]))
        north, east = round(seat["latitude"], 2), round(seat["longitude"], 2)
        for name in alias.names:
            row = Row(name.removeprefix("!"), "district", alias.country, admin1, north, east)
            for spelling in spellings(fold_name(name.removeprefix("!")), alias.country):
                row.call(spelling, name.startswith("!"))
            rows.append(row)
    return rows
