"""Finding the headlines in a page of plain text in which nothing marks them.

A page is a run of posts, each a headline and the paragraphs that follow it. Each line gets evidence for and against
being a headline (`evidence`, with weights from `headline_cues.toml`), and the best labelling of the whole page is found
by dynamic programming over its lines: a new post costs something. Lines that are full matches of page furniture (times,
bylines, links, picture credits) belong to no post, but tell where one begins.

Belongs here: telling headlines, paragraphs and furniture apart. Not here: bytes and encodings (`plain_text`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf
from statistics import fmean
from typing import Literal

from pipeline.ingest.cues import Cues, load_cues
from pipeline.ingest.evidence import (
    PageLine,
    Wording,
    is_standfirst,
    items_of_lists,
    line_evidence,
    neighbour_evidence,
)

Label = Literal["headline", "paragraph", "furniture"]
_LONGEST_FURNITURE = 160
_FURNITURE_RUN = 8
_FEWEST_TIMES = 3
"""So many times on a page are taken for marks of its posts."""


def label_lines(lines: Sequence[str], gaps: Sequence[int]) -> list[Label]:
    """One label for each line.

    `lines` are not blank and have no outer white space; `gaps` count the blank lines before each.

    >>> label_lines(["Flood cuts off two villages", "Two villages in Bihor were cut off by a flood on Monday."], [0, 1])
    ['headline', 'paragraph']
    """
    cues = load_cues()
    different = dict.fromkeys(lines)
    kind_of = {line: _furniture(line, cues) for line in different}
    wordings = {line: Wording(line, cues) for line in different}
    kinds = [kind_of[line] for line in lines]
    kept = [i for i, kind in enumerate(kinds) if kind is None]
    page = [_page_line(wordings[lines[i]], gaps, kinds, i) for i in kept]
    labels: list[Label] = ["furniture"] * len(lines)
    for i, is_headline in zip(kept, _best_labelling(page, cues), strict=True):
        labels[i] = "headline" if is_headline else "paragraph"
    return labels


def headline_scores(page: Sequence[PageLine], cues: Cues) -> list[float]:
    """For each line the sum of the weights of its evidence: positive speaks for a headline."""
    usual_gap = _two_gaps([line.gap for line in page[1:]])
    weights = cues.weights
    wordings = {line.wording.text: line.wording for line in page}
    own = {text: sum(weights[name] for name in line_evidence(line, cues)) for text, line in wordings.items()}
    scores = [
        own[line.wording.text] + sum(weights[name] for name in neighbour_evidence(page, i, usual_gap))
        for i, line in enumerate(page)
    ]
    for i, is_item in enumerate(items_of_lists(page)):
        scores[i] += weights["list_item"] if is_item else 0
    return _with_times(page, scores, cues)


def _with_times(page: Sequence[PageLine], scores: list[float], cues: Cues) -> list[float]:
    """The scores with what the times on the page tell: each stands before a headline or, on other pages, after it."""
    sides: list[list[int]] = [
        [i for i, line in enumerate(page) if line.after_time],
        [i for i, line in enumerate(page) if line.before_time],
    ]
    if max(map(len, sides)) < _FEWEST_TIMES:
        return scores
    marked = set(max(sides, key=lambda side: fmean(scores[i] for i in side) if side else -inf))
    at, off = cues.weights["at_time"], cues.weights["off_time"]
    return [score + (at if i in marked else off) for i, score in enumerate(scores)]


def _furniture(line: str, cues: Cues) -> str | None:
    if len(line) > _LONGEST_FURNITURE:
        return None
    return next((kind for kind, pattern in cues.furniture.items() if pattern.fullmatch(line)), None)


def _page_line(wording: Wording, gaps: Sequence[int], kinds: Sequence[str | None], i: int) -> PageLine:
    """Line `i` with what furniture stands right before and after it; runs of furniture are looked at to a depth."""
    if (i == 0 or kinds[i - 1] is None) and (i + 1 == len(kinds) or kinds[i + 1] is None):
        return PageLine(wording, gaps[i])
    first, last = i, i
    while first > max(0, i - _FURNITURE_RUN) and kinds[first - 1] is not None:
        first -= 1
    while last + 1 < min(len(kinds), i + _FURNITURE_RUN) and kinds[last + 1] is not None:
        last += 1
    line = PageLine(wording, max(gaps[first : i + 1]))
    line.after_time = "time" in kinds[first:i]
    line.before_time = "time" in kinds[i + 1 : last + 1]
    line.before_byline = i + 1 < len(kinds) and kinds[i + 1] == "byline"
    return line


def _two_gaps(gaps: Sequence[int]) -> tuple[int, int] | None:
    """The narrow and the wide gap of a page that parts posts and paragraphs differently, else None."""
    counts = Counter(gaps)
    if len(counts) < 2:
        return None
    narrow = min(counts)
    wide = sum(n for gap, n in counts.items() if gap > narrow)
    return (narrow, narrow + 1) if wide >= 2 or wide == counts[narrow] else None


def _best_labelling(page: Sequence[PageLine], cues: Cues) -> list[bool]:
    """Viterbi over two states: the labelling with the greatest sum of scores of headlines and costs of new posts."""
    if not page:
        return []
    scores, weights = headline_scores(page, cues), cues.weights
    headline, paragraph = scores[0], 0.0
    came: list[tuple[bool, bool]] = []
    for i, score in enumerate(scores[1:], 1):
        after_headline = weights["new_post_after_headline"] + (weights["standfirst"] if is_standfirst(page, i) else 0)
        from_headline, from_paragraph = headline + after_headline, paragraph + weights["new_post"]
        came.append((from_headline > from_paragraph, headline > paragraph))
        headline, paragraph = max(from_headline, from_paragraph) + score, max(headline, paragraph)
    state = headline > paragraph
    labels = [state]
    for if_headline, if_paragraph in reversed(came):
        state = if_headline if state else if_paragraph
        labels.append(state)
    return labels[::-1]
