"""A page's bytes as the sieve scans them: UTF-8, its letters composed, no character written as a number.

In: raw bytes. Out: the same bytes for the very most pages, after a look that costs next to nothing; else recoded ones.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from functools import cache

from depositary.acquire.decoding import Encodings, decode_text
from depositary.errors import DocumentError
from depositary.languages import known_languages, load_language

__all__ = ["recode"]

_SNIFFED = 400  # bytes looked at
_PROBED = 10_000  # bytes in the middle of a page, past its head and menus
_NUMBERS = 20  # letters written as numbers there, from which they are resolved
_LETTER = re.compile(rb"&#(?:x[0-9a-fA-F]{2,4}|2[0-5]\d|[3-6]\d\d|7[6-9]\d\d|[2-4]\d{4});")  # no quotes or dashes
_MARKS = 20  # combining marks there, from which letters are composed
_BEYOND = re.compile(rb"[\x80-\xff]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.I)
_HEAD = 4_000  # bytes in which a page declares its encoding


def recode(data: bytes) -> bytes:
    """The bytes to scan. In what is in no encoding that can be told, names of ASCII letters are found all the same."""
    head = data[:_SNIFFED]
    if b"\0" in head or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        zeros_first = head[0::2].count(0) > head[1::2].count(0)
        big = data.startswith(codecs.BOM_UTF16_BE) or (zeros_first and not data.startswith(codecs.BOM_UTF16_LE))
        return data.decode("utf-16-be" if big else "utf-16-le", "ignore").encode("utf-8", "ignore")
    if _is_older(data):
        data = _from_older(data)
    middle = len(data) // 3
    if data.count(b"&#", middle, middle + _PROBED) > _NUMBERS < len(_LETTER.findall(data, middle, middle + _PROBED)):
        data = html.unescape(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogatepass")
    if data.count(b"\xcc", middle, middle + _PROBED) > _MARKS:  # combining marks begin with it
        data = unicodedata.normalize("NFC", data.decode("utf-8", "replace")).encode("utf-8")
    return data


def _is_older(data: bytes) -> bool:
    """Are the first characters beyond ASCII no UTF-8?"""
    first = _BEYOND.search(data)
    if first is None:
        return False
    start = first.start()
    try:
        data[start : start + _SNIFFED].decode()
    except UnicodeDecodeError as error:
        return error.start < min(_SNIFFED, len(data) - start) - 4  # but for a character cut off at the end
    return False


def _from_older(data: bytes) -> bytes:
    """From the encoding the page declares, if a language at hand was written in it; if it declares none, from the guess
    of `decode_text`."""
    declared = _CHARSET.search(data, 0, _HEAD)
    if declared is None:
        try:
            return unicodedata.normalize("NFC", decode_text(data, "page").text).encode("utf-8", "ignore")
        except DocumentError:
            return data
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return data
    wider = _older_codecs().get(codec)
    if wider is None:
        return data
    return unicodedata.normalize("NFC", data.decode(wider, "replace")).encode()


@cache
def _older_codecs() -> dict[str, str]:
    """Codecs the languages at hand were written in, by every name for one of their subsets."""
    found: dict[str, str] = {}
    for code in known_languages():
        language = load_language(code)
        if not (language.folder / "encodings.yml").is_file():
            continue
        for name in language.table("encodings", Encodings).python:
            found[codecs.lookup(name).name] = name
    for subset, whole in (("gb2312", "gb18030"), ("gbk", "gb18030")):
        if whole in found:
            found[subset] = whole
    return found
