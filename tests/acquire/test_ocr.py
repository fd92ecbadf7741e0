"""OCR of pages rendered at 200 dpi, in three languages: at most three characters in a hundred wrong."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.acquire import Source, check_formats, load_document, read_source
from depositary.errors import DocumentError, UnsupportedFormat
from depositary.model import Document

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract")

TEXTS = {
    "eng": "The Meeting noted that, as of 30 September 2027, 132 of the 160 action lines of the plan had been launched "
    "and tasked the Council with a report on the remaining lines and asked the Secretariat to publish the tables.",
    "vie": "Hội nghị ghi nhận tính đến ngày 30 tháng 9 năm 2027, 132 trong tổng số 160 dòng hành động đã khởi động. "
    "Hai bên nhất trí giao Ban Thư ký công bố số liệu và báo cáo tại cuộc họp tiếp theo của ủy ban.",
    "chi_sim": "会议注意到截至二零二七年九月三十日行动计划的一百六十条行动线中已有一百三十二条启动。"
    "各方一致同意请秘书处公布有关数据并向下一次委员会会议提出报告。",
}


def _errors(read: str, meant: str) -> float:
    """Levenshtein distance over length, spaces not counted."""
    read, meant = "".join(read.split()), "".join(meant.split())
    row = list(range(len(meant) + 1))
    for place, letter in enumerate(read, 1):
        before, row[0] = row[0], place
        for index, wanted in enumerate(meant, 1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (letter != wanted))
    return row[-1] / len(meant)


@pytest.mark.parametrize("language", ["eng", "vie", "chi_sim"])
def test_a_scan_is_read(chromium_pdf: Callable[[str], Path], language: str) -> None:
    from depositary.acquire.formats.ocr import ocr_languages

    if language not in ocr_languages():
        pytest.skip(f"needs tesseract's {language}")
    import pypdfium2

    style = "<meta charset=utf-8><style>body{font:13pt 'Noto Serif CJK SC','Liberation Serif',serif}</style>"
    page = f"{style}<p>{TEXTS[language]}</p>"
    picture = pypdfium2.PdfDocument(chromium_pdf(page).read_bytes())[0].render(scale=200 / 72).to_pil()
    scan, photo = io.BytesIO(), io.BytesIO()
    picture.save(scan, format="PDF", resolution=200)  # a PDF without a text layer
    picture.save(photo, format="PNG", dpi=(200, 200))
    for name, data in (("scan.pdf", scan.getvalue()), ("photo.png", photo.getvalue())):
        (document,) = read_source(Source(name=name, id="scan", data=data))
        assert isinstance(document, Document), document
        assert _errors(document.text, TEXTS[language]) <= 0.03
        assert any("OCR" in notice for notice in document.notices)


def test_without_ocr_a_scan_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from depositary.acquire.formats import ocr

    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.ocr_languages.cache_clear()
    try:
        (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
        with pytest.raises(UnsupportedFormat, match="tesseract-ocr-vie"):
            load_document(tmp_path / "photo.png")
        (image,) = [health for health in check_formats() if health.name == "image"]
        assert not image.works
        assert "tesseract" in image.missing
        assert "apt-get install" in image.advice
    finally:
        ocr.ocr_languages.cache_clear()


def test_a_picture_that_is_none() -> None:
    (found,) = read_source(Source(name="x.png", id="x", data=b"\x89PNG\r\n\x1a\n" + b"garbage" * 20))
    assert isinstance(found, DocumentError)
