"""Vietnamese reports of several meetings: who met, who chaired which, and which of them the page reports.

Each text is our own; the id names what is tricky in it.
"""

from __future__ import annotations

import pytest
from tests.talks import vietnamese_meetings

from depositary.model import Document
from depositary.reading import read_document


@pytest.mark.parametrize(
    ("text", "level", "parties", "start", "status"),
    [
        ("Ngày 9/6, các Ngoại trưởng ASEAN và Ngoại trưởng Nga họp tại Penang để bàn về chống khủng bố.",
         "ministerial", ["ASEAN", "Russia"], "2023-06-09", "held"),
        ("Lãnh đạo các nước SCO sẽ nhóm họp theo hình thức trực tuyến vào ngày 4/7 tới.",
         "summit", ["Shanghai Cooperation Organisation"], "2023-07-04", "scheduled"),
        ("Ngoại trưởng ASEAN và Nga gặp nhau ở Penang. Hôm qua, các Ngoại trưởng ASEAN đã có cuộc họp với Ngoại trưởng Nga Ivan Petrov.",
         "ministerial", ["ASEAN", "Russia"], "2023-06-13", "held"),
        ("Ngày 9/6, Hội nghị hẹp Bộ trưởng Ngoại giao ASEAN diễn ra. "
         "Đây là hội nghị Bộ trưởng Ngoại giao ASEAN đầu tiên trong nhiệm kỳ Chủ tịch của Lào.",
         "ministerial", ["ASEAN"], "2023-06-09", "held"),
    ],
    ids=["ministers and a minister", "leaders to come", "told twice", "the first of a term"],
)  # fmt: skip
def test_one_meeting(text: str, level: str, parties: list[str], start: str, status: str) -> None:
    (meeting,) = vietnamese_meetings(text)
    assert (meeting.level, list(meeting.parties), meeting.start, meeting.status) == (level, parties, start, status)


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        ("Ngày 9/6, Ủy ban Hợp tác chung ASEAN - Ấn Độ họp ở Jakarta với sự đồng chủ trì của Đại sứ Ấn Độ Ravi Kapoor "
         "và Đại sứ Singapore Tan Mei Lin.", [["Ravi Kapoor", "Tan Mei Lin"]]),
        ("Ngày 9/6 diễn ra Hội nghị Quan chức cao cấp ASEAN - Nga. Thứ trưởng Ngoại giao Nga Ivan Petrov, đồng chủ tịch hội nghị, "
         "cho biết hai bên đạt nhiều kết quả.", [["Ivan Petrov"]]),
        ("Trong khuôn khổ Hội nghị cấp cao ASEAN lần thứ 42, ngày 9/6 diễn ra Hội nghị cấp cao ASEAN - Liên hợp quốc lần thứ 13, "
         "do Tổng thống Indonesia Budi Hartono và Tổng Thư ký Liên hợp quốc Maria Lopes đồng chủ trì.",
         [[], ["Budi Hartono", "Maria Lopes"]]),
    ],
    ids=["with the chairing of", "an aside", "not of the frame"],
)  # fmt: skip
def test_who_chaired(text: str, chairs: list[list[str]]) -> None:
    assert [[chair.name for chair in meeting.chairs] for meeting in vietnamese_meetings(text)] == chairs


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ngày 9/6, tại Penang, Thủ tướng dự Hội nghị cấp cao ASEAN - Nga lần thứ 5. Cùng ngày, Thủ tướng dự "
         "Hội nghị cấp cao ASEAN - Ấn Độ lần thứ 20.", ["reported", "reported"]),
        ("Ngày 9/6, tại Penang, Thủ tướng dự Hội nghị cấp cao ASEAN - Nga lần thứ 5. Hội nghị cấp cao ASEAN - Ấn Độ lần thứ 20 "
         "sẽ diễn ra ngày 9/7.", ["reported", "mentioned"]),
    ],
    ids=["of the same day", "still to come"],
)  # fmt: skip
def test_which_are_reported(text: str, roles: list[str]) -> None:
    assert [meeting.role for meeting in vietnamese_meetings(text)] == roles


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nhân dự Hội nghị cấp cao ASEAN lần thứ 42, sáng 9/6, Thủ tướng đã dự Hội nghị cấp cao ASEAN - Nga lần thứ 5.",
         [(42, None, None), (5, "2023-06-09", "2023-06-09")]),
        ("Đại tướng dẫn đầu đoàn dự Hội nghị Bộ trưởng Quốc phòng các nước ASEAN lần thứ 17 tại Jakarta từ ngày 6 đến 9-6.",
         [(17, "2023-06-06", "2023-06-09")]),
        ("Ngày 9/6, hai Thủ tướng sẽ đồng chủ trì kỳ họp lần thứ 46 Ủy ban liên Chính phủ Việt Nam - Lào.",
         [(46, "2023-06-09", "2023-06-09")]),
        ("Ngày 9/6, Thủ tướng chúc mừng thành công của Đại hội Đảng lần thứ X.", []),
    ],
    ids=["on the occasion of", "days with a dash", "a high number of two states", "a party's congress"],
)  # fmt: skip
def test_when(text: str, told: list[tuple[int, str | None, str | None]]) -> None:
    assert [(m.ordinal, m.start, m.end) for m in vietnamese_meetings(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 9/6, Phó Thủ tướng Trần Văn Hải có cuộc họp trực tuyến với Phó Thủ tướng Nga Ivan Petrov.",
        "Ngày 9/6, Thủ tướng Trần Văn Hải và Thủ tướng Nga Ivan Petrov bước vào cuộc hội đàm cấp cao.",
        "Việt Nam và Nga luôn gắn bó. Tại buổi tiếp, Chủ tịch nước Trần Văn Hải và Thủ tướng Nga Ivan Petrov cũng trao đổi về hợp tác.",
    ],
    ids=["any noun had with", "went into talks", "at the reception"],
)  # fmt: skip
def test_talks_of_two(text: str) -> None:
    (meeting,) = vietnamese_meetings(text)
    assert (meeting.level, sorted(meeting.parties)) == ("bilateral", ["Russia", "Viet Nam"])


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Ngày 25/3, hai bên hội đàm. Kim ngạch song phương tăng 36% trong năm 2017.", "2018-03"),
        ("Ngày 25/3, hai bên hội đàm. Năm 2017, kim ngạch thương mại hai chiều đạt 5 tỷ USD.", "2018-03"),
        ("Ngày 20/10, hai bên hội đàm. 9 tháng đầu năm 2017 kim ngạch đạt 3 tỷ USD.", "2017-10"),
        ("Ngày 25/3, hai bên hội đàm. Năm 2017, 90% hoạt động của chương trình được thực hiện.", "2017-03"),
    ],
    ids=["before the year", "behind the year", "a part of it", "no figure of trade"],
)
def test_a_figure_for_a_whole_year_is_told_when_it_is_over(text: str, published: str) -> None:
    assert read_document(Document(id="vi", text=f"Hai bên hội đàm\n\n{text}\n")).published == published


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Phát biểu tại Hội nghị AMME 17, Thứ trưởng nhấn mạnh tới cuộc khủng hoảng khí hậu.", ["held"]),
        ("Phát biểu tại Hội nghị Cấp cao Đông Á, Thủ tướng khẳng định cam kết.", ["held"]),
        ("Người phát ngôn nói về việc tổ chức Hội nghị cấp cao ASEAN - Nga vào đầu tháng 8/2023 như dự kiến.", ["scheduled"]),
    ],
    ids=["a word that means to", "speaking there", "about holding it"],
)  # fmt: skip
def test_status(text: str, status: list[str]) -> None:
    assert [meeting.status for meeting in vietnamese_meetings(text)] == status


