"""What reports of disaster agencies claim and what reads like it (`disaster_reports.toml`, in the corpus's format)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.reader import Case, read_construction
from tests.pipeline.extract.told import doc_of, find_mentions

CASES = read_construction(Path(__file__).with_name("disaster_reports.toml"))


def found(case: Case) -> list[tuple[str, str, int | None, int | None, str, str, int | None]]:
    doc = doc_of(case.body, case.headline)
    mentions = find_mentions(doc)
    return [
        (m.measure, m.object, m.low, m.high, m.hedge, m.status, mentions.index(m.part_of) if m.part_of else None)
        for m in mentions
    ]


@pytest.mark.parametrize("case", CASES.positive, ids=lambda case: case.body[:60])
def test_each_figure_is_found_with_bounds_class_status_and_whole(case: Case) -> None:
    assert found(case) == [(f.measure, f.object, f.low, f.high, f.hedge, f.status, f.part_of) for f in case.facts]


@pytest.mark.parametrize("case", CASES.negative, ids=lambda case: case.body[:60])
def test_what_only_reads_like_it_claims_nothing(case: Case) -> None:
    assert found(case) == []
