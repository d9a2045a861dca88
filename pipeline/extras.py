"""The extras of `pyproject.toml`: libraries that only some uses need.

Belongs here: how to install one. Not here: who needs which.
"""

from __future__ import annotations


def how_to_install(extra: str) -> str:
    """What to type for an extra, for the end of a message that says what is missing. Tollbook is installed from its
    source: a package index may hold another package of its name, or none."""
    return f"pip install -e '.[{extra}]' in the folder of Tollbook's source"