def test_a_situation_in_a_place_is_not_where_they_met() -> None:
    (meeting,) = vietnamese_meetings("Ngày 9/6, các Ngoại trưởng ASEAN nhóm họp về tình hình tại Myanmar.")
    assert (meeting.start, meeting.place) == ("2023-06-09", None)


def test_a_meeting_with_each_of_the_partners() -> None:
    meetings = vietnamese_meetings(
        "Ngày 9/6, tại Penang đã diễn ra các hội nghị Bộ trưởng Ngoại giao ASEAN và các nước đối tác Canada, Nga và New Zealand."
    )
    told = [(list(m.parties), m.start, m.place) for m in meetings]
    assert told == [(["ASEAN", side], "2023-06-09", "Penang") for side in ("Canada", "Russia", "New Zealand")]


def test_talks_with_one_whose_name_is_not_told() -> None:
    (meeting,) = vietnamese_meetings("Ngày 9/6, Tổng Bí thư Trần Văn Hải đã có cuộc hội đàm với Tổng thống Indonesia.")
    assert (list(meeting.parties), meeting.start) == (["Viet Nam", "Indonesia"], "2023-06-09")


def test_a_year_told_as_past_is_not_the_page_s() -> None:
    text = "Tin tức\n\nNgày 9/7, hội nghị diễn ra tại Penang. Chiến lược đã được thông qua tại hội nghị ở Tokyo năm 2018.\n"
    assert read_document(Document(id="vi", text=text)).published is None


