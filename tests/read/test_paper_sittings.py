"""When a paper was adopted, where only the sitting at which that was is dated."""

from __future__ import annotations

from depositary.model import Instrument
from talks import read_below_a_meeting

_WELCOMED = (
    "The Meeting welcomed the adoption of the Lima Declaration on Culture and the Work Plan on Fisheries, at the "
    "thirty-seventh ASEAN Summit, held by videoconference in November 2020, and noted the adoption of the ASEAN-Japan "
    "Work Plan on Ports."
)


def _papers(text: str) -> dict[str | None, Instrument]:
    return {paper.title_en: paper for paper in read_below_a_meeting(text).instruments}


def test_of_a_welcomed_adoption_the_sitting_named_behind_tells_the_day() -> None:
    papers = _papers(_WELCOMED)
    assert papers["Lima Declaration on Culture"].date == "2020-11"
    assert papers["Work Plan on Fisheries"].date == "2020-11"


def test_where_no_sitting_is_named_for_it_no_day_is_told() -> None:
    ports = _papers(_WELCOMED)["ASEAN-Japan Work Plan on Ports"]
    assert (ports.status, ports.date) == ("adopted", None)


def test_each_of_two_sittings_in_a_sentence_dates_its_own_paper() -> None:
    papers = _papers(
        "The Meeting recalled the Work Plan on Fisheries, adopted at the 28th ASEAN Summit, held in Vientiane in "
        "September 2016, and the adoption of the Work Plan on Ports, at the 37th ASEAN Summit, held in November 2020."
    )
    assert papers["Work Plan on Fisheries"].date == "2016-09"
    assert papers["Work Plan on Ports"].date == "2020-11"


def test_what_a_meeting_itself_adopted_takes_its_day() -> None:
    reading = read_below_a_meeting("The Meeting adopted the Work Plan on Ports.")
    assert [p.date for p in reading.instruments if p.title_en == "Work Plan on Ports"] == [reading.meetings[0].end]


def test_a_day_behind_a_title_leaves_no_word_of_its_own_in_it() -> None:
    papers = _papers("They also noted the joint statement on fisheries of June 2018.")
    assert papers["joint statement on fisheries"].date == "2018-06"
