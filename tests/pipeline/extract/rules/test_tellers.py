"""Whoever tells of the others is not one of them."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import told

TELLERS = ["the governor", "a doctor", "Mayor Ivan Petrov", "the head of the clinic", "regional chief Omar Sesay"]
VERBS = ["wrote", "said", "told reporters", "posted on Telegram", "clarified", "added later", "has confirmed"]


@pytest.mark.parametrize("teller", TELLERS)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The patrols could not prevent the deaths of 14 villagers", 14),
        ("The blast caused fatal wounds to three porters", 3),
        ("Guerrillas took five clerks from their homes and killed them", 5),
        ("It was the worst fire in years, with a death toll of 33", 33),
    ],
)
def test_who_tells_it_behind_is_not_counted(text: str, count: int, teller: str, verb: str) -> None:
    claims = told(f"{text}, {teller} {verb}.")
    assert [claim for claim in claims if claim[0] == "killed"] == [("killed", count)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The flood claimed the lives of two farmers, a doctor reported missing on Monday and her son.", 2),
        ("Shells killed three porters, a clerk and a doctor.", 3),
        ("The raid caused the deaths of two porters, the village chief and his driver.", 2),
    ],
)
def test_one_who_is_told_of_is_counted(text: str, count: int) -> None:
    claims = told(text)
    assert ("killed", count) in claims
    assert len(claims) > 1


def test_who_tells_of_a_list_is_no_item_of_it() -> None:
    text = "The raid led to the deaths of 12 gunmen, two guides and a cook, the chief of the district wrote."
    assert told(text) == [("killed", 12), ("killed", 2), ("killed", 1)]
