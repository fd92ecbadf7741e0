"""The annual review of a plan of action as a Word document, labels in the language asked for, quotes in their own.

What was done is told line by line with footnotes to the sentences it rests on. The plan's progress is drawn as a chart,
a bar a pillar; the bar of a single pillar is a table with coloured cells, which is read out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, BinaryIO

from depositary.errors import LanguageUnknown
from depositary.export.base import Asked, Summary
from depositary.languages import load_language
from depositary.ledger import Ledger
from depositary.plans.counting import Counted, count_lines
from depositary.plans.fields import FIELDS, plain_text, shown_value
from depositary.plans.labels import Labels, labelled_languages, load_labels
from depositary.plans.scale import load_scale
from depositary.plans.views import LineView
from depositary.report.annual import AnnualReview, annual_review
from depositary.report.progress import ProgressReport
from depositary.report.things import Source

__all__ = ["ReviewExporter"]

_WIDTH = 16.0  # centimetres between the margins
_NO_DATA, _NO_STATUS = "EDEDED", "DDEBF7"
_LEAST_CELL = 0.55  # centimetres a part of a bar has at least, so that its figure is legible
_QUOTE = 500  # code points of a quote
_LISTED = 40  # dues and contradictions told


class ReviewExporter:
    """The plan of action's annual review (Office Open XML document)."""

    name, suffix, of = "docx", ".docx", "plan"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        review = annual_review(ledger, asked.plan, on=asked.on)
        language = asked.language or review.view.plan.language
        if language not in labelled_languages():
            raise LanguageUnknown(language, f"has no labels; there are {', '.join(labelled_languages())}")
        writer = _Writer(review, language)
        writer.write()
        writer.save(out)
        return Summary(
            id=review.view.plan.id,
            title=review.view.plan.title,
            written={"lines": len(review.view.lines), "footnotes": writer.notes.count},
            left_out=tuple(writer.left_out),
        )


