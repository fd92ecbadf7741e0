"""Page layout: from words with places to text in reading order, rows kept, heads, feet and footnotes marked.

Enters: the words of each page as a PDF holds them. Leaves: one text, the offset of each page, and ranges. Knows nothing
of PDF; measures are in points, y grows upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from statistics import median

import msgspec

from depositary.model import Range

__all__ = ["LaidOut", "Piece", "Rule", "Word", "lay_out_pages"]

_HEAD_BAND = 0.12  # of a page's height, at top and bottom
_WIDEST_GAP = 2.2  # of a word's size: beyond it two words of one line are in two cells or columns
_SMALL = 0.88  # of the body's size: a footnote is set smaller
_WIDE = 1.4  # of the size: steps from line to line beyond it are those between paragraphs, or wide spacing
_OTHER_SIZE = 0.2  # of the size: a larger difference is another style, a smaller one another font for some letters
_SAME_SIZE = 0.05  # of the size
_TOUCHING = 0.2  # of the size: a narrower gap parts no words
_LATEST = 6  # words of a line drawn before one that stands left of them
_ENDS = (".", ";", ":", "。", "；", "：")
_FEWEST_CELLS = 3
_FEWEST_COLUMN_LINES = 8
_LONGEST_HEAD = 150
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:\w+\s+)?\d{1,4}(?:\s*(?:/|of|\|)\s*\d{1,4})?[-–—|\s]*")
_GLUED_NUMBER = re.compile(r"\A(\d{1,3}) ?(?=[^\W\d_])")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|\*{1,3})\s*\S")


class Word(msgspec.Struct, frozen=True):
    """A word, its left and right edge, its baseline, its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


Rule = tuple[float, float, float]  # an upright line: where it stands, its foot, its head


class Piece(msgspec.Struct):
    """Words on one line without a wide gap."""

    text: str
    left: float
    right: float
    base: float
    size: float
    kind: str = ""
    words: tuple[Word, ...] = ()


class LaidOut(msgspec.Struct, frozen=True):
    text: str
    pages: tuple[int, ...]
    ranges: tuple[Range, ...]


def lay_out_pages(pages: list[list[Word]], heights: list[float], rules: list[list[Rule]] | None = None) -> LaidOut:
    """The text of all pages, a line each as printed, an empty line between paragraphs.

    rules: the upright lines drawn on each page, by which a table's columns are told.
    """
    drawn = rules or [[] for _ in pages]
    laid = [_order(_make_pieces(words, lines)) for words, lines in zip(pages, drawn, strict=True)]
    body = _body_size(laid)
    _mark_heads(laid, heights)
    for pieces in laid:
        _mark_footnotes(pieces, body)
    return _write(laid)


# --- pieces and their order -----------------------------------------------------------------------------------------


def _make_pieces(words: list[Word], rules: list[Rule]) -> list[Piece]:
    pieces: list[Piece] = []
    line: list[Word] = []
    for word in words:
        place = _place_within(line, word)
        if place is not None:
            _put_within(line, place, word)
            continue
        far = line and word.left - line[-1].right > _WIDEST_GAP * max(word.size, 1)
        if line and (far or _is_elsewhere(line[-1], word) or _is_ruled_off(line[-1], word, rules)):
            pieces.append(_join(line))
            line = []
        line.append(word)
    if line:
        pieces.append(_join(line))
    return pieces


def _place_within(line: list[Word], word: Word) -> int | None:
    """Where a word belongs that was drawn late, as marks of another font are: in a gap of the line as it is so far."""
    place = len(line)
    while place and word.right <= line[place - 1].left + 1 and len(line) - place < _LATEST:
        place -= 1
    if not 0 < place < len(line) or line[place - 1].right > word.left + 1:
        return None
    return place if abs(line[place].base - word.base) <= 0.6 * max(word.size, line[place].size) else None


def _put_within(line: list[Word], place: int, word: Word) -> None:
    """Put a word in its gap; with what it touches it is one word."""
    before, after = line[place - 1], line[place]
    start, end, text, right = place, place, word.text, word.right
    left = word.left
    if word.left - before.right < _TOUCHING * before.size:
        start, text, left = place - 1, before.text + text, before.left
    if after.left - word.right < _TOUCHING * after.size:
        end, text, right = place + 1, text + after.text, after.right
    frame = before if start < place else after
    line[start:end] = [Word(text, left, right, frame.base, frame.size)]


def _is_elsewhere(before: Word, word: Word) -> bool:
    """Not on the same line, or back to the left."""
    return abs(word.base - before.base) > 0.6 * max(word.size, before.size) or word.left < before.left - word.size


def _is_ruled_off(before: Word, word: Word, rules: list[Rule]) -> bool:
    """An upright line stands between two words of a line."""
    return any(
        before.right - 2 <= x <= word.left + 2 and bottom - 3 <= word.base <= top + 3 for x, bottom, top in rules
    )


