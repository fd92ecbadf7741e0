"""Chinese: what is held to be needed, calls, bearings welcomed; points of which each says what both sides should do."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

_LEAD = "外长会议举行\n\n2023年5月9日,日本外相林芳正在雅加达出席日本与东盟外长会议。\n\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="t", text=_LEAD + text + "\n"))


def _found(text: str) -> list[tuple[str, str, str | None]]:
    return [(c.force, c.actors[0], c.what) for c in _read(text).commitments]


@pytest.mark.parametrize(
    ("text", "force", "actor"),
    [
        ("日方认为,尽快完成渔业谈判十分必要。", "reaffirm", "Japan"),
        ("林芳正指出,深化防灾合作对地区发展具有重要意义。", "reaffirm", "Japan"),
        ("会议认为,加强港口合作至关重要。", "reaffirm", "Japan"),
        ("林芳正认为必须加强港口合作。", "propose", "Japan"),
        ("林芳正表示,越方赞赏日方。当前形势下,双方更需要加强港口合作。", "propose", "Japan"),
        ("林芳正号召各国维护海上安全。", "request", "Japan"),
        ("日方对印尼在缅甸问题上的政策表示欢迎。", "support", "Japan"),
    ],
    ids=["needed", "of weight", "the meeting", "must", "all the more", "called on", "a policy welcomed"],
)
def test_a_stand_is_read(text: str, force: str, actor: str) -> None:
    assert [(f, a) for f, a, _ in _found(text)] == [(force, actor)]


@pytest.mark.parametrize(
    "text",
    [
        "林芳正指出,东盟对地区稳定具有重要意义。",
        "林芳正表示,此访具有重要意义。",
        "林芳正说,加强了的联系十分重要。",
        "日方对会议取得的成果表示欢迎。",
    ],
    ids=["who weighs", "a journey", "what has been done", "an outcome"],
)
def test_a_view_is_no_stand(text: str) -> None:
    assert _found(text) == []


def test_points_say_what_both_should_do() -> None:
    text = (
        "林芳正提出三点建议:\n\n第一,双方需继续推动港口合作,扩大渔业贸易。\n\n"
        "第二,改善营商环境。我们应当维护供应链稳定。\n\n第三,各方要共同培养防灾人才。"
    )
    assert _found(text) == [
        ("propose", "Japan", "推动港口合作"),
        ("propose", "Japan", "扩大渔业贸易"),
        ("propose", "Japan", "改善营商环境"),
        ("propose", "Japan", "维护供应链稳定"),
        ("propose", "Japan", "共同培养防灾人才"),
    ]


def test_points_put_forward_behind_a_pledge() -> None:
    found = _found("林芳正表示,日方愿同东盟加强海上合作,提出两点建议:\n\n一是扩大渔业贸易。\n\n二是深化邮政合作。")
    assert found[0][:2] == ("commit", "Japan")
    assert found[1:] == [("propose", "Japan", "扩大渔业贸易"), ("propose", "Japan", "深化邮政合作")]


@pytest.mark.parametrize(
    "points",
    ["第一是深化港口合作。\n\n第二是扩大渔业贸易。", "“一是深化港口合作。二是扩大渔业贸易。”"],
    ids=["first is", "quoted"],
)
def test_points_by_other_marks(points: str) -> None:
    found = _found(f"林芳正说,日方期待双方加强磋商。{points}")
    assert found[-2:] == [("propose", "Japan", "深化港口合作"), ("propose", "Japan", "扩大渔业贸易")]


def test_what_a_question_quotes_is_not_said_by_who_answers() -> None:
    head = (
        "外交部发言人主持记者会\n\n2023年5月9日,中国外交部发言人毛宁主持例行记者会。\n\n毛宁:中方愿同各方保持沟通。\n\n"
    )
    asked = (
        "有记者提问:据报道,日本首相岸田文雄在会上论及渔业,强调坚持开放市场。中方对此有何评论?\n\n毛宁:中方支持开放。"
    )
    found = read_document(Document(id="t", text=head + asked + "\n")).commitments
    assert [c.actors[0] for c in found if "市场" in (c.what or "")] == ["Japan"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("5月3日,东盟与日本视讯高峰会举行。", "summit"),
        ("5月3日,东盟与日本部长级会后会议在雅加达举行。", "ministerial"),
        ("日本—东盟建立对话关系50周年纪念仪式5月3日在东京举行。", "other"),
    ],
    ids=["by video", "post ministerial", "commemoration"],
)
def test_meetings_are_named(text: str, level: str) -> None:
    found = read_document(Document(id="t", text=f"合作持续推进\n\n2023年5月6日\n\n{text}各方讨论了合作。\n")).meetings
    assert [(m.level, sorted(m.parties), m.start) for m in found] == [(level, ["ASEAN", "Japan"], "2023-05-03")]


def test_a_party_to_a_treaty_is_no_state() -> None:
    text = "合作持续推进\n\n2023年5月6日\n\n《东南亚友好合作条约》缔约方会议5月3日在雅加达举行。\n"
    assert all("Jordan" not in m.parties for m in read_document(Document(id="t", text=text)).meetings)


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("5月3日,《东盟红树林保护协定》部长级会议在雅加达举行。", "《东盟红树林保护协定》部长级会议", ["ASEAN"]),
        ("5月3日,双方签署《合作备忘录》。外长会议讨论了合作。", None, []),
    ],
    ids=["of its parties", "a paper of the sentence before"],
)
def test_a_meeting_named_by_its_treaty(text: str, name: str | None, parties: list[str]) -> None:
    found = read_document(Document(id="t", text=f"合作持续推进\n\n2023年5月6日\n\n{text}\n")).meetings
    assert [(m.mechanism, m.parties) for m in found if "《" in (m.mechanism or "")] == (
        [(name, parties)] if name else []
    )


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "双方签署《日本与东盟关于渔业资源养护的议定书》(以下简称《渔业议定书》)。《渔业议定书》涵盖贸易。",
            ["日本与东盟关于渔业资源养护的议定书"],
        ),
        ("双方签署《日本与东盟渔业协定升级议定书》。《升级议定书》涵盖贸易。", ["日本与东盟渔业协定升级议定书"]),
        ("双方签署《日本与东盟渔业议定书》和《港口议定书》。", ["日本与东盟渔业议定书", "港口议定书"]),
    ],
    ids=["said to be short", "the end of the title", "two papers"],
)
def test_a_short_form_is_the_same_paper(text: str, titles: list[str]) -> None:
    assert [i.title for i in _read(text).instruments] == titles


@pytest.mark.parametrize("sign", [",", ":"])
def test_points_begin_in_the_sentence_that_announces_them(sign: str) -> None:
    found = _found(f"林芳正就深化合作提出两点建议{sign}一是扩大渔业贸易。二是深化邮政合作。")
    assert found == [("propose", "Japan", "扩大渔业贸易"), ("propose", "Japan", "深化邮政合作")]


@pytest.mark.parametrize(
    ("text", "forces"),
    [("希望我们所做的能让您感到满意。", []), ("希望日方扩大渔业合作。", ["propose"])],
)
def test_what_is_said_to_the_reader_binds_nobody(text: str, forces: list[str]) -> None:
    head = "2023年5月8日,日本—东盟高官会在成都举行。"
    reading = read_document(Document(id="t", text=f"{head}\n\n{text}\n"))
    assert [c.force for c in reading.commitments] == forces
