"""English meetings and instruments: short texts, each with the trick its row names."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="en"))


def _first(text: str) -> Meeting:
    meetings = _read(text).meetings
    assert meetings, text
    return meetings[0]


@pytest.mark.parametrize(
    ("trick", "text", "field", "value"),
    [
        (
            "a meeting of a body is a sitting of the body",
            "JAKARTA, 4 May 2022 – The 9th Meeting of the ASEAN-Canada Joint Cooperation Committee was held here today.",
            "ordinal",
            9,
        ),
        (
            "its level is the body's",
            "JAKARTA, 4 May 2022 – The 9th Meeting of the ASEAN-Canada Joint Cooperation Committee was held here today.",
            "level",
            "committee",
        ),
        (
            "US in capitals is a state",
            "The 8th meeting of the ASEAN – US Joint Cooperation Committee took place in Jakarta on 3 March 2019.",
            "parties",
            ["ASEAN", "United States"],
        ),
        (
            "a party before a known name makes another meeting",
            "The Russia-ASEAN Ministerial Meeting was held in Manila on 6 August 2017.",
            "parties",
            ["Russia", "ASEAN"],
        ),
        (
            "a Roman number before the name",
            "We met in Santiago on 26 January 2013 for the II EU-CELAC Summit.",
            "ordinal",
            2,
        ),
        (
            "who met tells the meeting that nothing names",
            "Foreign ministers of the European Union and ASEAN met on 14 March 2019 in Vienna.",
            "parties",
            ["European Union", "ASEAN"],
        ),
        (
            "who hosts tells where",
            "ASEAN officials said on 2 May 2023 that the 43rd ASEAN Summit, which Jakarta will host, is on 5 September 2023.",
            "place",
            "Jakarta",
        ),
        (
            "yearly since 1977 is no date",
            "8 July 2024\n\nThe 12th meeting of the ASEAN-Japan Forum was held in Bangkok on 25 June 2024. Since 1977 the "
            "ASEAN-Japan Forum has met once a year.",
            "start",
            "2024-06-25",
        ),
        (
            "a range around a day is the range",
            "SOCHI, 19 May 2016. The ASEAN-Russia Summit opened in Sochi on 19 May 2016. The ASEAN-Russia Summit is held in "
            "Sochi on 19-20 May 2016.",
            "end",
            "2016-05-20",
        ),
    ],
)
def test_meeting(trick: str, text: str, field: str, value: object) -> None:
    found = getattr(_first(text), field)
    assert (list(found) if isinstance(found, tuple) else found) == value, trick


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        (
            "a session of an assembly is a time",
            "The seventy-ninth session of the General Assembly will take up the report.",
        ),
        (
            "a centre for dialogue is a body",
            "ASEAN opened its Centre for Development Studies and Dialogue in Bangkok on 3 November 2019.",
        ),
        (
            "an anniversary of a dialogue is no sitting",
            "This year marks the 20th anniversary of the ASEAN-Russia dialogue.",
        ),
        (
            "a report to a meeting is no call for it",
            "The ministers asked the task force to submit options to the next ministerial meeting.",
        ),
    ],
)
def test_no_meeting(trick: str, text: str) -> None:
    assert [m.mechanism_en for m in _read(text).meetings] == [], trick


def test_a_circle_of_states_has_no_two_sides() -> None:
    text = "Officials attending the 15th ARF held an ARF Defence Dialogue in Singapore on 23 July 2008."
    assert [list(m.parties) for m in _read(text).meetings if m.parties] == []


def test_an_acronym_of_another_partnership_names_none_of_its_parties() -> None:
    text = "Canada thanked ASEAN for its aid. The 11th ACJCC meeting was held in Ottawa on 5 June 2023."
    meetings = _read(text).meetings
    assert [m.ordinal for m in meetings] == [11]
    assert "China" not in meetings[0].parties


def test_chairs_of_several_and_no_guests() -> None:
    text = (
        "The 44th and 45th ASEAN Summits were held in Vientiane on 9 October 2024. The Summits were chaired by H.E. Sonexay "
        "Siphandone, Prime Minister of the Lao PDR, and attended by H.E. António Guterres, Secretary-General of the UN."
    )
    chairs = {m.ordinal: [c.name for c in m.chairs] for m in _read(text).meetings}
    assert chairs == {44: ["Sonexay Siphandone"], 45: ["Sonexay Siphandone"]}


@pytest.mark.parametrize(
    ("trick", "text", "titles"),
    [
        (
            "a year behind the last capital belongs to the title",
            "They welcomed the Master Plan on ASEAN Connectivity 2025.",
            ["Master Plan on ASEAN Connectivity 2025"],
        ),
        (
            "a numeral belongs to the title, and what follows is another's",
            "They noted the Mekong Work Plan III and the Roadmap on Clean Rivers.",
            ["Mekong Work Plan III", "Roadmap on Clean Rivers"],
        ),
        (
            "a verb in capitals inside a title",
            "They adopted the Plan of Action to Implement the Delta Partnership (2021-2025).",
            ["Plan of Action to Implement the Delta Partnership"],
        ),
    ],
)
def test_titles(trick: str, text: str, titles: list[str]) -> None:
    assert [i.title_en for i in _read(text).instruments] == titles, trick
