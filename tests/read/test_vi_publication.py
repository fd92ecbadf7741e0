"""Vietnamese pages: the day a page bears below its text, in another order, in brackets beside "today", in a dateline.

Each text is our own; the id names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_BODY = (
    "Ngày 4/6, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga đã diễn ra tại Vientiane. Hội nghị do hai bộ trưởng đồng chủ trì. "
    "Các bộ trưởng nhất trí tăng cường hợp tác."
)


def _published(text: str) -> str | None:
    return read_document(Document(id="vi", text=f"Tăng cường hợp tác khu vực\n\n{text}\n")).published


@pytest.mark.parametrize(
    "line",
    ["Ngày 5 tháng 6 năm 2015, 08:30", "Đăng 05/06/2015", "5 Tháng Sáu, 2015", "Vientiane, ngày 5 tháng 6 năm 2015",
     "Thứ sáu, ngày 05 tháng 6 năm 2015"],
    ids=["with a clock", "labelled", "a month in words", "with a place", "with a weekday"],
)  # fmt: skip
def test_a_day_in_the_last_line(line: str) -> None:
    assert _published(f"{_BODY}\n\n{line}") == "2015-06-05"


@pytest.mark.parametrize(
    "line",
    ["Tháng Sáu 5, 2015", "Friday, June 5, 2015", "05 tháng sáu 2015"],
    ids=["month first", "English", "small letters"],
)
def test_a_day_above_the_text(line: str) -> None:
    assert _published(f"{line}\n\n{_BODY}") == "2015-06-05"


@pytest.mark.parametrize(
    ("opening", "day"),
    [("Hôm nay (5/6/2015), tại Vientiane,", "2015-06-05"), ("Hôm qua (5/6/2015), tại Vientiane,", "2015-06-06"),
     ("Vientiane (TTXVN 5/6/2015) -", "2015-06-05")],
    ids=["today", "yesterday", "a dateline"],
)  # fmt: skip
def test_a_day_in_the_opening(opening: str, day: str) -> None:
    assert (
        _published(f"{opening} Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga đã diễn ra. Các bên nhất trí hợp tác.") == day
    )


def test_a_last_sentence_with_a_day_is_no_stamp() -> None:
    assert _published(f"{_BODY}\n\nHội nghị tiếp theo sẽ họp tại Nga ngày 5/6/2016") != "2016-06-05"


def test_the_years_of_an_organisation_itself_tell_the_year() -> None:
    text = "Ngày 15/6, tại Astana, Hội nghị thượng đỉnh SCO đã kết thúc. Sau 10 năm thành lập, SCO hợp tác với ASEAN và các nước."
    assert _published(text) == "2011-06"


def test_a_number_inside_the_name_of_a_series_tells_the_year() -> None:
    text = "Ngày 05/4, tại Viêng Chăn, Hội nghị Cấp cao lần thứ 4 Ủy hội sông Mekong quốc tế đã được tổ chức."
    assert _published(text) == "2023-04"


def test_of_two_stamps_the_clock_of_the_site_is_no_day_of_the_page() -> None:
    text = f"Thứ 7, 09/11/2024, 22:25[GMT+7]\n\nASEAN và Nga hợp tác\n\nChủ nhật, 07/04/2024 | 16:57:34\n\n{_BODY}"
    assert _published(text) == "2024-04-07"


def test_a_clock_older_than_what_the_text_tells_gives_way() -> None:
    body = _BODY.replace("Ngày 4/6", "Ngày 4/6/2015")
    page = "Thứ Sáu, ngày 23 tháng 08 năm 2013, 09:25:27\n\n{}\n\nPV - 09:48, 05/06/2015\n\n{}\n"
    title = "Tăng cường hợp tác khu vực"
    text = page.format(title, body)
    assert read_document(Document(id="vi", text=text)).published == "2015-06-05"
    told_before = page.format(title, _BODY.replace("Ngày 4/6", "Ngày 4/6/2013"))
    assert read_document(Document(id="vi", text=told_before)).published == "2013-08-23"


def test_a_numbered_meeting_long_ago_under_todays_date() -> None:
    stamp = "Thứ Tư, 17/12/2025, 20:22 (GMT+7)\nTin tức - Thời sự\n"
    report = (
        "Hội nghị Cấp cao ASEAN lần thứ {} diễn ra ngày {} tại thủ đô nước chủ nhà. Các nhà lãnh đạo nhất trí tăng cường "
        "hợp tác trong lĩnh vực vận tải đường sông và mở rộng các cảng nội địa."
    )
    old = read_document(Document(id="vi", text=stamp + report.format("20", "3-4")))
    assert old.published == "2012-04"
    dated = read_document(Document(id="vi", text=stamp + report.format("20", "3-4-2012")))
    assert dated.published in ("2012-04", "2025-12-17")  # a day told in full may be history
    new = read_document(Document(id="vi", text=stamp + report.format("47", "26-10")))
    assert new.published == "2025-12-17"


@pytest.mark.parametrize("clock", ["9:14'(GMT+7)", "9:4'(GMT+7)", "09:14"])
def test_under_the_day_of_the_site_the_day_the_page_was_filed(clock: str) -> None:
    text = f"Thứ Ba, 14/10/2025\nChính trị\nThứ Sáu, 5/6/2015 {clock}\n\nTăng cường hợp tác\n\n{_BODY}\n"
    assert read_document(Document(id="vi", text=text)).published == "2015-06-05"


def test_a_later_clock_below_is_not_the_day_of_the_page() -> None:
    text = f"Thứ Sáu, 5/6/2015\nChính trị\nThứ Ba, 14/10/2025 9:14\n\nTăng cường hợp tác\n\n{_BODY}\n"
    assert read_document(Document(id="vi", text=text)).published == "2015-06-05"
