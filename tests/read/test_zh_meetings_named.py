"""Names of meetings in Chinese: in quotation marks, behind two states' short forms, what is commemorated, who chairs."""

from __future__ import annotations

import pytest

from depositary.model import Document, Meeting
from depositary.reading import read_document


def _meetings(text: str) -> list[Meeting]:
    return read_document(Document(id="t", text=f"合作会议\n2024年8月9日\n\n{text}\n")).meetings


@pytest.mark.parametrize(
    ("text", "name", "ordinal"),
    [
        ("“中国—东盟渔业雅加达论坛”8月1日在雅加达举办。", "China-ASEAN fisheries forum", None),
        ("他8月2日出席「東協加三」外長會議。", "ASEAN Plus Three Foreign Ministers' Meeting", None),
        ("日中首脑会谈8月8日在东京举行。", "Japan-China Summit", None),
        ("第12轮中欧战略对话8月8日在北京举行。", "China-European Union strategic dialogue", 12),
        ("东盟—美国关系建立40周年纪念峰会8月8日在金边举行。", "ASEAN-United States commemorative Summit", None),
        ("中国—东盟数字部长会议第四次会议8月5日在新加坡召开。", "China-ASEAN digital ministerial meeting", 4),
        ("中越双边合作指导委员会第17次会议8月5日在河内举行。", "Viet Nam-China Steering Committee for Bilateral Cooperation", 17),
        ("东盟成员国外交部长8日在吉隆坡举行会谈。", "ASEAN Foreign Ministers' Meeting", None),
        ("上海合作组织成员国外长理事会例行会议8月5日在天津举行。", "SCO Council of Foreign Ministers", None),
    ],
)  # fmt: skip
def test_what_a_meeting_is_called(text: str, name: str, ordinal: int | None) -> None:
    assert [(m.mechanism_en, m.ordinal) for m in _meetings(text)] == [(name, ordinal)]


@pytest.mark.parametrize(
    "text",
    [
        "缅甸危机是8月9日会议的重点。",
        "领导人将在明天加入会议。",
        "这是要突出对峰会的重视。",
        "首相16日分别会晤了来访的五名官员。",
        "双方正就是否定位为正式会谈进行协调。",
        "领导人将举行三边会谈。",
    ],
)
def test_no_meeting_of_a_name_of_its_own(text: str) -> None:
    assert _meetings(text) == []


def test_chairs_known_without_their_posts() -> None:
    (meeting,) = _meetings("第八届中国—东盟高官会8月5日在北京举行,王毅同裴青山共同主持会议。")
    assert [chair.name for chair in meeting.chairs] == ["王毅", "裴青山"]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("东盟外长视频会议8月2日召开。", "ASEAN Foreign Ministers' Meeting", "virtual"),
        ("第22次中国—东盟领导人视频会议8月2日举行。", "ASEAN-China Summit", "virtual"),
        ("8月1日,东盟经济部长视频会议举行。", "ASEAN Economic Ministers' Meeting", "virtual"),
        ("东盟特别峰会8月2日以视频会议方式召开。", "Special ASEAN Summit", "virtual"),
    ],
)
def test_a_video_meeting_is_one_of_its_series(text: str, name: str, form: str) -> None:
    assert [(m.mechanism_en, m.format) for m in _meetings(text)] == [(name, form)]


def test_when_and_where_the_meeting_spoken_of_is() -> None:
    (meeting,) = _meetings("总理将率团出席东盟领导人会议。\n此次会议于2024年9月23日至24日在印尼雅加达举行。")
    assert (meeting.start, meeting.end, meeting.place) == ("2024-09-23", "2024-09-24", "Jakarta")


def test_a_list_of_examples_is_no_name() -> None:
    found = _meetings("该市曾于去年举办东盟-韩国特别峰会等多次首脑会谈。")
    assert all("等" not in (m.mechanism or "") for m in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the number shared by two sittings, its noun told again
        ("第40届和41届东盟峰会8月5日闭幕。", [("ASEAN Summit", 40), ("ASEAN Summit", 41)]),
        # the other side right before the name, with no sign between
        ("日本東協峰會8月5日在東京舉行。", [("ASEAN-Japan Summit", None)]),
    ],
)
def test_numbers_and_sides_before_a_name(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(m.mechanism_en, m.ordinal) for m in _meetings(text)] == expected


def test_a_year_behind_a_comma_is_not_when_it_met() -> None:
    (meeting,) = _meetings("8月5日,东盟外长非正式会议在宿务举行,正式开启2026年东盟年。")
    assert meeting.start == "2024-08-05"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("8月5日,东盟在老挝万象召开首脑会议。", "ASEAN Summit"),
        ("日本与东盟(ASEAN)8日在老挝召开经济部长会议。", "Japan-ASEAN economic ministerial meeting"),
        ("金砖国家8月2日至4日在南非召开峰会。", "BRICS Summit"),
        ("日中韩三国5月26日在首尔举行峰会。", "Trilateral Summit"),
        ("中日韩5月26日在首尔举行峰会。", "Trilateral Summit"),
    ],
)
def test_those_a_sentence_opens_with_hold_their_meeting(text: str, name: str) -> None:
    (meeting,) = _meetings(text)
    assert meeting.mechanism_en == name


@pytest.mark.parametrize("text", ["老挝8月5日召开经济部长会议。", "中国在北京举行峰会。"])
def test_one_state_holds_no_meeting_of_its_own(text: str) -> None:
    assert _meetings(text) == []


def test_a_special_summit_is_theirs_who_hold_it() -> None:
    (meeting,) = _meetings("金砖国家领导人8月5日就中东问题举行特别视频峰会,呼吁立即停火。")
    assert (meeting.mechanism_en, meeting.parties) == ("BRICS Summit", ["BRICS"])


def test_where_they_talk_is_no_name() -> None:
    assert _meetings("东南亚各国本周将在印尼会谈。") == []


def test_a_chamber_of_commerce_is_no_meeting() -> None:
    assert _meetings("日本商工会议所等当天公布了新方案。") == []


@pytest.mark.parametrize("number", ["一、", "二、", ""])
def test_the_number_of_a_paragraph_is_no_part_of_a_name(number: str) -> None:
    text = f"2023年5月8日,各方发表公报。\n\n{number}中国—东盟第九次外长会在清迈举行,泰王国外长主持。\n"
    (met,) = read_document(Document(id="t", text=text)).meetings
    assert (met.mechanism, met.ordinal, met.place) == ("中国—东盟第九次外长会", 9, "Chiang Mai")
