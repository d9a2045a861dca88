"""Incidents as points: GeoParquet for geopandas, QGIS and DuckDB, GeoJSON for everything else.

GeoParquet follows version 1.1.0 (https://geoparquet.org/releases/v1.1.0/): WKB points in a column `geometry`, longitude
before latitude, WGS 84. GeoJSON follows RFC 7946. An incident without coordinates has no geometry, and stays in.
Belongs here: those two forms. Not here: where an incident is (`pipeline.extract.places`).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.export.cells import write_bytes
from pipeline.publish import standing

GEOPARQUET_FILE, GEOJSON_FILE = "incidents.geo.parquet", "incidents.geojson"
_POINT = struct.Struct("<BIdd")
_LITTLE_ENDIAN, _IS_POINT = 1, 1


def write_geoparquet(tables: Mapping[str, pa.Table], folder: Path) -> list[Path]:
    """Write `incidents.geo.parquet`: the columns of `incidents` and `geometry`."""
    incidents = standing(tables["incidents"]).sort_by("incident_id")
    points = [
        _wkb(*at) for at in zip(incidents["longitude"].to_pylist(), incidents["latitude"].to_pylist(), strict=True)
    ]
    found = incidents.append_column("geometry", pa.array(points, pa.binary()))
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if any(points):
        column["bbox"] = [pc.min(incidents[n]).as_py() for n in _AXES] + [pc.max(incidents[n]).as_py() for n in _AXES]
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    sink = pa.BufferOutputStream()
    pq.write_table(found.replace_schema_metadata({"geo": json.dumps(geo)}), sink, compression="zstd")
    return [write_bytes(folder / GEOPARQUET_FILE, sink.getvalue().to_pybytes())]


_AXES = ("longitude", "latitude")


def _wkb(longitude: float | None, latitude: float | None) -> bytes | None:
    if longitude is None or latitude is None:
        return None
    return _POINT.pack(_LITTLE_ENDIAN, _IS_POINT, longitude, latitude)


def write_geojson(tables: Mapping[str, pa.Table], folder: Path) -> list[Path]:
    """Write `incidents.geojson`: a feature for each incident, with its columns as properties."""
    features = [_feature(row) for row in standing(tables["incidents"]).sort_by("incident_id").to_pylist()]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, default=_text) for feature in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    return [write_bytes(folder / GEOJSON_FILE, text.encode())]


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in _AXES}
    at = [row["longitude"], row["latitude"]]
    geometry = None if None in at else {"type": "Point", "coordinates": at}
    return {"type": "Feature", "id": row["incident_id"], "geometry": geometry, "properties": properties}


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
