"""Spellings that follow a rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gazetteer.fold import fold_name
from pipeline.gazetteer.variants import spellings


@pytest.mark.parametrize(
    ("name", "country", "spelling"),
    [
        ("Avdiyivka", "UA", "avdiivka"),
        ("Vilnyansk", "UA", "vilniansk"),
        ("Kryvyy Rih", "UA", "kryvyi rih"),
        ("Starokostyantyniv", "UA", "starokostiantyniv"),
        ("Novoazovs'k", "UA", "novoazovsk"),
        ("Staryy Oskol", "RU", "stary oskol"),
        ("Ar Raqqah", "SY", "al raqqa"),
        ("Ar Raqqah", "SY", "raqqa"),
        ("Al Ḩasakah", "SY", "hasakeh"),
        ("Beit Hanun", "PS", "beit hanoun"),
        ("Sana'a", "YE", "sanaa"),
        ("Saint Petersburg", "RU", "st. petersburg"),
        ("Saint Petersburg", "RU", "st petersburg"),
    ],
)
def test_a_rule_gives_the_spelling_of_the_news(name: str, country: str, spelling: str) -> None:
    assert spelling in spellings(fold_name(name), country)


@pytest.mark.parametrize(("name", "country"), [("Lyon", "FR"), ("Alberta", "CA"), ("Almaty", "KZ"), ("Elbasan", "AL")])
def test_a_name_of_another_language_is_left_alone(name: str, country: str) -> None:
    assert spellings(fold_name(name), country) == {fold_name(name)}


def test_an_article_is_not_cut_from_a_short_name() -> None:
    assert "bab" not in spellings("al bab", "SY")


@given(st.text(alphabet="abcdefghiklmnoprstuyz' ", min_size=4, max_size=20), st.sampled_from(["UA", "RU", "SY", "FR"]))
def test_the_name_itself_is_among_its_spellings(name: str, country: str) -> None:
    assert fold_name(name) in spellings(fold_name(name), country)
