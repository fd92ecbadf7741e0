"""A small graph around one text: what came before and after it; what it cites above, what cites it below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from markupsafe import Markup

__all__ = ["Edge", "Node", "draw_graph"]

_BOX, _TALL, _GAP, _ROW, _LINE = 190, 54, 44, 100, 26
_COLUMNS = 4  # boxes side by side in the rows above and below

Place = Literal["before", "self", "after", "cites", "cited"]


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One text. label: cut to two lines; note: a third, faint one (its years or date)."""

    id: str
    label: str
    place: Place
    address: str | None = None
    note: str = ""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """An arrow from one text to another. kind: succeeds (full) or cites (dashed)."""

    start: str
    end: str
    kind: Literal["succeeds", "cites"] = "cites"


def draw_graph(nodes: Sequence[Node], edges: Sequence[Edge], *, label: str) -> Markup | None:
    """Boxes in rows, arrows between them; None if there is nothing but the text itself."""
    if len(nodes) < 2:
        return None
    rows = _rows(nodes)
    widest = max(len(row) for row in rows)
    width = widest * _BOX + (widest - 1) * _GAP + 4
    height = (len(rows) - 1) * _ROW + _TALL + 4
    at: dict[str, tuple[float, float]] = {}
    for y, row in enumerate(rows):
        left = (width - len(row) * _BOX - (len(row) - 1) * _GAP) / 2
        for x, node in enumerate(row):
            at[node.id] = (left + x * (_BOX + _GAP), 2 + y * _ROW)
    drawn = [
        Markup('<svg viewBox="0 0 {} {}" width="{}" role="group" aria-label="{}" class="graph">').format(
            width, height, width, label
        ),
        Markup(
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto-start-reverse"><path class="arrow" d="M0 0L8 4L0 8z"/></marker></defs>'
        ),
    ]
    drawn += [_edge(edge, at) for edge in edges if edge.start in at and edge.end in at]
    drawn += [_box(node, *at[node.id]) for node in nodes if node.id in at]
    return Markup("").join([*drawn, Markup("</svg>")])


def _rows(nodes: Sequence[Node]) -> list[list[Node]]:
    line = [node for place in ("before", "self", "after") for node in nodes if node.place == place]
    above = [node for node in nodes if node.place == "cites"]
    below = [node for node in nodes if node.place == "cited"]
    return [*_parted(above), line, *_parted(below)]


def _parted(nodes: Sequence[Node]) -> list[list[Node]]:
    return [list(nodes[start : start + _COLUMNS]) for start in range(0, len(nodes), _COLUMNS)]


def _edge(edge: Edge, at: dict[str, tuple[float, float]]) -> Markup:
    (x1, y1), (x2, y2) = at[edge.start], at[edge.end]
    if y1 == y2:
        start = (x1 + _BOX, y1 + _TALL / 2) if x1 < x2 else (x1, y1 + _TALL / 2)
        end = (x2, y2 + _TALL / 2) if x1 < x2 else (x2 + _BOX, y2 + _TALL / 2)
    else:
        start = (x1 + _BOX / 2, y1 if y2 < y1 else y1 + _TALL)
        end = (x2 + _BOX / 2, y2 + _TALL if y2 < y1 else y2)
    return Markup('<path class="edge {}" d="M{} {}L{} {}" marker-end="url(#arrow)"/>').format(edge.kind, *start, *end)


def _box(node: Node, x: float, y: float) -> Markup:
    lines = _wrapped(node.label)
    texts = [
        Markup('<text x="{}" y="{}">{}</text>').format(x + 8, y + 16 + 14 * row, line) for row, line in enumerate(lines)
    ]
    if node.note:
        texts.append(
            Markup('<text class="faint" x="{}" y="{}">{}</text>').format(x + 8, y + 16 + 14 * len(lines), node.note)
        )
    box = Markup('<g><title>{}</title><rect class="node{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>{}</g>').format(
        node.label, " self" if node.place == "self" else "", x, y, _BOX, _TALL, Markup("").join(texts)
    )
    if node.address is None:
        return box
    return Markup('<a href="{}">{}</a>').format(node.address, box)


def _wrapped(text: str, lines: int = 2) -> list[str]:
    """At most so many lines of about the box's width; a character of a wide script counts for two."""
    found, line, width = [], "", 0
    for word in _pieces(text):
        size = sum(2 if ord(char) > 0x2E80 else 1 for char in word)
        if line and width + size > _LINE:
            found.append(line.strip())
            line, width = "", 0
        line, width = line + word, width + size
    found.append(line.strip())
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1][: _LINE - 2].rstrip() + " …"]
    return found


def _pieces(text: str) -> list[str]:
    pieces = []
    for word in text.split(" "):
        pieces += [*word] if word and ord(word[0]) > 0x2E80 else [word]
        pieces.append(" ")
    return pieces[:-1]
