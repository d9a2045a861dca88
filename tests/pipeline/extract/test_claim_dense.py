"""Text that is all claims: its time grows with the claims and no faster, in a sentence, a paragraph and a list."""

from time import process_time

import pytest

from pipeline.extract.claims import extract_text

PIECES = [
    "14 killed, ",
    "six dead; ",
    "9 hurt\n",
    "Four men drowned. ",
    '"five guards were shot" ',
    "two nurses were killed in Gaza on Sunday, the army said, and ",
    "30 people killed and 7 hurt in Kherson ",
    "More than 60 died two days earlier. ",
    "Norway gave $3 million in aid. ",
]


def seconds(text: str) -> float:
    start = process_time()
    extract_text("", text, None, "Europe/Kyiv")
    return process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_claims_take_about_four_times_as_long(piece: str) -> None:
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (4_500, 18_000))  # one part of an update
    seconds(short)
    ratios = (seconds(long) / max(seconds(short), 0.01) for _ in range(3))
    assert any(ratio < 7 for ratio in ratios)  # a square would be sixteen


def test_parts_of_a_figure_of_an_earlier_window_are_read() -> None:
    rows = extract_text("", "12 killed including 3 children, " * 150, None, "UTC")
    assert {(row["measure"], row["low"]) for row in rows} == {("killed", 12), ("killed", 3)}
