"""Vietnamese reports: meetings told by who met, numbers told by a verb or behind a topic, owners behind "the states of".

Each text is our own; the id names what is tricky in it.
"""

from __future__ import annotations

import pytest
from tests.talks import vietnamese_meetings


@pytest.mark.parametrize(
    ("text", "level", "ordinal", "parties", "start"),
    [
        ("Ngoại trưởng các nước CELAC đã họp ngày 13/6 tại Quito để chuẩn bị cho năm tới.", "ministerial", None, ["CELAC"], "2023-06-13"),
        ("Bộ trưởng Tài chính các nước BRICS nhóm họp tại Durban ngày 5-6/6.", "ministerial", None, ["BRICS"], "2023-06-05"),
        ("Ngày 9/6, lãnh đạo 10 nước thành viên ASEAN và Tổng thống Hàn Quốc Park Min-soo đã họp thượng đỉnh lần thứ 26 tại Vientiane.",
         "summit", 26, ["ASEAN", "Republic of Korea"], "2023-06-09"),
        ("Trưa 9/6, Bộ trưởng Ngoại giao các nước ASEAN đã có cuộc họp với Tổng Thư ký LHQ António Guterres.",
         "ministerial", None, ["ASEAN", "United Nations"], "2023-06-09"),
        ("Ngày 9/6, Nhóm công tác chung ASEAN - Nga về chống khủng bố nhóm họp lần thứ 8 tại Penang.",
         "working", 8, ["ASEAN", "Russia"], "2023-06-09"),
        ("Ngày 9/6, Ủy ban Hợp tác chung ASEAN - Ấn Độ (AIJCC) đã họp phiên thứ 16.", "committee", 16, ["ASEAN", "India"], "2023-06-09"),
        ("Hội nghị Bộ trưởng ASEAN - Nga về quản lý thiên tai lần thứ nhất họp ngày 9/6.",
         "ministerial", 1, ["ASEAN", "Russia"], "2023-06-09"),
        ("Hội nghị Bộ trưởng Kinh tế ASEAN với các đối tác lần thứ 55 diễn ra ngày 9/6.", "ministerial", 55, ["ASEAN"], "2023-06-09"),
        ("Chiều 9/6, Đối thoại chiến lược về chính trị-an ninh-quốc phòng Việt Nam-Nhật Bản lần thứ ba đã kết thúc.",
         "other", 3, ["Viet Nam", "Japan"], "2023-06-09"),
        ("Hội nghị Ngoại trưởng các nước Hợp tác Mekong - Lan Thương lần thứ 8 khai mạc ngày 9/6.",
         "ministerial", 8, ["Mekong-Lancang Cooperation"], "2023-06-09"),
        ("Ngày 9/6, phiên họp lần thứ 3 Hội đồng Đối tác Việt Nam - Liên minh kinh tế Á - Âu đã diễn ra.",
         "other", 3, ["Viet Nam", "Eurasian Economic Union"], "2023-06-09"),
    ],
    ids=["a clause", "no sign of the past", "leaders of many and one", "held with one", "a verb and a number", "behind a short form",
         "a topic", "partners", "a topic with signs", "the states of", "a body behind the noun"],
)  # fmt: skip
def test_a_meeting_is_told(text: str, level: str, ordinal: int | None, parties: list[str], start: str) -> None:
    (meeting,) = vietnamese_meetings(text)
    assert (meeting.level, meeting.ordinal, list(meeting.parties), meeting.start) == (level, ordinal, parties, start)


@pytest.mark.parametrize(
    "text",
    [
        "Các bộ trưởng Việt Nam họp bàn về chuẩn bị đón khách.",
        "Ông nói bên lề khóa họp Đại hội đồng rằng hai bên sẽ giữ liên lạc.",
        "Ngoại trưởng các nước CELAC kêu gọi các bên kiềm chế.",
        "Phiên họp Quốc hội ngày 9/6 thảo luận dự án luật.",
        "Ngày 9/6, kỳ họp thứ 8 Quốc hội khóa XV bế mạc. Tại kỳ họp thứ 8, các đại biểu thông qua luật.",
    ],
    ids=[
        "ministers of one state",
        "a session of the assembly",
        "they do something else",
        "a parliament",
        "a session of a parliament",
    ],
)
def test_no_meeting_is_told(text: str) -> None:
    assert vietnamese_meetings(text) == []


def test_what_is_held_according_to_plan_is_scheduled() -> None:
    (meeting,) = vietnamese_meetings(
        "Theo kế hoạch, Hội nghị Bộ trưởng Quốc phòng ASEAN mở rộng lần thứ 10 sẽ được tổ chức vào tháng 11."
    )
    assert (meeting.status, meeting.ordinal) == ("scheduled", 10)


