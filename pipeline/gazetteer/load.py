"""The gazetteer in memory: places, names, and the automaton that finds the names in a text.

Belongs here: reading the Parquet that `build` wrote, once and lazily, and the look-ups. Not here: which of the places
of one name is meant, or whether a name is a place at all where it stands (`pipeline.extract.places`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from pipeline.gazetteer.fold import fold

HERE = Path(__file__).parent

Kind = Literal["country", "admin1", "district", "settlement", "quarter", "site", "area", "water", "demonym"]


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place. A demonym is a row of its own, with its country and nothing else."""

    row: int
    name: str
    kind: Kind
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """ISO 3166-2."""
    latitude: float | None
    longitude: float | None
    """Degrees, WGS 84. A country's is the mean of its settlements, a region's that mean weighted by population."""
    geoname_id: int | None
    population: int
    known: bool = False
    """Often in the news, and so the likelier bearer of a name."""
    capital: int | None = None
    """Of a country: the row of its capital."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name can mean; `marked` are the rows that count only beside a word for their kind ("Unity state")."""

    rows: tuple[int, ...]
    marked: tuple[int, ...]
    everyday: bool
    """An everyday word too: a place only where the text says so."""


class Gazetteer:
    """Names and places. The automaton is compact and matches the longest name first."""

    def __init__(self, folder: Path = HERE) -> None:
        import pyarrow.parquet as pq

        names = pq.ParquetFile(folder / "names.parquet").read()
        places = pq.ParquetFile(folder / "places.parquet").read()
        self._places = [places[column].combine_chunks() for column in _COLUMNS]
        self._names: list[str] = names["name"].to_pylist()
        flat = names["places"].combine_chunks()
        self._rows: list[int] = flat.flatten().to_pylist()
        self._starts: list[int] = flat.offsets.to_pylist()
        self._everyday: list[bool] = names["everyday"].to_pylist()
        self._by_name: dict[str, int] | None = None
        self._countries: dict[str, int] | None = None
        self._cache: dict[int, GazetteerPlace] = {}
        self._meanings: dict[int, Name] = {}
        self._automaton = AhoCorasick(
            [" " + name for name in self._names],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def place(self, row: int) -> GazetteerPlace:
        """The place of a row."""
        found = self._cache.get(row)
        if found is None:
            found = GazetteerPlace(row, *(column[row].as_py() for column in self._places))
            self._cache[row] = found
        return found

    def name(self, index: int) -> Name:
        """What the name with this index can mean."""
        found = self._meanings.get(index)
        if found is None:
            rows = self._rows[self._starts[index] : self._starts[index + 1]]
            plain = tuple(row for row in rows if row >= 0)
            found = Name(plain, tuple(-row - 1 for row in rows if row < 0), self._everyday[index])
            self._meanings[index] = found
        return found

    def text_of(self, index: int) -> str:
        """The folded name with this index."""
        return self._names[index]

    def look_up(self, name: str) -> Name | None:
        """What a folded name can mean, None where it is no name."""
        if self._by_name is None:
            self._by_name = {text: index for index, text in enumerate(self._names)}
        index = self._by_name.get(name)
        return None if index is None else self.name(index)

    def country(self, code: str) -> GazetteerPlace | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        if self._countries is None:
            kinds, codes = self._places[1], self._places[2]
            whole = [row for row, kind in enumerate(kinds.to_pylist()) if kind == "country"]
            self._countries = {codes[row].as_py(): row for row in whole}
        row = self._countries.get(code)
        return None if row is None else self.place(row)

    def capital(self, code: str) -> GazetteerPlace | None:
        """The capital of a country, None where the gazetteer has none."""
        country = self.country(code)
        return None if country is None or country.capital is None else self.place(country.capital)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Index of name, start and end in `text` of each name that stands there as whole words, longest first."""
        folded = " " + fold(text).replace(" '", "  ") + " "
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if not (folded[end].isalnum() or folded[end] == "_"):
                yield index, start, end - 1


_COLUMNS = (
    "name", "kind", "country", "admin1", "latitude", "longitude", "geoname_id", "population", "known", "capital",
)  # fmt: skip


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that the project carries, read once."""
    return Gazetteer()


@cache
def zone_country(zone: str) -> str | None:
    """The country with most people in an IANA time zone, None for a zone such as UTC."""
    import pyarrow.parquet as pq

    table = pq.ParquetFile(HERE / "zones.parquet").read()
    return dict(zip(table["zone"].to_pylist(), table["country"].to_pylist(), strict=True)).get(zone)
