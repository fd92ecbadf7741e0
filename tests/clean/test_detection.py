"""Languages told apart, those that nobody reads refused by name, and what is no text at all."""

from collections.abc import Callable

import pytest

from depositary.clean import Clean
from depositary.errors import EmptyDocument, NotText, UnsupportedLanguage


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of both sides agreed to meet again in the spring.", "en"),
        ("ASEAN and Russia co-chair the 17th ARSOM", "en"),
        ("Hội nghị cấp cao nhất trí thông qua kế hoạch hành động.", "vi"),
        ("Hoi nghi thuong nien cua hai ben da dien ra tai Jakarta va nhat tri ve ke hoach trong nam nay", "vi"),
        ("会议通过了行动计划。", "zh"),
        ("東盟與聯合國舉行會議(ASEAN–United Nations Summit)並通過聯合聲明", "zh"),
    ],
)
def test_languages_at_hand(clean: Callable[[str], Clean], text: str, language: str) -> None:
    assert clean(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "Министры иностранных дел стран АСЕАН и России провели встречу в Москве и приняли заявление.",
        "การประชุมสุดยอดอาเซียนจัดขึ้นที่กรุงเทพฯ และรับรองแผนปฏิบัติการ",
        "日本とASEANの首脳は東京で会議を開き、共同声明を採択しました。協力を強化することで一致した。",
        "한국과 아세안은 서울에서 정상회의를 열고 공동성명을 채택하였다.",
        "Les ministres des affaires étrangères se sont réunis à Paris et ont adopté "
        "une déclaration sur la coopération dans la région pour les années à venir.",
        "Los ministros de relaciones exteriores se reunieron en Madrid y adoptaron una declaración "
        "sobre la cooperación entre las dos regiones para los próximos años.",
        "Para menteri luar negeri bertemu di Jakarta dan menyepakati rencana aksi yang akan "
        "dilaksanakan oleh kedua pihak dalam lima tahun ke depan untuk kawasan ini.",
        "Die Minister der beiden Seiten trafen sich in Berlin und nahmen eine "
        "Erklärung über die Zusammenarbeit in den nächsten Jahren an.",
    ],
    ids=["ru", "th", "ja", "ko", "fr", "es", "id", "de"],
)
def test_other_languages_are_refused(clean: Callable[[str], Clean], text: str) -> None:
    with pytest.raises(UnsupportedLanguage):
        clean(text)


def test_nothing_and_noise(clean: Callable[[str], Clean]) -> None:
    with pytest.raises(EmptyDocument):
        clean(" \n\t ")
    with pytest.raises(NotText):
        clean("a\x00b" * 10)


ENGLISH = (
    "We will stay firmly rooted in our culture. We will collect and refine the defining symbols and best elements "
    "of it and show them to the world, and we will make our voice heard in the councils of the nations of the region."
)
VIETNAMESE = (
    "Hai bên nhất trí tổ chức cuộc họp tiếp theo tại thủ đô vào mùa xuân năm sau và giao Ban Thư ký báo cáo về việc "
    "thực hiện kế hoạch hành động trong thời gian tới của các nước thành viên và các đối tác trong khu vực."
)
CHINESE = (
    "双方一致同意于明年春天在首都举行下一次会议,并请秘书处就行动计划的执行情况向各成员国和伙伴提出报告,供会议审议。"
)


@pytest.mark.parametrize(
    ("own", "other"),
    [(CHINESE, ENGLISH), (VIETNAMESE, ENGLISH), (ENGLISH, VIETNAMESE), (ENGLISH, CHINESE)],
    ids=["en-in-zh", "en-in-vi", "vi-in-en", "zh-in-en"],
)
def test_a_block_in_another_language_is_left_out(clean: Callable[[str], Clean], own: str, other: str) -> None:
    text = "\n\n".join([own, own.replace("2", "3") + own, other, own + own + own])
    cleaned = clean(text)
    assert other not in cleaned.view.text
    assert [text[span.start : span.end] for span in cleaned.ranges if span.kind == "foreign"] == [other]


def test_names_of_another_language_stay(clean: Callable[[str], Clean]) -> None:
    text = f"{ENGLISH} The ministers Phạm Minh Chính and Nguyễn Hải Minh and Đỗ Hùng Việt took part in the meeting."
    assert clean(f"{text}\n\n{ENGLISH}").view.text.startswith(text[:200])


@pytest.mark.parametrize(
    ("text", "language"),
    [("The ministers met.", "en"), ("Hai bên họp.", "vi"), ("双方会晤。", "zh"), ("ASEAN met China in Bali.", "en")],
)
def test_a_few_words_are_taken_for_a_language_at_hand(clean: Callable[[str], Clean], text: str, language: str) -> None:
    """A word that another language has too says nothing in so short a text."""
    assert clean(text).language == language


MENU = "\n".join(
    [
        "Home",
        "About",
        "Communities",
        "News",
        "Events",
        "Statements",
        "Media",
        "Speeches",
        "Contact",
        "Careers",
        "Library",
        "Videos",
    ]
    * 12
)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (
            "6月17日至18日，东盟与诺伦德纪念峰会在林海举行。\n双方商定扩大能源、粮食安全和文化领域的合作，并同意明年举行下一次会议。",
            "zh",
        ),
        (
            "Ngày 17/6, các Bộ trưởng đã họp tại Hà Nội.\nHai bên nhất trí mở rộng hợp tác về năng lượng, lương thực và văn hóa.",
            "vi",
        ),
        ("The ministers met in Linhai on 17 June and agreed to widen their cooperation on energy and food.", "en"),
    ],
)
def test_a_menu_longer_than_the_report_does_not_tell_its_language(
    clean: Callable[[str], Clean], body: str, language: str
) -> None:
    assert clean(f"{MENU}\n\n{body}\n\n{MENU}").language == language
