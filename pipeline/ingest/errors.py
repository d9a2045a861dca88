"""The error of an input that cannot be read at all.

What spoils only a part of an input is no error: that part goes to the table `rejects` (`records.Reject`).

Belongs here: that error. Not here: errors of a command (`assets.errors`).
"""

from __future__ import annotations


class InputError(Exception):
    """An input cannot be read; the message says what is wrong with it and what to do, in words for the user."""
