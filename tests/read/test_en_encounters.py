"""Who met whom in English: short texts, each with the construction its row names."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document

_REST = "\nFurther details were not given by the people who were there and the weather was fine.\n"


def _meetings(text: str) -> list[Meeting]:
    return read_document(Document(id="t", text=text + _REST, language="en")).meetings


def _bilateral(text: str) -> list[list[str]]:
    return [m.parties for m in _meetings(text) if m.level == "bilateral"]


@pytest.mark.parametrize(
    ("construction", "text", "parties"),
    [
        (
            "a verb with who meets before it and whom behind",
            "JAKARTA, 3 March 2022 - ASEAN Secretary-General Lim Jock Hoi met with US Secretary of State Antony Blinken.",
            [["ASEAN", "United States"]],
        ),
        (
            "the day between verb and noun",
            "JAKARTA, 3 March 2022 - Indonesian Foreign Minister Retno Marsudi on Sunday held a brief meeting with UN "
            "Secretary General Antonio Guterres.",
            [["Indonesia", "United Nations"]],
        ),
        (
            "a conversation by telephone",
            "BEIJING, 3 March 2022 - Chinese President Xi Jinping held a phone conversation with Indonesian President "
            "Joko Widodo.",
            [["China", "Indonesia"]],
        ),
        (
            "one who is received",
            "HANOI, 3 March 2022 - Prime Minister Pham Minh Chinh hosted a reception for visiting Russian Foreign "
            "Minister Sergey Lavrov.",
            [["Viet Nam", "Russia"]],
        ),
        (
            "one who calls",
            "HANOI, 3 March 2022 - Russian Foreign Minister Sergey Lavrov paid a courtesy call on Prime Minister Pham "
            "Minh Chinh.",
            [["Russia", "Viet Nam"]],
        ),
        (
            "both behind the noun",
            "JAKARTA, 3 March 2022 - At the meeting between President Joko Widodo and Prime Minister Lee Hsien Loong of "
            "Singapore, trade came first.",
            [["Indonesia", "Singapore"]],
        ),
        (
            "the other stands behind the comma",
            "JAKARTA, 3 March 2022 - Following talks with Foreign Minister of Thailand Don Pramudwinai, Russian Foreign "
            "Minister Sergey Lavrov spoke to reporters.",
            [["Russia", "Thailand"]],
        ),
        (
            "said behind the talks",
            "NEW DELHI, 3 March 2022 - Prime Minister Narendra Modi told reporters after his meeting with Malaysian "
            "Prime Minister Anwar Ibrahim that ties were good.",
            [["India", "Malaysia"]],
        ),
        (
            "a participle opens the sentence",
            "MOSCOW, 3 July 2014 - Russian Foreign Minister Sergei Lavrov was busy.\nMeeting ASEAN Secretary-General Le "
            "Luong Minh in Moscow, Lavrov said the region mattered.",
            [["Russia", "ASEAN"]],
        ),
        (
            "both before the verb, the other as a counterpart",
            "SEOUL, 3 March 2022 - South Korean President Yoon Suk Yeol and his Indonesian counterpart, Joko Widodo, held "
            "summit talks in Seoul.",
            [["Republic of Korea", "Indonesia"]],
        ),
        (
            "their talks",
            "HANOI, 27 July 2012 - President Truong Tan Sang and his Russian counterpart Vladimir Putin agreed to promote "
            "trade following their talks.",
            [["Viet Nam", "Russia"]],
        ),
        (
            "several in turn, without their names",
            "BEIJING, 3 March 2022 - Chinese Defence Minister Dong Jun held talks with defence leaders from New Zealand "
            "and Thailand.",
            [["China", "New Zealand"], ["China", "Thailand"]],
        ),
        (
            "a name that begins with a small word of the language",
            "MOSCOW, 12 May 2025 - President Vladimir Putin and Vietnamese President To Lam held talks at the Kremlin.",
            [["Russia", "Viet Nam"]],
        ),
        (
            "only hoped for",
            "JAKARTA, 3 March 2022 - Indonesian Foreign Minister Retno Marsudi urged the generals to hold talks with "
            "Special Envoy Prak Sokhonn of Cambodia.",
            [],
        ),
        (
            "not at all",
            "JAKARTA, 3 March 2022 - Indonesian Foreign Minister Retno Marsudi has not met Russian Foreign Minister Sergey "
            "Lavrov.",
            [],
        ),
        (
            "the meeting both of them chair",
            "JAKARTA, 3 March 2022 - The ASEAN-Russia Foreign Ministers' Meeting was co-chaired by Russian Foreign "
            "Minister Sergey Lavrov and Indonesian Foreign Minister Retno Marsudi.",
            [],
        ),
    ],
)
def test_who_met_whom(construction: str, text: str, parties: list[list[str]]) -> None:
    assert _bilateral(text) == parties, construction


def test_talks_to_come_are_scheduled() -> None:
    [talks] = _meetings(
        "JAKARTA, 3 March 2022 - Indonesian President Joko Widodo is scheduled to hold bilateral meetings with Japanese "
        "Prime Minister Fumio Kishida."
    )
    assert (talks.level, talks.status) == ("bilateral", "scheduled")


def test_talks_before_another_meeting_were_held() -> None:
    meetings = _meetings(
        "VIENTIANE, 3 March 2022 - Ahead of the summit, Chinese Defence Minister Dong Jun held talks with Malaysian "
        "Defence Minister Mohamed Khaled Nordin."
    )
    assert [m.status for m in meetings if m.level == "bilateral"] == ["held"]


def test_ministers_of_an_organisation_meet_one_of_another() -> None:
    [meeting] = _meetings(
        "NEW YORK, 3 March 2022 - ASEAN foreign ministers on Tuesday met with UN Secretary-General Antonio Guterres."
    )
    assert (meeting.level, meeting.parties, meeting.start) == ("ministerial", ["ASEAN", "United Nations"], "2022-03-01")


def test_during_the_talks_of_those_named_before() -> None:
    [talks] = _meetings(
        "VIENTIANE, 11 January 2023 - Vietnam's Prime Minister Pham Minh Chinh and his Lao counterpart Sonexay Siphandone on "
        "Wednesday agreed to do more.\nDuring the talks, they looked at trade."
    )
    assert (talks.level, talks.parties, talks.start) == ("bilateral", ["Viet Nam", "Laos"], "2023-01-11")


def test_a_surname_in_capitals_is_no_party() -> None:
    reading = read_document(
        Document(id="t", text=f"On 6 July 2024 Prime Minister HUN Manet received the envoy.{_REST}", language="en")
    )
    assert [(p.name, p.party) for p in reading.persons] == [("HUN Manet", "Cambodia")]


def test_a_word_of_a_title_is_no_place() -> None:
    [meeting] = _meetings(
        "NEW YORK, 2 December 2021 - The Fifth African Union-United Nations Annual Conference reviewed the Joint Framework "
        "for Enhanced Partnership in Peace and Security."
    )
    assert meeting.place != "Peace"


def test_several_met_in_turn_parted_by_semicolons() -> None:
    assert _bilateral(
        "JAKARTA, 8 September 2023 - On the sidelines, Secretary-General António Guterres met with Anwar Ibrahim, the Prime "
        "Minister of Malaysia; Nanaia Mahuta, the Minister for Foreign Affairs of New Zealand; and Li Qiang, Premier of China."
    ) == [["United Nations", "Malaysia"], ["United Nations", "New Zealand"], ["United Nations", "China"]]


@pytest.mark.parametrize(
    ("told", "text", "pairs"),
    [
        (
            "one in office without his name",
            "NEW DELHI, 9 October 2024 - Prime Minister Narendra Modi will hold bilateral meetings with the prime minister "
            "of Laos on October 10.",
            [["India", "Laos"]],
        ),
        (
            "one in office, his state before him",
            "BEIJING, 9 October 2024 - Chinese Foreign Minister Wang Yi met with the Lao prime minister on Tuesday to "
            "discuss the railway.",
            [["China", "Laos"]],
        ),
        (
            "a call to do something",
            "BANGKOK, 9 October 2024 - The Thai foreign minister called on members of ASEAN to do more.",
            [],
        ),
    ],
)
def test_one_in_office_without_his_name(told: str, text: str, pairs: list[list[str]]) -> None:
    assert _bilateral(text) == pairs, told


def test_the_day_of_an_aside() -> None:
    [meeting] = _meetings(
        "YANGON, Feb. 22, 2012 - ASEAN Secretary-General Surin Pitsuwan, who arrived in Yangon on Sunday, met with President "
        "U Thein Sein of Myanmar."
    )
    assert (meeting.parties, meeting.start) == (["ASEAN", "Myanmar"], None)
