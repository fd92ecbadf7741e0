"""Vietnamese: meetings to come, frames in which meetings take place, sides written out, and lines that are no report.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=text))


def test_a_meeting_to_come_over_two_months() -> None:
    # not yet held when this was written: its first month is the page's
    reading = _read("Hội nghị Cấp cao Liên minh châu Phi lần thứ 17 sẽ diễn ra tại Malabo từ ngày 29/6 đến 2/7.\n")
    (meeting,) = reading.meetings
    assert (reading.published, meeting.status, meeting.start, meeting.end) == (
        "2011-06",
        "scheduled",
        "2011-06-29",
        "2011-07-02",
    )


def test_a_meeting_held_over_two_months() -> None:
    reading = _read("Hội nghị Cấp cao Liên minh châu Phi lần thứ 17 đã diễn ra tại Malabo từ ngày 29/6 đến 2/7.\n")
    assert (reading.published, reading.meetings[0].status) == ("2011-07", "held")


def test_frames_in_a_list() -> None:
    text = (
        "Từ ngày 3-6/5/2027, Malaysia tổ chức Hội nghị Quan chức cấp cao (SOM) của ASEAN trong khuôn khổ ASEAN+3 (Trung Quốc, "
        "Nhật Bản và Hàn Quốc), Cấp cao Đông Á (EAS) và Diễn đàn khu vực ASEAN (ARF) tại thành phố Ipoh.\n"
    )
    assert {m.level for m in _read(text).meetings} == {"senior_officials"}


def test_numbered_meetings_in_a_list_are_meetings() -> None:
    text = (
        "Trong khuôn khổ Hội nghị Cấp cao ASEAN 37, ngày 14/11/2020 đã diễn ra Hội nghị Cấp cao ASEAN+3 lần thứ 23 và Hội "
        "nghị Cấp cao Đông Á lần thứ 15.\n"
    )
    assert [m.ordinal for m in _read(text).meetings] == [37, 23, 15]


def test_sides_written_out() -> None:
    text = (
        "Ngày 17/7/2023, Hội nghị Thượng đỉnh lần thứ 3 giữa Liên minh châu Âu (EU) và Cộng đồng các quốc gia Mỹ Latinh và "
        "Caribe (CELAC) khai mạc. Hội nghị thượng đỉnh EU-CELAC diễn ra tại Brussels.\n"
    )
    (meeting,) = _read(text).meetings
    assert (meeting.mechanism_en, meeting.ordinal, meeting.place) == ("EU-CELAC Summit", 3, "Brussels")


def test_a_capital_before_a_delegate_is_nobody() -> None:
    text = "Chiều 31/7/2016, tại Thủ đô Vientiane, đại diện Bộ Công Thương Lào đã họp báo về hội nghị.\n"
    assert _read(text).persons == []


def test_within_a_day_is_no_today() -> None:
    text = "Chiều 31/7, Lào họp báo.\n\nTrong ngày 3/8 sẽ diễn ra Hội nghị Bộ trưởng Kinh tế ASEAN lần thứ 48.\n"
    assert _read(text).published == "2016-07"


def test_lines_in_plain_letters() -> None:
    text = (
        "Thứ trưởng Lê Văn Tám dự Hội nghị Quan chức cao cấp ASEAN\n\n"
        "Ngày 6/3/2019, Thứ trưởng Bộ Ngoại giao Lê Văn Tám dự Hội nghị Quan chức cao cấp ASEAN tại Huế.\n"
        "TIN LIÊN QUAN\n"
        "thu truong le van tam du hoi nghi quan chuc cao cap asean Hội nghị Bộ trưởng Kinh tế ASEAN lần thứ 50 thông qua "
        "Tuyên bố chung\n\n"
        "Tại Hội nghị, các nước nhất trí tăng cường hợp tác biển.\n\n"
        "thu truong le van tam du hoi nghi quan chuc cao cap asean\n"
    )
    reading = _read(text)
    assert [m.mechanism_en for m in reading.meetings] == ["ASEAN Senior Officials' Meeting"]
    assert reading.instruments == []
    assert [c.force for c in reading.commitments] == ["agree"]
