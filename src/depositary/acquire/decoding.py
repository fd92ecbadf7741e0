"""Bytes to text: the encoding by its mark, by proof, or by which guess reads best.

Enters: the bytes of a text file. Leaves: its text, the encoding's name, and what there is to say of it. UTF-8 proves
itself; any other encoding is a guess among those that the languages at hand were written in
(`languages/<code>/encodings.yml`), and the best must read well.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

import msgspec

from depositary.errors import EmptyDocument, NotText
from depositary.languages import known_languages, load_language

__all__ = ["Decoded", "decode_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 50_000  # bytes tried for a guess; the whole is decoded once
_LEAST_SCORE = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_GARBLED = re.compile("(?:\u00c3[\u0080-\u00bf\u2018-\u203a]|\u00e1[\u00ba\u00bb]|\u00e2\u20ac|\u00c4\u2018|\ufffd)")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code page Python does not know: the characters of bytes 80–FF ("." where unused), and of odd low bytes."""

    high: str
    low: dict[int, str] = {}


class Encodings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """encodings.yml. python: codecs Python has; tables: ones it has not; frequent: the characters beyond ASCII that
    text in them is made of; word: what a word that holds one of them looks like, in lower case (a pattern);
    every_word: other words look like that too.
    """

    frequent: str
    word: str = ""
    every_word: bool = False
    python: list[str] = []
    tables: dict[str, Table] = {}


