"""Names of oblasts, governorates, provinces and states, for the codes in the column `admin1`.

Belongs here: that list. Not here: regions as places that a text names (`load`), names of countries
(`pipeline.views.countries`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

HERE = Path(__file__).parent
_COLUMNS = {"admin1": "admin1", "country": "country", "name": "region"}


@cache
def regions() -> pa.Table:
    """The regions that `admin1` can name, sorted by code, columns `admin1` (ISO 3166-2), `country` (ISO 3166-1 alpha-2)
    and `region`, its usual English name. Of two names of one code the one that the gazetteer lists first."""
    places = pq.ParquetFile(HERE / "places.parquet").read(["kind", *_COLUMNS])
    found = places.filter(pc.and_(pc.equal(places["kind"], "admin1"), pc.is_valid(places["admin1"])))
    named = found.select(list(_COLUMNS)).rename_columns(list(_COLUMNS.values()))
    firsts = named.group_by("admin1", use_threads=False).aggregate([("country", "first"), ("region", "first")])
    return firsts.rename_columns(["admin1", "country", "region"]).sort_by("admin1").combine_chunks()
