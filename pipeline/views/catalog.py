"""The file `catalog.duckdb`: the same views for any DuckDB client, with paths relative to the folder of the tables.

Belongs here: writing that file. Not here: what the views say (`definitions`).
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from .connect import no_tables, older_in, open_database, tables_in
from .definitions import all_views, column_comment, view_infos

CATALOG = "catalog.duckdb"


def write_catalog(folder: Path) -> Path:
    """Write `catalog.duckdb` into the folder of the tables, in place of the one that was there; its path.

    A client must run in that folder, or `set file_search_path` to it, as DuckDB looks for relative paths there.
    NoTablesError if there are no tables; ImportError, which says what to install, without DuckDB.
    """
    target = folder / CATALOG
    with TemporaryDirectory(dir=folder, prefix=".catalog") as aside:
        made = Path(aside, CATALOG)
        with open_database(str(made)) as connection:
            there = tables_in(connection, f"{folder}/")
            if not there:
                raise no_tables(str(folder))
            where = str(folder.absolute()).replace("'", "''")
            connection.execute(f"set file_search_path = '{where}'")
            for statement in all_views("", there, older_in(connection, f"{folder}/", there)):
                connection.execute(statement)
            for info in view_infos():
                for name, *_ in connection.execute(f"describe {info.name}").fetchall():
                    connection.execute(column_comment(info.name, name))
        made.replace(target)
    return target
