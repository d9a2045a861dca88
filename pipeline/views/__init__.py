"""The tables as an analyst meets them: SQL views in DuckDB, a catalogue file, and what a notebook calls.

Belongs here: views over the tables and ways to open them. Not here: how the tables are made, reports
(`pipeline.report`) and other formats (`pipeline.export`). DuckDB is needed only by what speaks SQL, and is loaded only
then.
"""

from pipeline.gazetteer.regions import regions
from pipeline.views.catalog import CATALOG, catalog_of_store, write_catalog
from pipeline.views.connect import NoTablesError, connect
from pipeline.views.definitions import TYPED_VIEWS, ViewInfo, column_meaning, view_infos
from pipeline.views.notebook import Claims, Tables, extract_table, extract_text, open_tables

__all__ = [
    "CATALOG",
    "TYPED_VIEWS",
    "Claims",
    "NoTablesError",
    "Tables",
    "ViewInfo",
    "catalog_of_store",
    "column_meaning",
    "connect",
    "extract_table",
    "extract_text",
    "open_tables",
    "regions",
    "view_infos",
    "write_catalog",
]
