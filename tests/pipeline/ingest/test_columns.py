"""The file of usual names of columns: what its loader refuses."""

from __future__ import annotations

import pytest

from pipeline.ingest.columns import read_names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('nonsense = ["a"]', "no field nonsense"),
        ('id = ["Post ID"]', "id: 'Post ID' is not in small letters"),
        ('id = ["no"]\nurl = ["no"]', "url: 'no' .* twice"),
        ("id = [", "column_names.toml: "),
    ],
)
def test_a_mistake_in_the_file_is_refused_and_named(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_names(text)


def test_what_is_right_is_read() -> None:
    assert read_names('id = ["nr", "no"]') == {"id": ["nr", "no"]}
