"""What Tollbook is about, as plain functions from Arrow table to Arrow table.

Belongs here: reading inputs, extracting claims, reconciling incidents, publishing totals. Not here: when a step runs
and where its rows are kept (`assets`). Knows nothing of Dagster. In a notebook, `import pipeline as tb` offers what
`docs/api.md` tells; each name is loaded when it is asked for.
"""

from __future__ import annotations

from typing import Any

_FACE = frozenset({"connect", "extract_table", "extract_text", "open_tables", "regions", "write_catalog"})


def __getattr__(name: str) -> Any:
    """The functions for notebooks, which are those of `pipeline.views`."""
    if name in _FACE:
        from pipeline import views

        return getattr(views, name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_FACE})
