"""How the tables are kept: one Parquet file a day, replaced whole, that knows what it was made from."""
