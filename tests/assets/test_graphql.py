"""What the Dagster UI is told: lineage, columns, checks, and what each materialization did."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.workspace.context import WorkspaceProcessContext, WorkspaceRequestContext
from dagster._core.workspace.load_target import ModuleTarget
from dagster_graphql.test.utils import execute_dagster_graphql

from assets.checks.laws import LAWS
from assets.instance import home, instance
from assets.settings import DATA_VARIABLE
from schemas import TABLES, table
from tests.assets.books import books_in, run_over
from tests.assets.inputs import POSTS, write_posts
from tests.checkout import ROOT

LINEAGE = {
    "inbox": set(),
    "updates": {"inbox"},
    "rejects": {"inbox"},
    "claims": {"updates"},
    "filed_claims": {"inbox", "updates", "claims"},
    "incidents": {"filed_claims"},
    "incident_figures": {"filed_claims"},
    "incident_claims": {"filed_claims"},
    "figure_history": {"filed_claims"},
    "daily_totals": {"incidents", "incident_figures"},
    "report": {"updates", "claims", "incidents", "incident_figures", "incident_claims"},
    "catalog": set(TABLES),
    "exports": set(TABLES),
    "compacted": {"claims", "incidents", "incident_figures", "incident_claims", "figure_history"},
}
QUERY = """
{ assetNodes {
    assetKey { path } description dependencyKeys { path } isPartitioned
    groupName kinds owners { ... on TeamAssetOwner { team } ... on UserAssetOwner { email } }
    assetChecksOrError { ... on AssetChecks { checks { name description blocking } } }
    metadataEntries { label ... on TableSchemaMetadataEntry { schema { columns { name type description } } }
                      ... on TableColumnLineageMetadataEntry {
                          lineage { columnName columnDeps { columnName assetKey { path } } } } }
    assetMaterializations(limit: 1) { runId metadataEntries { label ... on IntMetadataEntry { intValue }
                                      ... on TextMetadataEntry { text } ... on MarkdownMetadataEntry { mdStr } } }
} }
"""


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkspaceRequestContext]:
    """The workspace that the UI would load over the data of one run."""
    folder = tmp_path_factory.mktemp("ui")
    books = books_in(folder / "data")
    run_over(books, write_posts(folder / "posts.jsonl", POSTS))
    with pytest.MonkeyPatch.context() as patch, instance(books) as found:
        patch.setenv(DATA_VARIABLE, str(folder / "data"))
        patch.setenv("DAGSTER_HOME", str(home(books)))
        target = ModuleTarget("assets.definitions", None, str(ROOT), location_name="tollbook")
        with WorkspaceProcessContext(found, target) as process:
            yield process.create_request_context()


@pytest.fixture(scope="module")
def nodes(context: WorkspaceRequestContext) -> dict[str, Any]:
    found = execute_dagster_graphql(context, QUERY).data["assetNodes"]
    return {node["assetKey"]["path"][-1]: node for node in found}


def test_the_lineage_of_tables(nodes: dict[str, Any]) -> None:
    assert {name: {key["path"][-1] for key in node["dependencyKeys"]} for name, node in nodes.items()} == LINEAGE


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_of_a_table_with_their_meaning(nodes: dict[str, Any], name: str) -> None:
    (schema,) = (e["schema"] for e in nodes[name]["metadataEntries"] if e["label"] == "dagster/column_schema")
    assert [c["name"] for c in schema["columns"]] == [c.name for c in table(name).columns]
    assert all(
        shown["description"].startswith(c.meaning)
        for shown, c in zip(schema["columns"], table(name).columns, strict=True)
    )


@pytest.mark.parametrize("name", TABLES)
def test_the_lineage_of_columns_leads_to_columns_that_exist(nodes: dict[str, Any], name: str) -> None:
    (lineage,) = (e["lineage"] for e in nodes[name]["metadataEntries"] if e["label"] == "dagster/column_lineage")
    assert lineage
    for entry in lineage:
        assert entry["columnName"] in {c.name for c in table(name).columns}
        for dep in entry["columnDeps"]:
            upstream = dep["assetKey"]["path"][-1]
            assert upstream == "inbox" or dep["columnName"] in {c.name for c in table(upstream).columns}


def test_every_law_is_shown_as_a_check_of_its_table(nodes: dict[str, Any]) -> None:
    shown = {
        (name, check["name"]) for name, node in nodes.items() for check in node["assetChecksOrError"].get("checks", [])
    }
    assert shown == {(law.asset, law.name) for law in LAWS}


def test_every_asset_says_what_it_is(nodes: dict[str, Any]) -> None:
    assert all(node["description"] and node["description"].endswith(".") for node in nodes.values())


def test_a_materialization_says_how_much_there_is_and_which_days_were_made(nodes: dict[str, Any]) -> None:
    (event,) = nodes["claims"]["assetMaterializations"]
    entries = {entry["label"]: entry for entry in event["metadataEntries"]}
    assert entries["dagster/row_count"]["intValue"] > 0
    assert entries["days made anew"]["intValue"] > 0
    assert "2024" in entries["made anew"]["text"]
    (event,) = nodes["updates"]["assetMaterializations"]
    assert event["runId"]


@pytest.mark.parametrize("name", [name for name in TABLES if name != "rejects"])
def test_a_materialization_shows_the_rows_of_the_whole_table_and_some_of_them(
    nodes: dict[str, Any], context: WorkspaceRequestContext, name: str
) -> None:
    del context
    (event,) = nodes[name]["assetMaterializations"]
    entries = {entry["label"]: entry for entry in event["metadataEntries"]}
    stored = books_in(Path(os.environ[DATA_VARIABLE])).table(name)
    assert entries["dagster/row_count"]["intValue"] == sum(file.rows for file in stored.files().values()) > 0
    assert entries["sample"]["mdStr"].count("\n") >= 2
    if name != "daily_totals":
        assert "█" in entries["rows per day"]["mdStr"]


def test_claims_and_rejects_are_counted_by_what_they_are(nodes: dict[str, Any]) -> None:
    def shown(name: str, label: str) -> str:
        (event,) = nodes[name]["assetMaterializations"]
        return next(entry["mdStr"] for entry in event["metadataEntries"] if entry["label"] == label)

    assert "| killed | 3 |" in shown("claims", "claims per measure")
    assert "| reason | parts |" in shown("inbox", "rejected parts per reason")


def test_every_asset_has_an_owner_a_kind_and_a_group(nodes: dict[str, Any]) -> None:
    for name, node in nodes.items():
        assert node["owners"], name
        assert node["kinds"], name
        assert node["groupName"] == "tollbook", name


def test_every_check_keeps_what_comes_after_waiting(nodes: dict[str, Any]) -> None:
    checks = [check for node in nodes.values() for check in node["assetChecksOrError"].get("checks", [])]
    assert len(checks) == len(LAWS)
    assert all(check["blocking"] for check in checks)


@pytest.mark.parametrize("name", ["incidents", "incident_figures"])
def test_a_materialization_of_incidents_leads_to_why_they_are_so(nodes: dict[str, Any], name: str) -> None:
    (event,) = nodes[name]["assetMaterializations"]
    (shown,) = (entry["mdStr"] for entry in event["metadataEntries"] if entry["label"] == "explanations")
    assert "`tollbook explain 2024" in shown
    if name == "incidents":
        assert "only_claim" in shown, "one incident is explained in full"


def test_the_results_of_the_checks_of_the_run_are_there(context: WorkspaceRequestContext) -> None:
    for law in LAWS:
        key = dg.AssetCheckKey(dg.AssetKey(law.asset), law.name)
        found = context.instance.event_log_storage.get_latest_asset_check_execution_by_key([key])
        assert key in found, law.name
