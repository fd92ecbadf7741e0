"""English: when a paper was adopted, whether it was carried out, what names none; shares told in other ways."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(told: str) -> Reading:
    lead = "OSLO, 12 March 2025 - The ASEAN-Norway Ministerial Meeting was held in Oslo on 12 March 2025.\n\n"
    return read_document(Document(id="x", text=f"{lead}{told}"))


@pytest.mark.parametrize(
    ("trick", "told", "date", "status"),
    [
        ("the year behind its participle", "They hailed the Joint Declaration on Shipping signed in Bergen in 2013.", "2013", "adopted"),
        ("the year before its name", "They discussed the 2018 Treaty on Safe Shipping.", "2018", None),
        ("the meeting that adopted it", "They discussed the Joint Vision on Shipping adopted at the 2nd ASEAN-Norway Summit in 2022.", "2022", "adopted"),
        ("an adoption before", "Norway was pleased to note that following the adoption of the Joint Vision on Shipping last year, trade grew.", "2024", "adopted"),
        ("the year that opens the sentence", "Last year, the two sides marked a jubilee of their ties and, after long talks of their officials, adopted the ASEAN-Norway Plan of Action 2026-2030.", "2024", "adopted"),
        ("carried out", "They noted the full implementation of the ASEAN-Norway Plan of Action (2021-2025).", None, "completed"),
        ("to be carried out", "They called for the full implementation of the ASEAN-Norway Plan of Action (2021-2025).", None, "under_implementation"),
        ("the year behind its name", "The two sides concluded a Shipping Partnership Agreement in 2019.", "2019", "adopted"),
        ("talks on it", "They pledged to speed up talks on the Shipping Partnership Agreement.", None, "drafting"),
        ("a fund to come", "They agreed to set up an ASEAN-Norway Ocean Fund.", None, "proposed"),
        ("a fund that stands", "Norway thanked the ASEAN-Norway Ocean Fund.", None, None),
    ],
)  # fmt: skip
def test_date_and_status(trick: str, told: str, date: str | None, status: str | None) -> None:
    assert [(paper.date, paper.status) for paper in _read(told).instruments] == [(date, status)], trick


@pytest.mark.parametrize(
    "told", ["Three MoUs were signed after the talks.", "They signed several memoranda of understanding."]
)
def test_several_papers_without_a_name_are_none(told: str) -> None:
    assert _read(told).instruments == []


@pytest.mark.parametrize(
    ("told", "share"),
    [
        ("The plan has a total of 103 measures, 76 of which have been implemented.", (76, 103)),
        ("Ministers noted that 54 (or 77%) of the 70 activities under the plan had been implemented.", (54, 70)),
        ("Only three of the 20 activities of the plan remain outstanding.", (17, 20)),
        ("Sixty-two of the 70 deliverables are done.", (62, 70)),
    ],
)
def test_shares_told_in_other_ways(told: str, share: tuple[int, int]) -> None:
    assert [(one.done, one.total) for one in _read(told).progress] == [share]


@pytest.mark.parametrize(
    "told",
    [
        "Minister Kari Moe of Norway said that in May 2023, both sides adopted a work plan.",
        "At that summit, Norway proposed a new school.",
    ],
)
def test_what_was_done_before_is_history(told: str) -> None:
    assert _read(told).commitments == []


def test_days_of_papers_cited_in_one_sentence() -> None:
    told = (
        "Recalling its resolutions 1801 (2008), 1814 (2008) of 15 May 2008, 1831 (2008) and 1863 (2009), adopted at its "
        "closed meeting on 16 January 2009, the Security Council met."
    )
    papers = {paper.symbol or "": paper.date for paper in _read(told).instruments}
    assert [papers[symbol] for symbol in sorted(papers)] == ["2008", "2008-05-15", "2008", "2009-01-16"]


def test_a_long_list_of_cited_papers() -> None:
    numbers = ", ".join(f"{1000 + place} ({2000 + place % 20})" for place in range(60))
    dates = [
        paper.date for paper in _read(f"Recalling its resolutions {numbers}, the Security Council met.").instruments
    ]
    assert dates == [str(2000 + place % 20) for place in range(60)]


@pytest.mark.parametrize(
    ("told", "plan"),
    [
        (
            "ASEAN and Russia noted that 100 of the 139 action lines had been addressed.",
            "ASEAN-Russia Comprehensive Plan of Action",
        ),
        ("ASEAN and Russia noted that 100 of the 139 measures had been addressed.", None),
    ],
)
def test_the_plan_of_so_many_lines(told: str, plan: str | None) -> None:
    assert [one.instrument_en for one in _read(told).progress] == [plan]


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        # as many lines as a known plan has are no sign of it, where its parties are not named
        ("The Pacific Islands Forum said that 97 of the 103 action lines of its climate programme had been done.", None),
        ("Norway said that 97 of the 103 action lines had been implemented.", None),
        ("ASEAN and the United Nations said that 97 of the 103 action lines had been implemented.", "ASEAN-UN Plan of Action"),
        # a plan told of before is the one meant
        (
            "The ASEAN-Norway Work Plan on Rice 2016-2020 was reviewed. ASEAN told the United Nations that 97 of the 103 "
            "action lines had been implemented.",
            "ASEAN-Norway Work Plan on Rice",
        ),
    ],
)  # fmt: skip
def test_whose_lines_are_counted(text: str, plan: str | None) -> None:
    told = read_document(Document(id="x", text=f"Jakarta, 3 May 2019\n\n{text}\n")).progress
    assert [(p.done, p.total, p.instrument_en) for p in told] == [(97, 103, plan)]
