"""Short names of states that are names of persons as well, posts with several fields, and places behind a building."""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

SITTING = "Hội nghị Cấp cao ASEAN-Nga diễn ra tại đây."

PERSONS = [
    # a state's short name between post and name
    (
        "Ngày 3/4/2024, Ngoại trưởng Lào Khamla Sengdy tiếp Bộ trưởng Kinh tế Đức Jonas Weller.",
        [("Khamla Sengdy", "Laos"), ("Jonas Weller", "Germany")],
    ),
    ("Ngày 3/4/2024, Thủ tướng Anh Martin Bright đến Huế.", [("Martin Bright", "United Kingdom")]),
    # the same word inside a person's name
    ("Ngày 3/4/2024, Thứ trưởng Nguyễn Đức Anh phát biểu tại Huế.", [("Nguyễn Đức Anh", "Viet Nam")]),
    # a city named after a person, and a party's rank behind the comma
    (
        "Ngày 3/4/2024, tại Thành phố Hồ Chí Minh, Ủy viên Bộ Chính trị, Bộ trưởng Ngoại giao Lê Văn Hòa phát biểu.",
        [("Lê Văn Hòa", "Viet Nam")],
    ),
    # a body inside the post
    ("Ngày 3/4/2024, Ủy viên Quốc vụ Trung Quốc Lý Đại Minh tới Huế.", [("Lý Đại Minh", "China")]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_states_between_post_and_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.name, p.party) for p in read_document(Document(id="x", text=f"{text} {SITTING}")).persons] == expected


FIELDS = [
    ("Bộ trưởng Đất đai, Hạ tầng và Giao thông Hàn Quốc Kim Min-soo", "Minister of Land, Infrastructure and Transport"),
    ("Bộ trưởng Bộ NN&PTNT Lê Văn Hòa", "Minister of Agriculture and Rural Development"),
    # a field nobody knows: the bare title rather than half of it
    ("Bộ trưởng Văn thư và Lưu trữ Lào Khamla Sengdy", "Minister"),
]


@pytest.mark.parametrize(("text", "post"), FIELDS)
def test_fields_of_ministers(text: str, post: str) -> None:
    (person,) = read_document(Document(id="x", text=f"Ngày 3/4/2024, {text} đến Huế. {SITTING}")).persons
    assert person.post_en == post


