"""Vietnamese: holders of office whose state stands behind the word for a state, parties of a party's organs, what is
welcomed in a list, what will be, who goes on; a report put on a site years later.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document
from talks import read_below_talks_with_russia as _read
from talks import vietnamese_meetings

BOTH = ("ASEAN", "Russia")
VIET_NAM = ("Viet Nam",)


HOLDERS = [
    ("Thủ tướng nước Cộng hòa Dân chủ Nhân dân Lào Bounmy Keo phát biểu.", ("Bounmy Keo", "Laos")),
    ("Tổng thống nước Cộng hòa Pháp Jean Dupont phát biểu.", ("Jean Dupont", "France")),
    ("Bộ trưởng Ngoại giao nước Lào Bounmy Keo phát biểu.", ("Bounmy Keo", "Laos")),
    # an office of the party, then one of the state
    (
        "Chủ nhiệm Văn phòng Ủy ban Công tác đối ngoại Trung ương Đảng Cộng sản Trung Quốc, Bộ trưởng Ngoại giao nước "
        "Cộng hòa Nhân dân Trung Hoa Vương Lập phát biểu.",
        ("Vương Lập", "China"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS)
def test_state_behind_the_word_for_a_state(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(p.name, p.party) for p in _read(text).persons]


def test_organ_of_a_party_is_of_its_state() -> None:
    talks = vietnamese_meetings(
        "Ngày 13/6, Bộ trưởng Ngoại giao Trần Văn Minh đã hội đàm với Ủy viên Bộ Chính trị, Chủ nhiệm Văn phòng Trung "
        "ương Đảng Cộng sản Trung Quốc, Bộ trưởng Ngoại giao Trung Quốc Vương Lập."
    )
    assert [m.parties for m in talks] == [["Viet Nam", "China"]]


COMMITMENTS = [
    # the other side's deeds in a list of what is welcomed
    (
        "ASEAN hoan nghênh Nga giúp khu vực, trong đó có việc tặng 3 tàu cá, cam kết đóng góp 5 triệu USD cho Quỹ.",
        [(("ASEAN",), "support")],
    ),
    ("ASEAN hoan nghênh Nga giúp khu vực, cam kết phối hợp với Nga về nghề cá.", [(("ASEAN",), "commit")]),
    # another side is backed in what it does
    (
        "Bộ trưởng Trần Văn Minh đề nghị các nước ủng hộ hiệp định; ủng hộ ASEAN thực hiện kế hoạch nghề cá.",
        [(VIET_NAM, "propose")] * 2,
    ),
    # what another will be is no promise; what one will do or be oneself is
    ("Bộ trưởng Trần Văn Minh khẳng định ASEAN sẽ là động lực của khu vực.", []),
    ("Bộ trưởng Trần Văn Minh khẳng định Việt Nam sẽ là thành viên tích cực của Quỹ.", [(VIET_NAM, "commit")]),
    # several hold a view, and what follows from it
    (
        "Các Bộ trưởng cho rằng rạn san hô rất quan trọng. Bởi vậy, ASEAN cần bảo vệ các rạn san hô.",
        [(BOTH, "propose")],
    ),
    ("ASEAN cần bảo vệ các rạn san hô.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_whose_deed(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(tuple(c.actors), c.force) for c in _read(text).commitments] == expected


def test_title_said_again_is_no_part_of_what_follows() -> None:
    title = "Bộ trưởng Ngoại giao Trần Văn Minh điện đàm với Bộ trưởng Ngoại giao Nga Ivan Petrov"
    page = (
        f"{title}\n\nAnh Sơn\nNgày 13/6/2023, hai Bộ trưởng Ngoại giao đã điện đàm.\n{title}\n{title}. (Ảnh: Lê Lan)\n\n"
        "Tại cuộc điện đàm, Bộ trưởng Trần Văn Minh đề nghị Nga mua thêm gạo.\n"
    )
    assert {p.name for p in read_document(Document(id="vi", text=page)).persons} == {"Trần Văn Minh", "Ivan Petrov"}


OLD = [
    ("Thứ bảy, 23/10/2021", "lần thứ 43 (AMM-43) từ ngày 19 đến 20-7", "2010-07"),  # held in July 2010
    ("Thứ bảy, 17/7/2010", "lần thứ 43 (AMM-43) từ ngày 19 đến 20-7", "2010-07-17"),
]


@pytest.mark.parametrize(("above", "when", "published"), OLD)
def test_old_report_under_the_day_of_today(above: str, when: str, published: str) -> None:
    page = (
        f"{above}\n\nHội nghị các quan chức cao cấp ASEAN\n\nHội nghị các quan chức cao cấp ASEAN (SOM) tại Hà Nội chuẩn "
        f"bị cho Hội nghị Bộ trưởng Ngoại giao ASEAN {when}. Các nước nhất trí chương trình nghị sự của hội nghị này.\n"
    )
    assert read_document(Document(id="vi", text=page)).published == published


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Tuyên bố chung kỷ niệm 10 năm DOC", "10th Anniversary of the DOC"),
        ("Tuyên bố sáu điểm về biển Đông", "Six-Point Principles"),
    ],
)
def test_papers_known_by_what_they_mark(name: str, english: str) -> None:
    papers = _read(f"Bộ trưởng Trần Văn Minh đề nghị các bên thực hiện {name}.").instruments
    assert [(p.kind, english in (p.title_en or "")) for p in papers] == [("statement", True)]
