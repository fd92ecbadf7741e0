"""Characters: the text as its author meant it, before anyone looks for lines or words.

Enters: a document's text. Leaves: the same text with invisible characters gone, Vietnamese and other accents composed,
mojibake undone, full-width forms and odd spaces read as their plain twins; and the way back, where lengths changed.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from depositary.clean.view import Edit, OffsetMap, apply_edits

__all__ = ["fold_characters", "place_tones"]

# One character for one: full-width ASCII, spaces of all widths, hyphens that only look different, line ends.
_TWINS = {0xFF01 + i: 0x21 + i for i in range(0x5E)}
_TWINS |= dict.fromkeys([0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)], 0x20)
_TWINS |= {0x2010: 0x2D, 0x2011: 0x2D, 0x2212: 0x2D, 0x2027: 0xB7, 0x30FB: 0xB7, 0xFF65: 0xB7}
_TWINS |= {0x0D: 0x0A, 0x85: 0x0A, 0x2028: 0x0A, 0x2029: 0x0A, 0x0C: 0x0A, 0x0B: 0x0A}
_HAS_TWINS = re.compile(
    "[\r\f\v\x85\xa0\u2000-\u200a\u2010\u2011\u2027-\u2029\u202f\u205f\u2212\u3000\u30fb\uff01-\uff5e\uff65]"
)

# Zero width, bidirectional controls, soft hyphens, byte order marks, and the controls that no text needs.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u180e\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f]+"
)
_LINE_END = re.compile("\r\n")
_ETH = {0xD0: 0x110, 0xF0: 0x111}  # typed for the letter with a stroke, which it looks like, beside horned letters
_HORNED = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
# A base letter and what is stacked on it (NFD, or half composed: "ê" + dot below).
# Elements that some stores left in their texts: those that break a line, and those within one.
_TAG = re.compile(
    r"</?(p|div|br|h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|figure|figcaption|section|article|blockquote|hr|"
    r"span|strong|em|b|i|u|a|img|font|sup|sub|o:p|small)\b[^<>]{0,600}>",
    re.I,
)
_INLINE = frozenset(("span", "strong", "em", "b", "i", "u", "a", "img", "font", "sup", "sub", "o:p", "small"))
_FEWEST_TAGS = 4
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
# Years figure by figure whose noughts were typed as figures or capital letters: 二00三年, 二O一O年.
_YEAR_IN_WORDS = re.compile("(?<![0O一二三四五六七八九])[一二](?=[O0]|.[O0]|..[O0])[O0〇一二三四五六七八九]{3}(?=年)")
_ROUND = {ord("0"): "〇", ord("O"): "〇"}
_MARKS = re.compile("[\u0300-\u036f]")
_STACKED = re.compile("[^\\W\\d_][\u0300-\u036f]+")

# UTF-8 that was read as cp1252: a lead byte's letter and its one to three followers, as that code page shows them.
_FOLLOWERS = "\x80-\xbf" + "".join(
    bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
)
_MOJIBAKE = re.compile(f"(?:[\xc2-\xdf][{_FOLLOWERS}]|[\xe0-\xef][{_FOLLOWERS}]{{2}}|[\xf0-\xf4][{_FOLLOWERS}]{{3}})+")
# Signs that clean text of the field hardly holds behind a letter; quotes and dashes are left out, though they occur.
_HINT = re.compile("[\xc2-\xf4][\x80-\x9f\xa2-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]")
_FEWEST_LETTERS = 2  # mojibake comes in swarms; a single such pair may be meant
_PLAUSIBLE = re.compile("[\xa0-\u024f\u1e00-\u1eff\u2010-\u2044\u20ab\u20ac\u3000-\u303f\u3400-\u9fff\uff00-\uff65]+")


def fold_characters(text: str) -> tuple[str, OffsetMap | None]:
    """`text` in plain characters, and the map back; None if no offset moved."""
    edits: list[Edit] = []
    if not text.isascii():
        edits += [Edit(found.start(), found.end()) for found in _INVISIBLE.finditer(text)]
        if _MARKS.search(text):
            edits += [
                Edit(found.start(), found.end(), unicodedata.normalize("NFC", found.group()))
                for found in _STACKED.finditer(text)
            ]
        if _HINT.search(text):
            edits += _undo_mojibake(text)
    else:
        edits += [Edit(found.start(), found.end()) for found in _INVISIBLE.finditer(text)]
    if "</" in text or "<br" in text:
        edits += _read_over_tags(text)
    if "\r\n" in text:
        edits += [Edit(found.start(), found.end(), "\n") for found in _LINE_END.finditer(text)]
    offsets = None
    if edits:
        text, offsets = apply_edits(text, edits)
    if _HAS_TWINS.search(text):
        text = text.translate(_TWINS)
    if ("\xd0" in text or "\xf0" in text) and _HORNED.search(text):
        text = text.translate(_ETH)
    if "年" in text:
        text = _YEAR_IN_WORDS.sub(_round_zeros, text)
    return text, offsets


def _round_zeros(found: re.Match[str]) -> str:
    return found.group().translate(_ROUND)


def _read_over_tags(text: str) -> list[Edit]:
    """Tags left in a text are read as line ends or as nothing, entities as the characters they stand for."""
    tags = list(_TAG.finditer(text))
    if len(tags) < _FEWEST_TAGS:
        return []
    edits = [Edit(found.start(), found.end(), "" if found.group(1).lower() in _INLINE else "\n") for found in tags]
    if "&" in text:
        edits += [Edit(found.start(), found.end(), unescape(found.group())) for found in _ENTITY.finditer(text)]
    return edits


def _undo_mojibake(text: str) -> list[Edit]:
    edits = []
    for found in _MOJIBAKE.finditer(text):
        try:
            read = found.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            read = _decode_latin(found.group())
        if read and _PLAUSIBLE.fullmatch(read):
            edits.append(Edit(found.start(), found.end(), read))
    return edits if len(edits) >= _FEWEST_LETTERS else []


def _decode_latin(garbled: str) -> str:
    """Bytes that cp1252 does not define come through as control characters: take them as they are."""
    try:
        raw = b"".join(
            character.encode("latin-1") if ord(character) < 0x100 else character.encode("cp1252")
            for character in garbled
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return ""


def place_tones(text: str, placement: dict[str, str], pattern: re.Pattern[str]) -> str:
    """Put each tone where the lexicon has it (hoà → hòa, uỷ → ủy), one length for one length."""
    return pattern.sub(lambda found: placement[found.group()], text)
