"""Documents in capitals: what is read in other letters, and what their claims quote."""

from datetime import UTC, datetime

from pipeline.extract.claims import extract_text
from tests.corpus.context_reader import ROOT, read_reports
from tests.corpus.reader import corpus_files, read_construction
from tests.pipeline.extract.told import doc_of

MOMENT = datetime(1989, 3, 14, 18, tzinfo=UTC)


def test_only_sentences_in_capitals_change() -> None:
    doc = doc_of("The rebels left. FOUR MEN DIED NEAR DOLNA.\nThree were hurt.", "FOUR DEAD")
    assert doc.headline == "Four dead"
    assert doc.body == "The rebels left. Four men died near Dolna.\nThree were hurt."
    assert [s.text for s in doc.sentences] == [
        "Four dead", "The rebels left.", "Four men died near Dolna.", "Three were hurt."
    ]  # fmt: skip


def test_a_document_without_capitals_stays_itself() -> None:
    assert not doc_of("Four men died near Dolna.", "Four dead").as_written


def test_line_breaks_stay_where_they_are() -> None:
    wrapped = "GUERRILLAS KILLED FOUR SOLDIERS OF THE ARMY NEAR THE\nOLD BRIDGE OF DOLNA."
    assert doc_of(wrapped).body == "Guerrillas killed four soldiers of the army near the\nold bridge of Dolna."


def test_claims_hold_the_words_as_they_are_written() -> None:
    text = "SAN SALVADOR, 14 MAR 89 -- FOUR SOLDIERS DIED NEAR GUAZAPA ON MONDAY, COL. RENE ROJAS SAID."
    (claim,) = extract_text("", text, MOMENT)
    told = {name: claim[name] for name in ("quote", "sentence", "place_text", "attribution", "date_text")}
    assert told == {
        "quote": "FOUR SOLDIERS", "sentence": text, "place_text": "GUAZAPA", "attribution": "RENE ROJAS",
        "date_text": "MONDAY",
    }  # fmt: skip
    assert text[claim["quote_start"] : claim["quote_end"]] == "FOUR SOLDIERS"


def test_capitals_lose_hardly_a_figure_of_the_corpus() -> None:
    """Of the figures of the constructions, those that are found in capitals too."""
    both = plain = 0
    for path in corpus_files():
        if path.parent.name == "constructions":
            for case in read_construction(path).positive:
                told = {_figure(c) for c in extract_text(case.headline, case.body, MOMENT)}
                loud = {_figure(c) for c in extract_text(case.headline.upper(), case.body.upper(), MOMENT)}
                plain, both = plain + len(told), both + len(told & loud)
    assert both / plain >= 0.97


def _figure(claim: dict[str, object]) -> tuple[object, ...]:
    return claim["measure"], claim["low"], claim["high"], claim["quote_start"]


def test_capitals_lose_hardly_a_day_place_or_speaker() -> None:
    """Of the figures of reports, those with the same day, country, place and speaker in capitals."""
    same = plain = 0
    for name in ("agency", "notes_and_wires", "reports"):
        for report in read_reports(ROOT / f"{name}.toml"):
            told = extract_text(report.headline, report.body, report.published_at, report.timezone)
            loud = extract_text(report.headline.upper(), report.body.upper(), report.published_at, report.timezone)
            contexts = {_figure(claim): _context(claim) for claim in loud}
            plain += 4 * len(told)
            for claim in told:
                pairs = zip(_context(claim), contexts.get(_figure(claim), ()), strict=False)
                same += sum(one == other for one, other in pairs)
    assert same / plain >= 0.95


def _context(claim: dict[str, object]) -> tuple[object, ...]:
    names = (str(claim[name] or "").upper() for name in ("place_text", "attribution"))
    return ((claim["date_from"], claim["date_to"]), claim["country"], *names)
