"""Finding headlines in pages where nothing marks them.

The pages in `pages/` are made up, each in the manner of another kind of publisher. A line after `# ` is a headline, one
after `~ ` page furniture, every other line a paragraph; the marks are taken off before the page is read. Each page is
read as it stands, with no blank lines at all, and with one before every line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Parsed
from pipeline.ingest.headlines import label_lines
from tests.pipeline.ingest.reading import DEFAULTS

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
MARKS = {"# ": "headline", "~ ": "furniture"}


def load(page: Path) -> tuple[list[str], list[int], list[str]]:
    """The lines of a page without marks, the blank lines before each, and what each is."""
    lines: list[str] = []
    gaps: list[int] = []
    labels: list[str] = []
    gap = 0
    for line in page.read_text("utf-8").splitlines():
        if not line:
            gap += 1
            continue
        label = MARKS.get(line[:2], "paragraph")
        lines.append(line if label == "paragraph" else line[2:])
        gaps.append(gap)
        labels.append(label)
        gap = 0
    return lines, gaps, labels


@pytest.mark.parametrize("spacing", ["as it stands", "no blank lines", "blank lines everywhere"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_of_the_page_is_told_right(page: Path, spacing: str) -> None:
    lines, gaps, labels = load(page)
    assert labels.count("headline") >= 5
    used = {"as it stands": gaps, "no blank lines": [0] * len(gaps), "blank lines everywhere": [1] * len(gaps)}[spacing]
    found = label_lines(lines, used)
    wrong = [(label, line) for label, right, line in zip(found, labels, lines, strict=True) if label != right]
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_posts_hold_their_headline_and_paragraphs_and_furniture_is_rejected(
    page: Path, read: Callable[..., Parsed]
) -> None:
    lines, _, labels = load(page)
    expected: list[tuple[str, list[str]]] = []
    for line, label in zip(lines, labels, strict=True):
        if label == "headline":
            expected.append((line, []))
        elif label == "paragraph":
            expected[-1][1].append(line)
    parsed = read("\n\n".join(lines).encode(), DEFAULTS)
    got = {(row["headline"], row["body"]) for row in parsed.updates.to_pylist()}
    assert got == {(headline, "\n\n".join(body)) for headline, body in expected}
    furniture = [line.encode() for line, label in zip(lines, labels, strict=True) if label == "furniture"]
    assert parsed.rejects["raw"].to_pylist() == furniture
    assert set(parsed.rejects["reason"].to_pylist()) <= {"not_an_update"}


@pytest.mark.parametrize(
    "line",
    [
        "14 min ago",
        "2 hr 20 min ago",
        "Posted at 14:05",
        "8:12 a.m. ET, June 1, 2023",
        "14.05 BST",
        "8m ago (14:32 GMT)",
        "Thu 1 Jun 2023 09.15 BST",
        "2023-06-01T09:15:00Z",
        "Updated 11:52 a.m. GMT, October 1, 2023",
        "By Olena Petrenko and Tom Reed in Kyiv",
        "From our correspondent Ana Lupu",
        "Read more here",
        "Watch the video",
        "Advertisement",
        "Share this post",
        "Photo: Olena Petrenko/Agency",
        "Olena Petrenko/Pool/Agency",
        "Image source, Agency",
    ],
)
def test_lines_around_posts_are_furniture(line: str) -> None:
    page = ["Depot burns in Sumy", line, "A depot burned down in Sumy on Monday, the mayor said."]
    assert label_lines(page, [0, 1, 1])[1] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "From Kherson to Odesa, trains run late",
        "By Friday, 300 people had left.",
        "Read the room, minister tells envoys",
        "Video shows bridge falling into river",
        "Map: where the front line runs",
        "10 killed in market shelling",
        "12 people",
        "3 dead",
        "Two hours ago the siren sounded again.",
        "June 1 is the day of the child.",
        "Photographs show sea in the streets",
    ],
)
def test_lines_that_resemble_furniture_are_kept(line: str) -> None:
    page = ["Depot burns in Sumy", "A depot burned down in Sumy on Monday, the mayor said.", line]
    assert label_lines(page, [0, 1, 1])[2] != "furniture"


lines_of_text = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1), max_size=12)


@given(lines_of_text, st.integers(0, 3))
def test_every_line_gets_one_label_whatever_it_is(lines: list[str], gap: int) -> None:
    assert len(label_lines(lines, [gap] * len(lines))) == len(lines)
