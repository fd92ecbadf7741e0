"""Chinese: who would do what, where the clause names nobody, somebody else or what is only looked back on."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

HEAD = (
    "东盟—日本外长会议在雅加达举行\n\n雅加达2022年7月12日电 东盟—日本外长会议12日在雅加达举行,日本外相林芳正出席。\n\n"
)

READ = [
    ("a paper that speaks, its title in marks", "《联合声明》支持东盟加强海上合作。", [("support", "Japan")]),
    ("the same by a name", "「天津宣言」支持哈萨克斯坦设立中心。", [("support", "Japan")]),
    ("a duty behind the comma of the word for saying", "林芳正指出,应进一步改善营商环境。", [("propose", "Japan")]),
    ("the same of a side", "日方认为,须尽快恢复谈判。", [("propose", "Japan")]),
    ("behind what he praises", "林芳正说,日方赞赏东盟的意愿,双方应推动关系进一步改善。", [("propose", "Japan")]),
    ("somebody else is told of it", "林芳正向李明介绍了日本经济情况,表示日方将扩大对东盟投资。", [("commit", "Japan")]),
    ("as chair, without a comma", "印尼作为轮值主席国将确保会议取得成果。", [("commit", "Indonesia")]),
    ("through a fund is no adoption", "日方今后将继续通过日本—东盟一体化基金为东盟提供帮助。", [("commit", "Japan")]),
    ("by consensus is no end", "本次会议以协商一致方式通过了联合声明。", [("decide", "ASEAN"), ("decide", "Japan")]),
    ("a proposal owned, with its deed before it", "外长们欢迎日方关于举办纪念峰会的提议。", [("support", "ASEAN")]),
    ("readiness welcomed", "印尼欢迎日本愿为地区电网建设提供资金。", [("support", "Indonesia")]),
    ("points agreed on", "双方达成三点共识:启动自贸谈判,深化互联互通。", [("agree", "ASEAN"), ("agree", "Japan")]),
    ("an object put first", "林芳正建议东盟配合,将南海建成和平之海。", [("propose", "Japan")]),
    ("where one stays does nothing", "正在印尼访问的日本外相林芳正表示,愿扩大投资。", [("commit", "Japan")]),
    ("resolve restated", "日方重申日本决心在2030年前实现减排目标。", [("reaffirm", "Japan")]),
    ("however is no denial", "不过日本将继续对东盟提供财政支援。", [("commit", "Japan")]),
]

NOT_READ = [
    ("a time of an earlier year opens the sentence", "去年11月,双方领导人宣布建立全面战略伙伴关系。"),
    ("the same of a proposal", "2020年,日本提议设立东盟应急医疗中心,得到各方支持。"),
    ("the sign of the future puts a pronoun first", "日本将其列为最重要的伙伴。"),
    ("is seen as", "日本将进一步密切与东盟的关系视为重点。"),
    ("this decision", "日本对东盟的这项决定表示不满。"),
    ("what a deed is meant for", "林芳正表示,设立新基金旨在推动地区合作。"),
    ("told of all the years", "自建立对话关系以来,双方坚持相互尊重。"),
    ("hearsay", "据悉,双方将就海洋问题举行磋商。"),
]


@pytest.mark.parametrize(("trick", "text", "wanted"), READ, ids=[row[0] for row in READ])
def test_read(trick: str, text: str, wanted: list[tuple[str, str]]) -> None:
    found = read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments
    assert {(c.force, actor) for c in found for actor in c.actors} >= set(wanted)
    assert {c.force for c in found} == {force for force, _ in wanted}


@pytest.mark.parametrize(("trick", "text"), NOT_READ, ids=[row[0] for row in NOT_READ])
def test_not_read(trick: str, text: str) -> None:
    assert read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments == []


def test_verbs_that_share_an_object() -> None:
    text = "日方承诺维持团结统一、扩大和深化同东盟的关系。"
    found = [c.what for c in read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments]
    assert not any((what or "").startswith("深化") for what in found)


def test_adverb_parts_no_deed() -> None:
    text = "林芳正表示,日方愿推动双方关系进一步改善发展。"
    (pledge,) = read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments
    assert "改善" in (pledge.what or "")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("东盟外长们呼吁国际社会加大人道援助。", ["international community"]),
        ("东盟外长们敦促有关各方保持克制。", ["parties"]),
        ("东盟外长们鼓励私营部门参与互联互通项目。", ["private sector"]),
        ("东盟同意与日方加强贸易合作。", ["Japan"]),
    ],
)
def test_whom(text: str, asked: list[str]) -> None:
    (pledge,) = read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments
    assert pledge.addressees == asked
