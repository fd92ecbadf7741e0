"""Web pages in whatever encoding: brought to UTF-8 before anything parses them.

What is UTF-8 is taken for that, whatever the page says of itself; else the server's word counts, then the page's, and a
page that says nothing is told by its text.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from depositary.acquire.decoding import decode_text
from depositary.acquire.formats.base import Source
from depositary.errors import NotText

__all__ = ["in_utf8"]

_HEAD = 4_096  # bytes in which a page states its encoding
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}?encoding=[\"']([\w-]{2,30})", re.I
)
_TAGS = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.I | re.S)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252"}
"""Encodings that pages name, and the wider ones they are in."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def in_utf8(source: Source) -> tuple[Source, tuple[str, ...]]:
    """The page in UTF-8, and what a person should know of how that was done. Raises: NotText, EmptyDocument."""
    data = source.data
    if b"\x00" in data[:1000] and data[:2] not in _WIDE_MARKS:
        raise NotText(source.name, "is a binary file, not a web page")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text, notices = _decode(source)
        return msgspec.structs.replace(source, data=text.encode("utf-8", "replace")), notices
    return source, ()


def _decode(source: Source) -> tuple[str, tuple[str, ...]]:
    data = source.data
    if data[:2] in _WIDE_MARKS:
        return data.decode("utf-16", "replace"), ()
    told = (source.media_type or "").lower().partition("charset=")[2].strip(" \"';")
    meta = _META.search(data[:_HEAD])
    stated = (meta.group(1) or meta.group(2)).decode("ascii", "replace") if meta else ""
    for name in (told, stated):
        codec = _codec(name)
        if codec is not None and codec not in ("utf-8", "utf-16", "utf-32"):  # it is not, and a page that says so errs
            return data.decode(codec, "replace"), ()
    if _codec(told) == "utf-8" or _codec(stated) == "utf-8":
        return data.decode("utf-8", "replace"), ()
    guessed = decode_text(_TAGS.sub(b" ", data), source.name)
    codec = _codec(guessed.encoding)
    text = data.decode(codec, "replace") if codec else decode_text(data, source.name).text
    return text, guessed.notices


def _codec(name: str) -> str | None:
    """Python's name of the encoding; None if there is none."""
    try:
        found = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return _WIDER.get(found, found) if found else None
