"""The years of numbered meetings and of partnerships' beginnings, as the registry has them."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.read.known_years import find_known_years, year_of
from depositary.read.lexicon import load_lexicon
from depositary.reading import read_document
from depositary.registry import load_registry


@pytest.mark.parametrize(
    "code, text, year",
    [
        ("en", "On November 13, the ministers attended the 17th East Asia Summit in Phnom Penh.", 2022),
        ("en", "The 4th ASEAN-Russia Summit met by video.", 2021),
        ("vi", "Hội nghị cấp cao ASEAN-Nga lần thứ 4 họp trực tuyến.", 2021),
        ("zh", "第四届东盟-俄罗斯峰会以视频方式举行。", 2021),
    ],
)
def test_year_of_a_numbered_meeting(code: str, text: str, year: int) -> None:
    assert year in {meeting.year for meeting in find_known_years(text, load_lexicon(code)).meetings}


def test_first_years_of_a_partnership_only_if_both_parties_are_named() -> None:
    lexicon = load_lexicon("en")
    assert 1991 in find_known_years("ASEAN and Russia marked their 30th anniversary.", lexicon).starts
    assert find_known_years("Norlund and Velmark marked their 30th anniversary.", lexicon).starts == []


@pytest.mark.parametrize(
    ("code", "text", "date"),
    [
        # one sitting on that day; told a day after it closed; of two such years the one of the place named
        (
            "vi",
            "Ngày 20/10, lãnh đạo ASEAN và Hội đồng Hợp tác vùng Vịnh (GCC) dự hội nghị cấp cao hai bên.",
            "2023-10",
        ),
        ("en", "On 21 October, leaders flew home after the ASEAN-GCC Summit in Riyadh.", "2023-10"),
        ("en", "On 15 June, the SCO Summit closed in Astana.", "2011-06"),
        # a year spoken of that comes after the sitting
        ("en", "On 20 October, the ASEAN-GCC Summit was recalled at a seminar; trade fell in 2024.", "2024-10"),
    ],
)
def test_the_year_of_a_known_sitting_on_that_day(code: str, text: str, date: str) -> None:
    assert read_document(Document(id=code, text=f"{text}\n")).published == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # the term of an office, its year behind it
        (
            "Ngày 26/9, hội nghị các bộ trưởng y tế khai mạc tại Vientiane trong năm Lào làm Chủ tịch ASEAN 2024.",
            "2024-09",
        ),
        # an anniversary of somebody else gives no year to come
        (
            "Ngày 27/4, các đại sứ ASEAN và Trung Quốc bàn kế hoạch kỷ niệm 50 năm thành lập hiệp hội vào tháng 8/2017.",
            "2017-04",
        ),
        # an anniversary counted on from the page's own year
        (
            "Ngày 3/6, Diễn đàn ASEAN-Nhật Bản lần thứ 34 họp nhân kỷ niệm 45 năm quan hệ, một hoạt động năm 2019.",
            "2019-06",
        ),
        # a number that belongs to no series whose years are known
        ("Ngày 1/3, Trung Quốc và ASEAN tổ chức cuộc họp lần thứ 39 về hợp tác.", None),
        # letters that are only the first part of a short form
        ("Ngày 29/7, Hội nghị Bộ trưởng năng lượng (EAS-EMM) lần thứ 3 khai mạc tại Mandalay.", None),
    ],
)
def test_years_that_are_not_to_be_made_up(text: str, date: str | None) -> None:
    assert read_document(Document(id="vi", text=f"{text} Các đại biểu đã trao đổi về hợp tác.\n")).published == date


def test_a_yearly_series_goes_on_beyond_what_is_known() -> None:
    registry = load_registry()
    known = sorted(o for meeting in registry.meetings if meeting.mechanism == "EAS" for o in meeting.ordinals)
    assert known
    last = year_of(registry, "EAS", known[-1])
    following = year_of(registry, "EAS", known[-1] + 1)
    assert last is not None and following is not None and following.year == last.year + 1
    assert year_of(registry, "EAS", 999) is None or year_of(registry, "no such series", 1) is None
