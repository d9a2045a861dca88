"""Measures that go together: what befalls weapons on their way, people who come to harm, people who are moved.

Belongs here: groups that more than one module asks for. Not here: the measures and what each means (`vocabulary`).
"""

from __future__ import annotations

SALVO = frozenset({"launched", "intercepted"})
"""Counted of the weapons of one salvo."""
FLIGHT = SALVO | {"struck"}
"""What becomes of weapons that fly."""
ARRIVAL = frozenset({"intercepted", "struck"})
"""What happens at the end of a flight, never where it began."""
HARM = frozenset({"killed", "injured"})
"""People of whom it is told apart what befell them."""
TOLL = HARM | {"casualties"}
"""The same, and those of whom it is not told apart."""
VICTIMS = TOLL | {"missing"}
"""All who came to harm, or may have."""
FLED = frozenset({"evacuated", "displaced"})
"""People who left their homes."""
MOVED = FLED | {"captured", "released", "rescued"}
"""People who are no longer where they were."""
