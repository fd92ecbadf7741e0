"""Formal papers in Chinese: councils' sittings, papers' own headings, declarations whose subject stands once, plans."""

import pytest

from depositary.model import Document, Reading
from depositary.pipeline import read_document

HEAD = "2028年5月8日,中国和东盟外长会议在林海举行。\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="d", text=text))


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("安全理事会第9871次会议2028年3月7日在纽约举行。", "Security Council meeting", 9871),
        ("2028年3月7日联合国安理会第9871次会议审议了该国局势。", "Security Council meeting", 9871),
        ("和平与安全理事会第1412次会议2028年3月7日在亚的斯亚贝巴举行。", "AU Peace and Security Council meeting", 1412),
    ],
    ids=["full name", "short name", "another council whose name holds this one's"],
)
def test_a_council_sits_for_the_nine_thousandth_time(text: str, name: str, number: int) -> None:
    meetings = _read(text).meetings
    assert [(m.mechanism_en, m.ordinal, m.level) for m in meetings] == [(name, number, "plenary")]


def test_the_council_speaks_under_its_full_name() -> None:
    text = "安全理事会主席在2028年3月7日安全理事会第9871次会议上发表声明如下:\n“安全理事会重申支持和平进程。"
    assert [c.actors for c in _read(text).commitments] == [["UN Security Council"]]


def test_a_state_s_own_council_of_that_name_is_no_organ_of_the_world() -> None:
    text = HEAD + "泰国国家安全理事会秘书长强调海上救援的重要性。"
    assert all("UN Security Council" not in c.actors for c in _read(text).commitments)


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("中华人民共和国和马来西亚联合声明(全文)", ["中华人民共和国和马来西亚联合声明"]),
        ("中国和东盟第九次外长会议联合公报", ["中国和东盟第九次外长会议联合公报"]),
        ("中国和马来西亚发表联合声明", []),
        ("第九次中国和东盟外长会议主席声明", []),
    ],
    ids=["of two states", "of a meeting", "that one was issued", "of the chair"],
)
def test_a_joint_paper_that_heads_its_own_text(heading: str, titles: list[str]) -> None:
    papers = _read(heading + "\n" + HEAD + "双方重申加强海上救援。").instruments
    assert [p.title for p in papers] == titles
    assert all(p.status == "adopted" and p.date == "2028-05-08" for p in papers)


@pytest.mark.parametrize(
    "opening",
    [
        "值东盟—美国特别峰会于2028年5月8日在华盛顿举行之际,东盟各成员国和美国共聚一堂,我们:",
        "我们,东盟和美国的领导人,于2028年5月8日在华盛顿举行东盟—美国特别峰会,声明如下:",
    ],
    ids=["we at the end", "we at the head"],
)
def test_whose_paragraphs_open_with_their_verb(opening: str) -> None:
    text = f"{opening}\n\n强调遵守海洋法的重要性;\n\n决心扩大水果贸易;\n\n认识到全球经济面临压力;"
    told = [(c.force, c.actors) for c in _read(text).commitments]
    assert told == [("reaffirm", ["ASEAN", "United States"]), ("commit", ["ASEAN", "United States"])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("双方认识到全球经济面临压力。", []),
        ("双方认识到加强海上合作的必要性。", [("reaffirm", "加强海上合作的必要性")]),
        ("双方认识到必须加快港口建设。", [("reaffirm", "加快港口建设")]),
        ("双方确认需要通过加强团结维护海上安全。", [("reaffirm", "通过加强团结维护海上安全")]),
        ("双方确认三名水手获救。", []),
        ("双方重申愿根据各自国情,推进现代化进程。", [("reaffirm", "根据各自国情,推进现代化进程")]),
        ("中方指出,东盟正致力于建设共同体。", []),
        ("双方同意完善并鼓励两国港口委员会等机制建设。", [("agree", "完善并鼓励两国港口委员会等机制建设")]),
        ("双方将继续支持并积极参与渔业论坛。", [("commit", "支持并积极参与渔业论坛")]),
        ("双方同意支持港口建设,并鼓励企业参与。", [("agree", "支持港口建设"), ("request", "企业参与")]),
    ],
    ids=[
        "how things are", "a need", "what must be done", "affirmed a need", "affirmed a fact", "restated readiness",
        "what goes on", "two verbs, one object", "two verbs and an adverb", "two verbs, two objects",
    ],
)  # fmt: skip
def test_stands_and_their_verbs(text: str, told: list[tuple[str, str]]) -> None:
    assert [(c.force, c.what) for c in _read(HEAD + text).commitments] == told


