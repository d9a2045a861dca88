"""JSON of no known form is refused with what is expected, and never read as text; text that begins like it is text."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from pipeline.ingest import Defaults, InputError, Limits
from pipeline.ingest.other_json import is_other_json, path_of_posts
from tests.pipeline.ingest.reading import NO_DEFAULTS, Read

GIVEN = Defaults(datetime(2024, 5, 30, 21), "Europe/Kyiv", "Delta Post")
NOTE = {"when": "14:32", "note": "Three hurt in Sumy."}


def pretty(value: Any) -> str:
    return json.dumps(value, indent=2)


@pytest.mark.parametrize("defaults", [NO_DEFAULTS, GIVEN])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (pretty({"page": "live", "notes": [NOTE, NOTE]}), ["(page, notes)", "jq -c '.notes[]' input"]),
        (pretty({"data": {"live posts": [NOTE]}}), ["""'.data["live posts"][]'"""]),
        (pretty({"list": [1, 2], "a-b": [NOTE]}), ["""'.["a-b"][]'"""]),
        ('{"page": "live", "notes": [\n' + json.dumps(NOTE) + "\n]}", ["jq -c '.notes[]'"]),
        (pretty({"id": 1, "headline": "x"}), ["several lines", "jq -c . input"]),
        (pretty(NOTE) + "\n" + pretty(NOTE), ["several lines", "jq -c . input"]),
        (pretty({"type": "x", "n": 3}), ["no list of posts is seen", "expected is JSON Lines"]),
        ("{\n}", ["an empty JSON object"]),
        (json.dumps(["a", "b"]), ["no objects with named fields"]),
        ('["id", "when"]\n["1", "14:32"]\n', ["no objects with named fields"]),
        ('{\n  "page": "live",\n}', ["is not JSON (", "line 3"]),
        ('{"notes": [\n' + "[" * 200_000, ["nested too deeply"]),
    ],
)
def test_the_error_says_what_it_is_and_what_to_do(read: Read, text: str, said: list[str], defaults: Defaults) -> None:
    with pytest.raises(InputError) as error:
        read(text.encode(), defaults)
    assert [words for words in said if words not in str(error.value)] == []


def test_a_document_that_is_longer_than_a_line_may_be_is_not_taken_apart(read: Read) -> None:
    text = pretty({"notes": [NOTE] * 2000})
    with pytest.raises(InputError, match="expected is JSON Lines"):
        read(text.encode(), GIVEN, Limits(line_bytes=10_000))


@pytest.mark.parametrize(
    "text",
    [
        "{Breaking} Three hurt in Sumy",
        "[Sumy] Three people were hurt.",
        "[1] Three people were hurt.",
        "[14:32] Three hurt in Sumy",
        '["We stay," he said.]',
        '{"id": 1}\n{"id": 2}\n',
        '{"id": 1}',
        '{"id": "cut\n{"id": 2}\n',
        "{\n{}",
        "[1][2] Three hurt in Sumy.\nFour hurt in Odesa.",
        "[1]\n[Editor's note] Three hurt in Sumy.",
        "[[UPDATE]] Three hurt in Sumy.",
    ],
)
def test_text_and_json_lines_are_none(text: str) -> None:
    assert not is_other_json(text.encode())


def test_an_object_on_one_line_is_rejected_with_the_list_that_it_holds(read: Read) -> None:
    rejects = read(json.dumps({"title": "Live", "notes": [NOTE]}).encode(), GIVEN).rejects.to_pylist()
    assert [row["reason"] for row in rejects] == ["missing_field"]
    assert "if its list .notes[] holds the posts" in rejects[0]["detail"]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"a": [{}]}, ".a[]"),
        ({"a": [], "b": {"c": [{}]}}, ".b.c[]"),
        ({"a": {"b": [{}]}, "c": [{}]}, ".c[]"),
        ({"a": ["x", {}]}, None),
        ({"a": {"b": {"c": {"d": [{}]}}}}, None),
        ([{}], None),
        ("x", None),
    ],
)
def test_the_nearest_list_of_objects_is_found(value: object, path: str | None) -> None:
    assert path_of_posts(value) == path
