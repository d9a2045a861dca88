"""The commands that look after the tables: `verify`, `upgrade`, `history`.

Belongs here: their arguments and what they print. Not here: what they do, the other commands (`assets.cli`, which adds
these).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from assets.cli_options import DEFAULT_DATA, Data, Guard, books_of
from assets.errors import UserError

if TYPE_CHECKING:
    from assets.books import Books


def add_to(app: typer.Typer, guard: Guard) -> None:
    """Add the commands; `guard` turns errors into messages with an exit code."""

    @app.command()
    def verify(
        data: Data = DEFAULT_DATA,
        mend: Annotated[bool, typer.Option("--mend", help="Make anew what is damaged.")] = False,
    ) -> None:
        """Read every file whole and name those that are not as they were written; exit code 1 if there are any."""
        with guard():
            _verify(data, mend)

    @app.command()
    def upgrade(data: Data = DEFAULT_DATA) -> None:
        """Rewrite tables of an older version as this one has them; `run` makes them anew where their input is kept."""
        with guard():
            _upgrade(data)

    @app.command()
    def history(data: Data = DEFAULT_DATA) -> None:
        """Write what is missing in Dagster's history of the tables (the folder .dagster); no table is touched."""
        with guard():
            _history(data)


def _tables(data: str) -> Books:
    """The books of a folder that holds tables."""
    from assets.inbox.inputs import FOLDER as INBOX

    books = books_of(data)
    if not any(books.root.exists(name) for name in ("updates", INBOX)):
        raise UserError(f"there are no tables in {data}: name the folder of the tables with --data")
    return books


def _history(data: str) -> None:
    from assets.history import rebuild_history

    found = rebuild_history(_tables(data), _say)
    for name, count in found.items():
        _say(f"{name}: {count} entr{'y' if count == 1 else 'ies'} written")
    _say("Dagster's history has every table")


def _upgrade(data: str) -> None:
    from assets.upgrade import upgrade
    from schemas import SCHEMA_VERSION

    found = upgrade(_tables(data), _say)
    for name, count in found.items():
        _say(f"{name}: {count} file{'' if count == 1 else 's'} rewritten")
    _say(f"all tables are of schema version {SCHEMA_VERSION}")


def _verify(data: str, mend: bool) -> None:
    from assets.damage import damages, take_away
    from assets.run import run
    from pipeline.ingest import Defaults
    from pipeline.words import counted

    books = _tables(data)
    found = take_away(books) if mend else list(damages(books))
    for damage in found:
        _say(f"{damage.what}: {damage.advice}")
    if mend and found:
        run(books, (), Defaults(), told=_say)
        found = list(damages(books))
    if found:
        again = "" if mend else ": `tollbook verify --mend` makes anew what can be made anew"
        raise UserError(f"{counted(len(found), 'file or folder', 'files or folders')} not as written{again}")
    _say("every file is as it was written")


def _say(message: str) -> None:
    sys.stdout.write(message + "\n")
