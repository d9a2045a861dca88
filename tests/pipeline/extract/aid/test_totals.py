"""What help that was given comes to, and what was only promised."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import doc_of, find_mentions


def statuses(text: str) -> list[str]:
    return [m.status for m in find_mentions(doc_of(text)) if m.measure == "aid"]


@pytest.mark.parametrize(
    "text",
    [
        "The value of the weapons supplied by Oslo to Ukraine now amounts to €90m.",
        "Aid given to Sudan since March stands at €90m.",
        "Oslo's assistance to Sudan has reached €90m since the war began.",
        "Today's transfer of €90m keeps aid to Sudan going.",
        "Some €90m in relief has gone to Sudan.",
    ],
)
def test_what_help_given_comes_to_has_been_delivered(text: str) -> None:
    assert statuses(text) == ["happened"]


@pytest.mark.parametrize(
    "text",
    [
        "Aid given to Sudan by Oslo will amount to €90m by May.",
        "Pledges of aid to Sudan have reached €90m.",
        "The aid promised to Sudan stands at €90m.",
        "A further transfer of €90m in aid to Sudan was agreed.",
    ],
)
def test_what_help_promised_comes_to_is_still_to_come(text: str) -> None:
    assert statuses(text) == ["planned"]
