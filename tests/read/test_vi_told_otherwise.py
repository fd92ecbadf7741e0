"""Vietnamese: deeds told from the other end (what was welcomed by whom, who was charged with what), parted by asides, in
lists behind a word for them all; lines and history that bind nobody.

Each text is our own; the comment names what is tricky in it.
"""

from __future__ import annotations

import pytest

from talks import read_below_talks_with_russia as _read

BOTH = ("ASEAN", "Russia")
VIET_NAM = ("Viet Nam",)


COMMITMENTS = [
    # what is welcomed stands first, with or without a further deed of those who welcome it
    ("Đề xuất của Việt Nam được các bộ trưởng ủng hộ.", [(BOTH, "support")]),
    (
        "Sáng kiến của Nga đã được các nước ASEAN hoan nghênh và nhất trí triển khai.",
        [(("ASEAN",), "support"), (("ASEAN",), "agree")],
    ),
    # "this" says nothing of what was stressed
    ("Điều này được Bộ trưởng Trần Văn Minh nhấn mạnh khi phát biểu tại hội nghị.", []),
    # a charge told of who was charged
    ("Các quan chức cao cấp được giao nhiệm vụ hoàn tất dự thảo trước cuối năm 2024.", [(BOTH, "request")]),
    # what a party is, told by the way
    ("Việt Nam khẳng định sẽ cùng Lào, nước giữ vai trò Chủ tịch năm nay, xây dựng Cộng đồng.", [(VIET_NAM, "commit")]),
    ("Nga đề nghị Indonesia, nước điều phối quan hệ, sớm tổ chức phiên họp.", [(("Russia",), "propose")]),
    # who is to do it stands before the first of two deeds
    (
        "Các nước ASEAN mong muốn Nga tăng đầu tư vào hạ tầng và đẩy nhanh chuyển giao công nghệ.",
        [(("ASEAN",), "propose")] * 2,
    ),
    # what is suggested to somebody who was not there is suggested all the same
    (
        "Việt Nam đề nghị EU sớm hoàn thành việc rà soát pháp lý và ký chính thức hiệp định, đồng thời hỗ trợ kỹ thuật.",
        [(VIET_NAM, "propose")] * 3,
    ),
    (
        "Bộ trưởng Trần Văn Minh đưa ra 2 đề xuất gồm mở rộng thương mại và thúc đẩy du lịch.",
        [(VIET_NAM, "propose")] * 2,
    ),
    # papers behind a word for them all, one of them with an end in its title
    (
        "Hội nghị đã thông qua một số thỏa thuận như Tuyên bố Tầm nhìn vì sự bền vững, Tuyên bố về an ninh mạng.",
        [(BOTH, "decide")] * 2,
    ),
    ("Hội nghị thông qua Tuyên bố về an ninh lương thực và Kế hoạch hành động.", [(BOTH, "decide")] * 2),
    # to agree with a proposal is to back it; a role of somebody's is no capacity in which one speaks
    ("Nga nhất trí với đề xuất của Việt Nam về tuần phim ASEAN.", [(("Russia",), "support")]),
    ("Nga tái khẳng định cam kết với vai trò trung tâm của ASEAN.", [(("Russia",), "reaffirm")]),
    # a line between paragraphs, and what was pledged over the years
    ("Đề cao chủ nghĩa đa phương, đảm bảo công bằng\n\nHội nghị kết thúc tốt đẹp.", []),
    ("Kể từ đó, Nga đã cam kết hỗ trợ ASEAN xây dựng năng lực.", []),
    ("Tại cuộc gặp hồi tháng 6 ở Singapore, Nga đã cam kết hỗ trợ ASEAN.", []),
    ("Nga từng gợi ý các nước lập quỹ chung.", []),
    ("Sau chuyến thăm hồi tháng 3, hai bên nhất trí tăng cường hợp tác.", [(BOTH, "agree")]),
    # what both strive for binds them, unless something is said of the striving; needs and views shared
    ("Hai bên phấn đấu đạt kim ngạch 30 tỷ USD vào năm 2025.", [(BOTH, "commit")]),
    ("Hai bên nhất trí thúc đẩy thương mại, phấn đấu đưa kim ngạch lên 30 tỷ USD.", [(BOTH, "agree")] * 2),
    ("Phấn đấu vì mục tiêu này là trách nhiệm chung của các nước.", []),
    ("Hai bên chia sẻ quan điểm về sự cần thiết tăng cường hợp tác y tế.", [(BOTH, "reaffirm")]),
    ("Nga nhất trí với đánh giá của Việt Nam về tiềm năng du lịch.", []),
    # what was only talked over, or is what an initiative is on
    ("Hai bên trao đổi về khả năng thiết lập đường bay thẳng.", []),
    ("Hội nghị thảo luận sáng kiến của Nga về thiết lập hệ thống cảnh báo.", []),
    # what is hoped of both as partners; what is restated is a commitment of one's own; deeds with a partner
    (
        "Nga bày tỏ kỳ vọng hai nước, với tư cách là đối tác quan trọng, sẽ mở rộng giao lưu.",
        [(("Russia",), "propose")],
    ),
    ("Bộ trưởng Nga khẳng định lại cam kết của Nga ủng hộ vai trò của ASEAN.", [(("Russia",), "reaffirm")]),
    ("Nga khẳng định sẽ sẵn sàng hỗ trợ và cùng với ASEAN thực hiện khung phục hồi.", [(("Russia",), "commit")]),
    # what somebody is to do goes on behind "and"
    ("Nga đề nghị Indonesia phối hợp chặt chẽ và ủng hộ những nỗ lực này.", [(("Russia",), "propose")]),
    # a span of time between the saying and what will be done; a year of something else in the clause
    ("Nga thông báo từ nay đến năm 2027 sẽ nâng khoản đóng góp cho quỹ.", [(("Russia",), "commit")]),
    (
        "Hội nghị công bố nâng cấp hợp tác lên đối tác chiến lược trên nền tảng cơ chế được thành lập từ năm 2009.",
        [(BOTH, "decide")],
    ),
    # a visit, whosever it is, promises nothing; what is stepped up is carried out by those who agree to it
    ("Theo Bộ trưởng Nga, chuyến thăm sắp tới của Thủ tướng Lào sẽ giúp làm sâu sắc quan hệ.", []),
    (
        "Hai bên nhất trí thúc đẩy hợp tác qua Ủy ban hỗn hợp cũng như đẩy mạnh thực hiện Chương trình hành động.",
        [(BOTH, "agree")] * 2,
    ),
    # common ground between peoples asks nobody
    ("Dựa trên giao thoa giữa các dân tộc, hai bên nhất trí mở rộng du lịch.", [(BOTH, "agree")]),
    # fields that are promoted are a deed's object, names behind "such as" end before the next deed
    (
        "Hai bên nhất trí thúc đẩy các lĩnh vực hợp tác thực chất, mở rộng giao lưu nhân dân.",
        [(BOTH, "agree")] * 2,
    ),
    (
        "Hai bên sẽ phối hợp tại các diễn đàn như APEC, ASEM, thúc đẩy liên kết kinh tế.",
        [(BOTH, "commit")] * 2,
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMMITMENTS)
def test_who_binds_himself_to_what(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(tuple(c.actors), c.force) for c in _read(text).commitments] == expected


@pytest.mark.parametrize("text", ["Sáng kiến của Nga đáng chú ý.", "Tuyên bố của Thủ tướng Nga được đăng tải."])
def test_what_is_only_somebodys_is_no_paper(text: str) -> None:
    assert _read(text).instruments == []


def test_the_occasion_of_what_was_said_is_no_part_of_it() -> None:
    (found,) = _read("Việt Nam khẳng định ủng hộ tiến trình hòa bình khi gặp Bộ trưởng Ngoại giao Nga.").commitments
    assert found.what == "tiến trình hòa bình"


def test_a_verb_governs_no_more_than_its_quotation() -> None:
    text = "“Việt Nam sẽ hỗ trợ ASEAN”, Bộ trưởng Ngoại giao Trần Văn Minh nói tại buổi họp báo ngày 5/4 ở Hà Nội."
    (found,) = _read(text).commitments
    assert (found.what, found.due) == ("hỗ trợ ASEAN", None)