def test_two_meetings_of_officials_joined_are_two() -> None:
    found = vietnamese_meetings("Ngày 9/6, Hội nghị SOM ASEAN+3 và SOM EAS đã được tổ chức.")
    assert [m.level for m in found] == ["senior_officials", "senior_officials"]


def test_a_courtesy_call_is_a_meeting_of_two() -> None:
    (meeting,) = vietnamese_meetings(
        "Sáng 9/6, Bộ trưởng Ngoại giao Lê Văn Hòa đã chào xã giao Thủ tướng Campuchia Sok Dara."
    )
    assert (meeting.level, set(meeting.parties)) == ("bilateral", {"Viet Nam", "Cambodia"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội nghị Cấp cao ASEAN - Hàn Quốc lần thứ 22, ASEAN - Trung Quốc lần thứ 24 và ASEAN+3 lần thứ 24 diễn ra ngày 9/6.",
         [(22, "ASEAN-Republic of Korea Summit"), (24, "ASEAN-China Summit"), (24, "ASEAN Plus Three Summit")]),
        ("Hội nghị Thượng đỉnh Nga - châu Phi lần thứ hai diễn ra ngày 9/6.", [(2, "Russia-Africa Summit")]),
        ("Hội nghị về thực hiện DOC (SOM-DOC) lần thứ 20 họp ngày 9/6.",
         [(20, "Senior Officials' Meeting on the Implementation of the DOC")]),
        ("Lãnh đạo cấp cao ASEAN và Trung Quốc sẽ dự Hội nghị Cấp cao ASEAN - Trung Quốc lần thứ 26 ngày 20/6.",
         [(26, "ASEAN-China Summit")]),
    ],
    ids=["numbers in a list", "a region on one side", "a number behind brackets", "leaders of the highest rank"],
)  # fmt: skip
def test_names_and_numbers(text: str, found: list[tuple[int, str]]) -> None:
    assert [(m.ordinal, m.mechanism_en) for m in vietnamese_meetings(text)] == found


def test_two_of_one_post_chair_together() -> None:
    (meeting,) = vietnamese_meetings(
        "Ngày 9/6, hai Bộ trưởng Ngoại giao Bùi Thanh Sơn và Retno Marsudi đã đồng chủ trì Kỳ họp lần thứ 4 Ủy ban Hợp tác "
        "song phương Việt Nam - Indonesia tại Hà Nội."
    )
    assert [(c.name, c.party) for c in meeting.chairs] == [
        ("Bùi Thanh Sơn", "Viet Nam"),
        ("Retno Marsudi", "Indonesia"),
    ]


def test_two_who_are_named_before_the_verb_talk() -> None:
    (meeting,) = vietnamese_meetings(
        "Ngày 3/6, Thủ tướng Australia Mark Berg thăm Việt Nam theo lời mời của Thủ tướng Lê Văn Hòa. Ngay sau lễ đón, hai "
        "Thủ tướng Lê Văn Hòa và Mark Berg đã tiến hành hội đàm."
    )
    assert (meeting.level, set(meeting.parties)) == ("bilateral", {"Viet Nam", "Australia"})


def test_ministers_of_one_and_of_many_meet() -> None:
    (meeting,) = vietnamese_meetings(
        "Ngày 9/6, Bộ trưởng Quốc phòng Mỹ John Berg và Bộ trưởng Quốc phòng các nước ASEAN có cuộc gặp tại Siem Reap."
    )
    assert (meeting.level, set(meeting.parties)) == ("ministerial", {"United States", "ASEAN"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội nghị Bộ trưởng Mekong-Nhật Bản lần thứ 13 diễn ra ngày 9/6.", [(13, "Mekong-Japan Foreign Ministers' Meeting")]),
        ("Ngày 9/6, hội nghị lần thứ 22 của Hội đồng nguyên thủ quốc gia SCO đã ra các tuyên bố.",
         [(22, "Council of Heads of State of the Shanghai Cooperation Organisation")]),
        ("Đoàn đại biểu Cấp cao Việt Nam dự Hội nghị Cấp cao ASEAN lần thứ 42 ngày 9/6.", [(42, "ASEAN Summit")]),
        ("Hội nghị Bộ trưởng nông, lâm nghiệp ASEAN+3 (Trung Quốc, Nhật Bản, Hàn Quốc) lần thứ 18 họp ngày 9/6.",
         [(18, "ASEAN Plus Three Ministerial Meeting")]),
        ("Ngày 9/6, tại Đà Nẵng diễn ra Hội nghị Nhóm làm việc Quan chức Quốc phòng cấp cao ASEAN mở rộng (ADSOM+ WG).",
         [(None, "ASEAN Defence Senior Officials' Meeting-Plus Working Group")]),
        ("Nhận lời mời dự Hội nghị Bộ trưởng Quốc phòng ASEAN lần thứ 17, Bộ trưởng đến Jakarta ngày 9/6.",
         [(17, "ASEAN Defence Ministers' Meeting")]),
    ],
    ids=["a region first", "a session of a council", "a delegation of the highest rank", "those who are meant", "a working group", "an invitation accepted"],
)  # fmt: skip
def test_names_of_series(text: str, found: list[tuple[int, str]]) -> None:
    meetings = vietnamese_meetings(text)
    assert [(m.ordinal, m.mechanism_en) for m in meetings] == found
    assert [m.status for m in meetings] == ["held"]


