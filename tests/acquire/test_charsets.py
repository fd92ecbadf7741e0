"""Web pages in encodings of their own, declared, undeclared and declared wrongly."""

from __future__ import annotations

import unicodedata

import pytest

from depositary.acquire.formats.base import Source
from depositary.acquire.formats.html import read_html
from depositary.acquire.limits import LIMITS
from depositary.model import Document

EN = (
    "The ministers of the two sides met in the capital and agreed on a plan – “a milestone”, as the host called it. "
    * 3
)
VI = "Hội nghị Bộ trưởng Ngoại giao hai bên đã nhất trí thông qua chương trình hành động cho giai đoạn tiếp theo. " * 3
ZH = "双方外交部长会议在首都举行，会议通过了下一阶段行动计划，并请秘书处继续推进有关工作。" * 4
TW = "雙方外交部長會議在首都舉行，會議通過了下一階段行動計畫，並請秘書處繼續推動有關工作。" * 4


def windows_1258(text: str) -> bytes:
    """Letters with their marks, tones behind them, as that encoding has it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        written += base.encode("cp1258") + "".join(part for part in parts if part in tones).encode("cp1258")
    return written


def read(body: bytes, head: bytes = b"", media_type: str = "text/html") -> Document:
    data = b"<html><head>" + head + b"</head><body><article><p>" + body + b"</p></article></body></html>"
    return read_html(Source(name="p.html", id="p", data=data, media_type=media_type), LIMITS)


GB = b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'


@pytest.mark.parametrize(
    ("text", "body", "head", "media_type"),
    [
        (ZH, ZH.encode("gb18030"), b"", "text/html"),  # nothing said
        (ZH, ZH.encode("gb18030"), GB, "text/html"),
        (ZH + "喆镕", (ZH + "喆镕").encode("gb18030"), GB, "text/html"),  # letters the stated encoding lacks
        (ZH, ZH.encode(), GB, "text/html"),  # stated wrongly: it is UTF-8
        (ZH, ZH.encode("gb18030"), b'<meta charset="utf-8">', "text/html; charset=gbk"),  # the server knows better
        (TW, TW.encode("big5"), b"", "text/html"),
        (TW, TW.encode("big5"), b"<meta charset=big5>", "text/html"),
        (VI, windows_1258(VI), b"<meta charset=windows-1258>", "text/html"),
        (VI, windows_1258(VI), b"", "text/html"),
        (VI, VI.encode(), b"<meta charset=iso-8859-1>", "text/html"),
        (EN, EN.encode("cp1252"), b"<meta charset=iso-8859-1>", "text/html"),  # what is meant by it
        (EN, EN.encode("cp1252"), b"", "text/html"),
        (EN, EN.encode("cp1252"), b"<meta charset=nonsense>", "text/html"),
    ],
)
def test_page(text: str, body: bytes, head: bytes, media_type: str) -> None:
    assert unicodedata.normalize("NFC", read(body, head, media_type).text) == text.strip()


@pytest.mark.parametrize("text", [EN, VI, ZH], ids=["en", "vi", "zh"])
def test_wide_page(text: str) -> None:
    page = f"<html><body><article><p>{text}</p></article></body></html>".encode("utf-16")
    assert read_html(Source(name="p.html", id="p", data=page), LIMITS).text == text.strip()


def test_some_broken_bytes_do_not_make_it_another_encoding() -> None:
    document = read(VI.encode() + b"\xff\xfe", b"<meta charset=utf-8>")
    assert document.text.startswith(VI.strip())
