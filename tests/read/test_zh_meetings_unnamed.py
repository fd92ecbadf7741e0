"""Chinese reports that tell of a meeting without its name, or under other regions' names, and where it was."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text))


@pytest.mark.parametrize(
    ("text", "level", "parties"),
    [
        ("2024年3月3日,东盟外长在琅勃拉邦举行会议,讨论粮食安全。", "ministerial", ["ASEAN"]),
        ("2024年3月3日,東協外長在龍坡邦召開會議。", "ministerial", ["ASEAN"]),
        ("2024年8月5日,东盟经济部长在万象举行会议。", "ministerial", ["ASEAN"]),
        ("2023年12月14日,欧盟国家领导人在布鲁塞尔召开为期两天的会议。", "summit", ["European Union"]),
        ("2023年11月26日,韩国、日本、中国领导人在首尔举行会议。", "summit", ["China", "Japan", "Republic of Korea"]),
    ],
    ids=["ministers of a bloc", "other characters", "a post", "states of a bloc", "three states"],
)
def test_those_who_meet_tell_whose_meeting_it_is(text: str, level: str, parties: list[str]) -> None:
    (meeting,) = _read(text).meetings
    assert (meeting.level, sorted(meeting.parties)) == (level, parties)


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月3日,越南领导人举行会议。",
        "2024年3月3日,部长们举行会议。",
        "他将于11月同东盟十国领导人举行会议。",
    ],
    ids=["one state's own", "nobody's", "with somebody else"],
)
def test_no_meeting_of_a_circle(text: str) -> None:
    assert not [m for m in _read(text).meetings if m.level in ("summit", "ministerial") and m.parties == ["ASEAN"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2024年7月27日,东盟+3外长会议在万象举行。", "ASEAN Plus Three Foreign Ministers' Meeting"),
        ("2024年10月10日,東協加三峰會在永珍舉行。", "ASEAN Plus Three Summit"),
        ("2024年10月10日,东盟与日中韩首脑会议在万象举行。", "ASEAN Plus Three Summit"),
        ("2024年7月27日,东盟“10+3”外长会议在万象举行。", "ASEAN Plus Three Foreign Ministers' Meeting"),
    ],
)
def test_a_circle_under_its_other_names(text: str, name: str) -> None:
    (meeting,) = _read(text).meetings
    assert (meeting.mechanism_en, meeting.place) == (name, "Vientiane")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2023年1月24日,主席向拉共体第七届峰会作视频致辞。", "拉共体第七届峰会"),
        ("东盟秘书长表示,确保东盟第三次数字论坛2024年5月2日在曼谷举行。", "东盟第三次数字论坛"),
    ],
    ids=["spoken to", "ensured"],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert name in [m.mechanism for m in _read(text).meetings]


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月6日,两名前国会议员与家人见面。",
        "2024年5月6日,东盟禁止其首长出席所有东盟会议。",
        "2024年5月6日,国家主席习近平与法国总统马克龙举行会谈,是两人今年来第二次会晤。",
        "2020年9月,东盟加三决定扩大粮食储备。",
    ],
    ids=["members of parliament", "all meetings", "a count of encounters", "a circle that acts"],
)
def test_no_meeting_there(text: str) -> None:
    assert not [m for m in _read(text).meetings if m.level != "bilateral" and (m.ordinal or m.start)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("国务院总理李强2024年5月8日在京会见泰国总理赛塔。", "Beijing"),
        ("2024年9月5日,第43届东盟峰会上,各方就在南海维护国际法的重要性交换意见。", None),
        ("2022年11月12日举行的东盟峰会上,拜登表示,东盟在美国印太战略中居于核心地位。", None),
        ("2024年8月15日,落实《宣言》第18次联合工作组会在内蒙古满洲里举行。", "Manzhouli"),
        ("2023年7月25日,第十三次金砖国家安全事务高级代表会议在約翰尼斯堡举行。", "Johannesburg"),
    ],
    ids=["a short form", "a sea", "a strategy", "a province and its city", "other characters for a city"],
)
def test_where_a_meeting_is(text: str, place: str | None) -> None:
    assert _read(text).meetings[0].place == place


def test_a_meeting_in_general_is_the_one_that_is_named() -> None:
    text = "部长出席东盟会议\n2024年7月26日 来源:新华网\n\n部长26日在东盟会议上发言。第57届东盟外长会议25日在万象举行。"
    assert [(m.ordinal, m.level) for m in _read(text).meetings] == [(57, "ministerial")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2023年9月5日,此访恰逢第43届东盟峰会在雅加达举行。", "第43届东盟峰会"),
        ("2024年7月3日,双方落实好去年第十七次中国欧盟领导人会晤成果。", "第十七次中国欧盟领导人会晤"),
    ],
)
def test_a_verb_before_a_name(text: str, name: str) -> None:
    assert [(m.mechanism or "").removeprefix("第43届") for m in _read(text).meetings] == [name.removeprefix("第43届")]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("2018年6月,上合组织青岛峰会成功举行。", "Council of Heads of State", "Qingdao"),
        ("2016年9月,二十国集团杭州峰会成功举行。", "G20 Leaders' Summit", "Hangzhou"),
        ("2014年11月,亚太经合组织北京会议成功举行。", "APEC", "Beijing"),
    ],
)
def test_a_city_inside_a_name(text: str, name: str, place: str) -> None:
    (meeting,) = _read(text).meetings
    assert name in (meeting.mechanism_en or "")
    assert meeting.place == place


def test_a_sentence_that_tells_what_sort_of_meeting_it_was() -> None:
    text = "2020年5月18日,第32次东盟-澳大利亚论坛举行。这是东盟与澳大利亚副部长级年度会议。"
    assert [m.ordinal for m in _read(text).meetings] == [32]


def test_states_of_one_character_and_a_body_meet() -> None:
    found = read_document(Document(id="x", text="日中韩及东盟13日以视频方式举行经贸部长会议。\n2021年9月14日")).meetings
    assert [(set(m.parties), m.start, m.format) for m in found] == [
        ({"Japan", "China", "Republic of Korea", "ASEAN"}, "2021-09-13", "virtual")
    ]


def test_a_body_that_will_hold_a_summit() -> None:
    found = read_document(Document(id="x", text="金砖国家将于10月22日至24日在喀山举行峰会。\n2024年9月5日")).meetings
    assert [(m.mechanism_en, m.start, m.status) for m in found] == [("BRICS Summit", "2024-10-22", "scheduled")]


def test_a_day_behind_a_states_name_that_ends_like_a_word_for_this() -> None:
    found = read_document(Document(id="x", text="东盟与日本16日在雅加达举行外长会议。\n2022年12月20日")).meetings
    assert [(m.start, m.end) for m in found] == [("2022-12-16", "2022-12-16")]


def test_the_special_summit_is_that_of_the_two() -> None:
    text = (
        "岸田6日在与东盟的首脑会议上说,12月将在东京召开日本与东盟特别首脑会议。希望在特别首脑会议上提出新的合作愿景。"
    )
    found = read_document(Document(id="x", text=f"{text}\n2023年9月7日")).meetings
    assert [m.start for m in found if "special" in m.mechanism_en.lower()] == ["2023-12"]


def test_the_time_that_describes_a_meeting_is_its_own() -> None:
    text = "继7月26日在万象举行的东盟与俄罗斯外长会之后,双方将于10月举行峰会。\n2024年7月29日"
    assert read_document(Document(id="x", text=text)).meetings[0].start == "2024-07-26"
