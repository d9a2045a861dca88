"""Who did what is counted, and to whom: texts with one «marked» figure each."""

from __future__ import annotations

import re

import pytest

from pipeline.extract.mention import Mention
from pipeline.extract.parties.link import assign_parties
from tests.pipeline.extract.told import doc_of


def parties_of(text: str, measure: str) -> tuple[str | None, str | None]:
    match = re.search("«(.*?)»", text)
    assert match is not None
    plain = text.replace("«", "").replace("»", "")
    doc = doc_of(plain)
    start, end = match.start(), match.end() - 2
    sentence = next(s for s in doc.sentences if s.start <= start < s.end)
    mention = Mention(sentence.index, start, end, measure, "people", 1, 1, "exact")
    found = assign_parties(doc, [mention])[0]
    return found.actor, found.target


LAUNCHED = [
    ("Russia sent «60 drones» at Odesa before dawn.", "RU", "UA"),
    ("«Twelve Russian missiles» came down on Poltava.", "RU", "UA"),
    ("Hezbollah fired «40 rockets» into northern Israel.", "Hezbollah", "IL"),
    ("«Two missiles» launched by the Houthis fell in the Red Sea.", "Houthis", None),
    ("Iranian forces launched «180 missiles» at Israel in one evening.", "IR", "IL"),
    ("Ukraine's air force shot down «nine cruise missiles» fired by Russia.", "RU", "UA"),
    ("US jets dropped «eight bombs» on Islamic State camps.", "US", "Islamic State"),
    ("Azerbaijan used «six drones» against Armenian positions.", "AZ", "AM"),
]
INTERCEPTED = [
    ("Ukrainian air defences downed «31 drones» overnight.", None, "UA"),
    ("Israel intercepted «three rockets» from Gaza.", None, "IL"),
    ("«Five Russian drones» were shot down over Kyiv.", "RU", "UA"),
    ("«Eight Houthi drones» were destroyed by US warships.", "Houthis", "US"),
    ("Russia's air defences destroyed «20 Ukrainian drones» over Bryansk.", "UA", "RU"),
    ("A frigate shot down «four drones» launched by Iran-backed Houthi fighters.", "Houthis", None),
    ("Jordan shot down «six Iranian drones» that were fired at Israel.", "IR", "IL"),
    ("The army brought down «two Iranian-made drones» near Kherson.", None, "UA"),
]
HARM = [
    ("Moscow attacks killed «nine people» in Sumy.", "RU", "UA"),
    ("Al-Shabaab claimed to have killed «nine soldiers» in Kenya.", "Al-Shabaab", "KE"),
    ("Israeli shelling killed «four people» in Rafah.", "IL", "PS"),
    ("«Seven people» were killed in a Russian strike on Kharkiv.", "RU", "UA"),
    ("«Nine Ukrainian soldiers» died in the trench.", None, "UA"),
    ("Boko Haram fighters killed «12 farmers» near Maiduguri.", "Boko Haram", "NG"),
    ("RSF shelling of El Fasher wounded «15 people».", "RSF", "SD"),
    ("«Six Pakistani soldiers» were killed by militants.", None, "PK"),
    ("«Three Indian soldiers» were killed by Pakistani fire across the line.", "PK", "IN"),
    ("Turkish airstrikes killed «ten PKK members».", "TR", "PKK"),
    ("M23 rebels shot «two nurses» dead in Goma.", "M23", "CD"),
    ("«Seven people» were killed in Goma by Rwanda-backed M23 rebels.", "M23", "CD"),
    ("«Five officers» were killed by Saudi-backed fighters.", None, None),
    ("«A child» was hurt when Ukrainian drones hit a bus in Belgorod.", "UA", "RU"),
    ("Hamas gunmen killed «two Israelis» at a junction.", "Hamas", "IL"),
    ("Colombian troops killed «five ELN guerrillas».", "CO", "ELN"),
    ("Saudi-led coalition jets bombed a school in Saada, wounding «30 pupils».", "Saudi-led coalition", "YE"),
    ("Russia lost «900 troops» in a day.", None, "RU"),
    ("«Forty people» were killed in the blast. Al-Shabaab claimed responsibility.", "Al-Shabaab", None),
    ("An Israeli strike hit a car in Tyre. «Two people» were killed.", "IL", "LB"),
    ("ISRAELI PLANES BOMBED GUERRILLA BASES NEAR SIDON, KILLING «NINE PEOPLE».", "IL", "LB"),
]
NOBODY = [
    ("Kabul attack kills «nine».", "killed"),
    ("The Paris attacks killed «130 people».", "killed"),
    ("«Thirty people» died when an earthquake shook western Nepal.", "killed"),
    ("«Two people» were killed in a fire in Lagos.", "killed"),
    ("The Russian Defence Ministry said «two people» were hurt.", "injured"),
    ("«Four people» drowned in floods across Pakistan.", "killed"),
    ("Turkish doctors treated «six people» for burns.", "injured"),
    ("«Eight people» were injured, Israeli police said.", "injured"),
    ("A bus crash near Delhi left «19 people» dead.", "killed"),
    ("«Five hikers» were rescued by Swiss police.", "killed"),
]
TRANSFERS = [
    ("Germany pledged «€50m» for Ukraine.", "aid", "DE", "UA"),
    ("Ukraine will get «$400 million» in US military aid.", "aid", "US", "UA"),
    ("Somalia has received «30 million kroner» from Denmark.", "aid", "DK", "SO"),
    ("Japan gives «$12m» to Somalia.", "aid", "JP", "SO"),
    ("Sweden has decided to donate «€12m» to Somalia.", "aid", "SE", "SO"),
    ("The Dutch parliament voted to set aside «€12m» for Somalia.", "aid", "NL", "SO"),
    ("The United States, through its aid agency, will provide «$12m» to Somalia.", "aid", "US", "SO"),
    ("Australia is sending «A$12m» to Myanmar.", "aid", "AU", "MM"),
    ("The Minister for Foreign Affairs of Iceland has decided to give «€12m» to Yemen.", "aid", "IS", "YE"),
    ("China pledged $90m for Nepal, followed by Japan («$12m»).", "aid", "JP", "NP"),
    ("France on Thursday pledged «€12m» to Lebanon.", "aid", "FR", "LB"),
    ("Germany announced «€12m» for Lebanon, while Italy committed €9m.", "aid", "DE", "LB"),
    ("Belgium, Thursday, announced «€12m» for Libya.", "aid", "BE", "LY"),
    ("The US sent Jordan «$12m» in aid.", "aid", "US", "JO"),
    ("The EU promises to pay Moldova «€12m».", "aid", "European Union", "MD"),
    ("We will disburse «€12m», he said at a press conference on Tuesday in Luxembourg.", "aid", None, None),
    ("The US sent «12 missiles» at Houthi positions.", "launched", "US", "Houthis"),
    ("New Zealand gives «NZ$2m» (US$1.2m) to Myanmar.", "aid", "NZ", "MM"),
    ("A grant of «€12m» was approved by the Finnish government.", "aid", "FI", None),
    ("Kuwait announced on Monday «$12m» for Yemen.", "aid", "KW", "YE"),
    ("The EU will pledge €30m for Sudan, while France will add «€12m».", "aid", "FR", "SD"),
    ("Ukraine asked its allies to send «$12m».", "aid", None, None),
    ("Donors pledged «€12m» at a Paris conference.", "aid", None, None),
    ("Israel is attacking Gaza; «nine people» were killed.", "killed", "IL", "PS"),
    ("Hamas freed «three Israeli hostages».", "released", "Hamas", "IL"),
    ("Russia returned «200 bodies» to Ukraine.", "released", "RU", None),
    ("«Ninety Palestinian prisoners» were released by Israel.", "released", "IL", "PS"),
    ("Rebels of the M23 captured «40 Congolese soldiers».", "captured", "M23", "CD"),
    ("Ukrainian forces took «12 Russian prisoners».", "captured", "UA", "RU"),
    ("Ukrainian troops destroyed «five Russian tanks».", "equipment_lost", "UA", "RU"),
    ("Pakistan shot down «two Indian jets».", "equipment_lost", "PK", "IN"),
]


