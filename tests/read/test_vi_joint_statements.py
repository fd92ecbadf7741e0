"""Joint statements in Vietnamese: what is recalled, who is named how, and which numbers are no meeting's."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

TALKS = "Ngày 3/4/2024, Chủ tịch nước Lê Văn Hòa đã hội đàm với Tổng thống Nga Anton Petrov tại Huế. "


def _forces(text: str) -> list[tuple[str, str | None]]:
    return [(c.force, c.what) for c in read_document(Document(id="x", text=text)).commitments]


NOTHING = [
    # a country made one is no agreement
    f"{TALKS}Năm nay hai nước kỷ niệm 50 năm thống nhất đất nước (30/4/1975-30/4/2025).",
    # what is recalled
    f"{TALKS}Hai bên nhắc lại Hiệp định về vận tải đường sông năm 2001.",
    # promises that a paper holds
    f"{TALKS}Quan hệ dựa trên các nguyện vọng và cam kết trong Hiến chương ASEAN.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_binds_himself(text: str) -> None:
    assert _forces(text) == []


def test_what_is_repeated_of_a_stand_is_reaffirmed() -> None:
    (stand,) = _forces(f"{TALKS}Hai bên nhắc lại tầm quan trọng của vận tải đường sông.")
    assert stand[0] == "reaffirm"


def test_both_agree_on_a_deed() -> None:
    (deed,) = _forces(f"{TALKS}Hai bên thống nhất mở tuyến vận tải đường sông.")
    assert deed == ("agree", "mở tuyến vận tải đường sông")


def test_through_a_body_nothing_is_adopted() -> None:
    text = "Tối 11/4/2029, Tổng Thư ký ASEAN Lê Văn Hòa đã thông qua Ban Thư ký ASEAN ra tuyên bố về lũ lụt."
    assert [(f, w) for f, w in _forces(text) if w and "Ban Thư ký" in w] == []
    (adopted,) = _forces("Ngày 11/4/2029, Hội nghị Cấp cao ASEAN lần thứ 54 đã thông qua Tuyên bố về lũ lụt.")
    assert adopted[0] == "decide"


PERSONS = [
    # what a chamber is, in brackets between post and owner
    (
        "Ngày 3/4/2024, tại Huế có Chủ tịch Duma Quốc gia (Hạ viện) Liên bang Nga Anton Petrov và Ngoại trưởng Lê Văn Hòa.",
        [("Anton Petrov", "Russia"), ("Lê Văn Hòa", "Viet Nam")],
    ),
    # the next person's post stands before a title of courtesy
    (
        "Nhận lời mời của Thủ tướng Việt Nam Lê Văn Hòa, Thủ tướng Malaysia, Ngài Karim Osman thăm Huế ngày 3/4/2024.",
        [("Lê Văn Hòa", "Viet Nam"), ("Karim Osman", "Malaysia")],
    ),
    # one man, with and without his father's name; one woman, with and without a hyphen
    (
        "Ngày 3/4/2024, Tổng thống Nga Anton Petrov đến Huế. Tổng thống Nga Anton Ivanovich Petrov đã phát biểu. "
        "Tổng thống Hàn Quốc Kim Sun Hee tiếp ông. Tổng thống Kim Sun-hee cảm ơn.",
        [("Anton Ivanovich Petrov", "Russia"), ("Kim Sun Hee", "Republic of Korea")],
    ),
    # a second post of one person stays his own
    (
        "Ngày 3/4/2024, ông Karim Osman, Thủ tướng Malaysia, đến Huế.",
        [("Karim Osman", "Malaysia")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons_of_preambles(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.name, p.party) for p in read_document(Document(id="x", text=text)).persons] == expected


def test_for_the_first_time_is_no_number_of_the_summit_before_it() -> None:
    text = "Cũng như Cấp cao ASEAN lần thứ 36, lần đầu tiên chúng ta họp trực tuyến năm 2020."
    assert [m.ordinal for m in read_document(Document(id="x", text=text)).meetings] == [36]
    text = "Hội nghị Cấp cao ASEAN lần thứ 40, 41 diễn ra tại Huế ngày 10/11/2022."
    assert [m.ordinal for m in read_document(Document(id="x", text=text)).meetings] == [40, 41]


def test_the_first_of_this_year_between_two_is_not_the_first_ever() -> None:
    text = "Cuộc gặp đầu tiên giữa các Bộ trưởng Ngoại giao ASEAN và Trung Quốc{} diễn ra tại Huế ngày 14/6/2016."
    assert [m.ordinal for m in read_document(Document(id="x", text=text.format(" trong năm nay"))).meetings] == [None]
    assert [m.ordinal for m in read_document(Document(id="x", text=text.format(""))).meetings] == [1]


def test_the_sea_under_its_other_names() -> None:
    text = "Ngày 14/6/2016, ASEAN và Trung Quốc họp tại Huế và nhất trí thực hiện Tuyên bố về ứng xử của các bên trên Nam Hải."
    reading = read_document(Document(id="x", text=text))
    assert [i.title_en for i in reading.instruments] == ["Declaration on the Conduct of Parties in the South China Sea"]


SUMMIT = "Ngày 3/4/2024, Hội nghị Cấp cao ASEAN-Nga lần thứ 3 diễn ra tại Huế.\n\n"


def test_points_of_a_declaration_are_no_papers_issued() -> None:
    text = (
        f"{SUMMIT}Các nhà lãnh đạo ra Tuyên bố chung gồm 4 điểm chính:\n\n1. Tôn trọng độc lập của nhau;\n\n"
        "2. Tầm quan trọng của đường sông;\n\n3. Cam kết mở cảng mới;\n\n4. Tăng cường hợp tác vận tải đường sông;"
    )
    read = {c.clause: (c.force, sorted(c.actors)) for c in read_document(Document(id="x", text=text)).commitments}
    both = ["ASEAN", "Russia"]
    assert {number: read[number] for number in "1234"} == {
        "1": ("reaffirm", both), "2": ("reaffirm", both), "3": ("commit", both), "4": ("agree", both),
    }  # fmt: skip


def test_points_that_a_verb_governs_are_its_deeds() -> None:
    text = f"{SUMMIT}Các nhà lãnh đạo nhất trí như sau:\n\n1. Mở cảng mới.\n\n2. Tăng cường hợp tác đường sông."
    assert [f for f, _ in _forces(text)] == ["agree", "agree"]


def test_a_text_that_follows_is_no_list_of_what_was_issued() -> None:
    text = (
        f"{TALKS}Hai bên đã ra Tuyên bố chung. Sau đây là toàn văn Tuyên bố chung:\n\n1. Nhận lời mời của Chủ tịch nước "
        "Lê Văn Hòa, Tổng thống Nga Anton Petrov đã thăm Việt Nam.\n\n2. Hai bên nhất trí mở cảng mới."
    )
    assert [w for _, w in _forces(text) if w and "Nhận lời mời" in w] == []


def test_whose_post_stands_behind_the_comma() -> None:
    text = (
        "Nhận lời mời của Tổng Bí thư Lê Văn Hòa và Chủ tịch nước Trần Văn Nam, Tổng Bí thư Ban Chấp hành Trung ương Đảng "
        "Nhân dân Cách mạng Lào, Chủ tịch nước Cộng hòa Dân chủ Nhân dân Lào Khăm Sẻn đã thăm Huế ngày 3/4/2024."
    )
    persons = {p.name: p.party for p in read_document(Document(id="x", text=text)).persons}
    assert persons == {"Lê Văn Hòa": "Viet Nam", "Trần Văn Nam": "Viet Nam", "Khăm Sẻn": "Laos"}


STATUSES = [
    ("Các nước nhất trí mở cảng và nhất trí thông qua Tuyên bố Huế về rác thải.", "adopted"),
    ("Các nước nhất trí mở cảng, thông qua Tuyên bố Huế về rác thải.", "to_be_adopted"),
    ("Các nước sẽ nhất trí thông qua Tuyên bố Huế về rác thải.", "to_be_adopted"),
]


@pytest.mark.parametrize(("told", "status"), STATUSES)
def test_a_paper_adopted_beside_a_deed_agreed(told: str, status: str) -> None:
    (paper,) = read_document(Document(id="x", text=f"{SUMMIT}{told}")).instruments
    assert paper.status == status


def test_the_noun_before_a_known_paper_is_no_paper_of_its_own() -> None:
    text = f"{SUMMIT}Các nhà lãnh đạo đã ký tuyên bố Tầm nhìn Cộng đồng ASEAN 2045."
    (paper,) = read_document(Document(id="x", text=text)).instruments
    assert (paper.title_en, paper.status) == ("ASEAN Community Vision 2045", "adopted")


SESSIONS = [
    ("phiên họp đầu tiên của Hội nghị Cấp cao ASEAN-Hàn Quốc", None),
    ("phiên họp thứ hai của Hội nghị Cấp cao ASEAN lần thứ 35", 35),
    ("phiên họp lần thứ 3 của Ủy ban Hợp tác chung ASEAN-Nga", 3),
]


@pytest.mark.parametrize(("name", "ordinal"), SESSIONS)
def test_the_number_of_a_summits_session_is_not_the_summits(name: str, ordinal: int | None) -> None:
    (meeting,) = read_document(Document(id="x", text=f"Ngày 26/11/2019, {name} diễn ra tại Huế.")).meetings
    assert meeting.ordinal == ordinal
