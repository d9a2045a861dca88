"""Runs the extractor over the corpus and measures what it reaches on each construction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tests.corpus.reader import Construction, corpus_files, read_construction
from tests.gate.floors import Measured, fingerprint
from tests.gate.scoring import Score, attribute_shares, score_case

Extract = Callable[..., Sequence[dict[str, Any]]]
"""`extract_text(headline, body, published_at=..., timezone=...)`: one dictionary for each claim."""

PUBLISHED_AT = datetime(2024, 3, 14, 12, tzinfo=UTC)
TIMEZONE = "Europe/Kyiv"


def score_construction(construction: Construction, extract: Extract) -> Score:
    """Extract every text of one construction and count. An error of the extractor is raised with the text's name."""
    score = Score(construction.name)
    for case in construction.positive + construction.negative:
        try:
            claims = extract(case.headline, case.body, published_at=PUBLISHED_AT, timezone=TIMEZONE)
        except Exception as error:
            error.add_note(f"while extracting the corpus text {case.name}: {case.headline} | {case.body}")
            raise
        score_case(score, case, claims)
    return score


@cache
def corpus_scores() -> dict[Path, Score]:
    """Scores of all corpus files; measured once for a process."""
    from pipeline.extract.claims import extract_text

    return {path: score_construction(read_construction(path), extract_text) for path in corpus_files()}


@cache
def corpus_measured() -> tuple[Measured, ...]:
    """The figures held against floors: each construction's F1 and clean negatives, and the attributes over all."""
    scores = corpus_scores()
    measured = [
        Measured(f"corpus/{score.name}", fingerprint([path]), {"f1": score.f1, "clean": score.clean})
        for path, score in scores.items()
    ]
    shares = attribute_shares(list(scores.values()))
    return (*measured, Measured("corpus/attributes", fingerprint(scores), shares))
