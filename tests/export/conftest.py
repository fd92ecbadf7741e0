"""A ledger with a plan, statuses, evidence and figures; and LibreOffice, where it is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.plans import NewEntry, NewLine, NewPlan, record_entries, record_plan, record_verdict
from depositary.model import Commitment, Progress
from depositary.plans.review import find_passage
from samples import sample

Convert = Callable[[Path, str], Path]
TITLE = "ASEAN-United Nations Plan of Action (2016-2020)"
_LINES = (
    NewLine(number="1.1", text="Hold a summit every second year", pillar="political_security", areas=("maritime",)),
    NewLine(number="1.2", text="Train police investigators & prosecutors <jointly>", pillar="political_security"),
    NewLine(number="1.10", text="Exchange white-shipping data", pillar="economic", areas=("maritime",)),
    NewLine(number="2.1", text="Open a help desk", pillar="economic", headings=("Trade", "Small firms")),
)


@pytest.fixture(scope="session")
def convert() -> Convert:
    """Have LibreOffice convert a file; skips where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def convert_file(file: Path, format_: str) -> Path:
        out = file.parent / f"as-{format_}"
        profile = (file.parent / "profile").resolve().as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", format_, "--outdir", out]
        subprocess.run([*command, file], check=True, capture_output=True, timeout=180)
        return out / f"{file.stem}.{format_}"

    return convert_file


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = create_ledger(tmp_path / "ledger.db")
    figure = Progress(
        instrument_en=TITLE, period=(2016, 2020), done=97, total=103, unit_en="action lines", word="addressed",
        word_class="touched", as_of="2020-09-15",
    )  # fmt: skip
    due = Commitment(
        actors=["ASEAN", "United Nations"], force="agree", what_en="hold the next summit", due="2020-11",
        due_kind="by",
    )  # fmt: skip
    said = "97 of 103 lines were addressed.\nMore."
    record_document(made, *sample("report", said, figure, due, published="2020-09-15"))
    record_document(made, *sample("tin", "Hội nghị cấp cao đã họp tại Hà Nội.", language="vi", published="2019-11-03"))
    record_document(made, *sample("新闻", "双方共同举办了第二期刑侦培训班。", language="zh", published="2018-05-01"))
    plan = record_plan(
        made, NewPlan(title=TITLE, language="en", source="p", lines=_LINES, period=(2016, 2020), stated=5), who="An"
    ).plan
    entries = {
        ("1.1", "progress"): "completed", ("1.1", "as_of"): "2019-11", ("1.1", "word"): "carried out",
        ("1.2", "progress"): "ongoing", ("1.2", "next_step"): "Hold the third course",
        ("1.2", "remarks"): "=HYPERLINK(\"x\")\n\n  @SUM  +1 – “quoted” 中文 đối tác",
        ("2.1", "lead"): "Bộ Công Thương; 商务部", ("2.1", "timeline"): "01/02",
    }  # fmt: skip
    record_entries(made, plan, [NewEntry(line=n, field=f, value=v) for (n, f), v in entries.items()], who="An")
    for line, document, quote in (
        ("1.1", "tin", "Hội nghị cấp cao đã họp tại Hà Nội."), ("1.2", "新闻", "双方共同举办了第二期刑侦培训班。"),
    ):  # fmt: skip
        found = find_passage(made, document, quote)
        record_verdict(made, plan, line, found.document, found.start, found.end, "accepted", who="An")
    return made
