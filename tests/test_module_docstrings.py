"""Docstrings of modules say what belongs there and what does not, so that a reader finds the file for a question."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.checkout import ROOT

MODULES = sorted(path for name in ("schemas", "pipeline", "assets") for path in (ROOT / name).rglob("*.py"))
_ELSEWHERE = re.compile(r"\((`[\w.]+`(?:(?:,| and) `[\w.]+`)*)\)")
"""Where something else is to be found: "(`leads`, `pipeline.words`)"."""


def _docstring(module: Path) -> str:
    return " ".join((ast.get_docstring(ast.parse(module.read_text("utf-8"))) or "").split())


def _names_elsewhere(module: Path) -> list[str]:
    _, _, behind = _docstring(module).partition("Not here: ")
    return [name.strip("`") for listed in _ELSEWHERE.findall(behind) for name in re.split(r", | and ", listed)]


def _exists(name: str, module: Path) -> bool:
    """Whether a module or package of this name, or one that holds it, is beside a module, in a package around it or in
    the root."""
    whole, holder = name.replace(".", "/"), name.rpartition(".")[0].replace(".", "/")
    around = [folder for folder in module.parents if folder.is_relative_to(ROOT)]
    files = [folder / path for folder in around for path in (f"{whole}.py", f"{holder}.py" if holder else whole, whole)]
    return any(file.exists() for file in files)


@pytest.mark.parametrize("says", ["Belongs here: ", "Not here: "])
def test_every_module_says_what_belongs_there_and_what_does_not(says: str) -> None:
    assert [str(module.relative_to(ROOT)) for module in MODULES if says not in _docstring(module)] == []


def test_what_belongs_elsewhere_is_said_to_be_in_modules_that_exist() -> None:
    beside = [path for name in ("tests", "benchmarks") for path in sorted((ROOT / name).rglob("*.py"))]
    named = [(module, name) for module in (*MODULES, *beside) for name in _names_elsewhere(module)]
    assert len(named) > 100
    assert [f"{module.relative_to(ROOT)}: {name}" for module, name in named if not _exists(name, module)] == []
