"""What is no paper in a Chinese report, where a title begins, and what words round it tell of its status."""

from __future__ import annotations

import pytest

from depositary.model import Document, Instrument
from depositary.reading import read_document
from talks import below_talks_with_japan


def _papers(text: str) -> list[Instrument]:
    return below_talks_with_japan(text).instruments


@pytest.mark.parametrize(
    "text",
    [
        "双方未能就任何协议取得一致。",
        "据印尼外交部声明,会谈气氛友好。",
        "联合国特别报告员8日抵达雅加达。",
        "主办方报告称,参会人数超过三千。",
        "部长暂时无计划访问东京。",
        "双方就停火协议交换了意见。",
        "找到各方意愿的最大公约数十分重要。",
        "日方愿同东盟保持战略协作。",
        "东盟与美国战略备受关注。",
        "双方共同规划双方关系蓝图。",
        "各国将透过东亚峰会框架讨论此事。",
        "会议讨论了联合国大会议程。",
        "双方签署渔业等6个合作协议。",
        "会议以“迈向共同愿景”为主题。",
        "东盟外长会议原本计划讨论此事。",
        "五角大楼发声明。",
        "双方拥有相同愿景。",
        "会议就委员会的运行计划展开讨论。",
        "这是俄罗斯对外经济战略的优先方向。",
    ],
    ids=[
        "any agreement", "what a ministry said", "a rapporteur", "reported", "no plans", "a ceasefire",
        "a common denominator", "strategic coordination", "whose strategy", "a figure of speech", "a meeting's framework",
        "a meeting's agenda", "so many", "a motto", "planned", "said", "the same vision", "plans of work", "what somebody does",
    ],
)  # fmt: skip
def test_no_paper(text: str) -> None:
    assert not _papers(text)


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("日方提议商签《东盟—日本渔业合作协定》。", "东盟—日本渔业合作协定", "drafting"),
        ("各方正就《渔业协定》修订议定书进行磋商。", "《渔业协定》修订议定书", "drafting"),
        ("双方共同制定了渔业合作路线图。", "渔业合作路线图", "adopted"),
        ("双方见证了渔业合作备忘录的签署仪式。", "渔业合作备忘录", "adopted"),
        ("各国重申落实《巴黎协定》。", "巴黎协定", "under_implementation"),
    ],
    ids=["to be negotiated", "talked over", "drawn up", "a ceremony", "known by its title"],
)
def test_title_and_status(text: str, title: str, status: str) -> None:
    found = {(p.title or "").strip(): p.status for p in _papers(text)}
    assert found == {title: status}


def test_a_known_paper_in_title_marks_has_its_english_name() -> None:
    assert [p.title_en for p in _papers("印尼已批准《巴黎协定》。")] == ["Paris Agreement"]


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("日方表示,通过“海湖投资倡议”向东盟国家提供低息贷款。", 0),
        ("日方通过海湖投资倡议向东盟提供贷款。", 0),
        ("会议通过关于渔业的决议,向东盟提供贷款。", 1),
        ("双方通过了联合声明。", 1),
    ],
)
def test_a_word_for_adopting_that_means_through(text: str, adopted: int) -> None:
    head = "2023年5月8日,日本—东盟高官会在成都举行。"
    reading = read_document(Document(id="t", text=f"{head}\n\n{text}\n"))
    assert len([c for c in reading.commitments if c.force == "decide"]) == adopted
    assert not any(p.status == "adopted" and "倡议" in (p.title or "") for p in reading.instruments)
