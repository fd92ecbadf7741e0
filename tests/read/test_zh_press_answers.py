"""Chinese transcripts of press conferences: who "we" are in the answers; what is asked pledges nothing."""

from __future__ import annotations

from depositary.model import Document
from depositary.reading import read_document

OPENING = "外交部发言人毛宁主持例行记者会\n2024年5月8日\n\n"


def _pledges(text: str) -> list[tuple[str, str, str]]:
    found = read_document(Document(id="t", text=text)).commitments
    return [(c.force, "+".join(sorted(c.actors)), c.what or "") for c in found]


def test_we_are_who_answers() -> None:
    text = "外交部发言人毛宁主持例行记者会。\n问:泰国和老挝称将签署一项电力协议。中方有何评论?\n答:我们希望有关合作有利于地区发展。"
    assert [(force, who) for force, who, _ in _pledges(text)][-1] == ("propose", "China")


def test_what_is_asked_pledges_nothing_what_is_told_with_it_does() -> None:
    asked = "问:据报道,印尼承诺扩大粮食进口。请介绍会谈情况。中方是否会支持老挝扩大粮食进口?\n"
    text = OPENING + asked + "答:中方愿同东盟国家一道维护地区粮食安全。"
    assert [(force, who) for force, who, _ in _pledges(text)] == [("commit", "Indonesia"), ("commit", "China")]


def test_a_question_by_a_named_reporter() -> None:
    asked = "某报记者:日方表示将扩大粮食进口,中方如何看?\n"
    text = OPENING + asked + "毛宁:我们支持东盟国家加强粮食合作。"
    assert [(force, who) for force, who, _ in _pledges(text)] == [("support", "China")]


def test_a_line_that_signs_a_report_asks_nothing() -> None:
    text = "2024年5月6日,东盟与中国外长会在河内举行。\n前方记者:双方同意扩大粮食贸易。"
    assert ("agree", "ASEAN+China", "扩大粮食贸易") in _pledges(text)
