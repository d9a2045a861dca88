"""Columns that say where, the same in every table that has them.

Belongs here: their names, types, units and meanings. Not here: the words that `geo_precision` may have (`vocabulary`).
"""

from __future__ import annotations

from schemas.model import Column
from schemas.vocabulary import COUNTRY, GEO_PRECISION

PLACE_COLUMNS = (
    Column("place_text", "string", "The place as written in the text.", nullable=True),
    Column("place_name", "string", "Its GeoNames name.", nullable=True),
    Column("geoname_id", "int64", "Its GeoNames id.", nullable=True),
    Column("country", "string", "ISO 3166-1 alpha-2 code of its country.", vocabulary=COUNTRY, nullable=True),
    Column(
        "admin1",
        "string",
        "ISO 3166-2 code of its oblast, governorate, province or state; the view `regions` has its name.",
        nullable=True,
    ),
    Column("latitude", "double", "Latitude.", unit="degrees, WGS 84", nullable=True),
    Column("longitude", "double", "Longitude.", unit="degrees, WGS 84", nullable=True),
    Column("geo_precision", "string", "What kind of place is known.", vocabulary=GEO_PRECISION, nullable=True),
)
