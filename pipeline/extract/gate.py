"""A cheap look at a sentence: whether it can hold a claim at all.

Belongs here: the letters without which no rule can match. Not here: any rule.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick

from .lexicon import lexicon
from .money import currencies


@cache
def _automaton() -> AhoCorasick:
    lex = lexicon()
    stems = {w[:4] if len(w) > 5 else w for w in lex.verbs}
    stems |= {p[0][:5] for phrases in lex.states.values() for p, _ in phrases}
    stems |= {n.text for n in lex.nouns.values() if n.measure}
    stems |= {s for s in currencies().signs if not s[0].isalpha()}
    stems |= {w for w in currencies().words if len(w) > 3} | {c for c in currencies().codes}
    stems |= {"rs", "aid"}
    return AhoCorasick(sorted(stems))


def may_hold_claim(text: str) -> bool:
    """False where no trigger word stands in the text."""
    return bool(_automaton().find_matches_as_indexes(text.lower()))
