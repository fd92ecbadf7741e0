"""What LibreOffice writes: the same words from docx, odt, rtf and pdf, with notes, heads and columns told apart."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.acquire import Limits, Source, load_document, read_source
from depositary.clean import clean_document
from depositary.errors import DocumentError, LimitExceeded, NotText, UnsupportedFormat


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "pdf"])
def test_every_paragraph_is_read_whole(office: Callable[[str], Path], paragraphs: list[str], suffix: str) -> None:
    cleaned = clean_document(load_document(office(suffix)))
    read = {cleaned.view.text[start:end] for start, end in cleaned.paragraphs}
    missing = [paragraph for paragraph in paragraphs if paragraph not in read]
    assert missing == []
    assert "SUMMARY OF OUTCOMES" not in cleaned.view.text
    assert "20-15720" not in cleaned.view.text


@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf"])
def test_footnotes_are_tied_to_their_marks(office: Callable[[str], Path], suffix: str) -> None:
    cleaned = clean_document(load_document(office(suffix)))
    assert [note.number for note in cleaned.notes] == ["1", "2", "3"]
    assert [mark.number for mark in cleaned.marks] == ["1", "2", "3"]
    for mark in cleaned.marks:
        assert cleaned.view.text[: mark.position].endswith("action lines of the plan")
    assert "Treaty Series" not in cleaned.view.text
    note = cleaned.notes[0]
    assert cleaned.document.text[note.start : note.end].startswith("United Nations, Treaty Series, vol. 1331")


def test_pages_are_remembered(office: Callable[[str], Path]) -> None:
    document = load_document(office("pdf"))
    assert len(document.pages) >= 2
    assert document.pages[0] == 0
    assert all(document.text[offset:].startswith("SUMMARY OF OUTCOMES") for offset in document.pages)
    assert {span.kind for span in document.ranges} == {"page", "footnote"}


def _read(name: str, data: bytes, limits: Limits | None = None) -> DocumentError:
    (found,) = read_source(Source(name=name, id="x", data=data), limits or Limits())
    assert isinstance(found, DocumentError), found
    return found


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "pdf"])
def test_a_file_cut_short_is_damaged(office: Callable[[str], Path], suffix: str) -> None:
    data = office(suffix).read_bytes()
    assert isinstance(_read(f"half.{suffix}", data[: len(data) // 2]), NotText)


def _docx(document: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def test_xml_entities_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert isinstance(_read("bomb.docx", _docx(bomb)), LimitExceeded)


def test_a_docx_that_unpacks_to_a_mountain_is_refused() -> None:
    assert isinstance(_read("zeros.docx", _docx("<x>" + "0" * 30_000_000 + "</x>")), LimitExceeded)


def test_numbers_word_shows_are_read() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    body = "".join(
        item.format(depth, words)
        for depth, words in ((0, "Decides;"), (1, "To meet;"), (1, "To report;"), (0, "Requests."))
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {space}><w:abstractNum w:abstractNumId="7">{level.format(0, "decimal", "%1.")}'
            f'{level.format(1, "lowerLetter", "(%2)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/>'
            "</w:num></w:numbering>",
        )
    (document,) = read_source(Source(name="list.docx", id="list", data=buffer.getvalue()))
    assert not isinstance(document, DocumentError)
    assert document.text.split("\n\n") == ["1. Decides;", "(a) To meet;", "(b) To report;", "2. Requests."]


def test_old_word_files_are_named() -> None:
    found = _read("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert isinstance(found, UnsupportedFormat)
    assert "old Office" in str(found)
