"""Paragraphs broken into lines beside others that stand whole, as pages pasted together from two sources have them."""

from __future__ import annotations

from itertools import pairwise

from depositary.clean.cleaning import clean_document
from depositary.model import Document

WHOLE = (
    "Nhận lời mời của Tổng thống Castelmar, Chủ tịch nước Lê Văn Hòa đã thăm chính thức nước này từ ngày 3 đến ngày 5 "
    "tháng 4 năm 2024; sau đây là toàn văn Tuyên bố chung mà hai bên đã ra nhân dịp này."
)
BROKEN = """1. Trong thời gian chuyến thăm, Chủ tịch nước Lê Văn
Hòa đã hội đàm với Tổng thống Anton Petrov và hội
kiến với các vị lãnh đạo khác của nước này.
2. Hai bên nhất trí mở rộng hợp tác trong lĩnh vực
vận tải đường sông, giao các cơ quan của Ủy ban liên
Chính phủ sớm trình phương án cụ thể lên các vị Bộ
trưởng phụ trách trong năm nay.
3. Hai bên nhấn mạnh tầm quan trọng của đường thủy
và của các cảng sông trong phát triển kinh tế vùng.
"""


def _paragraphs(text: str) -> list[str]:
    clean = clean_document(Document(id="x", text=text))
    return [clean.view.text[start:end] for start, end in clean.paragraphs]


def test_lines_that_ended_for_want_of_room_go_on() -> None:
    found = _paragraphs(f"{WHOLE}\n{BROKEN}")
    assert any("Lê Văn Hòa đã hội đàm" in paragraph for paragraph in found)
    assert any("Ủy ban liên Chính phủ sớm" in paragraph for paragraph in found)
    assert [paragraph[:2] for paragraph in found[1:]] == ["1.", "2.", "3."]


def test_headlines_in_a_row_stay_apart() -> None:
    heads = [
        "Bộ trưởng Công Thương làm việc với Castelmar",
        "Khai mạc Hội chợ sông Hương năm nay ở Huế, có 12 nước dự",
        "Sáu cảng sông mới được nâng cấp",
        "Nông dân Huế thu hoạch sen",
        "Hai nước mở đường bay mới giữa hai thủ đô từ tháng Năm",
        "Thuyền rồng trở lại",
        "Trường Đại học Huế đón sinh viên của bốn nước láng giềng",
        "Mưa lớn ở miền Trung",
        "Giá gạo tăng nhẹ",
    ]
    found = _paragraphs("\n".join([WHOLE, *heads]))
    assert not any(f"{one} {two}" in paragraph for paragraph in found for one, two in pairwise(heads))
