"""Briefings as Word documents and as single HTML pages; every line has notes to the sentences it rests on."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any, BinaryIO

from depositary.errors import NotInLedger
from depositary.export.base import Asked, Summary, public_uri
from depositary.ledger import Ledger
from depositary.plans.fields import plain_text
from depositary.plans.labels import labelled_languages, load_labels
from depositary.registry.names import FALLBACK
from depositary.report.briefing import Briefing, BriefingLine, briefing
from depositary.report.things import Source

__all__ = ["BriefingExporter", "BriefingPageExporter"]

_QUOTE = 400  # code points of a quote
_SOURCES = 3  # of one line


def _briefing(ledger: Ledger, asked: Asked) -> Briefing:
    named = asked.thing or asked.partnership
    if named is None:
        raise NotInLedger("a briefing is on one partnership, meeting or person: name it, or give its id")
    return briefing(ledger, named, asked.language or FALLBACK, on=asked.on)


def _note(source: Source) -> str:
    """Where a line is from: document, date, and its own words."""
    quoted = " ".join(source.passages[0].quote.split()) if source.passages else ""
    words = f": “{quoted[:_QUOTE]}{'…' if len(quoted) > _QUOTE else ''}”" if quoted else ""
    when = f", {source.published}" if source.published else ""
    return f"{source.document} ({source.language}{when}){words}"


def _summary(told: Briefing) -> Summary:
    lines = [line for section in told.sections for line in section.lines]
    notes = sum(len(line.sources[:_SOURCES]) for line in lines)
    return Summary(id=f"briefing-{_safe(told.id)}", title=told.title, written={"lines": len(lines), "footnotes": notes})


def _safe(name: str) -> str:
    return "".join(char if char.isalnum() or char in "-_." else "-" for char in name)


class BriefingExporter:
    """A briefing as a Word document (Office Open XML)."""

    name, suffix, of = "briefing", ".docx", "thing"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        import docx
        from docx.shared import Cm, Pt

        from depositary.export.footnotes import Footnotes, set_font

        told = _briefing(ledger, asked)
        fonts = {code: load_labels(code).font for code in labelled_languages()}
        document: Any = docx.Document()
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.3)
        section.top_margin = section.bottom_margin = Cm(2)
        set_font(document, ("Normal", "Title", "Subtitle", "Heading 1", "List Bullet"), fonts[told.language])
        document.styles["Normal"].font.size = Pt(10)
        document.styles["Title"].font.size = Pt(20)
        document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
        notes = Footnotes(document)
        document.add_heading(plain_text(told.title), 0)
        document.add_paragraph(plain_text(told.subtitle), style="Subtitle")
        for what, value in told.facts:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.add_run(plain_text(what) + told.colon).bold = True
            paragraph.add_run(plain_text(value))
        for part in told.sections:
            document.add_heading(plain_text(part.title), 1)
            if not part.lines:
                document.add_paragraph(told.nothing)
            for line in part.lines:
                paragraph = document.add_paragraph(plain_text(line.text), style="List Bullet")
                for position, source in enumerate(line.sources[:_SOURCES]):
                    if position:
                        paragraph.add_run(" ").font.superscript = True  # so that 5 and 6 are not read as 56
                    notes.add(paragraph, [(plain_text(_note(source)), source.language)], fonts)
        notes.finish()
        properties = document.core_properties
        properties.title, properties.language = plain_text(told.title)[:255], told.language
        properties.author, properties.comments = "", ""
        moment = dt.datetime.fromisoformat(asked.on or dt.date.today().isoformat())
        properties.created, properties.modified = moment, moment
        document.save(out)
        return _summary(told)


_STYLE = (
    "body{font:16px/1.5 system-ui,'Noto Sans','Noto Sans CJK SC',sans-serif;max-width:46rem;margin:2rem auto;"
    "padding:0 1rem;color:#1b1f24;background:#fff}h1{font-size:1.6rem;margin:0}"
    "h2{font-size:1.1rem;margin:1.6rem 0 .3rem;border-bottom:1px solid #c9ced6}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dt{color:#545d68}"
    "dd{margin:0}li{margin:.25rem 0}sup a{text-decoration:none}ol.notes{font-size:.85rem;color:#3d4550}"
    "@media print{body{margin:0;font-size:11pt}}"
    "@media(prefers-color-scheme:dark){body{background:#14171b;color:#e3e6ea}dt,ol.notes{color:#a9b1bb}a{color:#8ab8ff}}"
)


class BriefingPageExporter:
    """The same as one HTML page that needs nothing else."""

    name, suffix, media_type, of = "briefing-html", ".html", "text/html", "thing"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        told = _briefing(ledger, asked)
        notes: list[str] = []
        parts = [
            f'<!doctype html><html lang="{escape(told.language)}"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(told.title)}</title>'
            f"<style>{_STYLE}</style></head><body><main><h1>{escape(told.title)}</h1><p>{escape(told.subtitle)}</p>"
        ]
        if told.facts:
            rows = "".join(f"<dt>{escape(what)}</dt><dd>{escape(value)}</dd>" for what, value in told.facts)
            parts.append(f"<dl>{rows}</dl>")
        for section in told.sections:
            parts.append(f"<h2>{escape(section.title)}</h2>")
            if section.lines:
                parts.append("<ul>" + "".join(_item(line, notes) for line in section.lines) + "</ul>")
            else:
                parts.append(f"<p>{escape(told.nothing)}</p>")
        if notes:
            listed = "".join(f'<li id="note-{n}">{note}</li>' for n, note in enumerate(notes, 1))
            parts.append(f'<hr><ol class="notes">{listed}</ol>')
        parts.append("</main></body></html>\n")
        out.write("".join(parts).encode())
        return _summary(told)


def _item(line: BriefingLine, notes: list[str]) -> str:
    marks = []
    for source in line.sources[:_SOURCES]:
        address = public_uri(source)
        link = f' <a href="{escape(address, quote=True)}">↗</a>' if address else ""
        notes.append(f'<span lang="{escape(source.language)}">{escape(_note(source))}</span>{link}')
        marks.append(f'<sup><a href="#note-{len(notes)}">{len(notes)}</a></sup>')
    return f"<li>{escape(line.text)}{' '.join(marks)}</li>"
