"""The letters that a sentence in capitals is printed with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.capitals.recase import is_in_capitals, recased


@pytest.mark.parametrize(
    "printed",
    [
        "Guerrillas killed four soldiers near Guazapa, a spokesman said.",
        "The mayor of Dolna, Hector Ruiz Lemus, was shot dead on Tuesday in March 1989.",
        "On 3 May the rebels may march on the town, Gen. Amadou Keita said.",
        "Residents of San Salvador and El Salvador's capital heard the blasts.",
        "Bombs went off in New York and South Africa.",
        "Captain Ramon Diaz Rojas told us that most of the police can read.",
        "Kalibr missiles and HARM missiles were fired from US ships.",
        "U.S. officials told us that a DC-6 was lost with M. Keita aboard.",
        "The UN and the FMLN signed it; NATO's ships left.",
        "Col. Jorge Lopez de la Calle was hurt by an unknown man.",
        "Fulani herders and Hutu farmers fled from Shiite gunmen.",
        "The 5th brigade lost 12 men 40 km from Tarapango.",
        "A Salvadoran priest was found at El Tablon.",
    ],
)
def test_a_sentence_gets_the_letters_of_print(printed: str) -> None:
    assert recased(printed.upper()) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("BOGOTA, NOV 15 - THE TOWN IS GONE.", "BOGOTA, Nov 15 - The town is gone."),
        ("SAN SALVADOR, 14 MAR 89 -- TROOPS LEFT.", "SAN SALVADOR, 14 Mar 89 -- Troops left."),
        ("CORK, IRELAND (AP) -- TROOPS LEFT.", "CORK, Ireland (AP) -- Troops left."),
        ("POLICE SAID -- AND WITNESSES TOO -- THAT IT BURNED.", "Police said -- and witnesses too -- that it burned."),
    ],
)
def test_the_town_of_a_dateline_keeps_its_capitals(text: str, printed: str) -> None:
    assert recased(text, opens=True) == printed


def test_a_town_in_the_middle_of_a_paragraph_is_no_dateline() -> None:
    assert recased("BOGOTA, NOV 15 - THE TOWN IS GONE.") == "Bogota, Nov 15 - the town is gone."


@given(st.text(alphabet="ABCDE ÉÑİß'’.-,12", max_size=60))
def test_recasing_changes_nothing_but_the_case_of_letters(text: str) -> None:
    found = recased(text)
    assert len(found) == len(text)
    assert found.casefold() == text.casefold()


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("GUERRILLAS KILLED FOUR SOLDIERS", True),
        ("GUERRILLAS KILLED FOUR SOLDIERS NEAR THE BRIDGE AT GUAZAPA, THE McCOY FIRM SAID", True),
        ("KABUL (Reuters) - Guerrillas killed four", False),
        ("Guerrillas killed FOUR", False),
        ("12, 13", False),
    ],
)
def test_text_in_capitals_has_hardly_a_small_letter(text: str, capitals: bool) -> None:
    assert is_in_capitals(text) is capitals
