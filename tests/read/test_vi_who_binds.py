"""Vietnamese: what binds, who is bound and by when, in constructions that reports of many publishers share.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from depositary.model import Document, Reading
from depositary.reading import read_document

LEAD = "Jakarta (TTXVN) - Ngày 12/5/2023, tại Jakarta đã diễn ra Hội nghị Bộ trưởng Ngoại giao ASEAN-Nhật Bản.\n"


def _read(text: str) -> Reading:
    return read_document(Document(id="vi", text=f"{LEAD}{text}\n"))


BOTH = ("ASEAN", "Japan")
PLEDGES = [
    # companies, people and the press of a state do not speak for it
    ("Doanh nghiệp Nhật Bản mong muốn mở rộng đầu tư tại Việt Nam.", []),
    ("Người dân Nhật Bản mong muốn mở rộng hợp tác.", []),
    ("Chính phủ Nhật Bản cam kết hỗ trợ doanh nghiệp ASEAN.", [(("Japan",), "commit", None)]),
    # the holder of an office, and whoever speaks of a capital, speaks for the state named behind
    ("Tổng thống Moon khẳng định Seoul sẽ hỗ trợ ASEAN.", [(("Republic of Korea",), "commit", None)]),
    ("Thủ tướng Modi tái khẳng định Ấn Độ sẽ ủng hộ ASEAN.", [(("India",), "commit", None)]),
    ("Ngoại trưởng Mỹ Blinken khẳng định Washington sẽ hỗ trợ ASEAN.", [(("United States",), "commit", None)]),
    ("Bộ trưởng Nhật Bản nhấn mạnh Jakarta là trung tâm.", []),
    # several papers named after a word for them all: each is adopted
    (
        "ASEAN đã thông qua nhiều văn kiện quan trọng như Tuyên bố Hà Nội và Kế hoạch hành động 2026-2030.",
        [(("ASEAN",), "decide", None), (("ASEAN",), "decide", None)],
    ),
    ("Hội nghị thông qua các văn kiện: Tuyên bố Hà Nội; Kế hoạch hành động 2026-2030.", [(BOTH, "decide", None)] * 2),
    ("Hội nghị đã thông qua 5 văn kiện.", [(BOTH, "decide", None)]),
    # a deed that opens the sentence and of which something is said is a noun
    ("Quyết định kết nạp Liên minh châu Phi là một sự công nhận đáng kể.", []),
    ("Quyết định thành lập Quỹ được ASEAN hoan nghênh.", []),
    # what others expect of somebody is no promise
    ("ASEAN được kỳ vọng sẽ đóng vai trò trung tâm.", []),
    ("IMF dự báo ASEAN sẽ tăng trưởng 4,7%.", []),
    # "Anh" is a pronoun and a name as well
    ("Ngày 10/5, Anh cam kết hỗ trợ ASEAN.", [(("United Kingdom",), "commit", None)]),
    ("Anh cam kết hỗ trợ ASEAN. Hợp tác giữa Anh và ASEAN phát triển.", [(("United Kingdom",), "commit", None)]),
    # readiness, wish, interest, accord and goal as nouns behind a light verb
    ("Nhật Bản bày tỏ sự sẵn sàng chia sẻ kinh nghiệm với ASEAN.", [(("Japan",), "commit", None)]),
    ("Nhật Bản thể hiện mong muốn tăng cường hợp tác giáo dục.", [(("Japan",), "propose", None)]),
    ("Các bên đã đạt được sự nhất trí về việc thành lập nhóm công tác.", [(BOTH, "agree", None)]),
    ("Hai bên đề ra mục tiêu nâng kim ngạch lên 300 tỷ USD vào năm 2030.", [(BOTH, "commit", "2030")]),
    ("Nhật Bản đã công bố gói hỗ trợ 100 triệu USD cho ASEAN.", [(("Japan",), "commit", None)]),
    # "wishes to be able to" behind praise is no noun
    ("Nhật Bản đánh giá cao ASEAN, mong muốn được đóng góp vào tiến trình này.", [(("Japan",), "propose", None)]),
    # a paper that speaks, for those who adopted it; its noun is a verb elsewhere
    ("Tuyên bố chung kêu gọi tăng cường hợp tác an ninh hàng hải.", [(BOTH, "request", None)]),
    ("Tuyên bố nhấn mạnh tầm quan trọng của việc duy trì hòa bình.", [(BOTH, "reaffirm", None)]),
    ("Tuyên bố nhấn mạnh ASEAN ủng hộ tự do hàng hải.", [(("ASEAN",), "support", None)]),
    ("Bản tuyên bố hoan nghênh đề xuất của Lào tổ chức diễn đàn.", [(BOTH, "support", None)]),
    # a declaration that is known by name, and a resolution, which speaks for the body that adopts such
    ("Tuyên bố Sochi nhấn mạnh tầm quan trọng của đối thoại.", [(BOTH, "reaffirm", None)]),
    (
        "Hội đồng Bảo an Liên hợp quốc họp phiên kín. Nghị quyết 2596 yêu cầu Tổng thư ký trình báo cáo trước ngày "
        "31/1/2024.",
        [(("UN Security Council",), "request", "2024-01-31")],
    ),
    # what the fields are is one deed; whoever else is asked, it is not the other side
    (
        "Hai bên cam kết hợp tác trong ba lĩnh vực ưu tiên là năng lượng, giáo dục, quản lý thiên tai.",
        [(BOTH, "commit", None)],
    ),
    # sums behind semicolons are pledges each
    (
        "Nhật Bản cam kết hỗ trợ 21 triệu USD cho y tế; 70 triệu USD cho giáo dục; và 230 triệu USD cho hạ tầng.",
        [(("Japan",), "commit", None)] * 3,
    ),
    # adopted with one accord, behind the sign of what is done
    ("Hội nghị đã nhất trí thông qua Tuyên bố Sochi.", [(BOTH, "decide", None)]),
    # whoever speaks and he himself will: the promise counts
    (
        "Ngoại trưởng Nhật Bản Hayashi Yoshimasa nhấn mạnh Nhật Bản và cá nhân ông sẽ ủng hộ ASEAN.",
        [(("Japan",), "commit", None)],
    ),
    # each of two papers with a deed of its own, also where a stand is taken
    ("Hai bên ủng hộ việc thực hiện đầy đủ DOC và sớm hoàn tất COC.", [(BOTH, "support", None)] * 2),
    ("ASEAN kêu gọi triển khai đầy đủ và hiệu quả DOC và sớm hoàn tất COC.", [(("ASEAN",), "request", None)] * 2),
    # what somebody thinks that others should do
    ("Nhật Bản cho rằng ASEAN và Nhật Bản cần hợp tác chặt chẽ hơn về an ninh mạng.", [(("Japan",), "propose", None)]),
    # what is given is announced
    ("Nhật Bản tuyên bố nâng mức hỗ trợ cho ASEAN lên 2 tỷ USD.", [(("Japan",), "commit", None)]),
    # whom the sentence names as its source; what somebody said that others should do; two capitals act together
    (
        "Theo Ngoại trưởng Nhật Bản Hayashi Yoshimasa, Nhật Bản và các nước ASEAN cần tiếp tục thực hiện đầy đủ DOC.",
        [(("Japan",), "propose", None)],
    ),
    ("Theo kế hoạch, hai bên cần hoàn tất đàm phán trong năm nay.", []),
    (
        "Ngoại trưởng Nhật Bản Hayashi Yoshimasa nói rằng Tokyo và Bangkok cần tăng cường hợp tác.",
        [(("Japan",), "propose", None)],
    ),
    ("Bắc Kinh và các nước ASEAN nhất trí nối lại đàm phán.", [(("ASEAN", "China"), "agree", None)]),
    # verbs that share their object; fields that are named by deeds; a paper that is wished for
    ("Hai bên nhất trí ủng hộ và khuyến khích các doanh nghiệp mở rộng đầu tư.", [(BOTH, "agree", None)]),
    (
        "Hai bên nhất trí tăng cường hợp tác trong các lĩnh vực nghiên cứu biển, bảo vệ môi trường, tìm kiếm cứu nạn.",
        [(BOTH, "agree", None)],
    ),
    ("Hai bên bày tỏ mong muốn sớm có COC.", [(BOTH, "propose", None)]),
    # a noun with a capital letter that is a verb elsewhere
    ("Nhật Bản cam kết hỗ trợ đàm phán Thỏa thuận khung kinh tế số ASEAN.", [(("Japan",), "commit", None)]),
    # the word for adopting is "through" behind an object; it adopts a deed where no paper is named
    ("Nhật Bản hỗ trợ ASEAN thông qua Quỹ JAIF.", []),
    ("Hội nghị thông qua việc thành lập Trung tâm y tế khẩn cấp.", [(BOTH, "decide", None)]),
    # an issuing that is agreed on is no decision of its own
    ("Hai bên nhất trí triển khai dự án cũng như ban hành hướng dẫn chung.", [(BOTH, "agree", None)] * 2),
    # a capital behind a verb of saying
    ("Bộ Ngoại giao Nhật Bản cho hay Tokyo sẽ cấp khoản vay cho Philippines.", [(("Japan",), "commit", None)]),
    # parts of next year; after a year; a meeting without a number, with its month
    ("Hai bên nhất trí tổ chức diễn đàn vào cuối năm tới.", [(BOTH, "agree", "2024")]),
    ("Từ đầu năm tới nay, thương mại tăng. Hai bên nhất trí họp lại.", [(BOTH, "agree", None)]),
    ("Hai bên nhất trí xây dựng tầm nhìn cho giai đoạn sau năm 2025.", [(BOTH, "agree", None)]),
    (
        "Các Bộ trưởng giao quan chức cao cấp hoàn tất kế hoạch mới để trình Hội nghị Cấp cao vào tháng 9.",
        [(BOTH, "request", "2023-09")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLEDGES)
def test_who_binds_whom_by_when(text: str, expected: list[tuple[tuple[str, ...], str, str | None]]) -> None:
    found = [(tuple(sorted(c.actors)), c.force, c.due) for c in _read(text).commitments]
    assert found == [(tuple(sorted(actors)), force, due) for actors, force, due in expected]


PAPERS = [
    # a noun before letters that name a paper, and such letters in brackets behind nearly its title
    ("Hai bên tận dụng Hiệp định AKFTA.", [("AKFTA", None)]),
    (
        "Hai bên thực hiện Kế hoạch hành động hợp tác năng lượng ASEAN (APAEC) giai đoạn 2 (2021-2025).",
        [("Kế hoạch hành động hợp tác năng lượng ASEAN (APAEC)", "under_implementation")],
    ),
    # a title in quotation marks behind its noun
    ("Hội nghị thông qua Tuyên bố “Vì một khu vực xanh”.", [("Vì một khu vực xanh", "adopted")]),
    ("Hội nghị thông qua Tuyên bố chung với tiêu đề “Cùng vững bước”.", [("Cùng vững bước", "adopted")]),
    # a plan named by the partnership it carries out; a resolution by its number, not by what it does
    (
        "Hai bên thực hiện Chương trình Hành động triển khai quan hệ Đối tác Chiến lược tăng cường Lào - Thái Lan.",
        [
            (
                "Chương trình Hành động triển khai quan hệ Đối tác Chiến lược tăng cường Lào - Thái Lan",
                "under_implementation",
            )
        ],
    ),
    ("Hội đồng Bảo an đã thông qua Nghị quyết số 2548 gia hạn phái bộ.", [("Nghị quyết số 2548", "adopted")]),
    # a protocol named by the paper it amends; a plan named by the framework it carries out; no "and some activities"
    (
        "Hai bên chứng kiến lễ ký Nghị định thư nâng cấp Hiệp định Xanh Lào - Thái Lan.",
        [("Nghị định thư nâng cấp Hiệp định Xanh Lào - Thái Lan", "adopted"), ("Hiệp định Xanh Lào - Thái Lan", None)],
    ),
    ("Hội nghị thông qua Kế hoạch thực hiện khung hợp tác ABC.", [("Kế hoạch thực hiện khung hợp tác ABC", "adopted")]),
    ("Hội nghị thông qua Kế hoạch hành động và một số văn bản.", [("Kế hoạch hành động", "adopted")]),
    # the signing is asked for, at the end of a list of deeds
    (
        "Nhật Bản kêu gọi hai bên bảo vệ thương mại, đẩy mạnh liên kết, ký kết Hiệp định Xanh Lào - Thái Lan.",
        [("Hiệp định Xanh Lào - Thái Lan", "to_be_adopted")],
    ),
    # what a meeting will issue, if it does
    ("Hội nghị sẽ ra Tuyên bố chung, Kế hoạch hành động và một số văn bản.", [("to_be_adopted",), ("to_be_adopted",)]),
    ("Hội nghị không ra được tuyên bố chung.", []),
    # an initiative that somebody do something is no paper
    ("Nhật Bản nêu sáng kiến ASEAN và các nước cùng trồng rừng.", []),
    # "through initiatives such as": nothing is adopted or put forward
    ("Nhật Bản mong muốn hợp tác thông qua các sáng kiến như Chiến lược Biển xanh.", [("Chiến lược Biển xanh", None)]),
    # what is set out in a plan adopts it not
    ("Hai bên triển khai hoạt động đề ra trong Kế hoạch hành động ASEAN-Nhật Bản.", [("under_implementation",)]),
    # where a title ends
    ("Hội nghị thông qua Kế hoạch hành động đạt chất lượng cao.", [("Kế hoạch hành động", "adopted")]),
    (
        "Hội nghị thông qua Tuyên bố Tầm nhìn Hợp tác Xanh và các chiến lược liên quan.",
        [("Tuyên bố Tầm nhìn Hợp tác Xanh", "adopted")],
    ),
    ("Nhật Bản hỗ trợ ASEAN thông qua Quỹ JAIF.", [("Quỹ JAIF", None)]),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS)
def test_papers(text: str, expected: list[tuple[str | None, ...]]) -> None:
    papers = _read(text).instruments
    assert [p.status for p in papers] == [row[-1] for row in expected]
    assert all(len(row) == 1 or p.title == row[0] for p, row in zip(papers, expected, strict=True))


SHARES = [
    (
        "Hội nghị ghi nhận kết quả triển khai Kế hoạch công tác ASEAN+3 giai đoạn 2023-2027 đạt 62%.",
        (62.0, "2023-05-12"),
    ),
    # since when something is there is not as of when
    ("Kể từ năm 1997 hợp tác phát triển, tỷ lệ thực hiện Kế hoạch công tác ASEAN+3 đạt 62%.", (62.0, "2023-05-12")),
]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_shares_of_plans(text: str, share: tuple[float, str]) -> None:
    assert [(p.percent, p.as_of) for p in _read(text).progress] == [share]


def test_what_several_agree_on_is_told_without_a_meeting() -> None:
    text = "Trung Quốc và Hàn Quốc nhất trí thúc đẩy thương mại khu vực.\n"
    pledges = read_document(Document(id="vi", text=text)).commitments
    assert [(c.force, list(c.actors)) for c in pledges] == [("agree", ["China", "Republic of Korea"])]


def test_the_secretary_general_is_no_one_of_the_readers_state() -> None:
    reading = _read("Hội đồng Bảo an Liên hợp quốc yêu cầu Tổng thư ký bảo đảm nguồn lực cho phái bộ.")
    assert [c.addressees for c in reading.commitments] in ([[]], [["UN Secretary-General"]])


def test_a_meeting_is_not_the_other_side() -> None:
    text = "Ngày 16/11/2023, diễn ra ADMM+ tại Jakarta. Các Bộ trưởng ASEAN kêu gọi ngừng bắn ngay lập tức.\n"
    pledges = read_document(Document(id="vi", text=text)).commitments
    assert [(c.force, list(c.addressees)) for c in pledges] == [("request", [])]


def test_bodies_directed_are_not_the_other_side() -> None:
    reading = _read("Nhật Bản chỉ đạo các cơ quan hữu quan triển khai hiệu quả cơ chế hợp tác.")
    assert [(c.force, list(c.addressees)) for c in reading.commitments] == [("request", [])]


def test_a_small_word_that_opens_a_sentence_is_no_party() -> None:
    reading = _read("Theo Bộ trưởng, hợp tác rất tốt. Bộ trưởng gặp Phó Trưởng ban Đối ngoại.")
    assert all(set(m.parties) <= {"ASEAN", "Japan", "Viet Nam"} for m in reading.meetings)