PLAN = """中国—东盟渔业合作行动计划(2028—2032)

一、海上合作

(一)对话与磋商

1.举行年度中国—东盟外长会议、中国—东盟高官磋商以及东盟地区论坛;

2.双方同意每年交换渔业信息,中方将提供两艘巡逻艇;

3.加强海上救援演练;
"""


def test_a_plan_s_lines_name_no_sittings_and_say_who_does_what() -> None:
    reading = _read(PLAN)
    assert not reading.meetings
    told = [(c.force, sorted(c.actors)) for c in reading.commitments]
    both = ["ASEAN", "China"]
    assert told == [("commit", both), ("agree", both), ("commit", ["China"]), ("commit", both)]


def test_a_dash_written_as_a_numeral_and_spaces_inside_words() -> None:
    text = "2028年5月8日,中国一东盟领导人会议在林海举行。\n双方重申共同维护地区海上安全与稳定,决心加强相互信任与理 解,合力应对地 区面临的挑战。"
    reading = _read(text)
    assert [m.mechanism_en for m in reading.meetings] == ["ASEAN-China Summit"]
    assert [c.what for c in reading.commitments][1:] == ["加强相互信任与理解", "合力应对地区面临的挑战"]


def test_a_regular_sitting_is_one_of_its_series() -> None:
    for name in ("东盟外长例行会议", "上海合作组织成员国政府首脑(总理)理事会例行会议"):
        meetings = _read(f"2028年5月8日,{name}在林海举行。").meetings
        assert [m.start for m in meetings] == ["2028-05-08"], name
        assert meetings[0].mechanism_en in {
            "ASEAN Foreign Ministers' Meeting",
            "Council of Heads of Government (Prime Ministers) of the SCO",
        }


def test_a_plan_named_after_a_declaration_and_a_title_said_again_in_brackets() -> None:
    text = HEAD + (
        "双方落实《中国—东盟面向和平与繁荣的战略伙伴关系联合宣言第二份行动计划(2011—2015)》"
        "和《海洋命运共同体林海宣言》(《林海第三宣言》)。"
    )
    papers = [(p.kind, p.period) for p in _read(text).instruments]
    assert ("plan_of_action", [2011, 2015]) in papers or ("plan_of_action", (2011, 2015)) in papers
    assert [p.title for p in _read(text).instruments if p.title and "林海" in p.title] == ["海洋命运共同体林海宣言"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "双方将根据各自承担的国际法义务、各国国内法律,努力开展合作。",
            ["根据各自承担的国际法义务、各国国内法律,努力开展合作"],
        ),
        ("双方同意加强救援,扩大水果贸易。", ["加强救援", "扩大水果贸易"]),
        ("双方赞赏共同目标,即其有利于促进经济发展,支持渔业共同体建设。", []),
        ("双方忆及,中国总理李海提议建立渔业合作机制。", []),
        ("双方回顾两国友好交往,同意建立渔业合作机制。", ["建立渔业合作机制"]),
    ],
    ids=["by what", "two deeds", "what it is good for", "what was proposed then", "recalled and agreed"],
)
def test_what_is_no_deed_of_its_own(text: str, what: list[str]) -> None:
    assert [c.what for c in _read(HEAD + text).commitments] == what


RESOLUTION = """联合国安理会第3236号决议

联合国安理会第3235(2027)号决议 联合国安理会第3236(2027)号决议
2027年5月7日安全理事会第10998次会议通过
联合国安理会第3237(2027)号决议

安全理事会

回顾其以往关于该岛局势的各项决议,

又回顾2026年3月4日第3100(2026)号决议和S/RES/3100(2026)号决议,

注意到秘书长的报告(S/2027/513)和总理给秘书长的信(S/2027/620),

1. 决定延长特派团任务至2028年5月31日;

2. 请秘书长提出报告。
"""


