"""The library from Python: what a script or notebook gets."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import depositary as d
from depositary.errors import DocumentError, LedgerMissing

TEXT = (
    "JAKARTA, 5 May 2021 – The 3rd ASEAN-Russia Senior Officials' Meeting was held via video conference on 4 May 2021.\n\n"
    "Russia proposed to hold a <b>consultation</b> on ICT security in 2022.\n"
)


class Marks(HTMLParser):
    """The text of a page, and what of it is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.marked, self.inside = "", [], False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "mark":
            self.inside = True
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.inside:
            self.marked[-1] += data


def test_a_text_is_read_and_shown_with_its_claims_marked() -> None:
    read = d.read_document(TEXT, name="release")
    assert [meeting.start for meeting in read.meetings] == ["2021-05-04"]
    assert [deed.force for deed in read.commitments] == ["propose"]
    page = Marks()
    page.feed(read._repr_html_())
    assert page.words.endswith(TEXT), "the text is shown as it is, markup in it as text"
    assert "meetings" in page.marked and any("proposed" in words for words in page.marked)
    assert read.to_dict()["language"] == "en"
    assert "1 meetings" in repr(read)


def test_claims_become_frames() -> None:
    frame = d.read_document(TEXT).table("commitments").to_pandas()
    assert frame["actors"].tolist() == [["Russia"]]
    with pytest.raises(KeyError, match="meetings"):
        d.read_document(TEXT).table("treaties")


def test_a_ledger_is_asked_as_on_the_command_line(tmp_path: Path) -> None:
    with d.open_ledger(tmp_path / "a.db", create=True) as ledger:
        assert ledger.add(d.read_document(TEXT, name="release")) == 1
        assert ledger.add(d.read_document(TEXT, name="release")) == 0
        frame = ledger.meetings(partnership="asean-russia").to_pandas()
        assert frame.loc[0, "documents"] == ["release"] and frame.loc[0, "ordinal"] == 3
        assert len(ledger.commitments(force="agree")) == 0
        assert ledger.commitments(force="propose")[0]["actors"] == ["Russia"]
        assert "<table>" in ledger.meetings()._repr_html_()
        assert "<b>" not in ledger.search("consultation")._repr_html_()
        assert [row["document"] for row in ledger.search("consultation")] == ["release"]
        assert ledger.documents()[0]["name"] == "release"
        assert ledger.due(on="2021-06-01")[0]["force"] == "propose"
        assert ledger.meetings(as_of="2020-01-01").to_pandas().empty
    with pytest.raises(LedgerMissing):
        d.open_ledger(tmp_path / "none.db")


def test_files_of_any_format_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(
        f"<html><body><article><p>{TEXT.replace('<b>', '').replace('</b>', '')}</p></article></body></html>"
    )
    (read,) = d.read_file(file)
    assert read.meetings[0].ordinal == 3
    (tmp_path / "b.txt").write_text("")
    with pytest.raises(DocumentError, match=r"b\.txt|b"):
        d.read_file(tmp_path / "b.txt")


def test_the_package_alone_loads_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import depositary, sys; print(sorted(m for m in sys.modules if m.startswith('depositary.')))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "[]"
    assert "read_document" in dir(d)
    with pytest.raises(AttributeError, match="no attribute 'rewrite'"):
        d.rewrite  # noqa: B018
