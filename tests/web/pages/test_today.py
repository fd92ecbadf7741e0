"""The page a day starts with: what came in since one last looked, and that it is gone once it has been seen."""

from __future__ import annotations

from pathlib import Path

from depositary.ledger import create_ledger, record_document
from depositary.ledger.chain import now
from depositary.model import Document
from depositary.reading import read_document
from depositary.report.changes import changes_since, new_documents
from samples import CORPUS
from servers import running


def test_what_has_been_seen_is_new_no_more_the_same_day(tmp_path: Path) -> None:
    texts = {
        name: (CORPUS / "written" / f"{name}.txt").read_text("utf-8") for name in ("w-en-03", "w-vi-03", "w-zh-03")
    }
    with (
        running(tmp_path, fill=False) as server,
        create_ledger(tmp_path / "ledger.db") as ledger,
        server.client() as person,
    ):

        def bring(name: str) -> None:
            document = Document(id=name, text=texts[name])
            record_document(ledger, document, read_document(document))

        bring("w-en-03")
        bring("w-vi-03")
        page = person.get("/").text
        new = page[page.index('id="h-new"') : page.index('id="h-due"')]
        assert new.index("/documents/d-") and new.count("/documents/d-") == 2, "each document by its title"
        assert page.index('id="h-new"') < page.index('id="h-due"'), "what is new comes first"
        assert person.post("/looked").status_code == 303
        assert "Nothing has come in since." in person.get("/").text
        bring("w-zh-03")
        page = person.get("/").text
        assert "Nothing has come in since." not in page
        assert page[page.index('id="h-new"') : page.index('id="h-due"')].count("/documents/d-") == 1
        assert "2 contradictions came up." in page or "1 contradiction came up." in page


def test_since_a_day_and_after_a_moment(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "l.db") as ledger:
        document = Document(id="one", text="The 3rd ASEAN-India Summit was held in Vientiane on 8 April 2024.")
        before = now()
        record_document(ledger, document, read_document(document))
        after = now()
        assert changes_since(ledger, before[:10]).documents == ("one",)
        assert changes_since(ledger, before).documents_total == 1
        assert [row.name for row in new_documents(ledger, before, 5)] == ["one"]
        assert changes_since(ledger, after).documents == () and new_documents(ledger, after, 5) == []
