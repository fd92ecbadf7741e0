"""PDF: the text layer in reading order, with pages, running heads and footnotes marked; scans go to OCR.

pdfium gives the characters with their boxes; `layout` makes lines of them. Small raised digits behind a word are
written as superscripts, so that a footnote's mark is told from a number.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c

from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.formats.layout import Rule, Word, lay_out_pages
from depositary.acquire.limits import Limits
from depositary.acquire.publishers import publisher_of
from depositary.errors import EmptyDocument, LimitExceeded, NotText, UnsupportedFormat
from depositary.model import Document

__all__ = ["read_format"]

_WORD = re.compile(r"[^\s\x00]+")
_MARK = re.compile(r"(?<=[^\d\s])(\d{1,3})\Z")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = 0.78  # of the size before it: smaller than this, a number behind a word is a mark
_MOST_SHAPES = 1_500
_SHORTEST_RULE = 8.0  # points: shorter uprights are no sides of cells
_THICKEST_RULE = 2.5
_FEWEST_CHARACTERS = 15  # a page, on average, below which there is no text layer to speak of
_SOFT_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})  # how pdfium gives a line's hyphen


def read_format(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in a PDF.

    Raises: UnsupportedFormat if it is locked, or a scan and no OCR is at hand; NotText if it is damaged;
        EmptyDocument; LimitExceeded.
    """
    pdf = _open(source)
    try:
        count = len(pdf)
        if count == 0:
            raise EmptyDocument(source.name, "has no pages")
        if count > limits.pages:
            raise LimitExceeded(source.name, f"has {count:,} pages, more than the {limits.pages:,} allowed")
        words, heights, rules, length = _read_pages(pdf, source, limits)
        notices: tuple[str, ...] = ()
        if length < _FEWEST_CHARACTERS * count:
            from depositary.acquire.formats.ocr import read_scan

            words, notices = read_scan(pdf, source, limits)
        laid = lay_out_pages(words, heights, rules)
        title = _title(pdf)
    finally:
        pdf.close()
    if not laid.text.strip():
        raise EmptyDocument(source.name, "holds no text")
    check_length(laid.text, source, limits)
    yield Document(
        id=source.id,
        text=laid.text,
        uri=source.uri,
        media_type="application/pdf",
        publisher=publisher_of(source.uri),
        title=title,
        ranges=laid.ranges,
        pages=laid.pages,
        digest=digest_bytes(source.data),
        fetched=source.fetched,
        notices=notices,
    )


def _open(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnsupportedFormat(source.name, "is locked with a password; unlock it first") from error
        raise NotText(source.name, f"is damaged or cut short: {error}") from error


def _title(pdf: pypdfium2.PdfDocument) -> str | None:
    """What its metadata says, unless that is a file's name, as most word processors write."""
    title = str(pdf.get_metadata_value("Title")).strip()
    return title if " " in title and not title.lower().endswith((".doc", ".docx", ".pdf")) else None


def _read_pages(
    pdf: pypdfium2.PdfDocument, source: Source, limits: Limits
) -> tuple[list[list[Word]], list[float], list[list[Rule]], int]:
    """The words of each page, its height, the upright lines drawn on it; and how many characters there are in all."""
    words: list[list[Word]] = []
    heights: list[float] = []
    rules: list[list[Rule]] = []
    length = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise NotText(source.name, f"is damaged at page {number + 1}: {error}") from error
        try:
            text = textpage.get_text_range() if textpage.count_chars() else ""
            heights.append(page.get_height())
            words.append(_raise_marks(list(_read_words(textpage, text))))
            rules.append(_read_rules(page))
            length += sum(len(word.text) for word in words[-1])
        finally:
            textpage.close()
            page.close()
        if length > limits.text:
            raise LimitExceeded(source.name, f"holds more than the {limits.text:,} characters of one document; part it")
    return words, heights, rules, length


def _read_rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """Upright lines, and the sides of boxes; none on a page with so many shapes that they must be a drawing."""
    rules: list[Rule] = []
    shapes = 0
    for shape in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_PATH,), max_depth=2):
        shapes += 1
        if shapes > _MOST_SHAPES:
            return []
        left, bottom, right, top = shape.get_bounds()
        if top - bottom < _SHORTEST_RULE:
            continue
        if right - left <= _THICKEST_RULE:
            rules.append(((left + right) / 2, bottom, top))
        else:
            rules += [(left, bottom, top), (right, bottom, top)]
    return rules


def _read_words(textpage: pypdfium2.PdfTextPage, text: str) -> Iterator[Word]:
    box = pdfium_c.FS_RECTF()
    handle = textpage.raw
    get_box = pdfium_c.FPDFText_GetLooseCharBox
    reference = ctypes.byref(box)
    size = 0.0
    end = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        if not get_box(handle, start, reference):
            continue
        left, base, size = box.left, box.bottom, box.top - box.bottom
        right = box.right
        if end - start > 1 and get_box(handle, end - 1, reference):
            right = max(right, box.right)
        shown = found.group().translate(_SOFT_HYPHENS)
        mark = _MARK.search(shown)
        if mark and end - start > 1 and (box.top - box.bottom) < _RAISED * size and box.bottom > base:
            shown = shown[: mark.start()] + mark.group().translate(_SUPERSCRIPTS)
        yield Word(shown, left, right, base, size)


def _raise_marks(words: list[Word]) -> list[Word]:
    """Small raised numbers that stand by themselves: behind a word they are its mark, before one a note's number."""
    raised: list[Word] = []
    for index, word in enumerate(words):
        if word.text.isdigit() and len(word.text) <= 3:
            before = raised[-1] if raised else None
            after = words[index + 1] if index + 1 < len(words) else None
            if before is not None and _is_mark_of(word, before) and word.left - before.right < 0.4 * before.size:
                raised[-1] = Word(
                    before.text + word.text.translate(_SUPERSCRIPTS), before.left, word.right, before.base, before.size
                )
                continue
            if after is not None and _is_mark_of(word, after):
                word = Word(word.text.translate(_SUPERSCRIPTS), word.left, word.right, after.base, after.size)
        raised.append(word)
    return raised


def _is_mark_of(mark: Word, word: Word) -> bool:
    return mark.size < _RAISED * word.size and word.base < mark.base < word.base + word.size
