"""The readers, in the order in which they are asked whether an input is theirs: the most particular first.

Belongs here: the list and the choice. Not here: the readers.
"""

from __future__ import annotations

from pipeline.ingest.content import Content
from pipeline.ingest.csv_table import CsvReader
from pipeline.ingest.errors import InputError
from pipeline.ingest.feed import FeedReader
from pipeline.ingest.html_page import HtmlReader
from pipeline.ingest.json_array import JsonArrayReader
from pipeline.ingest.json_feed import JsonFeedReader
from pipeline.ingest.jsonl import JsonLinesReader
from pipeline.ingest.other_json import is_other_json, refusal
from pipeline.ingest.parquet_table import ParquetReader
from pipeline.ingest.plain_text import PlainTextReader
from pipeline.ingest.reader import Reader
from pipeline.ingest.telegram import TelegramReader

READERS: tuple[Reader, ...] = (
    ParquetReader(),
    FeedReader(),
    HtmlReader(),
    TelegramReader(),
    JsonFeedReader(),
    JsonArrayReader(),
    JsonLinesReader(),
    CsvReader(),
    PlainTextReader(),
)


_OF_LINES = ("JSON Lines", "CSV with a header", "plain text")
"""Readers that would take the lines of a JSON document for something of their own."""


def reader_for(content: Content) -> Reader:
    """The first reader whose form the input has. InputError if it has none that is known."""
    for reader in READERS:
        if reader.detects(content.head):
            if reader.name in _OF_LINES and is_other_json(content.head):
                raise refusal(content)
            return reader
    forms = ", ".join(reader.name for reader in READERS)
    raise InputError(f"{content.path} is in no form that can be read: give one of {forms}, each plain or gzipped")
