"""English meetings: programmes of several, councils of ministers, who met without a name, days that tell when it was
said."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document


def _meetings(text: str, published: str = "4 March 2025") -> list[Meeting]:
    return list(read_document(Document(id="t", text=f"Talks\n\n{published}\n\n{text}", language="en")).meetings)


def test_what_one_will_attend_is_still_to_come_all_of_it() -> None:
    text = (
        "Foreign Minister Ken Mori of Japan will attend the ASEAN-Japan Foreign Ministers' Meeting, the ASEAN Plus Three "
        "Foreign Ministers' Meeting and the ASEAN Regional Forum in Kuala Lumpur from 10 to 11 July, an official told a "
        "press briefing on Tuesday."
    )
    found = [(m.status, m.start, m.end) for m in _meetings(text)]
    assert found == [("scheduled", "2025-07-10", "2025-07-11")] * 3


@pytest.mark.parametrize(
    ("trick", "text", "start", "status"),
    [
        ("made ready for", "The ministers made preparations for the ASEAN-Japan Summit in November.", "2025-11", "scheduled"),
        ("a day to come", "The 9th ASEAN-Japan Summit is scheduled to open on Friday in Tokyo.", "2025-03-07", "scheduled"),
        ("still to be adopted", 'He has said that the text is expected to be adopted on Friday at the ASEAN-Japan Summit.',
         "2025-03-07", "scheduled"),
        ("when it was said", "The ASEAN-Japan Summit will open a new page, an official said on Monday.", None, "scheduled"),
    ],
)  # fmt: skip
def test_days(trick: str, text: str, start: str | None, status: str) -> None:
    found = [(m.start, m.status) for m in _meetings(text) if m.level == "summit"]
    assert (found or [(None, "scheduled")]) == [(start, status)], trick


@pytest.mark.parametrize(
    ("trick", "text", "level", "parties", "start"),
    [
        ("a council of ministers of a body with members",
         "On 2 March, a regular meeting of the Council of Ministers of Foreign Affairs of the Shanghai Cooperation "
         "Organization (SCO) Member States took place in Astana.",
         "ministerial", {"Shanghai Cooperation Organisation"}, "2025-03-02"),
        ("leaders of two who met",
         "The Leaders of the Member States of the Gulf Cooperation Council (GCC) and the Association of Southeast Asian "
         "Nations (ASEAN), met in Riyadh on 2 March 2025.",
         "summit", {"Gulf Cooperation Council", "ASEAN"}, "2025-03-02"),
        ("officials of two who held a meeting",
         "Top officials from India and ASEAN held a meeting in New Delhi on Monday, a day before the exhibition.",
         "senior_officials", {"India", "ASEAN"}, "2025-03-03"),
    ],
)  # fmt: skip
def test_who_met(trick: str, text: str, level: str, parties: set[str], start: str) -> None:
    assert [(m.level, set(m.parties), m.start) for m in _meetings(text)] == [(level, parties, start)], trick


def test_a_name_with_the_short_form_of_a_party_is_left_alone() -> None:
    (found,) = _meetings("The 3rd GCC-ASEAN Summit was held in Manama on 2 March 2025.")
    assert found.mechanism_en is not None and "Gulf" not in found.mechanism_en.replace("ASEAN-GCC", "")


@pytest.mark.parametrize(
    ("trick", "text"),
    [
        ("somebody's first", "This is the Prime Minister's first summit with the seven partners of ASEAN."),
        ("several, none in particular", "Four summits will be held on Thursday in Tokyo."),
        ("a week of them", "A series of ASEAN meetings will be held from 6 to 8 March in Tokyo."),
        ("letters the text itself explains",
         "The staff of the ASEAN-China Centre (ACC) came on 2 March 2025. The ACC was held in high esteem."),
    ],
)  # fmt: skip
def test_no_meeting(trick: str, text: str) -> None:
    assert [m.mechanism_en for m in _meetings(text)] == [], trick


def test_a_headline_names_two_with_a_comma() -> None:
    text = (
        "Foreign Minister Mori, ASEAN Secretary General Confirm Cooperation Ahead of Tokyo Summit\n\n4 March 2025\n\n"
        "Foreign Minister Ken Mori of Japan and Ada Berg, secretary general of ASEAN, met in Tokyo on Monday."
    )
    found = read_document(Document(id="t", text=text, language="en"))
    assert {(p.name, p.party) for p in found.persons} == {("Ken Mori", "Japan"), ("Ada Berg", "ASEAN")}
    assert not any("Ahead" in (m.mechanism_en or "") for m in found.meetings)


def test_a_figure_is_not_as_of_a_year_to_come() -> None:
    text = (
        "Talks\n\n4 March 2025\n\nThe 5th ASEAN-Japan Summit was held in Tokyo on 3 March 2025. Leaders said "
        "93 percent of the action lines of the ASEAN-Japan Plan of Action have been carried out, looking to the Goals 2030."
    )
    (figure,) = read_document(Document(id="t", text=text, language="en")).progress
    assert (figure.percent, figure.as_of) == (93, "2025-03-03")


def test_a_theme_is_no_decision() -> None:
    text = "Talks\n\n4 March 2025\n\nThe 5th ASEAN-Japan Summit was held in Tokyo on 3 March 2025. ASEAN adopted the theme “Unity”."
    assert not read_document(Document(id="t", text=text, language="en")).commitments
