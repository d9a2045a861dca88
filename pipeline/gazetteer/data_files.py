"""Readers of the gazetteer's fact files (`data/`), each of which states its own format in its head.

Belongs here: reading and refusing; a mistake is named with file and line. Not here: what is made of the facts
(`build`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"

_SECTION = re.compile(r"\[([A-Z]{2})\]")
_COUNTRY = re.compile(r"([A-Z]{2}): ?([^~]*)~(.*)")
_ALIAS = re.compile(r"(.+?)(?: \[(\w+)\])? = (.+)")
KINDS = ("village", "quarter", "site", "area", "water")


class DataError(ValueError):
    """A line of a fact file that does not have the form which the file's head states."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path.name}, line {line}: {problem}")


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order region."""

    country: str
    code: str
    """GeoNames admin1 code."""
    iso: str | None
    """ISO 3166-2, with the country."""
    names: tuple[str, ...]
    marked: frozenset[str]
    """The names among `names` which count only beside a word such as "province"."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place of our own list; see `data/sites.txt` for the kinds."""

    kind: str
    country: str | None
    code: str | None
    latitude: float
    longitude: float
    names: tuple[str, ...]
    town: str | None = None
    """The settlement of that region in which a quarter or site lies."""


@dataclass(frozen=True, slots=True)
class CountryNames:
    """Other names of a country, and its demonyms."""

    country: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """Other names of a settlement that GeoNames has under `name`."""

    country: str
    name: str
    code: str | None
    names: tuple[str, ...]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(" | ") if (name := part.strip()))


def _sections(path: Path) -> Iterator[tuple[str, int, str]]:
    country = ""
    for number, line in _lines(path):
        if match := _SECTION.fullmatch(line):
            country = match[1]
        elif not country:
            raise DataError(path, number, "comes before the first [CC] section")
        else:
            yield country, number, line


def read_regions(path: Path = DATA / "regions.txt") -> list[Region]:
    """All regions. Raises `DataError` for a line without code, ISO code and name, and for a code given twice."""
    found: dict[tuple[str, str], Region] = {}
    for country, number, line in _sections(path):
        parts = line.split(None, 2)
        if len(parts) < 3:
            raise DataError(path, number, "needs a GeoNames code, an ISO code or '-', and a name")
        code, iso, text = parts
        if (country, code) in found:
            raise DataError(path, number, f"gives the code {country}.{code} a second time")
        names = _names(text)
        marked = frozenset(name[1:] for name in names if name.startswith("!"))
        plain = tuple(name.removeprefix("!") for name in names)
        found[country, code] = Region(country, code, None if iso == "-" else f"{country}-{iso}", plain, marked)
    return list(found.values())


def read_sites(path: Path = DATA / "sites.txt") -> list[Site]:
    """All sites. Raises `DataError` for an unknown kind, coordinates that are none, and a town around what
    is no quarter or site."""
    found = []
    for number, line in _lines(path):
        parts = line.split(None, 5)
        if len(parts) < 6:
            raise DataError(path, number, "needs kind, country, admin1 code, latitude, longitude and a name")
        kind, country, code, latitude, longitude, names = parts
        if kind not in KINDS:
            raise DataError(path, number, f"has the unknown kind {kind!r}; known are {', '.join(KINDS)}")
        try:
            north, east = float(latitude), float(longitude)
        except ValueError:
            raise DataError(path, number, f"has {latitude!r}, {longitude!r} for coordinates") from None
        if not (-90 <= north <= 90 and -180 <= east <= 180):
            raise DataError(path, number, "has coordinates that lie outside the globe")
        called, _, town = names.partition(" < ")
        if town and kind not in ("quarter", "site"):
            raise DataError(path, number, f"is a {kind} in a town; only quarters and sites lie in one")
        where = None if country == "-" else country, None if code == "-" else code
        found.append(Site(kind, *where, north, east, _names(called), town.strip() or None))
    return found


def read_countries(path: Path = DATA / "countries.txt") -> list[CountryNames]:
    """All lines of country names. Raises `DataError` for one without code, colon or tilde."""
    found = []
    for number, line in _lines(path):
        match = _COUNTRY.fullmatch(line)
        if not match:
            raise DataError(path, number, "is not 'CC: name | name ~ demonym | demonym'")
        found.append(CountryNames(match[1], _names(match[2]), _names(match[3])))
    return found


def read_aliases(path: Path = DATA / "aliases.txt") -> list[Alias]:
    """All aliases. Raises `DataError` for a line that is not "name = name | name"."""
    return _read_by_settlement(path)


def read_districts(path: Path = DATA / "districts.txt") -> list[Alias]:
    """All second-order units, as names beside the settlement in which or near which they lie.

    Raises `DataError` for a line that is not "settlement = name | name".
    """
    return _read_by_settlement(path)


def _read_by_settlement(path: Path) -> list[Alias]:
    found = []
    for country, number, line in _sections(path):
        match = _ALIAS.fullmatch(line)
        if not match:
            raise DataError(path, number, "is not 'GeoNames name = other name | other name'")
        found.append(Alias(country, match[1], match[2], _names(match[3])))
    return found


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Smallest population kept: by region, else by country, else the default."""

    default: int
    countries: dict[str, int]
    regions: dict[str, int]

    def of(self, country: str, code: str) -> int:
        """The threshold for a settlement in this country and region."""
        return self.regions.get(f"{country}.{code}", self.countries.get(country, self.default))


def read_thresholds(path: Path = DATA / "thresholds.toml") -> Thresholds:
    """The thresholds. Raises `DataError` when one is not a whole number of persons."""
    with path.open("rb") as file:
        raw = tomllib.load(file)
    values = {"default": raw["default"], **raw["countries"], **raw["admin1"]}
    wrong = [key for key, value in values.items() if not isinstance(value, int) or value < 0]
    if wrong:
        raise DataError(path, 1, f"the threshold of {wrong[0]} is not a whole number of persons")
    return Thresholds(raw["default"], raw["countries"], raw["admin1"])


def read_words(path: Path) -> frozenset[str]:
    """The words of a plain list, one or more a line; "_" stands for a blank inside a name."""
    return frozenset(word.replace("_", " ") for _, line in _lines(path) for word in line.split())
