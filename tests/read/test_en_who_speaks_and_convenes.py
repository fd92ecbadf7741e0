"""Whose words a speech is, posts that speak without a name, and what will be convened."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_HEAD = (
    "SECRETARY-GENERAL PRAISES PARTNERSHIP WITH AFRICAN UNION\n\n1 December 2022\n\n"
    "Following are UN Secretary-General António Guterres’ remarks at the press encounter with the Chairperson of the "
    "African Union Commission, Juma Odera, in New York today:\n\nI am pleased to welcome Chairperson Odera.\n\n"
)
_TALKS = (
    "Ministers meet\n\nLima, 27 October 2022\n\nThe third EU-CELAC Foreign Ministers’ Meeting took place today in Lima, "
    "co-chaired by the EU High Representative Paul Weiss and Peru’s Minister of Foreign Affairs, Ana Quispe.\n\n"
)


def _read(head: str, text: str) -> Reading:
    return read_document(Document(id="x", text=f"{head}{text}\n"))


@pytest.mark.parametrize(
    "text",
    [
        "We will convene a joint high-level panel on development by March 2023.",
        "I call on the Security Council to provide predictable funding.",
        "We will launch a joint initiative by March 2023.",
    ],
)
def test_the_words_are_his_whose_remarks_follow(text: str) -> None:
    assert [c.actors for c in _read(_HEAD, text).commitments] == [["United Nations"]]


@pytest.mark.parametrize(
    "text",
    [
        "“We commit to step up our cooperation on fisheries,” the High Representative said.",
        "The High Representative pledged to step up cooperation on fisheries.",
        "The High Representative of the Union for Foreign Affairs and Security Policy, Paul Weiss, pledged to step up "
        "cooperation on fisheries.",
    ],
)
def test_a_post_that_speaks(text: str) -> None:
    assert [(c.actors, c.force) for c in _read(_TALKS, text).commitments] == [(["European Union"], "commit")]


@pytest.mark.parametrize(
    "text",
    [
        "The EU will convene a panel on fisheries in 2025.",
        "The EU will also host a panel on fisheries in 2025.",
        "The EU will then hold consultations with fishers in 2025.",
    ],
)
def test_what_is_convened_is_promised(text: str) -> None:
    assert [(c.actors, c.force, c.due) for c in _read(_TALKS, text).commitments] == [
        (["European Union"], "commit", "2025")
    ]


@pytest.mark.parametrize(
    "text", ["The ministers will convene in Bogota in May 2025.", "The Council will convene again in 2025."]
)
def test_where_somebody_convenes_is_not(text: str) -> None:
    assert not _read(_TALKS, text).commitments


@pytest.mark.parametrize("lead", ["BRUSSELS, 18 February 2022. The", "BRUSSELS, February 18, 2022. The"])
def test_a_dateline_that_ends_in_a_full_stop(lead: str) -> None:
    text = f"Ministers meet\n\n{lead} ministers of the European Union and the African Union held talks on fisheries, and more.\n"
    assert read_document(Document(id="x", text=text)).published == "2022-02-18"


@pytest.mark.parametrize(
    "subject", ["The Secretary-General and the Chairperson", "The Secretary-General and Chairperson"]
)
def test_two_posts_without_names_are_both_sides(subject: str) -> None:
    head = (
        "Annual Conference\n\nNEW YORK, 21 October 2024 – UN Secretary-General António Guterres and AU Commission "
        "Chairperson Juma Odera convened the Eighth AU-UN Annual Conference on Monday.\n\n"
    )
    found = _read(head, f"{subject} pledged to open a joint office in Bamako by May 2025.").commitments
    assert [(set(c.actors), c.force) for c in found] == [({"African Union", "United Nations"}, "commit")]


def test_a_post_alone_is_of_whom_it_was_told() -> None:
    text = "The Secretary-General pledged to open an office in Bamako by May 2025."
    head = (
        "Annual Conference\n\nNEW YORK, 21 October 2024 – UN Secretary-General António Guterres and AU Commission "
        "Chairperson Juma Odera convened the Eighth AU-UN Annual Conference on Monday.\n\n"
    )
    assert [c.actors for c in _read(head, text).commitments] == [["United Nations"]]


def test_two_posts_of_one_state_are_that_state() -> None:
    head = (
        "Summit\n\nOTTAWA, 3 May 2024 – Vietnamese Prime Minister Pham Minh Chinh and Foreign Minister Bui Thanh Son met "
        "ASEAN leaders at the ASEAN-Canada Summit in Ottawa on 3 May 2024.\n\n"
    )
    text = "The Prime Minister and the Foreign Minister pledged to increase aid by 2025."
    assert [c.actors for c in _read(head, text).commitments] == [["Viet Nam"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The plan was announced at the ASEAN-Russia summit in Sochi.", ["held"]),
        ("The issue may be raised at the ASEAN-Russia summit in Sochi.", []),
        ("He proposed to discuss it at an ASEAN-Russia summit in Sochi.", []),
    ],
)
def test_a_summit_where_something_may_be_is_not_told(text: str, told: list[str]) -> None:
    head = "Talks\n\nMOSCOW, 3 May 2018 – Russia and ASEAN held talks in Moscow on 3 May 2018.\n\n"
    assert [m.status for m in _read(head, text).meetings if "Summit" in (m.mechanism_en or "")] == told


def test_the_state_of_a_sittings_city_is_enough_for_its_year() -> None:
    text = (
        "Ministers meet\n\nHANOI, November 15 – The ASEAN Defence Ministers' Meeting opened in Indonesia on November 15, "
        "and the ministers shared views on work to come.\n"
    )
    assert read_document(Document(id="x", text=text)).published == "2023-11-15"
