"""Chinese as Taiwan, Hong Kong, Singapore and Malaysia write it, and lists of papers and deeds: short made-up texts."""

from __future__ import annotations

import pytest

from depositary.languages import load_language
from depositary.model import Document, Reading
from depositary.read.times import find_times
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("會議於今(2013)年9月3日舉行", (2013, 9, 3)),
        ("年會訂於下(8)月21日召開", (None, 8, 21)),
        ("論壇今(6)日登場", (None, None, 6)),
        ("去（2019）年的成果", (2019, None, None)),
    ],
    ids=["year in brackets", "month in brackets", "day in brackets", "full-width brackets"],
)
def test_what_a_pointing_word_means_in_brackets(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    times = find_times(text, load_language("zh"))
    assert expected in [(t.year, t.month, t.day) for t in times], times


def test_names_in_the_words_of_each_region() -> None:
    for name in ("東協國防部長會議", "亞細安國防部長會議", "东盟防长会议"):
        meeting = _read(f"2027年5月6日訊\n第31屆{name}5月6日在曼谷舉行。").meetings[0]
        assert (meeting.acronym, meeting.ordinal) == ("ADMM", 31), name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议通过《河口宣言》、《海湾合作论坛2024年至2026年行动执行计划》和《关于湿地问题的联合声明》。《联合声明》表达了关切。",
            {"adopted"},
        ),
        ("领袖在闭幕礼接纳三份文件,分别是河口宣言、湿地宣言和救灾宣言。", {"adopted"}),
    ],
    ids=["in title marks, one taken up again", "named behind a count"],
)
def test_every_paper_of_a_list_is_adopted_and_none_is_added(text: str, expected: set[str]) -> None:
    head = "东盟峰会在曼谷举行\n2024年5月6日\n东盟峰会5月6日在曼谷举行。"
    papers = _read(head + text).instruments
    assert len(papers) == 3, [p.title for p in papers]
    assert {p.status for p in papers} == expected


@pytest.mark.parametrize(
    "text", ["越南计划明年向全球市场出口荔枝。", "东盟按计划将扩建港口。", "双方举行了三场非正式会议。"],
    ids=["plans to", "as planned", "a count of meetings"],
)  # fmt: skip
def test_neither_paper_nor_meeting(text: str) -> None:
    reading = _read("2026年3月4日\n" + text)
    assert not reading.instruments
    assert not reading.meetings


HEAD = "东盟与中国外长会在河内举行\n2024年5月6日\n5月6日,东盟与中国外长会在河内举行。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "泰国外长颂猜认为,各方应加强口岸管理,支持扩大水果贸易,探讨为港口建设提供资金。",
            [("propose", "Thailand")] * 3,
        ),
        ("双方并于5月6日同意延长渔业安排。", [("agree", "ASEAN+China")]),
        ("声明强调,各国有必要维护航行安全。", [("reaffirm", "ASEAN+China")]),
        ("东盟重申将全面落实宣言,加强海上救援。", [("commit", "ASEAN")] * 2),
        (
            "中国外长王海提出三项建议,包括扩大水果贸易、增加留学名额,以及加强海上救援。",
            [("propose", "China")] * 3,
        ),
        ("中方同意扩大水果贸易,且表示会加快建设港口。", [("agree", "China"), ("commit", "China")]),
    ],
    ids=[
        "deeds listed behind ought", "a day before the verb", "a statement speaks", "reaffirmed that it will",
        "so many proposals, including", "will, as the south says it",
    ],
)  # fmt: skip
def test_deeds_and_who_does_them(text: str, expected: list[tuple[str, str]]) -> None:
    pledges = _read(HEAD + text).commitments
    assert [(c.force, "+".join(sorted(c.actors))) for c in pledges] == expected


