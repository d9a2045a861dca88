"""From units to figures with a measure: constructions, and what a match of each means.

`constructions` holds the patterns, `match` applies them to a sentence, `productions` and its like say what a match
means, `hits` keeps what was found. Belongs here: what follows from the letters of a sentence. Not here: making the
units (`units`).
"""
