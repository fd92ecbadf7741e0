"""The pages in a browser: nothing serious by axe-core, on wide and narrow screens, light and dark; a whole story; and
without a script."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from icalendar import Calendar
from sites import EXAMPLES, PLAN_TEXT, Site, Visit

from samples import CORPUS
from servers import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_STORY = [*(CORPUS / "written" / f"w-{code}-03.txt" for code in ("en", "vi", "zh")),
          EXAMPLES / f"{PLAN_TEXT}.txt", EXAMPLES / "aun-summit-10-en.txt"]  # fmt: skip


def serious(page: Page) -> list[str]:
    """What axe-core holds for serious or critical on the page, with the place."""
    page.evaluate(AXE.read_text("utf-8"))
    run = "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
    found: dict[str, Any] = page.evaluate(run, _RULES)
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:120]})"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def test_nothing_serious_on_any_page(site: Site, visit: Visit) -> None:
    wrong = {}
    with visit(site.server, color_scheme="light") as page:
        for name, path in site.paths.items():
            page.goto(path)
            if found := serious(page):
                wrong[name] = found
    assert wrong == {}


def test_nothing_serious_in_the_dark_or_on_a_phone(site: Site, visit: Visit) -> None:
    wrong = {}
    options = {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "has_touch": True}
    with visit(site.server, **options) as page:
        for name in ("today", "partnership", "plan", "document", "contradictions", "meetings"):
            page.goto(f"{site.paths[name]}?lang=vi")
            if found := serious(page):
                wrong[name] = found
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 390, f"{name} is {wide} wide on a phone"
    assert wrong == {}


def test_a_claim_and_its_passage_light_up_together(site: Site, visit: Visit) -> None:
    with visit(site.server) as page:
        page.goto(site.paths["document"])
        passage = page.locator(".text a.p").first
        claim = str(passage.get_attribute("data-claims")).split()[0]
        assert page.locator(".claim.lit").count() == 0
        passage.hover()
        assert "lit" in str(page.locator(f"[id='{claim}']").get_attribute("class"))


def test_without_a_script(site: Site, visit: Visit) -> None:
    with visit(site.server, java_script_enabled=False) as page:
        page.goto("/meetings")
        page.get_by_label("Level").select_option("summit")
        page.get_by_role("button", name="Filter").click()
        assert "level=summit" in page.url
        page.get_by_role("link", name="4th ASEAN-Russia Summit").first.click()
        page.get_by_role("link", name="ar-summit-4-en").first.click()
        assert page.locator(".text mark, .text a.p").count() > 0
        page.goto(f"/plans/{site.ids['plan']}")
        page.get_by_label("Choose line 1.1.1", exact=True).check()
        page.locator("#b-progress").select_option("ongoing")
        page.locator("#b-as_of").fill("2026-05-31")
        page.locator("fieldset").get_by_role("button", name="Enter").click()
        assert "Entered." in str(page.locator("[role=status]").text_content())
        assert "ongoing" in str(page.locator("tr", has_text="1.1.1").first.text_content())


def test_a_judgement_and_taking_it_back(site: Site, visit: Visit) -> None:
    with visit(site.server) as page:
        page.goto(site.paths["commitment"])
        page.get_by_label("Reason (optional)").first.fill("read it myself")
        page.get_by_role("button", name="Accept", exact=True).click()
        assert page.locator(".lede .badge", has_text="accepted").count() == 1
        assert "read it myself" in str(page.locator("aside").text_content())
        page.get_by_role("button", name="Take back").last.click()
        assert page.locator(".lede .badge", has_text="accepted").count() == 0


def test_a_search_is_saved(site: Site, visit: Visit) -> None:
    with visit(site.server) as page:
        page.goto("/")
        page.keyboard.press("/")
        page.keyboard.type("COVID-19")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=COVID-19")
        page.get_by_label("Save this search as").fill("Pandemic")
        page.get_by_role("button", name="Save").click()
        page.goto("/search")
        page.get_by_role("link", name="Pandemic").click()
        assert page.locator("mark").count() > 0


def test_the_whole_story(empty_site: Server, visit: Visit) -> None:
    """Drop five documents → settle the contradiction → accept evidence → download the matrix → subscribe."""
    with visit(empty_site, accept_downloads=True) as page:
        page.goto("/")
        page.get_by_role("link", name="Add documents").first.click()
        page.locator("#files").set_input_files([str(path) for path in _STORY])
        page.get_by_role("button", name="Read and record").click()
        page.get_by_text("Done.").wait_for(timeout=60_000)
        assert "5 documents added" in str(page.locator("#progress").text_content())

        page.get_by_role("link", name="Settle contradictions").click()
        first = page.locator("article.clash").first
        assert first.locator(".side").count() == 2
        first.locator("input[name=why]").first.fill("two sources against one")
        first.get_by_role("button", name=re.compile("This is right")).first.click()
        assert page.locator("article.clash .badge.red").count() == 0

        page.goto("/plans")
        page.get_by_role("button", name="Follow").first.click()
        page.get_by_role("link", name="Review suggested evidence").click()
        page.locator("article.suggest").first.wait_for(timeout=60_000)
        page.keyboard.press("j")
        number = page.locator("article.suggest:focus header strong").text_content()
        page.keyboard.press("a")
        page.locator("article.judged", has_text="accepted").wait_for()

        page.goto(str(page.locator(".kicker a").first.get_attribute("href")))
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Matrix (xlsx)").click()
        book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
        cells = [[str(cell or "") for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
        row = next(row for row in cells if number in row)
        assert any("aun-summit-10-en" in cell or "w-" in cell for cell in row), "the evidence is in the matrix"

        page.goto("/calendar")
        address = page.get_by_label("Address").input_value()
        calendar = Calendar.from_ical(page.request.get(address).body())
        assert len(calendar.walk("VEVENT")) > 0


@pytest.mark.parametrize("media", ["print"])
def test_paper_shows_the_briefing_and_not_the_buttons(site: Site, visit: Visit, media: str) -> None:
    with visit(site.server) as page:
        page.goto(site.paths["partnership"])
        page.emulate_media(media=media)  # type: ignore[arg-type]
        assert not page.locator("header.top").is_visible() and not page.locator("footer.foot").is_visible()
        assert page.get_by_role("heading", name="Mechanisms").is_visible()


@pytest.mark.skipif(
    "DEPOSITARY_SCREENSHOTS" not in os.environ, reason="DEPOSITARY_SCREENSHOTS names no folder for them"
)
@pytest.mark.parametrize("look", ["wide", "dark", "phone"])
def test_pictures_of_every_page(site: Site, visit: Visit, look: str) -> None:
    """Every page in three languages as a picture to look at; a build server keeps the folder."""
    folder = Path(os.environ["DEPOSITARY_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    size = {"width": 390, "height": 844} if look == "phone" else {"width": 1280, "height": 900}
    with visit(site.server, viewport=size, color_scheme="dark" if look == "dark" else "light") as page:
        for language in ("en", "vi", "zh"):
            for name, path in site.paths.items():
                page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
                page.screenshot(path=folder / f"{name}-{language}-{look}.png", full_page=True)
    assert len(list(folder.glob(f"*-{look}.png"))) == 3 * len(site.paths)
