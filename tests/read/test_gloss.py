"""Plain English renderings: expressions before words, figures and sums, names, word order, what is left out."""

import unicodedata

import pytest

from depositary.languages import known_languages, load_language
from depositary.read.gloss import gloss
from depositary.read.glossary import load_glossary

RENDERED = [
    ("zh", "派遣三十名气象专家", "send 30 weather experts"),
    ("zh", "维护产业链供应链稳定", "uphold supply chains stability"),  # the longest expression wins
    ("zh", "提供二千万美元技术援助", "provide USD 20 million technical assistance"),  # numerals in words
    ("zh", "捐赠1.2万吨大米", "donate 12,000 tonnes rice"),
    ("zh", "向东盟提供十五亿美元发展援助", "ASEAN provide USD 1.5 billion development assistance"),
    ("zh", "第十一次东盟峰会", "11th ASEAN Summit"),
    ("zh", "2021年10月15日前提交报告", "submit a report"),  # a date is read elsewhere
    ("zh", "通过2027-2028年度搜救工作计划", "adopt 2027-2028 search and rescue work plan"),
    (
        "zh",
        "未来五年支持300名青年科学家",
        "over the next five years support 300 young scientists",
    ),  # 五年 in a set phrase
    ("zh", "全面有效落实DOC", "full and effective implementation DOC"),  # Latin words stay
    ("vi", "hệ thống cảnh báo sóng thần", "tsunami warning system"),
    ("vi", "tàu mới", "new ship"),  # what qualifies goes before its noun
    ("vi", "tặng thêm 1,5 triệu liều vắc-xin", "give add 1.5 million vaccine doses"),  # decimal comma, hyphen
    ("vi", "nhập khẩu 150 tỷ USD nông sản", "import USD 150 billion farm products"),
    ("vi", "12.000 tấn gạo", "12,000 rice tonnes"),  # grouping point
    ("vi", "lần thứ 52", "52nd"),
    ("vi", "Kế hoạch hành động giai đoạn 2021-2025", "plan of action 2021-2025"),
    ("vi", "trước ngày 30/6/2023", ""),
    ("vi", "tìm kiếm cứu nạn và cảnh báo sớm", "search and rescue and early warning"),
    ("vi", "lap duong day nong giua cac trung tam cuu ho bien", "set up a hotline between maritime rescue centres"),
    ("vi", "hỗ trợ Port Selwyn", "support Port Selwyn"),  # an unknown name stays whole
]


@pytest.mark.parametrize(("language", "text", "english"), RENDERED)
def test_rendered(language: str, text: str, english: str) -> None:
    assert gloss(text, language)[0] == english


def test_names_are_taken_as_given() -> None:
    text = "诺伦德派遣专家"
    assert gloss(text, "zh", names={(0, 3): "Norlund"}) == ("Norlund send experts", 1.0)
    assert gloss(text, "zh", names={(0, 3): ""}) == ("send experts", 1.0)


def test_what_is_unknown_is_left_out_and_counted() -> None:
    english, share = gloss("诺伦德派遣专家", "zh")
    assert english == "send experts"
    assert share == pytest.approx(4 / 7)
    assert gloss("", "zh") == ("", 0.0)


def test_names_keep_their_place_in_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "hỗ trợ Đảo Xa đào tạo")
    start = text.index(unicodedata.normalize("NFD", "Đảo"))
    end = start + len(unicodedata.normalize("NFD", "Đảo Xa"))
    assert gloss(text, "vi", names={(start, end): "Far Island"})[0] == "support Far Island train"


def test_length_is_limited() -> None:
    assert gloss("加强经贸、能源、教育、卫生和旅游合作", "zh", max_words=3)[0] == "strengthen trade and"


@pytest.mark.parametrize("language", ["vi", "zh"])
def test_ordinary_paragraphs_are_known(language: str) -> None:
    paragraphs = {
        "vi": "Hai bên nhất trí tăng cường hợp tác kinh tế, thương mại và đầu tư, đẩy mạnh kết nối chuỗi cung ứng, "
        "chuyển đổi số, năng lượng sạch, giáo dục - đào tạo, du lịch và giao lưu nhân dân, góp phần duy trì hòa bình.",
        "zh": "双方同意深化经贸、投资、数字经济、清洁能源、教育、旅游和人文交流合作,维护产业链供应链稳定,"
        "加强应急管理和公共卫生合作,为地区和平稳定作出更大贡献。",
    }
    assert gloss(paragraphs[language], language)[1] >= 0.97


@pytest.mark.parametrize("code", known_languages())
def test_glossaries_are_rich_and_say_one_thing(code: str) -> None:
    folder = load_language(code).folder / "glossary"
    if not folder.is_dir():
        assert gloss("Anything Said", code)[0] == "Anything Said"
        return
    said = [
        expression
        for family in ("links", "nouns", "verbs", "adjectives", "phrases")
        for expressions in load_language(code).table(f"glossary/{family}", dict[str, list[str]]).values()
        for expression in expressions
    ]
    assert len(said) >= 3000
    assert len(load_glossary(code).entries) == len(said)
