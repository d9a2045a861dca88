"""The language of a post."""

from __future__ import annotations

import pytest

from pipeline.ingest.language import detect_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Two drivers were hurt by a drone that hit the depot, the mayor of Sumy said."),
        ("en", "Ukraine's navy reports sinking of landing ship near Feodosia"),
        ("uk", "Двоє водіїв поранені внаслідок удару дрона по складу в Сумах"),
        ("ru", "Два водителя ранены при ударе беспилотника по складу в Сумах"),
        ("fr", "Deux chauffeurs ont été blessés par un drone tombé sur un entrepôt"),
        ("de", "Zwei Fahrer wurden verletzt, als eine Drohne ein Lager traf"),
        ("es", "Dos conductores heridos al caer un dron sobre un almacén"),
        ("pl", "Dwóch kierowców zostało rannych, gdy dron uderzył w magazyn"),
        ("ar", "أصيب سائقان عندما سقطت طائرة مسيرة على مستودع"),
    ],
)
def test_the_language_is_told(code: str, text: str) -> None:
    assert detect_language("", text) == code
    assert detect_language(text, "") == code


@pytest.mark.parametrize("text", ["", "Sumy", "36 / 35 / 2", "Kh-101: 12"])
def test_a_text_too_short_to_tell_has_none(text: str) -> None:
    assert detect_language(text, "") is None
