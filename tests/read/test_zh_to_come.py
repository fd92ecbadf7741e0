"""Chinese previews: papers to be signed and issued behind one "will" are to come, and nobody has decided on them."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

SUMMIT = "第三届东盟-海合会峰会2025年9月5日将在利雅得举行。"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


def _papers(text: str) -> dict[str, str | None]:
    return {i.title or "": i.status for i in _read(text).instruments}


def test_what_one_will_holds_over() -> None:
    text = (
        SUMMIT + "东盟领导人将同海合会领导人共同签署并发表《利雅得宣言》,批准《粮食合作战略》,发表关于数字经济的声明。"
    )
    assert set(_papers(text).values()) == {"to_be_adopted"}
    assert [c for c in _read(text).commitments if c.force == "decide"] == []


@pytest.mark.parametrize(
    "told",
    [
        "东盟领导人5日同海合会领导人共同签署并发表《利雅得宣言》,批准《粮食合作战略》。",
        "东盟领导人签署了《利雅得宣言》,将落实有关共识,批准了《粮食合作战略》。",
        "将于明年举行的峰会此前通过了《利雅得宣言》,批准《粮食合作战略》。",
    ],
    ids=["no will", "done", "the will of something else"],
)
def test_what_is_done_stays_done(told: str) -> None:
    text = "第三届东盟-海合会峰会2025年9月5日在利雅得举行。" + told
    assert set(_papers(text).values()) == {"adopted"}
