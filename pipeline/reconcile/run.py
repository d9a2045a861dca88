"""The steps of reconciliation put together.

Belongs here: the public functions, from Arrow to Arrow. Not here: what the steps decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.collector import collector_at_rest
from pipeline.reconcile.earlier import Earlier
from pipeline.reconcile.filing import CLAIM_COLUMNS, file_updates
from pipeline.reconcile.followups import Lookback, wanted_anchors
from pipeline.reconcile.grouping import Grouped, with_rows
from pipeline.reconcile.incidents import Rows, incident_ids, rows_of
from pipeline.reconcile.linking import link
from pipeline.reconcile.records import FILED_SCHEMA, Claim, Reconciled, claims_from_table, claims_to_table, compacted
from pipeline.reconcile.revisions import Revision, revisions
from schemas import arrow_schema, table

RECONCILER_VERSION = "12"
"""Raise it when the same claims can give other incidents."""

_TABLES = tuple(field.name for field in fields(Reconciled))
_TEXTS = ("headline", "body", "timezone")
"""What filing reads of an update beside its times."""
_CLAIMS_AT_ONCE = 10_000
"""Claims that are held as records at the same time, if no day has more."""


def reconcile(claims: pa.Table, updates: pa.Table) -> Reconciled:
    """Incidents from claims and the updates that state them, columns as `schemas` describes.

    Pure and independent of the order of rows. Claims without any day are of no incident. ValueError if the update of a
    claim, or the latest revision of its post, is missing.
    """
    return reconcile_filed(_file(claims, updates, None, compact=True))


def file_claims(claims: pa.Table, updates: pa.Table, earlier: pa.Table | None = None) -> pa.Table:
    """The claims with the day and block of their incident, columns `FILED_SCHEMA`.

    `earlier`: filed claims of the `REACH_DAYS` publication days before the first day of `claims`. `updates` may hold
    more than the updates of the claims, and must hold all revisions of their posts.
    """
    return _file(claims, updates, earlier, compact=False)


def _file(claims: pa.Table, updates: pa.Table, earlier: pa.Table | None, compact: bool) -> pa.Table:
    """`compact`: with the words that repeat kept once for each day, which takes a third of the memory."""
    follow_ups = FollowUps()
    tables: list[pa.Table] = []
    before = [Earlier(date.max, earlier.select)] if earlier is not None else []
    for _, filed in _by_words(claims, updates):
        follow_ups.move(filed, before)
        tables.append(compacted(claims_to_table(filed)) if compact else claims_to_table(filed))
    return pa.concat_tables(tables) if tables else FILED_SCHEMA.empty_table()


def file_by_words(claims: pa.Table, updates: pa.Table) -> Iterator[tuple[date, pa.Table]]:
    """The first half of `file_claims`: each publication day filed by its own words alone, the days in order.

    A day's answer depends on no other day, so days can be filed anywhere and in any order. Arguments are as for
    `file_claims`.
    """
    for day, filed in _by_words(claims, updates):
        yield day, claims_to_table(filed)


def _by_words(claims: pa.Table, updates: pa.Table) -> Iterator[tuple[date, list[Claim]]]:
    known = revisions(updates)
    texts = _by_publication_day(updates.select(["update_id", *_TEXTS]), known)
    for day, part in _by_publication_day(claims.select(CLAIM_COLUMNS), known):
        with collector_at_rest():
            filed = file_updates(part, known, _texts(texts.rows([day])))
        yield day, filed


class FollowUps:
    """The second half of `file_claims`: follow-ups moved to what they refer to, day after day.

    What the days that it was given leave behind for later ones is kept as far back as follow-ups reach.
    """

    def __init__(self) -> None:
        self._lookback = Lookback()
        self._fetched: set[str] = set()

    def moved(self, filed: pa.Table, earlier: Iterable[Earlier] = ()) -> pa.Table:
        """A day as `file_by_words` gives it, with its follow-ups moved. Days must come in order.

        `earlier`: those of the `REACH_DAYS` days of publication before that were not given to this object.
        """
        claims = claims_from_table(filed)
        found = self.move(claims, earlier)
        rows = [row for row, claim in enumerate(claims) if claim.moved or claim.claim_id in found]
        return with_rows(filed, rows, claims_to_table([claims[row] for row in rows])) if rows else filed

    def move(self, claims: Sequence[Claim], earlier: Iterable[Earlier]) -> set[str]:
        """The same for the claims of a day as records; the ids of those whose village was found."""
        if not claims:
            return set()
        held = [claim for claim in wanted_anchors(earlier, claims) if claim.claim_id not in self._fetched]
        self._fetched.update(claim.claim_id for claim in held)
        for day, left in groupby(sorted(held, key=_published_day), key=_published_day):
            self._lookback.add(day, left)
        found = self._lookback.find_villages(claims[0].published_day, claims)
        self._lookback.add(claims[0].published_day, claims)
        self._lookback.move(claims)
        return found


def _published_day(claim: Claim) -> date:
    return claim.published_day


def _by_publication_day(rows: pa.Table, known: Mapping[str, Revision]) -> Grouped:
    """Claims or updates day by day, the days in order."""

    def day(update_id: str) -> date:
        if update_id not in known:
            raise ValueError(f"update {update_id} of a claim is missing: pass its row of `updates` too")
        return known[update_id].published_day

    return Grouped(rows, "update_id", day)


def _texts(updates: pa.Table) -> dict[str, tuple[str, str, str | None]]:
    update_ids, *texts = (updates[name].to_pylist() for name in ("update_id", *_TEXTS))
    return dict(zip(update_ids, zip(*texts, strict=True), strict=True))


def reconcile_filed(filed: pa.Table, known: Mapping[str, frozenset[str]] | None = None) -> Reconciled:
    """The incidents of filed claims; see the package's docstring for what must be given together.

    `known`: the claims of incidents that need not be made: those that would be of the same claims are left out.
    """
    by_day = Grouped(filed, "incident_date")
    found: dict[str, list[pa.Table]] = {name: [arrow_schema(name).empty_table()] for name in _TABLES}
    for days in by_day.chunks(_CLAIMS_AT_ONCE):
        with collector_at_rest():
            part = claims_from_table(by_day.rows(days))
            for name, rows in _to_tables(_rows_of_blocks(part, known or {})):
                found[name].append(rows)
    return Reconciled(*(pa.concat_tables(found[name]) for name in _TABLES))


def _rows_of_blocks(claims: Sequence[Claim], known: Mapping[str, frozenset[str]]) -> Rows:
    rows = Rows()
    for (day, block), group in groupby(sorted(claims, key=_block_key), key=_block_key):
        clusters = link(list(group))
        for cluster, incident_id in zip(clusters, incident_ids(clusters, day, block), strict=True):
            if known.get(incident_id) != frozenset(c.claim_id for c in cluster.claims):
                rows.add(rows_of(cluster, incident_id))
    return rows


def _block_key(claim: Claim) -> tuple[date, str]:
    assert claim.incident_date is not None
    return claim.incident_date, claim.block


def _to_tables(rows: Rows) -> Iterator[tuple[str, pa.Table]]:
    for name in _TABLES:
        yield name, in_order(name, pa.Table.from_pylist(getattr(rows, name), schema=arrow_schema(name)))


def in_order(name: str, rows: pa.Table, kept: pa.ChunkedArray | None = None) -> pa.Table:
    """Rows of a table of incidents by the day under which they are filed, and within it as `schemas` orders them.

    `kept`: whether each row stays; without it all do.
    """
    keys = list(table(name).order)
    order = rows.select(keys)
    if keys[0] != "incident_id":  # which begins with the day
        order = order.add_column(0, "filed", pc.utf8_slice_codeunits(rows["incident_id"], 0, 8))
    by = [(key, "ascending", "at_start") for key in order.column_names]
    places = pc.sort_indices(order, sort_keys=by)
    return rows.take(places if kept is None else places.filter(kept.take(places)))
