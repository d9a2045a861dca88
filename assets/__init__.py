"""Dagster: what runs the pipeline and keeps its tables: thin assets, checks, IO manager, partitions, command line.

What a figure means is decided in `pipeline`, what a table looks like in `schemas`; neither knows of this package.
"""
