"""Who is cited for a figure. The cases by construction stand in `test_link_cases.txt`, with their format."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from pipeline.extract.attribution.link import Attribution, assign_attribution
from pipeline.extract.document import Document
from pipeline.extract.mention import Mention
from tests.pipeline.extract.texts import words_of
from tests.pipeline.extract.told import doc_of

CASES = Path(__file__).with_name("test_link_cases.txt")
MARK = re.compile("«(.*?)»")


def document(headline: str, body: str) -> Document:
    return doc_of(body, headline)


def attributions(marked: str) -> list[Attribution]:
    """The attribution of each «figure»; sums of money are aid, other figures deaths."""
    text = marked.removeprefix("H:")
    plain = text.replace("«", "").replace("»", "")
    doc = document(plain, "") if marked.startswith("H:") else document("", plain)
    mentions = []
    for count, match in enumerate(MARK.finditer(text)):
        start = match.start() - 2 * count
        end = start + len(match.group(1))
        sentence = next(s for s in doc.sentences if s.start <= start < s.end)
        measure = "aid" if re.search("[$€£]", match.group(1)) else "killed"
        mentions.append(Mention(sentence.index, start, end, measure, "people", 1, 1, "exact"))
    found = assign_attribution(doc, mentions)
    return [one._replace(text=one.text and doc.written("body", one.text)) for one in found]


def cases() -> list[Any]:
    section, found = "", []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            speakers, _, text = line.partition(" | ")
            wanted = [None if name == "-" else name for name in speakers.split("; ")]
            found.append(pytest.param(text, wanted, id=f"{section}: {text[:60]}"))
    return found


@pytest.mark.parametrize(("text", "speakers"), cases())
def test_each_figure_has_its_speaker(text: str, speakers: list[str | None]) -> None:
    assert [found.text for found in attributions(text)] == speakers


def test_a_name_on_a_line_of_its_own_speaks_for_the_lines_below() -> None:
    text = "Governor's office:\n\n«Two» people were injured.\n\nA school burned, «three» were killed."
    assert [found.text for found in attributions(text)] == ["Governor's office"] * 2


@pytest.mark.parametrize("head", ["Damaged houses:", "Kharkiv:", "What we know so far:"])
def test_other_lines_with_a_colon_name_nobody(head: str) -> None:
    assert attributions(f"{head}\n\n«Two» people were injured.")[0].text is None


def test_a_name_on_a_line_of_its_own_gives_way_to_another_voice() -> None:
    text = "Defence Ministry:\n\nThe mayor said «two» people died.\n\nA school burned, «three» were killed."
    assert [found.text for found in attributions(text)] == ["The mayor", None]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Russian Defence Ministry said «two» drones fell.", "RU"),
        ("Hamas' armed wing said it lost «nine» men.", "Hamas"),
        ("A UN report says «40» people starved.", "independent"),
        ("Residents told reporters that «three» houses burned.", "independent"),
        ("The Chad Doctors Network said «three» porters were killed.", "independent"),
        ("Belgorod governor Vyacheslav Gladkov said «one» man was hurt.", "RU"),
        ("Zelensky said «six» people were killed.", "UA"),
        ("Police said «five» people were killed.", None),
        ("The health ministry in Beirut said «11» people were killed.", "LB"),
        ("They fled at night. «Ten» people were killed.", None),
    ],
)
def test_the_side_is_the_party_for_which_the_speaker_speaks(text: str, side: str | None) -> None:
    assert attributions(text)[0].side == side


def test_a_plural_pronoun_stays_as_written_and_keeps_the_side_of_those_it_means() -> None:
    text = "Russian officials said a depot burned. «Two» tankers exploded, they added."
    assert attributions(text) == [("they", "RU")]


def test_a_voice_ends_with_its_paragraph() -> None:
    text = "The mayor said two people died.\n\n«Three» others were hurt."
    assert attributions(text) == [(None, None)]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    text = "“They came back,” said nurse Ada Obi.\n\n“«Four» patients died.”"
    assert [found.text for found in attributions(text)] == ["Ada Obi"]


def test_background_is_not_what_the_last_speaker_said() -> None:
    text = "The army said it would look into the raid. The war, which has killed «40,000» people since 2021, goes on."
    assert attributions(text) == [(None, None)]


def test_a_source_at_the_end_of_a_paragraph_covers_all_of_it() -> None:
    text = "«Six» houses burned. «Two» people were killed. Source: Sumy Regional Prosecutor's Office"
    assert [found.text for found in attributions(text)] == ["Sumy Regional Prosecutor's Office"] * 2


@given(words_of("said Xena Ruiz , . “ ” \" ' ( ) : ; — told by the according to minister police 3 died Nobody İ"))
def test_every_text_is_read_and_a_speaker_stands_in_it(text: str) -> None:
    doc = document("", text)
    mentions = [Mention(s.index, s.start, s.end, "killed", "people", 1, 1, "exact") for s in doc.sentences]
    for found in assign_attribution(doc, mentions):
        assert found.text is None or found.text in text


def test_a_sentence_that_breaks_off_behind_its_verb_is_read() -> None:
    assert attributions("«Two» people were killed, said") == [(None, None)]
