"""Charts in a Word document, which python-docx has no way to write.

Enters: a document being written, names and figures. Leaves: a chart of Office's own kind (DrawingML), drawn by the
program that shows it, so that it is sharp at any size and its words stay words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

__all__ = ["Series", "add_stacked_bars"]

_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROW, _FRAME = 0.9, 2.4  # centimetres a bar takes, and axis and legend beside them


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One part of every bar: its name, its colour (RRGGBB), how long it is in each bar."""

    name: str
    colour: str
    values: tuple[int, ...]


def add_stacked_bars(
    document: Any, bars: Sequence[str], series: Sequence[Series], *, title: str, width: float, font: str
) -> None:
    """A bar for each name in `bars`, top to bottom, made of the series' parts. width: in centimetres.

    title: read out to those who cannot see it.
    """
    package = document.part.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    blob = _chart(bars, series, font).encode("utf-8")
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _TYPE, blob, package)
    link = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    height = _FRAME + _ROW * len(bars)
    drawing = (
        f'<w:drawing xmlns:w="{_WORDS}"><wp:inline xmlns:wp="{_PLACE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Cm(width)}" cy="{Cm(height)}"/>'
        f'<wp:docPr id="{1000 + number}" name="Chart {number}" descr={quoteattr(title)}/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_LINKS}" r:id="{link}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    document.add_paragraph().add_run()._r.append(parse_xml(drawing))


def _chart(bars: Sequence[str], series: Sequence[Series], font: str) -> str:
    text = (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface={quoteattr(font)}/>'
        f'<a:ea typeface={quoteattr(font)}/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )
    drawn = "".join(_series(place, one, bars) for place, one in enumerate(series))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        '<c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        '<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="0" '
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="111"/><c:crosses val="max"/></c:valAx></c:plotArea>'
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/></c:chart>'
        f"{text}</c:chartSpace>"
    )


def _series(place: int, one: Series, bars: Sequence[str]) -> str:
    values = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(one.values))
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{_strings("Name", [one.name])}</c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{one.colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"<c:cat>{_strings('Bars', bars)}</c:cat><c:val><c:numRef><c:f>Values</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(one.values)}"/>{values}'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _strings(name: str, values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:strRef><c:f>{name}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache></c:strRef>'
