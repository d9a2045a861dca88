"""Dagster: what runs the pipeline and keeps its tables: thin assets, checks, IO manager, partitions, command line.

Belongs here: what runs when, where files lie, what is checked. Not here: what a figure means (`pipeline`), what a table
looks like (`schemas`); neither knows of this package.
"""
