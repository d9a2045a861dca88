"""Imports go one way: schemas ← pipeline ← assets; and nothing but `assets` knows of Dagster."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import ROOT

MAY_IMPORT = {
    "schemas": {"schemas"},
    "pipeline": {"schemas", "pipeline"},
    "assets": {"schemas", "pipeline", "assets"},
}
OURS = {*MAY_IMPORT, "tests", "benchmarks"}


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_is_below_it(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for line, module in _imported(path)
        if module.split(".")[0] in OURS - MAY_IMPORT[package]
    ]
    assert wrong == []


@pytest.mark.parametrize("package", ["schemas", "pipeline"])
def test_only_assets_know_of_dagster(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for line, module in _imported(path)
        if module.split(".")[0].startswith("dagster")
    ]
    assert wrong == []


def _is_loaded_by(imports: str, library: str) -> bool:
    code = f"import sys, {imports}; print('{library}' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip() == "True"


def test_the_pipeline_runs_without_dagster_being_loaded() -> None:
    assert not _is_loaded_by("pipeline.ingest, pipeline.extract, pipeline.reconcile", "dagster")


@pytest.mark.parametrize("library", ["pyarrow", "pandas", "dateparser"])
def test_the_extractor_loads_what_tables_need_only_with_the_first_table(library: str) -> None:
    assert not _is_loaded_by("pipeline.extract", library)
