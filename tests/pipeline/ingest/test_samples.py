"""The bundled samples are what `samples/README.md` says they are."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from pipeline.ingest import Defaults, read_input
from tests.checkout import ROOT

SAMPLES = ROOT / "samples"
NOW = datetime(2024, 9, 10, tzinfo=UTC)
PAGE = Defaults(datetime(2024, 9, 5, 21), "Europe/Kyiv", "Delta Courier")


def test_the_week_is_read_whole_with_one_edit_and_one_repeat() -> None:
    path = SAMPLES / "week.jsonl"
    parsed = read_input(path, Defaults(), NOW)
    lines = path.read_text("utf-8").count("\n")
    assert parsed.rejects.num_rows == 0
    assert lines - parsed.updates.num_rows == 1, "one line repeats another"
    assert Counter(parsed.updates["revision"].to_pylist())[2] == 1
    assert len(set(parsed.updates["source"].to_pylist())) == 3
    assert {day.date().isoformat() for day in parsed.updates["published_at"].to_pylist()} == {
        f"2024-09-0{day}" for day in range(2, 9)
    }


def test_the_page_has_seventeen_posts_and_one_line_that_is_none() -> None:
    parsed = read_input(SAMPLES / "liveblog.txt", PAGE, NOW)
    assert parsed.updates.num_rows == 17
    assert [row["body"] for row in parsed.updates.to_pylist() if not row["body"].endswith(".")] == [""]
    assert parsed.rejects["raw"].to_pylist() == [b"Read more"]
