"""English reports: what was said during a meeting or confirmed there, by "the Secretary", on a page dated by a paper."""

from __future__ import annotations

import pytest

from talks import read_with_close as _read

_TWO = "Foreign Minister Yoshimasa Hayashi of Japan and Minister Retno Marsudi of Indonesia met. "


@pytest.mark.parametrize(
    ("trick", "text", "pledges"),
    [
        (
            "the Secretary is who was named",
            "Secretary of State Antony J. Blinken spoke. The Secretary reaffirmed U.S. support for the court.",
            [("reaffirm", "U.S. support for the court")],
        ),
        ("confirmed the importance", f"{_TWO}They confirmed the importance of sea lanes.", [("reaffirm", "sea lanes")]),
        (
            "confirmed close cooperation",
            f"{_TWO}They confirmed close cooperation on ports.",
            [("reaffirm", "cooperation on ports")],
        ),
        (
            "a shared recognition",
            f"{_TWO}They shared the recognition of the importance of the court.",
            [("reaffirm", "the court")],
        ),
        ("a date confirmed is no stance", f"{_TWO}They confirmed the date of the fair.", []),
        (
            "adopted by consensus",
            "The UN General Assembly adopted by consensus Resolution 75/69 on cooperation on 25 March 2021.",
            [("decide", "adopt Resolution 75/69 on cooperation on 25 March 2021")],
        ),
    ],
)
def test_pledges(trick: str, text: str, pledges: list[tuple[str, str]]) -> None:
    assert [(c.force, c.what_en) for c in _read(text).commitments] == pledges, trick


@pytest.mark.parametrize(
    ("trick", "text", "meetings"),
    [
        (
            "what was done during it",
            "The two sides exchanged views during the ASEAN-Canada Foreign Ministers' Meeting.",
            [("ASEAN-Canada Foreign Ministers' Meeting", "ministerial", None)],
        ),
        (
            "what is to be raised during it",
            "The two sides may exchange views during the ASEAN-Canada Foreign Ministers' Meeting.",
            [],
        ),
        (
            "a bare year of an earlier summit at which something was agreed",
            "Minister Retno Marsudi spoke on 17 June 2020. At the ASEAN-Russia Summit in 2018, ASEAN agreed to a port.",
            [("ASEAN-Russia Summit", "summit", "2018")],
        ),
        (
            "between the ministers of two",
            "Minister Retno Marsudi led a meeting between the ministers of ASEAN countries and Russia on 17 June 2020.",
            [("ASEAN-Russia Ministerial Meeting", "ministerial", "2020-06-17")],
        ),
    ],
)
def test_meetings(trick: str, text: str, meetings: list[tuple[str, str, str | None]]) -> None:
    assert [(m.mechanism_en, m.level, m.start) for m in _read(text).meetings] == meetings, trick


@pytest.mark.parametrize(
    ("trick", "text", "published"),
    [
        ("the day of an award", "The ministers spoke of the July 12, 2016 Arbitral Tribunal Award.", None),
        ("the day of a summit", "The ministers met on July 12, 2016 in Jakarta.", "2016-07"),
        ("a dateline of a place and letters", "Jakarta, ABCD – The ministers met on July 12, 2016.", "2016-07"),
    ],
)
def test_published(trick: str, text: str, published: str | None) -> None:
    assert _read(text).published == published, trick


def test_letters_of_a_dateline_are_nobody() -> None:
    reading = _read("Jakarta, MINA – Indonesia urges ASEAN to build a port, Minister Retno Marsudi of Indonesia said.")
    assert [c.actors for c in reading.commitments] == [["Indonesia"]]
