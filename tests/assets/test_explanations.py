"""What Dagster shows beside incidents holds text of sources, and none of it becomes markup."""

from __future__ import annotations

import re
from pathlib import Path

from assets.explanations import explanations
from assets.storage.plan import Written
from tests.assets.books import books_in, run_over
from tests.assets.inputs import post, write_posts

HOSTILE = "~~~~\n<img src=x onerror=alert(1)>\n[see](javascript:alert(1)) | <script>alert(1)</script>"


def test_text_of_sources_stays_within_its_block(tmp_path: Path) -> None:
    books = books_in(tmp_path / "data")
    hostile = post("a1", source=HOSTILE, headline=f"Three killed in strike on Odesa {HOSTILE}")
    run_over(books, write_posts(tmp_path / "posts.jsonl", [hostile]))
    made = list(books.table("incidents").files().values())
    shown = str(explanations(books, "incidents", Written(made=made))["explanations"].value)
    table, fence, rest = re.split(r"(?m)^(~{3,})$", shown, maxsplit=1)
    assert "onerror" in rest, "the explanation quotes the source"
    assert [line for line in rest.splitlines() if re.fullmatch(f"~{{{len(fence)},}}\\s*", line)] == [fence]
    assert "<" not in re.sub(r"`[^`]*`", "", table)
