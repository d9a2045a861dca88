"""Claims are matched with facts by field, measure, bounds and overlapping quote, each claim serving one fact."""

from __future__ import annotations

from typing import Any

from tests.corpus.reader import Case, build_case
from tests.gate.scoring import Score, match, score_case

CASE = build_case(
    "x/case 1",
    "",
    "The blast killed {six people}, {two of them children}, and injured {about 40}.",
    ["killed people 6", "killed children 2, part of 1", "injured people ~40"],
)


def claim(case: Case, index: int, **changes: Any) -> dict[str, Any]:
    """The claim that states one fact of a case rightly, but for the changes."""
    fact = case.facts[index]
    right = {
        "claim_id": f"c{index}",
        "field": fact.field,
        "measure": fact.measure,
        "low": fact.low,
        "high": fact.high,
        "hedge": fact.hedge,
        "status": fact.status,
        "object": fact.object,
        "quote": case.quote(fact),
        "quote_start": fact.start,
        "quote_end": fact.end,
        "part_of": None if fact.part_of is None else f"c{fact.part_of}",
    }
    return right | changes


def test_right_claims_match_all_facts_and_agree_in_every_attribute() -> None:
    score = Score("x")
    score_case(score, CASE, [claim(CASE, i) for i in range(3)])
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)
    assert score.agree == score.judged
    assert score.judged["part_of"] == 3


def test_another_value_bound_measure_field_or_place_in_the_text_is_no_match() -> None:
    wrong = [
        claim(CASE, 0, low=7, high=7),
        claim(CASE, 0, high=None),
        claim(CASE, 0, measure="injured"),
        claim(CASE, 0, field="headline"),
        claim(CASE, 0, quote_start=0, quote_end=3),
    ]
    pairs, free = match(CASE, wrong)
    assert pairs == {}
    assert free == wrong


def test_one_claim_serves_one_fact() -> None:
    pairs, free = match(CASE, [claim(CASE, 0), claim(CASE, 0)])
    assert len(pairs) == len(free) == 1


def test_a_wrong_attribute_costs_no_match_but_is_counted_and_named() -> None:
    score = Score("x")
    score_case(score, CASE, [claim(CASE, 0), claim(CASE, 1, part_of=None, object="people", status="planned")])
    assert score.right == 2
    assert {name: score.judged[name] - score.agree[name] for name in score.judged} == {
        "hedge": 0,
        "status": 1,
        "object": 1,
        "part_of": 1,
    }
    assert len(score.disagreements) == 3


def test_claims_in_a_text_that_claims_nothing_are_counted_as_false() -> None:
    score = Score("x")
    negative = build_case("x/negative 1", "", "Six members voted.", [])
    score_case(score, negative, [claim(CASE, 0), claim(CASE, 1)])
    score_case(score, negative, [])
    assert (score.negative_texts, score.negative_hit, score.false_in_negatives, score.clean) == (2, 1, 2, 0.5)
    assert score.found == 0
