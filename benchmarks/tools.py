"""What is compared: this project's extractor and the libraries nearest to a part of it, each as a function of one post.

Belongs here: how each tool is made ready and called. Not here: texts (`texts`), timing and printing (`extract`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from benchmarks.texts import Post

Run = Callable[[Post], object]
"""Reads one post. What it returns is thrown away."""

PUBLISHED_AT = datetime(2024, 3, 14, 12, tzinfo=UTC)
TIMEZONE = "Europe/Kyiv"


class MissingToolError(RuntimeError):
    """A library to compare with is not installed; the message says how to install it."""


def extractor() -> Run:
    """This project's extractor, whole: claims with all their attributes."""
    from pipeline.extract.claims import extract_text

    return lambda post: extract_text(post.headline, post.body, published_at=PUBLISHED_AT, timezone=TIMEZONE)


def spacy_tokenizer() -> Run:
    """spaCy's blank English tokenizer, newly made: its cache of words is cold. It gives tokens only."""
    import spacy

    tokenize = spacy.blank("en").tokenizer
    return lambda post: (tokenize(post.headline), tokenize(post.body))


def recognizers_number() -> Run:
    """Recognizers-Text's English numbers: value and span of each number."""
    from recognizers_number import Culture, NumberRecognizer

    model = NumberRecognizer(Culture.English).get_number_model()
    return lambda post: (model.parse(post.headline), model.parse(post.body))


def quantulum() -> Run:
    """quantulum3: value, unit and span of each quantity."""
    from quantulum3 import parser

    return lambda post: (parser.parse(post.headline), parser.parse(post.body))


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