@pytest.mark.parametrize(("text", "actor", "target"), LAUNCHED)
def test_whoever_fires_is_the_actor_and_what_is_fired_at_the_target(text: str, actor: str, target: str) -> None:
    assert parties_of(text, "launched") == (actor, target)


@pytest.mark.parametrize(("text", "actor", "target"), INTERCEPTED)
def test_weapons_that_are_stopped_keep_the_parties_of_the_attack(text: str, actor: str, target: str) -> None:
    assert parties_of(text, "intercepted") == (actor, target)


@pytest.mark.parametrize(("text", "actor", "target"), HARM)
def test_the_side_of_the_victims_is_the_target(text: str, actor: str, target: str) -> None:
    assert parties_of(text, "killed") == (actor, target)


@pytest.mark.parametrize(("text", "measure"), NOBODY)
def test_speakers_helpers_and_disasters_are_no_actors(text: str, measure: str) -> None:
    assert parties_of(text, measure)[0] is None


@pytest.mark.parametrize(("text", "measure", "actor", "target"), TRANSFERS)
def test_money_people_and_equipment_go_from_one_party_to_another(
    text: str, measure: str, actor: str, target: str
) -> None:
    assert parties_of(text, measure) == (actor, target)


def test_an_earlier_event_named_in_passing_lends_its_parties_to_its_own_figures_only() -> None:
    text = "Gaza militants fired «30 rockets» at Israel, hours after an Israeli raid that killed nine men."
    assert parties_of(text, "launched") == ("PS", "IL")
    text = "Gaza militants fired 30 rockets at Israel, hours after an Israeli raid in Jenin that killed «nine men»."
    assert parties_of(text, "killed") == ("IL", "PS")


def test_a_part_has_the_parties_of_its_whole() -> None:
    plain = "Israeli troops wounded 20 Palestinians, among them six boys."
    doc = doc_of(plain)
    whole = Mention(0, 23, 38, "injured", "people", 20, 20, "exact")
    part = Mention(0, 51, 59, "injured", "children", 6, 6, "exact", part_of=whole)
    assert [tuple(p) for p in assign_parties(doc, [whole, part])] == [("IL", "PS"), ("IL", "PS")]
