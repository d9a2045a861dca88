"""A document whose sentences in capitals, or with a capital at each word, are read in the letters of running text.

Belongs here: which sentences are read so, and the document made of them. Not here: the letters of one sentence
(`recase`, `title_case`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.capitals.recase import is_in_capitals, recased
from pipeline.extract.capitals.title_case import is_in_title_case, without_title_case
from pipeline.extract.document import Document, FieldName, Sentence
from pipeline.extract.letters import Written


def in_print(doc: Document) -> Document:
    """The document with each sentence in capitals or in title case recased; the document itself where there is none.
    What is written in a field that changes is its `as_written`; all offsets stay."""
    sentences = [_printed(doc, sentence) for sentence in doc.sentences]
    if all(new is old for new, old in zip(sentences, doc.sentences, strict=True)):
        return doc
    texts: dict[FieldName, str] = {"headline": doc.headline, "body": doc.body}
    headline, body = (_field(text, [s for s in sentences if s.field == name]) for name, text in texts.items())
    written = {name: Written(text) for name, text in texts.items()} | doc.as_written
    return replace(doc, headline=headline, body=body, sentences=sentences, as_written=written)


def _printed(doc: Document, sentence: Sentence) -> Sentence:
    """The sentence in the letters of running text; itself where it has them."""
    if is_in_capitals(sentence.text):
        return replace(sentence, text=recased(sentence.text, opens=_opens(doc, sentence)))
    if is_in_title_case(sentence.text):
        return replace(sentence, text=without_title_case(sentence.text))
    return sentence


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
