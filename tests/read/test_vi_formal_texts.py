"""Vietnamese: declarations, communiques, speeches and resolutions told, in constructions their genre shares.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Commitment, Document, Reading
from depositary.reading import read_document

MET = "Ngày 12/5/2023, Hội nghị Cấp cao ASEAN-Ấn Độ lần thứ 20 diễn ra tại Jakarta.\n\n"
BOTH = ["ASEAN", "India"]


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"{text}\n"))


def _said(text: str) -> list[Commitment]:
    return _read(text).commitments


def test_a_first_line_that_opens_with_a_day_is_no_stamp() -> None:
    assert [m.start for m in _read(f"{MET}Hai bên nhất trí mở rộng hợp tác.").meetings] == ["2023-05-12"]
    assert not _read("Ngày 12/5/2023 | 10:20 (GMT+7)\n\nHai bên nhất trí mở rộng hợp tác.").meetings


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        # no meeting is named, but those who met and their paper speak
        (
            "Các nhà lãnh đạo ASEAN tái khẳng định vai trò trung tâm của khối.\n"
            "Tuyên bố chung cũng kêu gọi Trung Quốc hỗ trợ phục hồi kinh tế.",
            ["reaffirm", "request"],
        ),
        (
            "ASEAN và Nhật Bản tái khẳng định tầm quan trọng của tự do hàng hải.\n"
            "Hai bên hoan nghênh đề xuất lập quỹ chung.",
            ["reaffirm", "support"],
        ),
        # one sentence of expectation is its writer's
        ("Nga cam kết hỗ trợ ASEAN, theo giới phân tích.\nASEAN cần đoàn kết hơn.", []),
    ],
)
def test_pages_whose_bodies_speak(text: str, forces: list[str]) -> None:
    assert [c.force for c in _said(text)] == forces


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Hai bên nhấn mạnh tầm quan trọng của thương mại tự do.", "importance of free trade"),
        ("Hai bên nhấn mạnh sự cần thiết phải tăng cường hợp tác y tế.", "need to strengthen cooperation health"),
        ("Hai bên tái khẳng định cam kết chung về duy trì hòa bình.", "commitment to maintain peace"),
        ("Hai bên nhấn mạnh thương mại tự do.", "free trade"),
    ],
)
def test_what_is_stressed_of_it(text: str, wording: str) -> None:
    assert [(c.force, c.what_en) for c in _said(MET + text)] == [("reaffirm", wording)]


@pytest.mark.parametrize(
    ("text", "addressees", "deeds"),
    [
        # no word parts a list of those asked from what they are to do
        ("Hai bên kêu gọi Trung Quốc, Nhật Bản và các đối tác khác hỗ trợ triển khai Lộ trình.", ["China", "Japan"], 1),
        ("Hai bên khuyến khích các nước thành viên, các tổ chức khu vực và quốc tế ủng hộ Năm Hữu nghị.", None, 1),
        # two deeds of one asked
        ("Hai bên kêu gọi Trung Quốc hỗ trợ triển khai Lộ trình và tăng cường hợp tác y tế.", ["China"], 2),
    ],
)
def test_many_asked(text: str, addressees: list[str] | None, deeds: int) -> None:
    said = _said(MET + text)
    assert [c.force for c in said] == ["request"] * deeds
    assert addressees is None or all(c.addressees == addressees for c in said)


def test_quickly_is_no_deed() -> None:
    text = "Hai bên nhất trí sớm hoàn tất đàm phán về hải quan và nhanh chóng thành lập Trung tâm ứng phó dịch bệnh."
    assert [(c.actors, c.force) for c in _said(MET + text)] == [(BOTH, "agree")] * 2


def test_united_in_a_field_is_no_agreement() -> None:
    text = "Hai bên tái khẳng định cam kết xây dựng một cộng đồng gắn kết về chính trị, thống nhất về kinh tế."
    assert [c.force for c in _said(MET + text)] == ["reaffirm"]
    assert [c.force for c in _said(f"{MET}Hai bên thống nhất về kế hoạch hợp tác y tế.")] == ["agree"]


def test_recalled_is_not_restated() -> None:
    text = "NHẮC LẠI tinh thần của các nước khi nhóm họp tại Bangkok;\nNHẮC LẠI tầm quan trọng của hòa bình;"
    assert [c.what_en for c in _said(MET + text)] == ["importance of peaceful"]


def test_the_assembly_by_its_noun_and_its_resolution() -> None:
    text = (
        "Ngày 12/7/2024, Đại hội đồng Liên hợp quốc đã thông qua nghị quyết về hợp tác với ASEAN.\n\n"
        "Đại hội đồng mời UNESCO giúp triển khai sáng kiến này.\n"
        "Theo đó, nghị quyết kêu gọi các nước thành viên tăng cường hợp tác với ASEAN.\n"
    )
    said = _said(text)
    assert [c.force for c in said] == ["decide", "request", "request"]
    assert all(c.actors == ["UN General Assembly"] for c in said)
    assert said[1].addressees == ["UNESCO"]


def test_whose_statement_the_heading_says() -> None:
    text = (
        "Tuyên bố chung của các Bộ trưởng ASEAN và Nhật Bản\n\n"
        "1. Chúng tôi đã trao đổi sâu rộng về tình hình khu vực.\n\n"
        "2. Chúng tôi nhất trí mở rộng hợp tác y tế.\n"
    )
    assert [(c.actors, c.clause) for c in _said(text)] == [(["ASEAN", "Japan"], "2")]


def test_leaders_of_a_bloc_and_its_members_named() -> None:
    text = (
        "CHÚNG TÔI, những Người đứng đầu Nhà nước/Chính phủ các Quốc gia Thành viên Hiệp hội các Quốc gia Đông Nam Á"
        " (sau đây gọi là ASEAN), gồm Brunei Darussalam, Vương quốc Campuchia, Cộng hòa Indonesia và Malaysia, nhân dịp"
        " Hội nghị Cấp cao ASEAN lần thứ 27 diễn ra tại Kuala Lumpur;\n\n"
        "NHẤT TRÍ mở rộng hợp tác y tế;\n"
    )
    assert [c.actors for c in _said(text)] == [["ASEAN"]]


def test_years_that_belong_to_a_name() -> None:
    text = (
        "Các Bộ trưởng hoan nghênh việc thông qua Tầm nhìn Cộng đồng Chính trị - An ninh 2025 tại Hội nghị Thượng đỉnh"
        " ASEAN lần thứ 27 tại Kuala Lumpur.\n\n"
        "Ngày 22/11/2015, các nhà lãnh đạo ký Tuyên bố Kuala Lumpur về ASEAN 2025: Cùng vững vàng tiến bước.\n"
    )
    reading = _read(text)
    assert [m.start for m in reading.meetings] == [None]
    assert reading.instruments[-1].date == "2015-11-22"
