"""When a paper was signed or adopted, and between whom, in the constructions of reports."""

from __future__ import annotations

import pytest
from tests.talks import read_below_a_meeting

from depositary.model import Instrument


def _papers(text: str) -> list[Instrument]:
    return read_below_a_meeting(text).instruments


@pytest.mark.parametrize(
    ("text", "title", "date", "status"),
    [
        ("A memorandum of understanding on fisheries was signed in 2015.",
         "memorandum of understanding on fisheries", "2015", "adopted"),
        ("The memorandum of understanding between Chile and Norway was signed in 2015.",
         "memorandum of understanding between Chile and Norway", "2015", "adopted"),
        ("An agreement between Chile and Norway on salmon farming was signed on 3 May 2015.",
         "agreement between Chile and Norway on salmon farming", "2015-05-03", "adopted"),
        ("The free trade agreement between Chile and Norway took effect on 1 August 2020.",
         "free trade agreement between Chile and Norway", None, "in_force"),
        ("The Action Plan for 2023-2027 to implement the Treaty on Northern Waters was approved.",
         "Action Plan to implement the Treaty on Northern Waters", "2025-03-03", "adopted"),
    ],
)  # fmt: skip
def test_papers_of_two(text: str, title: str, date: str | None, status: str) -> None:
    found = next(i for i in _papers(text) if i.title_en == title)
    assert found.status == status
    assert found.date == date


def test_not_what_is_still_to_be_signed() -> None:
    assert not any(i.status == "adopted" for i in _papers("The Framework Agreement on Salmon is to be signed in 2026."))


def test_each_of_a_list_by_its_own_day() -> None:
    text = (
        "Chile and Norway signed the Joint Framework for Northern Waters on 19 April 2017 and the Framework for the "
        "Northern Lights Station on 27 January 2018."
    )
    assert [(i.date, i.status) for i in _papers(text)] == [("2017-04-19", "adopted"), ("2018-01-27", "adopted")]


def test_the_day_behind_what_a_resolution_is_on() -> None:
    text = (
        "The UN Security Council adopted resolution 2998 (2023) on the financing of lake missions on 21 December 2023."
    )
    assert [i.date for i in _papers(text)] == ["2023-12-21"]


def test_the_day_that_opens_the_sentence_is_the_adoptions() -> None:
    text = "On 1 September 2023 the UN General Assembly adopted resolution 77/331 on northern waters."
    assert [i.date for i in _papers(text)] == ["2023-09-01"]


def test_a_deadline_is_not_when_it_was_adopted() -> None:
    assert [i.date for i in _papers("They urged the Council to implement resolution 2998 (2023) by June 2025.")] == [
        "2023"
    ]


@pytest.mark.parametrize("noun", ["signing", "adoption"])
def test_the_year_of_a_signing_told_by_the_way(noun: str) -> None:
    text = f"Since the {noun} of the Joint Declaration on Northern Waters in 2010, practical ties had grown."
    assert [(i.date, i.status) for i in _papers(text)] == [("2010", "adopted")]
