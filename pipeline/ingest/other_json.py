"""JSON that is in none of the forms that are read: told from text, and what to do with it.

Without this an object that is written over many lines would be read as the plain text of its lines.

Belongs here: what such a document is, and the error that says so. Not here: any form that is read (`json_array`,
`json_feed`, `jsonl`, `telegram`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from shlex import quote

from pipeline.ingest.columns import FIELDS
from pipeline.ingest.content import Content
from pipeline.ingest.errors import InputError

_OPENS = re.compile(
    r"""\{\s*\n\s*(?:"|\})              # a brace on its own line, then a name
      | \{\s*"[^"\n]*"\s*:\s*[\[{]\s*\n  # a name on the line of the brace, its list or object on others
      | \[\s*\n\s*["\[\d]|\[\[\s*["\d{-]  # a list of values or lists
    """,
    re.VERBOSE,
)
_PLAIN_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_DECODER = json.JSONDecoder()
_FEWEST_FIELDS = 2
"""Names of fields by which an object is one post."""
_FEWEST_LISTS = 2
"""Lists in a row by which a further one that is cut off is believed."""
_LEVELS = 3
"""Objects in objects in which a list of posts is looked for."""
_MOST_NAMES = 8
_EXPECTED = (
    "expected is JSON Lines (an object a line with id, source, published_at, headline, body), a JSON array of such "
    "objects, a JSON Feed or a Telegram Desktop export"
)


def is_other_json(head: bytes) -> bool:
    """Whether an input that no reader of a JSON document knows is one all the same: it begins with a value that goes
    over several lines, or with a list. An object on one line is JSON Lines."""
    text = head.decode(errors="replace").lstrip()
    if text[:1] not in ("{", "["):
        return False
    try:
        value, end = _DECODER.raw_decode(text)
    except RecursionError:
        return text[0] == "[" or bool(_OPENS.match(text))
    except ValueError:
        return bool(_OPENS.match(text))
    return _is_lists(text[end:].lstrip(), 1) if isinstance(value, list) else "\n" in text[:end]


def _is_lists(rest: str, read: int) -> bool:
    """Whether nothing but lists stands behind those that were read; the last may be cut off. "[1] [2] Two hurt" is
    text with its notes."""
    while rest:
        if rest[0] != "[":
            return False
        try:
            end = _DECODER.raw_decode(rest)[1]
        except (ValueError, RecursionError):
            return read >= _FEWEST_LISTS
        rest, read = rest[end:].lstrip(), read + 1
    return True


def refusal(content: Content) -> InputError:
    """The error that says what the document is, what is expected, and how to come from the one to the other."""
    path, text = content.path, _whole(content)
    if text is None:
        return InputError(f"{path} is JSON in no form that is known: {_EXPECTED}")
    try:
        value, end = _DECODER.raw_decode(text)
    except RecursionError:
        return InputError(f"{path} is JSON that is nested too deeply: {_EXPECTED}")
    except ValueError as error:
        return InputError(f"{path} begins as JSON does, but is not JSON ({error}): correct it or fetch it again")
    if found := path_of_posts(value):
        return InputError(f"{path} is {_kind(value)}, in no form that is known: {_advice(found, content)}")
    if isinstance(value, Mapping) and (text[end:].strip() or len(value.keys() & set(FIELDS)) >= _FEWEST_FIELDS):
        return InputError(f"{path} has a JSON object over several lines: {_advice('.', content)}")
    return InputError(f"{path} is {_kind(value)}, in which no list of posts is seen: {_EXPECTED}")


def path_of_posts(value: object) -> str | None:
    """Where the first list of objects stands in an object, as jq writes it; None if there is none."""
    level: list[tuple[str, object]] = [("", value)]
    for _ in range(_LEVELS):
        named = [
            (_step(path, str(name)), part) for path, at in level if isinstance(at, Mapping) for name, part in at.items()
        ]
        for path, part in named:
            if isinstance(part, list) and part and all(isinstance(item, Mapping) for item in part):
                return f"{path}[]"
        level = named
    return None


def _whole(content: Content) -> str | None:
    """The text of the document; None if it is longer than a line may be."""
    data, longest = bytearray(), content.limits.line_bytes
    for line in content.lines():
        data += line.raw
        if len(data) > longest:
            return None
    return data.decode(errors="replace").lstrip("\ufeff").lstrip()


def _step(path: str, name: str) -> str:
    return f"{path}.{name}" if _PLAIN_NAME.fullmatch(name) else f"{path or '.'}[{json.dumps(name, ensure_ascii=False)}]"


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        names = [str(name)[:40] for name in value]
        more = ", …" if len(names) > _MOST_NAMES else ""
        return f"one JSON object ({', '.join(names[:_MOST_NAMES])}{more})" if names else "an empty JSON object"
    return "a JSON list of values that are no objects with named fields"


def _advice(path: str, content: Content) -> str:
    return f"write its posts one a line, such as: jq -c {quote(path)} {quote(content.path.name)} > posts.jsonl"
