"""The place of a figure: which sentence is asked first, and what each measure wants."""

from hypothesis import given

from pipeline.extract.document import Document, FieldName
from pipeline.extract.mention import Mention
from pipeline.extract.places import NOWHERE, Place, assign_places
from tests.pipeline.extract.texts import words_of
from tests.pipeline.extract.told import doc_of


def document(body: str, headline: str = "") -> Document:
    return doc_of(body, headline, "Europe/Kyiv")


def mention(doc: Document, figure: str, measure: str = "killed", thing: str = "people") -> Mention:
    field: FieldName = "body" if figure in doc.body else "headline"
    start = doc.text(field).index(figure)
    sentence = next(item for item in doc.sentences if item.field == field and item.start <= start < item.end)
    first = figure.split(maxsplit=1)[0]
    number = int(first) if first.isdigit() else 1
    return Mention(sentence.index, start, start + len(figure), measure, thing, number, number, "exact")


def place(body: str, figure: str, measure: str = "killed", headline: str = "", thing: str = "people") -> Place:
    doc = document(body, headline)
    return assign_places(doc, [mention(doc, figure, measure, thing)])[0]


def test_the_most_specific_place_of_the_sentence_comes_first() -> None:
    found = place("In Ukraine, in the Kharkiv region, shells killed two people in Kupiansk.", "two people")
    assert (found.text, found.geo_precision) == ("Kupiansk", "settlement")


def test_then_an_earlier_sentence_that_tells_of_an_event() -> None:
    body = "A missile hit Poltava. Ministers met in Vienna. Two people were killed."
    assert place(body, "Two people").text == "Poltava"


def test_then_the_headline() -> None:
    assert place("Two people were killed.", "Two people", headline="Missile hits Poltava").text == "Poltava"


def test_then_a_later_sentence() -> None:
    assert place("Two people were killed. The missile fell on Poltava.", "Two people").text == "Poltava"


def test_null_when_nothing_names_a_place() -> None:
    assert place("Two people were killed on Monday.", "Two people") == NOWHERE


def test_clauses_keep_their_own_places() -> None:
    body = "Three people died in Kherson, while five people were hurt in Nikopol."
    assert [place(body, figure).text for figure in ("Three people", "five people")] == ["Kherson", "Nikopol"]


def test_a_speaker_s_country_is_not_the_place() -> None:
    assert place("Moscow said two people were killed in Bryansk.", "two people").text == "Bryansk"
    assert place("Ukraine says it shot down nine drones.", "nine drones", "intercepted", thing="drone").text is None


def test_an_army_s_figure_is_not_put_into_a_village() -> None:
    body = "Houses burned in Krynky. The General Staff said 880 soldiers were killed."
    assert place(body, "880 soldiers", thing="soldiers").text is None


def test_a_few_soldiers_fell_where_the_fight_was_whoever_counts_them() -> None:
    body = "Gunmen stormed an outpost at Inata. The army said nine soldiers were killed."
    assert place(body, "nine soldiers", thing="soldiers").text == "Inata"


def test_a_local_speaker_tells_the_place() -> None:
    assert place("Sumy officials said two people were killed.", "two people").text == "Sumy"


def test_weapons_are_at_their_target_else_where_they_start() -> None:
    body = "Hezbollah fired 30 rockets from Lebanon at Haifa."
    assert place(body, "30 rockets", "launched", thing="rocket").text == "Haifa"
    body = "Militants fired 30 rockets from the Gaza Strip."
    assert place(body, "30 rockets", "launched", thing="rocket").text == "Gaza Strip"


def test_those_who_leave_are_where_they_left_and_go_to_a_destination() -> None:
    found = place("Police moved 300 children from Shebekino to Voronezh.", "300 children", "evacuated")
    assert (found.text, found.destination_text) == ("Shebekino", "Voronezh")


def test_a_destination_alone_leaves_the_place_to_another_sentence() -> None:
    body = "Shells hit Shebekino all night. On Thursday 200 people will be taken to Penza."
    found = place(body, "200 people", "evacuated")
    assert (found.text, found.destination_text) == ("Shebekino", "Penza")


def test_help_is_where_it_is_received() -> None:
    assert place("Germany sent €80m to Kyiv.", "€80m", "aid").text == "Kyiv"
    assert place("Canada pledged $10 million for Gaza.", "$10 million", "aid").text == "Gaza"


def test_prisoners_of_an_exchange_have_no_place_of_another_sentence() -> None:
    body = "Shells hit Sumy. Russia released 90 soldiers on Friday."
    assert place(body, "90 soldiers", "released").text is None


def test_a_district_has_its_own_precision() -> None:
    assert place("Two people died in the Grayvoron district.", "Two people").geo_precision == "district"
    assert place("Two people died in the Podil district of Kyiv.", "Two people").geo_precision == "settlement"
    assert place("Two people died in eastern Ukraine.", "Two people").geo_precision == "country"
    assert place("Two people died in Donbas.", "Two people").geo_precision == "admin1"


def test_places_come_in_the_order_of_the_mentions() -> None:
    doc = document("Three people died in Kherson. Five people were hurt in Nikopol.")
    mentions = [mention(doc, "Five people", "injured"), mention(doc, "Three people")]
    assert [found.text for found in assign_places(doc, mentions)] == ["Nikopol", "Kherson"]
    assert assign_places(doc, []) == []


@given(words_of("Kyiv in near - ’s ' . , Gaza of the to from US was hit İzmir Odesa region north"))
def test_any_text_is_read(text: str) -> None:
    doc = document(text + " five people", text)
    (found,) = assign_places(doc, [mention(doc, "five people")])
    assert found.text is None or 0 < len(found.text) <= len(text)


def test_a_sentence_lends_the_place_that_its_own_figures_have() -> None:
    doc = document("Gunmen shot two guards at the home of an official in Mayrun district. Five other people were hurt.")
    told, later = mention(doc, "two guards"), mention(doc, "Five other people", "injured")
    assert [found.text for found in assign_places(doc, [told, later])] == ["Mayrun district", "Mayrun district"]


def test_for_names_the_receiver_of_help_and_nothing_else() -> None:
    text = "Support for Ukraine goes on. Fifteen drones were shot down. A grant of $5 million was signed."
    assert place(text, "Fifteen drones", "intercepted") == NOWHERE
    assert place(text, "$5 million", "aid", thing="USD").text == "Ukraine"


def test_a_place_behind_two_figures_of_one_kind_is_that_of_the_second() -> None:
    doc = document("Air defences stopped 54 drones over Saratov region and 40 over Voronezh.")
    both = [mention(doc, "54 drones", "intercepted"), mention(doc, "40", "intercepted")]
    assert [found.text for found in assign_places(doc, both)] == ["Saratov region", "Voronezh"]


def test_the_label_of_a_headline_names_the_place_of_its_event() -> None:
    assert place("", "290 dead", headline="Sri Lanka attacks: 290 dead").text == "Sri Lanka"
    assert place("", "290 dead", headline="Sri Lanka minister: 290 dead") == NOWHERE


def test_a_clock_names_no_place() -> None:
    assert place("From 20:00 Moscow time six people were killed.", "six people") == NOWHERE
