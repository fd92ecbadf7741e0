"""English: nouns written as verbs, what a thing will do, questions, mottos, papers still to be adopted, whose the leaders
are."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

LEAD = "OSLO, 12 March 2025 - Norwegian Foreign Minister Espen Barth Eide attended the ASEAN-Norway Ministerial Meeting.\n\n"


def _read(told: str) -> Reading:
    return read_document(Document(id="x", text=f"{LEAD}{told}"))


@pytest.mark.parametrize(
    ("trick", "told"),
    [
        ("issues, a noun", "Myanmar issues, trade and shipping were among the topics of the day."),
        ("a question in quotes", 'Eide said, "Will Norway send ships to the south of Japan?"'),
        ("a motto behind a colon", "It was held under the theme: “Norway: Committed to Building a Better Home”."),
        ("the crisis that will", "They spoke of the crisis in Myanmar that will affect trade."),
        ("the ties between two that will", "The partnership between Norway and Japan will bring peace to the region."),
        ("papers that will be adopted", "The ministers will endorse two documents on shipping."),
        ("what it will give", "Norway and Japan set up a fund. It will give both a new push."),
    ],
)
def test_what_is_no_promise(trick: str, told: str) -> None:
    assert [one.what_en for one in _read(told).commitments if one.force != "decide"] == [], trick


def test_a_hope_of_what_two_will_do_is_one_wish() -> None:
    told = "They expressed the hope that cooperation between the two countries would go on to grow."
    assert [one.force for one in _read(told).commitments] == ["propose"]


def test_who_is_happy_to_announce_something_is_bound() -> None:
    told = 'Eide said, "I am also happy to announce a grant of USD 5 million to ASEAN."'
    assert [(one.force, one.actors) for one in _read(told).commitments] == [("commit", ["Norway"])]


def test_a_day_told_of_a_paper_does_not_make_the_promise_past() -> None:
    told = "Norway remained committed to carrying out the plan agreed upon by all in 2021."
    assert [(one.force, one.due) for one in _read(told).commitments] == [("commit", None)]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The ministers are expected to adopt the Oslo Declaration on Shipping.", "to_be_adopted"),
        ("The ministers will endorse the Oslo Declaration on Shipping.", "to_be_adopted"),
        ("The ministers adopted the Oslo Declaration on Shipping.", "adopted"),
    ],
)
def test_papers_still_to_be_adopted(told: str, status: str) -> None:
    assert [paper.status for paper in _read(told).instruments] == [status]


def test_the_leaders_of_one_state_are_both_that_met() -> None:
    text = (
        "OSLO, 12 March 2025 - Norwegian Prime Minister Jens Dale and his Japanese counterpart Ken Mori met in Oslo.\n\n"
        "The leaders agreed to build a port in the north of the country."
    )
    assert [one.actors for one in read_document(Document(id="x", text=text)).commitments] == [["Norway", "Japan"]]


@pytest.mark.parametrize(
    "told",
    [
        "The plan of action we adopted in 2020 is carried out in full.",  # told of the plan
        "Eide spoke of the visit, which Norway announced to stress its ties.",  # told of the visit
        "They welcomed the preparation of a framework on shipping.",  # what goes on
    ],
)
def test_what_is_told_of_a_thing(told: str) -> None:
    assert _read(told).commitments == []


def test_an_adverb_told_by_its_ending_stands_between_no_one_and_his_verb() -> None:
    told = "Norway firmly supports ASEAN in its work on trade, staunchly supports ASEAN's role in the region."
    assert [one.force for one in _read(told).commitments] == ["support", "support"]
    assert _read("They spoke of ASEAN goals and internationally agreed norms.").commitments == []


def test_who_speaks_behind_the_verb_goes_on_speaking() -> None:
    told = "“Ties are good,” said Eide in Manila. The South China Sea was a topic, too, and he looks forward to a new code."
    assert [(one.force, one.actors) for one in _read(told).commitments] == [("support", ["Norway"])]


def test_a_spokesperson_without_a_name_speaks_for_the_state() -> None:
    text = (
        "13 August 2024\n\nOn the visit, a Norwegian foreign ministry spokesperson said it is aimed at closer ties.\n\n"
        "Norway hopes to work with Japan to open a school for pilots."
    )
    assert [one.force for one in read_document(Document(id="x", text=text)).commitments] == ["propose"]


def test_a_community_with_a_shared_future_is_one_thing() -> None:
    told = "Norway will build a closer Norway-Japan community with a shared future."
    assert [one.what_en for one in _read(told).commitments] == [
        "build a closer Norway-Japan community with a shared future"
    ]


def test_what_cooperation_is_for_is_no_deed_of_its_own() -> None:
    told = "They pledged enhanced cooperation to address floods, map rivers, and train pilots."
    assert len(_read(told).commitments) == 1
    told = "They pledged to address floods, map rivers, and train pilots."
    assert len(_read(told).commitments) == 3


def test_those_who_are_asked_behind_their_owner() -> None:
    told = "Norway called on the country's military regime to release all prisoners."
    assert [(one.force, one.what_en) for one in _read(told).commitments] == [("request", "release all prisoners")]


def test_a_present_verb_goes_on_from_a_past_one() -> None:
    told = "We stressed the importance of trade and commit to open two ports."
    assert [(one.force, one.what_en) for one in _read(told).commitments] == [
        ("reaffirm", "the importance of trade"),
        ("commit", "open two ports"),
    ]


@pytest.mark.parametrize(
    ("trick", "told", "expected"),
    [
        ("also, behind who led", "The meeting, chaired by Eide, also agreed to open a port.", [("agree", "open a port")]),
        ("a verb nobody knows before it", "Norway ranks ASEAN high on its list and supports ASEAN's work.", [("support", "ASEAN's work")]),
        ("a resolve that is voiced", "The ministers voiced their resolve to fight piracy.", [("commit", "fight piracy")]),
        ("money set aside", "Norway has set aside 5 million euros for schools.", [("commit", "5 million euros for schools")]),
        ("a decision that was taken", "A decision was taken to open a port.", [("decide", "open a port")]),
    ],
)  # fmt: skip
def test_what_binds_all_the_same(trick: str, told: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.force, one.what_en) for one in _read(told).commitments] == expected, trick
