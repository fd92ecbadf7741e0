"""Vietnamese reports: whose "the minister", "the partners", "both sides" are, and what a sentence of several deeds parts.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

LEAD = (
    "Ngày 3/4/2024, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga diễn ra tại Huế. Bộ trưởng Ngoại giao Nga Ivan Petrov và "
    "Bộ trưởng Ngoại giao Trần Văn Minh tham dự. "
)


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"Tin trong ngày\n\n{text}\n"))


COMMITMENTS = [
    # "the president" is the one named with that post, not the minister who spoke last
    (
        "Tổng thống Indonesia Joko Santoso dự phiên khai mạc. Bộ trưởng Trần Văn Minh đánh giá cao sự đón tiếp. "
        "Tổng thống cam kết tặng 100 xe cứu thương.",
        [(("Indonesia",), "commit")],
    ),
    # of two ministers the one who spoke last goes on
    (
        "Bộ trưởng Ngoại giao Nga Ivan Petrov cảm ơn nước chủ nhà. Bộ trưởng cam kết cấp 50 học bổng.",
        [(("Russia",), "commit")],
    ),
    # the partners are the other side of the meeting; help to somebody beside a stand is a promise
    (
        "Các đối tác khẳng định ủng hộ vai trò trung tâm của ASEAN và hỗ trợ ASEAN triển khai Tầm nhìn Cộng đồng.",
        [(("Russia",), "support"), (("Russia",), "commit")],
    ),
    # what the help is in is a list of topics
    (
        "Nga khẳng định tiếp tục hỗ trợ ASEAN trong nghiên cứu và phát triển công nghệ xanh, phát triển hạ tầng số.",
        [(("Russia",), "commit")],
    ),
    # what has always been so is a view of the past
    ("Bộ trưởng Ngoại giao Nga Ivan Petrov nhấn mạnh quan hệ hai bên luôn được vun đắp qua nhiều thập kỷ.", []),
    # a word for a deed that belongs to somebody is a noun
    (
        "Hai bên nhất trí hoàn thành các định hướng và ưu tiên do Huế đề xuất.",
        [(("ASEAN", "Russia"), "agree")],
    ),
    # a schedule told is no promise
    ("Dự kiến trong tháng 5, Nga sẽ chuyển giao chức chủ tịch luân phiên. Theo kế hoạch, Nga sẽ cấp 50 học bổng.", []),
    # what follows "in order to" is what the deed is for, until the sentence turns on
    (
        "Hai bên nhất trí mở rộng hợp tác nhằm tăng cường tin cậy, giải quyết các thách thức chung, đồng thời lập quỹ chung.",
        [(("ASEAN", "Russia"), "agree"), (("ASEAN", "Russia"), "agree")],
    ),
    # of two deeds with one object, inside what the talks are about, neither is a decision
    (
        "Ủy ban về đàm phán rà soát, nâng cấp Hiệp định đã trình bày báo cáo về tình hình, vướng mắc và đề xuất nhằm giải quyết.",
        [],
    ),
    # who says "we" in a quote stands behind it
    (
        '"Chúng tôi cam kết cấp 50 học bổng cho sinh viên", Bộ trưởng Ngoại giao Nga Ivan Petrov nói.',
        [(("Russia",), "commit")],
    ),
    # a list of topics of one cooperation, some of them verbs
    (
        "Hai bên nhất trí tăng cường hợp tác về chuyển đổi năng lượng, khoa học công nghệ và đổi mới sáng tạo, phát triển "
        "hạ tầng bền vững, bảo vệ môi trường.",
        [(("ASEAN", "Russia"), "agree")],
    ),
    # what an aside counts among the deed
    (
        "Hai bên nhất trí thúc đẩy hội nhập kinh tế, trong đó có việc sớm phê chuẩn và triển khai hiệu quả hiệp định, tạo nền "
        "tảng thúc đẩy thương mại.",
        [(("ASEAN", "Russia"), "agree")],
    ),
    # a sum is given, not only backed
    ("Nga thông báo ủng hộ 1 triệu USD cho Quỹ ứng phó.", [(("Russia",), "commit")]),
    # the same verb again goes on with what is asked of another
    (
        "Bộ trưởng Trần Văn Minh đề nghị Nga tiếp tục ủng hộ vai trò của ASEAN trong khu vực, ủng hộ lập trường của ASEAN.",
        [(("Viet Nam",), "propose")],
    ),
    # a decision told as praised is none of this meeting
    ("Hai bên đánh giá cao việc các nhà lãnh đạo quyết định nâng cấp tần suất họp.", []),
    # affirming that one goes on is a promise
    (
        "Bộ trưởng Trần Văn Minh khẳng định Việt Nam tiếp tục nỗ lực cùng các nước mở rộng quan hệ đối tác.",
        [(("Viet Nam",), "commit")],
    ),
    # a state inside the brackets of a place did nothing
    (
        "Hội nghị diễn ra tại Sunnylands (tiểu bang California, Mỹ) đã ra Tuyên bố Sunnylands.",
        [(("ASEAN", "Russia"), "decide")],
    ),
    # a word that also means agreeing, in a pair that means union
    ("Nga mong muốn ASEAN đoàn kết, thống nhất, xây dựng Cộng đồng vững mạnh.", [(("Russia",), "propose")]),
    # the member of one body, before the comma, and what it will see to
    (
        "Là thành viên tích cực của ASEAN, Việt Nam sẽ phối hợp chặt chẽ với nước chủ nhà, đảm bảo các hội nghị diễn ra "
        "thành công.",
        [(("Viet Nam",), "commit"), (("Viet Nam",), "commit")],
    ),
    # what a thing will be, and what a paper will say, promises nothing
    (
        "Kết nối sẽ là trọng tâm của hội nghị lần này. Tuyên bố sẽ đề xuất phương hướng hợp tác trong nhiều lĩnh vực.",
        [],
    ),
    # deeds of a stand, joined by commas, are one stand
    (
        "Các bộ trưởng nhấn mạnh tầm quan trọng của việc duy trì hòa bình, kiềm chế, đề cao tuân thủ luật pháp quốc tế.",
        [(("ASEAN", "Russia"), "reaffirm")],
    ),
    (
        "Hai bên nhấn mạnh cam kết đề cao chủ nghĩa đa phương, ủng hộ tự do hóa thương mại và củng cố hệ thống đa phương.",
        [(("ASEAN", "Russia"), "reaffirm")],
    ),
    # what one works for is not decided
    ("Hai bên đang nỗ lực khởi động mối quan hệ này nhằm khai thác tiềm năng.", []),
    # the words just quoted are no paper
    ("Ngoại trưởng Nga Ivan Petrov đưa ra tuyên bố trên trước khi lên đường.", []),
]


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_commitments(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    found = [(tuple(c.actors), c.force) for c in _read(LEAD + text).commitments]
    assert found == expected


PERSONS = [
    # on whose side they stand is said before them
    (
        "Về phía Myanmar có Bộ trưởng Y tế Pê Thét Khin; về phía Việt Nam có Đại sứ Phạm Thanh Dũng.",
        [("Pê Thét Khin", "Myanmar"), ("Phạm Thanh Dũng", "Viet Nam")],
    ),
    # a delegation led by two
    (
        "Đoàn Australia do Thứ trưởng Bộ Ngoại giao Michelle Chan và Thứ trưởng Bộ Quốc phòng Hugh Jeffrey làm trưởng đoàn.",
        [("Michelle Chan", "Australia"), ("Hugh Jeffrey", "Australia")],
    ),
    # two posts joined by a word, the owner behind the second
    (
        "Đại tướng Chan Sa Mon, Phó Thủ tướng kiêm Bộ trưởng Bộ Quốc phòng Lào, phát biểu.",
        [("Chan Sa Mon", "Laos")],
    ),
    # a title of nobility inside a name
    (
        "Đại sứ Pengiran Hamid Pengiran Haji Salleh, Đại diện thường trực của Brunei Darussalam tại ASEAN, phát biểu.",
        [("Hamid Pengiran Haji Salleh", "Brunei Darussalam")],
    ),
    # a state named like a common word, paired with a party
    (
        "Cuộc họp Quan chức cao cấp ASEAN-Anh kết thúc. Trưởng SOM Anh Jenny Bates phát biểu.",
        [("Jenny Bates", "United Kingdom")],
    ),
    # a letter that only looks like the one meant
    ("Ðại sứ Việt Nam tại Lào Phạm Thanh Hà tham dự.", [("Phạm Thanh Hà", "Viet Nam")]),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(p.name, p.party) for p in _read("Ngày 3/4/2024, hội nghị khai mạc. " + text).persons]
    assert found == expected


MEETINGS = [
    # one meeting with each of the partners listed; the first is told of again by its sides alone
    (
        "Ngày 3/4/2024, Bộ trưởng Trần Văn Minh tham dự các Hội nghị Bộ trưởng ASEAN+1 với các đối tác Nhật Bản, Nga và Ấn "
        "Độ tại Huế. Tại Hội nghị ASEAN - Nga, Bộ trưởng Ngoại giao Nga Ivan Petrov cam kết hợp tác chặt chẽ.",
        [(("ASEAN", "Japan"), "held"), (("ASEAN", "Russia"), "held"), (("ASEAN", "India"), "held")],
    ),
    # the second of two meetings somebody will attend
    (
        "Trong thời gian ở Singapore, Ngoại trưởng Petrov sẽ tham dự Diễn đàn Khu vực ASEAN (ARF) và Hội nghị bộ trưởng "
        "ASEAN - Canada.",
        [((), "scheduled"), (("ASEAN", "Canada"), "scheduled")],
    ),
    # what only frames another meeting does not take its day, and does not speak
    (
        "Trong khuôn khổ Hội nghị Bộ trưởng Kinh tế ASEAN (AEM) lần thứ 48, ngày 6/8/2016, Hội nghị tham vấn Bộ trưởng Kinh tế "
        "ASEAN - Ấn Độ lần thứ 13 đã khai mạc. Chủ tịch ADMM gửi lời chúc mừng.",
        [(("ASEAN",), "held"), (("ASEAN", "India"), "held")],
    ),
    # a summit that is prepared for, with its month; who took part is no sitting
    (
        "Ngày 6/2/2024, Diễn đàn ASEAN - Australia lần thứ 36 diễn ra tại Melbourne, nhằm chuẩn bị cho Hội nghị cấp cao đặc "
        "biệt ASEAN - Australia, được tổ chức vào tháng 3/2024. Tham dự có Ủy ban các Đại diện thường trực tại ASEAN (CPR).",
        [(("ASEAN", "Australia"), "held"), (("ASEAN", "Australia"), "scheduled")],
    ),
    # the day of a page half a year later, told in the past
    (
        "Thứ Sáu, 20/04/2018\n\nNgày 10/7, Cuộc họp lần thứ 5 Ủy ban Hợp tác chung ASEAN - Canada đã diễn ra tại Huế.",
        [(("ASEAN", "Canada"), "held")],
    ),
    # the day of the press conference is not the summit's; several meetings of no name are none
    (
        "Chiều 3/11/2022, tại cuộc họp báo thường kỳ, trả lời câu hỏi về Hội nghị Cấp cao ASEAN lần thứ 41, người phát ngôn cho "
        "biết Thủ tướng sẽ tham dự nhiều hội nghị quan trọng.",
        [(("ASEAN",), "scheduled")],
    ),
    # a building, and mechanisms named as examples
    (
        "Ngày 3/4/2024, Hội nghị Quan chức cao cấp ASEAN - Nga diễn ra tại Trung tâm Hội nghị Quốc tế Huế. ASEAN đánh giá "
        "cao các cơ chế do ASEAN chủ trì như ASEAN+3, EAS, ARF.",
        [(("ASEAN", "Russia"), "held")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    found = [(tuple(m.parties), m.status) for m in _read(text).meetings]
    assert found == expected


PAIR = "Thủ tướng Hungary Bálint Varga đã thăm chính thức Lào. "


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hai bên nhất trí rằng chuyến thăm đã góp phần tăng cường quan hệ hữu nghị.", 0),
        ("Hai bên nhất trí việc mở đường bay đã đưa hợp tác du lịch lên tầm cao mới.", 0),
        ("Hai bên nhất trí việc mở đường bay thẳng.", 1),
        ("Hai bên nhất trí rằng hai nước sẽ mở đường bay thẳng.", 1),
        ("Hai bên nhất trí triển khai các thỏa thuận đã đạt được.", 1),
        ("Hai bên đạt thỏa thuận rằng sẽ mở đường bay thẳng.", 1),
        ("Hai bên đã đi đến thống nhất mở đường bay thẳng.", 1),
    ],
)
def test_agreed_on_what_was_or_on_what_is_to_be(text: str, count: int) -> None:
    assert [d.force for d in _read(f"{PAIR}{text}").commitments] == ["agree"] * count


@pytest.mark.parametrize(
    "opening",
    ["đề nghị ASEAN tập trung vào hai mặt sau đây:", "cho rằng hợp tác khu vực cần chú ý hai khía cạnh.",
     "cho rằng ASEAN cần phải làm tốt hai mặt sau đây:"],
)  # fmt: skip
def test_sides_of_a_matter_named_one_by_one(opening: str) -> None:
    text = (
        f"Thủ tướng Lào Khăm Sẻn {opening}\nMột là, tăng cường tin cậy lẫn nhau. Hai là, thúc đẩy thương mại nội khối."
    )
    found = _read(f"Hội nghị ASEAN họp tại Huế ngày 3/4/2024.\n\n{text}").commitments
    assert [(d.actors, d.force) for d in found] == [(["Laos"], "propose")] * 2
