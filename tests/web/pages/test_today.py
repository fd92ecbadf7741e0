"""The page a day starts with: what came in since one last looked, and that it is gone once it has been seen."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import httpx
from sites import Site

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


def test_suggestions_that_wait_are_counted_once_they_are_worked_out(site: Site) -> None:
    def waiting() -> list[int]:
        told = httpx.get(site.server.address, params={"lang": "en"}, timeout=60).text
        return [int(number) for number in re.findall(r"(\d+) suggestions? waits?", told)]

    review = f"{site.server.address}{site.paths['review']}"
    for _ in range(120):
        found = httpx.get(review, params={"lang": "en"}, timeout=60).text
        if 'class="why' in found:
            break
        time.sleep(0.5)
    first = waiting()
    assert first and first[0] > 0
    form = re.search(r'<form[^>]*action="([^"]+)"[^>]*>(?:(?!</form>).)*value="later".*?</form>', found, re.S)
    assert form is not None
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form.group(0)))
    done = httpx.post(f"{site.server.address}{html.unescape(form.group(1))}", data={k: html.unescape(v) for k, v in fields.items()} | {"verdict": "later"}, timeout=60)  # fmt: skip
    assert done.status_code in (200, 303), done.text
    assert waiting() == [first[0] - 1, *first[1:]]


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
