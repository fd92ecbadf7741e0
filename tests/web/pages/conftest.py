"""One server on one real ledger and one browser for all tests of the pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sites import EXAMPLES, PLAN_TEXT, Site, Visit

from depositary.ledger import create_ledger, record_document
from depositary.ledger.queries import ThingQuery
from depositary.model import Document
from depositary.plans.importing import Links, import_plan
from depositary.plans.reading import plan_of_document, recorded_document
from depositary.reading import read_document
from depositary.report import list_contradictions, list_things
from samples import CORPUS
from servers import Server, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_CHROMIUM = os.environ.get("DEPOSITARY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("pages")
    with create_ledger(folder / "ledger.db") as ledger:
        for path in [*sorted(EXAMPLES.glob("a*.txt")), *sorted((CORPUS / "written").glob("w-??-03.txt"))]:
            document = Document(id=path.stem, text=path.read_text("utf-8"))
            record_document(ledger, document, read_document(document))
        read = plan_of_document(recorded_document(ledger, PLAN_TEXT))
        plan = import_plan(ledger, read.plan, Links(), who="test").plan
        named = {
            "meeting": "4th ASEAN-Russia Summit", "instrument": "ASEAN-Russia Comprehensive Plan of Action 2021-2025",
        }  # fmt: skip
        ids = {"plan": plan.id, "contradiction": list_contradictions(ledger)[0].id}
        for kind in ("meeting", "instrument", "commitment", "person", "progress"):
            things = list_things(ledger, ThingQuery(kind=kind, partnership="ASEAN-RU"))  # type: ignore[arg-type]
            ids[kind] = next((one.id for one in things if one.label == named.get(kind)), things[0].id)
    with _without_model(), running(folder, fill=False) as server:
        yield Site(server, ids)


@contextmanager
def _without_model() -> Iterator[None]:
    """Suggestions by words, names and dates alone: the bundled model takes minutes the first time."""
    before = os.environ.get("DEPOSITARY_EMBEDDER")
    os.environ["DEPOSITARY_EMBEDDER"] = "none"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("DEPOSITARY_EMBEDDER", None)
        else:
            os.environ["DEPOSITARY_EMBEDDER"] = before


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a ledger with nothing in it, for a story from its beginning."""
    with _without_model(), running(tmp_path_factory.mktemp("story"), fill=False) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (the dev extra has it)")
    if _CHROMIUM is None:
        pytest.skip("no chromium here; install one, or name it in DEPOSITARY_CHROMIUM")
    with playwright.sync_playwright() as running_playwright:
        started = running_playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Visit:
    """`with visit(server, **context) as page:` fails on a request to another host, and on what the policy blocked."""

    @contextmanager
    def visiting(server: Server, **options: Any) -> Iterator[Page]:
        context: BrowserContext = browser.new_context(base_url=server.address, **options)
        page = context.new_page()
        elsewhere: list[str] = []
        said: list[str] = []
        page.on(
            "request", lambda one: None if one.url.startswith((server.address, "data:")) else elsewhere.append(one.url)
        )
        page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda one: said.append(str(one)))
        yield page
        context.close()
        assert elsewhere == []
        assert [line for line in said if "404" not in line] == []

    return visiting
