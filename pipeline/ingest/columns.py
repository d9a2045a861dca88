"""What a table of posts calls the fields, and how to say so where its names are others.

Belongs here: what is wrong with the columns of a table as a whole, and which options would mend it. Not here: the
fields of one post (`fields`), any form of table (`csv_table`, `parquet_table`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from shlex import quote

from pipeline.ingest.errors import InputError
from pipeline.ingest.records import Defaults

FILE = "column_names.toml"
FIELDS = (
    "id",
    "source",
    "published_at",
    "timezone",
    "headline",
    "body",
    "url",
    "updated_at",
    "status",
    "withdrawn",
)
"""The names of the fields of a post."""
_NAME = re.compile(r"[a-z]+")
_NO_LETTER = re.compile(r"[\W_]+")


def check_mapping(path: Path, defaults: Defaults) -> None:
    """InputError if `Defaults.columns` names a field that no post has."""
    if odd := sorted(set(defaults.columns) - set(FIELDS)):
        raise InputError(f"{path}: posts have no field {', '.join(odd)}; map one of {', '.join(FIELDS)}")


def check_names(path: Path, names: Sequence[str], defaults: Defaults) -> None:
    """InputError if what a post needs is in none of the columns; it says of all that is missing which options give it.

    A post needs `id` or `url`, `source` (or a default), `published_at`, and `headline` or `body`.
    """
    if missing := sorted(set(defaults.columns.values()) - set(names)):
        raise InputError(f"{path} has no column {', '.join(missing)}; its columns are {', '.join(names)}")
    lacking = _lacking(names, defaults)
    if not lacking:
        return
    found = _guesses(names, defaults)
    note = ""
    if "id or url" in lacking and not found.keys() & {"id", "url"}:
        headline = found.get("headline") or _held(names, defaults).get("headline")
        found = {"id": headline or "NAME"} | found
        note = "; where no column holds an id, posts of one headline and source are then one post" if headline else ""
    options = [_option(field, found) for field in lacking]
    raise InputError(
        f"{path} has the columns {', '.join(names)}: say which of them hold {', '.join(lacking)}, such as "
        f"{' '.join(options)}{note}"
    )


def options_for_row(names: Sequence[str], defaults: Defaults) -> str:
    """The options that map what a row lacks to fields of it that are likely meant; empty if there is none."""
    found, lacking = _guesses(names, defaults), _lacking(names, defaults)
    wanted = [field for need in lacking for field in need.split(" or ") if field in found]
    return " ".join(_mapped(field, found) for field in wanted)


def _lacking(names: Sequence[str], defaults: Defaults) -> list[str]:
    held = _held(names, defaults)
    needed = ["id or url", "source", "published_at", "headline or body"]
    return [
        need
        for need in needed
        if not any(field in held for field in need.split(" or ")) and not (need == "source" and defaults.source)
    ]


def _held(names: Sequence[str], defaults: Defaults) -> dict[str, str]:
    """The column of each field that has one."""
    columns = {field: defaults.columns.get(field, field) for field in FIELDS}
    return {field: name for field, name in columns.items() if name in names}


def _guesses(names: Sequence[str], defaults: Defaults) -> dict[str, str]:
    """The column that is likely meant by each field that has none."""
    held = _held(names, defaults)
    free = {_NO_LETTER.sub("", name.lower()): name for name in reversed(names) if name not in held.values()}
    likely = {
        field: [free[name] for name in usual if name in free]
        for field, usual in _usual_names().items()
        if field not in held
    }
    return {field: found[0] for field, found in likely.items() if found}


def _option(need: str, found: Mapping[str, str]) -> str:
    """The options for one need; for a text both headline and body, if both are likely."""
    fields = need.split(" or ")
    given = [_mapped(field, found) for field in fields if field in found]
    if need == "id or url":
        given = given[:1]
    unknown = fields if need == "headline or body" else fields[:1]
    nothing = "--source NAME" if need == "source" else " ".join(f"--column {field}=NAME" for field in unknown)
    return " ".join(given) or nothing


def _mapped(field: str, found: Mapping[str, str]) -> str:
    return f"--column {quote(f'{field}={found[field]}')}"


@cache
def _usual_names() -> dict[str, list[str]]:
    return read_names(files("pipeline.ingest").joinpath(FILE).read_text(encoding="utf-8"))


def read_names(text: str) -> dict[str, list[str]]:
    """The usual names of each field. ValueError naming the file if a field or a name is none, or stands there twice."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{FILE}: {error}") from None
    seen: set[str] = set()
    for field, names in content.items():
        if field not in FIELDS:
            raise ValueError(f"{FILE}: posts have no field {field}")
        for name in names:
            if not isinstance(name, str) or not _NAME.fullmatch(name) or name in seen:
                raise ValueError(f"{FILE}: {field}: {name!r} is not in small letters alone, or stands there twice")
            seen.add(name)
    return content
