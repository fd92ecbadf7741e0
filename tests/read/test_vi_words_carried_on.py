"""Vietnamese: what somebody is reported to say goes on in the next sentences; where the source stands at the end; what is
planned, believed or told of long ago binds nobody.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

LEAD = (
    "Ngày 3/4/2024, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga diễn ra tại Huế. Bộ trưởng Ngoại giao Nga Ivan Petrov và "
    "Bộ trưởng Ngoại giao Trần Văn Minh tham dự.\n\n"
)
VIET_NAM = (("Viet Nam",), "propose")


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"Tin trong ngày\n\n{LEAD}{text}\n"))


COMMITMENTS = [
    # what "both sides should" do is said by the one who spoke just before, with or without a subject
    (
        "Bộ trưởng Trần Văn Minh nhấn mạnh hai bên cần mở rộng thương mại. Bên cạnh đó, cần ưu tiên kinh tế số.",
        [(("Viet Nam",), "reaffirm"), VIET_NAM],
    ),
    (
        "Bộ trưởng Trần Văn Minh đề nghị hai bên thực hiện cam kết. ASEAN cần xử lý vấn đề nghề cá.",
        [VIET_NAM, VIET_NAM],
    ),
    ("ASEAN cần xử lý vấn đề nghề cá.", []),
    # a word or two between who should act and the verb
    ("Theo Bộ trưởng Ivan Petrov, các bên liên quan cần kiềm chế.", [(("Russia",), "propose")]),
    # two parties before "will" behind a verb of affirming; and to whom it was said
    ("Bộ trưởng Trần Văn Minh khẳng định Việt Nam và ASEAN sẽ mở rộng hợp tác số.", [(("Viet Nam",), "commit")]),
    (
        "Bộ trưởng Trần Văn Minh nhấn mạnh với Bộ trưởng Nga rằng Việt Nam sẽ hỗ trợ ASEAN.",
        [(("Viet Nam",), "commit")],
    ),
    # verbs that elsewhere narrate go on with what will be done
    (
        "Nga sẽ mở rộng đào tạo cho ASEAN, tổ chức Năm Văn hóa và lồng ghép sáng kiến của mình với kế hoạch chung.",
        [(("Russia",), "commit")] * 3,
    ),
    # where one plans to go, what one believes, relations of old
    ("Bộ trưởng Ivan Petrov có kế hoạch tham dự Diễn đàn Kinh tế.", []),
    ("Nga có kế hoạch tăng học bổng cho ASEAN.", [(("Russia",), "commit")]),
    ("Bộ trưởng Ivan Petrov tin rằng hai bên sẽ sớm hoàn tất đàm phán.", []),
    ("Nga thiết lập quan hệ ngoại giao với Lào vào ngày 7/10/1960.", []),
    # a promising market promises nothing
    ("Hai bên cho biết hợp tác du lịch hứa hẹn tăng trưởng.", []),
]


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_who_binds_himself_to_what(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(tuple(c.actors), c.force) for c in _read(text).commitments] == expected


SOURCES = [
    "thông cáo của Bộ Ngoại giao cho biết",
    "theo TTXVN",
    "theo thông cáo của Ban tổ chức",
    "Reuters đưa tin",
    "Reuters hôm nay dẫn lời người phát ngôn",
]


@pytest.mark.parametrize("source", SOURCES)
def test_a_closing_source_is_no_part_of_the_deed(source: str) -> None:
    (found,) = _read(f"Nga cam kết cung cấp vắc-xin cho ASEAN, {source}.").commitments
    assert found.what == "cung cấp vắc-xin cho ASEAN"


@pytest.mark.parametrize("law", ["theo luật pháp quốc tế", "theo đó hai bên họp hằng năm"])
def test_a_law_is_no_source(law: str) -> None:
    (found,) = _read(f"Nga cam kết giải quyết tranh chấp, {law}.").commitments
    assert found.what is not None and found.what.startswith("giải quyết tranh chấp")


PAPERS = [
    (
        "Tuyên bố về ứng xử các bên ở Biển Đông (DOC)",
        "Declaration on the Conduct of Parties in the South China Sea",
        None,
    ),
    ("Tuyên bố ứng xử của các bên (DOC)", "Declaration on the Conduct of Parties in the South China Sea", None),
    ("Bộ Quy tắc về cách ứng xử trên Biển Đông (COC)", "Code of Conduct in the South China Sea", None),
    ("Công ước Liên hợp quốc về Luật Biển 1982 (UNCLOS)", "United Nations Convention on the Law of the Sea", "1982"),
]


@pytest.mark.parametrize(("written", "title", "date"), PAPERS)
def test_papers_written_in_several_ways_are_one(written: str, title: str, date: str | None) -> None:
    (paper,) = _read(f"Các nước khẳng định tôn trọng {written}.").instruments
    assert (paper.title_en, paper.date) == (title, date)
