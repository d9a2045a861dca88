"""The data dictionary is what the descriptions say now."""

from __future__ import annotations

from pathlib import Path

from schemas import TABLES
from schemas.dictionary import main, render
from tests.checkout import ROOT

DOCUMENT = ROOT / "docs" / "tables.md"


def test_docs_tables_md_is_up_to_date() -> None:
    assert DOCUMENT.read_text("utf-8") == render(), "docs/tables.md is stale: run `make docs`"


def test_it_has_each_column_and_each_word() -> None:
    text = render()
    for table in TABLES.values():
        assert f"## {table.name}\n" in text
        for column in table.columns:
            assert f"| `{column.name}` |" in text
            for word in column.vocabulary.words if column.vocabulary else ():
                assert f"| `{word}` |" in text


def test_the_command_writes_it_to_the_file_that_is_named(tmp_path: Path) -> None:
    assert main([str(tmp_path / "tables.md")]) == 0
    assert (tmp_path / "tables.md").read_text("utf-8") == render()
