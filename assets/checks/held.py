"""Which days the laws have been held over as they are: a run need hold them over the others alone.

The note has, for each day of any table, a fingerprint of what its files hold. A day has another one when a run has made
it anew, also a run that was killed before its checks, and when it was changed by other means. The note begins with the
first run whose checks pass, for all days that there are then.

Belongs here: that note in the data root. Not here: laws (`laws`), months whose checks failed (`assets.withheld`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from assets.books import Books
from assets.storage.digest import fingerprint
from assets.storage.known_files import FOLDER
from schemas import TABLES

_NOTE = f"{FOLDER}/held.json"


def not_held(books: Books) -> set[date] | None:
    """The days of which something has changed since laws were last held over them; None if nothing is noted."""
    try:
        noted = {date.fromisoformat(day): str(held) for day, held in json.loads(books.root.read(_NOTE)).items()}
    except (FileNotFoundError, ValueError, AttributeError):
        return None  # not begun, or damaged: months are looked at whole, and the note is begun again
    return {day for day, _ in _contents(books).items() ^ noted.items()}


def note_held(books: Books) -> None:
    """Note that all laws hold of what there is now. Only for who has the turn of the tables."""
    held = {day.isoformat(): contents for day, contents in _contents(books).items()}
    books.root.replace(_NOTE, json.dumps(held, indent=0).encode() + b"\n")


def _contents(books: Books) -> dict[date, str]:
    """What the tables say of each day, as a fingerprint."""
    found: defaultdict[date, list[str]] = defaultdict(list)
    for name in TABLES:
        for day, file in books.table(name).files().items():
            if day is not None:
                found[day].append(f"{name} {file.content}")
    return {day: fingerprint(contents) for day, contents in sorted(found.items())}
