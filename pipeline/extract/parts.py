"""A long update in parts that are read one after another, so that the time for a text grows no faster than its length.

Belongs here: where a long update is cut. Not here: paragraphs and sentences (`document`). What a sentence may refer to,
the passes look for in all of its document; in a part that is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.document import Document, FieldName, Sentence

MOST_SENTENCES = 250
MOST_CHARACTERS = 20_000
"""Of one field in one part. The longest of thousands of live-news updates has a fifth of either."""


def parts(doc: Document) -> Iterator[Document]:
    """The document itself where it is no longer than one part; else its parts in order, with offsets of their own.

    Each part of the body has the first part of the headline above it, for what that tells of all.
    """
    if len(doc.sentences) <= MOST_SENTENCES and max(len(doc.headline), len(doc.body)) <= MOST_CHARACTERS:
        yield doc
        return
    heads = list(_runs([sentence for sentence in doc.sentences if sentence.field == "headline"]))
    bodies = list(_runs([sentence for sentence in doc.sentences if sentence.field == "body"]))
    if len(heads) <= 1 and len(bodies) <= 1:
        yield doc
        return
    first = heads[0] if heads else []
    yield _part(doc, first, bodies[0] if bodies else [])
    for head in heads[1:]:
        yield _part(doc, head, [])
    for body in bodies[1:]:
        yield _part(doc, first, body)


def _runs(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    start = 0
    for at, sentence in enumerate(sentences):
        if at - start == MOST_SENTENCES or (at > start and sentence.end - sentences[start].start > MOST_CHARACTERS):
            yield sentences[start:at]
            start = at
    if sentences:
        yield sentences[start:]


def _part(doc: Document, head: Sequence[Sentence], body: Sequence[Sentence]) -> Document:
    starts: dict[FieldName, int] = {"headline": head[0].start if head else 0, "body": body[0].start if body else 0}
    sentences = [
        replace(s, index=at, start=s.start - starts[s.field], end=s.end - starts[s.field])
        for at, s in enumerate([*head, *body])
    ]
    headline = doc.headline[head[0].start : head[-1].end] if head else ""
    text = doc.body[body[0].start : body[-1].end] if body else ""
    return replace(doc, headline=headline, body=text, sentences=sentences, starts=starts)
