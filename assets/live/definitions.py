"""Live operation added to the definitions of the tables.

Belongs here: which parts are on, and what they change about the tables' assets. Not here: the parts.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from datetime import timedelta

import dagster as dg

from assets.books import Books
from assets.live.follow import following
from assets.live.incoming import watching
from assets.live.no_sources import without_sources
from assets.live.places import incoming_folder, sources_file
from pipeline.extras import how_to_install
from schemas import TABLES

_LATE = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=26), warn_window=timedelta(hours=8))
"""With sources polled, a table that nothing was added to for a day is worth a look."""
_FOLLOWS_NEWS = frozenset(TABLES) - {"rejects"}


def with_live_operation(base: dg.Definitions, books: Books) -> dg.Definitions:
    """The definitions with the watched folder, the polled sources if there is a `sources.toml`, and what follows them.

    A `sources.toml` that cannot be used stops nothing else: the schedule that would poll it says what is wrong.
    """
    parts = [base, following(books)]
    if (folder := incoming_folder(books)) is not None:
        parts.append(watching(books, folder))
    sources, keys = _polling(books)
    merged = dg.Definitions.merge(*parts, *sources)
    return _with_sources_upstream(merged, keys) if keys else merged


def _polling(books: Books) -> tuple[list[dg.Definitions], Sequence[dg.AssetKey]]:
    path = sources_file(books)
    if path is None:
        return [], []
    try:
        from assets.live.read_again import reading_again
        from assets.live.source_assets import polling, source_key
        from pipeline.fetch import SourcesError, load_sources
    except ModuleNotFoundError as error:
        needed = f"{path} needs {error.name}, which is not installed: {how_to_install('live')}"
        return [without_sources(needed)], []
    try:
        found = load_sources(path)
    except SourcesError as error:
        return [without_sources(str(error))], []
    if not found.sources:
        return [], []
    return [polling(books, found), reading_again(books, found)], [source_key(source) for source in found.sources]


def _with_sources_upstream(merged: dg.Definitions, keys: Sequence[dg.AssetKey]) -> dg.Definitions:
    """The inbox after the sources in the lineage, and freshness policies on the tables."""

    def changed(spec: dg.AssetSpec) -> dg.AssetSpec:
        if spec.key == dg.AssetKey("inbox"):
            return spec.replace_attributes(deps=[*spec.deps, *map(dg.AssetDep, keys)])
        if spec.key.path[-1] in _FOLLOWS_NEWS and len(spec.key.path) == 1:
            return spec.replace_attributes(freshness_policy=_LATE)
        return spec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.PreviewWarning)  # the lock file pins what it does
        return merged.map_resolved_asset_specs(func=changed)
