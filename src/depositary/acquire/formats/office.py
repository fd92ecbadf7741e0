"""Word-processor files: docx, odt, rtf. Paragraphs, tables as rows, footnotes, in the order of the document.

docx and odt are zip files of XML. The XML is parsed without entities and without the network, and what they unpack to
is bounded before it is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from depositary.acquire.formats.base import Source, check_length, digest_bytes
from depositary.acquire.limits import Limits
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText, UnsupportedFormat
from depositary.model import Document, Range

__all__ = ["read_docx", "read_odt", "read_rtf", "unpack_member"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = re.compile(r"[ \t]+")
_MOST_SPACES = 100
_RULE = "_" * 15


def unpack_member(archive: zipfile.ZipFile, name: str, source: Source, limits: Limits) -> bytes:
    """One file of a zip, its unpacked size bounded. Raises: LimitExceeded, NotText, UnsupportedFormat if locked."""
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise NotText(source.name, f"is damaged: it lacks {name}") from error
    if info.flag_bits & 1:
        raise UnsupportedFormat(source.name, "is locked with a password; unlock it first")
    if info.file_size > limits.unpacked or info.file_size > limits.ratio * max(info.compress_size, 1_000):
        raise LimitExceeded(source.name, f"holds a part that unpacks to {info.file_size:,} bytes")
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size + 1)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise NotText(source.name, f"is damaged: {error}") from error
    except Exception as error:
        if type(error).__module__ not in ("zlib", "lzma", "_lzma"):
            raise
        raise NotText(source.name, f"is damaged: {error}") from error
    if len(data) > info.file_size:
        raise LimitExceeded(source.name, "holds a part that is larger than it says")
    return data


def _open(source: Source) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NotText(source.name, f"is damaged or cut short: {error}") from error


def _parse(data: bytes, source: Source) -> Any:
    """XML without entities, DTDs, the network, or trees of a depth nobody writes."""
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:20_000]:
        raise LimitExceeded(source.name, "declares XML entities, which no word processor writes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotText(source.name, f"is damaged: {error}") from error


class _Writer:
    """Gathers paragraphs and the notes called in them, and writes both as one text."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def add(self, text: str, kind: str = "") -> None:
        text = text.strip()
        if text:
            self.paragraphs.append((text, kind))

    def mark(self, note: str) -> str:
        self.notes.append(_SPACE.sub(" ", note).strip())
        return str(len(self.notes)).translate(_SUPERSCRIPTS)

    def write(self) -> tuple[str, tuple[Range, ...]]:
        lines = list(self.paragraphs)
        if self.notes:
            lines.append((_RULE, "footnote"))
            lines += [
                (f"{str(number).translate(_SUPERSCRIPTS)} {note}", "footnote")
                for number, note in enumerate(self.notes, 1)
            ]
        ranges = []
        at = 0
        for text, kind in lines:
            if kind:
                ranges.append(Range(at, at + len(text), kind))
            at += len(text) + 2
        return "\n\n".join(text for text, _ in lines), tuple(ranges)


def _document(source: Source, limits: Limits, writer: _Writer, media_type: str, **facts: str | None) -> Document:
    text, ranges = writer.write()
    if not text.strip():
        raise EmptyDocument(source.name, "holds no text")
    check_length(text, source, limits)
    return Document(
        id=source.id,
        text=text,
        uri=source.uri,
        media_type=media_type,
        title=facts.get("title"),
        language=facts.get("language"),
        ranges=ranges,
        digest=digest_bytes(source.data),
        fetched=source.fetched,
    )


# --- docx -----------------------------------------------------------------------------------------------------------


