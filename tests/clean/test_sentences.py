"""Sentences: where one ends and where it only looks so. A bar marks each end in the text."""

from collections.abc import Callable

import pytest

from depositary.clean import Clean

LEAD = {
    "en": "The meeting of the two sides was held in the capital on the first day of the week.",
    "vi": "Cuộc họp của hai bên được tổ chức tại thủ đô vào ngày đầu tuần và đã thông qua kế hoạch.",
    "zh": "双方会议于本周第一天在首都举行,会议通过了行动计划。",
}


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "H.E. Tan Jia Hao chaired the session.| Mr. Pike spoke after him.|"),
        ("en", "It will take place on April 27 and 28.|The senior officials approved the list.|"),
        ("en", "Dr. A. B. Carter and Lt. Gen. Le spoke.| They agreed.|"),
        ("en", "Growth was 6.2 per cent.| It had been 5.8 before.|"),
        ("en", "1. Commends the parties for their work.| It thanks them.|"),
        ("en", "2 bis. Urges all States to notify one another.|"),
        ("en", '"We will go." The minister left.|'.replace('go." ', 'go."| ')),
        ("en", "What do we ask of you?| We ask for time!| No more."),
        ("en", "It met on 3 Jan. 2027 in the hall.| All came.|"),
        ("en", "They cited art. 5, para. 3 and No. 4 of the text.| It binds all."),
        ("en", "He came from the U.S. Navy and spoke.|"),
        ("vi", "TS. Nguyễn Văn A phát biểu.| GS. TS. Trần B trả lời.|"),
        ("vi", "Kim ngạch đạt 1.204 tỷ USD.| Con số này tăng 5,6% so với năm trước.|"),
        ("vi", "Họ hợp tác ở Đông Á.| Ông A. Pham đi Ý.| Bà về sau.|"),
        ("vi", "TP. Hồ Chí Minh đăng cai hội nghị.| Hội nghị kéo dài hai ngày.|"),
        ("vi", "Ông nói về khối (ASX).|Trong ngày đầu, hai bên họp.| Họp đến 29/4/2017.|Đây là lần thứ hai.|"),
        (
            "vi",
            "Đó là ý kiến của các nước.|“Chính sách mới” có ba trục. Xem www.tin.vn/bai.Htm nhé.|".replace(
                "trục. ", "trục.| "
            ),
        ),
        ("en", "He wrote to a.Person of the office.| It is in St.Petersburg now.|"),
        ("zh", "会议通过了计划。|各方表示欢迎!|何时再开?|明年。|"),
        ("zh", "他说:“我们会去。”|会议结束。|"),
        ("zh", "增长率为6.2%。|去年为5.8%。|"),
        ("zh", "各方同意设立小组;|责成秘书处起草方案。|"),
        ("zh", "计划(包括贸易;投资)已获通过。|"),
    ],
)
def test_sentence_ends(clean: Callable[[str], Clean], language: str, marked: str) -> None:
    cleaned = clean(LEAD[language] + "\n\n" + marked.replace("|", "") + "\n\n" + LEAD[language].replace("周", "月"))
    found = [cleaned.view.text[s.start : s.end] for s in cleaned.sentences if s.paragraph == 1]
    assert found == [part.strip() for part in marked.split("|") if part.strip()]


def test_headings_are_sentences_of_their_own(clean: Callable[[str], Clean]) -> None:
    cleaned = clean(
        "A PLAN OF ACTION FOR THE TWO SIDES\n\n1. POLITICAL MATTERS\n\n1.1 Dialogue\n\n"
        "1.1.1 Meet every year;\n1.1.2 Talk;"
    )
    assert [(s.kind, cleaned.view.text[s.start : s.end]) for s in cleaned.sentences] == [
        ("title", "A PLAN OF ACTION FOR THE TWO SIDES"),
        ("heading", "1. POLITICAL MATTERS"),
        ("heading", "1.1 Dialogue"),
        ("main", "1.1.1 Meet every year;"),
        ("main", "1.1.2 Talk;"),
    ]  # fmt: skip


def test_title_over_two_lines_is_one(clean: Callable[[str], Clean]) -> None:
    cleaned = clean(
        "SUMMARY OF OUTCOMES OF THE 50 th AND 51 st SUMMITS\nAND RELATED SUMMITS\n\n" + LEAD["en"] + " " + LEAD["en"]
    )
    assert cleaned.title is not None
    assert (
        cleaned.view.text[slice(*cleaned.title)]
        == "SUMMARY OF OUTCOMES OF THE 50th AND 51st SUMMITS AND RELATED SUMMITS"
    )