class Decoded(msgspec.Struct, frozen=True):
    """Text, the encoding it was read in, and notices for its user (a guess, garbled stretches)."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode_text(raw: bytes, name: str) -> Decoded:
    """The text of `raw`; `name` is what errors call it.

    Raises: EmptyDocument; NotText if it is binary or reads well in no encoding at hand.
    """
    if not raw.strip(b" \t\r\n\f\x0b\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument(name, "is empty" if not raw else "holds no text")
    decoded = _decode_marked(raw, name) or _decode_proven(raw, name) or _decode_guessed(raw, name)
    if not decoded.text.strip():
        raise EmptyDocument(name, "holds no text")
    garbled = len(_GARBLED.findall(decoded.text))
    if garbled > 2 + len(decoded.text) // 2_000:
        notice = f"some of it is garbled ({garbled} places): it was once read in a wrong encoding"
        return Decoded(decoded.text, decoded.encoding, (*decoded.notices, notice))
    return decoded


def _decode_marked(raw: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw.decode(encoding), encoding)
            except UnicodeError as error:
                raise NotText(name, f"begins as {encoding} but is not: {error}") from error
    return None


def _decode_proven(raw: bytes, name: str) -> Decoded | None:
    if b"\x00" in raw[:_SAMPLE]:
        return _decode_wide(raw, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(raw) - error.start < 4 and error.start > 0:  # cut off in the middle of a character
            text = raw[: error.start].decode("utf-8")
            return Decoded(text, "utf-8", ("its last character is cut off",))
        return None
    if _too_many_controls(text):
        raise NotText(name, "is a binary file, not text")
    redressed = _redress(text)
    if redressed:
        return redressed
    return Decoded(text, "utf-8")


def _decode_wide(raw: bytes, name: str) -> Decoded:
    """UTF-16 without its mark: zeros in every other byte if it is Latin text, else it must read well."""
    sample = raw[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for zeros, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        try:
            text = raw[: len(raw) - len(raw) % 2].decode(encoding)
        except UnicodeError:
            continue
        latin = zeros > 0.1 * len(sample) and other < 0.01 * len(sample)
        if not _too_many_controls(text) and (latin or _reads_well(text[:_SAMPLE])):
            return Decoded(text, encoding, (f"taken for {encoding}: it does not say",))
    raise NotText(name, "is a binary file, not text")


def _reads_well(text: str) -> bool:
    return any(_score(text, code) >= _LEAST_SCORE for code in known_languages())


def _decode_guessed(raw: bytes, name: str) -> Decoded:
    sample = raw[:_SAMPLE]
    if _too_many_controls(sample.decode("latin-1"), high=False):
        raise NotText(name, "is a binary file, not text")
    best: tuple[float, str, str] | None = None
    for code in known_languages():
        for encoding in _encodings(code):
            text = _decode_in(sample, code, encoding)
            score = _score(text, code) if text is not None else 0.0
            if best is None or score > best[0]:
                best = (score, code, encoding)
    if best is None or best[0] < _LEAST_SCORE:
        raise NotText(name, "is in an encoding that cannot be told; save it as UTF-8")
    whole = _decode_in(raw, best[1], best[2])
    if whole is None:
        raise NotText(name, f"seems to be {best[2]}, but not throughout; save it as UTF-8")
    return Decoded(whole, best[2], (f"taken for {best[2]}: it is not UTF-8",))


def _encodings(code: str) -> list[str]:
    data = _load(code)
    return [*data.python, *data.tables] if data else []


def _decode_in(raw: bytes, code: str, encoding: str) -> str | None:
    data = _load(code)
    if data is None:
        return None
    if encoding in data.tables:
        return raw.decode("latin-1").translate(_table(code, encoding))
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if len(raw) == _SAMPLE and error.start > len(raw) - 5:  # the sample's end cut a character
            return raw[: error.start].decode(encoding)
        return None


def _score(text: str, code: str) -> float:
    """How well `text` reads, 0 to 1: its characters beyond ASCII, and the words they stand in, as this language has."""
    text = unicodedata.normalize("NFC", text)
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    frequent = _frequent(code)
    known = sum(character in frequent for character in beyond)
    impossible = sum(character == "\ufffd" or "\x80" <= character <= "\x9f" for character in beyond)
    share = (known - 3 * impossible) / len(beyond)
    form, every = _word_form(code)
    if form is None:
        return share
    words = [word for word in _WORD.findall(text) if every or not word.isascii()]
    if not words:
        return share
    formed = sum(1 for word in words if _is_cased(word) and form.fullmatch(word.lower()))
    return min(share, formed / len(words))


def _is_cased(word: str) -> bool:
    """Capitals at the beginning or throughout, as words are written; not in the middle."""
    return word[1:].islower() or len(word) == 1 or word.isupper()


def _redress(text: str) -> Decoded | None:
    """Text of an old font's code page that was saved as if it were Latin-1: UTF-8 by its bytes, unreadable by eye."""
    sample = text[:_SAMPLE]
    beyond = sum(1 for character in sample if "\xa1" <= character <= "\xff")
    if beyond < 0.03 * len(sample) or beyond < 8:
        return None
    for code in known_languages():
        data = _load(code)
        for encoding in data.tables if data else {}:
            read = text.translate(_table(code, encoding))
            if _score(read[:_SAMPLE], code) > 0.9 and _score(sample, code) < 0.7:
                return Decoded(read, encoding, (f"taken for {encoding} saved as Unicode",))
    return None


def _too_many_controls(text: str, *, high: bool = True) -> bool:
    sample = text[:_SAMPLE]
    found = _CONTROL.findall(sample) if high else [c for c in _CONTROL.findall(sample) if c < "\x80"]
    return len(found) > min(2, 0.05 * len(sample)) + 0.01 * len(sample)


@cache
def _load(code: str) -> Encodings | None:
    language = load_language(code)
    if not (language.folder / "encodings.yml").is_file():
        return None
    return language.table("encodings", Encodings)


@cache
def _frequent(code: str) -> frozenset[str]:
    data = _load(code)
    return frozenset(data.frequent) if data else frozenset()


@cache
def _word_form(code: str) -> tuple[re.Pattern[str] | None, bool]:
    data = _load(code)
    return (re.compile(data.word), data.every_word) if data and data.word else (None, False)


@cache
def _table(code: str, encoding: str) -> dict[int, str]:
    data = _load(code)
    table = data.tables[encoding] if data else Table("")
    high = {0x80 + place: character for place, character in enumerate(table.high) if character != "."}
    unused = {0x80 + place: "\ufffd" for place, character in enumerate(table.high) if character == "."}
    return {**high, **unused, **table.low}
