"""The data dictionary `docs/tables.md`, made from the descriptions: `python -m schemas.dictionary docs/tables.md`.

Belongs here: turning descriptions into Markdown. Not here: the descriptions (`articles`, `statements`, `events`,
`totals`).
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from schemas.model import Column, Table, Vocabulary
from schemas.registry import SCHEMA_VERSION, TABLES

_HEAD = f"""# The tables

Made from `schemas/` by `make docs`; edit there. Schema version {SCHEMA_VERSION}.

Each table is a folder of Parquet files under the data root, one file a day: `TABLE/PARTITION=YYYY-MM-DD/part.parquet`
(`daily_totals` is one file). Timestamps are UTC with microseconds, days are local days of the event. A column with a
`?` may be null. A vocabulary is listed once, at the end.
"""


def _type(column: Column) -> str:
    return column.type + ("?" if column.nullable else "")


def _meaning(column: Column) -> str:
    if column.vocabulary is None:
        return column.meaning
    return f"{column.meaning} Words: [{column.vocabulary.name}](#{_anchor(column.vocabulary)})."


def _anchor(vocabulary: Vocabulary) -> str:
    return f"words-of-{vocabulary.name.replace('_', '-')}"


def _table_section(table: Table) -> str:
    folder = f"{table.partition.name}: {table.partition.meaning}" if table.partition else "none: one file."
    rows = [f"| `{c.name}` | {_type(c)} | {c.unit} | {_meaning(c)} |" for c in table.columns]
    key = ", ".join(f"`{name}`" for name in table.key)
    return "\n".join(
        [
            f"## {table.name}\n",
            f"{table.meaning}\n",
            f"Key: {key}. Partition folder: {folder}\n",
            "| column | type | unit | meaning |",
            "|---|---|---|---|",
            *rows,
        ]
    )


def _vocabulary_section(vocabulary: Vocabulary) -> str:
    rows = [f"| `{word}` | {meaning} |" for word, meaning in vocabulary.words.items()]
    if vocabulary.pattern:
        rows.append(f"| `{vocabulary.pattern}` | {vocabulary.pattern_meaning} |")
    title = _anchor(vocabulary).replace("-", " ").capitalize()
    return "\n".join([f"### {title}\n", "| word | meaning |", "|---|---|", *rows])


def render() -> str:
    """The whole document as Markdown."""
    vocabularies = {id(c.vocabulary): c.vocabulary for t in TABLES.values() for c in t.columns if c.vocabulary}
    parts = [_HEAD, *map(_table_section, TABLES.values()), "## Vocabularies"]
    parts += [_vocabulary_section(vocabulary) for vocabulary in vocabularies.values()]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the document to the file that is named."""
    parser = ArgumentParser(prog="python -m schemas.dictionary", description=__doc__)
    parser.add_argument("path", type=Path, help="the file, docs/tables.md")
    parser.parse_args(arguments).path.write_text(render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
