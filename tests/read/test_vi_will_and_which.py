"""Vietnamese: what will be done in lists, whom it concerns, deeds affirmed one after the other, what is hoped of a
circle; papers named in small letters by a place, days of known papers; words in a cell under a picture.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document
from talks import read_below_talks_with_russia as _read

BOTH = ("ASEAN", "Russia")
VIET_NAM = ("Viet Nam",)


COMMITMENTS = [
    # a list behind "will" goes on over a verb of deciding; a programme decides nothing
    ("ASEAN và Nga sẽ bảo vệ rạn san hô, khởi động chương trình nuôi tôm.", [(BOTH, "commit")] * 2),
    ("Hội nghị sẽ thảo luận về nghề cá và thông qua Tuyên bố chung.", []),
    ("Hội nghị sẽ kết thúc ngày mai; Hội nghị đã thông qua Tuyên bố chung.", [(BOTH, "decide")]),
    # deeds affirmed one after the other
    ("Các Bộ trưởng khẳng định tăng số chuyến tàu, mở rộng cảng, bảo vệ rạn san hô.", [(BOTH, "reaffirm")] * 3),
    ("Các Bộ trưởng khẳng định tầm quan trọng của việc tăng số chuyến tàu, mở rộng cảng.", [(BOTH, "reaffirm")]),
    # what is hoped of a circle that is called like its meeting, and of a meeting
    ("Bộ trưởng Trần Văn Minh kỳ vọng ASEAN+3 sẽ kết nối các cảng tốt hơn.", [(VIET_NAM, "propose")]),
    ("Bộ trưởng Trần Văn Minh kỳ vọng Hội nghị Cấp cao ASEAN sẽ thành công tốt đẹp.", []),
    # an aside before the deed
    ("Các Bộ trưởng nhất trí, trên cơ sở các kết quả đã đạt được, cần mở rộng cảng.", [(BOTH, "agree")]),
    # what one declares one means to do
    ("ASEAN và Nga tuyên bố ý định mở rộng cảng.", [(BOTH, "commit")]),
    # examples end where something is to be done at the same time
    (
        "Bộ trưởng Trần Văn Minh đề nghị nâng cấp các cảng, nhất là cảng cá, đồng thời mở rộng du lịch, bảo vệ rạn san hô.",
        [(VIET_NAM, "propose")] * 3,
    ),
    # what is issued says something
    ("Các Bộ trưởng đã ra Tuyên bố chung nêu rõ cam kết bảo vệ rạn san hô.", [(BOTH, "decide"), (BOTH, "commit")]),
    ("Hai bên ra Tuyên bố chung khẳng định cam kết mở rộng cảng.", [(BOTH, "decide"), (BOTH, "commit")]),
    ("Hai bên ra Tuyên bố chung cam kết mở rộng cảng.", [(BOTH, "decide")]),  # the name of the paper
    # in figures, and by consensus
    ("2 bên đã đồng thuận mở rộng cảng.", [(BOTH, "agree")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_deeds_in_lists(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(tuple(c.actors), c.force) for c in _read(text).commitments] == expected


@pytest.mark.parametrize("which", ["liên quan", "liên quan ở Biển Đông", "có liên quan"])
def test_which_parties_are_asked_is_no_part_of_the_deed(which: str) -> None:
    found = _read(f"Bộ trưởng Trần Văn Minh kêu gọi các bên {which} kiềm chế.").commitments
    assert [c.what for c in found] == ["kiềm chế"]


PAPERS = [
    ("Hội nghị đã thông qua tuyên bố Nha Trang.", ["declaration"]),
    ("Hội nghị đã thông qua tuyên bố Thiên Tân.", ["declaration"]),
    ("Bộ trưởng Trần Văn Minh tuyên bố Nha Trang sẽ đón các đoàn.", []),  # a verb, and where
]


@pytest.mark.parametrize(("text", "kinds"), PAPERS)
def test_paper_in_small_letters_named_by_a_place(text: str, kinds: list[str]) -> None:
    assert [p.kind for p in _read(text).instruments] == kinds


PUBLISHED = [
    # a known paper was adopted on that day
    (
        "Ngày 1-9, các nhà lãnh đạo của Tổ chức Hợp tác Thượng Hải (SCO) đã thông qua Tuyên bố Thiên Tân, kêu gọi các "
        "nước kiềm chế.",
        "2025-09",
    ),
    # the figure of a whole year; a word that holds that for a part of one
    (
        "Sáng 23/8, hai nhà lãnh đạo Việt Nam và Indonesia bước vào hội đàm. Năm 2016, kim ngạch thương mại hai nước đạt "
        "gần 6 tỷ USD.",
        "2017-08",
    ),
]


@pytest.mark.parametrize(("text", "date"), PUBLISHED)
def test_year_by_papers_and_figures(text: str, date: str) -> None:
    assert read_document(Document(id="vi", text=f"{text}\n")).published == date


def test_words_in_a_cell_are_a_caption() -> None:
    text = (
        "Các Bộ trưởng nhất trí mở rộng cảng.\nBộ trưởng Trần Văn Minh khẳng định mở rộng du lịch tại Huế |\n"
        "Hai bên nhất trí tăng số chuyến tàu."
    )
    assert [c.force for c in _read(text).commitments] == ["agree", "agree"]
