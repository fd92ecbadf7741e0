"""Which documents are one text: copies of an agency's report on several sites count as one source.

Texts become sets of overlapping word groups (shingles), sets become short signatures (one-permutation MinHash), and
signatures give keys that near-copies share (locality-sensitive hashing), so that candidates come from an index and
never from a scan. A translation is no copy; `may_be_translation` says when one is evident.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from collections.abc import Mapping
from itertools import combinations
from operator import eq

from depositary.resolve.spans import days_apart, span_of
from depositary.resolve.wording import fold

__all__ = [
    "COPY",
    "Signature",
    "copy_likeness",
    "group_copies",
    "is_copy",
    "may_be_translation",
    "signature_keys",
    "text_signature",
]

Signature = bytes  # 96 unsigned 32-bit minima, in the machine's order

_BINS = 96
_BANDS = 24  # of four bins: two texts that share half their shingles meet in a band with p = 0.79, two thirds with 0.99
_WORDS, _CHARACTERS = 5, 7  # in a shingle; of a script without spaces seven characters carry as much as five words
_LEAST = 40  # words or characters below which two texts may be alike by chance
_BASE, _MIX, _MASK = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, (1 << 64) - 1
_EMPTY = 0xFFFFFFFF
COPY = 0.5
"""Least share of common shingles of two copies: an outlet cuts, re-heads and re-leads what an agency sent."""
_TOKEN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_MARKS = re.compile(r"\d[\d.,]*\d|\b[A-Z]{3,}\b")


def text_signature(text: str) -> Signature:
    """The signature of a text (best: its main text alone). Linear in length; empty for a text too short to tell."""
    tokens = _TOKEN.findall(text.lower())
    if len(tokens) < _LEAST:
        return b""
    bins = array("I", [_EMPTY] * _BINS)
    han = sum(len(word) == 1 and word > "\u3400" for word in tokens)
    width = _CHARACTERS if han * 2 > len(tokens) else _WORDS
    crc = zlib.crc32
    marks = [crc(word.encode()) for word in tokens]
    for place, mark in enumerate(marks[: len(marks) - width + 1] or marks[:1]):
        if mark & 1:  # half the shingles tell as much, chosen by their first word, so alike in every text
            continue
        mixed = 0
        for following in marks[place : place + width]:
            mixed = (mixed * _BASE + following) & _MASK
        mixed = (mixed ^ (mixed >> 29)) * _MIX & _MASK
        value, bin_number = mixed >> 32, (mixed >> 8) % _BINS
        if value < bins[bin_number]:
            bins[bin_number] = value
    _fill(bins)
    return bins.tobytes()


def signature_keys(signature: Signature) -> tuple[str, ...]:
    """Keys for an index; near-copies share at least one."""
    if not signature:
        return ()
    size = len(signature) // _BANDS
    return tuple(
        f"{band}:{hashlib.blake2b(signature[band * size : (band + 1) * size], digest_size=8).hexdigest()}"
        for band in range(_BANDS)
    )


def copy_likeness(a: Signature, b: Signature) -> float:
    """Estimated share of common shingles, 0-1; standard error about 0.05."""
    if not a or not b:
        return 0.0
    one, two = array("I", a), array("I", b)
    return int(sum(map(eq, one, two))) / _BINS


def is_copy(a: Signature, b: Signature) -> bool:
    return copy_likeness(a, b) >= COPY


def group_copies(signatures: Mapping[str, Signature]) -> dict[str, str]:
    """Document → its group, named after the first of its documents in sorting order; the same for any order."""
    blocks: dict[str, list[str]] = {}
    for document in sorted(signatures):
        for key in signature_keys(signatures[document]):
            blocks.setdefault(key, []).append(document)
    parent = {document: document for document in signatures}

    def root(document: str) -> str:
        while parent[document] != document:
            document = parent[document]
        return document

    for pair in sorted({pair for block in blocks.values() for pair in combinations(block, 2)}):
        one, two = sorted(map(root, pair))
        if one != two and is_copy(signatures[pair[0]], signatures[pair[1]]):
            parent[two] = one
    return {document: root(document) for document in sorted(signatures)}


def may_be_translation(
    a: str,
    b: str,
    *,
    languages: tuple[str, str],
    publishers: tuple[str | None, str | None],
    published: tuple[str | None, str | None],
) -> bool:
    """Is one text evidently a translation of the other: one publisher, two languages, days apart at most three, and
    the same figures and acronyms in nearly the same number?"""  # fmt: skip
    if languages[0] == languages[1] or not publishers[0] or fold(publishers[0]) != fold(publishers[1] or ""):
        return False
    one, two = span_of(published[0]), span_of(published[1])
    if one is None or two is None or days_apart(one, two) > 3:
        return False
    left, right = set(_MARKS.findall(a)), set(_MARKS.findall(b))
    shared = len(left & right)
    return shared >= 6 and shared >= 0.7 * max(len(left), len(right))


def _fill(bins: array[int]) -> None:
    """Give an empty bin its next neighbour's value, changed by the distance, so that short texts compare as well."""
    if all(value == _EMPTY for value in bins):
        return
    whole = list(bins)
    for place in range(_BINS):
        step = 0
        while whole[(place + step) % _BINS] == _EMPTY:
            step += 1
        if step:
            bins[place] = (whole[(place + step) % _BINS] + step * 0x9E3779B1) & 0xFFFFFFFF
