"""Chinese pages: meetings in lists, places of relative clauses, days that begin a sitting, names that are none."""

from __future__ import annotations

from depositary.model import Document, Meeting
from depositary.reading import read_document


def _meetings(text: str) -> list[Meeting]:
    return read_document(Document(id="x", text=f"{text}\n")).meetings


def test_what_is_said_of_the_first_of_a_list_holds_for_all() -> None:
    found = _meetings(
        "2022年8月2日，外交部宣布，王毅将出席在柬埔寨金边举行的中国—东盟外长会、东亚峰会外长会以及东盟地区论坛外长会。"
    )
    assert [(m.place, m.status) for m in found] == [("Phnom Penh", "scheduled")] * 3


def test_each_relative_clause_has_a_place_of_its_own() -> None:
    found = _meetings(
        "2018年4月24日，外长们谈到2017年6月8日至9日在阿斯塔纳举行的上合组织成员国元首理事会会议"
        "和2017年11月30日在索契举行的上合组织成员国政府首脑（总理）理事会会议。"
    )
    assert [m.place for m in found] == ["Astana", "Sochi"]


def test_a_sitting_that_begins_on_a_day_and_lasts_some() -> None:
    found = _meetings("中通社2024年3月4日电 东盟—澳大利亚特别峰会4日起一连三日在墨尔本举行。")
    assert [m.start for m in found] == ["2024-03-04"]


def test_names_that_name_no_meeting() -> None:
    names = "两国没有会晤布林肯的计划。论坛已举办四届部长级会议和七次高官会。各方举行建设性对话，共同确保会议成功。"
    found = _meetings(f"2022年8月2日，王毅出席东亚峰会外长会。{names}")
    assert [m.mechanism_en for m in found] == ["East Asia Summit Foreign Ministers' Meeting"]
