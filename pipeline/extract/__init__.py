"""From text to claims: tokens with classes, rules over the classes, then context passes, each its own module.

`extract` takes the `updates` table to the `claims` table; `extract_text` reads one text.

Belongs here: the names that other packages call. Not here: the steps themselves; rows for other tables
(`pipeline.reconcile`).
"""

from pipeline.extract.claims import EXTRACTOR_VERSION, extract, extract_text

__all__ = ["EXTRACTOR_VERSION", "extract", "extract_text"]
