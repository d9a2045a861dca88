"""SQL over the tables: `pipeline.views` opens them, here a query's answer or its error is passed on."""

from __future__ import annotations

from typing import Any

from assets.books import Books
from assets.errors import UserError
from pipeline.views import NoTablesError, connect


def answer(books: Books, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a query. UserError if it is no valid SQL, or there are no tables, or no DuckDB."""
    try:
        connection = connect(str(books.root.path))
    except (NoTablesError, ImportError) as error:
        raise UserError(str(error)) from None
    import duckdb

    with connection:
        try:
            found = connection.execute(sql)
        except duckdb.Error as error:
            raise UserError(f"the query cannot be run: {error}") from None
        return [column[0] for column in found.description or []], found.fetchall()
