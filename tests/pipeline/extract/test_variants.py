"""Changes that change no figure in a text change no claim, but in as many texts as a variant says are known.

`python -m tests.gate.variants NAME --show 5` prints texts that are read otherwise.
"""

from __future__ import annotations

import pytest

from tests.corpus.variant_reader import Variant, read_variants
from tests.gate.variants import changes

LEAST = 20
"""Texts by which a variant is worth trying."""


@pytest.mark.parametrize("variant", read_variants(), ids=lambda variant: variant.name)
def test_a_change_of_no_figure_changes_no_claim(variant: Variant) -> None:
    found = list(changes(variant))
    wrong = [f"{change.case}: {change.text}" for change in found if change is not None]
    assert len(found) >= LEAST, "hardly a text of the corpus fits"
    assert len(wrong) <= variant.known, "\n".join(wrong)
