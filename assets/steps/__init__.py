"""The assets, a file for each step of the way from inputs to totals. What a step does is in `pipeline`.

Belongs here: thin assets. Not here: the checks (`assets.checks`), live operation (`assets.live`).
"""
