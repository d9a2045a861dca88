"""Holds the claims that the extractor made of corpus texts against the facts that the corpus states.

Belongs here: the matching of claims with facts and the figures made of it. Not here: running the extractor
(`corpus_run`), floors (`floors`), gold files, which have scorers of their own (`gold_run`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.corpus.reader import Case, Fact

Claim = Mapping[str, Any]
"""One claim as a dictionary with the columns of the `claims` table."""


@dataclass(slots=True)
class Score:
    """Counts over the texts of one construction."""

    name: str
    right: int = 0
    found: int = 0
    expected: int = 0
    negative_texts: int = 0
    negative_hit: int = 0
    false_in_negatives: int = 0
    judged: Counter[str] = field(default_factory=Counter)
    agree: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    wrongs: list[str] = field(default_factory=list)
    disagreements: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the claims found in texts that hold some which are right; 1 when none was found or expected."""
        return self.right / self.found if self.found else float(self.expected == 0)

    @property
    def recall(self) -> float:
        """Share of the expected claims that were found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def clean(self) -> float:
        """Share of the negative texts in which nothing was found."""
        return 1 - self.negative_hit / self.negative_texts if self.negative_texts else 1.0


def match(case: Case, claims: Sequence[Claim]) -> tuple[dict[int, Claim], list[Claim]]:
    """Facts paired with claims, and the claims that pair with none.

    A claim is right when it names the same field, measure, low and high, and its quote overlaps the mark: the rule by
    which the gold sets are scored. Each claim serves one fact.
    """
    free = list(claims)
    pairs: dict[int, Claim] = {}
    for index, fact in enumerate(case.facts):
        claim = next((claim for claim in free if _fits(fact, claim)), None)
        if claim is not None:
            free.remove(claim)
            pairs[index] = claim
    return pairs, free


def _fits(fact: Fact, claim: Claim) -> bool:
    same = (claim["field"], claim["measure"], claim["low"], claim["high"]) == (
        fact.field,
        fact.measure,
        fact.low,
        fact.high,
    )
    return bool(same and claim["quote_start"] < fact.end and fact.start < claim["quote_end"])


def score_case(score: Score, case: Case, claims: Sequence[Claim]) -> None:
    """Add one text's counts to the score of its construction."""
    pairs, wrong = match(case, claims)
    shown = [f"{c['measure']} {c['low']}..{c['high']} {c['quote']!r} by {c.get('rule', '')}" for c in wrong]
    text = f"{case.headline} | {case.body}" if case.headline else case.body
    score.wrongs += [f"{case.name}: {line} in: {text}" for line in shown]
    if not case.facts:
        score.negative_texts += 1
        score.negative_hit += bool(claims)
        score.false_in_negatives += len(claims)
        return
    score.right += len(pairs)
    score.found += len(claims)
    score.expected += len(case.facts)
    score.misses += [
        f"{case.name}: {fact.measure} {fact.low}..{fact.high} {case.quote(fact)!r} in: {text}"
        for index, fact in enumerate(case.facts)
        if index not in pairs
    ]
    _judge_attributes(score, case, pairs)


def _judge_attributes(score: Score, case: Case, pairs: Mapping[int, Claim]) -> None:
    ids = {claim["claim_id"]: index for index, claim in pairs.items()}
    for index, claim in pairs.items():
        fact = case.facts[index]
        verdicts = {
            "hedge": (fact.hedge, claim["hedge"]),
            "status": (fact.status, claim["status"]),
        }
        if fact.object is not None:
            verdicts["object"] = (fact.object, claim["object"])
        if fact.part_of is None:
            verdicts["part_of"] = ("no part", "no part" if claim["part_of"] is None else "a part")
        elif fact.part_of in pairs:
            verdicts["part_of"] = (str(fact.part_of + 1), str(ids.get(claim["part_of"], -1) + 1))
        for name, (expected, got) in verdicts.items():
            score.judged[name] += 1
            score.agree[name] += expected == got
            if expected != got:
                where = f"{name} of {case.quote(fact)!r}"
                score.disagreements.append(f"{case.name}: {where} is {expected}, got {got} in: {case.body}")


def attribute_shares(scores: Sequence[Score]) -> dict[str, float]:
    """Share of right claims whose attribute agrees, over all constructions."""
    judged = sum((score.judged for score in scores), Counter[str]())
    agree = sum((score.agree for score in scores), Counter[str]())
    return {name: agree[name] / judged[name] for name in sorted(judged)}
