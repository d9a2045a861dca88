"""Dagster's IO manager for the tables: takes a plan of days, keeps what differs, says what it did.

Belongs here: the bridge between Dagster and the day files. Not here: the rule by which a day is made anew (`plan`), and
what the metadata say (`assets.metadata`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import dagster as dg

from assets.books import Books
from assets.explanations import explanations
from assets.metadata import definition_metadata, written_metadata
from assets.partitions import month_of
from assets.storage.day_files import StoredTable
from assets.storage.plan import DayPlan, Watch, Written, carry_out, unwatched
from assets.turns import TABLES_WAIT_SECONDS, nobody_told, turn


def tables_in_turn(books: Books, watch: Watch = unwatched) -> dg.IOManagerDefinition:
    """The IO manager, which has the turn of the tables for as long as the run, or the step's process, has it."""

    @dg.io_manager(description="Keeps the tables by day; one run at a time.")  # type: ignore[arg-type] # may be a generator
    def tables(context: dg.InitResourceContext) -> Iterator[TableIO]:
        told = context.log.info if context.log else nobody_told
        with turn(books, "tables", TABLES_WAIT_SECONDS, told):
            books.root.sweep()
            yield TableIO(books, watch)

    return tables


class TableIO(dg.IOManager):
    """Keeps each asset as the day files of the table of its name; KeyError if no such table is described.

    An asset returns a `DayPlan`. An input is the `StoredTable`, from which the asset reads the days that it needs.
    """

    def __init__(self, books: Books, watch: Watch = unwatched) -> None:
        self._books = books
        self._watch = watch

    def handle_output(self, context: dg.OutputContext, obj: DayPlan) -> None:
        """Carry the plan out. SchemaError, OSError: the day at hand, and all that follow, are as they were."""
        stored = self._books.table(context.asset_key.path[-1])
        if obj.table != stored.name:
            raise ValueError(f"asset {stored.name} returned a plan for the table {obj.table}")
        written = carry_out(obj, stored, self._watch)
        found = written_metadata(stored, written) | explanations(self._books, stored.name, written)
        found |= definition_metadata(stored.name)
        stored.remember()
        if context.has_asset_partitions:
            self._add_months(context, written, found)
        else:
            context.add_output_metadata(found)

    def load_input(self, context: dg.InputContext) -> StoredTable:
        """The table of the upstream asset."""
        return self._books.table(context.asset_key.path[-1])

    def _add_months(self, context: dg.OutputContext, written: Written, whole: Mapping[str, Any]) -> None:
        """The rows of each month on its own entry in the books; on the last, which the UI shows, all the rest too."""
        rows: defaultdict[date, int] = defaultdict(int)
        for file in written.files:
            if file.day is not None:
                rows[month_of(file.day, self._books.shown)] += file.rows
        for key in context.asset_partition_keys:
            found: dict[str, Any] = {"dagster/partition_row_count": rows[date.fromisoformat(key)]}
            if key == context.asset_partition_key_range.end:
                found |= whole
            context.step_context.add_asset_metadata(found, asset_key=context.asset_key, partition_key=key)
