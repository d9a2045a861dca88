"""Where it happened: names of places in a text, which places they are, and which of them a figure belongs to.

`spans` finds the names, `resolve` says which place a name means, `roles` what it does in its sentence. `link` chooses
one for each figure, of its own sentence (`in_sentence`) or of the others (`elsewhere`, by what they lend: `lending`).

Belongs here: reading where it was. Not here: the gazetteer itself (`pipeline.gazetteer`).
"""

from pipeline.extract.places.link import assign_places, assign_places_each
from pipeline.extract.places.place import NOWHERE, Place
from pipeline.extract.places.spans import PlaceSpan, find_places, known_place_spans

__all__ = [
    "NOWHERE",
    "Place",
    "PlaceSpan",
    "assign_places",
    "assign_places_each",
    "find_places",
    "known_place_spans",
]
