"""How the tables are kept: one Parquet file a day, replaced whole, that knows what it was made from.

Belongs here: files, their names and what they say of themselves. Not here: what their rows mean (`schemas`), which
steps make them (`assets.steps`).
"""
