"""Chinese pages: programmes bind nobody, points behind dashes and numbers, nouns that look like deeds."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_OPENING = "2021年6月3日，中国外交部长王毅出席中国—东盟外长会议。"


def _pledges(text: str) -> list[tuple[str, str]]:
    reading = read_document(Document(id="x", text=f"{_OPENING}\n{text}\n"))
    return [(one.force, one.what or one.what_en) for one in reading.commitments]


@pytest.mark.parametrize(
    "text",
    [
        "三国外长将回顾合作进展情况。",  # a look back
        "会后，两国领导人将共同会见记者。",  # whom they will meet
        "本次会议将于24日结束。",  # an end
        "中国商务部部长王文涛将率团出席会议。",  # who will attend
        "期间他还将与泰国总理、越南总理等举行会晤。",  # talks
        "马来西亚将于6月10日在槟城举行东亚峰会高官会。",  # a sitting on a day
        "在双方努力下，银行成立运营。",  # come about by itself
        "中国与东盟相互支持、并肩前行。",  # mutual support, a noun
        "菲律宾主持了军政府和反对派之间的对话。",  # those against, a noun
    ],
)
def test_programmes_and_nouns_bind_nobody(text: str) -> None:
    assert _pledges(text) == []


def test_an_occasion_named_before_the_deed_does_not_make_it_a_programme() -> None:
    assert ("commit", "进一步深化传统友谊") in _pledges("中方将以召开峰会为契机，进一步深化传统友谊。")


@pytest.mark.parametrize(
    "text",
    [
        "王毅指出，东盟应坚持中心地位。\n——坚持合作共赢。各方都很高兴。",
        "王毅提出：\n第一，坚持合作共赢。",
        "王毅强调，中方愿加强合作。一是坚持合作共赢。",
    ],
)
def test_points_behind_a_speaker(text: str) -> None:
    assert ("propose", "坚持合作共赢") in _pledges(text)


def test_what_others_are_asked_to_do_is_no_promise() -> None:
    forces = {force for force, _ in _pledges("王毅敦促各方保持克制，致力于缓和局势。")}
    assert forces == {"request"}


def test_the_full_text_announced_is_not_issued_with_each_paragraph() -> None:
    text = (
        "第十次中国—东盟领导人会议主席声明\n\n2007年1月14日，第十次中国—东盟领导人会议在宿务举行。"
        "会议发表《主席声明》。全文如下：\n\n一、我们重申加强合作。\n\n二、我们欢迎中方的倡议。\n"
    )
    decided = [c for c in read_document(Document(id="x", text=text)).commitments if c.force == "decide"]
    assert len(decided) <= 1


def test_what_is_adopted_at_the_meeting_is_adopted_by_those_who_met() -> None:
    text = "2025年10月27日，李强出席第20届东亚峰会，表示中方愿加强合作。会上通过《吉隆坡宣言》。\n"
    decided = [c for c in read_document(Document(id="x", text=text)).commitments if c.force == "decide"]
    assert [c.actors for c in decided] == [["East Asia Summit"]]


def test_a_press_conference_is_no_meeting_that_speaks() -> None:
    text = "2024年5月27日，第九次中日韩领导人会议举行。尹锡悦在联合新闻发布会上呼吁国际社会作出反应。\n"
    asked = [c for c in read_document(Document(id="x", text=text)).commitments if c.force == "request"]
    assert all(c.actors != ["China", "Japan", "Republic of Korea"] for c in asked)


OF_SOMETHING_ELSE = [
    # what a later clause dates, and the year before another meeting's number, are no day of this one
    (
        "海潮社河内2016年4月11日电 会上,双方就落实第18次中国-东盟领导人会议成果、筹备交流年等议题深入交换意见,明确了今年工作方向。",
        {18: None},
    ),
    (
        "2025年9月10日,中国—东盟联合合作委员会本年度第二次会议在河内举行,审议2025年度第一次会议后的工作进展。",
        {2: "2025-09-10", 1: "2025"},
    ),
]


@pytest.mark.parametrize(("text", "days"), OF_SOMETHING_ELSE)
def test_a_time_of_something_else_dates_no_meeting(text: str, days: dict[int, str | None]) -> None:
    assert {
        m.ordinal: m.start for m in read_document(Document(id="x", text=text)).meetings if m.ordinal in days
    } == days
