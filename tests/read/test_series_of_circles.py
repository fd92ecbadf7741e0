"""Series of circles and forums, by their names, their letters, or the noun for a meeting and the circle behind it."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

NAMES = [
    (
        "a name that tells by itself what is meant needs none of its parties beside it",
        "Jakarta (TTXVN) - Ngày 13/7/2023, Hội nghị Cấp cao Đông Á (EAS) lần thứ 18 đã diễn ra tại Jakarta, Indonesia.",
        [("East Asia Summit", 18)],
    ),
    (
        "the same in English",
        "JAKARTA, 13 July 2023 - The 18th East Asia Summit was held today in Jakarta, Indonesia.",
        [("East Asia Summit", 18)],
    ),
    (
        "a general name needs them: whose ministers met here is not said",
        "OSLO, 13 July 2023 - The Trilateral Foreign Ministers' Meeting was held today in Oslo, Norway.",
        [("Trilateral Foreign Ministers' Meeting", None)],
    ),
    (
        "a circle by its letters, with the noun for a meeting of its ministers",
        "JAKARTA, 13 July 2023 - The EAS Foreign Ministers' Meeting was held today in Jakarta. Foreign Minister Ayu Sari "
        "chaired the meeting.",
        [("East Asia Summit Foreign Ministers' Meeting", None)],
    ),
    (
        "letters for senior officials, before the circle and behind it",
        "SINGAPORE - On 8 June 2027 the East Asia Summit SOM was held in Singapore, and on 9 June 2027 the SOM of the ASEAN "
        "Regional Forum (ARF SOM).",
        [
            ("East Asia Summit Senior Officials' Meeting", None),
            ("ASEAN Regional Forum Senior Officials' Meeting", None),
        ],
    ),
]


@pytest.mark.parametrize(("trick", "text", "names"), NAMES, ids=[row[0] for row in NAMES])
def test_names(trick: str, text: str, names: list[tuple[str, int | None]]) -> None:
    meetings = read_document(Document(id="page", text=text)).meetings
    assert [(meeting.mechanism_en, meeting.ordinal) for meeting in meetings] == names, trick


def test_a_general_name_is_nobodys_series() -> None:
    meetings = read_document(
        Document(
            id="page", text="OSLO, 13 July 2023 - The Trilateral Foreign Ministers' Meeting was held today in Oslo."
        )
    ).meetings
    assert [meeting.parties for meeting in meetings] == [[]]
