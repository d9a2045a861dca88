"""Each format, read by a library of its own kind, from the tables of the bundled sample."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.export import FORMATS, write_export
from pipeline.export.acled import ACLED
from pipeline.export.ged import GED
from pipeline.export.strikes import STRIKES
from pipeline.views import Tables, open_tables
from tests.cookbook.sample import sample_folder
from tests.pipeline.export.validation import table_schema


@pytest.fixture(scope="module")
def tables() -> Tables:
    return open_tables(sample_folder())


@pytest.fixture(scope="module")
def written(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("exports")

    def write(name: str) -> Path:
        files = write_export(name, tables, folder)
        assert folder / FORMATS[name].file == files[0]
        return files[0]

    return write


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["ged", "acled", "strikes"])
def test_a_csv_keeps_to_the_codebook(name: str, written: Callable[[str], Path]) -> None:
    frictionless = pytest.importorskip("frictionless", reason="validation needs the package frictionless")
    path = written(name)
    columns = [field.name for field in {"ged": GED, "acled": ACLED, "strikes": STRIKES}[name].fields]
    schema = frictionless.Schema.from_descriptor(table_schema(name, columns))
    resource = frictionless.Resource(path=path.name, basepath=str(path.parent), schema=schema)
    found = resource.validate()
    assert found.valid, found.flatten(["rowNumber", "fieldName", "message"])
    assert found.tasks[0].stats["rows"] > 5


def test_deaths_of_ged_add_up(written: Callable[[str], Path]) -> None:
    rows = _rows(written("ged"))
    assert rows
    for row in rows:
        parts = sum(int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown"))
        assert parts == int(row["best"])
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


def test_deaths_of_acled_are_the_least(written: Callable[[str], Path], tables: Tables) -> None:
    low = sum(
        row["killed_low"] or 0
        for row in tables["incidents"].to_pylist()
        if row["status"] == "happened" and row["kind"] not in ("other", "aid", "evacuation", "release")
    )
    assert sum(int(row["fatalities"]) for row in _rows(written("acled"))) == low > 0


def test_strikes_add_up_to_the_figures(written: Callable[[str], Path], tables: Tables) -> None:
    happened = {row["incident_id"] for row in tables["incidents"].to_pylist() if row["status"] == "happened"}
    launched = sum(
        row["best"] or 0
        for row in tables["incident_figures"].to_pylist()
        if row["measure"] == "launched" and row["reason"] != "running_total" and row["incident_id"] in happened
    )
    assert sum(int(row["launched"] or 0) for row in _rows(written("strikes"))) == launched > 0


def test_hxl_is_found_by_its_tags(written: Callable[[str], Path], tables: Tables) -> None:
    hxl = pytest.importorskip("hxl", reason="validation needs the package libhxl")
    source = hxl.data(str(written("hxl")), hxl.input.InputOptions(allow_local=True))
    assert "#affected+killed+max" in [column.display_tag for column in source.columns]
    killed = [row.get("#affected+killed-min-max") for row in source]
    assert sum(int(value) for value in killed if value) == sum(
        value or 0 for value in tables["incidents"]["killed_best"].to_pylist()
    )


def test_geoparquet_is_read_by_geopandas(written: Callable[[str], Path], tables: Tables) -> None:
    geopandas = pytest.importorskip("geopandas", reason="validation needs the package geopandas")
    frame = geopandas.read_parquet(written("geoparquet"))
    assert frame.crs.to_authority() == ("OGC", "CRS84")
    _same_points(frame, tables)
    assert json.loads(pq.read_metadata(written("geoparquet")).metadata[b"geo"])["version"] == "1.1.0"


def test_geojson_is_read_by_geopandas(written: Callable[[str], Path], tables: Tables) -> None:
    geopandas = pytest.importorskip("geopandas", reason="validation needs the package geopandas")
    pytest.importorskip("pyogrio", reason="reading GeoJSON needs the package pyogrio")
    _same_points(geopandas.read_file(written("geojson")), tables)


def _same_points(frame: Any, tables: Tables) -> None:
    at = dict(zip(frame["incident_id"], frame.geometry, strict=True))
    for row in tables["incidents"].to_pylist():
        point = at[row["incident_id"]]
        if row["latitude"] is None:
            assert point is None
        else:
            assert (point.x, point.y) == (row["longitude"], row["latitude"])


def test_the_data_package_is_valid_with_keys_and_references(written: Callable[[str], Path], tables: Tables) -> None:
    frictionless = pytest.importorskip("frictionless", reason="validation needs the package frictionless")
    found = frictionless.validate(str(written("datapackage")))
    assert found.valid, found.flatten(["name", "rowNumber", "fieldName", "message"])
    rows = {task.name: task.stats["rows"] for task in found.tasks}
    assert rows == {name.replace("_", "-"): len(tables[name]) for name in tables}


def test_a_broken_data_package_is_found_out(written: Callable[[str], Path]) -> None:
    frictionless = pytest.importorskip("frictionless", reason="validation needs the package frictionless")
    path = written("datapackage").parent / "incident_claims.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1].replace(lines[1].split(",")[0], "20990101-none")]) + "\n", "utf-8")
    assert not frictionless.validate(str(path.parent / "datapackage.json")).valid


def test_the_same_tables_give_the_same_files(tables: Tables, tmp_path: Path) -> None:
    for name in FORMATS:
        first = {p.name: p.read_bytes() for p in write_export(name, tables, tmp_path / "a")}
        assert first == {p.name: p.read_bytes() for p in write_export(name, tables, tmp_path / "b")}


def test_an_unknown_format_is_an_error_that_lists_them(tables: Tables, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="choose one of ged, acled"):
        write_export("excel", tables, tmp_path)
