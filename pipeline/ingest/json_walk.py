"""Walking through one large JSON document piece by piece, each piece with its place in the bytes.

Belongs here: finding the items of one array and what stands around it. Not here: what the items mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.ingest.content import UTF8_BOM, Content
from pipeline.ingest.errors import InputError
from pipeline.ingest.records import Reason, Reject

_SPACE = re.compile(r"[\s]*")
_DECODER = json.JSONDecoder()


class Item(NamedTuple):
    """One item of an array: its value, and where it stands."""

    value: object
    line: int
    byte_start: int
    raw: bytes


class Document:
    """A JSON document as text, with bytes and lines counted as the walk goes on."""

    def __init__(self, content: Content) -> None:
        data = content.read()
        self._lead = len(UTF8_BOM) if data.startswith(UTF8_BOM) else 0
        try:
            self.text = data[self._lead :].decode()
        except UnicodeDecodeError as error:
            raise InputError(
                f"{content.path} is not UTF-8 (byte {error.start + self._lead + 1}): save it as UTF-8"
            ) from None
        self._at = 0
        self._bytes = self._lead
        self._line = 1

    def piece(self, start: int, end: int) -> Item:
        """The place of the characters from `start` to `end`; pieces are asked for in order."""
        passed = self.text[self._at : start]
        self._bytes += len(passed.encode())
        self._line += passed.count("\n")
        raw = self.text[start:end].encode()
        item = Item(None, self._line, self._bytes, raw)
        self._bytes += len(raw)
        self._line += self.text.count("\n", start, end)
        self._at = end
        return item

    def reject(self, start: int, end: int, reason: Reason, detail: str) -> Iterator[Reject]:
        """The characters from `start` to `end` as a reject, or nothing if there are none but white space."""
        if self.text[start:end].strip():
            item = self.piece(start, end)
            yield rejected(item, reason, detail)


def rejected(item: Item, reason: Reason, detail: str) -> Reject:
    """The item as a reject."""
    return Reject(reason, detail, item.line, item.byte_start, item.byte_start + len(item.raw), item.raw)


def array_items(document: Document, start: int) -> Iterator[Item | Reject]:
    """The items of the array whose bracket opens at `start`, and what stands around it as rejects.

    What comes after an item that is not JSON cannot be told apart any more: it is one reject.
    """
    text = document.text
    around = "what stands around the posts of the document: nothing to do"
    yield from document.reject(0, start, "not_an_update", around)
    at = _skip(text, start + 1)
    while at < len(text) and text[at] != "]":
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            detail = f"from here on the document is not JSON ({_short(error)}): correct it or fetch it again"
            yield from document.reject(at, len(text), "broken_json", detail)
            return
        yield document.piece(at, end)._replace(value=value)
        at = _skip(text, end)
        if at < len(text) and text[at] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            break
    if text[at : at + 1] != "]":
        detail = "the document ends or goes on where a comma or a bracket should stand: correct it or fetch it again"
        rest = document.piece(at, len(text))
        yield rejected(rest, "broken_json", detail)
        return
    yield from document.reject(at + 1, len(text), "not_an_update", around)


def find_array(content: Content, text: str, name: str) -> tuple[dict[str, object], int]:
    """Of the object that the text is: its plain values before the array called `name`, and where that array opens.

    InputError if the text is not JSON up to there or has no such array.
    """
    plain: dict[str, object] = {}
    at = _skip(text, text.index("{") + 1)
    try:
        while text[at : at + 1] == '"':
            found, at = _DECODER.raw_decode(text, at)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                break
            at = _skip(text, at + 1)
            if found == name and text[at : at + 1] == "[":
                return plain, at
            value, at = _DECODER.raw_decode(text, at)
            if not isinstance(value, list | dict):
                plain[str(found)] = value
            at = _skip(text, at)
            if text[at : at + 1] == ",":
                at = _skip(text, at + 1)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{content.path} is not JSON ({_short(error)}): correct it or fetch it again") from None
    raise InputError(f"{content.path} has no list called {name}: fetch or export it again")


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _short(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
