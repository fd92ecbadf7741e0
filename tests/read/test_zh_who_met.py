"""Chinese reports of who met whom: several in turn, ministers without a name, talks told behind "with", none told."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

HEAD = "新华社万象2024年7月26日电 "


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


def _met(text: str) -> list[tuple[str, str]]:
    talks = [m for m in _read(text).meetings if m.level == "bilateral"]
    return [("+".join(sorted(m.parties)), m.status or "") for m in talks]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "会议期间,越南外长裴青山分别会见了印尼外长蕾特诺、菲律宾外长马纳罗和新加坡外长维文。",
            ["Indonesia+Viet Nam", "Philippines+Viet Nam", "Singapore+Viet Nam"],
        ),
        (
            "当日,越南外长裴青山还同挪威外长贝尔格、瑞典外长林德奎举行双边会晤。",
            ["Norway+Viet Nam", "Sweden+Viet Nam"],
        ),
        (
            "越南外长裴青山先后与老挝、文莱和日本外长举行了双边会见。",
            ["Laos+Viet Nam", "Brunei Darussalam+Viet Nam", "Japan+Viet Nam"],
        ),
        ("越南外长裴青山25日抵达万象。当晚,他会见了印尼外长蕾特诺。", ["Indonesia+Viet Nam"]),
        ("越南外长裴青山会见应邀出席会议的东盟秘书长高金洪。", ["ASEAN+Viet Nam"]),
        (
            "越南外长裴青山会见了与会的外宾,包括印尼外长蕾特诺、新加坡外长维文。",
            ["Indonesia+Viet Nam", "Singapore+Viet Nam"],
        ),
        ("越南外长裴青山计划同会议的东道主老挝外长沙伦赛举行会谈。", ["Laos+Viet Nam"]),
    ],
    ids=[
        "several in turn",
        "behind with",
        "ministers of several",
        "he",
        "the guest's own clause",
        "including",
        "planned",
    ],
)
def test_each_whom_somebody_met(told: str, expected: list[str]) -> None:
    assert sorted(who for who, _ in _met(HEAD + told)) == sorted(expected)


def test_who_will_be_met() -> None:
    told = "越南外长裴青山将会见老挝、文莱和新西兰等国外长。此外,裴青山还将同柬埔寨国王西哈莫尼举行会谈会见。"
    assert _met(HEAD + told) == [
        ("Laos+Viet Nam", "scheduled"),
        ("Brunei Darussalam+Viet Nam", "scheduled"),
        ("New Zealand+Viet Nam", "scheduled"),
        ("Cambodia+Viet Nam", "scheduled"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "越南外长裴青山不会与菲律宾外长马纳罗举行会谈。",
        "越南外长裴青山没有会见美国国务卿布林肯的计划。",
        "越南外长裴青山表示,愿与印尼外长蕾特诺会晤。",
        "越南外长裴青山希望与印尼外长蕾特诺举行会谈。",
        "越南外长裴青山可能会晤印尼外长蕾特诺。",
        "越南外长裴青山会见记者时说,会议很成功。",
        "会后,越南外长裴青山同印尼外长蕾特诺共同会见了记者。",
    ],
    ids=["will not", "has no plan to", "ready to", "hopes to", "may", "the press", "the press together"],
)
def test_no_meeting_is_told(told: str) -> None:
    assert _met(HEAD + told) == []


def test_two_of_one_state_are_two_meetings_of_their_own_days() -> None:
    told = "越南外长裴青山24日上午同韩国外长赵兑烈举行会谈,并于25日下午会见韩国总理韩德洙。"
    talks = [m for m in _read(HEAD + told).meetings if m.level == "bilateral"]
    assert [(m.start, set(m.parties)) for m in talks] == [
        ("2024-07-24", {"Viet Nam", "Republic of Korea"}),
        ("2024-07-25", {"Viet Nam", "Republic of Korea"}),
    ]


def test_one_meeting_told_twice_is_one() -> None:
    told = "越南外长裴青山26日在万象会见韩国外长赵兑烈。\n裴青山在会见赵兑烈时说,两国关系发展顺利。"
    assert _met(HEAD + told) == [("Republic of Korea+Viet Nam", "held")]


def test_ministers_met_beside_a_meeting_of_many_are_part_of_it() -> None:
    many = "第57届东盟外长会议26日在万象举行。会议期间,印尼外长蕾特诺分别会见了美国、日本和新西兰等国外长。"
    assert _met(HEAD + many) == []


def test_the_headline_of_another_report_tells_no_meeting_of_the_page() -> None:
    other = "\n会议将持续三天。\n各国代表出席会议。\n会议讨论粮食问题。\n会议在万象举行。\n马来西亚外长安瓦尔会见泰国总理赛塔"
    assert _met(HEAD + "越南外长裴青山26日会见韩国外长赵兑烈。" + other) == [("Republic of Korea+Viet Nam", "held")]


def test_a_committee_that_is_met_or_acts_does_not_sit() -> None:
    told = "越南外长裴青山26日在万象会见东盟常驻代表委员会一行。东盟常驻代表委员会愿扩大粮食合作。"
    met = _read(HEAD + told).meetings
    assert [(m.level, sorted(m.parties)) for m in met] == [("bilateral", ["ASEAN", "Viet Nam"])]


def test_talks_that_may_be_held_are_none() -> None:
    told = "泰国总理赛塔可能与越南总理范明政举行新一轮会谈。"
    assert _read(HEAD + told).meetings == []


def test_two_sittings_under_one_noun() -> None:
    told = "第40届与第41届东盟峰会26日在万象闭幕。"
    assert [m.ordinal for m in _read(HEAD + told).meetings] == [40, 41]


def test_ministers_who_assemble_meet() -> None:
    text = "中央社仰光1月18日电 东协各国外交部长2024年1月15日至18日在缅甸蒲甘集会,讨论粮食问题。"
    met = _read(text).meetings
    assert [(m.mechanism_en, m.start, m.place) for m in met] == [
        ("ASEAN Foreign Ministers' Meeting", "2024-01-15", "Bagan")
    ]


def test_a_meeting_of_experts_on_another_meeting_is_theirs() -> None:
    text = "2019年4月2日至3日,东盟在万象召开关于筹备东盟国防部长会议的专家会。"
    met = _read(text).meetings
    assert [(m.level, m.start, m.place) for m in met] == [("working", "2019-04-02", "Vientiane")]


def test_who_speaks_behind_the_comma_met_the_one_before_it() -> None:
    told = "会见印尼外长蕾特诺时,越南外长裴青山说,两国关系发展顺利。会见新加坡外长维文时,裴青山说,两国互为伙伴。"
    assert [who for who, _ in _met(HEAD + told)] == ["Indonesia+Viet Nam", "Singapore+Viet Nam"]


def test_a_numbered_meeting_told_again_with_all_its_days_is_one() -> None:
    text = "第46届东盟外长会2013年7月2日在斯里巴加湾落幕。从6月30日至7月2日,东盟外长会和中国-东盟外长会先后举行。"
    met = [m for m in _read(text).meetings if m.mechanism_en == "ASEAN Foreign Ministers' Meeting"]
    assert [(m.ordinal, m.start, m.end) for m in met] == [(46, "2013-06-30", "2013-07-02")]
