"""Where the quote of a claim stands in its sentence.

The offsets of a claim are of its field, and a sentence may hold the same letters twice. Belongs here: that one search.
Not here: showing it (`explain`, `pipeline.report`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def place_in_sentence(claim: Mapping[str, Any], text: str) -> int:
    """Where in `sentence` the `quote` begins, in characters; -1 if it is not in it letter for letter. `text` is the
    field of the update that the claim is from."""
    sentence, quote = claim["sentence"], claim["quote"]
    start = text.rfind(sentence, 0, claim["quote_start"] + len(sentence))
    at: int = claim["quote_start"] - start if start >= 0 else sentence.find(quote)
    return at if at >= 0 and sentence[at : at + len(quote)] == quote else -1
