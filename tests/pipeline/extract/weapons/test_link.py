"""Weapon models: where they are found, what is no weapon, and which figure has which model."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract_text
from pipeline.extract.lexicon.load import LexiconError
from pipeline.extract.mention import Mention
from pipeline.extract.weapons import catalogue as weapons_catalogue
from pipeline.extract.weapons.catalogue import CATEGORIES, catalogue, spellings
from pipeline.extract.weapons.link import find_weapons, weapon_aliases, weapon_of
from tests.pipeline.extract.lexicon_lines import lines_of
from tests.pipeline.extract.texts import words_of
from tests.pipeline.extract.told import doc_of

FOUND = [
    ("87 Shaheds and 36 Kalibrs", ["Shahed", "Kalibr"]),
    ("an S-300 battery and two S–400s", ["S-300", "S-400"]),
    ("Х-101, X-101, Kh101 and Kh 101", ["Kh-101"] * 4),
    ("F-16s over the bay, an F35 on deck", ["F-16", "F-35"]),
    ("Geran-2 drones", ["Geran-2"]),
    ("T-72B3s and a T-90M", ["T-72", "T-90"]),
    ("Shahed-191 drones", ["Shahed-191"]),
    ("Grad rockets", ["Grad"]),
    ("Patriot air-defence batteries", ["Patriot"]),
    ("40 Javelins", ["Javelin"]),
    ("an Iskander-M hit the depot", ["Iskander-M"]),
    ("IRAQI JETS FIRED TWO EXOCET MISSILES", ["Exocet"]),
    ("HIMARS and Himars", ["HIMARS", "HIMARS"]),
    ("Army Tactical Missile Systems", ["ATACMS"]),
    ("Qassam rockets near Sderot", ["Qassam"]),
    ("a Storm Shadow", ["Storm Shadow"]),
    ("Su-34 bombers, a MiG-31K", ["Su-34", "MiG-31"]),
    ("AIM-7 missiles", ["AIM-7"]),
    ("Fateh-110 missiles and M16 rifles", ["Fateh-110", "M16"]),
]
NO_WEAPONS = [
    "Russia's 300 tanks",
    "An 26-year-old man",
    "The Patriots won in Boston",
    "Hurricane Ida and Typhoon Gaemi",
    "a grad student from Milan",
    "It did no harm on a hot day",
    "Prince Khalid of the Shaheed family",
    "Historic victory for operators",
    "A 50 per cent rise, an F grade",
    "Phoenix, Arizona, and Jericho in the valley",
    "Caesar salad with spike lavender",
    "The extra costs",
]


@pytest.mark.parametrize(("text", "models"), FOUND)
def test_models_are_found_under_their_spellings(text: str, models: list[str]) -> None:
    assert [span.model for span in find_weapons(text)] == models


@pytest.mark.parametrize("text", NO_WEAPONS)
def test_words_and_names_that_look_alike_are_no_weapons(text: str) -> None:
    assert find_weapons(text) == ()


@given(words_of("Shahed-136 Shaheds S-300 S-300s F-16 Kh-101 Х-101 İskander Kalibr’s T-72B3s Grad rockets - . , 16"))
def test_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    spans = find_weapons(text)
    assert bool(spans) >= bool({"Shahed-136", "S-300", "F-16"} & set(text.split()))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(
    st.sampled_from(sorted(alias.model for alias in catalogue().values() if not alias.common and not alias.capitals))
)
def test_every_model_is_found_under_its_own_name(model: str) -> None:
    spans = find_weapons(f"They fired a {model} at dawn.")
    own = catalogue().get(model.lower())
    assert own is None or own.common or [s.model for s in spans] == [own.model]


def model_of(marked: str, measure: str, counted: str | None) -> str | None:
    match = re.search("«(.*?)»", marked)
    assert match is not None
    doc = doc_of(marked.replace("«", "").replace("»", ""))
    mention = Mention(0, match.start(), match.end() - 2, measure, counted, 1, 1, "exact")
    return weapon_of(doc, [mention])[0]


@pytest.mark.parametrize(
    ("text", "measure", "counted", "model"),
    [
        ("Russia fired «36 Kalibr missiles» from ships.", "launched", "missile", "Kalibr"),
        ("They sent «40 drones», most of them Shaheds, and six Kh-59 missiles.", "launched", "drone", "Shahed"),
        ("A barrage of «six missiles», of the Kh-59 type, and 40 Shahed drones.", "launched", "missile", "Kh-59"),
        ("Patriot batteries shot down «ten missiles».", "intercepted", "missile", None),
        ("The Iron Dome stopped «25 rockets».", "intercepted", "rocket", None),
        ("An Iskander-M killed «four people».", "killed", "people", "Iskander-M"),
        ("Shaheds and Kh-101s killed «four people».", "killed", "people", None),
        ("The brigade lost «five T-72 tanks».", "equipment_lost", "vehicle", "T-72"),
        ("Oslo gave «$50 million» for NASAMS.", "aid", "USD", None),
        ("«Two S-300 missiles» hit a market.", "struck", "missile", "S-300"),
    ],
)
def test_a_figure_has_the_model_that_it_counts_or_that_did_the_harm(
    text: str, measure: str, counted: str, model: str | None
) -> None:
    assert model_of(text, measure, counted) == model


def test_the_model_of_a_part_is_not_that_of_the_whole() -> None:
    text = "Russia fired 30 missiles overnight, including four Iskander-M."
    assert [(claim["low"], claim["weapon"]) for claim in extract_text("", text, datetime(2024, 5, 6, tzinfo=UTC))] == [
        (30, None),
        (4, "Iskander-M"),
    ]


def test_the_catalogue_is_of_the_whole_world() -> None:
    models = {(alias.model, alias.category, alias.origin) for alias in catalogue().values()}
    assert len(models) >= 400
    assert {category for _, category, _ in models} == CATEGORIES
    assert len({origin for _, _, origin in models}) >= 15
    assert weapon_aliases()["x-101"] == ("Kh-101", "missile")


def test_a_designator_is_spelt_with_dash_space_or_neither() -> None:
    assert spellings("Kh-101") == {"kh-101", "kh101", "kh 101"}
    assert spellings("S-300") == {"s-300", "s300"}
    assert spellings("Storm Shadow") == {"storm shadow"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["Spear | missile | GB"], "weapons_models.txt:1: a row is MODEL"),
        (["Spear | arrow | GB | "], "unknown category 'arrow'"),
        (["Spear | missile | Britain | "], "an origin is an ISO"),
        (["Spear ; Lance | missile | GB | Pike"], "several models in one row"),
        (
            ["Spear | missile | GB | ", "Lance | missile | FR | Spear"],
            "txt:2: 'spear' of Lance already stands for Spear",
        ),
    ],
)
def test_a_wrong_row_is_refused(monkeypatch: pytest.MonkeyPatch, rows: list[str], message: str) -> None:
    monkeypatch.setattr(weapons_catalogue, "data_lines", lines_of(*rows))
    with pytest.raises(LexiconError, match=message):
        weapons_catalogue.catalogue.__wrapped__()
