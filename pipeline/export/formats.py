"""The formats there are, each by its name.

Belongs here: the list. Not here: any format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.export import events
from pipeline.export.acled import ACLED
from pipeline.export.datapackage import FOLDER, write_datapackage
from pipeline.export.ged import GED
from pipeline.export.geo import GEOJSON_FILE, GEOPARQUET_FILE, write_geojson, write_geoparquet
from pipeline.export.hxl import HXL
from pipeline.export.strikes import STRIKES
from schemas import TABLES

EXPORTS_FOLDER = "exports"


@dataclass(frozen=True, slots=True)
class Format:
    """`write` makes the files in a folder from tables by name; `needs` are those that it reads."""

    name: str
    meaning: str
    file: str
    needs: tuple[str, ...]
    write: Callable[[Mapping[str, pa.Table], Path], list[Path]]


FORMATS = {
    found.name: found
    for found in (
        Format("ged", "lethal events in the columns of UCDP GED", GED.file, events.TABLES_NEEDED, GED.write),
        Format("acled", "political violence in the columns of ACLED", ACLED.file, events.TABLES_NEEDED, ACLED.write),
        Format(
            "hxl",
            "incidents with tags of the Humanitarian Exchange Language",
            HXL.file,
            events.TABLES_NEEDED,
            HXL.write,
        ),
        Format(
            "strikes",
            "weapons by model in the columns of the missile-attacks data set",
            STRIKES.file,
            events.TABLES_NEEDED,
            STRIKES.write,
        ),
        Format("geoparquet", "incidents as points, GeoParquet 1.1", GEOPARQUET_FILE, ("incidents",), write_geoparquet),
        Format("geojson", "incidents as points, RFC 7946", GEOJSON_FILE, ("incidents",), write_geojson),
        Format(
            "datapackage",
            "all tables as CSV with a Frictionless descriptor",
            f"{FOLDER}/datapackage.json",
            tuple(TABLES),
            write_datapackage,
        ),
    )
}


def write_export(name: str, tables: Mapping[str, pa.Table], folder: Path) -> list[Path]:
    """Write one format into a folder; the files. ValueError if there is no such format."""
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name].write(tables, folder)
