"""Chinese titles of papers without title marks: what stands before them and is no part, and words that are none."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2024年是中冰自贸协定签署10周年。", "中冰自贸协定"),
        ("谈判代表希望文本能成为全球塑料公约。", "全球塑料公约"),
        ("发言人表示,自渔业协议第一阶段生效以来,已有船只进入。", "渔业协议"),
        ("总理办公室说,根据渔业协议,船员将获释。", "渔业协议"),
        ("渔民要求政府撤回沿海排放计划。", "沿海排放计划"),
        ("东盟打击跨国犯罪行动计划获得通过。", "东盟打击跨国犯罪行动计划"),
        ("会议通过了东盟应对气候变化战略计划。", "东盟应对气候变化战略计划"),
    ],
    ids=["a copula", "become", "since", "under", "take back", "a deed inside", "another inside"],
)
def test_where_a_title_begins(text: str, title: str) -> None:
    assert [i.title for i in _read(text).instruments] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "乌克兰计划使用新设备。",
        "美国计划近期宣布新的援助。",
        "德国政府为外交政策擘画蓝图。",
        "双方绘就了中法全面战略伙伴关系美好蓝图。",
        "伊方加入全球安全倡议。",
        "财政部5月12日发表声明称,税率没有变化。",
        "会后公报重申了承诺。",
    ],
    ids=["plans to use", "plans soon", "drawn", "drawn, with its object", "joined", "a ministry says", "after it"],
)
def test_no_paper_there(text: str) -> None:
    reading = _read(text)
    assert reading.instruments == []
    assert not [c for c in reading.commitments if c.force == "decide"]


def test_a_protocol_to_a_treaty_is_another_paper() -> None:
    reading = _read("2014年8月,双方同意尽快签署《东南亚无核武器区条约》议定书。")
    assert [i.title for i in reading.instruments] == ["《东南亚无核武器区条约》议定书"]
