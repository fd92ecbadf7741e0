"""Vietnamese: what goes on with a list of deeds, words in which a verb is none, papers that speak, parties with their
state; a month told in passing dates no page.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.read.gloss import gloss
from depositary.reading import read_document
from talks import read_below_talks_with_russia as _read

BOTH = ("ASEAN", "Russia")
VIET_NAM = ("Viet Nam",)
RUSSIA = ("Russia",)


COMMITMENTS = [
    # to encourage those who are no side is one of the deeds asked, or agreed
    (
        "Bộ trưởng Trần Văn Minh đề nghị Nga cung cấp phân bón; khuyến khích các nhà máy Nga mở xưởng tại Việt Nam.",
        [(VIET_NAM, "propose")] * 2,
    ),
    (
        "Bộ trưởng Trần Văn Minh đề nghị Nga cung cấp phân bón và tiếp tục khuyến khích các nhà máy mở xưởng.",
        [(VIET_NAM, "propose")] * 2,
    ),
    (
        "Hai bên nhất trí tăng số chuyến tàu; khuyến khích các hãng tàu giảm giá cước; mở rộng cảng.",
        [(BOTH, "agree")] * 3,
    ),
    # but a side that is encouraged is asked, as is whoever is called on
    (
        "Các Bộ trưởng nhất trí tăng số chuyến tàu, khuyến khích các đối tác hỗ trợ ASEAN.",
        [(BOTH, "agree"), (("ASEAN",), "request")],
    ),
    ("Hội nghị khuyến khích các nước thành viên phê chuẩn hiệp định.", [(BOTH, "request")]),
    # what is talked of is named before what is agreed
    (
        "Các Bộ trưởng đã thảo luận việc đẩy nhanh đàm phán nghề cá và nhất trí giảm thuế.",
        [(BOTH, "agree")],
    ),
    (
        "Bộ trưởng Ivan Petrov cho biết hai bên đã trao đổi về nghề cá, nhất trí giảm thuế.",
        [(BOTH, "agree")],
    ),
    ("Hội nghị hoan nghênh việc Nga tham gia Quỹ và nhất trí đóng góp 1 triệu USD.", []),
    # a word that holds a verb
    (
        "Bộ trưởng Trần Văn Minh nhấn mạnh, ASEAN cần duy trì cách tiếp cận cân bằng với các đối tác.",
        [(VIET_NAM, "reaffirm")],
    ),
    # the party and the state of those who value something
    (
        "Bộ trưởng Ivan Petrov khẳng định Đảng, Nhà nước và nhân dân Nga rất coi trọng tình hữu nghị với Việt Nam.",
        [(RUSSIA, "reaffirm")],
    ),
    # a paper that speaks behind what it is about, or behind what it notes
    ("Về nghề cá, thông cáo chung nhấn mạnh sự cần thiết của việc bảo vệ rạn san hô.", [(BOTH, "reaffirm")]),
    (
        "Ghi nhận những kết quả đã đạt được, tuyên bố chung nhấn mạnh tầm quan trọng của luật pháp quốc tế.",
        [(BOTH, "reaffirm")],
    ),
    ("Hai bên ghi nhận kết quả, tuyên bố chung của ASEAN cũng được công bố.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_who_binds_in_lists_and_papers(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(tuple(c.actors), c.force) for c in _read(text).commitments] == expected


def test_each_need_of_a_list_is_one_deed() -> None:
    text = (
        "Bộ trưởng Trần Văn Minh nhấn mạnh hợp tác nghề cá cần chú trọng bảo vệ rạn san hô cho mọi nước; chú trọng thúc "
        "đẩy phối hợp giữa các cảng."
    )
    assert len(_read(text).commitments) == 2


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("cách tiếp cận", "approach"),
        ("hạ nhiệt căng thẳng", "ease tension"),
        ("hết sức coi trọng quan hệ", "attach importance to relations"),
        ("cạnh tranh nước lớn", "major power competition"),
    ],
)
def test_english_of_what_is_said(text: str, english: str) -> None:
    assert gloss(text, "vi")[0] == english


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên vui mừng về những kết quả sau chuyến thăm Nga của Thủ tướng Lê Văn Hà tháng 10/2022.",
        "Hai bên vui mừng về thỏa thuận nghề cá ký hồi tháng 10/2022.",
    ],
)
def test_month_told_in_passing_dates_no_page(text: str) -> None:
    told = f"{text} Bộ trưởng Trần Văn Minh đề nghị Nga cung cấp phân bón.\n"
    assert read_document(Document(id="vi", text=told)).published is None
    here = f"Tháng 10/2022, Hội nghị Bộ trưởng Nông nghiệp ASEAN - Nga diễn ra tại Huế. {text}\n"
    assert read_document(Document(id="vi", text=here)).published == "2022-10"
