"""Chinese pages: where titles begin, which papers stand already, short names in marks."""

from __future__ import annotations

import pytest

from depositary.model import Document, Instrument
from depositary.reading import read_document


def _papers(text: str) -> dict[str, Instrument]:
    reading = read_document(Document(id="x", text=f"2025年9月1日，各方举行会议。{text}\n"))
    return {paper.title or paper.title_en or "": paper for paper in reading.instruments}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("部长们通过第22届东盟与欧盟外长会议联合声明。", "第22届东盟与欧盟外长会议联合声明"),
        ("双方同意在协议的基础上走向东盟与欧盟自由贸易协定。", "东盟与欧盟自由贸易协定"),
        ("大会通过越南提倡东盟-联合国合作决议。", "东盟-联合国合作决议"),
        ("会议发表「天津宣言」。", "天津宣言"),
    ],
)
def test_where_a_title_begins(text: str, title: str) -> None:
    assert title in _papers(text)


def test_a_short_name_given_in_brackets_is_no_paper_of_its_own() -> None:
    assert list(_papers("会议通过《关于安全的联合宣言》（以下简称联合宣言）。")) == ["关于安全的联合宣言"]


def test_other_treaties_are_none_in_particular() -> None:
    assert list(_papers("各方恪守《上海合作组织宪章》等国际条约。")) == ["上海合作组织宪章"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("zh", "2025年9月1日，会议通过《天津宣言》，重申《联合国宪章》的宗旨，提出倡议。"),
        ("en", "On 1 September 2025 the summit adopted the Tianjin Declaration and the UN Charter."),
    ],
)
def test_what_has_stood_for_long_is_not_adopted_now(code: str, text: str) -> None:
    papers = read_document(Document(id=code, text=f"{text}\n")).instruments
    charter = next(paper for paper in papers if paper.kind == "charter")
    assert charter.status not in ("adopted", "proposed") and charter.date != "2025-09-01"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("会后发布的共同主席声明表示，双方同意扩大合作。", "statement", "adopted"),  # told of by what it says
        ("部长们在联合声明中强调对话的价值。", "statement", "adopted"),
        ("峰会公报强调，需要加大援助。", "statement", "adopted"),
        ("双方就今后5年的行动计划达成一致。", "plan_of_action", "to_be_adopted"),
        ("双方商定尽早启动自由贸易协定谈判。", "agreement", "drafting"),  # more than its kind
        ("各方同意制定打击网络犯罪的路线图。", "other", "drafting"),
        ("会议审议并通过了关于海上安全的联合声明。", "statement", "adopted"),
        ("会议通过《东海行为准则》(COC)框架。", "other", "adopted"),  # the framework, not the code
        ("各国成立“2030年共同体愿景”特别工作组。", "vision", None),
        ("重申未来的东盟-欧盟自贸协定是长期目标。", "agreement", None),
        ("各方愿推动区域全面经济伙伴关系协定早日生效。", "agreement", None),  # not yet in force
        ("中方支持发表《互联互通倡议声明》。", "statement", "to_be_adopted"),
        ("成员国元首签署天津宣言。", "declaration", "adopted"),  # without title marks
        ("中国和东盟签署了自贸区3.0版升级议定书。", "agreement", "adopted"),
        ("与会领导人将评估双方的合作关系，发表联合声明。", "statement", "to_be_adopted"),  # a list of deeds to come
        ("东盟赞赏日本通过日本-东盟一体化基金和工业合作倡议为东盟发展作出贡献。", "fund", None),  # by way of it
        ("会议通过其他途径促进合作，同时重申东盟-欧盟自贸协定是长期目标。", "agreement", None),
    ],
)
def test_papers_told_of_in_other_words(text: str, kind: str, status: str | None) -> None:
    paper = next(iter(_papers(text).values()))
    assert (paper.kind, paper.status) == (kind, status)


@pytest.mark.parametrize("title", ["东盟共同体愿景2025", "东盟互联互通总体规划2025"])
def test_a_paper_named_after_its_last_year_tells_no_period(title: str) -> None:
    assert _papers(f"各方落实《{title}》。")[title].period is None


def test_the_sign_of_doing_well_opens_no_title() -> None:
    assert list(_papers("双方落实好中伊全面合作计划。")) == ["中伊全面合作计划"]


def test_a_paper_is_of_the_meeting_the_sentence_before_tells_of() -> None:
    text = "双方高度赞赏首次领导人会议于2016年3月23日在三亚举行。会议发表了《三亚宣言》。"
    assert _papers(text)["三亚宣言"].date == "2016-03-23"


def test_years_behind_a_treaty_are_not_its_period() -> None:
    papers = _papers("会议通过《〈东南亚无核武器区条约〉行动计划（2023-2027年）》。")
    assert {paper.kind: paper.period for paper in papers.values()} == {"plan_of_action": (2023, 2027), "treaty": None}
