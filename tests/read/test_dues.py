"""Dues of commitments, and the status of instruments, in short texts of our own; the comment names the trick."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

LEADS = {
    "en": "JAKARTA, 12 March 2027 - ",
    "vi": "Ngày 11/3/2027, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga diễn ra tại Huế. ",
    "zh": "新华社雅加达2027年3月12日电 东盟—俄罗斯外长会议3月11日在雅加达举行。",
}


def _read(language: str, text: str) -> Reading:
    return read_document(Document(id="dues", text=f"{LEADS[language]}{text}\n"))


DUES = [
    ("en", "Norway will waive visa fees for ASEAN students from 1 July 2027.", "2027-07-01", "on"),  # from a day on
    ("vi", "Nga cam kết miễn thị thực cho sinh viên ASEAN kể từ ngày 1/7/2028.", "2028-07-01", "on"),
    ("zh", "俄罗斯承诺自2028年7月1日起免收东盟学生签证费。", "2028-07-01", "on"),
    (
        "vi",
        "Nga cam kết bàn giao bốn tàu cứu nạn cho ASEAN trước khi hết năm 2028.",
        "2028-12-31",
        "by",
    ),  # until its end
    ("en", "Japan pledged 15 million dollars to ASEAN for the biennium 2028-2029.", "2029", "during"),  # paid within it
    ("en", "Japan pledged to exchange staff with ASEAN for up to six months.", None, None),  # how long, not by when
    (
        "en",
        "Norway pledged to bring tourism in ASEAN back to the level of 2019 by 2029.",
        "2029",
        "by",
    ),  # not the first
    (
        "en",
        "Norway pledged to fund a rescue centre for ASEAN provided that parliament passes the budget for 2028.",
        None,  # the condition's year
        None,
    ),
    ("zh", "俄罗斯将在2028年至2030年期间向东盟提供三艘救生船。", "2030", "during"),  # over a span of years
    ("zh", "2028-2030年,俄罗斯将向东盟提供三艘救生船。", "2030", "during"),
    ("zh", "俄罗斯将在未来五年内向东盟提供三艘救生船。", "2032", "by"),
    ("zh", "俄罗斯计划在2028年底前向东盟派遣20名教官。", "2028-12-31", "by"),  # the noun is a verb here
    ("zh", "双方将于10月举行首次联合演练。", "2027-10", "during"),
    ("zh", "俄罗斯愿以今年双方建立关系30周年为契机,扩大渔业合作。", None, None),  # the occasion
    ("zh", "双方同意落实《渔业合作计划(2028—2030)》。", None, None),  # the paper's own span
]


@pytest.mark.parametrize(("language", "text", "due", "kind"), DUES)
def test_due(language: str, text: str, due: str | None, kind: str | None) -> None:
    (commitment,) = _read(language, text).commitments
    assert (commitment.due, commitment.due_kind) == (due, kind)


STATUSES = [
    ("en", "ASEAN urged all parties to act in accordance with the Charter of the United Nations and adopted the Jakarta "
     "Declaration on Energy.", "Jakarta Declaration", "adopted"),
    ("vi", "ASEAN ủng hộ đề xuất của Nga về việc thông qua Tuyên bố Huế về du lịch.", "Tuyên bố Huế",
     "proposed"),  # put forward, not issued
    ("en", "ASEAN and China noted that 45 of the 60 measures of the ASEAN-China Energy Work Plan 2025-2029 had been "
     "completed.", "Work Plan", "under_implementation"),  # its progress is told
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title", "status"), STATUSES)
def test_status(language: str, text: str, title: str, status: str) -> None:
    papers = [i for i in _read(language, text).instruments if title in f"{i.title_en} {i.title}"]
    assert [paper.status for paper in papers] == [status]
