"""English: meetings with their short form in brackets, called by their place, represented at, led by heads of
delegations; and places and days that are not theirs."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting, Reading
from depositary.reading import read_document


def _page(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


def _meetings(text: str) -> list[Meeting]:
    return list(_page(f"OSLO, 12 March 2025 – {text}").meetings)


@pytest.mark.parametrize(
    ("trick", "text", "name", "ordinal"),
    [
        ("a small noun behind the bracket", "The 49th ASEAN Economic Ministers' (AEM) meeting opened on 10 March.",
         "ASEAN Economic Ministers' meeting", 49),
        ("a dash behind the bracket", "The 10th ASEAN Economic Ministers (AEM)-Canada Consultation was held on 10 March.",
         "ASEAN Economic Ministers-Canada Consultation", 10),
        ("in letters alone", "Minister Ola Berg spoke at the SCO CFM meeting in Astana on 10 March.",
         "SCO Council of Foreign Ministers", None),
    ],
)  # fmt: skip
def test_names(trick: str, text: str, name: str, ordinal: int | None) -> None:
    assert [(m.mechanism_en, m.ordinal) for m in _meetings(text)] == [(name, ordinal)], trick


def test_somebody_represents_a_state_there() -> None:
    text = "Minister Ken Mori is representing Japan at the ASEAN-Japan Ministerial Meeting in Jakarta."
    assert [(m.status, m.place) for m in _meetings(text)] == [("held", "Jakarta")]
    assert _meetings("Minister Ken Mori is representing Japan in the talks on a ministerial meeting.") == []


@pytest.mark.parametrize(
    ("trick", "text", "start", "status"),
    [
        ("is expected to", "Following a dinner on May 27, the ASEAN-Norway Summit is expected to be held in Oslo.",
         "2025-05-27", "scheduled"),
        ("was held", "Following a dinner on November 27, the ASEAN-Norway Summit was held in Oslo.", "2024-11-27", "held"),
        ("he added that", "The minister added that during the ASEAN-Norway Summit in October, they will set up a fund.",
         "2025-10", "scheduled"),
        ("he added that they did", "The minister added that during the ASEAN-Norway Summit in October, they met farmers.",
         "2024-10", "held"),
    ],
)  # fmt: skip
def test_days_without_a_year(trick: str, text: str, start: str, status: str) -> None:
    assert [(m.start, m.status) for m in _meetings(text)] == [(start, status)], trick


def test_who_met_whom_dates_the_meeting_of_the_title() -> None:
    text = (
        "Press release on the ASEAN-Norway Ministerial Meeting\n\n12 March 2025\n\nOn March 10, Minister Ola Berg met"
        " with the foreign ministers of ten ASEAN countries in Jakarta. They spoke of trade and fish.\n"
    )
    assert [(m.start, m.place) for m in _page(text).meetings] == [("2025-03-10", "Jakarta")]


def test_a_summit_called_by_its_place() -> None:
    text = (
        "Norway will attend the ASEAN-Norway summit in the city of Penang in September. It will back the success of the"
        " Penang Summit, he said."
    )
    assert [(m.parties, m.place, m.start) for m in _meetings(text)] == [(["ASEAN", "Norway"], "Penang", "2025-09")]


def test_two_places_are_two_summits() -> None:
    text = (
        "The ASEAN-Norway summit will be held in Jakarta in September. He also spoke of the Penang Summit of May 2024."
    )
    assert {m.place for m in _meetings(text)} >= {"Jakarta"}
    assert len(_meetings(text)) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The envoys met in Jakarta in March to plan for the ASEAN-Norway summit in September.", None),
        ("The prime minister arrived in Jakarta to attend the 3rd ASEAN-Norway Summit on 14 March.", "Jakarta"),
    ],
)
def test_where_it_is_planned_is_not_where_it_is(text: str, place: str | None) -> None:
    summit = next(m for m in _meetings(text) if m.level == "summit")
    assert summit.place == place


def test_who_leads_the_officials_is_no_meeting() -> None:
    reading = _page(
        "HANOI, 12 March 2025 (VNA) – Deputy Foreign Minister and Head of the Vietnam ASEAN SOM Nguyen Quoc Dung attended"
        " the 5th ASEAN-Norway Dialogue on March 11."
    )
    assert [m.ordinal for m in reading.meetings] == [5]
    assert [(p.name, p.party) for p in reading.persons] == [("Nguyen Quoc Dung", "Viet Nam")]


def test_a_party_congress_is_no_meeting_of_partners() -> None:
    text = "Vietnam told ASEAN partners of its plans after the 13th National Party Congress in January 2021."
    assert _meetings(text) == []


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in the Malaysian city of Penang", "Penang"),
        ("in Thailand's northern resort town of Chiang Rai", "Chiang Rai"),
        ("in Thailand's vision of growth", None),
    ],
)
def test_the_kind_of_a_place_stands_before_its_name(where: str, place: str | None) -> None:
    found = _meetings(f"The 3rd ASEAN-Norway summit was held {where}.")
    assert [m.place for m in found] == [place]


@pytest.mark.parametrize(
    ("trick", "text", "told"),
    [
        ("convened the n-th meeting", "The ASEAN-Norway Joint Committee (ANJC) convened the 8th annual meeting in Oslo on 10"
         " March 2025.", [("ASEAN-Norway Joint Committee", 8, "2025-03-10")]),
        ("the end of its name", "The ministers opened the third Annual Forum in Oslo on 10 March 2025. The third"
         " ASEAN-Norway Annual Forum agreed to set up a fund.", [("ASEAN-Norway Annual Forum", 3, "2025-03-10")]),
        ("another number", "The ministers opened the fourth Annual Forum in Oslo on 10 March 2025. The third ASEAN-Norway"
         " Annual Forum was held on 1 March 2024.", [("Annual Forum", 4, "2025-03-10"),
                                                     ("ASEAN-Norway Annual Forum", 3, "2024-03-01")]),
        ("this week's", "Norway will host the 7th ASEAN-Norway Ministerial Meeting in Oslo on 13-14 March. According to an"
         " online press release, this week's ASEAN-Norway Ministerial Meeting is to strengthen ties.",
         [("ASEAN-Norway Ministerial Meeting", 7, "2025-03-13")]),
        ("help in hosting", "Minister Ola Berg said on 10 March that Norway would support Laos in hosting the ASEAN"
         " Summit.", []),
        ("help when hosting, dated", "Minister Ola Berg said Norway had helped Laos in hosting the ASEAN Summit in October"
         " 2024.", [("ASEAN Summit", None, "2024-10")]),
    ],
)  # fmt: skip
def test_sittings(trick: str, text: str, told: list[tuple[str, int | None, str]]) -> None:
    assert [(m.mechanism_en, m.ordinal, m.start) for m in _meetings(text)] == told, trick


def test_a_page_put_online_is_no_format() -> None:
    text = (
        "According to an online press release, the 7th ASEAN-Norway Ministerial Meeting was held in Oslo on 10 March."
    )
    assert [(m.format, m.place) for m in _meetings(text)] == [(None, "Oslo")]


def test_a_weekday_it_is_slated_for_is_to_come() -> None:
    text = "The talks took place ahead of the third ASEAN-Norway Forum, slated for Friday in Oslo."
    assert ("2025-03-14", "scheduled") in [(m.start, m.status) for m in _meetings(text)]


def test_dialogue_that_is_strengthened_is_no_sitting() -> None:
    text = (
        "Norway and Japan will strengthen regional dialogue ahead of the 3rd ASEAN-Norway Summit in Oslo in May 2025."
    )
    assert [(m.level, m.ordinal) for m in _meetings(text)] == [("summit", 3)]


@pytest.mark.parametrize(("kind", "parties"), [("bi-regional", ["ASEAN", "Norway"]), ("special", [])])
def test_a_summit_of_both_regions_is_of_those_who_met(kind: str, parties: list[str]) -> None:
    text = (
        "The ministers came to Oslo. The 3rd ASEAN-Norway Ministerial Meeting was held in Oslo on 10 March. Fish was the"
        f" first point. A {kind} summit of heads of state will be held in 2026, the paper says."
    )
    assert [m.parties for m in _meetings(text) if m.level == "summit"] == [parties]
