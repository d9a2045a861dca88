"""Benchmarks of the extractor: `python -m benchmarks`. See `README.md`."""
