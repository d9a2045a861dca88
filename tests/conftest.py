"""What all tests share: Hypothesis without a time limit for each example, as machines under load are slow."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("tollbook", deadline=None)
settings.load_profile("tollbook")
