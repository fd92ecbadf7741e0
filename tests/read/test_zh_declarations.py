"""Chinese declarations and communiqués of organisations: who the member states are, long names of states in a row, and
the paper that opens with its own name."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=text, language="zh"))


def _by(text: str) -> list[tuple[str, set[str]]]:
    return [(one.force, set(one.actors)) for one in _read(text).commitments]


UNION = "上合组织发表宣言\n\n2024年7月5日,上合组织发表了关于渔业的宣言。\n\n"


def test_the_member_states_are_those_of_the_organisation_a_page_names() -> None:
    told = "哈萨克斯坦共和国、乌兹别克斯坦共和国重申支持渔业倡议。\n\n成员国强烈谴责法国和德国的渔船袭击事件。"
    found = _by(f"{UNION}{told}")
    assert ("reaffirm", {"Kazakhstan", "Uzbekistan"}) in found
    assert found[-1] == ("reaffirm", {"Shanghai Cooperation Organisation"})


def test_the_two_named_before_are_meant_and_not_those_spoken_of() -> None:
    told = "2024年7月5日,中国和老挝发表联合声明如下:\n\n一、两国强烈谴责法国和德国渔船的袭击事件。"
    assert _by(told)[-1] == ("reaffirm", {"China", "Laos"})


def test_states_in_a_row_by_their_long_names_act_together() -> None:
    told = "白俄罗斯共和国、伊朗伊斯兰共和国、哈萨克斯坦共和国、塔吉克斯坦共和国支持渔业倡议。"
    assert _by(f"{UNION}{told}")[-1] == ("support", {"Belarus", "Iran", "Kazakhstan", "Tajikistan"})


def test_a_declaration_opens_with_its_name_and_was_made_on_the_day_below() -> None:
    text = (
        "关于建立渔业伙伴关系的西安宣言\n发布时间: 2023-05-22 10:10\n\n(2023年5月19日 西安)\n\n"
        "我们,中国和东盟成员国的领导人,于2023年5月19日在西安举行会晤;\n\n重申加强渔业合作的意愿;\n"
    )
    (paper,) = _read(text).instruments
    assert (paper.title, paper.kind) == ("关于建立渔业伙伴关系的西安宣言", "declaration")
    assert (paper.date, paper.status) == ("2023-05-19", "adopted")


def test_a_headline_that_tells_of_a_declaration_is_not_its_name() -> None:
    text = "中国与东盟外长会议发表渔业宣言\n\n2023年5月22日,中国与东盟外长会议在西安举行,发表了《渔业宣言》。\n"
    assert "中国与东盟外长会议发表渔业宣言" not in {paper.title for paper in _read(text).instruments}


def test_what_is_opposed_through_something_adopts_no_paper() -> None:
    told = f"{UNION}成员国基于《上合组织宪章》原则,反对通过集团对抗解决地区渔业问题。"
    charter = next(paper for paper in _read(told).instruments if paper.kind == "charter")
    assert (charter.status, charter.date) in ((None, None), ("in_force", None))


def test_a_declaration_is_named_by_the_line_above_its_dateline() -> None:
    text = (
        "上海合作组织成员国关于渔业的撒马尔罕宣言\n\n2022-09-19\n\n据新华社9月16日电 "
        "上海合作组织成员国领导人于2022年9月16日在撒马尔罕市举行会议,宣布如下:\n\n成员国支持渔业合作。\n"
    )
    assert [paper.kind for paper in _read(text).instruments] == ["declaration"]


def test_the_line_above_a_position_paper_is_no_pledge() -> None:
    text = (
        "中国关于东盟的立场文件\n\n2022年8月4日,中国发布文件。中方愿重申如下政策立场:\n\n一、中国支持东盟渔业合作。\n"
    )
    found = [one for one in _read(text).commitments if one.force != "decide"]
    assert [(one.force, one.actors) for one in found] == [("support", ["China"])]
