"""Vietnamese: what should be done, said several times over in one sentence or behind a view; values with deeds behind them.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

LEAD = (
    "Ngày 6/9/2023, tại Huế, Hội nghị Cấp cao ASEAN - Hàn Quốc lần thứ 24 đã diễn ra. Thủ tướng Việt Nam Trần Văn Minh "
    "tham dự.\n\n"
)
PROPOSE, REAFFIRM = ("Viet Nam", "propose"), ("Viet Nam", "reaffirm")

TEXTS = [
    # "should" again is the next deed, behind a comma, "and" or a semicolon
    ("Thủ tướng Trần Văn Minh nhấn mạnh hai bên cần mở rộng thương mại, cần thúc đẩy chuyển đổi số.", [REAFFIRM] * 2),
    (
        "Thủ tướng Trần Văn Minh cho rằng hai bên cần ưu tiên y tế; cần mở rộng du lịch; cần ứng phó dịch bệnh.",
        [PROPOSE] * 3,
    ),
    ("Thủ tướng Trần Văn Minh đề nghị hai bên cần mở rộng du lịch và cần ưu tiên giáo dục.", [PROPOSE] * 2),
    # adjectives behind "should" are one
    ("Thủ tướng Trần Văn Minh nhấn mạnh ASEAN cần đoàn kết, tự cường.", [REAFFIRM]),
    # behind how somebody sees things
    ("Thủ tướng Trần Văn Minh đánh giá hợp tác phát triển mạnh mẽ, hai bên cần mở rộng du lịch.", [PROPOSE]),
    ("Thủ tướng Trần Văn Minh đánh giá hợp tác phát triển mạnh mẽ.", []),
    ("Báo cáo đánh giá hợp tác phát triển mạnh mẽ, các nước cần tăng đầu tư.", []),
    ("Các bên chia sẻ quan điểm cần duy trì hòa bình.", [("ASEAN", "agree")]),
    # what is valued, and the deeds that go on behind it
    (
        "Việt Nam coi trọng vai trò trung tâm của ASEAN, thúc đẩy kết nối và cùng xây dựng khu vực hòa bình.",
        [REAFFIRM] * 3,
    ),
    ("Việt Nam coi trọng vai trò của Hàn Quốc trong việc duy trì hòa bình, thúc đẩy hợp tác.", [REAFFIRM]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_vi_needs_in_a_row(text: str, expected: list[tuple[str, str]]) -> None:
    reading = read_document(Document(id="vi", text=f"Tin trong ngày\n\n{LEAD}{text}\n"))
    assert [(claim.actors[0], claim.force) for claim in reading.commitments] == expected
