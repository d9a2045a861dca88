"""Sentences of a paragraph: those of the splitter, also where it is not asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.splitting import sentence_spans, splitter

WORDS = [
    "killed",
    "in",
    "the",
    "town",
    "Gen",
    "Dr",
    "approx",
    "etc",
    "No",
    "Officials",
    "A",
    "Odesa",
    "iii",
    "said",
    "7",
]
pieces = st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", ". ", ". ", "? ", ", ", "… ", '." ', " . ", ".  "]))


@given(st.lists(pieces, min_size=1, max_size=30))
def test_plain_stops_end_a_sentence_as_the_splitter_would_say(chosen: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in chosen)
    spans = [(start, start + len(part.rstrip())) for part, (start, _) in told_by_splitter(text)]
    assert sentence_spans(text) == spans


def told_by_splitter(text: str) -> list[tuple[str, tuple[int, int]]]:
    return splitter().tokenize_with_spans(text)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Two men drowned."],
        ["Two men drowned.", "A third was saved."],
        ["It was 3.5 km away.", "Lt. Osei said so."],
        ["Gen. Lin spoke.", "“Who knows?” he asked.", "Nobody did."],
        ["Six bodies were found.", "Police came at dusk.", "Gunmen fled on a bus.", "Eight died in the park."],
        ["He said no.", "Two died on Sat.", "The rest sat.", "Then Sgt. Osei left at 5 p.m. for St. Louis."],
        ["It rained in Accra.", "U.S. Secretary of State Ada Moss left."],
        ["Nandi County Deaths: 12", "Homes (partly) damaged: 1,340", "Missing: 3"],
        ["Score: 3 goals.", "Time: 12:30 GMT Place: Accra."],
        ["A SHOT WAS HEARD.", "THE U.S. AMBASSADOR LEFT.", "HE CAME BACK AT 5 P.M. TODAY."],
        ["IT BLEW UP AT 5 P.M. IN A CINEMA.", "SHOTS CAME AT 6 A.M. WHEN MASS BEGAN.", "NOBODY FLED."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_run_of_figures_and_stops_is_no_row_of_sentences() -> None:
    before, after = "Three men drowned in Accra.", "Nobody else was hurt."
    text = f"{before} {'17. ' * 300}{after}"
    parts = [text[start:end] for start, end in sentence_spans(text)]
    assert parts[0] == before
    assert parts[-1].endswith(after)
    assert len(parts) < 30
    assert "".join("".join(parts).split()) == "".join(text.split())
