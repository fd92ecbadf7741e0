"""Chinese reports of circles of states and of weeks of meetings: numbers inside names, points behind a colon, years."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


@pytest.mark.parametrize(
    ("text", "name", "ordinal", "parties"),
    [
        ("2022年6月8日,“中国+中亚五国”外长第三次会晤在阿斯塔纳举行。", "Central Asia", 3, 6),
        ("2024年12月1日,中国-中亚外长第五次会晤在成都举行。", "Central Asia", 5, 6),
        ("2021年11月25日,上海合作组织成员国政府首脑(总理)理事会第二十次会议以视频方式举行。", "Heads of Government", 20, 1),
        ("2025年8月15日,澜湄合作第十次外长会在安宁举行。", "Lancang", 10, None),
    ],
    ids=["quoted", "plain", "a body with brackets", "a circle with a name of its own"],
)  # fmt: skip
def test_a_number_inside_the_name_of_a_series(text: str, name: str, ordinal: int, parties: int | None) -> None:
    (meeting,) = _read(text).meetings
    assert name in (meeting.mechanism_en or "").replace("Mekong-Lancang", "Lancang-Mekong")
    assert meeting.ordinal == ordinal
    assert parties is None or len(meeting.parties) == parties


def test_who_all_sides_are_in_a_circle_of_six() -> None:
    reading = _read("2022年6月8日,“中国+中亚五国”外长第三次会晤在阿斯塔纳举行。各方同意加强应急救援合作。")
    assert {"China", "Kazakhstan", "Turkmenistan"} <= set(reading.commitments[0].actors)


def test_points_behind_a_colon_and_not_what_announces_them() -> None:
    text = (
        "2019年11月4日,第22次东盟与中日韩领导人会议在曼谷举行。\n日本首相安倍晋三指出,我们应推动合作取得更多成果:\n"
        "第一,加强粮食储备合作。\n第二,支持青年科学家交流。\n"
    )
    found = {(c.force, c.what) for c in _read(text).commitments}
    assert {"加强粮食储备合作", "支持青年科学家交流"} <= {what for _, what in found}
    assert not any("更多成果" in (what or "") for _, what in found)


def test_a_title_misspelt_is_known_by_its_letters() -> None:
    reading = _read("2016年8月5日,双方同意推进《区域全面合作伙伴关系协定》(RCEP)谈判。")
    assert [i.title_en for i in reading.instruments] == ["Regional Comprehensive Economic Partnership Agreement"]


def test_a_surname_of_two_characters_is_nobody_else() -> None:
    reading = _read("2023年12月17日,日本首相岸田文雄出席日本与东盟特别首脑会议。岸田在会后表示,会议取得成功。")
    assert [p.name for p in reading.persons] == ["岸田文雄"]


def test_meetings_named_in_passing_with_a_summit() -> None:
    reading = _read("2025年5月26日,第46届东盟峰会及相关高级别会议在吉隆坡开幕。这场峰会将持续两天。")
    assert [(m.ordinal, m.mechanism_en) for m in reading.meetings] == [(46, "ASEAN Summit")]


@pytest.mark.parametrize(
    "text",
    [
        "根据峰会官网公布的材料,与会者人数不多。",
        "这一突破必将有力推动区域经济一体化。",
        "双方将关系提升到战略层面意义重大。",
        "2020年也是中国-东盟自贸区建成的重要一年。",
    ],
    ids=["a site", "what is foretold", "a level, no strategy", "a trade area is no paper"],
)
def test_no_fact(text: str) -> None:
    reading = _read("2020年3月2日\n" + text)
    assert not reading.meetings and not reading.commitments and not reading.instruments


def test_two_verbs_with_one_object_are_one_deed() -> None:
    reading = _read("2020年3月2日,新加坡总理李显龙在东盟峰会上说,新加坡今后将促进和维护海上秩序。")
    assert [c.what for c in reading.commitments] == ["促进和维护海上秩序"]


def test_a_declaration_speaks_for_those_of_the_meeting() -> None:
    text = "2016年5月20日,东盟-俄罗斯峰会在索契举行。\n此外,宣言指出,支持建立救灾设备联合仓库。"
    assert [(c.force, set(c.actors)) for c in _read(text).commitments] == [("support", {"ASEAN", "Russia"})]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("新华社马尼拉11月14日电 第31届东盟峰会14日闭幕。同期还举行了第20次中国-东盟领导人会议和第12届东亚峰会。", 2017),
        ("新华社河内8月28日电 东盟与中国部长27日举行会议。自2009年以来,中国是东盟最大贸易伙伴。部长们认为,2020年也是双方自贸区建成10周年。", 2020),
        ("中新社北京2月17日电 外长将于19日举行特别会议,商讨新冠肺炎疫情。2003年,双方曾举行特别会议抗击非典。2020年是合作年。", 2020),
        ("新华社马尼拉5月4日电 财长会议3日在线举行。在2020年9月举行的研讨会上,各方曾就此交换意见。", 2021),
    ],
    ids=["the year most numbers tell", "a year said to be that of the anniversary", "not before the illness", "later in the year before"],
)  # fmt: skip
def test_the_year_of_a_page_that_prints_none(text: str, year: int) -> None:
    assert (_read(text).published or "")[:4] == str(year)
