"""The assets, a file for each step of the way from inputs to totals. What a step does is in `pipeline`."""