def test_a_dialogue_on_three_topics_joined() -> None:
    (meeting,) = vietnamese_meetings(
        "Ngày 9/6, Thứ trưởng Bộ Ngoại giao Mỹ phụ trách Kiểm soát vũ khí và An ninh quốc tế Anna Berg chủ trì Đối thoại chính "
        "trị, an ninh và quốc phòng Việt Nam - Mỹ lần thứ 13."
    )
    assert (meeting.ordinal, [c.name for c in meeting.chairs]) == (13, ["Anna Berg"])


def test_what_is_listed_behind_one_verb_was_all_held() -> None:
    meetings = vietnamese_meetings(
        "Nhân khóa họp Đại hội đồng đã diễn ra Hội nghị không chính thức Bộ trưởng Ngoại giao ASEAN (IAMM), Hội nghị giữa các "
        "Bộ trưởng Ngoại giao ASEAN với Tổng thư ký LHQ."
    )
    assert [list(m.parties) for m in meetings] == [["ASEAN"], ["ASEAN", "United Nations"]]


def test_this_meeting_is_the_one_spoken_of() -> None:
    meetings = vietnamese_meetings(
        "Hội nghị Cấp cao ASEAN - Mỹ đặc biệt diễn ra ngày 9/6. Hội nghị cấp cao đặc biệt này kéo dài hai ngày."
    )
    assert len(meetings) == 1


def test_partners_listed_with_a_short_form_have_a_meeting_each() -> None:
    meetings = vietnamese_meetings(
        "Ngày 9/6, các Bộ trưởng dự các Hội nghị Bộ trưởng Ngoại giao ASEAN với các Đối tác Nga, Liên minh châu Âu (EU), Hoa Kỳ."
    )
    assert [m.parties[1] for m in meetings] == ["Russia", "European Union", "United States"]


def test_who_chairs_the_conference_chairs_no_talks_of_two() -> None:
    meetings = vietnamese_meetings(
        "Hội nghị Thượng đỉnh SCO khai mạc ngày 9/6 ở Samarkand. Trước thềm hội nghị, Tổng thống Nga Ivan Petrov đã có cuộc gặp "
        "song phương với Chủ tịch Trung Quốc Lý Văn. Tổng thống Uzbekistan Rustam Karimov chủ trì hội nghị."
    )
    assert {m.level: [c.name for c in m.chairs] for m in meetings} == {"summit": ["Rustam Karimov"], "bilateral": []}


def test_a_long_name_and_its_letters_are_one_meeting() -> None:
    (meeting,) = vietnamese_meetings(
        "Ngày 16/6, Thủ tướng sẽ dự Hội nghị cấp cao Cộng đồng châu Á phát thải ròng bằng không (AZEC) lần thứ nhất tại Tokyo."
    )
    assert (meeting.ordinal, meeting.status, meeting.mechanism_en) == (
        1,
        "scheduled",
        "Asia Zero Emission Community Leaders' Meeting",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Các văn kiện sẽ trình lãnh đạo thông qua tại Hội nghị cấp cao ASEAN lần thứ 44-45.", [(44, "scheduled"), (45, "scheduled")]),
        ("Dự thảo sẽ được thông qua tại Hội nghị cấp cao ASEAN lần thứ 45.", [(45, "scheduled")]),
        ("Thủ tướng sẽ ký các văn kiện đã được thông qua tại Hội nghị cấp cao ASEAN lần thứ 45.", [(45, "held")]),
        ("Ngoại trưởng sẽ thảo luận khi tham dự Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 57 đang diễn ra tại Lào.", [(57, "held")]),
        ("Hội nghị Cấp cao ASEAN-Trung Quốc lần thứ 24 - 26/10/2021, tại Brunei.", [(24, "held")]),
        ("Các Bộ trưởng đã rà soát dự thảo Tuyên bố của Chủ tịch Hội nghị cấp cao ASEAN lần thứ 42.", []),
        ("Các bên rà soát dự thảo Tuyên bố chung Hội nghị cấp cao ASEAN lần thứ 42 được tổ chức vào tháng 5 tới.", [(42, "scheduled")]),
    ],
    ids=["two numbers with a dash", "to be adopted there", "adopted there", "under way", "a dash and a day", "a draft's title",
         "a draft's title that tells when"],
)  # fmt: skip
def test_whether_it_was_held(text: str, told: list[tuple[int, str]]) -> None:
    assert [(m.ordinal, m.status) for m in vietnamese_meetings(text)] == told
