"""The static site: every link leads somewhere, every fact to its sentence, and a browser shows it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from depositary.export import EXPORTERS, Asked, DiskFolder
from depositary.ledger import create_ledger, record_document
from depositary.ledger.veils import restrict_document
from depositary.model import Commitment
from samples import CORPUS, gold, sample


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    with create_ledger(folder / "ledger.db") as ledger:
        for document, reading in gold(CORPUS / "written"):
            record_document(ledger, document, reading)
        deed = Commitment(actors=["ASEAN"], force="agree", what_en="<script>alert(1)</script>")
        record_document(ledger, *sample("<img src=x onerror=alert(1)>", "<script>alert(1)</script> said.", deed))
        secret = Commitment(actors=["Zembla"], force="agree", what_en="the covert matter")
        added = record_document(ledger, *sample("covert", "Covert words.", secret))
        restrict_document(ledger, added.document, "editor", who="An")
        with DiskFolder(folder / "out") as out:
            EXPORTERS["site"].write_into(ledger, Asked(on="2023-05-01"), out)  # type: ignore[union-attr]
    yield folder / "out"


def test_every_link_leads_to_a_page_and_a_place_in_it(site: Path) -> None:
    pages = {page: html.fromstring(page.read_bytes()) for page in site.rglob("*.html")}
    assert len(pages) > 100
    ids = {page: set(tree.xpath("//@id")) for page, tree in pages.items()}
    for page, tree in pages.items():
        for link in [*tree.xpath("//a/@href"), *tree.xpath("//link/@href")]:
            if link.startswith(("http://", "https://")):
                continue
            address, place = urldefrag(unquote(link))
            target = (page.parent / address).resolve()
            assert target.is_file(), (page.name, link)
            assert not place or place in ids[target] or target.suffix != ".html", (page.name, link)


def test_sentences_are_marked_where_they_stand(site: Path) -> None:
    marked = 0
    for page in (site / "documents").glob("*.html"):
        for mark in html.fromstring(page.read_bytes()).xpath("//mark"):
            target = (page.parent / mark.xpath(".//a/@href")[0]).resolve()
            quotes = " ".join(html.fromstring(target.read_bytes()).xpath("//blockquote//text()"))
            assert mark.text_content().split()[0] in quotes
            marked += 1
    assert marked > 20


def test_nothing_runs_and_nothing_restricted_is_told(site: Path) -> None:
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        tree = html.fromstring(content)
        assert not tree.xpath("//script | //img | //iframe | //*[@onerror]"), page.name
        assert b"overt" not in content and b"Zembla" not in content, page.name


def test_a_browser_shows_it(site: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        f"--user-data-dir={site.parent / 'profile'}", "--dump-dom", (site / "index.html").as_uri(),
    ]  # fmt: skip
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert "Partnerships" in shown and "contradictions.html" in shown
