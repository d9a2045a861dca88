"""Ids are stable, depend on every part, and keep parts and kinds apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ids import ID_LENGTH, claim_id, id_from_text, post_id, reject_id, stable_id, update_id, withdrawal_id

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_ids_are_the_same_in_every_release() -> None:
    """Stored tables refer to these ids: if this fails, every table has to be made anew."""
    assert post_id("Harbour Wire", "a-1") == "331840bab82536d263d24c3ecb42dd8e"
    assert update_id("Harbour Wire", "a-1", "Head", "Body") == "f92b1c6ecc94c57a600be953f92f7fcd"
    assert claim_id("u1", "body", 0, 5, "killed", "people") == "97f6f11864e4e07f9b74b8b327f0291f"
    assert reject_id("a.jsonl", 7, "broken_json", b"{") == "d5bf06b9e11e8a768456cdacc972d3d7"
    assert withdrawal_id("Harbour Wire", "a-1", "2024-05-03") == "5564b4a5d769880c51c19a84e5b8f9bf"
    assert id_from_text("2024-05-03", "Two hurt in Delta port") == "2024-05-03/bc26608d87ae15a8"


@given(st.lists(texts), st.lists(texts))
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    assert (stable_id("post", *one) == stable_id("post", *other)) == (one == other)


@given(st.lists(texts))
def test_ids_are_hexadecimal_of_fixed_length(parts: list[str]) -> None:
    made = stable_id("claim", *parts)
    assert len(made) == ID_LENGTH
    assert set(made) <= set("0123456789abcdef")


def test_an_id_depends_on_its_kind() -> None:
    assert stable_id("post", "a") != stable_id("update", "a")


def test_an_edit_changes_the_update_but_not_the_post() -> None:
    before = update_id("Harbour Wire", "a-1", "Two hurt", "Two people were hurt.")
    after = update_id("Harbour Wire", "a-1", "Three hurt", "Three people were hurt.")
    assert before != after
    assert post_id("Harbour Wire", "a-1") == post_id("Harbour Wire", "a-1")
