"""Which stretches of a text are names of places, and which only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.places import find_places, known_place_spans
from pipeline.extract.places.spans import scan


def names(text: str) -> list[str]:
    return [span.text for span in find_places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell on Izium and on Kharkov.", ["Izium", "Kharkov"]),
        ("Troops left the Grayvoron district of the Belgorod region.", ["Grayvoron district", "Belgorod region"]),
        ("Fighting moved to eastern Ukraine and central Kyiv.", ["eastern Ukraine", "central Kyiv"]),
        ("Aid reached Deir al-Balah and al-Mawasi.", ["Deir al-Balah", "al-Mawasi"]),
        ("The el-Fasher hospital and al-Fashir market.", ["el-Fasher", "al-Fashir"]),
        ("Officials from the UK, the U.S. and the DRC met.", ["UK", "U.S.", "DRC"]),
        ("A convoy left St. Petersburg for Rostov-on-Don.", ["St. Petersburg", "Rostov-on-Don"]),
        ("They crossed the Black Sea near Snake Island.", ["Black Sea", "Snake Island"]),
        ("Nine were killed in Gaza by Israeli fire and two in Mexico by Friday.", ["Gaza", "Mexico"]),
        ("Floods hit Şanlıurfa, Adıyaman and Kahramanmaraş.", ["Şanlıurfa", "Adıyaman", "Kahramanmaraş"]),
        ("Kyiv’s Podil district was hit.", ["Kyiv", "Podil district"]),
        ("Clashes in Niger State and in Unity state.", ["Niger State", "Unity state"]),
    ],
)
def test_places_are_found_as_written(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Hanna Maliar and Volodymyr Zelensky spoke.",
        "The writer Jack London was never there.",
        "Governor Lincoln asked President Washington for help.",
        "Austin Tice has been missing for years.",
        "Hurricane Florence is weaker than Typhoon Milan.",
        "The USS Cole sailed at noon.",
        "A nice man was reading in the split second.",
        "Most police said the same, and buy time.",
        "He asked us for help, said the man.",
        "Russian, Ukrainian and Israeli forces were named.",
        "Hamas and the Taliban issued statements during Ramadan.",
        "They can date the mobile phone.",
    ],
)
def test_people_and_everyday_words_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A fire broke out in Reading on Monday.", ["Reading"]),
        ("The town of Hit was shelled.", ["Hit"]),
        ("Smoke rose over Paradise, California.", ["Paradise", "California"]),
        ("Two died in Van province.", ["Van province"]),
    ],
)
def test_an_everyday_word_is_a_place_where_the_text_says_so(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_demonym_is_no_place_but_tells_the_country() -> None:
    spans = scan("The Sudanese army and Syrian rebels")
    assert [span.demonym for span in spans] == ["SD", "SY"]
    assert find_places("The Sudanese army and Syrian rebels") == []


@pytest.mark.parametrize(
    "text", ["The Kyiv Independent wrote", "the Gaza Health Ministry said", "Texas Department of Justice"]
)
def test_a_place_in_the_name_of_an_organisation_is_marked(text: str) -> None:
    (span,) = find_places(text)
    assert span.organisation


@pytest.mark.parametrize(
    "text", ["the Israel-Hamas war", "a US-led raid", "Iran-backed groups", "pro-Moscow officials"]
)
def test_a_place_bound_by_a_hyphen_is_marked(text: str) -> None:
    found = find_places(text)
    assert found
    assert all(span.hyphenated for span in found)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the Kharkiv region", "region"),
        ("the province of Herat", "region"),
        ("Shebekino district", "district"),
        ("Kunduz city", "city"),
        ("Engels airfield", "site"),
        ("Kherson", ""),
    ],
)
def test_the_word_beside_a_name_tells_its_kind(text: str, word: str) -> None:
    assert find_places(text)[0].word == word


def test_a_kind_word_that_leads_to_another_name_is_not_the_first_one_s() -> None:
    assert names("in the West Bank city of Jenin") == ["West Bank", "Jenin"]
    assert names("the Red Sea port of Hodeidah") == ["Red Sea", "Hodeidah"]


@given(st.text(max_size=60), st.sampled_from(["Kyiv", "Khan Younis", "Deir ez-Zor", "Şanlıurfa"]), st.text(max_size=60))
def test_offsets_and_letters_agree(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    spans = scan(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(span.start <= span.core_start < span.core_end <= span.end for span in spans)
    assert [span.core_start for span in spans] == sorted(span.core_start for span in spans)


def test_known_place_spans_are_offsets() -> None:
    assert known_place_spans("In Sumy a mine exploded.") == [(3, 7)]
