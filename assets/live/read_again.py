"""The job that has the kept responses of a day read again: for readers that now see more in them.

Belongs here: the job. Not here: keeping responses and finding them (`responses`).
"""

from datetime import date

import dagster as dg

from assets.books import Books
from assets.errors import UserError
from assets.live.responses import reread
from assets.live.runs import utc_now
from assets.turns import INBOX_WAIT_SECONDS, turn
from pipeline.fetch import Source, Sources

READ_AGAIN_JOB = "read_again"


def reading_again(books: Books, found: Sources) -> dg.Definitions:
    """All that has responses read again."""

    @dg.op(config_schema={"source": str, "day": str}, description="Takes responses of a day into the inbox.")
    def read_responses_again(context: dg.OpExecutionContext) -> dg.Output[None]:
        source = _named(found, context.op_config["source"])
        day = _day(context.op_config["day"])
        with turn(books, "inbox", INBOX_WAIT_SECONDS):
            taken = list(reread(books, source, day, utc_now()))
        posts = sum(item.reading.updates for item in taken)
        return dg.Output(None, metadata={"responses": len(taken), "posts": posts})

    @dg.job(
        name=READ_AGAIN_JOB,
        executor_def=dg.in_process_executor,
        description="Takes those responses of a source and day into the inbox that had nothing new when they came.",
    )
    def read_again() -> None:
        read_responses_again()

    return dg.Definitions(jobs=[read_again])


def _named(found: Sources, name: str) -> Source:
    for source in found.sources:
        if source.name == name:
            return source
    raise UserError(f"no source is named {name!r}: there are {', '.join(source.name for source in found.sources)}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"day = {text!r} is no day: write it as 2024-03-04") from None
