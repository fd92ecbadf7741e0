"""The matrix of a plan of action as a workbook, as secretariats use it; `plan import` takes it back when edited.

Three sheets: the matrix (filters, frozen heads, a list of values where there are only some, steps in their colours,
what is read only in grey), counts by pillar with a chart, and the data dictionary, which also says which plan and which
state of the ledger it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any, BinaryIO
from unicodedata import east_asian_width

from depositary.errors import LanguageUnknown
from depositary.export.base import Asked, Summary
from depositary.ledger import Ledger
from depositary.plans.counting import count_by, count_lines
from depositary.plans.editing import CELL
from depositary.plans.fields import FIELDS, plain_text, shown_value
from depositary.plans.labels import Labels, labelled_languages, load_labels
from depositary.plans.matrix import MARKS
from depositary.plans.scale import Scale, load_scale
from depositary.plans.views import PlanView, cells_of, plan_view

__all__ = ["MatrixExporter"]

_HEAD = 3  # rows above the lines: title, figures, heads
_SPARE = 200  # rows below the lines that new ones may be written in
_FROZEN = list(FIELDS).index("text") + 1
_POINTS, _TALLEST = 13.0, 409.0  # of a line of text; of a row, as the format allows
_SLACK = 1.15  # words do not fill a line to its end
_UNKNOWN = ("DDEBF7", "EDEDED")  # colours of lines without a status, and without data
_NAME = 31  # characters a sheet's name may have


class MatrixExporter:
    """The plan of action's matrix (Office Open XML workbook)."""

    name, suffix, of = "xlsx", ".xlsx", "plan"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def write(self, ledger: Ledger, asked: Asked, out: BinaryIO) -> Summary:
        view = plan_view(ledger, asked.plan)
        language = asked.language or view.plan.language
        if language not in labelled_languages():
            raise LanguageUnknown(language, f"has no labels; there are {', '.join(labelled_languages())}")
        _write_book(view, language, out)
        return Summary(
            id=view.plan.id,
            title=view.plan.title,
            written={"lines": len(view.lines), "evidence": sum(len(line.evidence) for line in view.lines)},
        )


def _write_book(view: PlanView, language: str, out: BinaryIO) -> None:
    import xlsxwriter

    labels, scale = load_labels(language), load_scale()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": view.plan.title})
        formats = _Formats(book, labels.font)
        _matrix(book.add_worksheet(labels.words["matrix"][:_NAME]), view, language, labels, scale, formats)
        _chart(book, view, language, labels, scale, formats)
        _dictionary(book.add_worksheet(labels.words["dictionary"][:_NAME]), view, language, labels, scale, formats)


class _Formats:
    def __init__(self, book: Any, font: str) -> None:
        base = {"font_name": font, "font_size": 10, "valign": "top", "num_format": "@"}
        boxed = {**base, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
        self.title = book.add_format({**base, "bold": True, "font_size": 14})
        self.plain = book.add_format(base)
        self.wrapped = book.add_format({**base, "text_wrap": True})
        self.small = book.add_format({**base, "font_size": 8, "font_color": "#7F7F7F"})
        self.head = book.add_format(
            {**boxed, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "valign": "vcenter"}
        )
        self.open = book.add_format(boxed)
        self.closed = book.add_format({**boxed, "bg_color": "#F2F2F2"})
        self.book = book

    def coloured(self, colour: str) -> Any:
        return self.book.add_format({"bg_color": f"#{colour}"})


def _matrix(sheet: Any, view: PlanView, language: str, labels: Labels, scale: Scale, formats: _Formats) -> None:
    rows = [{name: _fit(cell) for name, cell in cells_of(line, language).items()} for line in view.lines]
    sheet.write_string(0, 0, _fit(view.plan.title), formats.title)
    sheet.write_string(1, 0, _figures(view, labels, scale, language), formats.plain)
    for column, field in enumerate(FIELDS.values()):
        form = formats.open if field.editable else formats.closed
        sheet.set_column(column, column, field.width, formats.plain)
        sheet.write_string(_HEAD - 1, column, labels.column(field.name), formats.head)
        for row, cells in enumerate(rows, _HEAD):
            sheet.write_string(row, column, cells[field.name], form)
    for row, cells in enumerate(rows, _HEAD):
        sheet.set_row(row, _height(cells))
    last = _HEAD + max(1, len(view.lines)) - 1
    sheet.set_row(0, 22)
    sheet.set_row(_HEAD - 1, 30)
    sheet.autofilter(_HEAD - 1, 0, last, len(FIELDS) - 1)
    sheet.freeze_panes(_HEAD, _FROZEN)
    _choices(sheet, last + _SPARE, labels, scale, language)
    progress = list(FIELDS).index("progress")
    for step in scale.steps:
        rule = {"type": "cell", "criteria": "==", "value": f'"{step.name(language)}"'}
        sheet.conditional_format(
            _HEAD, progress, last + _SPARE, progress, {**rule, "format": formats.coloured(step.colour)}
        )
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD - 1)
    sheet.set_footer("&L&F&R&P / &N")


