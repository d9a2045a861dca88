"""A citation: who is cited where in a sentence, and how far it reaches.

Belongs here: the record that finding and using citations share. Not here: either of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.extract.attribution.reach import Reach
from pipeline.extract.attribution.speakers import Speaker

How = Literal["say", "about", "aside", "according", "pledge", "previous", "paragraph", "claim", "heading"]
"""A statement; words about a thing ("warned of"); said while doing something else; "according to"; money only; also the
sentence before; all before; a claim told by its owner's name, which others dispute; a name on a line of its own."""


@dataclass(slots=True)
class Cite:
    """One citation. `start` and `end` bound speaker and verb, in characters of the sentence."""

    start: int
    end: int
    speaker: Speaker
    reach: Reach
    how: How = "say"
