"""Lists whose numbers come to the figure before them."""

from __future__ import annotations

import pytest

from tests.pipeline.extract.told import shares


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A shell killed six people, four nurses and two guards.", [(6, None), (4, 6), (2, 6)]),
        ("Six people, four nurses and two guards, were killed.", [(6, None), (4, 6), (2, 6)]),
        ("Six people died near Uvira: four nurses and two guards.", [(6, None), (4, 6), (2, 6)]),
        ("Five people were wounded, a guard and four nurses.", [(5, None), (1, 5), (4, 5)]),
        ("Six people died. Four nurses and two guards were killed, a doctor said.", [(6, None), (4, 6), (2, 6)]),
        ("Six people died, four nurses and two guards, and nine were hurt.", [(6, None), (4, 6), (2, 6), (9, None)]),
        ("Guns downed 14 drones, nine over Sumy and five over Konotop.", [(14, None), (9, 14), (5, 14)]),
    ],
)
def test_a_list_that_comes_to_the_figure_before_it_shares_it_out(
    body: str, expected: list[tuple[int, int | None]]
) -> None:
    assert shares(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "A shell killed seven people, four nurses and two guards.",
        "At least six people were killed, four nurses and two guards.",
        "Six people were killed in Uvira, four people in Bukavu and two people in Goma.",
        "A shell killed two people, a nurse and a guard.",
    ],
)
def test_other_lists_are_no_parts(body: str) -> None:
    found = shares(body)
    assert found
    assert all(whole is None for _, whole in found)
