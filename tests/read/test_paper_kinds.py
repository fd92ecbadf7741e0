"""What sort of paper it is, where its noun alone does not tell, and which papers are one.

Each text is our own.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


def _papers(text: str) -> list[tuple[str, str]]:
    reading = read_document(Document(id="x", text=text))
    return [(paper.title or paper.title_en or "", paper.kind) for paper in reading.instruments]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Năm 2004, ASEAN và Canada đã ký Tuyên bố chung về hợp tác chống khủng bố quốc tế.", "declaration"),
        ("Tháng 5/2006, ASEAN và Ấn Độ ký Tuyên bố chung về Quan hệ Đối tác vì tiến bộ.", "declaration"),
        # later ones are statements, and so are those of two states
        ("Tháng 5/2021, ASEAN và Ấn Độ ký Tuyên bố chung về Quan hệ Đối tác vì tiến bộ.", "statement"),
        ("Tháng 5/2006, Việt Nam và Chile ký Tuyên bố chung về Quan hệ Đối tác toàn diện.", "statement"),
        ("Các Bộ trưởng đã ký Tuyên bố chung ADMM về hợp tác cứu trợ.", "declaration"),
        ("Các Bộ trưởng đã thông qua Kế hoạch phục hồi du lịch ASEAN.", "other"),
        ("Các Bộ trưởng đã thông qua Kế hoạch công tác du lịch ASEAN.", "work_plan"),
    ],
)
def test_joint_papers_and_plans(text: str, kind: str) -> None:
    assert [told for _, told in _papers(f"Tin trong ngày\n\n{text}\n")] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("会议通过《东盟旅游恢复计划》。", "other"),
        ("会议通过《东盟旅游合作计划》。", "work_plan"),
        ("会议通过《东盟旅游活动计划》。", "work_plan"),
    ],
)
def test_chinese_plans(text: str, kind: str) -> None:
    assert [told for _, told in _papers(f"2025年9月1日，各方举行会议。{text}\n")] == [kind]


def test_one_joint_paper_by_the_meeting_and_by_its_letters() -> None:
    text = (
        "Tuyên bố chung tại Hội nghị Bộ trưởng Quốc phòng ASEAN lần thứ 13 tái khẳng định vai trò của hòa bình.\n\n"
        "Các Bộ trưởng đã ký Tuyên bố chung ADMM 13. Tuyên bố chung tại ADMM 13 nêu rõ cam kết của các nước.\n"
    )
    assert len(_papers(f"Tin trong ngày\n\n{text}")) == 1


def test_a_plan_before_the_verb_is_no_sign_of_what_is_to_come() -> None:
    reading = read_document(
        Document(id="x", text="2025年9月1日，各方举行会议。会议通过《东盟旅游恢复计划》，并签署《东盟渔业协定》。\n")
    )
    assert [paper.status for paper in reading.instruments] == ["adopted", "adopted"]
