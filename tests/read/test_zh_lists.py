"""Chinese lists of deeds: behind a colon or a full stop, on a basis, and what only looks like a deed."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

OPENING = "2024年5月6日,东盟与中国外长会在河内举行。"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


def _pledges(text: str) -> list[tuple[str, str]]:
    return [(c.force, c.what or "") for c in _read(OPENING + "\n" + text).commitments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "中国外长王毅表示,中方愿深化教育合作。坚定维护海上安宁,扩大粮食贸易。",
            [("commit", "深化教育合作"), ("commit", "坚定维护海上安宁"), ("commit", "扩大粮食贸易")],
        ),
        (
            "中国外长王毅提出三条建议,包括:大力推进港口建设;深化金融合作;扩大粮食和投资合作。",
            [("propose", "大力推进港口建设"), ("propose", "深化金融合作"), ("propose", "扩大粮食和投资合作")],
        ),
        ("中方愿在互利互惠的基础上,建设一批农业园区。", [("commit", "互利互惠的基础上,建设一批农业园区")]),
        ("双方在海洋科学领域达成共识,提出设立联合实验室。", [("agree", "海洋科学领域"), ("propose", "设立联合实验室")]),
        ("韩方将再次向东盟捐款500万美元,加强疫苗合作。", [("commit", "向东盟捐款500万美元"), ("commit", "加强疫苗合作")]),
    ],
    ids=["goes on behind a full stop", "behind a colon", "on the basis of", "agreed on, then proposed", "a gift and a deed"],
)  # fmt: skip
def test_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert _pledges(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "联合国秘书长古特雷斯发表新年致辞。",
        "参会各方就地区形势发表了意见。",
        "中国外长王毅将发表重要讲话。",
        "各国领导人将通过《港口合作联合声明》。",
        "中国外长王毅强调,今年以来,经济延续向好态势。",
        "会议传递坚定支持区域一体化的积极信号。",
        "将各国凝聚在一起的原则受到冲击。",
        "中国外长王毅将与各国外长围绕教育等议题进行深入讨论。",
    ],
    ids=[
        "a speech given", "views given", "a speech to come", "a paper to be adopted", "what is", "a signal sent",
        "the sign of an object", "talks to come",
    ],
)  # fmt: skip
def test_no_deed(text: str) -> None:
    assert _pledges(text) == []


def test_whose_the_minister_named_first_is() -> None:
    text = OPENING + "会议由中国国防部长董军和东盟轮值主席国马来西亚国防部长哈立德共同主持。"
    assert {(p.name, p.party) for p in _read("新华社河内5月6日电 " + text).persons} == {
        ("董军", "China"), ("哈立德", "Malaysia"),
    }  # fmt: skip


def test_a_ministry_named_short_is_that_of_the_state_named_before() -> None:
    text = "2024年7月26日,东盟外长会在万象举行。俄罗斯外交部表示,会议十分重要。\n外交部指出,希望加强海上救援合作。"
    assert [(c.force, c.actors) for c in _read(text).commitments] == [("propose", ["Russia"])]


def test_years_ago_is_history() -> None:
    assert _pledges("十年前的12月,日本首相小泉纯一郎邀请东盟各国举行特别会议。") == []


def test_names_written_with_other_dots_and_of_two_numbers() -> None:
    reading = _read("2016年9月8日,第28届、第29届东盟峰会在万象闭幕。俄罗斯外长谢尔盖∙拉夫罗夫出席。")
    assert {m.ordinal for m in reading.meetings} == {28, 29}
    assert [p.name for p in reading.persons] == ["谢尔盖∙拉夫罗夫"]


def test_a_title_that_opens_a_name() -> None:
    assert [p.name for p in _read("阿塞拜疆总统助理哈吉耶夫表示,会议成功。").persons] == ["哈吉耶夫"]


def test_an_informal_meeting_is_not_said_to_meet() -> None:
    (meeting,) = _read("2025年8月15日,中老缅泰外长非正式会晤在安宁举行。").meetings
    assert (meeting.mechanism_en or "").endswith("foreign ministers' meeting")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("双方同意加强合作,如旅游、渔业、林业。", None),
        ("双方同意加强合作,如旅游和渔业。", None),
        ("双方同意在渔业领域合作,如条件成熟将设立基金。", "如条件成熟将设立基金"),
        ("如双方同意,中方愿提供援助。", "如双方同意"),
    ],
)
def test_a_word_that_opens_examples_or_a_condition(text: str, condition: str | None) -> None:
    (pledge,) = _read(OPENING + "\n" + text).commitments
    assert pledge.condition == condition


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("泰方敦促日本的企业停止捕鲸。", "日本的企业停止捕鲸"),
        ("泰方呼吁日本和印度之间的合作得到落实。", "日本和印度之间的合作得到落实"),
        ("泰方敦促日本停止捕鲸。", "停止捕鲸"),
    ],
)
def test_what_is_asked_of_what_somebody_owns_keeps_the_owner(text: str, what: str) -> None:
    assert _pledges(text) == [("request", what)]


def test_deeds_behind_semicolons() -> None:
    whats = ["加强贸易合作", "适应新挑战", "促进互联互通"]
    assert _pledges(f"各国一致同意{';'.join(whats)}。") == [("agree", what) for what in whats]
    assert _pledges("團長們同意設立基金。") == [("agree", "设立基金")]


@pytest.mark.parametrize("verb", ["一致同意", "商定", "一致认为,应"])
def test_a_comma_behind_the_verb_takes_no_deed_away(verb: str) -> None:
    assert _pledges(f"双方{verb},扩大投资,加强贸易合作。") == [("agree", "扩大投资"), ("agree", "加强贸易合作")]
