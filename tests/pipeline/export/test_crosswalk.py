"""The document says what the mappings do."""

from __future__ import annotations

from pipeline.export import FORMATS
from pipeline.export.crosswalk import render
from tests.checkout import ROOT

DOCUMENT = ROOT / "docs" / "exports.md"


def test_the_document_is_up_to_date() -> None:
    assert DOCUMENT.read_text("utf-8") == render(), (
        "python -m pipeline.export.crosswalk docs/exports.md, and commit the result"
    )


def test_every_format_is_described() -> None:
    text = render()
    for found in FORMATS.values():
        assert f"| `{found.name}` | `{found.file}` |" in text
