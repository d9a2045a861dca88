"""Words of grammar that several packages ask for.

Belongs here: articles and the forms of auxiliary verbs. Not here: words that say something about the world (the files
beside this one), small words that one rule alone is about (they stand with it).
"""

from __future__ import annotations

ARTICLES = frozenset({"a", "an", "the"})
FORMS_OF_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})
"""The verb that has no regular form, without "am" and what is bound to another word."""
AUXILIARIES_OF_ONE = frozenset({"was", "is", "has"})
"""Behind them a predicate tells of one person or thing."""
FORMS_OF_HAVE = frozenset({"has", "have", "had"})
