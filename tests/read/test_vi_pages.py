"""Vietnamese reports: what pages of agencies and ministries showed to go wrong on several of them at once.

Each text is our own; the comment names what is tricky in it. An expectation lists what must be there, and what must not.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document


def _read(text: str) -> Reading:
    whole = f"Tin trong ngày\n\n{text} Dự có Thứ trưởng Ngoại giao Đặng Hoàng Giang.\n"
    return read_document(Document(id="vi", text=whole))


SUMMIT = "Ngày 5/6/2024, diễn ra Hội nghị Cấp cao ASEAN - Nga tại Sochi. "
PLEDGES = [
    # a word of one capital letter ends a sentence as well as another
    (
        SUMMIT + "Hai bên nhất trí mở rộng hợp tác Đông Á. Thủ tướng Nga đề nghị lập quỹ chung.",
        [("agree", "ASEAN+Russia", "mở rộng hợp tác Đông Á"), ("propose", "Russia", "lập quỹ chung")],
    ),
    # the leaders of one side and the head of government of the other; "together with"
    (
        SUMMIT
        + "Các nhà lãnh đạo ASEAN và Thủ tướng Nhật Bản nhất trí mở rộng thương mại. ASEAN cùng Trung Quốc cam kết "
        "thực hiện đầy đủ DOC.",
        [("agree", "ASEAN+Japan", "mở rộng thương mại"), ("commit", "ASEAN+China", "thực hiện đầy đủ DOC")],
    ),
    # history: by a year of its own, by an anniversary, by "since"
    (
        SUMMIT
        + "Mặc dù ASEAN và Nga thiết lập quan hệ vào năm 1996, hai bên nhất trí mở rộng thương mại. Sau 28 năm thiết lập "
        "quan hệ, ASEAN và Nga gặp nhau. Hai bên hài lòng kể từ khi hai nước nâng cấp quan hệ.",
        [("agree", "ASEAN+Russia", "mở rộng thương mại")],
    ),
    # what both think is no accord
    (
        SUMMIT
        + "Các nhà lãnh đạo cùng nhất trí cho rằng tiềm năng hợp tác còn nhiều. Hai bên nhất trí đánh giá quan hệ đã phát "
        "triển tốt đẹp.",
        [],
    ),
    # what is stressed is that somebody noted or praised something; as what one speaks
    (
        SUMMIT
        + "Nga nhấn mạnh hai bên ghi nhận quan hệ phát triển tốt. Thủ tướng Nga khẳng định ASEAN đánh giá cao hỗ trợ của "
        "Nga. Thủ tướng Lào Sonexay Siphandone khẳng định, trên cương vị Chủ tịch ASEAN, Lào sẽ đẩy mạnh kết nối.",
        [("commit", "Laos", "đẩy mạnh kết nối")],
    ),
    # verbs that share an object, behind a comma too; a deed that needs none, and one whose object is a deed's noun
    (
        SUMMIT
        + "Nga mong muốn các nước tăng cường, thúc đẩy hợp tác quốc tế. Hai bên nhất trí duy trì, mở rộng trao đổi về y tế. "
        "ASEAN kêu gọi nối lại đàm phán, giải quyết bất đồng bằng biện pháp hòa bình.",
        [
            ("propose", "Russia", "các nước tăng cường, thúc đẩy hợp tác quốc tế"),
            ("agree", "ASEAN+Russia", "duy trì, mở rộng trao đổi về y tế"),
            ("request", "ASEAN", "nối lại đàm phán"),
            ("request", "ASEAN", "giải quyết bất đồng bằng biện pháp hòa bình"),
        ],
    ),
    # words for deeds that are nouns in a row of nouns
    (
        SUMMIT
        + "Hai bên nhất trí tạo thuận lợi cho thương mại và đầu tư song phương. ASEAN kêu gọi dựa trên tham vấn sâu rộng, "
        "đóng góp chung và lợi ích chung.",
        [
            ("agree", "ASEAN+Russia", "tạo thuận lợi cho thương mại và đầu tư song phương"),
            ("request", "ASEAN", "dựa trên tham vấn sâu rộng, đóng góp chung và lợi ích chung"),
        ],
    ),
    # to go on holding dear binds to nothing new
    (SUMMIT + "Nga tiếp tục coi trọng quan hệ với ASEAN.", [("reaffirm", "Russia", "quan hệ với ASEAN")]),
]


@pytest.mark.parametrize(("text", "expected"), PLEDGES)
def test_pledges(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(c.force, "+".join(c.actors), c.what or "") for c in _read(text).commitments]
    assert found == expected


PERSONS = [
    # the committee of a party between the post and the name; who lies in a mausoleum takes no part
    (
        "Ngày 5/6/2024, Tổng Bí thư Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam Lê Văn Hòa tiếp Tổng Bí thư BCH TƯ Đảng Nhân "
        "dân Cách mạng Lào Xay Khamla, người vừa vào Lăng Chủ tịch Hồ Chí Minh viếng Bác.",
        [("Lê Văn Hòa", "General Secretary", "Viet Nam"), ("Xay Khamla", "General Secretary", "Laos")],
    ),
    # a family name that is a small word as well
    (
        "Ngày 5/6/2024, Ngoại trưởng Hàn Quốc Cho Sung-ho hội đàm với Trợ lý Ngoại trưởng Nhật Bản Kato Ken. Bộ trưởng Cho phát "
        "biểu.",
        [
            ("Cho Sung-ho", "Minister of Foreign Affairs", "Republic of Korea"),
            ("Kato Ken", "Assistant Foreign Minister", "Japan"),
        ],
    ),
    # the host country's minister is of the country visited; a dash before the post; a vague post behind a plain one
    (
        "Ngày 5/6/2024, Bộ trưởng Ngoại giao Lê Văn Hòa thăm Hàn Quốc theo lời mời của Bộ trưởng Ngoại giao và Thương mại nước "
        "chủ nhà Kim Sung Hwan. Ông John Berg - Đại sứ Vương quốc Anh và ông Trần Văn Nam – Thứ trưởng Bộ Công Thương, Chủ tịch "
        "phân ban Việt Nam, cùng dự.",
        [
            ("Lê Văn Hòa", "Minister of Foreign Affairs", "Viet Nam"),
            ("Kim Sung Hwan", "Minister of Foreign Affairs and Trade", "Republic of Korea"),
            ("John Berg", "Ambassador", "United Kingdom"),
            ("Trần Văn Nam", "Deputy Minister of Industry and Trade", "Viet Nam"),
        ],
    ),
    # a head of government who chairs a bloc
    (
        "Ngày 5/6/2024, Thủ tướng Lê Văn Hòa, Chủ tịch luân phiên của ASEAN năm 2024, phát biểu.",
        [("Lê Văn Hòa", "Prime Minister", "Viet Nam")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(p.name, p.post_en, p.party) for p in _read(text).persons[: len(expected)]] == expected


def test_a_surname_of_one_named_before() -> None:
    text = (
        "Ngày 5/6/2024, Ngoại trưởng Hàn Quốc Cho Sung-ho hội đàm với Ngoại trưởng Trung Quốc Vương Minh. Bộ trưởng Cho đề nghị "
        "Trung Quốc mở lại đường bay."
    )
    assert [(c.force, c.actors) for c in _read(text).commitments] == [("propose", ["Republic of Korea"])]


MEETINGS = [
    # partners joined by "and" before the number; what is still to come is so for the whole list
    (
        "Ngày 5/6/2024, Bộ Ngoại giao cho biết Thủ tướng Lê Văn Hòa sẽ tham dự Hội nghị cấp cao ASEAN và Trung Quốc, Nhật Bản, Hàn "
        "Quốc (10+3) lần thứ 27, Hội nghị cấp cao Đông Á lần thứ 19.",
        [("ASEAN Plus Three Summit", 27, "scheduled"), ("East Asia Summit", 19, "scheduled")],
    ),
    (
        "Ngày 5/6/2024, tại Hà Nội, diễn ra Hội nghị Cấp cao ASEAN-Nhật Bản lần thứ 27; Hội nghị Cấp cao ASEAN-Nga lần thứ 5.",
        [("ASEAN-Japan Summit", 27, "held"), ("ASEAN-Russia Summit", 5, "held")],
    ),
    # pairs with one side in common under one noun
    (
        "Ngày 5/6/2024, tại Hà Nội, Thủ tướng Lê Văn Hòa dự các Hội nghị Cấp cao ASEAN-Nhật Bản, ASEAN-Nga và ASEAN-Ấn Độ.",
        [
            ("ASEAN-Japan Summit", None, "held"),
            ("ASEAN-Russia Summit", None, "held"),
            ("ASEAN-India Summit", None, "held"),
        ],
    ),
    # an organisation by its full name inside the name of its meeting, its short form behind
    (
        "Ngày 5/6/2024, Hội nghị Bộ trưởng Kinh tế Hiệp hội các quốc gia Đông Nam Á (ASEAN) lần thứ 56 họp tại Hà Nội.",
        [("ASEAN Economic Ministers' Meeting", 56, "held")],
    ),
    # two of one number that share sides are two; letters of a circle in brackets are no meeting
    (
        "Ngày 5/6/2024, tại Hà Nội, Thủ tướng Lê Văn Hòa dự Hội nghị cấp cao Trung Quốc-ASEAN (10+1) lần thứ 27, Hội nghị cấp cao "
        "ASEAN và Trung Quốc, Nhật Bản, Hàn Quốc (10+3) lần thứ 27 và nói về Hiệp hội các quốc gia Đông Nam Á (ASEAN+3).",
        [("ASEAN-China Summit", 27, "held"), ("ASEAN Plus Three Summit", 27, "held")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert [(m.mechanism_en, m.ordinal, m.status) for m in _read(text).meetings] == expected


def test_informal_meetings_of_ministers_in_pairs() -> None:
    text = (
        "Ngày 5/6/2024, tại Hà Nội, Đại tướng Lê Văn Hòa dự các cuộc gặp không chính thức Bộ trưởng Quốc phòng ASEAN - Trung Quốc "
        "và ASEAN - Hoa Kỳ."
    )
    found = [(tuple(m.parties), m.level) for m in _read(text).meetings]
    assert found == [(("ASEAN", "China"), "ministerial"), (("ASEAN", "United States"), "ministerial")]


def test_talks_between_two_that_only_frame_a_paper() -> None:
    text = (
        "Hà Nội, 5/6/2024 - Sau hội đàm giữa Chủ tịch nước Lê Văn Hòa và Tổng thống Hàn Quốc Kim Min Ho, hai bên ký Tuyên bố chung "
        "về năng lượng."
    )
    assert [(m.level, tuple(m.parties)) for m in _read(text).meetings] == [
        ("bilateral", ("Viet Nam", "Republic of Korea"))
    ]


def test_mechanisms_led_by_a_bloc_have_no_person_in_the_chair() -> None:
    text = SUMMIT + "Thủ tướng Nga Ivan Petrov cam kết tham gia các cơ chế do ASEAN chủ trì."
    assert [m.chairs for m in _read(text).meetings] == [[]]


def test_the_city_tells_more_than_the_state_and_a_frame_has_its_place() -> None:
    text = (
        "Ngày 5/6/2024, Ngoại trưởng Hàn Quốc Kim Min Ho hội đàm với Ngoại trưởng Trung Quốc Vương Minh tại Lào. Hai bộ trưởng hội "
        "đàm tại Vientiane."
    )
    framed = (
        "Ngày 5/6/2024, tiếp tục chuỗi Hội nghị Cấp cao ASEAN với các Đối tác tại Kuala Lumpur (Malaysia), Thủ tướng Lê Văn Hòa đã "
        "dự Hội nghị Cấp cao ASEAN - Nhật Bản lần thứ 28."
    )
    assert [m.place for m in _read(text).meetings] == ["Vientiane"]
    assert [m.place for m in _read(framed).meetings if m.ordinal] == ["Kuala Lumpur"]


PAPERS = [
    # topics in small letters and capitals, parted by commas, inside a title; the report on a programme
    (
        SUMMIT
        + "Hai bên ký Tuyên bố chung về Quan hệ Đối tác vì Hòa bình, An ninh và Phát triển. Hai bên ghi nhận Kế hoạch hành "
        "động ASEAN-Nga về khoa học, công nghệ và đổi mới.",
        [
            ("Tuyên bố chung về Quan hệ Đối tác vì Hòa bình, An ninh và Phát triển", "statement", "adopted"),
            ("Kế hoạch hành động ASEAN-Nga về khoa học, công nghệ và đổi mới", "plan_of_action", None),
        ],
    ),
    # the adoption as a noun; what is built behind the title is no paper
    (
        SUMMIT
        + "Hai bên đánh giá cao việc thông qua Kế hoạch hành động ASEAN-Nga 2021-2025 và nỗ lực xây dựng Cộng đồng ASEAN.",
        [("Kế hoạch hành động ASEAN-Nga", "plan_of_action", "adopted")],
    ),
    # what is still to come: on the way to it, drafted and then, in order to, negotiated for signing
    (
        SUMMIT
        + "Các bộ trưởng ghi nhận bước tiến hướng tới ký kết Nghị định thư Sochi. Tuyên bố chung Moscow đã được soạn thảo và "
        "sẽ được thông qua vào ngày 20/6. Nga giúp các bên đàm phán ký kết Bộ Quy tắc ứng xử ở Biển Đông. Các bên họp để thông qua "
        "Hiến chương Seraya.",
        [
            ("Nghị định thư Sochi", "treaty", "to_be_adopted"),
            ("Tuyên bố chung Moscow", "statement", "to_be_adopted"),
            ("Bộ Quy tắc ứng xử ở Biển Đông", "code", "drafting"),
            ("Hiến chương Seraya", "charter", "to_be_adopted"),
        ],
    ),
    # a statement on a vision is one paper; a party's other name makes no other paper
    (
        "Ngày 5/6/2024, Đại hội đồng Liên hợp quốc thông qua Nghị quyết về hợp tác ASEAN-Liên hợp quốc. Nghị quyết hợp tác "
        "ASEAN-LHQ có 100 nước đồng bảo trợ. Hai bên ra Tuyên bố chung về Tầm nhìn quan hệ Việt Nam-Nga.",
        [
            ("Nghị quyết về hợp tác ASEAN-Liên hợp quốc", "resolution", "adopted"),
            ("Tuyên bố chung về Tầm nhìn quan hệ Việt Nam-Nga", "statement", "adopted"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_papers(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(i.title, i.kind, i.status) for i in _read(text).instruments] == expected


def test_whom_one_thanks_does_not_do_what_follows() -> None:
    text = (
        "Ngày 5/6/2024, tại Hà Nội, Thủ tướng Lê Văn Hòa hội đàm với Thủ tướng New Zealand John Berg. Thủ tướng Lê Văn Hòa cảm ơn "
        "Chính phủ và nhân dân New Zealand đã ủng hộ Việt Nam; đề nghị New Zealand mở cửa thị trường."
    )
    assert [(c.force, c.actors) for c in _read(text).commitments] == [("propose", ["Viet Nam"])]


def test_a_steering_committee_asks_nobody_and_two_joined_by_and_are_two() -> None:
    text = (
        "Ngày 5/6/2024, tại Hà Nội, Thứ trưởng Bộ Ngoại giao Lê Văn Hòa, Tổng thư ký Ủy ban chỉ đạo hợp tác song phương Việt Nam - "
        "Trung Quốc, và Thứ trưởng Bộ Ngoại giao Trung Quốc Vương Minh họp chuẩn bị Phiên họp lần thứ 12 Ủy ban chỉ đạo hợp tác song "
        "phương Việt Nam - Trung Quốc."
    )
    reading = _read(text)
    assert not reading.commitments
    assert [(p.name, p.party) for p in reading.persons[:2]] == [("Lê Văn Hòa", "Viet Nam"), ("Vương Minh", "China")]
    assert [(m.level, m.ordinal) for m in reading.meetings if m.ordinal] == [("committee", 12)]


def test_topics_between_commas_in_the_name_of_a_dialogue() -> None:
    text = "Ngày 5/6/2024, Hà Nội đăng cai Đối thoại Chính trị, An ninh và Quốc phòng Việt Nam - Hoa Kỳ lần thứ 13."
    assert [(m.ordinal, tuple(m.parties)) for m in _read(text).meetings] == [(13, ("Viet Nam", "United States"))]


def test_a_year_that_will_do_something_binds_nobody() -> None:
    text = SUMMIT + "Nga khẳng định rằng năm 2026 sẽ mở ra chương mới. Việt Nam đã đề xuất và được các nước đồng tình."
    assert not [c for c in _read(text).commitments if c.force in ("commit", "propose")]


def test_the_head_of_government_by_the_post_alone() -> None:
    text = (
        "Việt Nam đón đoàn New Zealand\n\nThủ tướng đề nghị New Zealand mở cửa thị trường. Thủ tướng mong muốn New Zealand duy trì "
        "viện trợ.\n"
    )
    reading = read_document(Document(id="vi", text=text))
    assert [c.force for c in reading.commitments] == ["propose", "propose"]
    assert {tuple(c.actors) for c in reading.commitments} == {("Viet Nam",)}


DATES = [
    # a long title, a long first sentence, a number right behind the name
    (
        "Các bộ trưởng kinh tế trong khu vực tái khẳng định cam kết thương mại tự do và công bằng, cảnh báo xu hướng bảo hộ\n\nHội "
        "nghị Bộ trưởng Kinh tế ASEAN (AEM) lần thứ 57 đã bế mạc sau năm ngày làm việc.\n",
        "2025-09",
    ),
    ("Thủ tướng dự bế mạc Hội nghị Cấp cao ASEAN 47\n\nThủ tướng dự lễ bế mạc cùng lãnh đạo các nước.\n", "2025-10"),
    # a day behind an agency's letters is of what is told; since when ties are what they are dates no page
    (
        "Tin ngắn\n\n(VOV5) - Ngày 14/11, tại Singapore, diễn ra Hội nghị Cấp cao ASEAN-Nhật Bản lần thứ 21.\n",
        "2018-11",
    ),
    ("Tin ngắn\n\nHai bên hài lòng kể từ khi xác lập quan hệ Đối tác Toàn diện vào tháng 7 năm 2013.\n", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_of_pages(text: str, expected: str | None) -> None:
    assert read_document(Document(id="vi", text=text)).published == expected


def test_a_person_behind_a_dash_and_a_courtesy_title() -> None:
    text = SUMMIT + "Thủ tướng đã trao quà cho Tổng thống Philippines - ông Ferdinand Marcos."
    persons = {p.name: (p.post_en, p.party) for p in _read(text).persons}
    assert persons["Ferdinand Marcos"] == ("President", "Philippines")


def test_asked_again_behind_a_semicolon_of_somebody_else() -> None:
    text = (
        SUMMIT
        + "Thủ tướng Phạm Minh Chính đề nghị hai bên đề ra lộ trình; đề nghị New Zealand tiếp tục mở rộng hỗ trợ."
    )
    assert [list(c.addressees) for c in _read(text).commitments if c.actors == ["Viet Nam"]][-1] == ["New Zealand"]
    assert not [c for c in _read(text).commitments if ";" in (c.what or "")]


def test_ministers_of_two_fields() -> None:
    text = "Ngày 12/10/2018, Hội nghị Bộ trưởng nông, lâm nghiệp ASEAN lần thứ 40 đã diễn ra tại Hà Nội."
    assert [(m.ordinal, tuple(m.parties), m.level) for m in _read(text).meetings] == [(40, ("ASEAN",), "ministerial")]


def test_a_statement_that_is_only_spoken_is_no_paper() -> None:
    text = SUMMIT + "Bộ Quốc phòng Campuchia cũng ra tuyên bố bác bỏ việc này."
    assert not [i for i in _read(text).instruments if (i.title or "").lower() == "tuyên bố"]
