"""Givers in a row who share one verb: "Norway pledged $5m, the World Bank $20m and Germany another $3m".

Belongs here: who gives a later sum of such a row; whether a sentence has a giver of its own. Not here: the giver that
the verb stands with (`cites`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.attribution.record import Cite
from pipeline.extract.attribution.speakers import Speaker
from pipeline.extract.lexicon.patterns import WordPattern
from pipeline.extract.mention import Mention

_GIVES = WordPattern(r"\b<giving>$")
_NEXT = re.compile(
    r"(?: (?:in|for|to|of|towards) [^,;()]{1,60}?)?(?: ?\([^()]*\))?(?:[,;]|[,;]? (?:and|while|with))"
    r" (?P<giver>(?:the )?[A-Z][\w.’'-]*(?: (?:of |the |and )?[A-Z][\w.’'-]*){0,5})"
    r"(?:, (?:who|which|whose) [^,;]{1,60},)?(?: (?:with|another|a further|an additional|further|additional))? "
)
"""Between two sums: the next giver alone, with no verb."""
_GIVES_ITSELF = WordPattern(
    r"(?:The )?(?P<giver>[A-Z][\w.’'-]*(?: (?:of |the |and )?[A-Z][\w.’'-]*){0,4})"
    r" (?:(?:will|would|has|have|is|are|also|already) ){0,2}"
    r"<giving_stem>"
)


def gives_itself(text: str, speaker: Speaker, first: bool) -> bool:
    """Whether a sentence opens with another giver than the state or body that announced help before it, whose voice so
    ends: "India announced $5m. Norway will give $2m". Nobody who spoke of no help, as its sum is the `first` of the
    paragraph, goes on to it: "… were hurt, the minister said. Norway gave $2m"."""
    found = _GIVES_ITSELF.compiled.match(text)
    if found is None or (speaker.kind not in ("party", "body") and not first):
        return False
    return found["giver"] not in speaker.phrase and speaker.text not in found["giver"]


def gapped_giver(cite: Cite, mention: Mention, before: Sequence[Mention], text: str, offset: int) -> Speaker | None:
    """The giver of a sum whose verb stands with an earlier one; `before` are the figures of its sentence before it,
    which begins at character `offset` of the document."""
    row = [other for other in before if other.measure == "aid" and other.start - offset >= cite.end]
    if not row or _GIVES.compiled.search(text[cite.start : cite.end]) is None:
        return None
    found = _NEXT.fullmatch(text, row[-1].end - offset, mention.start - offset)
    if found is None:
        return None
    giver = found["giver"]
    return Speaker(giver, giver, "body", cite.speaker.first, cite.speaker.last)
