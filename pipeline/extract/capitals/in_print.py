"""A document whose sentences in capitals are read in the letters that they would be printed with.

Belongs here: which sentences are read so, and the document made of them. Not here: the letters of one sentence
(`recase`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.capitals.recase import is_in_capitals, recased
from pipeline.extract.document import Document, FieldName, Sentence
from pipeline.extract.letters import Written


def in_print(doc: Document) -> Document:
    """The document with each sentence in capitals recased; the document itself where there is none. What is
    written in a field that changes is its `as_written`; all offsets stay."""
    told = [is_in_capitals(s.text) for s in doc.sentences]
    if not any(told):
        return doc
    sentences = [
        replace(s, text=recased(s.text, opens=_opens(doc, s))) if capitals else s
        for s, capitals in zip(doc.sentences, told, strict=True)
    ]
    texts: dict[FieldName, str] = {"headline": doc.headline, "body": doc.body}
    headline, body = (_field(text, [s for s in sentences if s.field == name]) for name, text in texts.items())
    written = {name: Written(text) for name, text in texts.items()} | doc.as_written
    return replace(doc, headline=headline, body=body, sentences=sentences, as_written=written)


def _opens(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence opens a paragraph of the body, so that a dateline may open it."""
    return sentence.field == "body" and doc.paragraph(sentence.index).start == sentence.index


def _field(text: str, sentences: list[Sentence]) -> str:
    """The text of a field with its sentences in it as they are read; its line breaks stay."""
    letters = list(text)
    for sentence in sentences:
        for at, letter in enumerate(sentence.text, sentence.start):
            if not text[at].isspace():
                letters[at] = letter
    return "".join(letters)