def test_three_who_met() -> None:
    (meeting,) = vietnamese_meetings("Ngày 9/6, lãnh đạo Việt Nam, Lào và Campuchia có cuộc gặp ba bên tại Viêng Chăn.")
    assert sorted(meeting.parties) == ["Cambodia", "Laos", "Viet Nam"]


@pytest.mark.parametrize(
    ("text", "level", "parties"),
    [
        ("EU và CELAC sẽ họp thượng đỉnh lần thứ ba tại Brussels trong hai ngày 17-18/7.", "summit", ["European Union", "CELAC"]),
        ("Nga và ASEAN thông báo sẽ tổ chức hội nghị thượng đỉnh tại Sochi vào ngày 14/12.", "summit", ["Russia", "ASEAN"]),
        ("Ngày 9/6, Hội đồng Bảo an tổ chức phiên thảo luận mở cấp cao về an ninh biển.", "plenary", ["UN Security Council"]),
        ("Ngày 9/6, bên lề khóa họp 77 Đại hội đồng Liên hợp quốc, Hội nghị Bộ trưởng Ngoại giao ASEAN - Liên hợp quốc diễn ra.",
         "ministerial", ["ASEAN", "United Nations"]),
    ],
    ids=["those who meet at a summit", "those who hold one", "an organ's debate", "a yearly session is a time"],
)  # fmt: skip
def test_told_by_whose_it_is(text: str, level: str, parties: list[str]) -> None:
    assert [(m.level, list(m.parties)) for m in vietnamese_meetings(text)] == [(level, parties)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bên lề Hội nghị cấp cao ASEAN lần thứ 42, ngày 9/6, Thủ tướng Trần Văn Hải gặp Thủ tướng Lào Sonexay Siphandone.",
         [("bilateral", "2023-06-09", "reported"), ("summit", None, "mentioned")]),
        ("Tại Jakarta, ngày 9/6, Tổng Thư ký ASEAN Kao Kim Hourn khẳng định Hội nghị cấp cao ASEAN lần thứ 42 là minh chứng.",
         [("summit", None, "reported")]),
    ],
    ids=["the day of the talks beside it", "the day somebody spoke of it"],
)  # fmt: skip
def test_the_day_of_something_else(text: str, told: list[tuple[str, str | None, str]]) -> None:
    assert sorted((m.level, m.start, m.role) for m in vietnamese_meetings(text)) == told


@pytest.mark.parametrize("verb", ["đồng chủ trì", "đã đồng chủ trì", "sẽ đồng chủ trì"])
def test_who_co_chairs_a_meeting_without_a_number(verb: str) -> None:
    (meeting,) = vietnamese_meetings(
        f"Ngày 9/6, Ngoại trưởng Ấn Độ Jaishankar {verb} Hội nghị Bộ trưởng Ngoại giao ASEAN-Ấn Độ."
    )
    assert [chair.party for chair in meeting.chairs] == ["India"]


def test_a_state_that_will_host() -> None:
    (meeting,) = vietnamese_meetings(
        "Bộ Ngoại giao Ấn Độ thông báo sẽ đăng cai Hội nghị Bộ trưởng ASEAN-Ấn Độ từ ngày 16-17/6."
    )
    assert (meeting.status, meeting.start, meeting.end) == ("scheduled", "2023-06-16", "2023-06-17")


def test_a_session_of_a_committee() -> None:
    (meeting,) = vietnamese_meetings(
        "Ngày 9/6, phiên họp lần thứ 4 của Ủy ban hỗn hợp Việt Nam-Lào diễn ra tại Hà Nội."
    )
    assert (meeting.ordinal, meeting.level, list(meeting.parties)) == (4, "committee", ["Viet Nam", "Laos"])


def test_a_preview_that_tells_only_the_days_to_come() -> None:
    text = (
        "Hội nghị đặc biệt\n\nBộ Ngoại giao Ấn Độ thông báo sẽ đăng cai hội nghị Ấn Độ-ASEAN từ ngày 16-17/6 để kỷ niệm 30 năm "
        "quan hệ đối thoại. Quan hệ đối thoại được thiết lập vào năm 1992. Năm 2022 được xác định là Năm Hữu nghị.\n"
    )
    assert read_document(Document(id="vi", text=text)).published == "2022-06"
