"""Text strategies for the extraction tests: news-like words in any order, and any text at all."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "12",
    "1,200",
    "10 000",
    "2.5",
    "30k+",
    "two",
    "a dozen",
    "hundreds of",
    "no",
    "none of",
    "at least",
    "up to",
    "all but",
    "compared",
    "with",
    "people",
    "soldiers",
    "a nurse",
    "homes",
    "drones",
    "missiles",
    "12-year-old",
    "year old",
    "bodies of",
    "killed",
    "were",
    "wounded",
    "shot down",
    "evacuated",
    "dead",
    "missing",
    "death toll",
    "killing",
    "including",
    "among",
    "of",
    "them",
    "in",
    "the",
    "and",
    "or",
    "to",
    "from",
    "Kharkiv",
    "Mayor Ada Obi",
    "Shahed-136",
    "$5 million",
    "€3bn",
    "in aid",
    "pledged",
    "may",
    "will",
    "not",
    "said",
    "on Monday",
    "May 5",
    "@",
    "#Gaza",
    "Ukraine’s",
    "’",
    "“",
    "”",
    ",",
    ";",
    ":",
    "–",
    "(",
    ")",
    "-",
    ".",
    "…",
    "\u00a0",
    "İ",
    "😀",
)
news = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
"""Words that the rules know, in no order."""
texts = st.one_of(st.text(max_size=200), news, st.tuples(news, st.text(max_size=20), news).map("\n".join))
"""Any text, or words that the rules know with any text between them."""


def words_of(line: str, most: int = 30) -> st.SearchStrategy[str]:
    """Texts of the words of a line in any order, with a blank, a line's end or nothing between two of them."""
    word = st.sampled_from(line.split())
    return st.lists(st.tuples(word, st.sampled_from([" ", " ", " ", "\n", ""])), max_size=most).map(
        lambda found: "".join(part for pair in found for part in pair)
    )
