"""Organisations in short, and what stands before a name in brackets without being part of it."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=text))


_LAKES = (
    "湖合组织—挪威联委会第三次会议召开\n\n2024年6月9日\n\n今天，湖区合作组织(Lakes Cooperation Organization，LCO)与挪威"
    "联合委员会第三次会议以视频方式举行。挪威外交部副部长陈文海与湖合组织轮值主席国大使苏达共同担任会议主席。\n\n"
    "湖合组织愿同挪威开展渔业合作。"
)


def test_an_organisation_named_whole_is_known_by_its_first_signs_and_head() -> None:
    reading = _read(_LAKES)
    assert ["Lakes Cooperation Organization"] in [c.actors for c in reading.commitments]
    assert all(m.mechanism != "湖合组织" for m in reading.meetings)


def test_a_group_sent_to_a_place_is_nobody() -> None:
    reading = _read("2024年6月9日\n\n东盟与挪威部长级会议举行。挪威将派专家组赴努韦拉(Nuvela)勘察风能资源。")
    assert not any("努韦拉" in (p.name or "") for p in reading.persons)


def test_a_name_of_sounds_before_its_letters_stays_one() -> None:
    reading = _read("2024年6月9日\n\n东盟与挪威部长级会议举行。挪威外交大臣埃斯彭艾德(Espen Eide)出席会议。")
    assert any("艾德" in (p.name or "") for p in reading.persons)


def test_new_inside_another_word_makes_no_successor() -> None:
    reading = _read("2024年6月9日\n\n第五次东盟与挪威部长级会议6月9日举行。会上宣布将启动海洋创新提升计划,培训渔民。")
    assert not any(p.title == "计划" for p in reading.instruments)


def test_a_report_still_to_be_written_is_no_paper() -> None:
    asked = "2024年6月9日\n\n第五次东盟与挪威部长级会议6月9日举行。会议请秘书处提交{}关于渔业合作情况的报告。"
    assert not _read(asked.format("一份")).instruments
    noted = asked.replace("请秘书处提交{}", "审议并通过了")
    assert [p.kind for p in _read(noted).instruments] == ["report"]
