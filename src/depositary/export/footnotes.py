"""Footnotes in a Word document, which python-docx has no way to write.

Enters: a document being written. Leaves: a footnotes part of its own, and marks in paragraphs that point into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

__all__ = ["Footnotes", "set_font", "shape_run"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnotes {}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


class Footnotes:
    """Gathers notes; `finish` puts them into the document's package."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root = parse_xml(_SEPARATORS.format(nsdecls("w")))
        self.count = 0
        _styles(document)

    def add(self, paragraph: Any, pieces: list[tuple[str, str | None]], fonts: dict[str, str]) -> None:
        """A mark at the end of a paragraph. pieces: words with the code of their language (None: the document's)."""
        self.count += 1
        run = paragraph.add_run()
        run.style = "Footnote Reference"
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(self.count))
        run._r.append(mark)
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self.count))
        words = OxmlElement("w:p")
        note.append(words)
        words.append(_styled("w:pPr", "w:pStyle", "FootnoteText"))
        number = OxmlElement("w:r")
        number.append(_styled("w:rPr", "w:rStyle", "FootnoteReference"))
        number.append(OxmlElement("w:footnoteRef"))
        words.append(number)
        for text, language in [(" ", None), *pieces]:
            words.append(_run(text, language, fonts))
        self._root.append(note)

    def finish(self) -> None:
        """Put the notes into the package; none are put in if there are none."""
        if not self.count:
            return
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob, self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def shape_run(run: Any, language: str | None, fonts: dict[str, str]) -> None:
    """Say which language the words of a run are in, and which font has its characters."""
    if language is not None:
        properties = run.get_or_add_rPr()
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        _tell_language(properties, language, fonts)


def set_font(document: Any, styles: Sequence[str], font: str) -> None:
    """Have these styles write in a font, whatever script the words are in and whatever the document's theme says."""
    for name in styles:
        style = document.styles[name]
        style.font.name = font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:eastAsia"), font)


def _tell_language(properties: Any, language: str, fonts: dict[str, str]) -> None:
    if language in fonts:
        font = OxmlElement("w:rFonts")
        font.set(qn("w:eastAsia"), fonts[language])
        properties.insert(1 if properties.find(qn("w:rStyle")) is not None else 0, font)
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), language)
    told.set(qn("w:eastAsia"), language)
    properties.append(told)


def _run(text: str, language: str | None, fonts: dict[str, str]) -> Any:
    run = OxmlElement("w:r")
    if language is not None:
        properties = OxmlElement("w:rPr")
        _tell_language(properties, language, fonts)
        run.append(properties)
    words = OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = text
    run.append(words)
    return run


def _styled(properties: str, kind: str, style: str) -> Any:
    outer, inner = OxmlElement(properties), OxmlElement(kind)
    inner.set(qn("w:val"), style)
    outer.append(inner)
    return outer


def _styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    names = [style.name for style in styles]
    if "Footnote Text" not in names:
        text = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(8.5)
        text.paragraph_format.space_after = Pt(2)
    if "Footnote Reference" not in names:
        styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
