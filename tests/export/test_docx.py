"""The annual review: read back by python-docx, opened by LibreOffice, and looked at as a picture."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from depositary.export import EXPORTERS, Asked
from depositary.ledger import Ledger
from depositary.plans.labels import load_labels
from depositary.plans.scale import load_scale

Convert = Callable[[Path, str], Path]
DAY = "2020-10-01"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(ledger: Ledger, language: str) -> bytes:
    held = io.BytesIO()
    EXPORTERS["docx"].write(ledger, Asked(language=language, on=DAY), held)
    return held.getvalue()


def notes_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    return ["".join(note.itertext()).strip() for note in root if note.get(f"{_W}type") is None]


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_parts_and_footnotes(ledger: Ledger, language: str) -> None:
    data, labels = written(ledger, language), load_labels(language)
    document = docx.Document(io.BytesIO(data))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    parts = ("summary", "chart", "over_time", "by_pillar", "done", "remains", "due", "contradictions")
    assert headings == [labels.review[name] for name in parts]
    text = "\n".join(p.text for p in document.paragraphs)
    assert labels.say("figure", reported=97, total=103, evidenced=2) in text  # the sources' word, and what can be shown
    assert labels.say("lines_stated", stated=5, total=4) in text
    assert "Train police investigators & prosecutors <jointly>" in text
    assert labels.say("next_step", text="Hold the third course") in text
    notes = notes_of(data)
    assert any("Hội nghị cấp cao đã họp tại Hà Nội." in note for note in notes)  # quotes in their own language
    assert any("双方共同举办了第二期刑侦培训班。" in note for note in notes)
    marks = len(document.element.findall(f".//{_W}footnoteReference"))
    assert marks == len(notes) > 2


def test_the_chart_counts_every_line(ledger: Ledger) -> None:
    document = docx.Document(io.BytesIO(written(ledger, "en")))
    cells = [cell.text for cell in document.tables[0].rows[0].cells]
    assert [cell.rpartition(" ")[2] for cell in cells] == ["1", "1", "2"]  # ongoing, completed, no data
    assert "no data" in cells[-1]


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_a_bar_a_pillar_is_drawn(ledger: Ledger, language: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(ledger, language))) as archive:
        root = etree.fromstring(archive.read("word/charts/chart1.xml"))
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    drawn = {
        one.findtext(f"{chart}tx//{chart}v"): [v.text for v in one.iterfind(f"{chart}val//{chart}v")]
        for one in root.iter(f"{chart}ser")
    }
    labels, scale = load_labels(language), load_scale()
    assert drawn[labels.reported["no_data"]] == ["0", "2"]
    assert drawn[scale.step("completed").name(language)] == ["1", "0"]  # type: ignore[union-attr]
    bars = {v.text for v in root.iterfind(f".//{chart}cat//{chart}v")}
    assert bars == {labels.pillars["political_security"], labels.pillars["economic"]}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_libreoffice_opens_it_and_it_can_be_looked_at(
    ledger: Ledger, tmp_path: Path, convert: Convert, language: str
) -> None:
    path = tmp_path / "review.docx"
    path.write_bytes(written(ledger, language))
    pdf = pypdfium2.PdfDocument(convert(path, "pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert load_labels(language).review["remains"] in text
    assert "Hà Nội" in text and "刑侦培训班" in text.replace(" ", "")  # the footnotes are laid out too
    picture = pdf[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1_000_000)}
    assert {(0xA9, 0xD1, 0x8E), (0xFF, 0xE6, 0x99)} <= colours  # the bar of the chart: completed, ongoing


def test_a_plan_without_anything_said_is_written_too(tmp_path: Path) -> None:
    from depositary.ledger import create_ledger
    from depositary.ledger.plans import NewLine, NewPlan, record_plan

    made = create_ledger(tmp_path / "bare.db")
    line = NewLine(number="1", text="Meet\x0b again", pillar=None)
    record_plan(made, NewPlan(title="Kế hoạch hành động", language="vi", source="p", lines=(line,)), who="An")
    data = written(made, "vi")
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    labels = load_labels("vi")
    assert labels.review["nothing_done"] in text and labels.say("nothing_reported", total=1, evidenced=0) in text
