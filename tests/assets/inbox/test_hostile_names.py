"""Names that come with inputs never become paths, and never stand in the way of the inbox's own files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assets.inbox.inputs import inputs
from tests.assets.books import books_in, file_bytes, run_over
from tests.assets.inputs import POSTS, write_posts

HOSTILE = [
    {
        **POSTS[0],
        "id": "../../../../etc/cron.d/x",
        "source": "../../outside",
        "url": "file:///etc/passwd",
        "headline": "Three killed in ../../../strike on Odesa\\..\\..",
    },
    {**POSTS[1], "id": "C:\\con\\nul", "source": "/abs/olute", "headline": "$(touch owned) `touch owned`"},
]
_ALLOWED = re.compile(
    r"(?:books\.json|inbox/[0-9a-f]{16}/[^/]+|\.[a-z]+\.turn|\.dagster/.+|\.known/[a-z_]+\.json|\.writing"
    r"|(?:work/)?[a-z_]+/(?:[a-z]+_date=\d{4}-\d\d-\d\d/)?part\.parquet)"
)


def test_ids_sources_and_urls_lead_nowhere(tmp_path: Path) -> None:
    books = books_in(tmp_path / "deep" / "down" / "data")
    run_over(books, write_posts(tmp_path / "posts.jsonl", HOSTILE))
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    inside = [path.relative_to(books.root.url) for path in made if path.is_relative_to(books.root.url)]
    assert len(inside) == len(made) - 1, "all but the input itself lie in the data root"
    assert [str(path) for path in inside if not _ALLOWED.fullmatch(str(path))] == []
    assert books.table("updates").read_days(books.table("updates").days()).num_rows == 2


@pytest.mark.parametrize(
    "name", ["input.json", "read.json", "updates.parquet", "rejects.parquet", ".hidden", "a b;c$(d)`e`\n.jsonl", "..x"]
)
def test_any_file_name_can_be_given_and_the_input_is_kept_as_it_came(tmp_path: Path, name: str) -> None:
    books = books_in(tmp_path / "data")
    given = write_posts(tmp_path / name, POSTS[:1])
    run_over(books, given)
    (item,) = inputs(books.root)
    assert books.root.read(item.path) == given.read_bytes()
    before = file_bytes(books)
    books.root.remove(f"{item.folder}/read.json")
    run_over(books)
    assert file_bytes(books) == before
