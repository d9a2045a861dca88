"""What a place does in its sentence."""

import re

import pytest

from pipeline.extract.datelines import dateline_end
from pipeline.extract.places.reading import DocumentPlaces
from tests.pipeline.extract.told import doc_of


def roles(text: str) -> dict[str, str]:
    document = doc_of(text)
    reading = DocumentPlaces(document)
    return {place.span.text: place.role for sentence in document.sentences for place in reading.places(sentence.index)}


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("Two died in the besieged city of Mariupol.", "Mariupol", "at"),
        ("Rockets landed near the southern port of Tyre.", "Tyre", "at"),
        ("Jets bombed Aleppo again.", "Aleppo", "struck"),
        ("Donors pledged help at a Geneva conference.", "Geneva", "apart"),
        ("The bank will pay Jordan a first tranche.", "Jordan", "for"),
        ("Italy gave €10m for Lebanon, and Britain $20 million.", "Britain", "bare"),
        ("Help for Syria and Lebanon came.", "Lebanon", "for"),
        ("The Minister for Foreign Affairs of Iceland spoke of tents.", "Iceland", "apart"),
        ("It sent help to Jordan after President Moyo signed a bill.", "Jordan", "to"),
        ("Aid for the north: Chad to receive tents.", "Chad", "for"),
        ("Overnight shelling hit the town of Nikopol.", "Nikopol", "struck"),
        ("Kherson was shelled twice.", "Kherson", "struck"),
        ("Kharkiv shelled overnight.", "Kharkiv", "struck"),
        ("Sumy faced its worst raid.", "Sumy", "struck"),
        ("Texas floods kill nine.", "Texas", "struck"),
        ("Morocco's earthquake killed many.", "Morocco", "struck"),
        ("Rebels fired rockets into Israel.", "Israel", "to"),
        ("People fled Goma on foot.", "Goma", "from"),
        ("Buses came from Vovchansk.", "Vovchansk", "from"),
        ("The siege of Sloviansk went on.", "Sloviansk", "of"),
        ("The governor of Belgorod wrote.", "Belgorod", "local"),
        ("The governor of Kenya wrote.", "Kenya", "apart"),
        ("The province is closer to Odesa.", "Odesa", "via"),
        ("Ukraine said it had fired.", "Ukraine", "agent"),
        ("Moscow denied the report.", "Moscow", "agent"),
        ("Ukraine's air force spoke.", "Ukraine", "apart"),
        ("Russia struck Ukraine's power grid.", "Ukraine", "struck"),
        ("Kharkiv officials counted the dead.", "Kharkiv", "local"),
        ("Officials in Baghdad gave no toll.", "Baghdad", "seat"),
        ("The UN said in Geneva that it was so.", "Geneva", "apart"),
        ("Three were hurt, according to Ukraine.", "Ukraine", "bare"),
        ("The Israel-Hamas war went on.", "Israel", "none"),
        ("He died in a US strike.", "US", "agent"),
    ],
)
def test_role_of_one_place(text: str, place: str, role: str) -> None:
    assert roles(text)[place] == role


def test_a_place_that_holds_another_one_steps_back() -> None:
    assert roles("Two died in Grayvoron in Russia's Belgorod region.")["Grayvoron"] == "at"
    assert set(roles("Two died in Podil, Kyiv.").values()) == {"at", "inside"}
    assert roles("A raid on the Syrian village of Dolna in Idlib province.")["Idlib province"] == "inside"


def test_an_owner_belongs_to_the_name() -> None:
    assert roles("A blast in Kyiv's Podil district.") == {"Kyiv": "inside", "Kyiv's Podil district": "at"}


def test_places_of_a_list_have_one_role() -> None:
    assert set(roles("Sirens sounded in Sumy, Poltava and Odesa.").values()) == {"at"}
    assert roles("In Kyiv, Russia hit a school.")["Russia"] == "agent"


@pytest.mark.parametrize(
    "text",
    [
        "KABUL (Reuters) - A bomb",
        "GAZA: A strike",
        "AUSTIN, Texas At least ten",
        "LIMA, FEB 3 -- A car",
        "PARIS A man died",
    ],
)
def test_a_dateline_is_known(text: str) -> None:
    end = dateline_end(text)
    assert 0 < end < len(text)
    assert re.match(r"[A-Z]", text[end:])


@pytest.mark.parametrize(
    "text", ["NATO said it would help.", "A MAN WAS KILLED IN LIMA.", "Kyiv was hit.", "US forces left."]
)
def test_what_is_no_dateline(text: str) -> None:
    assert "Kyiv" not in text[: dateline_end(text)]
    assert not text.isupper() or dateline_end(text) == 0
