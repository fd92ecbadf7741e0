"""Encodings: what the bytes of a text file say, in the encodings the three languages were ever written in."""

import pytest

from depositary.acquire.decoding import decode_text
from depositary.errors import EmptyDocument, NotText

ENGLISH = "The officials – both sides’ – reviewed “the plan” and agreed on résumé talks. " * 3
VIETNAMESE = (
    "Hội nghị Bộ trưởng Ngoại giao lần thứ 60 diễn ra tại Hà Nội; các nước nhất trí thông qua kế hoạch, "
    "đề nghị Ban Thư ký công bố số liệu trước cuối năm nay. " * 3
)
CHINESE = "会议通过了工作计划,各方一致同意在今年年底前完成磋商,并请秘书处提出报告。" * 4
TRADITIONAL = "會議通過了工作計劃,各方一致同意在今年年底前完成磋商,並請秘書處提出報告。" * 4


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8-sig"),  # with a byte order mark, which is no character
        (ENGLISH, "utf-16", "utf-16"),
        (ENGLISH, "utf-16-le", "utf-16-le"),  # without a mark: a zero in every other byte
        (CHINESE, "utf-16-be", "utf-16-be"),  # without a mark and without zeros
        (ENGLISH, "cp1252", "cp1252"),
        (VIETNAMESE, "utf-16", "utf-16"),
        (CHINESE, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (CHINESE, "utf-8", "utf-8"),
    ],
)
def test_text_comes_back(text: str, encoding: str, told: str) -> None:
    decoded = decode_text(text.encode(encoding), "note.txt")
    assert decoded.text == text
    assert decoded.encoding == told


@pytest.mark.parametrize(
    ("raw", "told", "word"),
    [
        # "Hội nghị Bộ trưởng Ngoại giao" as iconv writes it; VISCII
        (bytes.fromhex("48b56920 6e6768b8 2042b520 7472dfb76e67204e676f d5692067 69616f") * 2, "viscii", "Hội nghị"),
        # the same in TCVN3, whose bytes are other letters in VISCII
        (bytes.fromhex("48e9692020 6e6768de 2042e920 7472adeb6e67204e676f b9692067 69616f") * 2, "tcvn3", "Hội"),
    ],
)
def test_vietnamese_code_pages(raw: bytes, told: str, word: str) -> None:
    decoded = decode_text(raw, "cu.txt")
    assert decoded.encoding == told
    assert word in decoded.text
    assert decoded.notices  # a guess is never kept to oneself


def test_windows_1258_composes() -> None:
    raw = "Các nước đã thông qua".encode("cp1258", "ignore") + "Bô\u0323 trươ\u0309ng Ngoa\u0323i giao".encode("cp1258")
    assert decode_text(raw, "cu.txt").encoding == "cp1258"


def test_old_font_saved_as_unicode_is_redressed() -> None:
    decoded = decode_text("Bé tr­ëng Ngo¹i giao ViÖt Nam dù Héi nghÞ cÊp cao".encode(), "cu.txt")
    assert decoded.text.startswith("Bộ trưởng Ngoại giao Việt Nam")


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_empty(raw: bytes) -> None:
    with pytest.raises(EmptyDocument, match=r"leer\.txt"):
        decode_text(raw, "leer.txt")


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (bytes(range(256)) * 20, "binary"),
        (b"text with\x00zero bytes\x00\x01\x02" * 5, "binary"),
        (b"\x81\x8d\x8f\x90\x9d" * 50, "encoding|binary"),
        (b"\xff\xfeA\x00B", "begins as utf-16"),  # an odd number of bytes
        (b"\x01\x02\x03 control \x04\x05 characters \x06\x07 " * 9, "binary"),
    ],
)
def test_not_text(raw: bytes, cause: str) -> None:
    with pytest.raises(NotText, match=cause):
        decode_text(raw, "x.txt")


def test_garbled_text_is_told() -> None:
    garbled = ("Há»™i nghá»‹ cáº¥p cao thÃ´ng qua káº¿ hoáº¡ch. " * 5).encode()
    assert any("garbled" in notice for notice in decode_text(garbled, "x.txt").notices)


def test_cut_off_character_is_told() -> None:
    decoded = decode_text("会议通过了".encode()[:-1], "x.txt")
    assert decoded.text == "会议通过"
    assert decoded.notices
