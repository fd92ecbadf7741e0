"""Meetings on a line of time, a lane a level: what was held is full, what is announced is a ring, what is only expected
is dashed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from markupsafe import Markup, escape

from depositary.web.drawing.axis import axis_of

__all__ = ["Lane", "Mark", "draw_timeline"]

_WIDTH, _LEFT, _LANE, _TOP = 960, 150, 34, 26
_NEAR = 9.0  # marks closer than this in a lane are shifted a little, so that each can be met


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting. day: ISO; title: what the mark says when met; address: where it leads."""

    day: str
    title: str
    address: str | None = None
    kind: Literal["held", "ahead", "expected", "off"] = "held"


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A row of marks."""

    name: str
    marks: tuple[Mark, ...]


def draw_timeline(lanes: Sequence[Lane], *, today: str, label: str) -> Markup | None:
    """The lanes from the first mark's year to the last one's; None if there is nothing to draw."""
    lanes = [lane for lane in lanes if lane.marks]
    days = [mark.day for lane in lanes for mark in lane.marks]
    axis = axis_of(days, _LEFT + 10, _WIDTH - 14)
    if axis is None:
        return None
    height = _TOP + _LANE * len(lanes) + 8
    head = Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}" class="wide">')
    drawn = [head.format(_WIDTH, height, label)]
    for year, x in axis.years():
        drawn.append(Markup('<line class="grid" x1="{0}" x2="{0}" y1="18" y2="{1}"/>').format(x, height - 6))
        drawn.append(Markup('<text class="faint" x="{}" y="12">{}</text>').format(x, year))
    for row, lane in enumerate(lanes):
        y = _TOP + _LANE * row + _LANE / 2
        drawn.append(Markup('<text x="0" y="{}">{}</text>').format(y + 4, lane.name))
        drawn.append(Markup('<line class="lane" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LEFT, _WIDTH, y, y))
        before, lift = -99.0, 0
        for mark in sorted(lane.marks, key=lambda mark: mark.day):
            x = axis.place(mark.day)
            lift = (lift + 1) % 3 if x - before < _NEAR else 0
            before = x
            drawn.append(_mark(mark, x, y - 7 * lift if lift < 2 else y + 7))
    if axis.first.isoformat() <= today <= axis.last.isoformat():
        drawn.append(
            Markup('<line class="today" x1="{0}" x2="{0}" y1="18" y2="{1}"/>').format(axis.place(today), height)
        )
    return Markup("").join([*drawn, Markup("</svg>")])


def _mark(mark: Mark, x: float, y: float) -> Markup:
    title = escape(mark.title)
    dot = f'<circle class="m-{mark.kind}" cx="{x}" cy="{y}" r="5.5"><title>{title}</title></circle>'
    if mark.address is None:
        return Markup(dot)  # noqa: S704 -- escaped
    return Markup(f'<a href="{escape(mark.address)}" aria-label="{title}">{dot}</a>')  # noqa: S704 -- escaped
