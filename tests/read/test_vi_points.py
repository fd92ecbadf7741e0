"""Vietnamese: points in sentences of their own, lists behind a word for them all, deeds told before who does them, and
ministries that speak.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from talks import read_below_talks_with_russia as _read

BOTH = ("ASEAN", "Russia")
VIET_NAM = ("Viet Nam",)
RUSSIA = ("Russia",)


COMMITMENTS = [
    # announced, then a sentence each: bare deeds, "should", one's own promise
    (
        "Bộ trưởng Trần Văn Minh đưa ra ba đề xuất. Thứ nhất, xây dựng các cảng cá. Thứ hai, hai bên cần mở rộng du "
        "lịch. Thứ ba, tăng cường trao đổi sinh viên.",
        [(VIET_NAM, "propose")] * 3,
    ),
    (
        "Bộ trưởng Trần Văn Minh nêu một số định hướng lớn:\n\nThứ nhất, về an ninh, tiếp tục duy trì đối thoại.\n\n"
        "Thứ hai, về kinh tế, cần thúc đẩy thương mại.\n\nThứ ba, Việt Nam sẵn sàng đăng cai cuộc họp.",
        [(VIET_NAM, "propose"), (VIET_NAM, "propose"), (VIET_NAM, "commit")],
    ),
    (
        "Ngoại trưởng Ivan Petrov đưa ra hàng loạt ý tưởng về du lịch. Một là, mở đường bay; hai là, hỗ trợ lữ hành.",
        [(RUSSIA, "propose")] * 2,
    ),
    ("Hai bên nhất trí hai trọng tâm. Một là, mở rộng đầu tư. Hai là, thúc đẩy du lịch.", [(BOTH, "agree")] * 2),
    # what came of a year is put forward by nobody
    ("Năm qua, hai bên đạt hai kết quả. Thứ nhất, mở rộng đầu tư. Thứ hai, thúc đẩy du lịch.", []),
    # a word for them all, then the deeds; a deed with what it is about stays one
    (
        "Bộ trưởng Trần Văn Minh gợi mở một số định hướng, trong đó có mở rộng thương mại, đào tạo thợ lành nghề và "
        "phát triển du lịch biển.",
        [(VIET_NAM, "propose")] * 3,
    ),
    (
        "Nga đề xuất thúc đẩy hợp tác trong một số lĩnh vực, trong đó có phát triển cảng, đào tạo kỹ sư.",
        [(RUSSIA, "propose")],
    ),
    (
        "Bộ trưởng Trần Văn Minh đề nghị hợp tác thời gian tới tập trung vào một số ưu tiên như: Mở rộng nghề cá; tăng cường "
        "hợp tác năng lượng.",
        [(VIET_NAM, "propose")] * 2,
    ),
    # who affirms stands behind what he affirms
    (
        "Nga sẵn sàng giúp ASEAN. Đánh giá cao Nga, khẳng định coi trọng quan hệ hai bên, Bộ trưởng Trần Văn Minh đề nghị "
        "Nga mở rộng đầu tư.",
        [(RUSSIA, "commit"), (VIET_NAM, "reaffirm"), (VIET_NAM, "propose")],
    ),
    (
        "Nga sẵn sàng giúp ASEAN. Nhấn mạnh tầm quan trọng của nghề cá, Bộ trưởng Trần Văn Minh chia sẻ kinh nghiệm.",
        [(RUSSIA, "commit"), (VIET_NAM, "reaffirm")],
    ),
    # a point that says what doing something is
    (
        "Bộ trưởng Trần Văn Minh chia sẻ hai quan điểm. Thứ nhất, duy trì hòa bình là yêu cầu cấp thiết. Thứ hai, mở rộng "
        "thương mại.",
        [(VIET_NAM, "propose")],
    ),
    # a deed that can be decided goes on with what should be done
    (
        "Bộ trưởng Trần Văn Minh đề nghị hai bên mở rộng nghề cá. Theo đó, cần đẩy nhanh thủ tục, nâng cấp cảng biển.",
        [(VIET_NAM, "propose")] * 3,
    ),
    # the one invited is not of those who invite
    (
        "Nhận lời mời của Thủ tướng Lào, Thủ tướng Trần Văn Hòa sẽ dẫn đầu đoàn Việt Nam tham dự Hội nghị Cấp cao ASEAN "
        "lần thứ 44 tại Vientiane từ ngày 8 đến 11/10/2024.",
        [(VIET_NAM, "commit")],
    ),
    # two verbs with one object; a need as a noun
    ("Bộ trưởng Trần Văn Minh nhấn mạnh Việt Nam coi trọng và đánh giá cao vai trò của Nga.", [(VIET_NAM, "reaffirm")]),
    ("Bộ trưởng Trần Văn Minh nhấn mạnh “bao trùm” là lựa chọn và yêu cầu chiến lược của ASEAN.", []),
    # behind the points somebody acts: what stands before goes on with the list
    (
        "Ngoại trưởng Ivan Petrov nêu một số ý tưởng về nghề cá. Một là, mở cảng; hai là, đào tạo kỹ sư, Ngoại trưởng đề nghị "
        "lập quỹ chung.",
        [(RUSSIA, "propose")] * 3,
    ),
    # a stand asked for too, behind a semicolon; a sum affirmed is given
    ("Việt Nam đề nghị các nước ủng hộ ASEAN thực hiện DOC; ủng hộ ASEAN đào tạo.", [(VIET_NAM, "propose")] * 2),
    ("Nga khẳng định đóng góp 500.000 USD cho Quỹ nghề cá.", [(RUSSIA, "commit")]),
    # by his first letter and last name
    ("Bộ trưởng I.Petrov khẳng định Nga sẵn sàng giúp ASEAN.", [(RUSSIA, "commit")]),
    # a ministry speaks for its state
    ("Bộ Ngoại giao Nga nhấn mạnh tầm quan trọng của việc mở rộng nghề cá.", [(RUSSIA, "reaffirm")]),
    # one known by his last name alone still speaks for whom he spoke before
    ("“Chúng tôi mong ASEAN mở thêm đường bay”, ông Petrov nói.", [(RUSSIA, "propose")]),
    # to be something is a deed beside the next
    (
        "Nga cam kết tiếp tục là đối tác tin cậy của ASEAN, hỗ trợ ASEAN đào tạo cán bộ.",
        [(RUSSIA, "commit")] * 2,
    ),
    (
        "Bộ trưởng Trần Văn Minh nhấn mạnh Việt Nam sẽ tiếp tục là cầu nối, thúc đẩy quan hệ ASEAN - Nga.",
        [(VIET_NAM, "commit")] * 2,
    ),
    # urgency stressed, of having something; all affirm that they go on; counterparts act with who is named
    ("Nga nhấn mạnh tính cấp thiết của việc sớm có vắc xin.", [(RUSSIA, "reaffirm")]),
    ("Các bên đều khẳng định tiếp tục phối hợp kiểm soát dịch bệnh.", [(BOTH, "commit")]),
    (
        "Ngoại trưởng Ivan Petrov và các nhà đồng cấp ASEAN nhấn mạnh tầm quan trọng của nghề cá.",
        [(("Russia", "ASEAN"), "reaffirm")],
    ),
    # to affirm that one goes on backing is to back; determination as a noun binds nobody
    ("Nga khẳng định tiếp tục ủng hộ các nỗ lực của ASEAN.", [(RUSSIA, "support")]),
    ("Nga khẳng định sẽ tiếp tục ủng hộ các nỗ lực của ASEAN.", [(RUSSIA, "commit")]),
    ("Bộ trưởng Trần Văn Minh khẳng định, đây là biểu hiện của sự đoàn kết, quyết tâm và chủ động của ASEAN.", []),
    ("Bộ trưởng Trần Văn Minh chia sẻ tầm quan trọng của việc giữ gìn hòa bình.", [(VIET_NAM, "reaffirm")]),
    ("Bộ trưởng Trần Văn Minh nhắc lại tình hữu nghị lâu đời giữa hai bên.", []),
    # priorities set are no deed
    ("Hai bên nhất trí thực hiện các trọng tâm, ưu tiên đề ra cho năm 2024.", [(BOTH, "agree")]),
]


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_commitments(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    found = [(tuple(c.actors), c.force) for c in _read(text).commitments]
    assert found == expected


def test_one_person_by_initial() -> None:
    reading = _read("Bộ trưởng I.Petrov chúc mừng Việt Nam. Bộ trưởng A.Sidorov dự họp.")
    assert [p.name for p in reading.persons] == ["Ivan Petrov", "Trần Văn Minh", "A.Sidorov"]


def test_years_behind_a_known_plan_are_those_meant() -> None:
    (plan,) = _read("Các nước hài lòng với việc triển khai Kế hoạch Hành động Manila 2018-2020.", "").instruments
    assert plan.period == (2018, 2020)


def test_a_party_congress_is_no_meeting() -> None:
    assert _read("Ngày 3/4/2024, Thủ tướng thông báo kết quả Đại hội lần thứ XIII của Đảng.", "").meetings == []


def test_whose_he_is_is_told_later() -> None:
    text = (
        "Quốc vụ khanh Sok Dara nhấn mạnh tầm quan trọng của nghề cá.\n\nHội nghị ngày 3/4/2024 do Quốc vụ khanh kiêm "
        "Trưởng SOM ASEAN của Campuchia, ông Sok Dara và Thứ trưởng Ngoại giao Nga Oleg Ivanov đồng chủ trì."
    )
    (found,) = _read(text, "").commitments
    assert (found.actors, found.force) == (["Cambodia"], "reaffirm")


def test_the_word_for_them_all_is_no_deed() -> None:
    text = "Nga đề nghị hợp tác thời gian tới tập trung vào một số ưu tiên như: mở rộng nghề cá; tăng cường du lịch."
    assert [c.what for c in _read(text).commitments] == ["mở rộng nghề cá", "tăng cường du lịch"]


LATER = [
    # the first mark comes again, behind somebody else who speaks: what was put forward is at an end
    (
        "Bộ trưởng Trần Văn Minh đưa ra ba đề xuất. Thứ nhất, xây dựng các cảng cá.\n\nCác chuyên gia Nga nêu những thách "
        "thức.\n\nThứ nhất, giảm viện trợ của các nước. Thứ hai, tăng thuế nhập khẩu.",
        [(VIET_NAM, "propose")],
    ),
    (
        "Bộ trưởng Trần Văn Minh đưa ra hai đề xuất. Một là, xây dựng các cảng cá. Hai là, mở rộng du lịch.\n\nBáo chí dự "
        "đoán.\n\nMột là, giảm viện trợ. Hai là, tăng thuế nhập khẩu.",
        [(VIET_NAM, "propose")] * 2,
    ),
    # the same speaker, or both, go on within a point
    (
        "Bộ trưởng Trần Văn Minh đưa ra hai đề xuất. Thứ nhất, xây dựng các cảng cá. Bộ trưởng cảm ơn. Thứ hai, mở rộng "
        "du lịch.",
        [(VIET_NAM, "propose")] * 2,
    ),
    # what is promised or adopted beside the announcement stays; what only belongs to it does not
    (
        "Bộ trưởng Trần Văn Minh đưa ra hai đề xuất và cam kết đóng góp 1 triệu USD cho quỹ nghề cá. Thứ nhất, xây dựng "
        "các cảng cá. Thứ hai, mở rộng du lịch.",
        [(VIET_NAM, "commit"), (VIET_NAM, "propose"), (VIET_NAM, "propose")],
    ),
    (
        "Hai bên nhất trí hai trọng tâm và thông qua Tuyên bố chung về nghề cá. Một là, mở rộng đầu tư. Hai là, thúc đẩy "
        "du lịch.",
        [(BOTH, "decide"), (BOTH, "agree"), (BOTH, "agree")],
    ),
    (
        "Bộ trưởng Trần Văn Minh đưa ra hai đề xuất nhằm thúc đẩy nghề cá. Thứ nhất, xây dựng các cảng cá. Thứ hai, mở "
        "rộng du lịch.",
        [(VIET_NAM, "propose")] * 2,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_where_points_end_and_what_stands_beside_them(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(tuple(c.actors), c.force) for c in _read(text).commitments] == expected
