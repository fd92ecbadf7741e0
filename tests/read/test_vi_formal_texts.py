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
        " (sau đây gọi là ASEAN), gồm Malaysia, Cộng hòa Philippines, Vương quốc Thái Lan và Brunei Darussalam, họp"
        " tại Cebu nhân Hội nghị Cấp cao ASEAN lần thứ 50;\n\n"
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


SPEECH = "Toàn văn phát biểu của Thủ tướng Nguyễn Xuân Phúc tại Hội nghị Cấp cao ASEAN lần thứ 31\n\nThưa các vị,\n\n"


def test_what_a_speaker_would_have_others_do() -> None:
    text = (
        "- Thứ nhất, trong giai đoạn hiện nay, ASEAN cần duy trì đoàn kết.\n\n"
        "- Thứ hai, chúng ta cần đẩy nhanh triển khai Tầm nhìn Cộng đồng ASEAN 2025.\n\n"
        "Việt Nam cam kết mở rộng hợp tác y tế với ASEAN.\n\n"
        "Chúng ta cần nhìn nhận rằng thách thức còn lớn.\n"
    )
    assert [(c.actors, c.force) for c in _said(SPEECH + text)] == [
        (["Viet Nam"], "propose"),
        (["Viet Nam"], "propose"),
        (["Viet Nam"], "commit"),
    ]
    report = f"{MET}ASEAN cần duy trì đoàn kết.\n"
    assert not _said(report)  # nobody said it


def test_a_wish_for_a_meeting_is_courtesy() -> None:
    text = (
        "Thủ tướng Ấn Độ Modi bày tỏ mong muốn hội nghị sẽ ghi nhận nhiều ý kiến đóng góp thiết thực.\n"
        "Thủ tướng Ấn Độ Modi hy vọng hai bên sẽ đẩy mạnh hợp tác y tế.\n"
    )
    assert [(c.force, c.what_en) for c in _said(MET + text)] == [("propose", "strengthen cooperation health")]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Hai bên cam kết hỗ trợ tài chính dành cho phòng chống, chuẩn bị sẵn sàng và ứng phó đại dịch.", 1),
        ("Ấn Độ cam kết cung cấp nguồn lực phục vụ nâng cao năng lực, đào tạo cán bộ và nghiên cứu biển.", 1),
        ("Hai bên cam kết mở rộng thương mại, đào tạo cán bộ và nghiên cứu biển.", 3),
    ],
)
def test_what_help_is_meant_for(text: str, deeds: int) -> None:
    assert len(_said(MET + text)) == deeds


def test_agreed_to_issue_is_issued() -> None:
    text = "Các Bộ trưởng đã thống nhất ra Tuyên bố chung về an ninh biển.\n"
    assert [(i.kind, i.status) for i in _read(MET + text).instruments] == [("statement", "adopted")]


@pytest.mark.parametrize(
    ("text", "done", "total", "percent", "comparator", "instrument"),
    [
        ("Tỷ lệ triển khai Lộ trình xây dựng Cộng đồng trên 3 trụ cột đạt trên 80%.", None, None, 80.0, ">", None),
        # a plan that sets so many lines, of which so many are done; no other known plan has as many
        (
            "Kế hoạch đề ra khoảng 290 dòng hành động thì tới nay ASEAN đã thực hiện được khoảng 140 dòng hành động.",
            140,
            290,
            None,
            "~",
            "ASEAN Political-Security Community Blueprint 2025",
        ),
        (
            "Kế hoạch đề ra 291 dòng hành động thì tới nay ASEAN đã thực hiện được 140 dòng hành động.",
            140,
            291,
            None,
            "=",
            None,
        ),
    ],
)
def test_figures(
    text: str, done: int | None, total: int | None, percent: float | None, comparator: str, instrument: str | None
) -> None:
    (told,) = _read(MET + text).progress
    assert (told.done, told.total, told.percent, told.comparator) == (done, total, percent, comparator)
    assert told.instrument_en == instrument


def test_words_in_the_cell_under_a_picture() -> None:
    text = (
        "Thủ tướng Na Uy Haugen hội đàm với Bộ trưởng Trần Văn Minh. Ảnh: Minh Hạnh-TTXVN |\n"
        "Hai bên nhất trí mở rộng hợp tác y tế.\n"
        "![]() |\n"
        "Tổng thống Nga Putin phát biểu tại hội nghị, ngày 12/5. |\n"
        "Hai bên nhất trí đẩy mạnh hợp tác biển.\n"
    )
    reading = _read(MET + text)
    assert not reading.persons
    assert [c.force for c in reading.commitments] == ["agree", "agree"]


def test_those_who_met_without_a_verb_are_a_caption() -> None:
    text = (
        "Mốc quan trọng trong quan hệ ASEAN-Hàn Quốc\n\n"
        "Các nhà lãnh đạo ASEAN và Hàn Quốc tại Hội nghị cấp cao ASEAN - Hàn Quốc tháng 10/2013.\n\n"
        "Ngày 12/12/2014, Hội nghị Cấp cao Kỷ niệm 25 năm Quan hệ Đối thoại ASEAN-Hàn Quốc diễn ra tại Busan.\n"
        "Các nhà lãnh đạo ASEAN nhất trí mở rộng hợp tác y tế tại Hội nghị.\n"
    )
    reading = _read(text)
    assert [m.start for m in reading.meetings] == ["2014-12-12"]
    assert [c.force for c in reading.commitments] == ["agree"]


def test_consultations_over_a_paper_are_no_meeting() -> None:
    text = "Hội nghị ghi nhận kết quả tham vấn Bộ Quy tắc ứng xử ở Biển Đông (COC) ở Hạ Long vào ngày 9/6/2022.\n"
    reading = _read(MET + text)
    assert [m.ordinal for m in reading.meetings] == [20]
    assert [i.kind for i in reading.instruments] == ["code"]


def test_an_overview_below_its_own_day_is_of_that_day() -> None:
    text = (
        "Quan hệ đối thoại ASEAN-Nga\n11:21 30/10/2020\n\n"
        "Nga chính thức trở thành Đối tác Đối thoại đầy đủ của ASEAN tại Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 29"
        " (Jakarta, 7/1996).\n"
    )
    assert _read(text).published == "2020-10-30"


def test_a_month_under_a_picture_dates_no_page() -> None:
    text = (
        "Mốc quan trọng trong quan hệ ASEAN-Hàn Quốc\n\n"
        "Các nhà lãnh đạo ASEAN và Hàn Quốc tại Hội nghị cấp cao ASEAN - Hàn Quốc tháng 10/2013.\n\n"
        "Hai bên nhất trí mở rộng hợp tác y tế tại Hội nghị Cấp cao ASEAN-Hàn Quốc.\n"
    )
    assert _read(text).published != "2013-10"
