"""What the context passes make of reports in many styles: the day, place, speaker and parties of marked figures.

The reports are `tests/corpus/contexts/*.toml`; only figures that are found are judged. Each share has a floor, and a
share below it lists what went wrong.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from pipeline.extract.claims import extract_text
from tests.corpus.context_reader import ROOT, Expected, read_expected, read_reports
from tests.corpus.reader import CorpusError
from tests.gate.contexts import verdicts

FLOORS = {"found": 0.88, "date": 0.96, "place": 0.91, "country": 0.94, "speaker": 0.92, "status": 0.98}


def claim_of(fact: Expected, claims: list[dict[str, Any]]) -> dict[str, Any] | None:
    for claim in claims:
        named = (claim["field"], claim["measure"]) == (fact.field, fact.measure)
        overlaps = claim["quote_start"] < fact.end and fact.start < claim["quote_end"]
        if named and overlaps and fact.figure in (claim["low"], claim["high"]):
            return claim
    return None


def _judged(fact: Expected, claim: dict[str, Any]) -> dict[str, bool]:
    return {"status": claim["status"] == fact.status} | verdicts(fact.context, claim)


@cache
def measured() -> tuple[Counter[str], Counter[str], dict[str, list[str]]]:
    """Attribute → how often judged, how often right; and what went wrong."""
    judged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    for report in (report for path in sorted(ROOT.glob("*.toml")) for report in read_reports(path)):
        claims = extract_text(
            report.headline, report.body, published_at=report.published_at, timezone=report.timezone
        )  # fmt: skip
        for fact in report.facts:
            claim = claim_of(fact, claims)
            verdict = {"found": claim is not None} | (_judged(fact, claim) if claim else {})
            for attribute, good in verdict.items():
                judged[attribute] += 1
                right[attribute] += good
                if not good:
                    wrong.setdefault(attribute, []).append(f"{report.name}: {fact}\n  {claim}")
    return judged, right, wrong


@pytest.mark.parametrize("attribute", FLOORS)
def test_share_of_right_ones(attribute: str) -> None:
    judged, right, wrong = measured()
    assert right[attribute] / judged[attribute] >= FLOORS[attribute], "\n".join(wrong[attribute])


@pytest.mark.parametrize(
    "line",
    [
        "killed 3",
        "killed three | 06-01 | Kyiv UA | -",
        "slain 3 | 06-01 | Kyiv UA | -",
        "killed 3 | 06-31 | Kyiv UA | -",
        "killed 3 | 06-01 | Kyiv | -",
        "killed 3 | 06-01 | Kyiv UA | - | RU",
    ],
)
def test_a_line_outside_the_format_is_rejected(line: str) -> None:
    with pytest.raises(CorpusError):
        read_expected(line, 2024)


def test_days_may_be_a_day_a_span_an_end_or_none() -> None:
    fact = read_expected("killed 3 | 06-01|05-30..06-01|..2023-06-01|- | ? | ?", 2024)
    assert fact.context.days is not None
    assert [tuple(day and day.isoformat() for day in days) for days in fact.context.days] == [
        ("2024-06-01", "2024-06-01"), ("2024-05-30", "2024-06-01"), (None, "2023-06-01"), (None, None),
    ]  # fmt: skip
