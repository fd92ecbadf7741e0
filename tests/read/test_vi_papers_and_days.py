"""Vietnamese: one plan under two nouns, titles that look ahead, and days that are of an arrival or a press conference.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"Tin trong ngày\n\n{text}\n"))


PAPERS = [
    # a registered plan by another noun and its last year
    (
        "Ngày 4/6/2018, tại Huế, hai bên nhất trí triển khai Kế hoạch hành động ASEAN - Hàn Quốc giai đoạn 2016-2020. "
        "Hàn Quốc sẽ thực hiện Chương trình hành động ASEAN - Hàn Quốc đến năm 2020.",
        ["Kế hoạch hành động ASEAN - Hàn Quốc"],
    ),
    # what the plan furthers tells it apart from none
    (
        "Hai bên triển khai Chương trình hành động toàn diện ASEAN - Nga giai đoạn 2016-2020. Các Bộ trưởng nhất trí "
        "thực hiện Kế hoạch hành động toàn diện thúc đẩy hợp tác ASEAN - Nga đến năm 2020.",
        ["Chương trình hành động toàn diện ASEAN - Nga"],
    ),
    # another period, another plan
    (
        "Hai bên triển khai Kế hoạch hành động ASEAN - Nga giai đoạn 2016-2020. Nga đề xuất xây dựng Chương trình hành "
        "động ASEAN - Nga giai đoạn 2021-2025.",
        ["Kế hoạch hành động ASEAN - Nga", "Chương trình hành động ASEAN - Nga"],
    ),
    (
        "Hội nghị Cấp cao ASEAN lần thứ 41 đã thông qua Tuyên bố Huế về Cộng đồng ASEAN hướng đến một tương lai xanh.",
        ["Tuyên bố Huế về Cộng đồng ASEAN hướng đến một tương lai xanh"],
    ),
    # behind a comma it is what the paper is to lead to
    (
        "Hai bên thông qua Tuyên bố chung về an ninh mạng, hướng tới nâng cấp quan hệ.",
        ["Tuyên bố chung về an ninh mạng"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_vi_papers_by_their_names(text: str, expected: list[str]) -> None:
    assert [paper.title for paper in _read(text).instruments] == expected


MEETING = "Hội nghị Bộ trưởng Ngoại giao ASEAN - Trung Quốc"
DAYS = [
    # who comes to a place, and who comes to the meeting itself
    (f"Ngày 5/6/2021, Ngoại trưởng Singapore đã tới thành phố Trùng Khánh tham dự {MEETING}.", (None, "held")),
    (f"Trưa 5/6/2021, Ngoại trưởng Singapore đã đến Trùng Khánh để tham dự {MEETING}.", (None, "held")),
    (f"Ngày 5/6/2021, Ngoại trưởng Singapore đã đến dự {MEETING} tại Trùng Khánh.", ("2021-06-05", "held")),
    # a press conference on what is to come; the day told of "the meeting"
    (
        f"Ngày 5/6/2021, tại Huế, Bộ Ngoại giao đã tổ chức họp báo quốc tế về {MEETING}. Hội nghị sẽ diễn ra từ ngày "
        "7 đến ngày 8/6/2021.",
        ("2021-06-07", "scheduled"),
    ),
    (
        f"{MEETING} sẽ được tổ chức tại Trùng Khánh. Hội nghị dự kiến diễn ra vào ngày 7/6/2021.",
        ("2021-06-07", "scheduled"),
    ),
    (f"Các quan chức đã dự {MEETING}. Hội nghị đã diễn ra ngày 7/6/2021.", ("2021-06-07", "held")),
    # a day of something else in the sentence of "the meeting"
    (
        f"Các quan chức đã dự {MEETING}. Hội nghị thảo luận về Tuyên bố chung ký ngày 7/6/2019.",
        (None, "held"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_vi_days_of_meetings(text: str, expected: tuple[str | None, str]) -> None:
    sitting = next(s for s in _read(text).meetings if s.mechanism == MEETING)
    assert (sitting.start, sitting.status) == expected
