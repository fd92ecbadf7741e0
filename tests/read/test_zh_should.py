"""Chinese talks of two: what one says both should do, back and oppose; with whom a deed is done; names of initiatives in
marks; greetings that ask for nothing."""

from __future__ import annotations

import pytest

from depositary.model import Commitment, Document
from depositary.reading import read_document

TALKS = "2025年3月12日,中国国务院总理李强在北京同挪威首相斯特勒举行会谈。\n\n"


def _pledges(told: str) -> list[Commitment]:
    return read_document(Document(id="t", text=f"{TALKS}{told}", language="zh")).commitments


def test_what_both_should_back_and_oppose_is_proposed_by_the_one_who_says_so() -> None:
    found = _pledges("李强指出,双方应该坚定支持自由贸易,共同反对保护主义,支持联合国发挥作用。")
    assert [(one.force, one.actors, one.addressees) for one in found] == [("propose", ["China"], ["Norway"])] * 3
    assert [(one.what or "")[:4] for one in found] == ["坚定支持", "共同反对", "支持联合"]


def test_what_those_who_say_what_should_be_done_back_themselves_stays_their_stand() -> None:
    found = _pledges("两国总理认为应扩大渔业合作,支持联合国发挥作用。")
    assert [one.force for one in found] == ["propose", "support"]


def test_with_whom_a_deed_is_done_stands_behind_it() -> None:
    (one,) = _pledges("中方愿同挪威深化渔业合作。")
    assert (one.what, one.addressees) == ("深化渔业合作", ["Norway"])
    assert (one.what_en or "").endswith("cooperation with Norway")


def test_two_whose_ties_are_spoken_of_are_no_partner() -> None:
    (one,) = _pledges("中方愿同挪威、冰岛渔业部门开展合作。")
    assert (one.what or "").startswith("挪威、冰岛")


def test_an_initiative_called_by_its_name_proposes_nothing() -> None:
    assert not _pledges("斯特勒表示,李强提出的“渔业与港口”倡议取得成功。")


def test_greetings_handed_on_ask_for_nothing() -> None:
    assert not _pledges("李强请其转达对国王的诚挚问候。")


def test_that_there_is_only_one_of_something_is_no_condition() -> None:
    (one,) = _pledges("斯特勒表示,世界上只有一个中国,挪方愿深化渔业合作。")
    assert one.condition is None


def test_the_side_of_a_state_is_called_by_its_first_character() -> None:
    text = (
        "2025年3月12日,应塞舌尔副总统皮拉伊邀请,国家副主席韩正访问塞舌尔,会见塞舌尔总统赫米尼耶。\n\n"
        "塞方坚定奉行一个中国政策,愿同中方深化渔业合作。\n"
    )
    reading = read_document(Document(id="t", text=text, language="zh"))
    assert [(one.force, one.actors) for one in reading.commitments] == [
        ("reaffirm", ["Seychelles"]),
        ("commit", ["Seychelles"]),
    ]
    assert [set(one.parties) for one in reading.meetings] == [{"China", "Seychelles"}]


def test_who_asks_a_question_goes_on_speaking() -> None:
    found = _pledges("李强指出,斯特勒首相和我能不能深化渔业合作?我愿扩大贸易。")
    assert [(one.force, one.actors) for one in found] == [("commit", ["China"])]


def test_what_another_has_put_forward_is_not_put_forward_again() -> None:
    assert not _pledges("李强表示,斯特勒首相提出渔业倡议。")
    (one,) = _pledges("李强提出设立渔业中心。")
    assert one.force == "propose"


def test_people_of_many_countries_speak_for_none() -> None:
    assert not _pledges("多国人士表示,李强总理将推动渔业合作。")


def test_what_both_should_encourage_is_asked_by_nobody() -> None:
    found = _pledges("李强指出,双方要鼓励支持企业扩大渔业贸易。")
    assert [(one.force, one.actors) for one in found] == [("propose", ["China"])]


def test_both_sides_are_the_two_states_of_a_page_that_tells_of_no_talks() -> None:
    text = (
        "越中联合声明\n\n应越南政府总理范明政邀请,中国国务院总理李强于2024年10月12日至14日访问越南。"
        "访问结束后,双方发表了联合声明。\n\n双方同意加强渔业合作。\n"
    )
    found = read_document(Document(id="t", text=text, language="zh")).commitments
    assert {tuple(sorted(one.actors)) for one in found} == {("China", "Viet Nam")}


def test_deeds_of_a_further_sentence_go_on_with_what_was_agreed_or_stressed() -> None:
    found = _pledges("双方同意扩大渔业贸易。加快港口建设,深化海洋科研合作。")
    assert [(one.force, len(one.actors)) for one in found] == [("agree", 2)] * 3
    found = _pledges("李强强调,双方要扩大渔业贸易。加快港口建设。")
    assert [(one.force, one.actors) for one in found] == [("reaffirm", ["China"])] * 2


def test_a_further_sentence_with_a_subject_of_its_own_goes_on_with_nothing() -> None:
    found = _pledges("双方同意扩大渔业贸易。港口建设取得进展。")
    assert [one.force for one in found] == ["agree"]


@pytest.mark.parametrize(
    ("told", "actors"),
    [
        ("爱国侨胞支持扩大渔业贸易。爱国力量反对分裂。", []),
        ("欧洲古国支持扩大渔业贸易。", []),
        ("爱方支持扩大渔业贸易。", [["Ireland"]]),
    ],
)
def test_a_common_word_is_no_state_whose_name_begins_alike(told: str, actors: list[list[str]]) -> None:
    text = f"2025年3月12日,中国外长王毅在都柏林会见爱尔兰外长哈里斯和古巴外长罗德里格斯。\n\n{told}\n"
    found = read_document(Document(id="t", text=text, language="zh")).commitments
    assert [one.actors for one in found] == actors
