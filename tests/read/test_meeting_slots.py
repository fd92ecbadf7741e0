"""Meetings: number, place, status, chairs and format in short texts of our own; the comment names the trick."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document


def _meetings(text: str) -> list[Meeting]:
    return list(read_document(Document(id="slots", text=f"{text}\n")).meetings)


ROWS: list[tuple[str, dict[str, Any]]] = [
    # what a body held "its seventh meeting" through stands behind the number
    (
        "JAKARTA, 10 June 2022 - The ASEAN-Norway Joint Sectoral Cooperation Committee held its Seventh Meeting on 9 June "
        "2022 through videoconference.",
        {"ordinal": 7, "start": "2022-06-09", "format": "virtual"},
    ),
    # the old place of a meeting put off is none of the new one's
    (
        "JAKARTA, 12 March 2027 - The ASEAN-Norway dialogue planned for 20 April in Bergen has been postponed to 3 May.",
        {"start": "2027-05-03", "place": None, "status": "scheduled"},
    ),
    # before the summit: it is still to come
    (
        "JAKARTA, 12 March 2027 - The ASEAN Foreign Ministers asked the Secretariat to report before the 50th ASEAN "
        "Summit.",
        {"ordinal": 50, "status": "scheduled"},
    ),
    # the host is the clause's subject, two verbs before
    (
        "JAKARTA, 12 March 2027 - Singapore takes the chair on 1 January and will host the 51st ASEAN Summit in October "
        "2027.",
        {"ordinal": 51, "place": "Singapore", "status": "scheduled"},
    ),
    # when and where it is to be parts no verb of proposing from it
    (
        "新华社雅加达2027年3月12日电 俄方提议于2027年10月在万象举办第六届东盟—俄罗斯峰会。",
        {"ordinal": 6, "start": "2027-10", "status": "proposed"},
    ),
    # "before it is held" stands behind the name
    (
        "新华社雅加达2027年3月12日电 东盟外长要求秘书处在第30次东盟—中国峰会前提交报告。",
        {"ordinal": 30, "status": "scheduled"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_slots_of_the_last_meeting(text: str, expected: dict[str, Any]) -> None:
    found = _meetings(text)
    assert found
    assert {slot: getattr(found[-1], slot) for slot in expected} == expected


def test_a_date_of_every_year_makes_no_meeting() -> None:
    text = "The Joint Committee shall report in March of every year to the ASEAN-Russia Senior Officials' Meeting."
    assert _meetings(f"PLAN OF ACTION 2024-2028\n\n{text}") == []


def test_equal_sides_without_anything_of_their_own_are_one_meeting() -> None:
    found = _meetings(
        "Jakarta - ASEAN and Norway officials reviewed their cooperation during their annual meeting on 15 September "
        "2020.\n\nThe virtual meeting between ASEAN and Norway was co-chaired by Ambassador Tran Van Minh of Viet Nam."
    )
    assert len(found) == 1
    assert found[0].format == "virtual"


def test_a_number_told_before_keeps_its_series() -> None:
    found = _meetings(
        "Singapore, 28 October 2027 - The 50th and 51st ASEAN Summits were held in Singapore on 26 October 2027. The 22nd "
        "East Asia Summit met on 28 October 2027.\n\nAt the 51st Summit the Leaders adopted a declaration."
    )
    assert sorted((m.ordinal or 0, m.parties == ["ASEAN"]) for m in found) == [(22, False), (50, True), (51, True)]


def test_the_place_of_one_is_that_of_its_series() -> None:
    found = _meetings(
        "SINGAPORE, 29 October 2027 - The 30th ASEAN-China Summit was held in Singapore on 27 October 2027.\n\nAt the 30th "
        "ASEAN-Japan Summit on 28 October 2027, Japan pledged to train 50 nurses."
    )
    assert [m.place for m in found] == ["Singapore", "Singapore"]


def test_a_line_of_adoption_names_a_sitting() -> None:
    found = _meetings(
        "S/RES/1325 (2000)\n\nResolution 1325 (2000)\n\nAdopted by the Security Council at its 4213th meeting, on 31 October "
        "2000\n\nThe Security Council,\n\nRecalling its resolution 1261 (1999) of 25 August 1999,\n\n1. Urges Member States "
        "to increase the number of women in missions;\n\n2. Decides to remain actively seized of the matter."
    )
    assert [(m.ordinal, m.start, m.level) for m in found] == [(4213, "2000-10-31", "plenary")]
