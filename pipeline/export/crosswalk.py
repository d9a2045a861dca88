"""Writes `docs/exports.md`: `python -m pipeline.export.crosswalk docs/exports.md`.

Belongs here: the layout of that document. Not here: the mappings, which each format's module holds.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.export.acled import ACLED
from pipeline.export.datapackage import FOLDER
from pipeline.export.formats import EXPORTS_FOLDER, FORMATS
from pipeline.export.ged import GED
from pipeline.export.geo import GEOJSON_FILE, GEOPARQUET_FILE
from pipeline.export.hxl import HXL
from pipeline.export.strikes import STRIKES
from pipeline.export.table import CsvExport

_HEAD = f"""# Exports

Made from `pipeline/export/` by `python -m pipeline.export.crosswalk docs/exports.md`; edit there.

    tollbook export FORMAT --data DIR        writes into DIR/{EXPORTS_FOLDER}/; FORMAT `all` writes every one

All are made from the tables as they stand, and are no better than these: a mapping fills what the tables know, leaves
empty what takes a coder, and the sections say what is lost. In every CSV a text that a spreadsheet would take for a
formula has an apostrophe in front; take the Parquet tables where each letter counts. The names of other data sets tell
whose columns are meant; none of them has checked, or stands behind, these files.
"""

_GEO = f"""## geoparquet, geojson

`{GEOPARQUET_FILE}` and `{GEOJSON_FILE}`: all incidents as points, longitude and latitude in WGS 84, with every column
of [incidents](tables.md#incidents) under its own name. In GeoJSON `latitude` and `longitude` are the geometry, days and
times are ISO 8601 texts, and `id` is `incident_id`.

Lost: nothing of `incidents`; figures by class, claims and history are other tables. A point for a region or a country
is its middle: look at `geo_precision` before counting points in polygons. Validated by geopandas, which reads both and
gets the same points back.

    import geopandas
    geopandas.read_parquet("DIR/{EXPORTS_FOLDER}/{GEOPARQUET_FILE}").plot()
"""

_PACKAGE = f"""## datapackage

`{FOLDER}/datapackage.json` and a CSV for each table: the [data dictionary](tables.md) as Table Schema, with types,
meanings, units, vocabularies, keys and references between the tables. `rejects.raw` is base64.

Lost: the difference between an empty text and none; the folders by day. Validated by the `frictionless` library, data
and descriptor.
"""

_VALIDATED = {
    "ged": "Validated by a Table Schema of the codebook's types, ranges and order of `low`, `best` and `high`, with "
    "`frictionless`.",
    "acled": "Validated by a Table Schema of the codebook's categories and ranges, with `frictionless`.",
    "hxl": "Validated by `libhxl`, which reads the tags and finds the columns by them.",
    "strikes": "Validated by a Table Schema of the data set's columns and types, with `frictionless`.",
}


def render() -> str:
    """The document."""
    parts = [_HEAD, _list(), *(_section(export) for export in (GED, ACLED, HXL, STRIKES)), _GEO, _PACKAGE]
    return "\n".join(parts)


def _list() -> str:
    rows = [f"| `{found.name}` | `{found.file}` | {found.meaning} |" for found in FORMATS.values()]
    return "\n".join(["| format | file | what |", "|---|---|---|", *rows, ""])


def _section(export: CsvExport) -> str:
    return "\n".join(_section_lines(export))


def _section_lines(export: CsvExport) -> Iterator[str]:
    tags = any(field.tag for field in export.fields)
    yield f"## {export.name}"
    yield ""
    yield f"{export.title}: `{export.file}`. Rows: {export.kept}. {_VALIDATED[export.name]}"
    yield ""
    yield "Lost:"
    yield ""
    yield from (f"- {text}" for text in export.lost)
    yield ""
    yield f"| column |{' tag |' if tags else ''} made of |"
    yield f"|---|{'---|' if tags else ''}---|"
    for field in export.fields:
        yield f"| `{field.name}` |{f' `{field.tag}` |' if tags else ''} {field.source} |"
    yield ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the document to the file that is named."""
    parser = ArgumentParser(prog="python -m pipeline.export.crosswalk", description=__doc__)
    parser.add_argument("path", type=Path, help="the file, docs/exports.md")
    parser.parse_args(arguments).path.write_text(render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
