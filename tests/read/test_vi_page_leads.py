"""Vietnamese pages: a lead printed twice, a day with a full stop beside "this morning", names in syllables."""

from __future__ import annotations

import pytest

from depositary.clean.cleaning import clean_document
from depositary.languages import load_language
from depositary.model import Document, Reading
from depositary.read.times import find_times
from depositary.reading import read_document

LEAD = (
    "Hội đồng Bộ trưởng Merania khóa 12 ngày 23/11 đã thông qua Nghị quyết về hợp tác đường sông với sự đồng bảo trợ "
    "của 14 nước thành viên."
)


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


@pytest.mark.parametrize(
    ("twice", "count"), [(LEAD, 1), ("Các bộ trưởng chụp ảnh chung tại Sandelmar.", 0)], ids=["a lead", "a caption"]
)
def test_what_stands_twice_under_the_title(twice: str, count: int) -> None:
    page = (
        f"01:11, 24/11/2020\n\nMerania thông qua Nghị quyết về hợp tác đường sông\n\n{twice}\n\n{twice}\n\n"
        "Nghị quyết đã đạt kỷ lục về thời gian thương lượng ngắn nhất từ trước đến nay.\n"
    )
    clean = clean_document(Document(id="x", text=page))
    assert sum(clean.view.text[start:end] == twice for start, end in clean.paragraphs) == count


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tại Sandelmar, sáng nay 6.3, các bộ trưởng đã họp.", (6, 3)),
        ("Hôm nay, 26.10 tại Sandelmar, các bộ trưởng đã họp.", (26, 10)),
        ("Tính đến hôm nay 6.3 triệu liều đã về.", None),
        ("Chỉ số đạt 6.3 điểm.", None),
    ],
    ids=["this morning", "today, comma", "a count of millions", "a bare figure"],
)
def test_a_day_with_a_full_stop_beside_today(text: str, day: tuple[int, int] | None) -> None:
    found = [(t.day, t.month) for t in find_times(text, load_language("vi")) if t.day and t.month]
    assert found == ([day] if day else [])


def test_a_name_in_syllables_is_whole() -> None:
    reading = _read("Bộ trưởng Ngoại giao Singapore An-tô-ni Ba-la-crít-nan và Đại sứ Lào Thăm-ma-vông đã phát biểu.")
    assert [p.name for p in reading.persons] == ["An-tô-ni Ba-la-crít-nan", "Thăm-ma-vông"]


def test_a_first_name_cut_short_and_a_younger_one_with_his_point() -> None:
    reading = _read(
        "Ngày 10/9/2031, Chủ tịch nước Lê Văn Hòa và Tổng thống Hoa Kỳ Joseph R. Calder Jr. đã gặp và hội đàm tại Hà Nội. "
        "Tổng thống Joe Calder đánh giá cao chuyến thăm."
    )
    assert [p.name for p in reading.persons] == ["Lê Văn Hòa", "Joseph R. Calder Jr"]
    assert len(reading.meetings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Tôi nhiệt liệt chào mừng các nhà Lãnh đạo tới Hà Nội tham dự Hội nghị.",
        "Tôi xin cám ơn Ban Tổ chức đã mời tôi tham dự Diễn đàn.",
    ],
)
def test_courtesies_promise_nothing(text: str) -> None:
    opening = "Phát biểu của Thủ tướng Việt Nam Lê Văn Hòa tại Hội nghị\n\nThưa Quý vị,\n\n"
    assert not _read(f"{opening}{text}\n").commitments


def test_vice_chairs_of_a_parliament_and_planning_ministers() -> None:
    reading = _read(
        "Chủ tịch Quốc hội Lê Văn Hòa đã tiếp Phó Chủ tịch thường trực Quốc hội Lào Somchan Keomany, Phó Chủ tịch Thượng "
        "viện Pháp Jean Calder và Bộ trưởng Bộ Kinh tế và Kế hoạch Ricardo Moravez Ruiz."
    )
    assert {p.name: (p.post_en, p.party) for p in reading.persons} == {
        "Lê Văn Hòa": ("Speaker", "Viet Nam"),
        "Somchan Keomany": ("Deputy Speaker", "Laos"),
        "Jean Calder": ("Deputy Speaker", "France"),
        "Ricardo Moravez Ruiz": ("Minister of Planning and Investment", None),
    }
    assert not reading.instruments


def test_a_day_of_two_years_is_an_anniversary() -> None:
    reading = _read(
        "Trong chuyến thăm, Chủ tịch nước Cuba Miguel Calder đã hội đàm với Tổng Bí thư Lê Văn Hòa và dự Lễ kỷ niệm 80 năm "
        "Cách mạng tháng Tám (19/8/1945-19/8/2025) và Quốc khánh Việt Nam (02/9/1945 - 02/9/2025)."
    )
    assert [(m.start, m.end) for m in reading.meetings] == [(None, None)]
