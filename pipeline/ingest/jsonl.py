"""JSON Lines: one post a line.

Fields as in `fields.post_from_row`; others are ignored. Each line stands alone: a bad one is rejected and the rest
is read.

Belongs here: cutting the file into lines. Not here: what a field must hold (`fields`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.ingest.columns import check_mapping
from pipeline.ingest.content import UTF8_BOM, Content, Line
from pipeline.ingest.fields import post_from_row
from pipeline.ingest.records import MIB, Context, Post, Reject
from pipeline.ingest.timestamps import FieldError

_LINES_LOOKED_AT = 5


class JsonLinesReader:
    """Reads JSON Lines."""

    name = "JSON Lines"

    def detects(self, head: bytes) -> bool:
        """One of the first lines is an object that begins and, if it is seen to its end, ends on that line."""
        lines = head.split(b"\n")
        filled = [(n, line.strip()) for n, line in enumerate(lines) if not line.isspace() and line][:_LINES_LOOKED_AT]
        return any(
            line.startswith(b"{") and len(line) > 1 and (line.endswith(b"}") or n == len(lines) - 1 or at == 0)
            for at, (n, line) in enumerate(filled)
        )

    def read(self, content: Content, context: Context) -> Iterator[Post | Reject]:
        """One post or one reject for each line that is not blank."""
        check_mapping(content.path, context.defaults)
        longest = context.limits.line_bytes
        for line in content.lines():
            raw = line.raw
            if raw.isspace() or (line.number == 1 and raw.removeprefix(UTF8_BOM).isspace()):
                continue
            if len(raw) > longest:
                detail = f"the line is longer than {longest // MIB} MiB: write one post a line"
                yield Reject("unreadable", detail, line.number, line.start, line.end, raw)
                continue
            try:
                yield post_from_row(_parse(line), context, line.number)
            except FieldError as problem:
                yield Reject(problem.reason, problem.detail, line.number, line.start, line.end, raw)


def _parse(line: Line) -> dict[str, object]:
    raw = line.raw.removeprefix(UTF8_BOM) if line.number == 1 else line.raw
    try:
        value = json.loads(raw.rstrip(b"\r\n").decode())
    except UnicodeDecodeError as error:
        raise FieldError(
            "not_utf8", f"byte {error.start + 1} of the line is not UTF-8: save the file as UTF-8"
        ) from None
    except RecursionError:
        raise FieldError("broken_json", "the JSON is nested too deeply: write one flat object a line") from None
    except json.JSONDecodeError as error:
        what = f"{error.msg} at character {error.pos + 1}"
        raise FieldError("broken_json", f"the line is not JSON ({what}): write one object a line") from None
    except ValueError as error:
        raise FieldError("broken_json", f"the line is not JSON ({error}): write one object a line") from None
    if not isinstance(value, dict):
        raise FieldError("not_an_object", 'the line is JSON, but not an object with named fields: write {"id": …}')
    return value
