"""`tollbook ui` with its tables in an object store: the stack is started, answers, and makes a table there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

pytest.importorskip("s3fs", reason="object stores need the extra s3")
pytest.importorskip("moto.server", reason="the server of these tests is moto's")
pytest.importorskip("dagster_webserver", reason="the UI needs the extra ui")
pytest.importorskip("httpx", reason="it is asked by httpx, of the extra live")

import httpx
from upath import UPath

from assets.cli import app
from assets.instance import HOME_VARIABLE
from schemas import TABLES
from tests.assets.inputs import POSTS, write_posts
from tests.assets.ui_stack import Stack, stack, until

ASSETS = """
{ assetNodes { assetKey { path } assetMaterializations(limit: 1) {
    metadataEntries { label ... on IntMetadataEntry { intValue } ... on PathMetadataEntry { path }
                      ... on TextMetadataEntry { text } } } } }
"""
LAUNCH = """
mutation ($selected: [AssetKeyInput!]!) {
  launchPipelineExecution(executionParams: {
    mode: "default", runConfigData: {}, executionMetadata: {tags: []},
    selector: {repositoryLocationName: "assets.definitions", repositoryName: "__repository__",
               pipelineName: "__ASSET_JOB", assetSelection: $selected, assetCheckSelection: []} })
  { __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }
"""
STATE = "query ($run: ID!) { runOrError(runId: $run) { ... on Run { status } } }"
_RUN_SECONDS = 180


@pytest.fixture(scope="module")
def ui(store: UPath, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The stack over books that the command made in the bucket; Dagster's own books are in a folder."""
    folder = tmp_path_factory.mktemp("ui")
    file = write_posts(folder / "posts.jsonl", POSTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        made = CliRunner().invoke(app, ["run", str(file), "--out", str(store / "shown"), "--start", "2024-01"])
        assert made.exit_code == 0, made.output
        with stack(str(store / "shown"), folder / "stack.log", "2024-01") as found:
            yield found


def asked(ui: Stack, query: str, **variables: object) -> dict[str, Any]:
    answer = httpx.post(f"{ui.url}/graphql", json={"query": query, "variables": variables}, timeout=60).json()
    assert "errors" not in answer, answer["errors"]
    data: dict[str, Any] = answer["data"]
    return data


def test_it_shows_the_tables_of_the_bucket_and_what_was_made_of_them(ui: Stack) -> None:
    nodes = {node["assetKey"]["path"][-1]: node for node in asked(ui, ASSETS)["assetNodes"]}
    assert nodes.keys() >= {*TABLES, "inbox", "filed_claims"}
    (claims,) = nodes["claims"]["assetMaterializations"]
    said = {entry["label"]: entry for entry in claims["metadataEntries"]}
    assert said["dagster/row_count"]["intValue"] >= 6
    assert said["dagster/uri"]["text"] == "s3://desk/shown/claims"


def test_a_table_is_made_in_the_bucket_from_the_ui(ui: Stack, store: UPath) -> None:
    file = store / "shown" / "daily_totals" / "part.parquet"
    before = file.read_bytes()
    file.unlink()
    launched = asked(ui, LAUNCH, selected=[{"path": ["daily_totals"]}])["launchPipelineExecution"]
    assert launched["__typename"] == "LaunchRunSuccess", launched
    run = launched["run"]["runId"]

    def state() -> str:
        return str(asked(ui, STATE, run=run)["runOrError"]["status"])

    until(lambda: state() in ("SUCCESS", "FAILURE"), _RUN_SECONDS, lambda: ui.log.read_text()[-3000:])
    assert state() == "SUCCESS", ui.log.read_text()[-3000:]
    assert file.read_bytes() == before
