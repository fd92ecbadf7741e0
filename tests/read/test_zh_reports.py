"""Chinese reports read whole: short texts in the shapes agencies and ministries write, the trick of each named."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


HEAD = "东盟与中国外长会在河内举行\n2024年5月6日\n"


def _pledges(text: str) -> set[tuple[str, str, str]]:
    reading = _read(HEAD + text)
    return {(c.force, "+".join(sorted(c.actors)), c.what or "") for c in reading.commitments}


@pytest.mark.parametrize(
    ("text", "force", "actors", "words"),
    [
        (
            "5月6日,东盟与中国外长会在河内举行。双方就海上救援合作计划达成一致。",
            "agree",
            "ASEAN+China",
            "海上救援合作计划",
        ),
        ("中方愿发出两点信息:一是继续扩大农产品进口;二是加快建设跨境铁路。", "commit", "China", "加快建设跨境铁路"),
        ("泰国外长颂猜表示,双方应加强海上搜救合作。", "propose", "Thailand", "加强海上搜救合作"),
        ("越南总理阮文海承诺,将加强边境管理、加强港口建设。", "commit", "Viet Nam", "加强港口建设"),
        ("埃及5月6日正式宣布加入《东南亚友好合作条约》。", "decide", "Egypt", "东南亚友好合作条约"),
    ],
    ids=["topic before the verb", "second point of a list", "ought told of both", "listed deeds", "accession"],
)
def test_a_deed_is_found(text: str, force: str, actors: str, words: str) -> None:
    assert any(f == force and a == actors and words in w for f, a, w in _pledges(text)), _pledges(text)


@pytest.mark.parametrize(
    "text",
    [
        "东盟成立50年来,地区面貌焕然一新。",
        "中国成为签署《海上救援公约》的首个国家。",
        "越南将2024年会议的主题定为“携手同行”。",
        "越南副总理范文海将于5月10日访问老挝。",
        "双方展现了支持多边主义的强烈意愿。",
        "应泰国外长颂猜邀请,中国外长王海抵达曼谷。",
        "东盟的承诺和预防冲突的经验十分宝贵。",
        "分析人士认为,双方贸易额有望继续增长。",
        "此举将为双边关系注入新动力。",
    ],
    ids=[
        "since it was founded", "the first to sign", "an object before its verb", "a journey", "what describes a noun",
        "at the invitation of", "a promise as a noun", "speaks for nobody", "a thing as subject",
    ],
)  # fmt: skip
def test_no_deed_is_invented(text: str) -> None:
    assert not _pledges(text)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("吉尔吉斯共和国总理卡瑟马利耶夫出席会议。", "卡瑟马利耶夫", "Kyrgyzstan"),
        ("中国外交部发言人汪海文表示欢迎。", "汪海文", "China"),
        ("中国外交部长王海文出席会议。", "王海文", "China"),
        ("柬埔寨外交与国际合作部国务秘书高金明出席会议。", "高金明", "Cambodia"),
        ("柬埔寨副首相贺南明出席会议。", "贺南明", "Cambodia"),
    ],
    ids=[
        "a state's name inside a name",
        "a ministry that publishes",
        "minister, not ministry",
        "ministry of several words",
        "deputy",
    ],
)
def test_persons_and_their_states(text: str, name: str, party: str) -> None:
    reading = _read(HEAD + text)
    assert (name, party) in {(p.name, p.party) for p in reading.persons}, reading.persons


@pytest.mark.parametrize(
    "text",
    ["(记者林海 章建文)会议6日开幕。", "东盟秘书长关于加强合作的建议得到支持。", "王海文外长时隔三年再次来访。"],
    ids=["a byline", "about, no name", "after an interval"],
)
def test_no_person_is_invented(text: str) -> None:
    names = {p.name for p in _read(HEAD + text).persons}
    assert not names & {"林海", "章建文", "关于", "关于加", "时隔三"}, names


def test_sides_by_their_characters() -> None:
    reading = _read("会议期间,5月6日在万象举行了中老缅泰外长非正式会晤。\n2024年5月6日")
    assert [set(m.parties) for m in reading.meetings] == [{"China", "Laos", "Myanmar", "Thailand"}]


def test_a_meeting_of_two_joined_by_a_dash() -> None:
    reading = _read("2025年11月11日电 第四届拉美和加勒比国家共同体(拉共体)-欧盟峰会10日在圣玛尔塔落幕。")
    assert [(m.ordinal, set(m.parties)) for m in reading.meetings] == [(4, {"CELAC", "European Union"})]


def test_traditional_names_keep_their_characters() -> None:
    reading = _read("2024年5月6日\n寮國總理宋賽5月6日在永珍表示,東協將加強區域合作。")
    assert [(p.name, p.party) for p in reading.persons] == [("宋賽", "Laos")]
    assert [c.actors for c in reading.commitments] == [["ASEAN"]]


def test_what_was_told_when_is_no_date_of_the_meeting() -> None:
    reading = _read("中国外交部发言人毛文5月6日宣布,第三次中国—东盟外长会将于5月20日在河内举行。\n2024年5月6日")
    assert [(m.start, m.status) for m in reading.meetings] == [("2024-05-20", "scheduled")]


def test_a_number_between_a_title_and_the_meeting_on_it() -> None:
    reading = _read("5月6日,中国和东盟国家在西安举行落实《南海各方行为宣言》第22次高官会。\n2024年5月6日")
    assert [(m.acronym, m.ordinal, m.parties) for m in reading.meetings] == [("SOM-DOC", 22, ["ASEAN", "China"])]


def test_and_between_a_party_and_the_meeting_of_another() -> None:
    reading = _read("5月20日,中国与东盟领导人会议将在河内举行。\n2024年5月6日")
    assert [set(m.parties) for m in reading.meetings] == [{"ASEAN", "China"}]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("中国国防部长魏安和出席会议。", "魏安和"),
        ("日本首相小泉纯一郎5月6日抵达河内。", "小泉纯一郎"),
        ("5月6日,邓锡明大使拜会东盟秘书长。", "邓锡明"),
    ],
    ids=["a name that ends in the word for and", "a given name of three characters", "a title behind the name"],
)
def test_how_far_a_name_goes(text: str, name: str) -> None:
    assert name in {p.name for p in _read(HEAD + text).persons}


@pytest.mark.parametrize(
    "text",
    [
        "与会领导人将评估双方的合作关系,随后举行午宴。",
        "与会者将围绕气候变化等国际安全议题展开讨论。",
        "5月6日,与会各国领导人在河内签署经济合作协定。",
    ],
    ids=["will be assessed", "will be talked over", "signing is a date"],
)
def test_a_programme_is_no_pledge(text: str) -> None:
    assert not _pledges(text)


def test_a_ministry_speaks_for_its_state() -> None:
    assert any(f == "commit" and a == "Russia" for f, a, _ in _pledges("俄罗斯外交部5月6日表示,将扩大农产品出口。"))


def test_a_week_of_meetings_where_none_is_named() -> None:
    reading = _read(
        "中国外交部发言人毛文5月6日宣布,东盟国家参加的东亚合作系列外长会将于5月20日至22日举行。\n2024年5月6日"
    )
    assert [(m.start, m.end, m.status) for m in reading.meetings] == [("2024-05-20", "2024-05-22", "scheduled")]


def test_the_year_in_which_an_anniversary_falls() -> None:
    reading = _read(
        "5月6日,东盟-韩国对话会在首尔举行。双方重视《2021-2025年行动计划》,将在2024年双方建交35周年之际加强合作。"
    )
    assert reading.published == "2024-05"
