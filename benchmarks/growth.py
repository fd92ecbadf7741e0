"""A picture of how times grow with the ledger: both scales logarithmic, a line a question, as SVG.

Enters: sizes in documents, each with its times in milliseconds. Leaves: the text of an SVG file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

__all__ = ["draw_growth"]

_WIDTH, _HEIGHT = 900, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 350, 20, 40
_COLOURS = (
    "#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#117a8b",
    "#7f8c8d", "#a04000", "#34495e", "#c2185b", "#000",
)  # fmt: skip


def draw_growth(results: Mapping[int, Mapping[str, float]], names: Sequence[str], bar: float | None = None) -> str:
    """The named times over the sizes. bar: a time below which they should stay, drawn across."""
    sizes = sorted(results)
    low = math.floor(math.log10(min(max(results[size][name], 1) for size in sizes for name in names)))
    high = math.ceil(math.log10(max(results[size][name] for size in sizes for name in names)))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size: float) -> float:
        return _LEFT + (math.log10(size) - first) / ((last - first) or 1) * (_WIDTH - _LEFT - _RIGHT)

    def y(time: float) -> float:
        share = (math.log10(max(time, 10**low)) - low) / ((high - low) or 1)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        'font-size="12" role="img" aria-label="milliseconds over documents, both logarithmic">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        height = y(10**power)
        drawn.append(f'<path d="M{_LEFT} {height:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        drawn.append(f'<text x="{_LEFT - 6}" y="{height + 4:.1f}" text-anchor="end">{10**power:,} ms</text>')
    for size in sizes:
        drawn.append(f'<path d="M{x(size):.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x(size):.1f}" y="{_HEIGHT - 18}" text-anchor="middle">{size:,}</text>')
    if bar is not None:
        drawn.append(f'<path d="M{_LEFT} {y(bar):.1f}H{_WIDTH - _RIGHT}" stroke="#000" stroke-dasharray="6 4"/>')
    for number, name in enumerate(sorted(names, key=lambda name: -results[sizes[-1]][name])):
        colour = _COLOURS[number % len(_COLOURS)]
        points = [(x(size), y(results[size][name])) for size in sizes]
        path = "L".join(f"{one:.1f} {two:.1f}" for one, two in points)
        drawn.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn += [f'<circle cx="{one:.1f}" cy="{two:.1f}" r="3" fill="{colour}"/>' for one, two in points]
        line = _TOP + 16 + 20 * number
        at = _WIDTH - _RIGHT + 16
        drawn.append(f'<path d="M{at} {line - 4}h18" stroke="{colour}" stroke-width="3"/>')
        time = results[sizes[-1]][name]
        drawn.append(f'<text x="{at + 24}" y="{line}">{escape(name)}: {time:,.0f} ms</text>')
    return "\n".join([*drawn, "</svg>", ""])
