"""Every page in every language of the interface: it answers, shows the facts, and is not too large."""

from __future__ import annotations

import html
import re

import httpx
import pytest
from sites import Site

# What must be read on a page, whatever its language; None: in the words of the language below.
FACTS = {
    "today": ["commemorative summit", "/partnerships/ASEAN-RU", "2023-03-14"],
    "partnerships": ["/partnerships/ASEAN-RU"],
    "partnership": ["92 / 139", "99 / 139"],
    "plan": ["1.1.1", "Train women peacekeepers in at least three training centres by the end of 2027"],
    "line": ["Convene a regional dialogue on preventive diplomacy every year"],
    "contradictions": ["w-vi-03", "w-zh-03"],
    "progress": ["92"],
    "meeting": ["ar-summit-4-zh", "28"],
    "instrument": ["2016–2020", "2026–2030", "ar-summit-4-vi"],
    "documents": ["ar-summit-4-en"],
    "document": ["ar-summit-4-vi", "Hội nghị"],
    "search": ["<mark>terrorism</mark>", "chống khủng bố"],
}
WORDS = {
    "en": {"today": "Overdue", "plan": "not started", "contradictions": "cannot both be true", "import": "Files"},
    "vi": {"today": "Quá hạn", "plan": "chưa bắt đầu", "contradictions": "không thể cùng đúng", "import": "Tệp"},
    "zh": {"today": "逾期", "plan": "未启动", "contradictions": "不可能同时为真", "import": "文件"},
}
# What things are called in each.
NAMES = {
    "en": {
        "partnership": "ASEAN-Russia Joint Cooperation Committee", "calendar": "4th ASEAN-Russia Summit",
        "meetings": "4th ASEAN-Russia Summit", "meeting": "<h1>4th ASEAN-Russia Summit",
        "instruments": "ASEAN-Russia Comprehensive Plan of Action 2021-2025",
    },
    "vi": {
        "partnership": "Ủy ban Hợp tác chung ASEAN - Nga", "calendar": "Hội nghị cấp cao ASEAN-Nga lần thứ 4",
        "meetings": "Hội nghị cấp cao ASEAN-Nga lần thứ 4", "meeting": "<h1>Hội nghị cấp cao ASEAN-Nga lần thứ 4",
        "instruments": "Kế hoạch hành động toàn diện ASEAN - Nga 2021-2025",
    },
    "zh": {
        "partnership": "东盟-俄罗斯联合合作委员会", "calendar": "第4次东盟-俄罗斯峰会", "meetings": "第4次东盟-俄罗斯峰会",
        "meeting": "<h1>第4次东盟-俄罗斯峰会", "instruments": "东盟-俄罗斯全面行动计划 2021-2025",
    },
}  # fmt: skip
MOST = 300_000  # bytes of a first visit, with all it loads


@pytest.fixture(scope="module")
def client(site: Site) -> httpx.Client:
    with site.server.client() as client:
        yield client


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_page_shows_its_facts(site: Site, client: httpx.Client, language: str) -> None:
    for name, path in site.paths.items():
        answer = client.get(path, headers={"Accept-Language": language})
        assert answer.status_code == (404 if name == "missing" else 200), path
        text = html.unescape(answer.text)
        assert f'<html lang="{language}"' in text
        own = [words[language][name] for words in (WORDS, NAMES) if name in words[language]]
        for fact in [*FACTS.get(name, []), *own]:
            assert fact in text, f"{path} in {language} does not show {fact!r}"


def test_a_first_visit_is_small(site: Site, client: httpx.Client) -> None:
    fonts = 29_000 + 11_000 + 51_000 + 14_000  # the ranges a page in a Latin script loads
    for name, path in site.paths.items():
        body = client.get(path).text
        linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', body)
        assert linked, path
        size = len(body.encode()) + fonts + sum(len(client.get(own).content) for own in linked)
        assert size <= MOST, f"{name}: {size}"


