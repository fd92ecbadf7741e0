"""Vietnamese posts: units and bodies behind them, terms, ministries in brackets, offices and what somebody is in charge of.

Each text is our own; the id names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_LEAD = "(TTXVN) - Ngày 13/6, Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 56 đã diễn ra tại Jakarta."


def _persons(text: str) -> list[tuple[str, str | None, str | None]]:
    whole = f"Tin đối ngoại\n\n14/6/2023 15:20\n\n{_LEAD}\n\n{text} Các đại biểu trao đổi nhiều vấn đề cùng quan tâm.\n"
    return [(p.name, p.post_en, p.party) for p in read_document(Document(id="vi", text=whole)).persons]


@pytest.mark.parametrize(
    ("text", "name", "post", "party"),
    [
        ("Vụ trưởng Vụ Hợp tác kinh tế đa phương Phạm Thu Lan dự họp.", "Phạm Thu Lan", "Director-General", "Viet Nam"),
        ("Vụ trưởng Vụ ASEAN (Bộ Ngoại giao) Trần Đức Hòa trả lời.", "Trần Đức Hòa", "Director-General of the ASEAN Department",
         "Viet Nam"),
        ("Chủ tịch Hội đồng Điều hành Quốc gia Myanmar Aung Kyaw Win không dự.", "Aung Kyaw Win", "Chairman", "Myanmar"),
        ("Chủ tịch Ủy ban Quân sự EU, Tướng Karl Berg, thăm Hà Nội.", "Karl Berg", "Chairman", "European Union"),
        ("Chủ tịch Ủy ban Nhân dân TP Hà Nội Trần Văn Lâm tiếp khách.", "Trần Văn Lâm", "Chairman", "Viet Nam"),
        ("Chủ tịch Đại hội đồng LHQ khóa 77 Anna Berg phát biểu.", "Anna Berg", "President of the General Assembly", "United Nations"),
        ("Chủ tịch Cuba Pedro Ruiz thăm Hà Nội.", "Pedro Ruiz", "President", "Cuba"),
        ("Đặc phái viên của Tổng Thư ký Liên hợp quốc về Myanmar Anna Berg tham dự.", "Anna Berg", "Special Envoy", "United Nations"),
        ("Theo Thứ trưởng Ngoại giao Lê Văn Hòa, ASEAN cần đoàn kết.", "Lê Văn Hòa", "Deputy Minister of Foreign Affairs", "Viet Nam"),
        ("Theo bà Trần Thu Hà, nguyên Thứ trưởng Ngoại giao, ASEAN cần đoàn kết.", "Trần Thu Hà", "Deputy Minister of Foreign Affairs",
         "Viet Nam"),
        ("Giám đốc điều hành phụ trách châu Á - Thái Bình Dương của Cơ quan Hành động đối ngoại châu Âu (EEAS) Lars Berg dự họp.",
         "Lars Berg", "Executive Director of the European External Action Service", "European Union"),
        ("Hiệu trưởng Đoàn Trung Lâm phát biểu.", "Đoàn Trung Lâm", "Rector", "Viet Nam"),
        ("Thượng tướng Lê Văn Hòa dẫn đầu đoàn.", "Lê Văn Hòa", "Senior Lieutenant General", "Viet Nam"),
        ("Đại tướng Lê Văn Hòa, Bộ trưởng Quốc phòng, dẫn đầu đoàn.", "Lê Văn Hòa", "Minister of Defence", "Viet Nam"),
        ("Đại biện lâm thời Phái đoàn Mỹ tại ASEAN Jane Doe phát biểu.", "Jane Doe", "Chargé d'Affaires ad interim", "United States"),
        ("Cuộc họp do ông Budi Santoso, Bộ trưởng Bộ Thương mại, Indonesia và bạn chủ trì.", "Budi Santoso", "Minister of Trade",
         "Indonesia"),
    ],
    ids=["a unit in small letters", "a ministry in brackets", "a body of a state", "a rank behind a comma", "of a city", "a term",
         "of a state", "of an office", "no party before a post", "a party behind a comma", "a part of the world", "a name like a delegation", "a rank alone", "a rank and a post", "a mission", "a state behind a comma"],
)  # fmt: skip
def test_a_post_and_whose_it_is(text: str, name: str, post: str, party: str) -> None:
    assert _persons(text) == [(name, post, party)]


def test_one_unknown_word_closed_by_a_comma_owns_the_post() -> None:
    found = _persons(
        "Cuộc họp do Ngài Rafael Quint, Bộ trưởng Ngoại giao Velmark, và Bà Lucia Ferrante, Cao ủy EU, đồng chủ trì."
    )
    assert [(name, party) for name, _, party in found] == [
        ("Rafael Quint", "Velmark"),
        ("Lucia Ferrante", "European Union"),
    ]


def test_two_posts_held_as_one() -> None:
    assert _persons("Tổng Bí thư, Chủ tịch nước Lào Somchai Vong dự họp.") == [
        ("Somchai Vong", "General Secretary and President", "Laos")
    ]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Thượng tướng Trần Văn Hải - Thứ trưởng Bộ Quốc phòng Việt Nam - chủ trì.", "Deputy Minister of Defence"),
        ("Thượng tướng Trần Văn Hải- Thứ trưởng Bộ Quốc phòng dẫn đầu đoàn.", "Deputy Minister of Defence"),
        ("Chủ tịch Đuma Quốc gia Quốc hội Liên bang Nga Ivan Petrov thăm Việt Nam.", "Speaker"),
    ],
    ids=["a dash", "a dash without a space", "a chamber of a parliament"],
)
def test_a_post_behind_a_dash(text: str, post: str) -> None:
    (person,) = read_document(Document(id="vi", text=f"Tin\n\n14/6/2023 15:20\n\n{text}\n")).persons
    assert person.post_en == post