def test_a_resolution_between_its_neighbours() -> None:
    reading = _read(RESOLUTION)
    assert reading.published == "2027-05-07"
    assert [(m.mechanism_en, m.ordinal, m.start) for m in reading.meetings] == [
        ("UN Security Council meeting", 10998, "2027-05-07")
    ]
    assert not reading.persons
    numbers = sorted(p.symbol for p in reading.instruments if p.symbol and p.kind == "resolution")
    assert numbers == ["3100 (2026)", "S/RES/3236 (2027)"]
    assert [c.force for c in reading.commitments] == ["decide", "request"]


def test_what_each_side_says_counts_without_a_meeting() -> None:
    text = "中新网4月8日电 中国政府和老挝政府8日签署联合公报。\n中方重申尊重老挝的主权。\n老方将继续扩大水果贸易。"
    told = [(c.force, c.actors) for c in _read(text).commitments]
    assert told == [("reaffirm", ["China"]), ("commit", ["Laos"])]


def test_joint_statements_of_several_days_are_several() -> None:
    text = HEAD.replace("。", ",会后发表联合声明。") + (
        "双方重申遵循2021年6月28日发表的《中国和东盟关于渔业合作的联合声明》"
        "和2022年2月4日发表的《中国和东盟关于海上救援的联合声明》。"
    )
    assert [p.date for p in _read(text).instruments] == ["2028-05-08", "2021-06-28", "2022-02-04"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "我们,东南亚国家联盟(东盟)成员国以及中国、日本和韩国的国家元首或政府首脑,在10+3合作30周年之际,"
            "于2027年11月20日在新加坡举行会议。",
            [("ASEAN Plus Three Summit", "2027-11-20")],
        ),
        (
            "东盟和中国的外长于2027年11月20日在新加坡举行会议。",
            [("ASEAN-China Foreign Ministers' Meeting", "2027-11-20")],
        ),
        ("各国忆及2005年《关于东盟与中日韩领导人会议的吉隆坡宣言》,推动10+3进程。", []),
        ("中国外长王海2027年11月20日在新加坡举行会议。", []),
    ],
    ids=["heads of state or government", "whose ministers", "a title and a circle", "one alone"],
)
def test_who_met_is_told_in_full(text: str, names: list[tuple[str, str]]) -> None:
    assert [(m.mechanism_en, m.start) for m in _read(text).meetings] == names


@pytest.mark.parametrize(
    "text",
    [
        "双方一致认为,在对和平与繁荣的愿望和承诺带动下,本地区前景光明。",
        "双方对该国政府决定不延续渔业合同感到遗憾。",
    ],
    ids=["a noun", "what others settled"],
)
def test_what_binds_nobody(text: str) -> None:
    assert not _read(HEAD + text).commitments


def test_an_agenda_item_is_no_paper() -> None:
    text = "2028年5月8日安全理事会第9871次会议审议了题为“秘书长关于渔业的报告”的项目。"
    assert not _read(text).instruments


def test_a_day_of_a_dateline_lies_within_the_days_of_the_meeting() -> None:
    text = (
        "中国-中亚峰会林海宣言(全文)\n新华社林海5月19日电\n中国-中亚峰会林海宣言\n"
        "2027年5月18日至19日,中国和中亚五国元首在林海共同举行中国-中亚峰会。"
    )
    assert [(m.start, m.end) for m in _read(text).meetings] == [("2027-05-18", "2027-05-19")]


def test_whom_one_asks_is_no_deed_and_two_verbs_may_be_one_noun() -> None:
    text = (
        HEAD
        + "双方呼吁世界各国:\n遵循平等互信原则。\n双方愿加强对两国关系的顶层设计和统筹规划。\n双方同意建设港口和扩大贸易。"
    )
    told = [c.what for c in _read(text).commitments]
    assert told[-3:] == ["加强对两国关系的顶层设计和统筹规划", "建设港口", "扩大贸易"]
    assert "世界各国" not in told


def test_a_copier_s_clock_dates_no_page() -> None:
    text = "发布时间:2028-11-21 09:03:42 来源: sp20281121\n2027年12月7日,中国—东盟领导人会议在林海举行。"
    assert (_read(text).published or "").startswith("2027-12")
    text = "发布时间:2028-11-21 09:03:42 来源: 新华网\n11月20日,中国—东盟领导人会议在林海举行。"
    assert _read(text).published == "2028-11-21"
