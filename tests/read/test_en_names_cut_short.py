"""Names with initials and nicknames, names cut short, whose delegation somebody led, fields before a name."""

from __future__ import annotations

import pytest
from tests.talks import read_filed_from

from depositary.model import Reading


def _read(text: str) -> Reading:
    return read_filed_from("MANILA", text)


def test_an_initial_inside_a_name() -> None:
    reading = _read(
        "President Ferdinand R. Marcos Jr. on Saturday left for the ASEAN Summit. In his statement, Marcos reaffirmed "
        "the Philippines’ commitment to regional cooperation."
    )
    assert [(p.name, p.post_en, p.party) for p in reading.persons] == [
        ("Ferdinand R. Marcos Jr", "President", "Philippines")
    ]
    assert [(c.actors, c.force) for c in reading.commitments] == [(["Philippines"], "reaffirm")]


def test_one_person_with_and_without_letters_in_between() -> None:
    reading = _read(
        "Indonesian Foreign Minister Retno LP Marsudi chaired the meeting. Foreign Minister Retno Marsudi pledged to "
        "send aid to Myanmar."
    )
    assert [p.name for p in reading.persons] == ["Retno LP Marsudi"]


def test_two_letters_of_a_short_name() -> None:
    reading = _read(
        "Ambassador Vu Ho, acting head of ASEAN SOM Viet Nam, co-chaired the 26th ASEAN-ROK Dialogue in Seoul on "
        "1 March. In his remarks, Ho thanked the hosts. The ambassador suggested the two sides increase cooperation."
    )
    assert [c.actors for c in reading.commitments] == [["Viet Nam"]]


@pytest.mark.parametrize(
    ("told", "persons"),
    [
        (
            "The Russian delegation was headed by Deputy Economic Development Minister Maxim Oreshkin and the Indian "
            "delegation by Minister for Commerce and Industry Suresh Prabhakar Prabhu.",
            [
                ("Maxim Oreshkin", "Deputy Minister of Economic Development", "Russia"),
                ("Suresh Prabhakar Prabhu", "Minister for Commerce and Industry", "India"),
            ],
        ),
        (
            "Russia was represented at the meeting by Deputy Minister of Economic Development Vladimir Ilyich.",
            [("Vladimir Ilyich", "Deputy Minister of Economic Development", "Russia")],
        ),
        (
            "Hun Sen met with ASEAN Secretary-General Lim Jock Hoi at the Peace Palace in Phnom Penh on March 7.",
            [("Hun Sen", None, "Cambodia"), ("Lim Jock Hoi", "Secretary-General", "ASEAN")],
        ),
    ],
    ids=["delegations", "represented", "bare"],
)
def test_whose_they_are(told: str, persons: list[tuple[str, str | None, str]]) -> None:
    assert [(p.name, p.post_en, p.party) for p in _read(told).persons] == persons


def test_the_city_behind_a_building_tells_where() -> None:
    reading = _read(
        "The 57th ASEAN Foreign Ministers’ Meeting was held on 8 March at the National Convention Centre (NCC) in "
        "Vientiane, Lao PDR."
    )
    assert [(m.ordinal, m.place) for m in reading.meetings] == [(57, "Vientiane")]
    assert reading.instruments == []


def test_papers_adopted_in_one_list() -> None:
    reading = _read(
        "The ASEAN-Russia Summit on Tuesday, 12 March, adopted a work programme for the implementation of the roadmap, "
        "a joint statement on energy, and a declaration on cybersecurity."
    )
    assert [c.force for c in reading.commitments] == ["decide"] * 3
    assert [(i.title_en, i.kind, i.status) for i in reading.instruments] == [
        ("joint statement on energy", "statement", "adopted"),
        ("declaration on cybersecurity", "declaration", "adopted"),
    ]


def test_a_day_in_brackets_is_no_share() -> None:
    reading = _read(
        "He spoke for ASEAN at the ASEAN-Russia meeting in Singapore on Wednesday (11/14). All programmes of the "
        "2021-2025 ASEAN-Russia Action Plan should be completed."
    )
    assert reading.progress == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Foreign Minister P. Olsen of Norway spoke.", [("Petra Olsen", "Norway"), ("Petra Olsen", "Norway")]),
        ("Foreign Minister P. Olsen of Iceland spoke.", [("Petra Olsen", "Norway"), ("P. Olsen", "Iceland")]),
        (
            "Minister Paul Olsen of Denmark came. Minister P. Olsen of Iceland spoke.",
            [("Petra Olsen", "Norway"), ("Paul Olsen", "Denmark"), ("P. Olsen", "Iceland"), ("Paul Olsen", "Denmark")],
        ),
    ],
)
def test_who_is_named_by_an_initial(told: str, expected: list[tuple[str, str]]) -> None:
    reading = _read(f"Foreign Minister Petra Olsen of Norway arrived on Monday. {told}")
    assert {(p.name, p.party) for p in reading.persons} == set(expected)