class _Writer:
    def __init__(self, review: AnnualReview, language: str) -> None:
        import docx

        from depositary.export.footnotes import Footnotes

        self.review, self.language = review, language
        self.labels: Labels = load_labels(language)
        self.scale = load_scale()
        self.fonts = {code: load_labels(code).font for code in labelled_languages()}
        self.document: Any = docx.Document()
        self.left_out: list[str] = []
        self._page()
        self.notes = Footnotes(self.document)

    def write(self) -> None:
        review, labels = self.review, self.labels
        plan = review.view.plan
        self.document.add_heading(labels.review["title"], 0)
        self._words(labels.say("subtitle", plan=plan.title, day=review.on), style="Subtitle")
        self._summary()
        self._chart()
        self._over_time()
        self._by_pillar()
        self._done()
        self._remains()
        self._due()
        self._contradictions()
        self._carried()

    def save(self, out: BinaryIO) -> None:
        self.notes.finish()
        properties = self.document.core_properties
        properties.title = plain_text(self.review.view.plan.title)[:255]
        properties.language = self.language
        properties.author, properties.comments = "", ""
        moment = dt.datetime.fromisoformat(self.review.on)
        properties.created, properties.modified = moment, moment
        self.document.save(out)

    def _page(self) -> None:
        from docx.shared import Cm, Pt

        from depositary.export.footnotes import set_font

        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - _WIDTH) / 2)
        section.top_margin = section.bottom_margin = Cm(2.2)
        set_font(self.document, ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2"), self.labels.font)
        self.document.styles["Normal"].font.size = Pt(10.5)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _summary(self) -> None:
        labels, standing = self.labels, self.review.standing
        counted = standing.counted
        self._heading("summary")
        told = [labels.say("lines", total=counted.total)]
        if standing.stated is not None and standing.stated != counted.total:
            told.append(labels.say("lines_stated", stated=standing.stated, total=counted.total))
        last = standing.reported
        if last is not None and last.done is not None and last.total is not None:
            told.append(labels.say("figure", reported=last.done, total=last.total, evidenced=counted.evidenced))
        elif last is None:
            told.append(labels.say("nothing_reported", total=counted.total, evidenced=counted.evidenced))
        if counted.no_data:
            told.append(labels.say("no_data", count=counted.no_data))
        self._words((" " if load_language(self.language).facts.spaces else "").join(told))
        if last is not None:
            words = labels.say(
                "latest", figure=self._figure(last), word=last.word or "–", day=last.as_of or labels.review["undated"],
                source=", ".join(source.document for source in last.sources),
            )  # fmt: skip
            self._sources(self._words(words), last.sources)

    def _chart(self) -> None:
        self._heading("chart")
        counted = count_lines(self.review.view.lines)
        self._bar(counted)
        self._legend(counted)
        self._pillars_drawn(counted)

    def _pillars_drawn(self, counted: Counted) -> None:
        """A bar a pillar, on one scale; nothing if there is one pillar only."""
        from depositary.export.charts import Series, add_stacked_bars

        pillars = [pillar.counted for pillar in self.review.pillars]
        if len(pillars) < 2:
            return
        rows = [{name: number for name, _, number in self._parts(pillar)} for pillar in pillars]
        drawn = [
            Series(name=plain_text(name), colour=colour, values=tuple(row.get(name, 0) for row in rows))
            for name, colour, _ in self._parts(counted)
        ]
        names = [plain_text(self._pillar_name(pillar.name)) for pillar in pillars]
        title = self.labels.review["by_pillar"]
        add_stacked_bars(self.document, names, drawn, title=title, width=_WIDTH, font=self.labels.font)

    def _over_time(self) -> None:
        series = self.review.standing.series
        if series is None or not series.reports:
            return
        self._heading("over_time")
        rows = [
            [report.as_of or self.labels.review["undated"], self._figure(report), report.word or "",
             ", ".join(source.document for source in report.sources)]
            for report in series.reports
        ]  # fmt: skip
        names = [self.labels.column(name) for name in ("as_of", "progress", "word", "source")]
        self._table(names, rows, (2.6, 4.4, 3.0, 6.0))

    def _by_pillar(self) -> None:
        labels = self.labels
        self._heading("by_pillar")
        steps = [step for step in self.scale.steps if any(step.id in p.counted.steps for p in self.review.pillars)]
        names = [labels.review["pillar"], labels.review["total"], *(step.name(self.language) for step in steps),
                 labels.reported["no_data"], labels.review["evidenced"]]  # fmt: skip
        rows = [
            [self._pillar_name(p.counted.name), str(p.counted.total),
             *(str(p.counted.steps.get(step.id, 0)) for step in steps), str(p.counted.no_data),
             str(p.counted.evidenced)]
            for p in self.review.pillars
        ]  # fmt: skip
        narrow = (_WIDTH - 4.6) / (len(names) - 1)
        self._table(names, rows, (4.6, *(narrow for _ in names[1:])))
        for pillar in self.review.pillars:
            self._words(self._pillar_name(pillar.counted.name), size=9, keep=True)
            self._bar(pillar.counted)

    def _done(self) -> None:
        self._heading("done")
        told = False
        for pillar in self.review.pillars:
            if not pillar.done:
                continue
            told = True
            self.document.add_heading(plain_text(self._pillar_name(pillar.counted.name)), 2)
            for line in pillar.done:
                self._done_line(line)
        if not told:
            self._words(self.labels.review["nothing_done"])

    def _done_line(self, line: LineView) -> None:
        paragraph = self._line(line)
        if line.activities:
            self._words(line.activities, paragraph=paragraph, before="\n", language=self.review.view.plan.language)
        for verdict in line.evidence:
            opening, closing = self._quotes(verdict.language)
            dated = f" ({verdict.published})" if verdict.published else ""
            pieces: list[tuple[str, str | None]] = [
                (plain_text(f"{verdict.document}{dated}:") + " ", None),
                (f"{opening}{_cut(verdict.quote)}{closing}", verdict.language),
            ]
            self.notes.add(paragraph, pieces, self.fonts)

    def _remains(self) -> None:
        labels = self.labels
        self._heading("remains")
        told = False
        for pillar in self.review.pillars:
            if not pillar.remains and not pillar.unknown:
                continue
            told = True
            self.document.add_heading(plain_text(self._pillar_name(pillar.counted.name)), 2)
            for line in pillar.remains:
                paragraph = self._line(line)
                if line.next_step:
                    self._words(labels.say("next_step", text=line.next_step), paragraph=paragraph, before="\n")
            if pillar.unknown:
                self._words(labels.review["remains_no_data"], bold=True, keep=True)
            for line in pillar.unknown:
                self._line(line)
        if not told:
            self._words(labels.review["nothing_remains"])

    def _due(self) -> None:
        labels = self.labels
        self._heading("due")
        for one in self.review.due[:_LISTED]:
            first, last = one.interval
            day = one.due or (f"{first} – {last}" if first and last else first or last or labels.review["undated"])
            state = labels.review.get(f"status_{one.status}", one.status)
            paragraph = self._words(f"{day} ({state}): ", style="List Bullet", bold=True)
            self._words(one.what, paragraph=paragraph)
            self._sources(paragraph, one.sources)
        self._more(len(self.review.due))
        if not self.review.due:
            self._words(labels.review["nothing_due"])

    def _contradictions(self) -> None:
        labels = self.labels
        self._heading("contradictions")
        for one in self.review.contradictions[:_LISTED]:
            what = one.property.rpartition(".")[2]
            paragraph = self._words(f"{one.about} – {what}: ", style="List Bullet", bold=True)
            for place, side in enumerate(one.sides):
                before = f" {labels.review['against']} " if place else ""
                self._words(f"{side.value}", paragraph=paragraph, before=before)
                self._sources(paragraph, side.sources)
        self._more(len(self.review.contradictions))
        if not self.review.contradictions:
            self._words(labels.review["no_contradictions"])

    def _carried(self) -> None:
        if self.review.carried is None:
            return
        self._heading("carried")
        for fate, number in self.review.carried.items():
            self._words(f"{self.labels.review.get(fate, fate)}: {number}", style="List Bullet")

    # -- pieces --------------------------------------------------------------------------------------------------------

    def _heading(self, name: str) -> None:
        self.document.add_heading(self.labels.review[name], 1)

    def _words(
        self, text: str, *, paragraph: Any = None, style: str | None = None, before: str = "", bold: bool = False,
        size: float | None = None, keep: bool = False, language: str | None = None,
    ) -> Any:  # fmt: skip
        from docx.shared import Pt

        from depositary.export.footnotes import shape_run

        if paragraph is None:
            paragraph = self.document.add_paragraph(style=style)
            paragraph.paragraph_format.keep_with_next = keep
        run = paragraph.add_run(before + plain_text(text) + (" " if text.endswith(" ") else ""))
        run.bold = bold or None
        if size is not None:
            run.font.size = Pt(size)
            paragraph.paragraph_format.space_after = Pt(2)
        shape_run(run._r, language, self.fonts)
        return paragraph

    def _line(self, line: LineView) -> Any:
        """A line with its number and status."""
        paragraph = self._words(f"{line.number} ", style="List Bullet", bold=True)
        self._words(line.text, paragraph=paragraph, language=self.review.view.plan.language)
        parts = [shown_value(FIELDS["progress"], line.progress, self.language)]
        if line.progress is not None and line.word:
            opening, closing = self.labels.quotes
            parts.append(f"{opening}{line.word}{closing}")
        parts += [line.source or "", self.labels.say("as_of", day=line.as_of) if line.as_of else "", line.lead or ""]
        told = "; ".join(part for part in parts if part)
        if told:
            self._words(told, paragraph=paragraph, before=" — ")
        return paragraph

    def _sources(self, paragraph: Any, sources: Sequence[Source]) -> None:
        """A footnote a source, with the first sentence it rests on."""
        for source in sources[:5]:
            opening, closing = self._quotes(source.language)
            dated = f" ({source.published})" if source.published else ""
            quotes = [f"{opening}{_cut(passage.quote)}{closing}" for passage in source.passages[:1]]
            pieces: list[tuple[str, str | None]] = [(plain_text(f"{source.document}{dated}"), None)]
            pieces += [(": ", None), (quotes[0], source.language)] if quotes else []
            self.notes.add(paragraph, pieces, self.fonts)

    def _quotes(self, language: str) -> tuple[str, str]:
        return load_labels(language).quotes if language in self.fonts else self.labels.quotes

    def _more(self, number: int) -> None:
        if number > _LISTED:
            self._words(self.labels.words["more"].format(count=number - _LISTED))
            self.left_out.append(f"{number - _LISTED} of {number} entries of a list")

    def _figure(self, report: ProgressReport) -> str:
        parts = [f"{report.done}/{report.total}" if report.done is not None and report.total is not None else ""]
        parts.append(f"{report.percent:g} %" if report.percent is not None else "")
        told = [part for part in parts if part]
        shown = f"{told[0]} ({told[1]})" if len(told) > 1 else "".join(told) or "–"
        return self.labels.comparators.get(report.comparator, "{figure}").format(figure=shown)

    def _pillar_name(self, name: str) -> str:
        return shown_value(FIELDS["pillar"], name, self.language) or self.labels.review["other"]

    def _parts(self, counted: Counted) -> list[tuple[str, str, int]]:
        """Name, colour and number of each part of a bar, what nothing is known of last."""
        parts = [
            (step.name(self.language), step.colour, counted.steps[step.id])
            for step in self.scale.steps
            if counted.steps.get(step.id)
        ]
        rest = counted.total - sum(number for _, _, number in parts)
        unknown = min(rest, counted.no_data)
        told = [(self.labels.review["no_status"], _NO_STATUS, rest - unknown)]
        told.append((self.labels.reported["no_data"], _NO_DATA, unknown))
        return [*parts, *(part for part in told if part[2])]

    def _bar(self, counted: Counted) -> None:
        """One bar: cells as wide as their share of the lines."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        parts = self._parts(counted)
        if not parts:
            return
        spare = _WIDTH - _LEAST_CELL * len(parts)
        total = sum(number for _, _, number in parts)
        widths = [_LEAST_CELL + spare * number / total for _, _, number in parts]
        table = self._grid(1, widths)
        for cell, (name, colour, number) in zip(table.rows[0].cells, parts, strict=True):
            _fill(cell, colour)
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            wide = len(name) * 0.22 < widths[parts.index((name, colour, number))] - 1
            run = paragraph.add_run(f"{name}: {number}" if wide else str(number))
            run.font.size = Pt(9)
        self._gap()

    def _legend(self, counted: Counted) -> None:
        from docx.shared import Pt, RGBColor

        paragraph = self.document.add_paragraph()
        for name, colour, number in self._parts(counted):
            mark = paragraph.add_run("■ ")
            mark.font.color.rgb = RGBColor.from_string(colour)
            paragraph.add_run(f"{name}: {number}    ").font.size = Pt(9)
        evidenced = f"{self.labels.review['evidenced']}: {counted.evidenced}"
        paragraph.add_run(evidenced).font.size = Pt(9)

    def _table(self, names: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        from docx.shared import Pt

        table = self._grid(1 + len(rows), widths)
        table.style = "Light Grid Accent 1"
        for cells, values in zip((row.cells for row in table.rows), [names, *rows], strict=True):
            for cell, value in zip(cells, values, strict=True):
                cell.paragraphs[0].add_run(plain_text(value)).font.size = Pt(9)
        _repeat_head(table.rows[0])
        self._gap()

    def _gap(self) -> None:
        """What parts a table from what follows, since two tables in a row would grow together."""
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(6)

    def _grid(self, rows: int, widths: Sequence[float]) -> Any:
        from docx.shared import Cm

        table = self.document.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table


def _fill(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _repeat_head(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _cut(quote: str) -> str:
    words = " ".join(plain_text(quote).split())
    return words if len(words) <= _QUOTE else words[:_QUOTE] + "…"