def _chart(book: Any, view: PlanView, language: str, labels: Labels, scale: Scale, formats: _Formats) -> None:
    """A sheet of counts by pillar, and a chart of them; they are the state written, not formulas over the matrix."""
    groups = count_by(view.lines, "pillar")
    steps = [step for step in scale.steps if any(step.id in group.steps for group in groups)]
    name = labels.review["chart"][:_NAME]
    sheet = book.add_worksheet(name)
    heads = [
        labels.review["pillar"], labels.review["total"], *(step.name(language) for step in steps),
        labels.review["no_status"], labels.reported["no_data"], labels.review["evidenced"],
    ]  # fmt: skip
    sheet.set_column(0, 0, 34, formats.plain)
    sheet.set_column(1, len(heads), 14, formats.plain)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, formats.head)
    for row, group in enumerate(groups, 1):
        known = sum(group.steps.get(step.id, 0) for step in steps)
        unknown = min(group.total - known, group.no_data)
        counts = [group.total, *(group.steps.get(step.id, 0) for step in steps)]
        counts += [group.total - known - unknown, unknown, group.evidenced]
        sheet.write_string(row, 0, _fit(shown_value(FIELDS["pillar"], group.name, language)) or labels.review["other"])
        for column, count in enumerate(counts, 1):
            sheet.write_number(row, column, count)
    if not groups:
        return
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    colours = [*(step.colour for step in steps), *_UNKNOWN]
    for place, colour in enumerate(colours):
        column = 2 + place
        chart.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 0, len(groups), 0],
                "values": [name, 1, column, len(groups), column],
                "fill": {"color": f"#{colour}"},
                "gap": 45,
            }
        )
    chart.set_title({"name": _fit(view.plan.title), "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "crossing": "max"})
    chart.set_x_axis({"num_format": "0", "min": 0})
    chart.set_legend({"position": "bottom"})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    chart.set_size({"width": 900, "height": 160 + 40 * len(groups)})
    sheet.insert_chart(len(groups) + 2, 0, chart, {"description": labels.review["by_pillar"]})


def _choices(sheet: Any, last: int, labels: Labels, scale: Scale, language: str) -> None:
    lists = {
        "progress": [step.name(language) for step in scale.steps],
        "reported": [labels.reported["no_data"], labels.reported["reported"]],
    }
    for name, values in lists.items():
        column = list(FIELDS).index(name)
        if sum(map(len, values)) + len(values) <= 255:  # what a list may hold in this format
            sheet.data_validation(
                _HEAD, column, last, column, {"validate": "list", "source": values, "error_type": "warning"}
            )


def _figures(view: PlanView, labels: Labels, scale: Scale, language: str) -> str:
    counted = count_lines(view.lines)
    parts = [f"{labels.say('lines', total=counted.total)}"]
    for id_, number in counted.steps.items():
        step = scale.step(id_)
        parts.append(f"{step.name(language) if step else id_}: {number}")
    parts.append(f"{labels.reported['no_data']}: {counted.no_data}")
    parts.append(f"{labels.reported['evidenced']}: {counted.evidenced}")
    return " · ".join(parts)


def _dictionary(sheet: Any, view: PlanView, language: str, labels: Labels, scale: Scale, formats: _Formats) -> None:
    words = labels.words
    for column, width in enumerate((22, 64, 14, 60)):
        sheet.set_column(column, column, width, formats.wrapped)
    for column, name in enumerate(("column", "meaning", "editable", "values")):
        sheet.write_string(0, column, words[name], formats.head)
    values = {
        "progress": " · ".join(step.name(language) for step in scale.steps),
        "reported": " · ".join(labels.reported.values()),
        "pillar": " · ".join(labels.pillars.values()),
    }
    for row, field in enumerate(FIELDS.values(), 1):
        told = (labels.column(field.name), labels.meanings[field.name], words["yes" if field.editable else "no"],
                values.get(field.name, ""))  # fmt: skip
        for column, text in enumerate(told):
            sheet.write_string(row, column, text, formats.open if field.editable else formats.closed)
    row = len(FIELDS) + 2
    sheet.write_string(row, 0, words["about"], formats.head)
    sheet.write_string(row, 1, words["how"], formats.wrapped)
    period = "–".join(map(str, view.plan.period)) if view.plan.period else ""
    about = (
        (words["plan"], _fit(view.plan.title), ""),
        (words["period"], period, ""),
        (words["plan_id"], view.plan.id, MARKS["plan"]),
        (words["ledger_state"], view.state, MARKS["recorded"]),
        (words["language"], language, MARKS["language"]),
    )
    for place, (name, value, mark) in enumerate(about, row + 1):
        sheet.write_string(place, 0, name, formats.plain)
        sheet.write_string(place, 1, value, formats.plain)
        if mark:
            sheet.write_string(place, 2, mark, formats.small)
    sheet.freeze_panes(1, 1)


def _height(cells: Mapping[str, str]) -> float:
    """Points a row needs for its fullest cell; not every program works that out by itself."""
    most = 1
    for name, text in cells.items():
        widths = (sum(1 + (east_asian_width(sign) in "WF") for sign in line) for line in text.split("\n"))
        most = max(most, sum(max(1, ceil(width * _SLACK / FIELDS[name].width)) for width in widths))
    return min(_TALLEST, most * _POINTS + 2)


def _fit(value: str) -> str:
    return plain_text(value)[:CELL].strip()