def read_docx(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in a .docx. Raises: DocumentError of the kind that fits."""
    with _open(source) as archive:
        body = _parse(unpack_member(archive, "word/document.xml", source, limits), source).find(f"{_W}body")
        names = set(archive.namelist())
        notes = _docx_notes(archive, names, source, limits)
        numbering = _docx_numbering(archive, names, source, limits)
        title = _docx_title(archive, names, source, limits)
    writer = _Writer()
    counters: dict[tuple[str, int], int] = {}
    for element in body if body is not None else ():
        if element.tag == f"{_W}p":
            number = _docx_number(element, numbering, counters)
            style = element.find(f"{_W}pPr/{_W}pStyle")
            heading = style is not None and str(style.get(f"{_W}val", "")).lower().startswith(("heading", "title"))
            writer.add(f"{number}{_docx_text(element, writer, notes)}", "heading" if heading else "")
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [
                    " ".join(_docx_text(part, writer, notes).strip() for part in cell.iter(f"{_W}p"))
                    for cell in row.findall(f"{_W}tc")
                ]
                writer.add("\t".join(cell.strip() for cell in cells))
        elif element.tag == f"{_W}sdt":
            for part in element.iter(f"{_W}p"):
                writer.add(_docx_text(part, writer, notes))
    yield _document(
        source, limits, writer,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", title=title,
    )  # fmt: skip


def _docx_text(paragraph: Any, writer: _Writer, notes: dict[str, str]) -> str:
    pieces: list[str] = []
    for element in paragraph.iter():
        tag = element.tag
        if tag == f"{_W}t" and element.text:
            raised = element.getparent().find(f"{_W}rPr/{_W}vertAlign")
            superscript = raised is not None and raised.get(f"{_W}val") == "superscript" and element.text.isdigit()
            pieces.append(element.text.translate(_SUPERSCRIPTS) if superscript else element.text)
        elif tag == f"{_W}tab":
            pieces.append(" ")
        elif tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif tag == f"{_W}footnoteReference":
            pieces.append(writer.mark(notes.get(element.get(f"{_W}id", ""), "")))
    return "".join(pieces)


def _docx_notes(archive: zipfile.ZipFile, names: set[str], source: Source, limits: Limits) -> dict[str, str]:
    if "word/footnotes.xml" not in names:
        return {}
    tree = _parse(unpack_member(archive, "word/footnotes.xml", source, limits), source)
    return {
        note.get(f"{_W}id", ""): "".join(text.text or "" for text in note.iter(f"{_W}t"))
        for note in tree.iter(f"{_W}footnote")
    }


def _docx_title(archive: zipfile.ZipFile, names: set[str], source: Source, limits: Limits) -> str | None:
    if "docProps/core.xml" not in names:
        return None
    try:
        found = _parse(unpack_member(archive, "docProps/core.xml", source, limits), source).findtext(f"{_DC}title")
    except DocumentError:
        return None
    return found.strip() if found and found.strip() else None


def _docx_numbering(
    archive: zipfile.ZipFile, names: set[str], source: Source, limits: Limits
) -> dict[tuple[str, int], tuple[str, str, int]]:
    """(list, level) → (number format, pattern such as "%1.%2", first number)."""
    if "word/numbering.xml" not in names:
        return {}
    tree = _parse(unpack_member(archive, "word/numbering.xml", source, limits), source)
    levels: dict[str, dict[int, tuple[str, str, int]]] = {}
    for abstract in tree.iter(f"{_W}abstractNum"):
        own = levels.setdefault(abstract.get(f"{_W}abstractNumId", ""), {})
        for level in abstract.iter(f"{_W}lvl"):
            form, pattern, start = (level.find(f"{_W}{name}") for name in ("numFmt", "lvlText", "start"))
            own[int(level.get(f"{_W}ilvl", "0"))] = (
                form.get(f"{_W}val", "decimal") if form is not None else "decimal",
                pattern.get(f"{_W}val", "") if pattern is not None else "",
                int(start.get(f"{_W}val", "1")) if start is not None else 1,
            )
    numbering = {}
    for number in tree.iter(f"{_W}num"):
        abstract = number.find(f"{_W}abstractNumId")
        for level, facts in levels.get(abstract.get(f"{_W}val", "") if abstract is not None else "", {}).items():
            numbering[number.get(f"{_W}numId", ""), level] = facts
    return numbering


def _docx_number(
    paragraph: Any, numbering: dict[tuple[str, int], tuple[str, str, int]], counters: dict[tuple[str, int], int]
) -> str:
    """The number Word shows before a paragraph of a list, with a space behind; empty if it shows none."""
    mark = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if mark is None:
        return ""
    level_mark = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    name, level = mark.get(f"{_W}val", ""), int(level_mark.get(f"{_W}val", "0")) if level_mark is not None else 0
    if (name, level) not in numbering:
        return ""
    form, pattern, start = numbering[name, level]
    counters[name, level] = counters.get((name, level), start - 1) + 1
    for deeper in range(level + 1, 9):
        counters.pop((name, deeper), None)
    if form == "bullet":
        return "- "

    def value(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        shown = numbering.get((name, at), (form, "", 1))
        return _numeral(counters.get((name, at), shown[2]), shown[0])

    written = re.sub(r"%(\d)", value, pattern)
    return f"{written} " if written else ""


def _numeral(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        values = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                  (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
        written = ""
        for value, letters in values:
            while number >= value:
                written += letters
                number -= value
        return written if form == "lowerRoman" else written.upper()
    return str(number)


# --- odt ------------------------------------------------------------------------------------------------------------


def read_odt(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in an .odt. Raises: DocumentError of the kind that fits."""
    with _open(source) as archive:
        content = _parse(unpack_member(archive, "content.xml", source, limits), source)
        title = None
        if "meta.xml" in archive.namelist():
            title = next(
                iter(_parse(unpack_member(archive, "meta.xml", source, limits), source).iter(f"{_DC}title")), None
            )
            title = title.text if title is not None else None
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    writer = _Writer()
    if body is not None:
        _write_odt(body, writer, 0, "", source)
    yield _document(source, limits, writer, "application/vnd.oasis.opendocument.text", title=title)


def _write_odt(parent: Any, writer: _Writer, depth: int, lead: str, source: Source) -> None:
    if depth > 60:
        raise LimitExceeded(source.name, "nests its sections more than 60 deep")
    for element in parent:
        if element.tag == f"{_TEXT}h":
            writer.add(_odt_text(element, writer), "heading")
        elif element.tag == f"{_TEXT}p":
            writer.add(lead + _odt_text(element, writer))
            lead = "" if lead else lead
        elif element.tag == f"{_TABLE}table":
            for row in element.iter(f"{_TABLE}table-row"):
                cells = [
                    " ".join(_odt_text(part, writer).strip() for part in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))
                    for cell in row
                    if cell.tag == f"{_TABLE}table-cell"
                ]
                writer.add("\t".join(cells))
        elif element.tag == f"{_TEXT}list-item":
            _write_odt(element, writer, depth + 1, "- ", source)
        elif element.tag in (f"{_TEXT}list", f"{_TEXT}section", f"{_TEXT}index-body"):
            _write_odt(element, writer, depth + 1, "", source)


def _odt_text(element: Any, writer: _Writer) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            pieces.append(writer.mark("".join(body.itertext()) if body is not None else ""))
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif child.tag == f"{_TEXT}tab":
            pieces.append(" ")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif isinstance(child.tag, str) and not child.tag.startswith(f"{_OFFICE}annotation"):
            pieces.append(_odt_text(child, writer))
        pieces.append(child.tail or "")
    return "".join(pieces)


# --- rtf ------------------------------------------------------------------------------------------------------------


def read_rtf(source: Source, limits: Limits) -> Iterator[Document]:
    """The one document in an .rtf. Raises: DocumentError of the kind that fits."""
    from striprtf.striprtf import rtf_to_text

    if not source.data.rstrip(b"\x00 \r\n").endswith(b"}"):
        raise NotText(source.name, "is cut short: its last brace is missing")
    try:
        text = rtf_to_text(source.data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError, UnicodeError) as error:
        raise NotText(source.name, f"is damaged: {error}") from error
    writer = _Writer()
    for line in str(text).split("\n"):
        writer.add("\t".join(cell.strip() for cell in line.split("|")).rstrip("\t") if line.count("|") > 1 else line)
    yield _document(source, limits, writer, "application/rtf")
