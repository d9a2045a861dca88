"""The place of a figure in single reports; `test_places_cases.txt` holds them and states its format."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.extract.mention import Mention
from pipeline.extract.places import Place, assign_places
from tests.pipeline.extract.told import doc_of


def place_of(zone: str, measure: str, figure: str, report: str) -> Place:
    headline, parted, body = report.partition("//")
    headline, body = (headline.strip(), body.strip()) if parted else ("", report)
    document = doc_of(body, headline, zone)
    start = body.index(figure)
    sentence = next(item for item in document.sentences if item.field == "body" and item.start <= start < item.end)
    mention = Mention(sentence.index, start, start + len(figure), measure, "people", 1, 1, "exact")
    (place,) = assign_places(document, [mention])
    return replace(place, text=place.text and document.written("body", place.text))


def cases() -> list[list[str]]:
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split(" | ")] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("zone", "measure", "figure", "text", "code", "report"), cases())
def test_place(zone: str, measure: str, figure: str, text: str, code: str, report: str) -> None:
    place = place_of(zone, measure, figure, report)
    assert (place.text or "-") == text
    assert (place.admin1 if "-" in code[1:] else place.country) == (None if code == "-" else code)
