"""Opens a folder of tables in DuckDB.

Belongs here: connections. Not here: what the views say (`definitions`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from upath import UPath

from pipeline.extras import how_to_install
from pipeline.views.definitions import all_views, files_of
from schemas import TABLES

if TYPE_CHECKING:
    import duckdb


class NoTablesError(FileNotFoundError):
    """A folder holds no table."""


def no_tables(folder: str) -> NoTablesError:
    """The error for a folder without tables, which says what to do."""
    return NoTablesError(f"there are no tables in {folder}: run `tollbook run INPUT... --out {folder}` first")


def connect(folder: str) -> duckdb.DuckDBPyConnection:
    """A connection in memory with every table and typed view and the macros `as_of`, `figure_from`, `figure_to`.

    `folder` is the data root, or a URL that fsspec knows (`s3://…`): DuckDB then reads through its client. Times are
    shown in UTC. NoTablesError if there are no tables; ImportError, which says what to install, without DuckDB.
    """
    connection = open_database()
    connection.execute("set timezone = 'UTC'")
    if "://" in folder:
        reach(connection, folder)
    base = folder.rstrip("/") + "/"
    run_all(connection, base, tables_in(connection, base))
    _confine(connection, folder)
    return connection


def reach(connection: duckdb.DuckDBPyConnection, url: str) -> None:
    """Let a connection read what is at a URL through fsspec's client."""
    connection.register_filesystem(UPath(url, use_listings_cache=False).fs)


def _confine(connection: duckdb.DuckDBPyConnection, folder: str) -> None:
    """Let queries read the data folder and nothing else of this machine; a URL needs access from outside."""
    if "://" in folder:
        return
    whole = str(Path(folder).resolve()).replace("'", "''")
    given = folder.rstrip("/").replace("'", "''")
    connection.execute(f"set allowed_directories = ['{whole}/', '{given}/']")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def run_all(connection: duckdb.DuckDBPyConnection, base: str, there: frozenset[str]) -> None:
    """Create every view; NoTablesError if `there` is empty."""
    if not there:
        raise no_tables(base.rstrip("/"))
    for statement in all_views(base, there, older_in(connection, base, there)):
        connection.execute(statement)


def tables_in(connection: duckdb.DuckDBPyConnection, base: str) -> frozenset[str]:
    """The tables that have files under a folder."""
    return frozenset(_with_files(connection, base))


def older_in(connection: duckdb.DuckDBPyConnection, base: str, there: frozenset[str]) -> frozenset[str]:
    """The tables whose first or last file lacks columns: an older version wrote it. Upgrades and runs go by days."""
    return frozenset(name for name in there if _lacks_columns(connection, files_of(name, base), name))


def _lacks_columns(connection: duckdb.DuckDBPyConnection, files: str, name: str) -> bool:
    ends = connection.execute("select min(file), max(file) from glob(?)", [files]).fetchone() or ()
    described = {column.name for column in TABLES[name].columns}
    for file in set(ends):
        columns = connection.execute("select name from parquet_schema(?)", [file]).fetchall()
        if described - {column for (column,) in columns}:
            return True
    return False


def _with_files(connection: duckdb.DuckDBPyConnection, base: str) -> Iterable[str]:
    for name in TABLES:
        if connection.execute("select 1 from glob(?) limit 1", [files_of(name, base)]).fetchone():
            yield name


def open_database(path: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """DuckDB over a file; ImportError, which says what to install, without it."""
    try:
        import duckdb
    except ImportError:
        raise ImportError(f"DuckDB is not installed: {how_to_install('query')}") from None
    return duckdb.connect(path)