def test_a_summit_that_ended_is_not_dated_by_what_its_host_did_today() -> None:
    text = "2017年11月16日\n第31届东盟峰会已落幕,主办国菲律宾今天发布声明。第31届东盟峰会13日在马尼拉举行。"
    assert _read(text).meetings[0].start == "2017-11-13"


def test_an_old_report_on_a_site_changed_since() -> None:
    text = "第19届论坛闭幕\n已更新:2023年4月20日\n第19届论坛于今(2011)年11月17日至19日在曼谷举行,与会者讨论了水稻种植。"
    assert _read(text).published == "2011-11"


def test_points_put_forward_each_deed_by_itself() -> None:
    text = HEAD + (
        "\n中国外长王海提出两点建议:\n一是坚持港口合作,扩大水果贸易。维护口岸安全,保护红树林。中方愿举办港口研修班。\n二要加强海上救援,增加留学名额。"
    )
    pledges = _read(text).commitments
    assert [c.force for c in pledges] == ["propose"] * 4 + ["commit"] + ["propose"] * 2, pledges


def test_a_list_belongs_to_the_verb_that_opens_it() -> None:
    text = HEAD + "\n中方建议:一是扩大水果贸易,中国将积极考虑东盟国家的疫苗需求;二是加强海上救援,增加留学名额。"
    pledges = _read(text).commitments
    assert [c.force for c in pledges] == ["propose", "commit", "propose", "propose"], pledges


@pytest.mark.parametrize(
    "text",
    [
        "中国外长王海表示,这是一次重要会议,将促进双方建立更紧密的伙伴关系。",
        "泰国外长颂猜表示,越南将扩大水果出口。",
    ],
    ids=["what a thing will do", "what another state will do"],
)
def test_what_is_foretold_binds_nobody(text: str) -> None:
    assert not _read(HEAD + text).commitments


def test_who_proposes_goes_on_speaking() -> None:
    text = HEAD + "\n中国外长王海建议双方扩大水果贸易。各成员国要加强海上救援,增加留学名额。"
    pledges = _read(text).commitments
    assert [(c.force, c.actors) for c in pledges] == [("propose", ["China"])] * 3, pledges


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("国防部长明天至24日出访克拉克,出席第11届亚细安国防部长会议和其他会议。", "2017-10"),
        ("7月2日,有媒体称水果出口增长。去年出口67亿美元,这比2017年增长了12倍。", None),
        (
            "第2713(2023)号决议\n\n2023年11月14日安全理事会第9191次会议通过\n\n安全理事会,\n\n"
            "1. 决定将观察团任务期限延长至2024年11月15日;\n\n2. 决定继续处理此案。",
            "2023-11-14",
        ),
    ],
    ids=["month of a known meeting", "a year compared with", "adopted on"],
)
def test_when_published(text: str, published: str | None) -> None:
    assert _read(text).published == published


@pytest.mark.parametrize("text", ["这仍是印度的战略目标。", "会议发表了多项合作计划和倡议。"], ids=["aim", "several"])
def test_no_paper_in_particular(text: str) -> None:
    assert not _read("2024年5月6日\n" + text).instruments


def test_what_a_sentence_without_a_subject_is_about_is_no_subject() -> None:
    text = HEAD + "\n中方将深化同周边国家的互信。继续视东盟为优先方向,坚定支持东盟团结。"
    assert [(c.force, c.actors) for c in _read(text).commitments] == [("commit", ["China"]), ("support", ["China"])]


def test_what_is_taken_as_the_basis_and_with_whom_is_no_deed() -> None:
    text = HEAD + "\n中方将以召开港口论坛为契机,与各成员国一道,加强海上救援,扩大水果贸易。"
    assert [c.what for c in _read(text).commitments] == ["加强海上救援", "扩大水果贸易"]


def test_a_meeting_whose_name_tells_enough_needs_no_party_beside_it() -> None:
    reading = _read("据新华社电 中非合作论坛北京峰会5日下午在北京闭幕。")
    assert [m.level for m in reading.meetings] == ["summit"]
