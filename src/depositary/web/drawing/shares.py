"""How far a plan is over time, 0–100 %: what sources report, beside what the ledger has evidence of."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from depositary.web.drawing.axis import axis_of

__all__ = ["Point", "draw_shares"]

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 230, 40, 620, 14, 198


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A figure. day: ISO; percent: 0–100; label: written beside it; title: what it says when met; firm: stated as an
    exact figure, not as a bound; of: what it counts, and only figures of one thing are joined by a line."""

    day: str
    percent: float
    label: str
    title: str
    firm: bool = True
    of: str = ""


def draw_shares(
    reported: Sequence[Point], evidenced: Sequence[Point] = (), *, span: tuple[int, int] | None = None, label: str
) -> Markup | None:
    """Two lines of points, the years of the plan shaded; None if no point has a day."""
    spanned = [f"{span[0]:04d}-01-01", f"{span[1]:04d}-12-31"] if span else []
    if not reported and not evidenced:
        return None
    axis = axis_of([*(point.day for point in (*reported, *evidenced)), *spanned], _LEFT, _RIGHT)
    if axis is None:
        return None
    drawn = [Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">').format(_WIDTH, _HEIGHT, label)]
    for share in (0, 25, 50, 75, 100):
        y = _height(share)
        drawn.append(Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LEFT, _RIGHT, y, y))
        drawn.append(
            Markup('<text class="faint" x="{}" y="{}" text-anchor="end">{}%</text>').format(_LEFT - 6, y + 4, share)
        )
    for year, x in axis.years(8):
        drawn.append(Markup('<line class="axis" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(x, _BOTTOM, _BOTTOM + 4))
        drawn.append(Markup('<text class="faint" x="{}" y="{}">{}</text>').format(x, _BOTTOM + 18, year))
    for points, name in ((evidenced, "shown"), (reported, "reported")):
        ordered = sorted(points, key=lambda point: (point.day, point.percent))
        for counted in dict.fromkeys(point.of for point in ordered):
            path = [f"{axis.place(one.day)},{_height(one.percent)}" for one in ordered if one.of == counted]
            if len(path) > 1:
                drawn.append(Markup('<polyline class="line {}" points="{}"/>').format(name, " ".join(path)))
        drawn += [_point(point, name, axis.place(point.day)) for point in ordered]
    return Markup("").join([*drawn, Markup("</svg>")])


def _point(point: Point, name: str, x: float) -> Markup:
    y = _height(point.percent)
    end = x > _RIGHT - 110
    text = Markup('<text class="strong" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        x - 8 if end else x + 8, y - 8 if y > _TOP + 16 else y + 18, "end" if end else "start", point.label
    )
    return Markup('<g><title>{}</title><circle class="dot {}" cx="{}" cy="{}" r="{}"/>{}</g>').format(
        point.title, name, x, y, 5 if point.firm else 4, text
    )


def _height(percent: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * min(100.0, max(0.0, percent)) / 100, 1)
