"""Chinese: what is on a programme, whose topic a verb has, who "he" is, what came of a meeting and is no due."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

SUMMIT = "2023年9月5日,第43届东盟峰会在雅加达举行。"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


def _pledges(text: str) -> list[tuple[str, str, str]]:
    return [(c.force, "+".join(sorted(c.actors)), c.what or "") for c in _read(text).commitments]


@pytest.mark.parametrize(
    "told",
    [
        "泰国总理赛塔说,今年11月将在清迈举行的首届粮食博览会,是促进各国合作的重要平台。",
        "峰会期间,东盟领导人将总结今年取得的成就,并通过一系列旨在改善人民生活的重要文件。",
        "东盟领导人还将与其他伙伴国领导人一起,在晚间的会议上讨论谈判进展。",
        "会议的主要内容包括:介绍近期情况;通过领导人联合声明等。",
        "当天的会议由泰国倡议召开,十国代表与会。",
        "岸田文雄对朝鲜的导弹开发表达关注。",
    ],
    ids=["the will of a fair", "look back and papers", "together with others", "on a list", "who called it", "a verb over two words"],
)  # fmt: skip
def test_nothing_is_promised_or_decided(told: str) -> None:
    assert _pledges(SUMMIT + told) == []


def test_what_is_proposed_at_a_meeting_to_come_stays() -> None:
    told = "泰国总理赛塔表示,泰国将在明年在老挝举行的会议上提议设立粮食基金。"
    assert [(force, who) for force, who, _ in _pledges(SUMMIT + told)] == [("commit", "Thailand")]


def test_who_speaks_stands_before_the_topic() -> None:
    told = "越南外长裴青山对东盟即将接纳东帝汶表示欢迎,并重申支持东盟团结。"
    assert {who for _, who, _ in _pledges(SUMMIT + told)} == {"Viet Nam"}


def test_he_is_who_opened_the_sentence_before() -> None:
    told = "泰国总理赛塔表示,泰国支持粮食合作。越南外长裴青山作为特别代表与会。他在发言中呼吁加强海上救援合作。"
    assert ("request", "Viet Nam", "加强海上救援合作") in _pledges(SUMMIT + told)


def test_the_ministries_of_both_should() -> None:
    text = "新华社天津2025年7月15日电 中国外长王毅15日会见俄罗斯外长拉夫罗夫。王毅说,两国外交部要继续扩大粮食贸易。"
    assert ("propose", "China", "扩大粮食贸易") in _pledges(text)


def test_what_came_of_a_meeting_is_no_due() -> None:
    head = "2025年2月12日,第31次中国-东盟高官磋商在宁波举行。"
    found = _read(head + "中方希望推进落实中国-东盟领导人会议的重要共识,加强粮食合作。").commitments
    assert [(c.force, c.due_session) for c in found] == [("propose", None), ("propose", None)]
    found = _read(head + "双方同意在第28次中国-东盟领导人会议前完成粮食谈判。").commitments
    assert [(c.force, c.due_session) for c in found] == [("agree", "28 ASEAN-China Summit")]


@pytest.mark.parametrize(
    "told",
    [
        "东盟与中国外长还将签署《渔业合作谅解备忘录》。",
        "该决议获联合国大会审议通过(迄今均一致赞成)。",
        "泰方说,双方贸易取得新的重要进展。一是粮食贸易成果丰硕;二是海上救援合作稳步推进。",
    ],
    ids=["papers to be signed", "nothing but brackets", "points of what was reached"],
)
def test_none_of_these_binds(told: str) -> None:
    assert _pledges(SUMMIT + told) == []


def test_points_somebody_puts_forward_stay() -> None:
    told = "泰国总理赛塔提出两点建议。一是扩大粮食贸易;二是加强海上救援合作。"
    assert [force for force, _, _ in _pledges(SUMMIT + told)] == ["propose", "propose"]


def test_what_others_will_do_is_wished_for() -> None:
    told = "日本首相岸田文雄表示,日方希望,作为近邻,东盟国家将继续扩大粮食贸易。"
    assert {(force, who) for force, who, _ in _pledges(SUMMIT + told)} == {("propose", "Japan")}


def test_a_wish_that_only_sets_the_scene() -> None:
    told = "在东盟希望扩大粮食贸易的背景下,各国领导人同意加强海上救援合作。"
    assert [force for force, _, _ in _pledges(SUMMIT + told)] == ["agree"]


def test_a_summit_of_two_told_behind_the_background() -> None:
    text = "新华社布鲁塞尔2022年8月24日电 在双方贸易增长的背景下,欧盟与东盟将于今年12月在布鲁塞尔举行成员国领导人峰会。"
    met = _read(text).meetings
    assert [(m.mechanism_en, m.status, m.place) for m in met] == [("ASEAN-EU Summit", "scheduled", "Brussels")]


def test_a_title_of_nothing_but_its_kind_is_the_one_named_before() -> None:
    told = "各方愿落实《南海各方行为宣言》,由当事国按照《宣言》规定和平解决争议。"
    assert [i.title_en for i in _read(SUMMIT + told).instruments] == [
        "Declaration on the Conduct of Parties in the South China Sea"
    ]


@pytest.mark.parametrize(
    "told",
    [
        "泰国总理赛塔强调,论坛取得丰硕成果,得益于各方始终坚持相互尊重。",
        "泰国总理赛塔表示,泰方准备出席明年的会议。",
    ],
    ids=["what the results are owed to", "getting ready to attend"],
)
def test_what_has_been_so_and_a_journey_bind_nobody(told: str) -> None:
    assert _pledges(SUMMIT + told) == []


def test_a_stress_on_what_is_to_be_reached_stays() -> None:
    told = "泰国总理赛塔强调,要推动粮食合作取得更多成果。"
    assert [(force, who) for force, who, _ in _pledges(SUMMIT + told)] == [("reaffirm", "Thailand")]


def test_together_with_whom_is_no_deed_by_itself() -> None:
    told = "泰国总理赛塔表示,泰方愿同各方一道,继续支持东盟团结。"
    assert [force for force, _, _ in _pledges(SUMMIT + told)] == ["support"]


def test_support_given_that_is_thanked_for_is_a_noun() -> None:
    told = "老挝总理宋赛感谢泰方为老挝提供宝贵支持和真诚帮助。"
    assert _pledges(SUMMIT + told) == []
