"""English agency reports: names with the family's first, how they met, who said it last, plans named by the paper they
carry out."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_OPENING = "TOKYO, 3 July 2025 – The 5th ASEAN-Japan Forum was held in Tokyo on 3 July 2025.\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=_OPENING + text, language="en"))


def test_a_surname_that_acts_is_no_party() -> None:
    text = (
        "South Korean President Han Ji-won on Thursday proposed a joint archive.\n\nHan noted the heat. Han urged "
        "members to plant trees."
    )
    found = _read(text)
    assert {(p.name, p.party) for p in found.persons} == {("Han Ji-won", "Republic of Korea")}
    assert {a for c in found.commitments for a in c.actors} == {"Republic of Korea"}


@pytest.mark.parametrize(
    ("trick", "text", "how"),
    [
        ("by video conferencing", "The 6th ASEAN-Korea Forum was held on 4 July 2025 via video conferencing.", "virtual"),
        ("scams, not the meeting", "The 6th ASEAN-Korea Forum of 4 July 2025 in Seoul was about online scams.", None),
        ("in a hybrid manner", "The 6th ASEAN-Korea Forum was held on 4 July 2025 in a hybrid manner.", "hybrid"),
    ],
)  # fmt: skip
def test_format(trick: str, text: str, how: str | None) -> None:
    (found,) = [m for m in _read(text).meetings if m.ordinal == 6]
    assert found.format == how, trick


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("where somebody goes", "Foreign Minister Ken Mori of Japan will then join the ASEAN Plus Three Summit."),
        ("an agenda", "Foreign Minister Ken Mori of Japan plans to discuss trade in Hanoi."),
        ("a journey", "Foreign Minister Ken Mori of Japan will conduct an official visit to Laos on 8-9 July 2025."),
        ("good wishes", "Foreign Minister Ken Mori of Japan offered warm congratulations to Timor-Leste."),
        ("told of last year", "Last year, Japan celebrated the anniversary, elevating the ties to a new level."),
        ("paying a call", "Foreign Minister Ken Mori of Japan called on President Ada Berg."),
    ],
)  # fmt: skip
def test_no_pledge(trick: str, text: str) -> None:
    assert [(c.force, c.what_en) for c in _read(text).commitments] == [], trick


def test_who_said_it_is_no_part_of_the_deed() -> None:
    (pledge,) = _read("ASEAN leaders called for talks on fishing rights, the Japanese palace office said.").commitments
    assert (pledge.what_en or "").endswith("fishing rights")


def test_a_compound_is_no_deed() -> None:
    text = "The meeting agreed to help small firms, including start-ups and bakeries."
    assert len(_read(text).commitments) == 1


@pytest.mark.parametrize(
    ("trick", "text", "names"),
    [
        ("not held", "They spoke of the Trilateral Summit, which has not been held since 2019.", set()),
        ("the second since", "It was the second ASEAN-Japan Summit since the pact.", set()),
        ("told by the way at", "Premier Li Qiang made the remark during an ASEAN-China Summit in Jakarta.", {"ASEAN-China Summit"}),
    ],
)  # fmt: skip
def test_other_meetings(trick: str, text: str, names: set[str]) -> None:
    assert {m.mechanism_en for m in _read(text).meetings} - {"ASEAN-Japan Forum"} == names, trick


def test_the_number_of_a_headline_is_the_committees() -> None:
    text = (
        "ASEAN-Canada Joint Cooperation Committee holds 8th meeting\n\n25 February 2020\n\nThe ASEAN-Canada Joint "
        "Cooperation Committee (ACJCC) held its 8th meeting in Jakarta on February 25."
    )
    found = read_document(Document(id="t", text=text, language="en")).meetings
    assert [(m.ordinal, m.level) for m in found] == [(8, "committee")]


def test_a_plan_named_by_what_it_carries_out_is_one_paper() -> None:
    text = "They reviewed the Plan of Action to implement the Tokyo Declaration on Fishing for 2021-2025."
    assert ("plan_of_action", (2021, 2025)) in [(i.kind, i.period) for i in _read(text).instruments]


def test_a_new_plan_gets_its_years_from_a_later_mention() -> None:
    text = (
        "ASEAN, Japan to work together under new Plan of Action\n\nTOKYO, 3 July 2021 – The 5th ASEAN-Japan Forum was held "
        "in Tokyo on 3 July 2021. Both sides reaffirmed commitment to work together under their new Plan of Action 2021-2025."
    )
    found = read_document(Document(id="t", text=text, language="en"))
    assert found.genre == "press_release"
    assert [i.period for i in found.instruments] == [(2021, 2025)]


def test_day_month_and_year_in_figures() -> None:
    text = "Talks go on\n\nUpdated: 25-10-2021 22:17\n\nThe 5th ASEAN-Japan Forum was held in Tokyo on 24 October 2021."
    assert read_document(Document(id="t", text=text, language="en")).published == "2021-10-25"


@pytest.mark.parametrize(
    ("trick", "text", "name"),
    [
        ("short form within", "The ASEAN Plus Three (APT) Foreign Ministers' Meeting was held on 4 July 2025.", "ASEAN Plus Three Foreign Ministers' Meeting"),
        ("a name nobody knows", "The ASEAN Plus Three Beekeeping Ministerial Meeting was held on 4 July 2025.", "ASEAN Plus Three Beekeeping Ministerial Meeting"),
    ],
)  # fmt: skip
def test_a_known_name_with_its_noun(trick: str, text: str, name: str) -> None:
    assert [m.mechanism_en for m in _read(text).meetings if m.start == "2025-07-04"] == [name], trick


@pytest.mark.parametrize(
    ("trick", "text", "actors"),
    [
        ("nobody's name", "The Malaysian Ambassador said Malaysia would support the bridge.", ["Malaysia"]),
        ("they of a delegation", "The Laotian delegation spoke first. They pledged to build a bridge.", ["Laos"]),
        ("about a state", "On Laos, Japan and Canada called for fishing rights.", ["Japan", "Canada"]),
    ],
)  # fmt: skip
def test_who_acts(trick: str, text: str, actors: list[str]) -> None:
    assert [a for c in _read(text).commitments for a in c.actors] == actors, trick


def test_the_journey_of_one_official_is_no_pledge() -> None:
    assert _read("The Malaysian ambassador will attend the ASEAN-Japan Summit.").commitments == []


def test_small_words_behind_two_parties_name_a_meeting() -> None:
    text = "The 12th Japan-Laos fishing and trade strategy dialogue was held in Hanoi on 4 July 2025."
    assert {(m.mechanism_en, m.ordinal) for m in _read(text).meetings} >= {
        ("Japan-Laos fishing and trade strategy dialogue", 12)
    }


def test_of_two_in_the_chair_one_is_of_the_other_state() -> None:
    text = "Deputy Minister Somchai Bun and Deputy Minister of Japan Ken Mori co-chaired the 12th Japan-Laos Dialogue in Hanoi."
    (found,) = [m for m in _read(text).meetings if m.ordinal == 12]
    assert [(c.name, c.party) for c in found.chairs] == [("Somchai Bun", "Laos"), ("Ken Mori", "Japan")]


@pytest.mark.parametrize("said", ["expressed hope", "voiced hope that", "expressed his hope"])
def test_hope_without_that(said: str) -> None:
    (pledge,) = _read(f"Foreign Minister Ken Mori of Japan {said} the two sides would build a bridge.").commitments
    assert (pledge.actors, pledge.force) == (["Japan"], "propose")


def test_first_letters_of_a_name_and_a_post_of_several_states() -> None:
    found = _read("Laos Prime Minister KB Sharma Oli met Foreign Secretary Asad Khan. Mr Oli was glad.")
    assert {(p.name, p.party) for p in found.persons} == {("KB Sharma Oli", "Laos"), ("Asad Khan", None)}


def test_three_who_met_for_a_summit_held_no_talks() -> None:
    text = (
        "Japan Prime Minister Ken Mori, European Council President Ada Berg and European Commission President Bo Lind met "
        "in Tokyo on 4 July 2025 for the 21st summit between Japan and the European Union."
    )
    assert [m.level for m in _read(text).meetings if m.start == "2025-07-04"] == ["summit"]


@pytest.mark.parametrize(
    ("trick", "text", "pledges"),
    [
        ("a day inside", "The leaders of Japan and Laos pledged Friday to build a bridge.", [(["Japan", "Laos"], "build a bridge")]),
        ("a noun that opens", "Issues of regional security and trade were also raised.", []),
        ("a noun with examples", "Issues such as fishing were discussed.", []),
    ],
)  # fmt: skip
def test_days_and_nouns_beside_verbs(trick: str, text: str, pledges: list[tuple[list[str], str]]) -> None:
    assert [(c.actors, c.what_en) for c in _read(text).commitments] == pledges, trick


def test_a_committee_of_two_not_those_of_the_mechanism() -> None:
    text = "The fourth meeting of the ASEAN-Laos Joint Sectoral Cooperation Committee was held on 4 July 2025."
    (found,) = [m for m in _read(text).meetings if m.start == "2025-07-04"]
    assert (found.ordinal, found.level, found.parties) == (4, "committee", ["ASEAN", "Laos"])


def test_today_is_the_day_of_the_dateline() -> None:
    text = (
        "ASEAN, Japan go on\n\n24 Feb 2020\n\nSIEM REAP, 21 February 2020 – At the 27th ASEAN-Japan Dialogue held in Siem Reap "
        "today, Senior Officials reiterated their commitment to peace."
    )
    found = read_document(Document(id="t", text=text, language="en"))
    assert [m.start for m in found.meetings] == ["2020-02-21"]


def test_a_title_with_its_point_ends_no_sentence() -> None:
    text = (
        "The 6th ASEAN-Laos Forum was held under the co-chairmanship of Mr. Ken Mori, Prime Minister of Japan, and Hon. Mr. Bo "
        "Lind, Prime Minister of Laos, on 4 July 2025."
    )
    (found,) = [m for m in _read(text).meetings if m.ordinal == 6]
    assert [c.name for c in found.chairs] == ["Ken Mori", "Bo Lind"]
