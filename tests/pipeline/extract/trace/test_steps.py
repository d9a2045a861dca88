"""The trace: that it shows what the extractor did, and does nothing else."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from pipeline.extract import extract_text
from pipeline.extract.trace.steps import render, trace
from tests.pipeline.extract.texts import texts
from tests.pipeline.extract.told import MOMENT

_TEXT = "Two drones hit a school in Kharkiv, killing seven people, including two children. It rained."


def test_each_step_of_a_claim_can_be_seen() -> None:
    traced = trace(_TEXT, published_at=MOMENT, timezone="Europe/Kyiv")
    first, second = traced.sentences
    assert first.passes_gate
    assert not second.passes_gate
    assert [figure.low for figure in first.figures] == [2, 7, 2]
    assert any(token.word == "school" and "noun building school" in token.classes for token in first.tokens)
    assert first.letters.startswith("qv1")
    active = next(match for match in first.matches if match.rule == "active" and "seven" in match.figures)
    assert any("kept 'seven people' as killed" in outcome for outcome in active.outcomes)
    assert traced.claims[2].whole == "seven people"


def test_a_refusal_says_why() -> None:
    outcomes = [
        outcome
        for sentence in trace("A retired pilot died of cancer.", published_at=MOMENT).sentences
        for match in sentence.matches
        for outcome in match.outcomes
    ]
    assert any("natural death" in outcome for outcome in outcomes)


def test_the_words_that_set_a_status_are_named() -> None:
    claim = trace("Officials plan to evacuate 300 residents.", published_at=MOMENT).claims[0]
    assert (claim.row["status"], claim.status_words) == ("planned", "plan to")


def test_a_headline_is_read_as_one() -> None:
    assert trace("Seven killed in Kharkiv", headline=True, published_at=MOMENT).claims[0].row["field"] == "headline"


def test_the_text_shows_sentences_rules_and_claims() -> None:
    shown = render(trace(_TEXT, published_at=MOMENT))
    for words in (
        "Sentence 1",
        "units: qv1",
        "figure with its noun, ",
        "active: ",
        "left out at the gate",
        "Claim 2: killed people 7 exact",
        "place_name Kharkiv",
    ):
        assert words in shown
    assert "No claims." in render(trace("It rained.", published_at=MOMENT))


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_watching_changes_nothing(text: str) -> None:
    traced = trace(text, published_at=MOMENT)
    assert [claim.row for claim in traced.claims] == extract_text("", text, MOMENT)
    assert render(traced).endswith("\n")