def _join(line: list[Word]) -> Piece:
    size = median([word.size for word in line])
    base = median([word.base for word in line])
    text = " ".join(word.text for word in line)
    return Piece(text, line[0].left, line[-1].right, base, size, words=tuple(line))


def _order(pieces: list[Piece]) -> list[Piece]:
    """Reading order. The order of the source is kept, but where it goes across two columns line by line."""
    rows = _join_rows(pieces)
    edges = _column_edges(rows)
    if edges:
        rows = _join_rows(_part_at_edges(pieces, edges))
    pieces = rows
    gutter = _find_gutter(pieces)
    if gutter is None:
        return pieces
    ordered: list[Piece] = []
    band: list[Piece] = []
    for piece in pieces:
        if piece.left < gutter - 2 and piece.right > gutter + 2:  # across both columns: what came before is complete
            ordered += _by_column(band, gutter)
            band = []
            ordered.append(piece)
        else:
            band.append(piece)
    return ordered + _by_column(band, gutter)


def _by_column(band: list[Piece], gutter: float) -> list[Piece]:
    return [piece for piece in band if piece.right <= gutter + 2] + [
        piece for piece in band if piece.right > gutter + 2
    ]


def _find_gutter(pieces: list[Piece]) -> float | None:
    """The middle of the gap between two columns that the source interleaves; None if there is none."""
    pairs = []
    for before, after in pairwise(pieces):
        level = abs(before.base - after.base) < 0.4 * max(before.size, 1) and after.left > before.right
        if level and len(before.text) > 20 and len(after.text) > 20:
            pairs.append((before.right, after.left))
    if len(pairs) < _FEWEST_COLUMN_LINES:
        return None
    left, right = max(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    return (left + right) / 2 if left < right else None


def _join_rows(pieces: list[Piece]) -> list[Piece]:
    """A table's rows: three cells or more side by side become one piece, cells parted by tabs."""
    cells = _make_cells(pieces)
    joined: list[Piece] = []
    index = 0
    while index < len(cells):
        row = [cells[index]]
        while index + len(row) < len(cells) and _stands_beside(row, cells[index + len(row)]):
            row.append(cells[index + len(row)])
        if len(row) >= _FEWEST_CELLS and _are_narrow(row):
            text = "\t".join(" ".join(piece.text for piece in cell) for cell in row)
            first = row[0][0]
            base = min(piece.base for cell in row for piece in cell)
            edges = tuple(cell[0].words[0] for cell in row)
            joined.append(Piece(text, first.left, row[-1][0].right, base, first.size, "row", edges))
        else:
            joined += [piece for cell in row for piece in cell]
        index += len(row)
    return joined


def _column_edges(pieces: list[Piece]) -> list[float]:
    """Left edges of the columns of the rows found; words may stand too near in other rows to be told apart."""
    rows = [piece for piece in pieces if piece.kind == "row"]
    if not rows:
        return []
    widest = max(rows, key=lambda piece: (len(piece.words), len(piece.text)))
    return sorted(word.left for word in widest.words)


def _part_at_edges(pieces: list[Piece], edges: list[float]) -> list[Piece]:
    parted: list[Piece] = []
    for piece in pieces:
        cuts = [
            place
            for place, word in enumerate(piece.words)
            if place
            and any(abs(word.left - edge) < 2 for edge in edges)
            and word.left - piece.words[place - 1].right > 2
        ]
        starts_in_column = any(abs(piece.left - edge) < 3 for edge in edges)
        if not cuts or not starts_in_column or len(cuts) >= len(edges):
            parted.append(piece)
            continue
        for start, end in pairwise([0, *cuts, len(piece.words)]):
            parted.append(_join(list(piece.words[start:end])))
    return parted


def _make_cells(pieces: list[Piece]) -> list[list[Piece]]:
    """Runs of lines under one another from one left edge."""
    cells: list[list[Piece]] = []
    for piece in pieces:
        last = cells[-1][-1] if cells else None
        under = last is not None and abs(last.left - piece.left) < 3 and 0 < last.base - piece.base < 1.6 * piece.size
        if under:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return cells


def _stands_beside(row: list[list[Piece]], cell: list[Piece]) -> bool:
    """To the right of the last cell, and level with the row (its lines may be centred in it)."""
    edge = max(piece.right for piece in row[-1])
    top = max(other[0].base + other[0].size for other in row)
    bottom = min(other[-1].base for other in row)
    return cell[0].left > edge and cell[-1].base < top and cell[0].base + 0.5 * cell[0].size > bottom


def _are_narrow(row: list[list[Piece]]) -> bool:
    return sum(len(cell) for cell in row) < 80


# --- heads, feet, notes ---------------------------------------------------------------------------------------------


def _body_size(pages: list[list[Piece]]) -> float:
    sizes: Counter[float] = Counter()
    for pieces in pages:
        for piece in pieces:
            sizes[round(piece.size, 1)] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _mark_heads(pages: list[list[Piece]], heights: list[float]) -> None:
    """Lines in the top and bottom bands that come back from page to page, and page numbers there."""
    forms: Counter[str] = Counter()
    banded: list[tuple[Piece, str]] = []
    for pieces, height in zip(pages, heights, strict=True):
        seen = set()
        for piece in pieces:
            outside = piece.base > (1 - _HEAD_BAND) * height or piece.base < _HEAD_BAND * height
            if outside and len(piece.text) <= _LONGEST_HEAD and not _is_note(piece):
                form = _DIGITS.sub("0", piece.text).strip().lower()
                banded.append((piece, form))
                seen.add(form)
        forms.update(seen)
    least = max(2, round(0.4 * len(pages)))
    for piece, form in banded:
        if forms[form] >= least or (len(piece.text) < _LONGEST_HEAD and _PAGE_NUMBER.fullmatch(piece.text)):
            piece.kind = "page"


def _is_note(piece: Piece) -> bool:
    return len(piece.text) > 30 and _NOTE.match(piece.text) is not None


def _mark_footnotes(pieces: list[Piece], body: float) -> None:
    """The run of small lines at the foot of a page, from the first that begins with a mark on."""
    free = [piece for piece in pieces if piece.kind != "page"]
    start = len(free)
    while start and free[start - 1].size <= _SMALL * body:
        start -= 1
    while start < len(free) and not _NOTE.match(free[start].text):
        start += 1
    if start and start < len(free):
        for piece in free[start:]:
            piece.kind = "footnote"
            piece.text = _GLUED_NUMBER.sub(lambda found: found.group(1).translate(_SUPERSCRIPTS) + " ", piece.text)


# --- writing --------------------------------------------------------------------------------------------------------


def _write(pages: list[list[Piece]]) -> LaidOut:
    parts: list[str] = []
    offsets: list[int] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    pitch = _pitch(pages)
    margin = max((piece.right for pieces in pages for piece in pieces if not piece.kind), default=0.0)
    for pieces in pages:
        if parts:
            parts.append("\n\n")
            at += 2
        offsets.append(at)
        for index, piece in enumerate(pieces):
            if index:
                between = "\n\n" if _parts_paragraphs(pieces[index - 1], piece, pitch, margin) else "\n"
                parts.append(between)
                at += len(between)
            parts.append(piece.text)
            if piece.kind in ("page", "footnote"):
                spans.append((at, at + len(piece.text), piece.kind))
            at += len(piece.text)
    return LaidOut("".join(parts), tuple(offsets), _merge(spans))


def _pitch(pages: list[list[Piece]]) -> float:
    """The distance from line to line within paragraphs: the least that occurs twice in the document."""
    steps: Counter[float] = Counter()
    for pieces in pages:
        for before, after in pairwise(pieces):
            step = before.base - after.base
            if 0.85 * after.size < step < 4 * max(after.size, 1) and before.kind == after.kind == "":
                steps[round(2 * step) / 2] += 1
    twice = [step for step, count in steps.items() if count > 1]
    return min(twice or steps, default=14.0)


def _parts_paragraphs(before: Piece, after: Piece, pitch: float, margin: float) -> bool:
    if before.kind != after.kind or "row" in (before.kind, after.kind):
        return True
    step = before.base - after.base
    if step < 0:
        return False  # up again: the next column
    if pitch > _WIDE * after.size and (before.right < 0.85 * margin or before.text.endswith(_ENDS)):
        return True  # wide steps throughout: either each line is a paragraph, or those that reach the margin go on
    return (step > 1.3 * pitch and step > 1.1 * after.size) or _are_of_other_sizes(before, after)


def _are_of_other_sizes(before: Piece, after: Piece) -> bool:
    """Two lines of different size without a word of one size: two fonts side by side are no two styles."""
    if abs(before.size - after.size) <= _OTHER_SIZE * before.size:
        return False
    return all(abs(word.size - other.size) > _SAME_SIZE * word.size for word in before.words for other in after.words)


def _merge(spans: list[tuple[int, int, str]]) -> tuple[Range, ...]:
    ranges = []
    for (kind, _), run in groupby(_numbered(spans), key=lambda item: (item[1][2], item[0])):
        members = [span for _, span in run]
        ranges.append(Range(members[0][0], members[-1][1], kind))
    return tuple(ranges)


def _numbered(spans: list[tuple[int, int, str]]) -> list[tuple[int, tuple[int, int, str]]]:
    """Spans with the number of their run: neighbours of one kind not more than two characters apart."""
    numbered = []
    run = 0
    for index, span in enumerate(spans):
        if index and (span[2] != spans[index - 1][2] or span[0] - spans[index - 1][1] > 2):
            run += 1
        numbered.append((run, span))
    return numbered
