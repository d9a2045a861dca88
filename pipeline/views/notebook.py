"""What a notebook calls: claims of a text, and the tables of a folder as Arrow, by SQL, or explained.

Belongs here: a small, readable face over the functions of the other packages. Not here: what those do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from pipeline.publish import Explanation, as_of, explain, explanation_text
from pipeline.views.connect import connect, no_tables
from schemas import TABLES, arrow_schema, table

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
_FROM_TEXT = ("update_id", "post_id", "source", "published_at")
"""Columns of `claims` that a text alone does not give."""


@dataclass(frozen=True, slots=True)
class Claims(Sequence[Row]):
    """The claims of one text, in its order: rows of the table `claims` as dictionaries, which print as lines."""

    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, at: Any) -> Any:
        return self.rows[at]

    def __repr__(self) -> str:
        return "\n".join(map(claim_line, self.rows)) or "no claims"

    def to_arrow(self) -> pa.Table:
        """The claims as an Arrow table with the columns of `claims` that a text gives."""
        fields = [field for field in arrow_schema("claims") if field.name not in _FROM_TEXT]
        return pa.Table.from_pylist(list(self.rows), schema=pa.schema(fields))

    def to_pandas(self) -> Any:
        """The same as a pandas data frame; ImportError without pandas."""
        return self.to_arrow().to_pandas()


def claim_line(row: Row) -> str:
    """A claim in one line: measure, object, value, what else is known, and the quote."""
    parts = [f"{row['measure']} {row['object'] or ''}".strip(), _value(row)]
    if row["status"] != "happened":
        parts.append(row["status"])
    days = sorted({str(day) for day in (row["date_from"], row["date_to"]) if day})
    parts += [" to ".join(days)] if days else []
    parts += [row["place_name"] or row["place_text"]] if row["place_name"] or row["place_text"] else []
    parts += [f"says {row['attribution']}"] if row["attribution"] else []
    return f"{', '.join(parts)}: «{row['quote']}»"


def _value(row: Row) -> str:
    low, high = row["low"], row["high"]
    if low is None:
        return f"≤{high:,}" if high is not None else "?"
    if high is None:
        return f"≥{low:,}"
    return f"{'about ' if row['hedge'] == 'about' else ''}{low:,}" if low == high else f"{low:,}–{high:,}"


def extract_text(
    text: str, *, headline: str = "", published_at: datetime | None = None, timezone: str = "UTC"
) -> Claims:
    """The claims of one text. Days such as "on Tuesday" are counted from `published_at` (now, where none is given) in
    the IANA zone `timezone`. Offsets of quotes are into `text`, or into `headline` where the claim's `field` says so.
    """
    from pipeline.extract import extract_text as claims_of_text

    return Claims(tuple(claims_of_text(headline, text, published_at, timezone)))


def extract_table(updates: pa.Table) -> pa.Table:
    """The claims of all rows of a table with the columns of `updates`, as a table with those of `claims`."""
    from pipeline.extract import extract

    return extract(updates)


@dataclass(frozen=True)
class Tables:
    """The tables under a folder. `tables["incidents"]` is an Arrow table; `tables.incidents` is the same."""

    folder: Path

    def __getitem__(self, name: str) -> pa.Table:
        """All rows of a table of the contract; none where it has no file. KeyError if there is no such table."""
        return self.read(name)

    def __getattr__(self, name: str) -> pa.Table:
        if name not in TABLES:
            raise AttributeError(f"no table {name!r}: there are {', '.join(TABLES)}")
        return self.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name} {self._dataset(name).count_rows():,}" for name in TABLES if self._has(name))
        return f"Tables({str(self.folder)!r}: {counts})"

    def read(self, name: str, columns: Sequence[str] | None = None, where: pc.Expression | None = None) -> pa.Table:
        """Rows of a table: some columns, and only rows for which an Arrow expression holds."""
        table(name)
        if not self._has(name):
            return arrow_schema(name).empty_table().select(list(columns or arrow_schema(name).names))
        return self._dataset(name).to_table(columns=list(columns or arrow_schema(name).names), filter=where)

    def sql(self, query: str) -> pa.Table:
        """The answer to a query in DuckDB's SQL; every table and typed view has its name. A statement that answers
        nothing gives a table without columns. DuckDB's errors pass on."""
        found = self.connection.sql(query)
        return pa.table({}) if found is None else found.to_arrow_table()

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection that `sql` asks."""
        return connect(str(self.folder))

    def as_of(self, moment: datetime) -> pa.Table:
        """The figures as they were known at a moment, which must have a time zone (ValueError)."""
        return as_of(self["figure_history"], moment)

    def explain(self, incident_id: str) -> Explained:
        """Why the figures of an incident are what they are; printing it lays it out. KeyError if there is none."""
        own = pc.field("incident_id") == incident_id
        links = self.read("incident_claims", where=own)
        claims = self.read("claims", where=pc.field("claim_id").isin(links["claim_id"].to_pylist()))
        return Explained(
            explain(
                incident_id,
                incidents=self.read("incidents", where=own),
                incident_figures=self.read("incident_figures", where=own),
                incident_claims=links,
                figure_history=self.read("figure_history", where=own),
                claims=claims,
                updates=self.read("updates", where=pc.field("post_id").isin(claims["post_id"].to_pylist())),
            )
        )

    def _has(self, name: str) -> bool:
        return any((self.folder / name).rglob("part.parquet"))

    def _dataset(self, name: str) -> ds.Dataset:
        return ds.dataset(self.folder / name, format="parquet", schema=arrow_schema(name))


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation that prints as text; `explanation` has it as records."""

    explanation: Explanation

    def __repr__(self) -> str:
        return explanation_text(self.explanation)


def open_tables(folder: str | Path) -> Tables:
    """The tables that `tollbook run` left in a folder; NoTablesError if there are none."""
    found = Tables(Path(folder))
    if not any(found._has(name) for name in TABLES):
        raise no_tables(str(folder))
    return found
