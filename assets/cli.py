"""The command `tollbook`.

Belongs here: arguments, and errors as messages with an exit code. Not here: what the commands do.

Exit codes: 0 done; 1 not done, the message says why; 2 wrong arguments; 3 done, but parts of the input could not be
used and were set aside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from assets import commands_analyst, commands_upkeep
from assets.cli_options import DEFAULT_DATA, Data, Start, books_of
from assets.errors import ArgumentError, UserError, for_user

if TYPE_CHECKING:
    from assets.engines import EngineChoice
    from pipeline.ingest import Defaults

NOT_DONE = 1
WRONG = 2
PARTLY = 3
_NO_FAULT = frozenset({"not_an_update"})
"""Reasons to set text aside that say nothing against the input."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_messages = Console(stderr=True)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"tollbook {version('tollbook')}\n")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn live-news updates about wars and disasters into Parquet tables whose every figure can be traced."""


@app.command()
def run(
    inputs: Annotated[
        list[Path] | None, typer.Argument(help="Files, or folders of files, to read.", readable=False)
    ] = None,
    out: Annotated[str, typer.Option(help="Folder of the tables.")] = DEFAULT_DATA,
    published: Annotated[
        str | None,
        typer.Option(
            help="When plain text was copied, or a post of unreadable time published, such as 2023-06-01T12:00."
        ),
    ] = None,
    timezone: Annotated[str | None, typer.Option(help="Zone for posts without one, such as Europe/Kyiv.")] = None,
    source: Annotated[str | None, typer.Option(help="Publisher of posts without one.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=NAME", help="The input's own name of a field, such as headline=title; repeatable."),
    ] = None,
    start: Start = None,
    workers: Annotated[
        int | None, typer.Option(help="Worker processes on this machine. [default: 1; with dask one for each core]")
    ] = None,
    engine: Annotated[str, typer.Option(help="local, or dask for a cluster.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler; without it dask starts workers on this machine.")
    ] = None,
) -> None:
    """Read INPUTS and bring all tables up to date. Without INPUTS, work through what has been read before."""
    with _messages_for_errors():
        from assets import option_values
        from assets.option_values import columns, moment, zone
        from pipeline.ingest import Defaults

        chosen = option_values.engine(engine, workers, scheduler)
        defaults = Defaults(moment(published), zone(timezone), source, columns=columns(column or []))
        files = option_values.files(inputs or [])
        if not files and not (Path(out) / "inbox").exists() and "://" not in out:
            raise ArgumentError(
                f"there is nothing to read: name a file or folder, as nothing was read into {out} before"
            )
        code = _run(out, start, files, defaults, chosen)
    raise typer.Exit(code)


@app.command()
def query(
    sql: Annotated[str | None, typer.Argument(help="SQL; without it, what can be asked.")] = None,
    data: Data = DEFAULT_DATA,
    form: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="table, csv, json or parquet. If not said, as the name of --to ends; without --to a table on a "
            "terminal, csv in a pipe.",
        ),
    ] = None,
    to: Annotated[Path | None, typer.Option(help="File for the answer.")] = None,
) -> None:
    """Ask the tables in SQL (DuckDB); without SQL, list the views, their columns and meanings."""
    with _messages_for_errors():
        from assets.answers import ask, list_views

        books = books_of(data)
        if sql is None or not sql.strip():
            list_views(books, _screen())
        else:
            ask(books, sql, form, to)


@app.command()
def explain(
    incident_id: Annotated[str, typer.Argument(help="From the table incidents; its beginning, if only one begins so.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Tell why the figures of an incident are what they are: every claim with who said it, when, and in which words."""
    with _messages_for_errors():
        from assets.explain import explained

        sys.stdout.write(explained(books_of(data), incident_id))


@app.command()
def trace(
    text: Annotated[str, typer.Argument(help="A sentence, or a whole body in quotation marks.")],
    headline: Annotated[bool, typer.Option("--headline", help="Read it as a headline.")] = False,
    published: Annotated[
        str | None, typer.Option(help="When it was published, such as 2023-06-01T12:00; now if not said.")
    ] = None,
    timezone: Annotated[str, typer.Option(help="The zone in which its days are meant.")] = "UTC",
) -> None:
    """Tell how a text comes to its claims: its tokens, the rules that matched, what each pass decided."""
    with _messages_for_errors():
        from assets.option_values import moment, zone
        from pipeline.extract.trace import steps

        if not text.strip():
            raise ArgumentError("there is no text to trace: give a sentence in quotation marks")
        at, place = moment(published), zone(timezone) or "UTC"
        if at is not None and at.tzinfo is None:
            at = at.replace(tzinfo=ZoneInfo(place))
        sys.stdout.write(steps.render(steps.trace(text, headline, at, place)) + "\n")


@app.command()
def ui(
    data: Data = DEFAULT_DATA,
    port: Annotated[int, typer.Option(help="Port on this machine.", min=1, max=65535)] = 3000,
    start: Start = None,
) -> None:
    """Open the Dagster UI over the tables, on this machine only."""
    with _messages_for_errors():
        from assets.ui import open_ui

        open_ui(books_of(data, start), port, _say)


def main() -> None:
    """The entry point of the command."""
    app()


def _run(out: str, start: str | None, files: list[Path], defaults: Defaults, engine: EngineChoice) -> int:
    from assets.progress import progress
    from assets.run import run as run_steps
    from assets.show import show, show_inputs

    books = books_of(out, start)
    with progress(_messages) as shown:
        outcome = run_steps(books, files, defaults, shown.watch, _say, engine)
        is_for_nothing = outcome.inputs and not any(found.updates for _, found in outcome.inputs)
        if is_for_nothing:
            shown.waiting.clear()
    if is_for_nothing:
        show_inputs(_screen(), books, outcome)
        raise UserError(
            f"nothing could be read: see the lines above for what to change in the input (the table rejects in {out} "
            "keeps what was set aside)"
        )
    show(_screen(), books, outcome)
    if any(check.is_broken for check in outcome.checks):
        return NOT_DONE
    faults = [reason for _, found in outcome.inputs for reason in found.rejects if reason not in _NO_FAULT]
    return PARTLY if faults or outcome.refused else 0


def _screen() -> Console:
    """Standard output; as wide as the tables need where it is no terminal."""
    return Console() if sys.stdout.isatty() else Console(width=120)


def _say(message: str) -> None:
    _messages.print(_plain(message), highlight=False, soft_wrap=True)


@contextmanager
def _messages_for_errors() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        told = for_user(error)
        if told is None:
            raise
        _messages.print(f"[bold red]error:[/] {_plain(str(told))}", highlight=False, soft_wrap=True)
        raise typer.Exit(WRONG if isinstance(told, ArgumentError) else NOT_DONE) from None


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)


commands_analyst.add_to(app, _messages_for_errors)
commands_upkeep.add_to(app, _messages_for_errors)
