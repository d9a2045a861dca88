"""The export of Telegram Desktop in JSON: of one chat, or of a whole account.

A message is a post: its own id within the chat's, its text, its time (the Unix time where it is given, for the other is
on the clock of the machine that exported). A first line in bold is the headline. Messages without text (pictures, who
joined) are rejected as no updates.

Belongs here: which messages are posts, and their fields. Not here: what a field must hold (`fields`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from pipeline.ingest.content import Content
from pipeline.ingest.errors import InputError
from pipeline.ingest.fields import post_from_fields
from pipeline.ingest.json_walk import Document, Item, array_items, find_array, rejected
from pipeline.ingest.records import Context, Post, Reject
from pipeline.ingest.timestamps import FieldError

_CHAT = re.compile(rb'^\s*\{(?=[\s\S]{0,2000}?"type"\s*:\s*"[a-z_]+")(?=[\s\S]{0,4000}?"messages"\s*:\s*\[)')
_ACCOUNT = re.compile(rb'^\s*\{\s*"about"\s*:\s*"[\s\S]{0,60000}?"chats"\s*:\s*\{')


class TelegramReader:
    """Reads exports of Telegram Desktop."""

    name = "a Telegram Desktop export"

    def detects(self, head: bytes) -> bool:
        """An object with a chat's type and messages, or with an account's chats, near its beginning."""
        return bool(_CHAT.match(head) or _ACCOUNT.match(head))

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each message. InputError if there is no list of messages."""
        if _ACCOUNT.match(content.head):
            raise InputError(
                f"{content.path} is the export of a whole account: "
                f"export the channels one by one (⋮, Export chat history, JSON)"
            )
        document = Document(content)
        chat, start = find_array(content, document.text, "messages")
        for item in array_items(document, start):
            if isinstance(item, Reject):
                yield item
                continue
            try:
                yield _post(item, chat, context)
            except FieldError as problem:
                yield rejected(item, problem.reason, problem.detail)


def _post(item: Item, chat: Mapping[str, object], context: Context) -> Post:
    message = item.value
    if not isinstance(message, dict):
        raise FieldError("not_an_object", "the message is no object with named fields")
    if message.get("type", "message") != "message":
        raise FieldError("not_an_update", "a note of the service (a member, a call, a pin): nothing to do")
    headline, body = _texts(message.get("text"))
    if not headline and not body:
        raise FieldError("not_an_update", "a message without text (a picture, a file, a poll): nothing to do")
    number = message.get("id")
    fields = {
        "id": None if number is None else f"{chat.get('id', chat.get('name'))}/{number}",
        "source": context.defaults.source or chat.get("name"),
        "published_at": _time(message, "date"),
        "updated_at": _time(message, "edited"),
        "headline": headline,
        "body": body,
    }
    return post_from_fields(fields, context)


def _time(message: Mapping[str, object], name: str) -> object:
    """The Unix time of the message as a datetime, else its time as written; 1970 stands for never."""
    seconds = message.get(f"{name}_unixtime")
    if isinstance(seconds, str) and seconds.isascii() and seconds.isdigit() and len(seconds) <= 11:
        return datetime.fromtimestamp(int(seconds), UTC) if int(seconds) else None
    written = message.get(name)
    return None if isinstance(written, str) and written.startswith("1970-01-01") else written


def _texts(text: object) -> tuple[str, str]:
    """Headline and body: the first line is a headline if all of it is bold and more follows."""
    pieces = text if isinstance(text, list) else [text]
    body = "".join(_plain(piece) for piece in pieces)
    first = next((piece for piece in pieces if _plain(piece).strip()), None)
    headline, _, rest = body.strip().partition("\n")
    is_bold = isinstance(first, dict) and first.get("type") == "bold"
    if is_bold and rest.strip() and _plain(first).strip().partition("\n")[0].strip() == headline.strip():
        return headline.strip(), rest.strip()
    return "", body


def _plain(piece: object) -> str:
    if isinstance(piece, dict):
        piece = piece.get("text")
    return piece if isinstance(piece, str) else ""
