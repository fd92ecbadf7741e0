"""Chinese: words that look like others (a state's short form, a noun, a source), sittings and chairs told by year."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

HEAD = "中拉论坛第二届部长级会议2018年1月22日在圣地亚哥举行。外交部长王毅出席会议。\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("与会代表呼吁停止外部干涉,冲突方立即停火,保护平民,并恢复对话。",
         [("request", "停止外部干涉,冲突方立即停火"), ("request", "保护平民"), ("request", "并恢复对话")]),
        ("中方建议中拉共同建设大市场。", [("propose", "中拉共同建设大市场")]),
        ("王毅说,各国应携起手来,守护和平。", [("propose", "守护和平")]),
        ("王毅说,各国应携起手来。", [("propose", "携起手来")]),
        ("中方建议中提出了这一设想。", []),
        ("会议发表关于环境的声明,以及支持多边贸易体制的声明。", [("decide", "关于环境的声明")]),
        ("会议发表联合声明,并支持多边贸易体制。", [("decide", "联合声明"), ("support", "多边贸易体制")]),
    ],
)  # fmt: skip
def test_what_is_said(text: str, wanted: list[tuple[str, str]]) -> None:
    found = read_document(Document(id="x", text=f"{HEAD}{text}\n")).commitments
    assert [(c.force, c.what) for c in found] == wanted


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("2020年东盟轮值主席国越南1月10日主持会议,就全年活动交换意见。", "2020-01"),
        ("2019年东盟轮值主席国越南1月10日主持会议,就全年活动交换意见。", None),
        ("8月9日,东盟地区论坛外长会在内比都举行。中方表示支持东盟2015年建成共同体。", "2014-08"),
        ("8月9日,东盟地区论坛外长会举行。各方回顾了2015年7月的合作。", "2015-08"),
    ],
    ids=["held the chair in that year", "did not", "a year aimed at", "a year looked back on"],
)
def test_the_year_of_a_chair(text: str, published: str | None) -> None:
    assert read_document(Document(id="x", text=f"{text}\n")).published == published


def test_a_dateline_below_a_title_is_no_acronym() -> None:
    text = "越南主持东盟常驻代表委员会第一次会议\n\n(VOVWORLD) - 2020年东盟轮值主席国越南1月10日主持会议。\n"
    met = read_document(Document(id="x", text=text)).meetings
    assert [m.ordinal for m in met] == [1]
    assert met[0].acronym != "VOVWORLD"


@pytest.mark.parametrize("text", ["成员国元首先举行小范围会议,随后举行大范围会议。", "当天还举行了首个部长级会议。"])
def test_parts_of_a_meeting_are_none(text: str) -> None:
    found = read_document(Document(id="x", text=f"{HEAD}{text}\n")).meetings
    assert [m.mechanism for m in found] == ["中拉论坛第二届部长级会议"]


def test_the_west_is_no_state() -> None:
    found = read_document(Document(id="x", text=f"{HEAD}与会代表敦促各方取消西方制裁。\n")).commitments
    assert found and all("Spain" not in (*c.actors, *c.addressees) for c in found)


def test_a_meeting_of_foreign_ministers_rank_dates_its_page() -> None:
    text = "当地时间12月1日,欧盟和东盟的外长以视讯方式举行了第23届外长级会议。\n"
    found = read_document(Document(id="x", text=text))
    assert (found.published, [(m.level, m.ordinal) for m in found.meetings]) == ("2020-12", [("ministerial", 23)])


@pytest.mark.parametrize(
    ("lead", "ordinals"),
    [
        ("会议8日在雅加达举行,印尼担任主席。", [3]),  # only the headline tells which
        ("东盟常驻代表委员会第三次会议8日在雅加达举行。", [3]),
    ],
)
def test_a_meeting_that_the_headline_alone_names(lead: str, ordinals: list[int]) -> None:
    text = (
        f"东盟常驻代表委员会第三次会议举行\n\n新华社雅加达5月8日电 {lead}\n\n双方同意扩大渔业合作。\n\n2024年5月8日\n"
    )
    met = read_document(Document(id="x", text=text)).meetings
    assert [m.ordinal for m in met] == ordinals


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("新华社北京8月3日电 中国-东盟外长会3日举行。王毅表示,今年是中国-东盟建立对话关系30周年。", "2021-08-03"),
        (
            "会议在华欣举行\n2009年10月21日 23:04 来源:某网 发表评论\n\n  东盟高级经济官员21日在泰国华欣举行会议。",
            "2009-10-21",
        ),
    ],
    ids=["years of relations, not of the organisation", "comments may be left"],
)
def test_the_day_of_a_page(text: str, published: str) -> None:
    assert read_document(Document(id="x", text=f"{text}\n")).published == published


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("各国高官就落实第14次10+3领导人会议成果深入交换意见。", "2012-05-25"),
        ("各国高官为筹备第14次10+3领导人会议深入交换意见。", "2011-05-25"),
    ],
    ids=["after it", "before it"],
)
def test_the_year_by_what_came_of_a_meeting(told: str, published: str) -> None:
    text = f"新华社金边5月25日电 东盟与中日韩(10+3)高官会25日在金边举行。{told}\n"
    assert read_document(Document(id="x", text=text)).published == published
