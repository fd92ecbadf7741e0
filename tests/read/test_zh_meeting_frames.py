"""Chinese meetings in whose course others took place, bodies that hold a numbered meeting, lists that share how and when."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_BELOW = "\n2022年10月14日"


def _read(text: str) -> list[tuple[str, int | None, str | None, str | None, str | None]]:
    found = read_document(Document(id="x", text=text + _BELOW, language="zh")).meetings
    return [(m.mechanism_en, m.ordinal, m.start, m.place, m.format) for m in found]


def test_the_frame_takes_neither_day_nor_place() -> None:
    found = _read("值此第40届东盟峰会之际,第12次东盟-联合国峰会于10月11日在金边召开。")
    assert found == [
        ("ASEAN Summit", 40, None, None, None),
        ("ASEAN-UN Summit", 12, "2022-10-11", "Phnom Penh", None),
    ]


def test_two_frames_in_a_list() -> None:
    found = _read("在第55届东盟外长会和第29届东盟地区论坛期间,东盟与俄罗斯外长会10月12日在金边举行。")
    assert [start for _, _, start, _, _ in found] == [None, None, "2022-10-12"]


def test_a_list_shares_day_and_format() -> None:
    found = _read(
        "10月4日,由柬埔寨主持的第24届东盟政治安全共同体理事会会议、第31届东盟协调理事会会议和东盟外长会以视频形式举行。"
    )
    assert {(start, how) for _, _, start, _, how in found} == {("2022-10-04", "virtual")}


def test_days_apart() -> None:
    found = _read("东盟国防部长会议和东盟防长扩大会分别于10月10日和11日在金边举行。")
    assert [start for _, _, start, _, _ in found] == ["2022-10-10", "2022-10-11"]


@pytest.mark.parametrize(
    "text",
    [
        "东盟-中国联合合作委员会10月10日在东盟秘书处举行第23次会议。",
        "东盟-中国联合合作委员会(ACJCC)于10月10日在东盟秘书处召开了第二十三次会议。",
    ],
)
def test_a_body_holds_its_numbered_meeting(text: str) -> None:
    assert _read(text) == [("ASEAN-China Joint Cooperation Committee", 23, "2022-10-10", "Jakarta", None)]


def test_the_place_that_describes_the_next_meeting_is_of_that_one() -> None:
    text = "双方回顾了2021年11月在金边举行的第11次东盟-联合国峰会成果,并期待明年在印尼举行的第13次东盟-联合国峰会。"
    assert [(number, place) for _, number, _, place, _ in _read(text)] == [(11, "Phnom Penh"), (13, "Indonesia")]


@pytest.mark.parametrize(
    "text", ["各方同意今后加强“东盟10+3”等机制。", "东盟与中日韩合作基金管理委员会10日举行工作会议。"]
)
def test_a_circle_is_no_sitting(text: str) -> None:
    assert not [name for name, *_ in _read(text) if name == "ASEAN Plus Three Summit"]


def test_words_spoken_there_tell_that_it_was_held() -> None:
    found = _read("在东盟与中日韩(10+3)领导人会议上,与会领导人重申加强务实合作。")
    assert [name for name, *_ in found] == ["ASEAN Plus Three Summit"]


def test_two_numbered_names_joined_are_two() -> None:
    found = _read("会议听取了东盟防务安全研究院网络(NADI)和第22次东盟军事首长会议(ACDFM-22)的成果报告。")
    assert [(name, number) for name, number, *_ in found] == [("ASEAN Chiefs of Defence Forces' Meeting", 22)]


def test_mechanisms_in_whose_frame_others_meet() -> None:
    text = "东盟各国经济部长10月10日将与东亚峰会(EAS)等机制框架内的伙伴举行一系列讨论会。"
    assert not [name for name, *_ in _read(text) if name == "East Asia Summit"]


def test_the_day_of_arriving_is_not_the_meetings() -> None:
    found = _read("10月9日下午,越南总理一行抵达印尼,开始出席第42届东盟峰会。")
    assert [(number, start) for _, number, start, _, _ in found] == [(42, None)]


def test_what_was_said_at_talks_tells_not_where_they_were() -> None:
    text = "泰国国防部长巴逸10日在会见越南国防部部长吴春历时表示,泰国将支持2023年在越南举行的东盟国防部长会议。"
    found = read_document(Document(id="x", text=text + _BELOW, language="zh")).meetings
    assert [(m.place, m.status) for m in found if m.level == "bilateral"] == [(None, "held")]


def test_a_time_of_a_later_clause_is_of_the_meeting_behind_it() -> None:
    found = _read(
        "在朝鲜,他将举行第二轮外长级战略对话,而在中国,他将于10月17日至18日参加上海合作组织成员国外长理事会会议。"
    )
    assert [start for _, _, start, _, _ in found] == [None, "2022-10-17"]


def test_a_number_of_thirty_and_more_of_a_body_is_no_session() -> None:
    found = _read("东盟—澳大利亚论坛5月10日在布里斯班举行了第35次会议。")
    assert found == [("ASEAN-Australia Forum", 35, "2022-05-10", "Brisbane", None)]


def test_the_number_behind_a_short_form() -> None:
    found = _read("他主持了东盟-挪威部门联合合作委员会(ANJSCC)第9次会议。")
    assert [(name, number) for name, number, *_ in found] == [("ASEAN-Norway Joint Sectoral Cooperation Committee", 9)]


def test_what_is_prepared_for_is_on_another_day() -> None:
    found = _read("为筹备第40届东盟峰会,东盟高官会于10月10日在金边举行。")
    assert [(number, start) for _, number, start, _, _ in found] == [(40, None), (None, "2022-10-10")]


def test_what_is_looked_forward_to_is_to_come() -> None:
    text = "我们期待第四届东盟-俄罗斯峰会取得成功。\n2021年7月7日"
    assert [m.status for m in read_document(Document(id="x", text=text, language="zh")).meetings] == ["scheduled"]


def test_whose_delegation_somebody_leads_is_no_sitting() -> None:
    told = "外交部副部长、东盟高官会(SOM ASEAN)越南代表团团长杜雄越同韩国外交部次官补郑炳元在首尔共同主持第28届东盟-韩国对话会。"
    found = read_document(Document(id="x", text="4月4日," + told, language="zh")).meetings
    assert [(m.mechanism_en, m.level, m.place) for m in found] == [("ASEAN-ROK Dialogue", "senior_officials", "Seoul")]
    assert [c.name for c in found[0].chairs] == ["杜雄越", "郑炳元"]


@pytest.mark.parametrize("join", [",", "。裴青山出席了会议,"])
def test_what_the_sitting_is_called_is_no_other_one(join: str) -> None:
    found = _read(f"2022年2月17日,东盟外长非正式会议在金边举行{join}这是2022年首场东盟外长会议。")
    assert found == [("ASEAN Foreign Ministers' Retreat", None, "2022-02-17", "Phnom Penh", None)]


def test_the_year_of_a_vision_is_none_of_the_report() -> None:
    told = "第37届东盟峰会从11月12日至15日在河内举行。会议保障2025年东盟共同体愿景得到有效实施。"
    found = read_document(Document(id="x", text=told, language="zh"))
    assert found.published == "2020-11"
    assert [(m.start, m.end) for m in found.meetings] == [("2020-11-12", "2020-11-15")]
