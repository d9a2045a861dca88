"""The tables hold every column of the public contract: they may be added to, not renamed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from schemas import TABLES, arrow_schema, table

PLACE = "place_text place_name geoname_id country admin1 latitude longitude geo_precision"
WIDE = [
    f"{name}_{end}"
    for name in (
        "missiles_launched",
        "missiles_intercepted",
        "drones_launched",
        "drones_intercepted",
        "killed",
        "injured",
        "evacuated",
        "aid_usd",
    )
    for end in ("low", "best", "high")
]
CONTRACT = {
    "updates": "update_id post_id revision is_latest source external_id url headline body language published_at "
    "updated_at timezone input_path ingested_at",
    "claims": "claim_id update_id post_id source published_at field quote quote_start quote_end sentence measure "
    f"object object_text weapon low best high hedge status cumulative date_from date_to date_precision date_text "
    f"{PLACE} destination_text actor target attribution attribution_side part_of amount_usd rate_date "
    "rule extractor_version",
    "incidents": f"incident_id kind status date_from date_to date_precision {PLACE} destination_text actor target "
    f"{' '.join(WIDE)} sources speakers claims contested first_reported_at last_reported_at headline",
    "incident_figures": "incident_id measure object low best high reason speakers claims contested",
    "incident_claims": "incident_id claim_id used why_not",
    "figure_history": "incident_id measure object known_from known_until low best high claim_id",
    "daily_totals": "date country measure object",
    "rejects": "input_path reason",
}
PARTITIONS = {
    "updates": "published_date",
    "claims": "published_date",
    "incidents": "incident_date",
    "incident_figures": "incident_date",
    "incident_claims": "incident_date",
    "figure_history": "incident_date",
    "daily_totals": None,
    "rejects": "ingested_date",
}


def test_there_are_the_eight_tables_of_the_contract() -> None:
    assert set(TABLES) == set(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_a_table_has_the_columns_of_the_contract(name: str) -> None:
    assert set(CONTRACT[name].split()) <= set(arrow_schema(name).names)


@pytest.mark.parametrize("name", PARTITIONS)
def test_a_table_is_filed_as_the_contract_says(name: str) -> None:
    partition = table(name).partition
    assert (partition.name if partition else None) == PARTITIONS[name]


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_means_in_a_sentence(name: str) -> None:
    for column in table(name).columns:
        assert column.meaning[0].isupper() or column.meaning[0].isdigit(), column.name
        assert column.meaning.endswith("."), column.name


@pytest.mark.parametrize("name", TABLES)
def test_key_and_order_are_columns_and_the_order_leaves_no_ties(name: str) -> None:
    found = table(name)
    assert set(found.key) | set(found.order) <= set(arrow_schema(name).names)
    assert set(found.key) <= set(found.order)


def test_an_unknown_table_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="no table 'claim' is described"):
        table("claim")


def test_a_column_is_found_by_its_name() -> None:
    assert table("claims").column("quote").meaning.startswith("The figure")
    with pytest.raises(KeyError, match="table claims has no column Quote"):
        table("claims").column("Quote")


def test_descriptions_cannot_be_changed() -> None:
    found = table("claims")
    for thing in (found, found.columns[0], found.partition, found.column("measure").vocabulary):
        with pytest.raises(FrozenInstanceError):
            thing.name = "other"  # type: ignore[misc, union-attr]
