"""The language of a post, as an ISO 639-1 code.

Belongs here: the choice between a quick look and the language model. Not here: anything that depends on the answer.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = 400
"""Characters of the text that are looked at."""
SHORTEST = 20
"""Letters under which no answer is given: a name and a number are of no language."""
_SURE = 0.5
"""Below this share of the probability no answer is given. Measured in `tests/pipeline/ingest/test_language.py`."""
_ENGLISH_WORDS = 4
"""So many different English function words settle it without the model, which takes 100 µs a text and 0.5 s to load."""

_LANGUAGES = (
    "ar be bg cs da de el en es et fa fi fr he hi hu id it ja ka ko lt lv my ne nl no pl ps pt ro ru sk sr sv sw th tr"
    " uk ur vi zh"
)
"""The languages told apart: few enough that a short text is not taken for a rare one."""

_ENGLISH_TEXT = "the and that have has been with from were which would there their this said says after by to are it"
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
"""None of these is a common word of another language of the list."""
_LETTER = re.compile(r"[^\W\d_]")


def detect_language(headline: str, body: str) -> str | None:
    """The language's code, or None if the text is too short or too mixed to tell."""
    text = f"{headline}\n{body}"[:LOOKED_AT] if headline else body[:LOOKED_AT]
    if len(_ENGLISH.intersection(text.lower().split())) >= _ENGLISH_WORDS:
        return "en"
    if len(_LETTER.findall(text)) < SHORTEST:
        return None
    code, share = _identifier().classify(text)
    return str(code) if share >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier
