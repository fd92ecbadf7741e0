""" "The next meeting": the sitting after the one a text tells of, where the text says when."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

EN = "The 3rd ASEAN-Norway Ministerial Meeting was held in Oslo on 3 March 2025.\n\n"
VI = "Oslo (TTXVN) - Hội nghị Bộ trưởng ASEAN-Na Uy lần thứ 3 đã diễn ra tại Oslo ngày 3/3/2025.\n\n"
ZH = "新华社奥斯陆2025年3月3日电 第三届东盟-挪威部长级会议3日在奥斯陆举行。\n\n"

NEXT = [
    (EN, "The next meeting will be held in Jakarta in 2026.", "2026", "Jakarta"),
    (EN, "The ministers agreed to hold the next meeting in Jakarta in May 2026.", "2026-05", "Jakarta"),
    (EN, "The next ministerial meeting will be hosted by Thailand in the first half of 2026.", "2026", None),
    (
        EN,
        "They asked for a report for the next Ministerial Meeting, which will be held in Oslo in 2026.",
        "2026",
        "Oslo",
    ),
    (VI, "Hội nghị tiếp theo sẽ được tổ chức tại Jakarta vào năm 2026.", "2026", "Jakarta"),
    (VI, "Hai bên nhất trí tổ chức Hội nghị lần tới tại Jakarta vào tháng 5/2026.", "2026-05", "Jakarta"),
    (ZH, "下届会议将于2026年在雅加达举行。", "2026", "Jakarta"),
    (ZH, "双方同意2026年5月在雅加达举行下一次会议。", "2026-05", "Jakarta"),
]


@pytest.mark.parametrize(("head", "told", "start", "place"), NEXT, ids=[row[1] for row in NEXT])
def test_the_next_one(head: str, told: str, start: str, place: str | None) -> None:
    this, following = read_document(Document(id="page", text=head + told)).meetings
    assert (this.ordinal, this.start) == (3, "2025-03-03")
    assert (following.mechanism_en or "").lower() == (this.mechanism_en or "").lower()
    assert (following.ordinal, following.start, following.place, following.status) == (None, start, place, "scheduled")


@pytest.mark.parametrize(
    "told",
    [
        "They will review progress at the next meeting.",  # no time is told
        "The next summit is planned for November 2026.",  # of others
        "The next meeting of officials was held in 2024.",  # before this one
    ],
)
def test_none_in_particular(told: str) -> None:
    meetings = read_document(Document(id="page", text=EN + told)).meetings
    assert [m.ordinal for m in meetings if m.parties == ["ASEAN", "Norway"] and m.level == "ministerial"] == [3]
