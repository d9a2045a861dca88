"""What the main job prints of its inputs."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from assets.show import show_inputs
from tests.assets.books import books_in, run_over
from tests.assets.inputs import post, write_posts


def test_parts_that_are_refused_for_the_same_reason_are_told_once(tmp_path: Path) -> None:
    bad = [post("a1", id=f"n{n}", published_at=f"2024-03-0{n}T10:00:00", timezone=None) for n in range(1, 8)]
    books = books_in(tmp_path / "data")
    outcome = run_over(books, write_posts(tmp_path / "posts.jsonl", [post("a1"), *bad, post("a1", id="")]))
    out = StringIO()
    show_inputs(Console(file=out, width=200), books, outcome)
    _, first, second = out.getvalue().splitlines()
    assert first.startswith("  line 2 and 6 more like it: published_at 2024-03-01T10:00:00 says no offset")
    assert second.startswith("  line 9: ")
