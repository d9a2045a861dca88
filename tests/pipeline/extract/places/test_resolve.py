"""Which place of one name a document means."""

import pytest

from pipeline.extract.places.reading import DocumentPlaces
from tests.pipeline.extract.told import doc_of


def meant(text: str, name: str, zone: str = "UTC") -> tuple[str | None, str | None, str | None]:
    """Kind, country and region of the first place whose text begins with `name`."""
    document = doc_of(text, zone=zone)
    reading = DocumentPlaces(document)
    for sentence in document.sentences:
        for found in reading.places(sentence.index):
            if found.span.text.startswith(name) and found.span.place:
                return found.span.place.kind, found.span.place.country, found.span.place.admin1
    return None, None, None


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "admin1"),
    [
        ("Shells fell in Kharkiv.", "Kharkiv", "settlement", "UA", "UA-63"),
        ("Shells fell in the Kharkiv region.", "Kharkiv region", "admin1", "UA", "UA-63"),
        ("A blast in Tripoli, Lebanon, hurt nine.", "Tripoli", "settlement", "LB", "LB-AS"),
        ("Libyan forces shelled Tripoli.", "Tripoli", "settlement", "LY", "LY-TB"),
        ("Ukrainian troops left Lyman.", "Lyman", "settlement", "UA", "UA-14"),
        ("Georgian police closed a road in Georgia.", "Georgia", "country", "GE", None),
        ("A storm hit Atlanta in the state of Georgia.", "Georgia", "admin1", "US", "US-GA"),
        ("Police in Niger State freed the pupils.", "Niger State", "admin1", "NG", "NG-NI"),
        ("Soldiers in Niger fired.", "Niger", "country", "NE", None),
        ("An Iraqi checkpoint near Balad was attacked.", "Balad", "settlement", "IQ", "IQ-SD"),
        ("A crash in Birmingham, Alabama, killed two.", "Birmingham", "settlement", "US", "US-AL"),
        ("A bus crashed in Córdoba, Argentina.", "Córdoba", "settlement", "AR", "AR-X"),
        ("Floods hit Northern Samar province.", "Northern Samar province", "district", "PH", "PH-08"),
        ("Tornadoes struck Tennessee and Georgia on Friday.", "Georgia", "admin1", "US", "US-GA"),
        ("The US and France welcomed a vote in Georgia.", "Georgia", "country", "GE", None),
        ("Heat records fell in Florida.", "Florida", "admin1", "US", "US-FL"),
        ("A boat sank near Lampedusa.", "Lampedusa", "settlement", "IT", "IT-82"),
        ("Two died in Catarman, Northern Samar.", "Catarman", "settlement", "PH", "PH-08"),
        ("A slide in Lima Puluh Kota Regency.", "Lima Puluh Kota Regency", "district", "ID", "ID-SB"),
        ("A mine was flooded in Wase LGA, Plateau State.", "Wase LGA", "district", "NG", "NG-PL"),
        ("Rains fell on Uva Province in Sri Lanka.", "Uva Province", "admin1", "LK", "LK-8"),
        ("A storm cut off power in Virginia.", "Virginia", "admin1", "US", "US-VA"),
        ("A flood hit Valencia.", "Valencia", "admin1", "ES", "ES-VC"),
        ("Two died in Valencia, Venezuela.", "Valencia", "settlement", "VE", "VE-G"),
        ("A ferry sank off Bali.", "Bali", "admin1", "ID", "ID-BA"),
        ("A car bomb went off in Montana, in northwestern Bulgaria.", "Montana", "settlement", "BG", None),
        ("The mayor of Puno in Peru resigned.", "Puno", "settlement", "PE", "PE-PUN"),
    ],
)
def test_context_settles_a_name(text: str, name: str, kind: str, country: str, admin1: str | None) -> None:
    assert meant(text, name) == (kind, country, admin1)


def test_the_time_zone_of_the_update_helps() -> None:
    assert meant("Jets struck Rafah.", "Rafah", "Asia/Gaza")[1] == "PS"
    assert meant("A fire in Córdoba.", "Córdoba", "Europe/Madrid")[1] == "ES"
    assert meant("A fire in Córdoba.", "Córdoba", "America/Argentina/Cordoba")[1] == "AR"


def test_a_great_namesake_is_not_taken_for_a_town_of_the_state_behind_the_comma() -> None:
    assert meant("Three died in Lyons, Oregon.", "Lyons") == (None, None, None)


def test_a_small_namesake_elsewhere_is_not_taken_for_a_place_of_the_country_named() -> None:
    assert meant("Five died in the town of Barh in south Yemen.", "Barh") == (None, None, None)
