"""Declarations and speeches: a subject that stands once, at the head, and who "we" are."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


WE = """Joint Statement of the 2nd ASEAN-Norway Summit

Oslo, Norway, 3 March 2025

We, the Heads of State and Government of ASEAN and Norway, gathered in Oslo on 3 March 2025.

1. Agree to launch negotiations on a free trade agreement;

2. Task our ministers to follow up on this Joint Statement;

3. Welcome the offer of Norway to host the 3rd Summit in 2027;

4. Commend the work of our officials.
"""


def test_paragraphs_that_open_with_their_verb() -> None:
    found = _read(WE).commitments
    assert all(one.actors == ["ASEAN", "Norway"] for one in found)
    assert [(one.clause, one.force, one.due) for one in found] == [
        ("1", "agree", None),
        ("2", "request", None),
        ("3", "support", "2027"),
    ]


VI = """Tuyên bố chung của Hội nghị Cấp cao ASEAN-Na Uy lần thứ 2

Oslo, ngày 3 tháng 3 năm 2025

Chúng tôi, các nhà Lãnh đạo ASEAN và Na Uy, nhóm họp tại Oslo ngày 3/3/2025.

1. Nhất trí khởi động đàm phán hiệp định thương mại tự do.

2. Giao các Bộ trưởng theo dõi việc triển khai Tuyên bố chung này.

3. Hoan nghênh đề nghị của Na Uy đăng cai Hội nghị Cấp cao lần thứ 3 vào năm 2027.

4. Cam kết thành lập Quỹ chuyển đổi xanh trước năm 2027.
"""

ZH = """第二届东盟-挪威峰会联合声明

2025年3月3日,奥斯陆

我们,东盟和挪威领导人,于2025年3月3日在奥斯陆出席第二届东盟-挪威峰会。

一、同意启动自由贸易协定谈判。

二、责成部长们跟进落实本联合声明。

三、欢迎挪威提议于2027年主办第三届峰会。

四、承诺在2027年前设立绿色转型基金。
"""


@pytest.mark.parametrize("text", [VI, ZH], ids=["vi", "zh"])
def test_the_same_in_languages_whose_verbs_do_not_change(text: str) -> None:
    found = _read(text).commitments
    assert all(one.actors == ["ASEAN", "Norway"] for one in found)
    assert [(one.clause, one.force, (one.due or "")[:4]) for one in found] == [
        ("1", "agree", ""),
        ("2", "request", ""),
        ("3", "support", "2027"),
        ("4", "commit", "2027"),
    ]


def test_deeds_below_the_subject_without_a_verb_of_their_own() -> None:
    text = (
        "Joint Leaders' Statement on the ASEAN-Norway Partnership\n\nOSLO, 3 March 2025 - WE, the Member States of ASEAN and "
        "Norway gathered at the ASEAN-Norway Summit in Oslo on 3 March 2025;\n\nRECALLING mechanisms set up on 6 May 2020, such as the ASEAN Regional "
        "Forum (ARF);\n\n1. Continue building on past efforts.\n\n2. Promote maritime security by 2027.\n"
    )
    reading = _read(text)
    assert [(one.clause, one.actors, one.due) for one in reading.commitments] == [
        ("1", ["ASEAN", "Norway"], None),
        ("2", ["ASEAN", "Norway"], "2027"),
    ]
    assert "ARF" not in {meeting.acronym for meeting in reading.meetings}


LED = """ASEAN-NORWAY LEADERS' DECLARATION ON GREEN SHIPPING

WE, the Heads of State/Government of ASEAN and Norway, on the occasion of the ASEAN-Norway Summit in Oslo on 3 March 2025;

RECOGNISING the importance of shipping;

DO HEREBY DECLARE to:

1. STRENGTHEN cooperation in green shipping;

2. ESTABLISH a regional fund by 2027;

3. TASK the relevant ministers to implement this Declaration.
"""


def test_what_opens_the_list_governs_what_is_done_but_not_who_is_asked() -> None:
    reading = _read(LED)
    assert [(one.clause, one.actors, one.addressees, one.force, one.due) for one in reading.commitments] == [
        ("1", ["ASEAN", "Norway"], [], "commit", None),
        ("2", ["ASEAN", "Norway"], [], "commit", "2027"),
        ("3", ["ASEAN", "Norway"], ["relevant ministers"], "request", None),
    ]
    (own,) = reading.instruments
    assert (own.kind, own.status, own.date) == ("declaration", "adopted", "2025-03-03")


@pytest.mark.parametrize(
    ("heading", "party"),
    [
        ("Secretary-General's remarks to the ASEAN-UN Summit", "United Nations"),
        ("Opening remarks by the President of the European Council at the EU-ASEAN Summit", "European Union"),
        ("Remarks by Prime Minister Lee Hsien Loong at the ASEAN-EU Summit", "Singapore"),
        ("Address by External Affairs Minister at the ASEAN-India Foreign Ministers' Meeting", "India"),
    ],
)
def test_for_whom_a_speaker_speaks(heading: str, party: str) -> None:
    text = (
        f"{heading}\n\n14 December 2022\n\nExcellencies,\n\nI thank President Joko Widodo for his warm welcome. "
        "We will deepen our cooperation on climate."
    )
    (deed,) = _read(text).commitments
    assert deed.actors == [party]
