"""Folding keeps the length of a text, so that an offset in the folded text is one in the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.gazetteer.fold import fold, fold_name


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.characters(max_codepoint=0x24F) | st.sampled_from("“”’‘–—…\u00a0\u2009")))
@example("".join(map(chr, range(0x20, 0x250))))
@example("“Nobody” left – Şanlıurfa’s mayor said…")
def test_each_letter_is_folded_by_itself(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Şanlıurfa", "sanliurfa"),
        ("İzmir", "izmir"),
        ("Khān Yūnis", "khan yunis"),
        ("Mek’ele", "mek'ele"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("Łódź", "lodz"),
        ("  Deir\u00a0ez—Zor ", "deir ez zor"),
        ("U.S.", "u.s."),
    ],
)
def test_a_name_is_stored_plain(name: str, folded: str) -> None:
    assert fold_name(name) == folded
