"""What one clause or sentence tells is not said of the figures of another: speakers, parties, plans of help."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pipeline.extract.claims import extract_text


def claims(body: str) -> list[dict[str, Any]]:
    return extract_text("", body, datetime(2025, 6, 17, 12, tzinfo=UTC))


def test_medics_do_not_tell_who_fired() -> None:
    dead, rockets = claims("The raid killed 20 people, medics said. The armed wing of Hamas fired 14 rockets at night.")
    assert dead["attribution"] == "medics"
    assert rockets["attribution"] is None


def test_a_contrast_keeps_its_parties() -> None:
    first, second = claims("Some 4,000 people have been killed in Gaza, while 900 died in the Hamas attack on Israel.")
    assert (first["actor"], first["target"]) == (None, None)
    assert (second["actor"], second["target"]) == ("Hamas", "IL")


def test_two_givers_of_one_sentence() -> None:
    body = "After the quake the World Bank will provide $2 billion and the Netherlands has sent €10 million."
    assert [(c["object"], c["status"]) for c in claims(body) if c["measure"] == "aid"] == [
        ("USD", "planned"),
        ("EUR", "happened"),
    ]


def test_a_giver_behind_while() -> None:
    body = "Japan has sent $3 million for the victims of the flood while Norway will give $4 million."
    assert [c["status"] for c in claims(body)] == ["happened", "planned"]


def test_a_claim_that_is_denied_stays_its_owners() -> None:
    (nine,) = claims("Pakistan denied India's claims of nine dead soldiers.")
    assert (nine["status"], nine["attribution"]) == ("happened", "India")


def test_seats_of_power_that_dispute_a_claim_are_no_places() -> None:
    (jets,) = claims("Kyiv dismissed Moscow's claim that it had shot down five jets.")
    assert jets["place_text"] is None
    (jets,) = claims("Five jets were shot down over Kyiv, Moscow claimed.")
    assert jets["place_text"] == "Kyiv"
