"""What befalls the people of a series, a film or a novel: "he shot the guy who followed them".

Belongs here: whether an update as a whole tells the story of one. Not here: sentences that name a game or a film
(`gate`), the words (`lexicon/gate_words.txt`).
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.extract.document import Document
from pipeline.extract.gate import whole_words
from pipeline.extract.lexicon.word_sets import gate_words
from pipeline.extract.mention import Mention

_LEAST_WORDS = 2
"""Words of drama that an update on one holds, one of them of nothing else."""


@cache
def _words(kind: str) -> AhoCorasick:
    return AhoCorasick(sorted(gate_words()[kind]), implementation=Implementation.DFA)


def without_drama(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The figures of a document; none where it tells the story of a drama, and no authority has a say in it."""
    if all(mention.measure == "aid" for mention in mentions):
        return mentions
    text = f"{doc.headline}\n{doc.body}"
    told = whole_words(_words("drama"), text)
    if not told or len(told) + len(whole_words(_words("drama_too"), text)) < _LEAST_WORDS:
        return mentions
    if whole_words(_words("in_fact"), text):
        return mentions
    return [mention for mention in mentions if mention.measure == "aid"]
