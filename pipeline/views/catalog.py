"""The file `catalog.duckdb`: the same views for any DuckDB client.

Of a folder its views name the files relative to it, so that the whole can be moved; of an object store by URL.

Belongs here: writing that file. Not here: what the views say (`definitions`).
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline.views.connect import no_tables, older_in, open_database, reach, tables_in
from pipeline.views.definitions import all_views, column_comment, view_infos

if TYPE_CHECKING:
    import duckdb

CATALOG = "catalog.duckdb"


def write_catalog(folder: str | Path) -> Path:
    """Write `catalog.duckdb` into the folder of the tables, in place of the one that was there; its path.

    A client must run in that folder, or `set file_search_path` to it, as DuckDB looks for relative paths there.
    NoTablesError if there are no tables; ImportError, which says what to install, without DuckDB.
    """
    folder = Path(folder)
    target = folder / CATALOG
    with TemporaryDirectory(dir=folder, prefix=".catalog") as aside:
        made = Path(aside, CATALOG)
        with open_database(str(made)) as connection:
            where = str(folder.absolute()).replace("'", "''")
            connection.execute(f"set file_search_path = '{where}'")
            _fill(connection, f"{folder}/", "")
        made.replace(target)
    return target


def catalog_of_store(url: str) -> bytes:
    """The file `catalog.duckdb` for tables at a URL that fsspec knows (`s3://…`), which its views name whole.

    A client needs DuckDB's extension `httpfs`, or a copy of the file and fsspec's client of the store, registered with
    `register_filesystem`. Errors as of `write_catalog`.
    """
    base = url.rstrip("/") + "/"
    with TemporaryDirectory() as aside:
        made = Path(aside, CATALOG)
        with open_database(str(made)) as connection:
            reach(connection, url)
            _fill(connection, base, base)
        return made.read_bytes()


def _fill(connection: duckdb.DuckDBPyConnection, base: str, named: str) -> None:
    """All views over the tables under `base`, which they call `named`."""
    there = tables_in(connection, base)
    if not there:
        raise no_tables(base.rstrip("/"))
    for statement in all_views(named, there, older_in(connection, base, there)):
        connection.execute(statement)
    for info in view_infos():
        for name, *_ in connection.execute(f"describe {info.name}").fetchall():
            connection.execute(column_comment(info.name, name))
