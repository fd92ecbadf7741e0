"""Damage, in three languages: what the view reads, and that the passage still quotes the original."""

import unicodedata
from collections.abc import Callable

import pytest

from depositary.clean import Clean

PROSE = {
    "en": "The officials of both sides met in the capital and agreed to hold the next meeting in the year 2030. ",
    "vi": "Các quan chức của hai bên đã họp tại thủ đô và nhất trí tổ chức cuộc họp tiếp theo vào năm 2030. ",
    "zh": "双方官员在首都举行会议,一致同意于2030年举行下一次委员会会议,并请秘书处提出报告。",
}


NAMES = "Igor McDonald of PetroVietnam, YouTube and the cyberspace taskforce"
FIGURES = "the G20, COVID-19, F16 and 5G networks, 97th session, 10MW"
PEOPLE = "Putin told Putin that Putin met Thein Sein, Ismail and Hassan of TikTok, VinFast and FinTech"
PLACES = "Suryodipuro and Khiari of Skagholm and Thessaly, Andersen of Inverness"
GLUED = " of97 lines in theASEAN plan"  # evidence that this text loses spaces


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        # glued words
        ("en", "UN officialsreviewed the plan", "UN officials reviewed the plan"),
        ("en", "the meeting on September15 was short", "on September 15 was"),
        ("en", "completion of97 out of 103 lines", "completion of 97 out of"),
        ("en", "within theASEAN-UN framework", "within the ASEAN-UN framework"),
        ("en", "Thevirtual meeting was chaired by Norway and" + GLUED, "The virtual meeting"),
        ("en", "the Political and Security Affairs.The talks went on", "Affairs. The talks"),
        ("en", "ASEANand the UN agreed", "ASEAN and the UN"),
        ("en", "for Politicaland Peacebuilding Affairs" + GLUED, "for Political and Peacebuilding"),
        ("en", "the minister RetnoMarsudi spoke" + GLUED, "minister Retno Marsudi spoke"),
        ("en", "Minister Son spoke. Sonattended the talks" + GLUED, "Son attended the talks"),
        # ... and words that only look so
        ("en", NAMES, NAMES),
        ("en", FIGURES, FIGURES),
        ("en", "see www.example.org/reportof97/theUN.html today", "see www.example.org/reportof97/theUN.html today"),
        ("en", PLACES, PLACES),
        ("en", PEOPLE, PEOPLE),
        # ordinals taken from superscripts
        ("en", "the 50 th and 51 st Summits", "the 50th and 51st Summits"),
        # line ends and hyphens
        ("en", "the two days that fol-\nlowed were quiet", "days that followed were"),
        ("en", "the Plan of Action (2026-\n2030) was noted by all", "Action (2026-2030) was"),
        ("en", "to pay in full and without\ndelay the sums agreed", "without delay the sums"),
        ("en", "the strategy for the ASEAN-\nUN partnership in future", "the ASEAN-UN partnership"),
        # Markdown
        ("en", "*Welcomes* the report ([A/75](#)) of **the** board", "Welcomes the report (A/75) of the board"),
        # invisible and full-width characters
        ("en", "the sum\u200bmit of the\u00a0Forum in \uff12\uff10\uff13\uff10", "the summit of the Forum in 2030"),
        ("en", "the \u202bsummit\u202c of both", "the summit of both"),
        ("zh", "会议通过了\uff12\uff10\uff13\uff10年计划\uff08\uff33\uff23\uff26\uff09", "了2030年计划(SCF)"),
        # Traditional characters
        ("zh", "東盟與聯合國舉行會議並發表聲明", "东盟与联合国举行会议并发表声明"),
        # Vietnamese accents: composed, and tones where the lexicon has them
        ("vi", unicodedata.normalize("NFD", "Hội nghị nhất trí thông qua"), "Hội nghị nhất trí thông qua"),
        ("vi", "Uỷ ban hoà bình thoả thuận khoẻ mạnh của quý vị", "Ủy ban hòa bình thỏa thuận khỏe mạnh của quý vị"),
        ("vi", "hoàn thành quỹ thuỷ sản và kế hoạch", "hoàn thành quỹ thủy sản và kế hoạch"),
        # mojibake
        ("vi", "Quang cáº£nh cuá»™c gặp ở Việt Nam vÃ\u00a0 Lào", "Quang cảnh cuộc gặp ở Việt Nam và Lào"),
    ],
)  # fmt: skip
def test_view_reads_what_was_meant(clean: Callable[[str], Clean], language: str, written: str, read: str) -> None:
    end = "。" if language == "zh" else "."
    text = PROSE[language] + written + end + "\n\n" + PROSE[language].replace("2030", "2031")
    cleaned = clean(text)
    assert cleaned.language == language
    assert read in cleaned.view.text
    start = cleaned.view.text.index(read)
    passage = cleaned.view.passage(start, start + len(read))
    assert text[passage.start : passage.end] == passage.quote
    assert passage.quote


def test_passage_of_a_parted_word_is_the_glued_one(clean: Callable[[str], Clean]) -> None:
    text = PROSE["en"] + "UN officialsreviewed the plan on September15 and theASEAN report."
    view = clean(text).view
    start = view.text.index("September 15")
    assert view.passage(start, start + len("September 15")).quote == "September15"


def test_tags_left_in_a_text_are_read_over(clean: Callable[[str], Clean]) -> None:
    text = (
        "<div><p>Hội nghị Bộ trưởng <span>ASEAN</span> đã khai mạc sáng 31/7 tại Bangkok, Thái Lan.</p>"
        "<p>Các bộ trưởng nhất trí thông qua kế hoạch &amp; báo cáo.<br/>Hội nghị kéo dài hai ngày.</p></div>"
    )
    cleaned = clean(text)
    words = [cleaned.view.text[s.start : s.end] for s in cleaned.sentences]
    assert words == [
        "Hội nghị Bộ trưởng ASEAN đã khai mạc sáng 31/7 tại Bangkok, Thái Lan.",
        "Các bộ trưởng nhất trí thông qua kế hoạch & báo cáo.",
        "Hội nghị kéo dài hai ngày.",
    ]
    first = cleaned.sentences[0]
    assert cleaned.view.passage(first.start, first.end).quote.startswith("Hội nghị Bộ trưởng <span>ASEAN</span>")


def test_original_is_never_touched(clean: Callable[[str], Clean]) -> None:
    text = unicodedata.normalize("NFD", PROSE["vi"]) + "\r\n\r\n" + PROSE["vi"].replace("hai", "ba")
    cleaned = clean(text)
    assert cleaned.document.text == text
    for sentence in cleaned.sentences:
        passage = cleaned.view.passage(sentence.start, sentence.end)
        words = cleaned.view.text[sentence.start : sentence.end]
        assert unicodedata.normalize("NFC", passage.quote) == words
