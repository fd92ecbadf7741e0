"""Heads of government by surname, posts of bodies with long names, conferences that are no parties, deeds told aside."""

from __future__ import annotations

import pytest
from tests.talks import read_filed_from

from depositary.model import Reading


def _read(text: str) -> Reading:
    return read_filed_from("HANOI", text)


def test_a_surname_that_another_language_writes_like_anothers() -> None:
    reading = _read(
        "During the visit, PM Chinh met with Premier Li Qiang. He also met Chairman of the Chinese People's Political "
        "Consultative Conference (CPPCC) Wang Huning. They agreed to maintain exchanges."
    )
    assert [(p.name, p.party) for p in reading.persons] == [
        ("Chinh", "Viet Nam"),
        ("Li Qiang", "China"),
        ("Wang Huning", "China"),
    ]
    assert [c.actors for c in reading.commitments] == [["Viet Nam", "China"]]


def test_a_conference_with_a_sign_in_its_short_form_is_no_party() -> None:
    reading = _read(
        "ASEAN and the U.S. held the 33rd ASEAN-U.S. Dialogue on 5 March. Both sides looked forward to the ASEAN Post "
        "Ministerial Conference Plus One (PMC+1) Session with the U.S. next month and agreed to work together."
    )
    assert [(c.actors, c.what_en) for c in reading.commitments if c.force == "agree"] == [
        (["ASEAN", "United States"], "work together")
    ]


@pytest.mark.parametrize(
    ("told", "pledges"),
    [
        (
            "The UN General Assembly adopted the resolution on trade on 1 March, spokesperson of the Kazakh Foreign Ministry Aibek "
            "Smadiyarov announced at a press briefing on 4 March.",
            ["decide"],
        ),
        ("ASEAN and China reaffirmed their partnership, guided by mutually agreed Plans of Action.", ["reaffirm"]),
        ("China noted the role of ASEAN and staunchly supported its efforts to keep the peace.", ["support"]),
    ],
    ids=["announced where", "agreed plans", "staunchly"],
)
def test_told_aside(told: str, pledges: list[str]) -> None:
    text = f"ASEAN and China held the 27th ASEAN-China Summit in Vientiane on 8 March. {told}"
    assert [c.force for c in _read(text).commitments] == pledges


def test_a_passive_is_told_without_when_and_where() -> None:
    reading = _read(
        "The ASEAN Summit was held in Jakarta on 5 March. At the meeting the review document was ratified by ASEAN "
        "leaders. During the summit, a joint statement on energy was adopted."
    )
    assert [c.what_en for c in reading.commitments] == [
        "ratify the review document",
        "adopt a joint statement on energy",
    ]


def test_letters_in_brackets_before_plus() -> None:
    reading = _read(
        "The second ASEAN Defence Ministers’ Meeting (ADMM) Plus concluded on March 8 in Bandar Seri Begawan."
    )
    assert [(m.mechanism_en, m.ordinal) for m in reading.meetings] == [("ASEAN Defence Ministers' Meeting-Plus", 2)]


def test_a_consensus_that_and_what_it_includes() -> None:
    reading = _read(
        "Prime Minister Pham Minh Chinh held talks with Russian Prime Minister Mikhail Mishustin in Moscow on Monday. The "
        "two heads of government reached the consensus that efforts should be made to expand trade, including promoting "
        "exports, encouraging payment in domestic currencies, and using free trade agreements."
    )
    assert [(c.actors, c.force) for c in reading.commitments] == [(["Viet Nam", "Russia"], "agree")]


def test_a_long_word_of_the_field_is_whole() -> None:
    reading = _read("ASEAN and China agreed to enhance interoperability through joint exercises.")
    assert [c.what_en for c in reading.commitments] == ["enhance interoperability through joint exercises"]
