"""Vietnamese reports: who, which meeting, what is bound, in the shapes agencies and papers write them.

Each text is our own; the comment names what is tricky in it. An expectation lists what must be there, and what must not.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"Tin trong ngày\n\n{text} Chương trình kéo dài hai ngày.\n"))


PERSONS = [
    # two posts of one man, joined by a comma; a syllable that is also a state's name
    (
        "Thứ trưởng Ngoại giao, Trưởng SOM ASEAN Việt Nam Trần Đức Bình dự họp tại Huế ngày 3/4/2024.",
        [("Trần Đức Bình", "Deputy Minister of Foreign Affairs", "Viet Nam")],
    ),
    # the unit, then its ministry, by a comma; the owner behind the ministry
    (
        "Ngày 3/4/2024, Vụ trưởng Vụ ASEAN, Bộ Ngoại giao Lào Khamla Sengdy tham dự cuộc họp.",
        [("Khamla Sengdy", "Director-General of the ASEAN Department", "Laos")],
    ),
    # a hyphened given name in small letters
    (
        "Ngày 3/4/2024, Tổng thống Hàn Quốc Park Min-soo phát biểu.",
        [("Park Min-soo", "President", "Republic of Korea")],
    ),
    # a party's ranks are no office
    (
        "Đại tướng Lê Văn Hòa, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng dẫn đầu đoàn Việt Nam ngày 3/4/2024.",
        [("Lê Văn Hòa", "Minister of Defence", "Viet Nam")],
    ),
    # a minister of several fields, a courtesy word before the name
    (
        "Ngày 3/4/2024, Bộ trưởng Đầu tư, Thương mại và Công nghiệp Malaysia, ông Zaid Rahman, cho biết như vậy.",
        [("Zaid Rahman", "Minister of Investment, Trade and Industry", "Malaysia")],
    ),
    # a foreigner without his state is not made one of the publisher's
    ("Ngày 3/4/2024, theo lời mời của Tổng thống Joko Santoso, đoàn lên đường.", [("Joko Santoso", "President", None)]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    persons = _read(text).persons
    assert [(p.name, p.post_en, p.party) for p in persons] == expected


MEETINGS = [
    # parties behind the noun, with their short forms in brackets, the number last
    (
        "Ngày 3/4/2024, Hội nghị Quan chức cấp cao giữa Diễn đàn Biển Cam (Amber Sea Forum - ASF) và Nga lần thứ XII "
        "đã diễn ra tại Port Selwyn.",
        [(("Amber Sea Forum", "Russia"), "senior_officials", 12, "2024-04-03", "held")],
    ),
    # an anniversary inside the name
    (
        "Ngày 3/4/2024, tại Hà Nội đã diễn ra Hội nghị cấp cao kỷ niệm 30 năm quan hệ đối thoại ASEAN - Nga.",
        [(("ASEAN", "Russia"), "summit", None, "2024-04-03", "held")],
    ),
    # the number before the committee; "this is" describes it and opens no second meeting
    (
        "Ngày 3/4/2024, tại Jakarta diễn ra cuộc họp lần thứ 11 Ủy ban hợp tác chung (JCC) ASEAN-Hoa Kỳ. Đây là cuộc họp "
        "thường niên cấp Đại sứ.",
        [(("ASEAN", "United States"), "committee", 11, "2024-04-03", "held")],
    ),
    # mechanisms named as examples are no sittings
    (
        "Ngày 3/4/2024, Đối thoại ASEAN-Canada lần thứ 14 diễn ra tại Ottawa. Canada mong muốn tham gia các cơ chế do ASEAN "
        "dẫn dắt như Hội nghị cấp cao Đông Á (EAS) và Diễn đàn Khu vực ASEAN (ARF).",
        [(("ASEAN", "Canada"), "senior_officials", 14, "2024-04-03", "held")],
    ),
    # talks of two, by their ministers
    (
        "Ngày 3/4/2024, tại Bắc Kinh, Bộ trưởng Ngoại giao Trung Quốc Lý Minh đã hội đàm với Bộ trưởng Ngoại giao Lào Somsak Keo.",
        [(("China", "Laos"), "bilateral", None, "2024-04-03", "held")],
    ),
    # to come: "will" before the verb of attending
    (
        "Hà Nội, 3/4/2024 - Ngày 10/4, Thủ tướng sẽ dự Hội nghị Cấp cao ASEAN lần thứ 44 tại Vientiane.",
        [(("ASEAN",), "summit", 44, "2024-04-10", "scheduled")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text: str, expected: list[tuple[tuple[str, ...], str, int | None, str, str]]) -> None:
    found = [(tuple(m.parties), m.level, m.ordinal, m.start, m.status) for m in _read(text).meetings]
    assert found == expected


LEAD = "Ngày 3/4/2024, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga diễn ra tại Huế. "
BOTH = ("ASEAN", "Russia")
COMMITMENTS = [
    # one verb, a list of deeds; an adverb opens the second
    (
        "Hai bên nhất trí thúc đẩy thương mại song phương và tích cực triển khai Kế hoạch hành động.",
        [(BOTH, "agree"), (BOTH, "agree")],
    ),
    # nouns after a comma that are verbs elsewhere
    ("Nga ủng hộ đoàn kết, thống nhất và vai trò trung tâm của ASEAN.", [(("Russia",), "support")]),
    # "cam kết" before "thúc đẩy" is not "kết thúc"
    ("Các bên cam kết thúc đẩy đầu tư xanh.", [(BOTH, "commit")]),
    # "thông qua" means "by way of" where no text follows
    ("Nga hỗ trợ ASEAN thông qua các chương trình đào tạo.", []),
    # adopting two texts is two decisions
    (
        "Hội nghị thông qua Tuyên bố Huế về an ninh biển và Kế hoạch công tác giai đoạn 2025-2030.",
        [(BOTH, "decide"), (BOTH, "decide")],
    ),
    # stressing what is, or what history has shown, takes no stand
    ("Nga nhấn mạnh năm 2024 là dấu mốc trong quan hệ hai bên.", []),
    # a stand stressed as one's own is that stand
    (
        "Bộ trưởng Ngoại giao Việt Nam Lê Hoài An khẳng định Việt Nam ủng hộ đề xuất của Nga.",
        [(("Viet Nam",), "support")],
    ),
    # a programme of talks
    ("Các Bộ trưởng sẽ thảo luận về hợp tác hàng hải.", []),
    # the motto of a meeting
    ("Với chủ đề “Sẵn sàng xây dựng tương lai chung”, hội nghị kéo dài hai ngày.", []),
    # wishes under "in order to"
    ("Đây là dịp để ASEAN và Nga cùng trao đổi và đề xuất các định hướng mới.", []),
    # a passive without an agent
    ("Cộng đồng ASEAN được thành lập vào cuối năm nay.", []),
    # told of as done, inside a noun clause
    ("Các Bộ trưởng ghi nhận việc tổ chức hội thảo về cảng và thông qua Tuyên bố Vinh năm 2023.", []),
    # several verbs of one subject, parted by semicolons
    (
        "Nga khẳng định coi trọng quan hệ với ASEAN; cam kết đào tạo cán bộ y tế; đề nghị ASEAN sớm hoàn tất đàm phán COC.",
        [(("Russia",), "reaffirm"), (("Russia",), "commit"), (("Russia",), "propose")],
    ),
    # examples of what one deed is about are no deeds
    (
        "Hai bên nhất trí đẩy mạnh hợp tác trong các lĩnh vực mới như phát triển cảng xanh, phát triển điện gió, đào tạo kỹ sư.",
        [(BOTH, "agree")],
    ),
    # with whom it is done, before the deed
    (
        "Nga coi trọng quan hệ với ASEAN, phối hợp với ASEAN triển khai các dự án; mong muốn tiếp tục mở rộng hợp tác y tế.",
        [(("Russia",), "reaffirm"), (("Russia",), "propose")],
    ),
    # an office of the organisation says what the organisation will do
    ("Tổng Thư ký ASEAN khẳng định ASEAN cam kết thúc đẩy chủ nghĩa đa phương.", [(("ASEAN",), "commit")]),
    # a capital that speaks; a visit to come
    (
        "Ngoại trưởng Nga sẽ đến thủ đô Viêng Chăn. Phía Moskva sẽ ưu tiên phát triển thương mại với ASEAN.",
        [(("Russia",), "commit")],
    ),
    # through papers in general, adopted by nobody
    (
        "ASEAN ủng hộ Nga mở rộng hợp tác với khu vực, thông qua các chiến lược và sáng kiến như Sáng kiến Đường xanh.",
        [(("ASEAN",), "support")],
    ),
    # called by the first word of his name; the sentence before it ends without a space
    (
        "Ngoại trưởng Nga Park Ivan dự họp và phát biểu khai mạc.Ông Park cam kết đào tạo 50 bác sĩ cho ASEAN.",
        [(("Russia",), "commit")],
    ),
    # negated
    ("Nga không cam kết viện trợ mới.", []),
]


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_commitments(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    found = [(tuple(c.actors), c.force) for c in _read(LEAD + text).commitments]
    assert found == expected


TITLES = [
    # a year's length inside the name; a small-letter word for strategy
    (
        "Hai bên triển khai Lộ trình hợp tác kinh tế chiến lược 10 năm ASEAN-Nga (2012-2022).",
        ["Lộ trình hợp tác kinh tế chiến lược 10 năm ASEAN-Nga"],
    ),
    # named by what it is about; the known paper inside it
    ("Hai bên triển khai Tuyên bố chung về hợp tác AOIP.", ["Tuyên bố chung về hợp tác AOIP", "AOIP"]),
    # a plan named by the paper it carries out
    (
        "Hai bên triển khai Kế hoạch sửa đổi thực hiện Tuyên bố Tầm nhìn về Quan hệ Hữu nghị ASEAN-Nga.",
        [
            "Kế hoạch sửa đổi thực hiện Tuyên bố Tầm nhìn về Quan hệ Hữu nghị ASEAN-Nga",
            "Tuyên bố Tầm nhìn về Quan hệ Hữu nghị ASEAN-Nga",
        ],
    ),
    # not the declaration known by its first owner alone
    ("Hai bên triển khai Tuyên bố ASEAN-Nga về an ninh mạng.", ["Tuyên bố ASEAN-Nga"]),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text: str, expected: list[str]) -> None:
    found = [i.title for i in _read(LEAD + text).instruments]
    assert len(found) == len(expected)
    assert all(title is not None and title.startswith(begins) for title, begins in zip(found, expected, strict=True))


TOGETHER = [
    # one meeting with each of them
    (
        "Ngày 3/4/2024, tại Huế, Bộ trưởng Trần Văn Nam dự các Hội nghị Bộ trưởng Ngoại giao ASEAN với Ấn Độ và Nga.",
        [("ASEAN", "India"), ("ASEAN", "Russia")],
    ),
    # one meeting with one of them
    (
        "Ngày 3/4/2024, Hội nghị Bộ trưởng Ngoại giao ASEAN với Nga diễn ra tại Huế.",
        [("ASEAN", "Russia")],
    ),
    # talks with each of two
    (
        "Ngày 3/4/2024, Phó Thủ tướng Việt Nam Trần Văn Nam có các cuộc gặp song phương với Ngoại trưởng Nga Ivan Petrov và "
        "Ngoại trưởng Iran Reza Karimi.",
        [("Viet Nam", "Russia"), ("Viet Nam", "Iran")],
    ),
    # proposed to the partner, in talks with the partner's secretary-general
    (
        "Ngày 3/4/2024, Ngoại trưởng Nga Ivan Petrov đề nghị lập quỹ với ASEAN trong cuộc gặp với Tổng Thư ký ASEAN Lê Văn Hòa.",
        [("Russia", "ASEAN")],
    ),
    # a year spoken of there is no date of it
    (
        LEAD
        + "Tại Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga, các nước ghi nhận ý nghĩa của mốc kỷ niệm 30 năm trong năm 2026.",
        [("ASEAN", "Russia")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_meetings_told_together(text: str, expected: list[tuple[str, ...]]) -> None:
    found = _read(text).meetings
    assert [tuple(m.parties) for m in found] == expected
    assert {m.start for m in found} == {"2024-04-03"}


NOTHING = [
    # a fair named after a grouping
    "Tối 3/4/2024, Liên hoan ẩm thực ASEAN khai mạc tại công viên. Mười gian hàng giới thiệu món ăn của các nước thành viên "
    "đến hết tuần này. Vé vào cửa miễn phí.",
    # a price report
    "Ngày 3/4/2024, giá gạo xuất khẩu sang thị trường ASEAN tăng 5 USD/tấn. Các thương nhân cho biết nguồn cung giảm do mưa.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_reported(text: str) -> None:
    reading = _read(text)
    assert (reading.meetings, reading.persons, reading.instruments, reading.progress, reading.commitments) == ([],) * 5