PLACES = [
    ("Cuộc họp Ủy ban Hợp tác chung ASEAN-Nga lần thứ 18 diễn ra tại trụ sở Ban Thư ký ASEAN, Jakarta.", "Jakarta"),
    ("Tại Trung tâm Hội nghị quốc tế (Hà Nội) diễn ra Hội nghị Cấp cao ASEAN-Nga lần thứ 5.", "Ha Noi"),
    ("Hội nghị Cấp cao ASEAN-Nga lần thứ 5 diễn ra tại thành phố Jakarta, Indonesia.", "Jakarta"),
    (
        "The 18th ASEAN-Russia Joint Cooperation Committee Meeting was held at the ASEAN Headquarters, Jakarta.",
        "Jakarta",
    ),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_places_behind_buildings(text: str, place: str) -> None:
    (meeting,) = read_document(Document(id="x", text=text)).meetings
    assert meeting.place == place


@pytest.mark.parametrize(
    ("pair", "parties"),
    [
        ("Mỹ - Triều", ["United States", "Democratic People's Republic of Korea"]),
        ("Việt - Trung", ["Viet Nam", "China"]),
        ("Nhật - Hàn", ["Japan", "Republic of Korea"]),
    ],
)
def test_two_states_by_their_short_names(pair: str, parties: list[str]) -> None:
    (meeting,) = read_document(
        Document(id="x", text=f"Hội nghị thượng đỉnh {pair} diễn ra tại Huế ngày 3/4/2024.")
    ).meetings
    assert meeting.parties == parties


LEAD = "Ngày 3/4/2024, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga diễn ra tại Huế. "
NOUNS = [
    # what was promised before is no new promise
    ("Nga ủng hộ việc tuân thủ các cam kết, thỏa thuận quốc tế về biển.", ["support"]),
    ("Nga tái khẳng định các nguyên tắc và cam kết đối với hòa bình.", ["reaffirm"]),
    ("Khi được hỏi về thỏa thuận đạt được, Nga không bình luận.", []),
    # the same words as deeds
    ("Nga cam kết đào tạo cán bộ y tế.", ["commit"]),
    ("Hai bên thỏa thuận lập đường dây nóng.", ["agree"]),
    # an anniversary to come binds nobody
    ("Hai nước năm nay sẽ kỷ niệm 40 năm quan hệ.", []),
]


@pytest.mark.parametrize(("text", "forces"), NOUNS)
def test_promises_made_before_are_nouns(text: str, forces: list[str]) -> None:
    assert [c.force for c in read_document(Document(id="x", text=LEAD + text)).commitments] == forces


def test_a_sea_is_no_place_of_a_meeting() -> None:
    text = (
        "Phát biểu tại Hội nghị Ngoại trưởng ASEAN ngày 3/4/2024, Việt Nam lên án hành động gây căng thẳng ở Biển Đông."
    )
    (meeting,) = read_document(Document(id="x", text=text)).meetings
    assert meeting.place is None


TALKS = [
    # the day between the two who meet and the verb
    ("Ngoại trưởng Lào Khamla Sengdy sáng 2/4 hội đàm với Bộ trưởng Ngoại giao Lê Văn Hòa.", [("Laos", "Viet Nam")]),
    # one meets several in turn
    (
        "Bộ trưởng Lê Văn Hòa đã gặp song phương Ngoại trưởng Nga Ivan Markov, Ngoại trưởng Nhật Bản Ken Mori.",
        [("Viet Nam", "Russia"), ("Viet Nam", "Japan")],
    ),
    # who was met is not who meets the next
    (
        "Bộ trưởng Lê Văn Hòa gặp Ngoại trưởng Lào Khamla Sengdy, tiếp Ngoại trưởng Nhật Bản Ken Mori.",
        [("Viet Nam", "Laos"), ("Viet Nam", "Japan")],
    ),
    # the host stands behind the phrase
    (
        "Trong cuộc gặp với Bộ trưởng Lê Văn Hòa ở Tokyo, Ngoại trưởng Nga Ivan Markov cảm ơn Việt Nam.",
        [("Viet Nam", "Russia")],
    ),
    # to come, and no more than possible
    ("Tổng thống Nga Ivan Markov sẽ hội đàm với Thủ tướng Lê Văn Hòa ngày 12/4.", [("Russia", "Viet Nam")]),
    ("Tổng thống Nga Ivan Markov có thể gặp Thủ tướng Lê Văn Hòa.", []),
]


@pytest.mark.parametrize(("text", "pairs"), TALKS)
def test_talks_of_two(text: str, pairs: list[tuple[str, str]]) -> None:
    meetings = read_document(Document(id="x", text=f"Hà Nội, 3/4/2024 - {text}")).meetings
    assert [tuple(m.parties) for m in meetings if m.level == "bilateral"] == pairs


def _read(text: str) -> Reading:
    return read_document(Document(id="x", text=f"Tin trong ngày\n\n{text} Chương trình kéo dài hai ngày.\n"))


def test_both_sides_are_two() -> None:
    text = (
        "Thủ tướng Lê Văn Hòa và Thủ tướng Ấn Độ Arun Desai trao đổi bên lề Hội nghị Cấp cao ASEAN lần thứ 31 ngày 3/4/2024. "
        "Hai nhà lãnh đạo nhất trí lập đường dây nóng."
    )
    assert [tuple(c.actors) for c in _read(text).commitments] == [("Viet Nam", "India")]


def test_where_a_meeting_is_held_is_no_party() -> None:
    (meeting,) = _read("Ngày 3/4/2024, Hội nghị thượng đỉnh APEC tại Việt Nam đã khai mạc.").meetings
    assert (meeting.parties, meeting.place) == (["APEC"], "Viet Nam")


def test_the_fuller_post_counts() -> None:
    text = (
        "Phó Thủ tướng Lê Văn Hòa dự Hội nghị Cấp cao ASEAN-Nga ngày 3/4/2024. "
        "Phó Thủ tướng, Bộ trưởng Ngoại giao Lê Văn Hòa cảm ơn Nga."
    )
    assert [p.post_en for p in _read(text).persons] == ["Deputy Prime Minister and Minister of Foreign Affairs"]


@pytest.mark.parametrize(
    "name", ["Hội nghị thượng đỉnh Á - Âu (ASEM)", "Hội nghị Cấp cao Á-Âu", "Hội nghị Thượng đỉnh ASEM"]
)
def test_one_meeting_by_its_names(name: str) -> None:
    (meeting,) = _read(f"Ngày 3/4/2024, {name} lần thứ 12 đã khai mạc.").meetings
    assert (meeting.mechanism_en, meeting.ordinal) == ("ASEM Summit", 12)


CIRCLES = [
    (
        "Trong hai ngày 2-3/4/2024 tại Huế, đã diễn ra Hội nghị Quan chức Cao cấp (SOM) Hiệp hội các quốc gia Đông Nam Á (ASEAN), "
        "ASEAN+3 (APT) và Cấp cao Đông Á (EAS) nhằm chuẩn bị cho các hội nghị tại Vientiane.",
        ["ASEAN", "ASEAN Plus Three", "East Asia Summit"],
    ),
    (
        "Ngày 3/4/2024, tại Huế, đã diễn ra loạt Hội nghị Quan chức cao cấp (SOM) trong khuôn khổ ASEAN, ASEAN+3 và Diễn đàn "
        "Khu vực ASEAN (ARF).",
        ["ASEAN", "ASEAN Plus Three", "ASEAN Regional Forum"],
    ),
]


@pytest.mark.parametrize(("text", "circles"), CIRCLES)
def test_one_kind_of_meeting_of_several_circles(text: str, circles: list[str]) -> None:
    meetings = [m for m in _read(text).meetings if m.level == "senior_officials"]
    assert [m.mechanism_en for m in meetings] == [f"{circle} Senior Officials' Meeting" for circle in circles]
    assert {m.place for m in meetings} == {"Hue"}


def test_what_is_prepared_is_not_decided() -> None:
    text = LEAD + "Hội nghị trao đổi về chuẩn bị cho việc kết nạp Timor-Leste và nhất trí về nguyên tắc lập quỹ chung."
    assert [(c.force, c.what) for c in _read(text).commitments] == [("agree", "lập quỹ chung")]


VISIT = "Ngày 3/4/2024, tại Huế, Thủ tướng Lê Văn Hòa đã chủ trì lễ đón Thủ tướng Nga Ivan Markov. "
TOGETHER = [
    # both, without a name; a post of one with the name of the other
    (
        "Sau lễ đón, hai Thủ tướng đã tiến hành hội đàm. Hai lãnh đạo nhất trí lập đường dây nóng.",
        ("Viet Nam", "Russia"),
    ),
    (
        "Sau đó hai bên đã hội đàm. Thủ tướng và Thủ tướng Ivan Markov nhất trí lập đường dây nóng.",
        ("Viet Nam", "Russia"),
    ),
]


@pytest.mark.parametrize(("text", "pair"), TOGETHER)
def test_the_two_just_named(text: str, pair: tuple[str, str]) -> None:
    reading = _read(VISIT + text)
    assert [tuple(m.parties) for m in reading.meetings] == [pair]
    assert [tuple(c.actors) for c in reading.commitments] == [pair]


def test_keeping_up_contacts_is_no_meeting() -> None:
    assert _read(VISIT + "Hai nước duy trì gặp gỡ và tiếp xúc thường xuyên.").meetings == []


INITIALS = [
    ("Phó Tổng Thư ký ASEAN A.Mô-chơ-tan nhấn mạnh quan hệ hai bên.", "A.Mô-chơ-tan", "ASEAN"),
    ("Bộ trưởng Nông nghiệp Mông Cổ Kh. Battugal nhấn mạnh quan hệ hai bên.", "Kh. Battugal", "Mongolia"),
]


@pytest.mark.parametrize(("text", "name", "party"), INITIALS)
def test_first_letters_of_names(text: str, name: str, party: str) -> None:
    reading = _read(f"Ngày 3/4/2024, Hội nghị Cấp cao ASEAN-Ấn Độ diễn ra tại Huế. {text}")
    assert [(p.name, p.party) for p in reading.persons] == [(name, party)]
    assert [c.actors for c in reading.commitments] == [[party]]


def test_what_one_always_asks_is_told() -> None:
    text = LEAD + "Bộ trưởng Ngoại giao Nga Ivan Markov nhấn mạnh Nga luôn yêu cầu các bộ thực hiện tốt kế hoạch."
    assert [c.force for c in _read(text).commitments] == ["reaffirm"]


def test_in_what_capacity_one_speaks() -> None:
    text = (
        LEAD
        + "Thủ tướng cho hay trên cương vị Ủy viên không thường trực Hội đồng Bảo an Liên hợp quốc, Việt Nam sẽ hỗ trợ Nga."
    )
    assert [c.actors for c in _read(text).commitments] == [["Viet Nam"]]


def test_unity_is_a_noun() -> None:
    text = LEAD + "Nga nhấn mạnh tầm quan trọng của đoàn kết, nhất trí trong ASEAN."
    assert [c.force for c in _read(text).commitments] == ["reaffirm"]


def test_where_two_met_is_no_side() -> None:
    text = "Ngày 3/4/2024, Thủ tướng Lê Văn Hòa có cuộc gặp song phương tại Nhật Bản với Tổng thống Nga Ivan Markov."
    assert [(tuple(m.parties), m.place) for m in _read(text).meetings] == [(("Viet Nam", "Russia"), "Japan")]


COMING = [
    ("Thủ tướng sẽ tới Lào dự Hội nghị Cấp cao ASEAN lần thứ 44.", "scheduled"),
    ("Chủ tịch nước sẽ sang Nga để tham dự Hội nghị thượng đỉnh BRICS.", "scheduled"),
    ("Thủ tướng đã tới Lào dự Hội nghị Cấp cao ASEAN lần thứ 44.", "held"),
]


@pytest.mark.parametrize(("text", "status"), COMING)
def test_who_will_travel_to_a_meeting(text: str, status: str) -> None:
    (meeting,) = _read(f"Hà Nội, 3/4/2024 - {text}").meetings
    assert meeting.status == status


def test_a_committee_with_its_subject_before_its_sides() -> None:
    text = (
        "Cuộc họp Ủy ban hỗn hợp về hợp tác song phương Việt Nam-Thái Lan lần thứ nhất diễn ra ngày 3/4/2024 tại Huế."
    )
    (meeting,) = _read(text).meetings
    assert (meeting.parties, meeting.ordinal, meeting.level) == (["Viet Nam", "Thailand"], 1, "committee")


def test_the_seventh_of_a_year() -> None:
    text = "Ngày 5/5/2024, tại Huế đã diễn ra Cuộc họp Ủy ban các Đại diện thường trực tại ASEAN (CPR) lần thứ 07/2024."
    (meeting,) = _read(text).meetings
    assert (meeting.ordinal, meeting.start, meeting.place) == (7, "2024-05-05", "Hue")


LISTS = [
    # items with their marks, words of rank, and a word that tells something elsewhere
    ("Hai bên nhất trí: (i) đào tạo cán bộ y tế; (ii) lập quỹ chung; (iii) chia sẻ kinh nghiệm cứu nạn.", "agree", 3),
    ("Nga sẽ: đào tạo cán bộ y tế; hỗ trợ ASEAN lập quỹ chung; chia sẻ kinh nghiệm cứu nạn.", "commit", 3),
    ("Nga đề xuất ba định hướng: một là, tăng cường kết nối; hai là, mở rộng đào tạo cán bộ.", "propose", 2),
    ("Nga đề xuất hai biện pháp: thứ nhất, tăng cường kết nối; thứ hai, lập quỹ chung.", "propose", 2),
]


@pytest.mark.parametrize(("text", "force", "number"), LISTS)
def test_lists_of_deeds(text: str, force: str, number: int) -> None:
    found = _read(LEAD + text).commitments
    assert [c.force for c in found] == [force] * number
    assert not any((c.what or "").startswith(("(", "một", "hai", "ba", "thứ")) for c in found)


def test_a_meeting_named_by_all_its_sides() -> None:
    text = (
        "Ngày 3/4/2024, Hội nghị Thượng đỉnh ASEAN – Trung Quốc – Nhật Bản – Hàn Quốc lần thứ 27 đã khai mạc tại Huế."
    )
    (meeting,) = _read(text).meetings
    assert meeting.ordinal == 27
    assert {"ASEAN", "China", "Japan", "Republic of Korea"} <= set(meeting.parties)


CALLED = [
    ("Hội nghị Bộ trưởng Quốc phòng ASEAN - Nga", "ASEAN-Russia defence ministerial meeting"),
    ("Hội nghị cấp cao đặc biệt ASEAN - Hàn Quốc", "ASEAN-Republic of Korea special Summit"),
    ("Hội nghị Bộ trưởng Ngoại giao các nước tham gia EAS", "East Asia Summit Foreign Ministers' Meeting"),
]


@pytest.mark.parametrize(("name", "english"), CALLED)
def test_no_side_is_said_twice_in_english(name: str, english: str) -> None:
    (meeting,) = _read(f"Ngày 3/4/2024, {name} đã khai mạc tại Huế.").meetings
    assert meeting.mechanism_en == english


@pytest.mark.parametrize("lead", ["Về tình hình tại Syria", "Trước diễn biến ở Libya"])
def test_where_the_trouble_is_does_not_speak(lead: str) -> None:
    assert [c.actors for c in _read(f"{LEAD}{lead}, Nga kêu gọi thúc đẩy đối thoại.").commitments] == [["Russia"]]


MISSIONS = [
    # the head of a permanent mission and the deputy, with the state inside the post
    ("Đại sứ, Trưởng Phái đoàn thường trực Lào tại Liên hợp quốc Khăm Phơ Sỉ cho biết hội nghị thành công.", "Laos"),
    ("Phó Trưởng Phái đoàn thường trực Việt Nam tại LHQ Lê Thu Sương cho biết hội nghị thành công.", "Viet Nam"),
    (
        "Thứ trưởng phụ trách phương Đông thuộc Bộ Ngoại giao Ấn Độ (MEA) Jaideep Verma cho biết hội nghị thành công.",
        "India",
    ),
]


@pytest.mark.parametrize(("text", "party"), MISSIONS)
def test_the_heads_of_a_permanent_mission(text: str, party: str) -> None:
    assert [p.party for p in _read(LEAD + text).persons] == [party]


TELLING = [
    ("Báo cáo chỉ ra rằng Lào cần phát triển thương mại.", []),
    ("Báo cáo cho thấy xuất khẩu tăng.", []),
    ("Báo cáo của Ngân hàng Thế giới dự báo tăng trưởng chậm lại.", ["Báo cáo của Ngân hàng Thế giới"]),
]


@pytest.mark.parametrize(("text", "titles"), TELLING)
def test_what_a_paper_tells_is_no_title(text: str, titles: list[str]) -> None:
    assert [paper.title for paper in _read(text).instruments] == titles


SPELT_ANEW = [
    ("Thủ tướng Nhật Bản Ha-ru Mô-ri (Haru Mori) đã dự hội nghị.", "Japan"),
    ("Ngài Ha-ru Mô-ri (Haru Mori), Thủ tướng Nhật Bản, đã dự hội nghị.", "Japan"),
    ("Ha-ru Mô-ri (Haru Mori), Đại sứ Nhật Bản, đã dự hội nghị.", "Japan"),
]


@pytest.mark.parametrize(("text", "party"), SPELT_ANEW)
def test_a_name_spelt_anew_in_brackets_is_a_persons(text: str, party: str) -> None:
    persons = read_document(Document(id="vi", text=text)).persons
    assert [(p.name.partition(" (")[0], p.party) for p in persons] == [("Ha-ru Mô-ri", party)]


@pytest.mark.parametrize("party", ["Đảng Hành động Nhân dân", "Đảng Dân chủ Tự do", "Đảng Bảo thủ"])
def test_of_two_offices_the_second_is_in_a_party(party: str) -> None:
    text = f"Nhận lời mời của Thủ tướng Singapore, Tổng Thư ký {party} Alan Tan, đoàn đã thăm Singapore."
    persons = read_document(Document(id="vi", text=text)).persons
    assert [(p.name, p.post_en, p.party) for p in persons] == [("Alan Tan", "Prime Minister", "Singapore")]


def test_older_spellings_of_a_state_and_a_capital() -> None:
    text = "Ngày 3/4/2012, tại Ban-đa Xê-ri Bê-ga-oan, Hội nghị Cấp cao ASEAN đã diễn ra. Bộ trưởng Ngoại giao Căm-pu-chia Sok Vanna dự."
    reading = read_document(Document(id="vi", text=text))
    assert [(p.name, p.party) for p in reading.persons] == [("Sok Vanna", "Cambodia")]
    assert [m.place for m in reading.meetings] == ["Bandar Seri Begawan"]
