"""The inbox: every input as it came, kept under the data root, and what reading it gave.

`inbox/ID/` holds the input's own bytes under its own name, `input.json` (what it is and the defaults that it was given
with), and once it has been read `updates.parquet`, `rejects.parquet` and `read.json`, the last of them written last. To
withdraw an input, remove its folder and run again.

Belongs here: inputs and what was read from them. Not here: reading a form (`pipeline.ingest`), the tables
(`assets.steps`).
"""
