"""The rules as data: their names, their letters, and that no pattern runs away."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.rules.constructions import MOST_INCLUDING, RULES, WINDOW, rules_for
from pipeline.extract.rules.match import PRODUCTIONS
from pipeline.extract.rules.roles import PARTS
from pipeline.extract.rules.rule import Rule
from pipeline.extract.units.long_sentences import windows
from pipeline.extract.units.unit import MEANINGS, Unit

_LETTERS = st.text(st.sampled_from(sorted(MEANINGS)), min_size=1, max_size=30)


def _window(run: str) -> str:
    """As much of a run over and over as one window holds."""
    letters = (run * WINDOW)[:WINDOW]
    pieces = letters.split("I")
    return "I".join(pieces[: MOST_INCLUDING + 1]) + "".join(pieces[MOST_INCLUDING + 1 :])


def test_each_rule_has_its_own_name_and_a_production() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.role for rule in RULES} <= PRODUCTIONS.keys()
    assert PRODUCTIONS.keys() >= PARTS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_names_a_list_and_a_predicate_and_asks_for_known_letters(rule: Rule) -> None:
    assert {"q", "v"} <= rule.pattern.groupindex.keys()
    assert all(need and need <= MEANINGS.keys() for need in rule.needs)


@given(_LETTERS)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_a_rule_that_matches_has_the_letters_that_it_needs(letters: str) -> None:
    own, of_parts = rules_for(frozenset(letters))
    for rule in RULES:
        if rule.pattern.search(letters):
            assert rule in (*own, *of_parts), rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    "run",
    [
        "q,",
        "q",
        "n&",
        "qrc",
        "qr",
        "q(",
        "q()",
        "q,o,",
        "qI",
        "qIq,",
        "qe",
        "qRo",
        "vo",
        "q-",
        "q-o-",
        "c,",
        "cr",
        "L,n,",
    ],
)
def test_no_pattern_takes_long_over_a_whole_window(rule: Rule, run: str) -> None:
    letters = _window(run)
    start = process_time()
    rule.pattern.search(letters)
    assert process_time() - start < 1.0


@given(st.lists(st.sampled_from("q,o;I"), max_size=700), st.integers(2, 50), st.integers(1, 6))
def test_windows_hold_every_unit_once_in_order(codes: list[str], size: int, most: int) -> None:
    units = [Unit(code, at, at + 1) for at, code in enumerate(codes)]
    runs = windows(units, size, most)
    assert [unit for run in runs for unit in run] == units
    for run in runs:
        assert len(run) <= max(size, most)
        assert sum(unit.code == "I" for unit in run) <= most
