"""Vietnamese reports once more: shapes of sentences met on pages of papers, ministries and broadcasters.

Each text is our own; the comment names what is tricky in it. An expectation lists what must be there, and what must not.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"Tin trong ngày\n\n{text} Chương trình kéo dài hai ngày.\n"))


PERSONS = [
    # those who serve its holder are not the holder; letters are of a body; a mark over a letter forgotten
    (
        "Ngày 3/4/2024, ông Kao Kim Hourn nói chính quyền Tổng thống Ivanov coi trọng ASEAN. Đại sứ Lê Việt Hùng cảm ơn Chủ tịch "
        "ACP. Đại sứ Lê Viêt Hùng đã về nước.",
        [("Kao Kim Hourn", "ASEAN"), ("Lê Việt Hùng", "Viet Nam")],
    ),
    # the ministers of many; an initial inside a known name; a field of two words; a mayor
    (
        "Ngày 3/4/2024, phát biểu tại cuộc họp với ngoại trưởng các nước ASEAN, ông Karl Berg cảm ơn Ngoại trưởng Antony J. "
        "Blinken. Dự có Thứ trưởng Năng lượng mỏ Lào Xay Khamla.",
        [("Antony J. Blinken", "United States"), ("Xay Khamla", "Laos")],
    ),
    # ministers of the government named before the list
    (
        "Ngày 3/4/2024, ông Kao Kim Hourn gặp đại diện Chính phủ Nga, trong đó có Bộ trưởng Năng lượng Ivan Petrov, đại diện "
        "Phòng Công nghiệp Thương mại.",
        [("Kao Kim Hourn", "ASEAN"), ("Ivan Petrov", "Russia")],
    ),
    # whose post it is stands in the post; where it is held does not say so
    (
        "Ngày 3/4/2024, Điều phối viên thường trú của Liên hợp quốc (LHQ) tại Việt Nam, bà Anna Berg, phát biểu.",
        [("Anna Berg", "United Nations")],
    ),
    # a post told in small letters up to the name, and a first post before it
    (
        "Ngày 3/4/2024, dự có Phó Chủ tịch Ủy ban châu Âu kiêm Đại diện cấp cao EU về Chính sách an ninh và đối ngoại Marta "
        "Rossi và Cao ủy EU phụ trách quan hệ đối tác quốc tế Jana Novak.",
        [("Marta Rossi", "European Union"), ("Jana Novak", "European Union")],
    ),
    # "together with the ministers of …" are others
    (
        "Ngày 3/4/2024, đồng chí Lê Văn Hòa, Phó Thủ tướng Chính phủ, Bộ trưởng Ngoại giao, cùng các Bộ trưởng Ngoại giao "
        "Cam-pu-chia, Lào và Thái-lan dự họp.",
        [("Lê Văn Hòa", "Viet Nam")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.name, p.party) for p in _read(text).persons] == expected


MEETINGS = [
    # a working session of two, held on a journey
    (
        "Tại cuộc làm việc với Thủ tướng Thái Lan ngày 7/5/2024 tại Bangkok, Thủ tướng Phạm Minh Chính đề nghị hai bên "
        "mở thêm đường bay.",
        [(("Thailand", "Viet Nam"), "bilateral", "held")],
    ),
    # what the dialogue is about is no party of it; the day the two of them held it
    (
        "Nga và Mỹ ngày 3/4/2021 đã tiến hành cuộc đối thoại chiến lược lần thứ nhất về hợp tác với ASEAN.",
        [(("Russia", "United States"), "other", "held")],
    ),
    # a number before the noun: several, none in particular; a state behind a word of place tells where
    (
        "Ngày 3/4/2021, tại Lào, phiên họp toàn thể thứ 2 của Hội nghị cấp cao ASEAN - Nga khai mạc; sau đó sẽ có 5 hội nghị thượng "
        "đỉnh với ASEAN.",
        [(("ASEAN", "Russia"), "summit", "held")],
    ),
    # a circle told by a plus and a figure behind a meeting that is known of one party
    (
        "Ngày 3/4/2021, Hội nghị Bộ trưởng Năng lượng ASEAN+3 diễn ra tại Hà Nội.",
        [(("ASEAN", "China", "Japan", "Republic of Korea"), "ministerial", "held")],
    ),
    # what comes round is no sitting; "for the first time in" is no number
    (
        "Ngày 3/4/2021, Hội nghị cấp cao ASEAN - Nga diễn ra tại Hà Nội. Tại hội nghị đầu tiên sau ba năm, hai bên nhất trí sẽ "
        "định kỳ tổ chức gặp gỡ cấp cao ASEAN - Nga 2 năm/lần.",
        [(("ASEAN", "Russia"), "summit", "held")],
    ),
    # a day right before a verb of saying, or of an answer, is the day of the words; "is consulting" is no meeting
    (
        "Phó Thủ tướng Lê Văn Hòa ngày 3/4/2021 cho rằng Hội nghị cấp cao ASEAN - Nga lần thứ 9 có ý nghĩa. Hà Nội đang tham vấn "
        "các quốc gia thành viên ASEAN.",
        [(("ASEAN", "Russia"), "summit", "held")],
    ),
    # the ceremony joined to a summit is no part of its name
    (
        "Ngày 3/4/2021, Thủ tướng dự Hội nghị cấp cao kỷ niệm 20 năm quan hệ ASEAN - Nga và Lễ kỷ niệm 60 năm Quốc khánh.",
        [(("ASEAN", "Russia"), "summit", "held")],
    ),
    # a short form behind the name, the level in the middle of it
    (
        "Ngày 3/4/2021, Hội nghị Quan chức Quốc phòng cấp cao Hiệp hội các quốc gia Đông Nam Á (ASEAN) (ADSOM) khai mạc.",
        [(("ASEAN",), "senior_officials", "held")],
    ),
    # talks told with "there was", no day
    (
        "Đoàn lên đường chiều nay. Tổng thư ký ASEAN Kao Kim Hourn đã có cuộc hội đàm với Bộ trưởng Ngoại giao Nga "
        "Sergei Lavrov.",
        [(("ASEAN", "Russia"), "bilateral", "held")],
    ),
    # "will have a meeting" is still to come
    (
        "Ngày 3/4/2021, Tổng thư ký ASEAN Kao Kim Hourn sẽ có cuộc gặp với Bộ trưởng Ngoại giao Nga Sergei Lavrov.",
        [(("ASEAN", "Russia"), "bilateral", "scheduled")],
    ),
    # an office taken over is no meeting
    (
        "Ngày 18/11/2019, tại Bangkok, Bộ Quốc phòng Việt Nam tiếp quản vai trò chủ tịch Hội nghị Bộ trưởng Quốc phòng ASEAN "
        "(ADMM).",
        [],
    ),
    # a deed right behind the noun is no part of its name; the pact's letters are no summit
    (
        "Ngày 3/4/2021, hội nghị tập trung đánh giá đàm phán Hiệp định Đối tác kinh tế toàn diện khu vực (RCEP).",
        [],
    ),
    # a circle of states by the names of its rivers, its ministers' fifth meeting
    (
        "Ngày 20/2/2020, Hội nghị Bộ trưởng Ngoại giao Mê Công-Lan Thương lần thứ 5 diễn ra tại Viêng-chăn.",
        [((), "ministerial", "held")],
    ),
    # a minister received an ambassador: talks of two, on that day
    (
        "Chiều 3/4/2024, Thứ trưởng Ngoại giao Lê Văn Hòa, Trưởng Hội nghị Quan chức cấp cao (SOM) Hiệp hội các quốc gia Đông "
        "Nam Á (ASEAN) Việt Nam đã tiếp Đại sứ New Zealand tại Việt Nam Anna Berg.",
        [(("Viet Nam", "New Zealand"), "bilateral", "held")],
    ),
    # held right before another opened: both are past
    (
        "Ngày 28/10/2025, lễ ký được tổ chức ngay trước khi diễn ra Hội nghị Cấp cao ASEAN - Trung Quốc lần thứ 28.",
        [(("ASEAN", "China"), "summit", "held")],
    ),
    # the owner of the organ that meets
    (
        "Ngày 14/2/2026, Hội nghị Cấp cao thường kỳ lần thứ 39 của Đại hội đồng nguyên thủ quốc gia và chính phủ Liên minh "
        "châu Phi (AU) diễn ra tại Addis Ababa.",
        [(("African Union",), "summit", "held")],
    ),
    # what both will adopt there: the summit is still to come
    (
        "Trong Hội nghị Thượng đỉnh đặc biệt ASEAN-Hàn Quốc tại Busan, Hàn Quốc và 10 quốc gia ASEAN sẽ thông qua một tuyên bố. "
        "Tin ngày 3/4/2024.",
        [(("ASEAN", "Republic of Korea"), "summit", "scheduled")],
    ),
    # talks on the sidelines: the day is theirs, and they are with each of those named
    (
        "Ngày 13/7/2023, nhân dịp Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 56, Bộ trưởng Ngoại giao Bùi Thanh Sơn đã có cuộc "
        "gặp với Ngoại trưởng Nga Sergei Lavrov và Ngoại trưởng Úc Penny Wong.",
        [
            (("ASEAN",), "ministerial", "held"),
            (("Viet Nam", "Russia"), "bilateral", "held"),
            (("Viet Nam", "Australia"), "bilateral", "held"),
        ],
    ),
    # letters of a circle of states are no sitting, a dialogue that is an attitude neither; the series only frames the summit
    (
        "Trong chuỗi Hội nghị Cấp cao ASEAN với các đối tác, ngày 27/10/2025, Hội nghị Cấp cao ASEAN+3 lần thứ 28 diễn ra tại "
        "Kuala Lumpur. Thủ tướng Nga kỳ vọng ASEAN+3 sẽ đoàn kết hơn, tôn trọng luật pháp năm 1982, đối thoại thẳng thắn.",
        [(("ASEAN", "China", "Japan", "Republic of Korea"), "summit", "held")],
    ),
    # nothing names the meeting; whose it is the sentence before tells
    (
        "Ngày 9/4/2021, các Bộ trưởng Kinh tế Nhật Bản và ASEAN thống nhất mở rộng hợp tác. Trong cuộc họp vừa kết thúc tại "
        "Osaka, các Bộ trưởng đồng ý xem xét việc đào tạo nhân lực.",
        [(("Japan", "ASEAN"), "ministerial", "held")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text: str, expected: list[tuple[tuple[str, ...], str, str]]) -> None:
    assert [(tuple(m.parties), m.level, m.status) for m in _read(text).meetings] == expected


COMMITMENTS = [
    # deeds listed behind one agreement, the second a word that could decide
    (
        "Ngày 3/4/2024, ASEAN và Nga nhất trí xây dựng kế hoạch chung; khởi động quỹ hỗ trợ sinh viên; nâng cao hiệu quả công "
        "tác thông tin giữa hai bên.",
        [("agree", "xây dựng kế hoạch chung"), ("agree", "khởi động quỹ hỗ trợ sinh viên"),
         ("agree", "nâng cao hiệu quả công tác thông tin giữa hai bên")],
    ),
    # results noted, in a list
    (
        "Ngày 3/4/2024, ASEAN và Nga ghi nhận những kết quả như: mở hai tuyến bay; thành lập các nhóm công tác; hoàn thành "
        "ba dự án.",
        [],
    ),
    # what is welcomed is the other side's wish
    (
        "Ngày 3/4/2024, các Bộ trưởng ASEAN hoan nghênh EU coi trọng và mong muốn tăng cường hợp tác với khu vực.",
        [("support", "EU coi trọng và mong muốn tăng cường hợp tác với khu vực")],
    ),
    # a row of nouns behind one verb
    (
        "Ngày 3/4/2024, ASEAN và Nga mong muốn tăng cường hợp tác toàn diện, đối thoại và tham vấn thường xuyên.",
        [("propose", "tăng cường hợp tác toàn diện, đối thoại và tham vấn thường xuyên")],
    ),
    # the proposal is what the passive is of; in quotes, what was signed when is told
    (
        "Đề xuất thành lập trung tâm đào tạo đã được đưa ra từ năm 2020. Ngoại "
        "trưởng Nga nhấn mạnh: “Khung hợp tác được ký vào thời điểm khó khăn”.",
        [],
    ),
    # a paper signed, something reached, something that one is, through plans, whose visit: nothing is decided or stressed
    (
        "ASEAN và Nga đã ký hiệp định hàng hóa. Nga đã thiết lập được quan hệ tốt với ASEAN. Nga là một trong những nước đầu "
        "tiên thiết lập quan hệ với ASEAN. Hợp tác hai bên đang được triển khai tích cực thông qua các kế hoạch hành động. Sự "
        "tham gia của Nga khẳng định vai trò của Nga trong khu vực. Tiến trình hợp tác ASEAN - Nga sẽ hoàn tất vào năm 2030.",
        [],
    ),
    # resolve that is appreciated is nobody's pledge; what they should do for one another
    (
        "Nga đánh giá cao quyết tâm phát triển ASEAN thành một cộng đồng. Nga mong muốn các nước ASEAN đoàn kết, ủng hộ lẫn "
        "nhau tại Liên hợp quốc.",
        [("propose", "các nước ASEAN đoàn kết, ủng hộ lẫn nhau tại Liên hợp quốc")],
    ),
    # a post that names its state speaks for it; through programmes nothing is adopted; where he will go is no promise
    (
        "Ngoại trưởng Mỹ cam kết hỗ trợ ASEAN trong đào tạo nghề cũng như thông qua các chương trình hợp tác của Mỹ. Thủ tướng "
        "Nga Mikhail Mishustin sẽ rời đến Huế để dự tiệc.",
        [("commit", "hỗ trợ ASEAN trong đào tạo nghề cũng như thông qua các chương trình hợp tác của Mỹ")],
    ),
    # a speaker of two posts without his name; "from there" before the verb
    (
        "Phó Thủ tướng, Bộ trưởng Ngoại giao Lê Văn Hòa dự họp. Phó Thủ tướng, Bộ trưởng Ngoại giao kêu gọi các bên kiềm chế. "
        "Từ đó đề nghị ASEAN và Nga thể hiện quyết tâm chính trị.",
        [("request", "kiềm chế"), ("propose", "thể hiện quyết tâm chính trị")],
    ),
    # an aside in brackets ends nothing
    (
        "Ngày 3/4/2024, ASEAN và Nga nhất trí khởi động quỹ hợp tác (với Nga đóng góp ba triệu USD) để hỗ trợ sinh viên.",
        [("agree", "khởi động quỹ hợp tác (với Nga đóng góp ba triệu USD) để hỗ trợ sinh viên")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_commitments(text: str, expected: list[tuple[str, str]]) -> None:
    told = f"Ngày 2/4/2024, hội nghị ASEAN - Nga khai mạc tại Huế. {text}"
    assert [(c.force, c.what) for c in _read(told).commitments] == expected


def test_letters_of_a_paper_are_nobody() -> None:
    """The letters a paper opens its first sentence with bind nobody."""
    reading = read_document(
        Document(
            id="vi",
            text="Tin\n\nTTH - Hàn Quốc đề nghị ASEAN mở rộng hợp tác năng lượng tại hội nghị ASEAN - Hàn Quốc ngày 3/4/2024.\n",
        )
    )
    assert [c.actors for c in reading.commitments] == [["Republic of Korea"]]


def test_a_title_that_says_no_more_than_whose_meeting_it_is_names_the_one_told_of() -> None:
    reading = read_document(
        Document(
            id="vi",
            text="Thủ tướng kết thúc chuyến tham dự Hội nghị ASEAN - Nga\n\nNgày 3/4/2021, Thủ tướng rời Hà Nội sau khi dự Hội nghị "
            "cấp cao ASEAN - Nga lần thứ 9 tại thủ đô. Chương trình nghị sự của Hội nghị kéo dài hai ngày.\n",
        )
    )
    assert [(m.level, m.ordinal, m.role) for m in reading.meetings] == [("summit", 9, "reported")]
    assert reading.instruments == []  # the agenda of a meeting is no paper


PLEDGES = [
    # money announced is promised; a wish that is stressed stays a wish, whatever verbs follow
    (
        "Bộ trưởng Ngoại giao Nhật Bản Motegi thông báo đóng góp 3 triệu USD cho trung tâm y tế của ASEAN.",
        [("commit", ("Japan",))],
    ),
    (
        "Bộ trưởng Ngoại giao Nhật Bản Motegi nhấn mạnh mong muốn cùng ASEAN mở rộng đào tạo kỹ sư, sớm khởi động thảo "
        "luận về thương mại số.",
        [("propose", ("Japan",))] * 2,
    ),
    # what was agreed elsewhere, told by the way
    (
        "Hai bên hoan nghênh các tuyến bay như đã được các Bộ trưởng Giao thông ASEAN nhất trí tại Lào ngày 2/2/2021.",
        [],
    ),
    # "in particular" is nothing that anybody says
    (
        "ASEAN ủng hộ nỗ lực của người dân Trung Quốc nói riêng và các nước nói chung. Hiệp hội yêu cầu các sứ quán hỗ trợ công dân.",
        [("support", ("ASEAN",)), ("request", ("ASEAN",))],
    ),
    # examples of what was talked of; what somebody decreed, told by the way
    (
        "Các bộ trưởng thảo luận về các kế hoạch, như chuẩn bị cho hội chợ, khởi động đàm phán hiệp định. Hội nghị nói về sắc lệnh mà "
        "Tổng thống Mỹ vừa ban hành.",
        [],
    ),
    # two things that should be done, parted by a semicolon; what is asked for twice with one verb
    (
        "Thủ tướng Lê Văn Hòa nhấn mạnh ASEAN cần tích cực phối hợp với các cơ chế khu vực; Nga cần tăng cường hợp tác an toàn hàng "
        "hải. Thủ tướng đề nghị các nước ủng hộ ASEAN thực hiện kế hoạch; ủng hộ ASEAN xây dựng cộng đồng.",
        [("reaffirm", ("Viet Nam",))] * 2 + [("propose", ("Viet Nam",))] * 2,
    ),
    # what somebody trusts others will do, and talks that will be held, are no promises
    (
        "Bộ trưởng bày tỏ tin tưởng rằng, bên cạnh kết quả tốt đẹp, các bên cũng sẽ tăng cường hợp tác năng lượng. Đại diện hai bên sẽ "
        "tiến hành cuộc đàm phán cấp chuyên viên.",
        [],
    ),
    # how it is seen is part of the deed
    (
        "Nga cam kết hỗ trợ 5 triệu USD, coi đây là nền tảng xây dựng khối vững mạnh.",
        [("commit", ("Russia",))],
    ),
    # adjectives and nouns joined are no deeds of their own
    (
        "Hai bên cam kết đề ra phương hướng và ưu tiên phát triển mới.",
        [("commit", ("ASEAN", "Russia"))],
    ),
    # two deeds, the second behind "at the same time"
    (
        "Hai bên nhất trí tăng cường hợp tác ứng phó thách thức chung, đồng thời nắm bắt các cơ hội mới.",
        [("agree", ("ASEAN", "Russia")), ("agree", ("ASEAN", "Russia"))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLEDGES)
def test_pledges(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    reading = _read(f"Ngày 3/4/2021, Hội nghị cấp cao ASEAN - Nga diễn ra tại Hà Nội. {text}")
    assert [(c.force, tuple(c.actors)) for c in reading.commitments] == expected


def test_events_have_no_chairs_of_the_meeting_and_a_statement_after_it_was_adopted() -> None:
    reading = _read(
        "Ngày 3/4/2021, Hội nghị cấp cao ASEAN - Nga diễn ra tại Hà Nội. Thủ tướng Lê Văn Hòa chủ trì các sự kiện bên lề. Theo bản "
        "tuyên bố chung sau hội nghị, hai bên nhất trí tăng cường hợp tác."
    )
    assert [m.chairs for m in reading.meetings] == [[]]
    assert [(i.kind, i.status) for i in reading.instruments] == [("statement", "adopted")]


def test_a_line_in_square_brackets_is_another_story() -> None:
    reading = read_document(
        Document(
            id="vi",
            text="Nga và ASEAN họp\n\nNgày 3/4/2021, Hội nghị cấp cao ASEAN - Nga diễn ra tại Hà Nội. Hai bên nhất trí tăng cường hợp tác "
            "về năng lượng và giáo dục.\n\n[Nhật Bản nhất trí tổ chức hội nghị cấp cao với ASEAN vào năm 2023]\n\nCác đại biểu đã "
            "trao đổi ý kiến về nhiều vấn đề khu vực cùng quan tâm.\n",
        )
    )
    assert [tuple(m.parties) for m in reading.meetings] == [("ASEAN", "Russia")]


def test_a_paper_ends_where_another_deed_is_done_to_another_paper() -> None:
    reading = _read(
        "Ngày 3/4/2021, Hội nghị cấp cao ASEAN - Nga diễn ra tại Hà Nội. Hai bên nhất trí đẩy mạnh liên kết thông qua mở rộng Hiệp định "
        "dịch vụ hàng không ASEAN - Nga (ARASA) và thúc đẩy Hiệp định đối tác số ASEAN - Nga."
    )
    assert [(i.title, i.status) for i in reading.instruments] == [
        ("Hiệp định dịch vụ hàng không ASEAN - Nga", None),
        ("Hiệp định đối tác số ASEAN - Nga", None),
    ]
