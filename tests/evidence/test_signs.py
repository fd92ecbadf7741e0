"""What a passage says by itself: words as English stems, kinds of deed, years, names."""

import pytest

from depositary.evidence import EvidencePassage, EvidencePlan, PlanAction
from depositary.evidence.cues import count_cues
from depositary.evidence.names import NameBook
from depositary.evidence.signs import read_signs
from depositary.evidence.terms import find_terms
from depositary.evidence.verdict import outside_period


@pytest.mark.parametrize(
    ("language", "text", "kind", "there"),
    [
        ("en", "The seminar was called off.", "called_off", True),
        ("vi", "Hội thảo đã bị hủy bỏ.", "called_off", True),
        ("zh", "研讨会被取消。", "called_off", True),
        ("en", "The seminar opened without delay.", "called_off", False),  # a phrase that holds a word
        ("vi", "Hai bên không ngừng mở rộng hợp tác.", "called_off", False),  # "without ceasing"
        ("vi", "Mười bác sĩ đã đến nơi.", "called_off", False),  # "bác" alone would be "rejected"
        ("en", "It met in May 2028.", "doubtful", False),  # the month
        ("zh", "应急队伍抵达。", "doubtful", False),  # 应 of "emergency"
        ("en", "A columnist argued for it.", "talk", True),
        ("zh", "有学者认为应当加强。", "talk", True),
        ("en", "Both sides jointly opened it.", "joint", True),
        ("vi", "Hai bên phối hợp khánh thành.", "joint", True),
        ("en", "The city council paid.", "own", True),
        ("zh", "本国教材修订完成。", "own", True),
        ("en", "New tariffs were imposed.", "against", True),
        ("vi", "Nước này tăng thuế nhập khẩu.", "against", True),
    ],
)
def test_kinds_of_deed(language: str, text: str, kind: str, there: bool) -> None:
    assert (kind in count_cues(text, language)) is there


def test_words_meet_in_english() -> None:
    english = set(find_terms("Train nurses in flood early warning", "en"))
    assert english & set(find_terms("Đào tạo y tá về cảnh báo lũ sớm", "vi"))
    assert english & set(find_terms("洪水预警培训", "zh"))
    assert not set(find_terms("the and of with", "en"))


@pytest.mark.parametrize(
    ("text", "years", "periods"),
    [
        ("In 2027 and 2029.", (2027, 2029), ()),
        ("The plan 2021-2025 ended.", (2024,), ((2021, 2025),)),
        ("Kế hoạch 2026–2030", (2024,), ((2026, 2030),)),
        ("2026至2030年计划", (2024,), ((2026, 2030),)),
        ("No year at all", (2024,), ()),  # that of its document
        ("12025 tonnes", (2024,), ()),
    ],
)
def test_years(text: str, years: tuple[int, ...], periods: tuple[tuple[int, int], ...]) -> None:
    signs = read_signs(EvidencePassage(id="p", language="en", text=text, published="2024-05-01"))
    assert (signs.years, signs.periods) == (years, periods)


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("In 2019 they met.", True),
        ("In 2019 and again in 2028 they met.", False),
        ("Under the convention of 1982 they met.", False),  # history is not the time of the deed
        ("It will open in 2035.", True),
        ("They met.", False),
    ],
)
def test_outside_the_period(text: str, outside: bool) -> None:
    plan = EvidencePlan(id="p", title="Plan", parties=(), actions=(), period=(2026, 2030))
    assert outside_period(plan, read_signs(EvidencePassage(id="p", language="en", text=text))) is outside


def _plan(id: str, title: str, *parties: str, lines: tuple[str, ...] = ()) -> EvidencePlan:
    actions = tuple(PlanAction(number=str(number), text=text) for number, text in enumerate(lines, 1))
    return EvidencePlan(id=id, title=title, parties=parties, actions=actions)


PLANS = [
    _plan("m", "CSL-Merania Plan", "Coral Straits League", "Merania", lines=("Restore the old port of Sandelmar",)),
    _plan("d", "CSL-Drovia Plan", "Coral Straits League", "Drovia"),
]


@pytest.mark.parametrize(
    ("language", "text", "parties", "others"),
    [
        ("en", "Merania and the League met.", {"merania", "coral straits league"}, set()),
        ("en", "Meranian doctors came.", {"merania"}, set()),  # with an ending
        ("en", "CSL members met the Baltar Union.", {"coral straits league"}, {"Baltar Union"}),
        ("en", "Drovia and the Kingdom of Astoria met.", {"drovia"}, {"Kingdom of Astoria"}),
        ("vi", "Drovia và Liên minh Baltar họp.", {"drovia"}, {"Liên minh Baltar"}),
        ("zh", "梅拉尼亚与德罗维亚会谈。", {"merania", "drovia"}, set()),  # by their sound
        ("zh", "联盟与梅拉尼亚会谈。", {"merania", "coral straits league"}, set()),  # for short
        ("en", "The merchants met.", set(), set()),
    ],
)
def test_parties_no_registry_knows(language: str, text: str, parties: set[str], others: set[str]) -> None:
    found = NameBook(PLANS).find(text, language)
    assert (set(found.parties), set(found.others)) == (parties, others)


def test_names_of_lines() -> None:
    book = NameBook(PLANS)
    assert book.find("桑德尔马的老港口", "zh").places == book.places_in("the port of Sandelmar") == {"place:sandelmar"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "India and ASEAN held talks with Japan."),
        ("vi", "Ấn Độ và ASEAN họp với Nhật Bản."),
        ("zh", "印度和东盟与日本会谈。"),
    ],
)
def test_parties_of_the_registry(language: str, text: str) -> None:
    book = NameBook([_plan("i", "ASEAN-India Plan of Action", "ASEAN", "India")])
    found = book.find(text, language)
    assert found.parties == book.plans["i"].own and len(found.parties) == 2
    assert len(found.others) == 1


def test_members_stand_for_their_organisation() -> None:
    book = NameBook([_plan("i", "ASEAN-India Plan of Action", "ASEAN", "India")])
    assert len(book.find("Viet Nam and Thailand signed it with India.", "en").members) == 2
