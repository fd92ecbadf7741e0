"""Meetings still to come, meetings told by what they issued, and those to whom somebody was welcome."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=f"BANGKOK, 12 March 2024 – {text}"))


@pytest.mark.parametrize(
    ("trick", "told", "meetings"),
    [
        (
            "the present of a timetable",
            "Prime Minister Mahathir Mohamad will have a full schedule at the 35th ASEAN Summit which begins here on "
            "Saturday.",
            [("ASEAN Summit", 35, "2024-03-16", "scheduled")],
        ),
        (
            "also",
            "Foreign Minister Lavrov arrived yesterday. He will also be attending the 2nd ASEAN-GCC Summit.",
            [("ASEAN-GCC Summit", 2, None, "scheduled")],
        ),
        (
            "what is to be done there",
            "President Marcos said he would push for an open order during his participation in the 47th ASEAN Summit.",
            [("ASEAN Summit", 47, None, "scheduled")],
        ),
        (
            "issued by, not due by",
            "The joint communiqué issued by the 49th ASEAN Ministerial Meeting (AMM) in Vientiane was praised.",
            [("ASEAN Foreign Ministers' Meeting", 49, None, "held")],
        ),
        (
            "preparations are made before",
            "Senior officials gathered in Jakarta on March 2 to discuss preparations for the 32nd ASEAN Coordinating "
            "Council (ACC) Meeting.",
            [("ASEAN Coordinating Council", 32, None, "scheduled")],
        ),
        (
            "preparations for what has a day of its own",
            "Lao officials discussed preparations for the 57th ASEAN Foreign Ministers' Meeting and related meetings, "
            "which will take place in Vientiane from July 21 to 27.",
            [("ASEAN Foreign Ministers' Meeting", 57, "2024-07-21", "scheduled")],
        ),
        (
            "held, and preparing for another",
            "The 18th dialogue between ASEAN and Canada took place virtually on February 13, discussing trade and "
            "preparing for the ASEAN-Canada Foreign Ministers’ Meeting in August.",
            [
                ("ASEAN-Canada Dialogue", 18, "2024-02-13", "held"),
                ("ASEAN-Canada Foreign Ministers' Meeting", None, "2024-08", "scheduled"),
            ],
        ),
        (
            "told by where it was",
            "“The decision was announced at the ASEAN-Russia summit in Sochi,” the minister said.",
            [("ASEAN-Russia Summit", None, None, "held")],
        ),
        (
            "welcome for a call",
            "Deputy Secretary-General of ASEAN Michael Tene welcomed the Ambassador of Russia to ASEAN, Evgeny "
            "Zagaynov, for a courtesy call at the ASEAN Secretariat on March 5.",
            [("ASEAN-Russia bilateral talks", None, "2024-03-05", "held")],
        ),
        (
            "a host",
            "Secretary-General of ASEAN Kao Kim Hourn hosted UN Assistant Secretary-General Khaled Khiari for talks in "
            "Jakarta on Monday.",
            [("ASEAN-United Nations bilateral talks", None, "2024-03-11", "held")],
        ),
    ],
)
def test_meetings(trick: str, told: str, meetings: list[tuple[str, int | None, str | None, str]]) -> None:
    found = [(m.mechanism_en, m.ordinal, m.start, m.status) for m in _read(told).meetings]
    assert found == meetings, trick


def test_the_agency_beside_the_day() -> None:
    reading = read_document(
        Document(
            id="x",
            text="JAKARTA (Point News / Wire - 12th March, 2024) Russia supports ASEAN, Foreign Minister Sergey Lavrov "
            "said at a meeting with his Indonesian counterpart, Retno Marsudi, in Jakarta.\n\nThe visit goes on.",
        )
    )
    assert reading.published == "2024-03-12"
    assert [m.place for m in reading.meetings] == ["Jakarta"]
