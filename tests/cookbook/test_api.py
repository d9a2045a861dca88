"""The examples of `docs/api.md` run over the bundled sample and give what they say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from tests.cookbook.sample import ROOT, sample_folder

pytest.importorskip("duckdb", reason="the examples need DuckDB")
pytest.importorskip("pandas", reason="the examples need pandas")


def test_the_examples_give_what_they_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(sample_folder())
    monkeypatch.chdir(tmp_path)
    found = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert found.attempted >= 15
    assert found.failed == 0


def test_a_cell_of_csv_is_as_its_example_says() -> None:
    from pipeline.export import cells

    assert doctest.testmod(cells) == (0, 1)
