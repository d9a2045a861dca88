"""SQL over the tables with DuckDB: each table is a view of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assets.books import Books
from assets.errors import UserError
from schemas import TABLES

if TYPE_CHECKING:
    import duckdb


def connect(books: Books) -> duckdb.DuckDBPyConnection:
    """A connection in which each table that has files is a view. UserError without tables, or without DuckDB."""
    try:
        import duckdb
    except ImportError:
        raise UserError("DuckDB is not installed: pip install 'tollbook[query]'") from None
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    there = [name for name in TABLES if books.root.exists(name)]
    if not there:
        raise UserError(
            f"there are no tables in {books.root.url}: run `tollbook run INPUT --out {books.root.url}` first"
        )
    for name in there:
        files = f"{books.root.path}/{name}/**/part.parquet".replace("'", "''")
        connection.execute(f"create view {name} as select * from read_parquet('{files}', hive_partitioning = true)")
    return connection


def rows(books: Books, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a query. UserError if it is no valid SQL."""
    import duckdb

    with connect(books) as connection:
        try:
            found = connection.execute(sql)
        except duckdb.Error as error:
            raise UserError(f"the query cannot be run: {error}") from None
        return [column[0] for column in found.description or []], found.fetchall()
