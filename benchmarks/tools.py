"""What is compared: this project's extractor and the libraries nearest to a part of it, each as a function of posts.

Belongs here: how each tool is made ready and called. Not here: texts (`texts`), timing and printing (`extract`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from benchmarks.texts import Post

Run = Callable[[Sequence[Post]], object]
"""Reads posts. What it returns is thrown away."""

PUBLISHED_AT = datetime(2024, 3, 14, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Kyiv")


class MissingToolError(RuntimeError):
    """A library to compare with is not installed; the message says how to install it."""


def extractor() -> Run:
    """This project's extractor, whole: claims with all their attributes, as `extract` reads the rows of a table."""
    from pipeline.extract.claims import Update, claims_of_each
    from pipeline.extract.document import read_document

    def read(post: Post) -> Update:
        return Update(read_document(post.headline, post.body, PUBLISHED_AT, ZONE), "")

    return lambda posts: sum(map(len, claims_of_each(map(read, posts))))


def spacy_tokenizer() -> Run:
    """spaCy's blank English tokenizer, newly made: its cache of words is cold. It gives tokens only."""
    import spacy

    return _each_text(spacy.blank("en").tokenizer)


def recognizers_number() -> Run:
    """Recognizers-Text's English numbers: value and span of each number."""
    from recognizers_number import Culture, NumberRecognizer

    return _each_text(NumberRecognizer(Culture.English).get_number_model().parse)


def quantulum() -> Run:
    """quantulum3: value, unit and span of each quantity."""
    from quantulum3 import parser

    return _each_text(parser.parse)


def _each_text(read: Callable[[str], object]) -> Run:
    def run(posts: Sequence[Post]) -> None:
        for post in posts:
            read(post.headline)
            read(post.body)

    return run


OURS = "tollbook"
TOKENIZER = "spaCy blank tokenizer"
RECOGNIZERS = "Recognizers-Text numbers"
QUANTULUM = "quantulum3"
TOOLS: dict[str, Callable[[], Run]] = {
    OURS: extractor,
    TOKENIZER: spacy_tokenizer,
    RECOGNIZERS: recognizers_number,
    QUANTULUM: quantulum,
}


def make(name: str) -> Run:
    """One tool, made anew. Raises `MissingToolError` when its library is not there."""
    try:
        return TOOLS[name]()
    except ImportError as error:
        if name == OURS:
            raise
        raise MissingToolError(
            f"{name} cannot be imported ({error}): install the extra with `pip install -e '.[bench]'`"
        ) from error
