"""When, where and in which form a meeting was held, where the sentence tells it in passing."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document


def _one(text: str) -> Meeting:
    found = read_document(Document(id="page", text=text)).meetings
    assert len(found) == 1, [meeting.mechanism for meeting in found]
    return found[0]


def test_the_capital_of_a_state_is_no_party() -> None:
    meeting = _one("2022-12-20\n\n当地时间12月14日,东盟和欧盟在比利时首都布鲁塞尔召开了双方建立关系45周年纪念峰会。")
    assert (meeting.parties, meeting.place, meeting.start) == (["ASEAN", "European Union"], "Brussels", "2022-12-14")


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ("President Li Wen attended and chaired the ASEAN-China Special Summit via video link.", "virtual"),
        ("The ASEAN-China Special Summit was held in Bali, some delegates took part via video link.", "hybrid"),
    ],
)
def test_chaired_over_a_link_is_held_over_it(told: str, form: str) -> None:
    assert (
        _one(f"November 22, 2021\n\nOn November 22, {told[0].lower() if told[0] == 'T' else told[0]}{told[1:]}").format
        == form
    )


def test_what_happened_meanwhile_has_the_same_day() -> None:
    text = (
        "Nov. 23, 2021\n\nChina and ASEAN on Monday agreed to elevate their ties, as Chinese President Li Wen attended and "
        "chaired a special summit."
    )
    assert _one(text).start == "2021-11-22"


def test_an_online_meeting_keeps_its_noun() -> None:
    meeting = _one(
        "22/11/2021\n\nSáng 22/11/2021, Thủ tướng Chính phủ cùng lãnh đạo các nước dự Hội nghị trực tuyến cấp cao đặc biệt "
        "kỷ niệm 30 năm quan hệ đối thoại ASEAN - Trung Quốc."
    )
    assert (meeting.level, meeting.format, meeting.start) == ("summit", "virtual", "2021-11-22")


def test_what_a_summit_commemorates_names_it() -> None:
    text = "15/12/2022\n\nOn December 14, ASEAN and EU leaders attended the Summit to celebrate the 45th anniversary of ASEAN-EU ties."
    meeting = _one(text)
    assert (meeting.parties, meeting.start, meeting.status) == (["ASEAN", "European Union"], "2022-12-14", "held")


def test_a_summit_that_will_mark_something_is_to_come() -> None:
    meeting = _one("2022-12-14\n\nThe EU-ASEAN summit will mark the 45th anniversary of ties between the two blocs.")
    assert (meeting.parties, meeting.status) == (["ASEAN", "European Union"], "scheduled")
