"""What the Dagster UI and its daemon load when there are sources, and when there are none."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from assets.books import Books
from assets.definitions import definitions
from assets.live.definitions import with_live_operation
from assets.live.places import INCOMING_VARIABLE, SOURCES_VARIABLE, incoming_folder
from tests.assets.live.live_blog import PATH, write_sources
from tests.pipeline.fetch.server import Site


def loaded(books: Books) -> dg.Definitions:
    return with_live_operation(definitions(books), books)


@pytest.fixture
def with_sources(books: Books, server: Site) -> dg.Definitions:
    pytest.importorskip("httpx", reason="fetching needs the extra live")
    write_sources(Path(books.root.url), server, PATH)
    return loaded(books)


def test_without_sources_the_folder_is_watched_and_the_tables_follow(books: Books) -> None:
    found = loaded(books).get_repository_def()
    assert {sensor.name for sensor in found.sensor_defs} == {"incoming_files", "inbox_changed"}
    assert found.schedule_defs == []
    assert {sensor.default_status for sensor in found.sensor_defs} == {dg.DefaultSensorStatus.RUNNING}


def test_sources_stand_before_the_inbox_in_the_lineage(with_sources: dg.Definitions) -> None:
    graph = with_sources.resolve_asset_graph()
    assert graph.get(dg.AssetKey("inbox")).parent_keys == {dg.AssetKey(["sources", "live"])}
    assert [schedule.name for schedule in with_sources.get_repository_def().schedule_defs] == ["poll_due_sources"]


def test_a_source_says_how_often_it_is_polled(with_sources: dg.Definitions) -> None:
    told = str(with_sources.resolve_asset_graph().get(dg.AssetKey(["sources", "live"])).description)
    assert PATH in told
    assert told.endswith(", every 1 min.")


def test_tables_and_sources_must_be_fresh(with_sources: dg.Definitions) -> None:
    graph = with_sources.resolve_asset_graph()
    for key in (["sources", "live"], ["updates"], ["claims"], ["incidents"], ["daily_totals"]):
        assert graph.get(dg.AssetKey(key)).freshness_policy is not None, key


def test_retries_and_pools_are_for_fetching_only(with_sources: dg.Definitions) -> None:
    pools = {node.key.path[0]: node.pools for node in with_sources.resolve_asset_graph().asset_nodes}
    assert {name for name, found in pools.items() if found} == {"sources"}
    assert pools["sources"] == {"fetch"}


def test_the_definitions_load_with_every_asset_in_its_place(with_sources: dg.Definitions) -> None:
    dg.Definitions.validate_loadable(with_sources)


def test_the_environment_says_where_to_look(
    books: Books, server: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("httpx", reason="fetching needs the extra live")
    monkeypatch.setenv(SOURCES_VARIABLE, str(write_sources(tmp_path / "elsewhere", server, PATH)))
    monkeypatch.setenv(INCOMING_VARIABLE, str(tmp_path / "drop"))
    assert loaded(books).resolve_asset_graph().has(dg.AssetKey(["sources", "live"]))
    assert incoming_folder(books) == tmp_path / "drop"


def test_a_bad_list_of_sources_stops_only_the_polling_which_says_why(books: Books) -> None:
    pytest.importorskip("httpx", reason="fetching needs the extra live")
    Path(books.root.url, "sources.toml").write_text('[fetch]\ncontact = "desk@example.org"\n[[source]]\nnam = "x"\n')
    found = loaded(books)
    dg.Definitions.validate_loadable(found)
    repository = found.get_repository_def()
    assert {sensor.name for sensor in repository.sensor_defs} == {"incoming_files", "inbox_changed"}
    schedule = repository.get_schedule_def("poll_due_sources")
    assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
    with pytest.raises(dg.DagsterError) as caught:
        schedule.evaluate_tick(dg.build_schedule_context(repository_def=repository))
    assert "is 'name' meant" in str(caught.value.__cause__)
    assert "is 'name' meant" in str(found.resolve_asset_graph().get(dg.AssetKey(["sources", "unusable"])).description)
