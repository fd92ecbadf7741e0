"""Chinese: "will" with somebody, for somebody or on a topic, stands behind their topic, and what is only praised."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

HEAD = (
    "东盟—日本外长会议在雅加达举行\n\n雅加达2022年7月12日电 东盟—日本外长会议12日在雅加达举行,日本外相林芳正出席。\n\n"
)

READ = [
    ("with them, a deed", "日本将同东盟合作应对气候变化。", {("commit", "Japan")}),
    ("with them, making every effort", "日方将与东盟一道努力,维护地区和平。", {("commit", "Japan")}),
    ("help for what they set up", "日本将为东盟成立粮食研究中心提供协助。", {("commit", "Japan")}),
    ("set up for them", "日本将为东盟设立海事学校。", {("commit", "Japan")}),
    ("two stands, the second behind its topic", "林芳正强调海上安全的重要性,对缅甸局势深表担忧并呼吁保持克制。",
     {("reaffirm", "Japan"), ("request", "Japan")}),
    ("held to, and still to be done", "日方坚持和平发展,支持东盟的中心地位。", {("reaffirm", "Japan"), ("support", "Japan")}),
    ("with them, a deed that is no talk, meal or signature", "日方将同东盟互免签证。", {("commit", "Japan")}),
    ("on a topic, a deed", "日方将就渔业管理加强交流。", {("commit", "Japan")}),
    ("set up just now", "双方成立6个工作组来推动合作。", {("decide", "ASEAN"), ("decide", "Japan")}),
]  # fmt: skip

NOT_READ = [
    ("with partners, talks", "林芳正也将与东盟5个成员国举行会谈,分别是泰国、越南等。"),
    ("with others, a signature", "林芳正将同其他成员国外长签署并发表《雅加达宣言》。"),
    ("with others, a meal", "林芳正将与各国外长,在总统府共进午餐。"),
    ("praise for what was achieved", "东盟坚持团结自强,为维护地区稳定发挥了重要作用。"),
    ("a motto taken", "日方将以“绿色与包容”为主题,介绍有关情况。"),
    ("years since it was set up", "这是东盟成立五十多年来首份具有约束力的文件。"),
]


@pytest.mark.parametrize(("trick", "text", "wanted"), READ, ids=[row[0] for row in READ])
def test_read(trick: str, text: str, wanted: set[tuple[str, str]]) -> None:
    found = read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments
    assert {(c.force, actor) for c in found for actor in c.actors} == wanted


@pytest.mark.parametrize(("trick", "text"), NOT_READ, ids=[row[0] for row in NOT_READ])
def test_not_read(trick: str, text: str) -> None:
    assert read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("外长们主张推动贸易和投资便利化,反对任何形式的保护主义行为。",
         ["推动贸易和投资便利化", "反对任何形式的保护主义行为"]),
        ("外长们主张推动贸易和扩大农业合作。", ["推动贸易", "扩大农业合作"]),
        ("林芳正强调海上安全的重要性,对缅甸局势深表担忧并呼吁保持克制。", ["海上安全的重要性", "深表担忧缅甸局势", "保持克制"]),
        ("林芳正强调,下阶段,日方愿深化海洋合作。", ["深化海洋合作"]),
        ("日方将拨款购买疫苗,并对设立基金进行讨论。", ["拨款购买疫苗"]),
    ],
)  # fmt: skip
def test_what_is_said(text: str, wanted: list[str]) -> None:
    found = read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments
    assert [c.what for c in found] == wanted