def test_the_language_is_asked_for_kept_or_preferred(site: Site) -> None:
    with site.server.client() as browser:
        assert '<html lang="en"' in browser.get("/import").text
        assert (
            '<html lang="zh"' in browser.get("/import", headers={"Accept-Language": "fr, zh-CN;q=0.8, vi;q=0.5"}).text
        )
        assert '<html lang="vi"' in browser.get("/import?lang=vi").text
        assert '<html lang="vi"' in browser.get("/import").text, "a language once chosen stays"
        assert '<html lang="vi"' in browser.get("/import?lang=xx").text


def test_dates_and_numbers_are_written_as_the_language_does(site: Site, client: httpx.Client) -> None:
    path = site.paths["meeting"]
    for language, written in (("en", "Oct 28, 2021"), ("vi", "28 thg 10, 2021"), ("zh", "2021年10月28日")):
        assert written in client.get(path, headers={"Accept-Language": language}).text


def test_filters_stand_in_the_address(site: Site, client: httpx.Client) -> None:
    found = client.get("/meetings?partnership=ASEAN-RU&level=summit").text
    assert "4th ASEAN-Russia Summit" in found and "Joint Cooperation Committee" not in found
    assert '<option value="summit" selected>' in found
    assert "Nothing fits these filters." in client.get("/meetings?partnership=ASEAN-RU&until=1999").text
    assert "is no date" in client.get("/meetings?since=yesterday").text
    matrix = client.get(f"/plans/{site.ids['plan']}?pillar=economic").text
    assert "2.1.1" in matrix and 'lines/1.1.1"' not in matrix


def test_errors_say_what_happened_and_what_to_do(site: Site, client: httpx.Client) -> None:
    missing = client.get("/things/meeting-0000000000000000")
    assert missing.status_code == 404 and "nothing is recorded under this id" in missing.text
    wrong = client.post("/judge", data={"target": site.ids["meeting"], "verb": "praise"})
    assert wrong.status_code == 422 and "no such judgement" in wrong.text and "Go back" in wrong.text


@pytest.mark.parametrize(
    "path",
    ["/?on=9999-12-31", "/?on=0001-01-01", "/?on=2024-99-99", "/?lang=../x", "/calendar?from=9999-12", "/calendar?from=x",
     "/meetings?page=abc", "/meetings?page=99999999", "/meetings?actor=%27%22", "/documents?page=0", "/search?q=%22",
     "/search?q=a&page=100000", "/partnerships/ASEAN-RU?on=1900-01-01&as_of=1950", "/documents/ar-summit-4-en?part=0&at=-1"],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_no_fault(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_nothing_a_document_says_becomes_markup(site: Site, client: httpx.Client) -> None:
    asked = client.get("/search", params={"q": '"><script>alert(1)</script>'})
    assert "<script>alert" not in asked.text
    assert client.get("/", params={"told": "<b>x</b>"}).text.count("<b>x") == 0
    answer = client.post("/theme", data={"theme": "dark", "next": "//elsewhere.example/"})
    assert answer.headers["location"] == "/"


def test_an_empty_ledger_says_what_to_do(empty_site: object) -> None:
    with empty_site.client() as browser:  # type: ignore[attr-defined]
        for path in (
            "/",
            "/meetings",
            "/documents",
            "/plans",
            "/partnerships",
            "/contradictions",
            "/calendar",
            "/search",
        ):
            answer = browser.get(path)
            assert answer.status_code == 200 and 'class="empty"' in answer.text, path


def test_a_calendar_program_can_follow(site: Site, client: httpx.Client) -> None:
    from icalendar import Calendar

    first, second = (client.get("/calendar.ics?partnership=ASEAN-RU") for _ in range(2))
    assert first.headers["content-type"].startswith("text/calendar")
    entries = {str(event["UID"]): str(event["SUMMARY"]) for event in Calendar.from_ical(first.content).walk("VEVENT")}
    assert any("4th ASEAN-Russia Summit" in said for said in entries.values())
    assert {str(event["UID"]) for event in Calendar.from_ical(second.content).walk("VEVENT")} == set(entries)
