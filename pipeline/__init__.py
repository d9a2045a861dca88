"""What Tollbook is about, as plain functions from Arrow table to Arrow table.

Belongs here: reading inputs, extracting claims, reconciling incidents, publishing totals. Knows nothing of Dagster.
"""
