"""The table of formats: a line and a module each. `detect_format` tells which one a source is in."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath

from depositary.acquire.formats.base import Format, ReadFormat, Source
from depositary.errors import UnsupportedFormat

__all__ = ["FORMATS", "Format", "Source", "detect_format", "known_suffixes", "load_format"]

_HERE = "depositary.acquire.formats"

FORMATS = (
    Format(name="text", module=f"{_HERE}.text", suffixes=(".txt", ".text"), media_types=("text/plain",)),
    Format(
        name="markdown",
        module=f"{_HERE}.markdown",
        suffixes=(".md", ".markdown"),
        media_types=("text/markdown", "text/x-markdown"),
    ),
    Format(
        name="html",
        module=f"{_HERE}.html",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        modules=("lxml", "trafilatura"),
        install="pip install trafilatura",
    ),
    Format(
        name="pdf",
        module=f"{_HERE}.pdf",
        suffixes=(".pdf",),
        media_types=("application/pdf",),
        modules=("pypdfium2",),
        install="pip install pypdfium2",
    ),
    Format(
        name="docx",
        module=f"{_HERE}.docx",
        suffixes=(".docx",),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        modules=("lxml",),
        install="pip install lxml",
    ),
    Format(
        name="odt",
        module=f"{_HERE}.odt",
        suffixes=(".odt",),
        media_types=("application/vnd.oasis.opendocument.text",),
        modules=("lxml",),
        install="pip install lxml",
    ),
    Format(
        name="rtf",
        module=f"{_HERE}.rtf",
        suffixes=(".rtf",),
        media_types=("application/rtf", "text/rtf"),
        modules=("striprtf",),
        install="pip install striprtf",
    ),
    Format(name="eml", module=f"{_HERE}.eml", suffixes=(".eml",), media_types=("message/rfc822",)),
    Format(
        name="zip",
        module=f"{_HERE}.zip_archive",
        suffixes=(".zip",),
        media_types=("application/zip", "application/x-zip-compressed"),
    ),
    Format(name="tar", module=f"{_HERE}.tar_archive", suffixes=(".tar",), media_types=("application/x-tar",)),
    Format(name="gzip", module=f"{_HERE}.gzip_archive", suffixes=(".gz", ".tgz"), media_types=("application/gzip",)),
    Format(
        name="warc",
        module=f"{_HERE}.warc",
        suffixes=(".warc",),
        media_types=("application/warc",),
        modules=("fastwarc",),
        install="pip install FastWARC",
    ),
    Format(
        name="feed",
        module=f"{_HERE}.feed",
        suffixes=(".rss", ".atom"),
        media_types=("application/rss+xml", "application/atom+xml"),
        modules=("feedparser",),
        install="pip install feedparser",
    ),
    Format(
        name="image",
        module=f"{_HERE}.ocr",
        suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
        media_types=("image/png", "image/jpeg", "image/tiff"),
        modules=("PIL",),
        programs=("tesseract",),
        install="apt-get install tesseract-ocr tesseract-ocr-vie tesseract-ocr-chi-sim; pip install pillow",
    ),
)

_LOOKS_LIKE_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+)?(?:<!--.*?-->\s*+)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)

_LOOKS_LIKE_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?>(?:<\?.*?\?>|<!--.*?-->)\s*+)*+<(?:rss|feed|rdf:rdf)\b", re.I | re.S
)

# What a file begins with says more than its name.
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/1.", "warc"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF8", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)"),
    (b"7z\xbc\xaf", "7z archive"),
    (b"Rar!", "rar archive"),
    (b"SQLite format 3", "SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)


def known_suffixes() -> frozenset[str]:
    """The file names' endings (".txt") that some format claims."""
    return frozenset(suffix for form in FORMATS for suffix in form.suffixes)


def detect_format(source: Source) -> Format:
    """The format a source is in: by its first bytes, its stated media type, its name, in this order.

    Raises: UnsupportedFormat, naming what it seems to be.
    """
    by_name = {form.name: form for form in FORMATS}
    for signature, name in _SIGNATURES:
        if source.data.startswith(signature):
            if name == "zip":
                name = _zip_kind(source.data)
            if name == "gzip" and ".warc" in source.name.lower():
                name = "warc"
            if name in by_name:
                return by_name[name]
            raise UnsupportedFormat(source.name, f"seems to be {name}, which cannot be read here")
    if source.data[257:262] == b"ustar":
        return by_name["tar"]
    if _LOOKS_LIKE_FEED.match(source.data[:2000]):
        return by_name["feed"]
    if _LOOKS_LIKE_HTML.match(source.data[:2000]):
        return by_name["html"]
    media_type = (source.media_type or "").partition(";")[0].strip().lower()
    suffix = PurePath(source.name).suffix.lower()
    for form in FORMATS:
        if media_type in form.media_types or (not media_type and suffix in form.suffixes):
            return form
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    return by_name["text"]  # unnamed or strangely named: the decoder says whether it is text


def _zip_kind(data: bytes) -> str:
    """What a zip file holds: a word processor's file, or files of any kind."""
    if b"word/document.xml" in data:
        return "docx"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if b"xl/workbook.xml" in data or b"ppt/presentation.xml" in data:
        return "a spreadsheet or presentation"
    return "zip"


def load_format(form: Format) -> ReadFormat:
    """The reading function of a format, its module imported now. Raises: UnsupportedFormat if a library is missing."""
    try:
        read: ReadFormat = import_module(form.module).read_format
    except ModuleNotFoundError as error:
        raise UnsupportedFormat(form.name, f"needs the Python module {error.name}; {form.install}") from error
    return read
