"""No word of a page is written past the catalogues: templates are looked through for bare text, and errors that pages
tell for forms that can be translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import httpx
import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment
from sites import Site

import depositary
from depositary.ledger.claiming import KINDS
from depositary.resolve import contradictions
from depositary.resolve.sighting import Verdict
from depositary.web.forms import Forms
from depositary.web.rendering import STATIC
from depositary.web.translating import LOCALES, speech_in
from depositary.web.troubles import TROUBLES, form_of
from depositary.web.words import CONTRADICTION_NOTES, WORDS

WEB = STATIC.parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
LETTER = re.compile(r"[^\W\d_]")
SHOWN = ("title", "placeholder", "aria-label", "alt", "aria-description")  # attributes whose value people read
PLAIN = {  # names, marks and code that are the same in every language
    "API", "JSON", "depositary", "RSS", "ics", "jsonl", "csv", "xlsx", "docx", "https://", "PDF", "Word", "iCalendar",
    "OpenAPI", "https", "SDG", "j", "k", "a", "r", "l", "o",
}  # fmt: skip


def bare_words(path: Path) -> Iterator[str]:
    """What a template says without asking the catalogues: text between tags, and attributes that are read."""
    pieces = []
    for _, kind, value in Environment(autoescape=True, extensions=["jinja2.ext.do"]).lex(path.read_text("utf-8")):
        pieces.append(value if kind == "data" else "\0" if kind in ("variable_begin", "block_begin") else "")
    text = "".join(pieces)
    text = re.sub(r"<(script|style|code|svg)\b.*?</\1>", " ", text, flags=re.S)
    for name, value in re.findall(r'([\w-]+)="([^"]*)"', text):
        if name in SHOWN:
            yield from words_in(value)
    for between in re.split(r"<[^>]*>", text):
        yield from words_in(between)


def words_in(said: str) -> Iterator[str]:
    for part in re.split(r"[\0\n]", re.sub(r"&[a-z]+;|[/?#][\w/=?]*", " ", said)):  # not what addresses are made of
        plain = part.strip(" \t:;,.()–—-·…|/+×%#“”→←↑↓")
        if LETTER.search(plain) and plain not in PLAIN:
            yield plain


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_templates_say_nothing_past_the_catalogues(path: Path) -> None:
    assert list(bare_words(path)) == []


def test_bare_words_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p title="Hello">{{ _("Known") }} bare</p>{% if a %}<i>API</i> word: {% endif %}', "utf-8")
    assert list(bare_words(page)) == ["Hello", "bare", "word"]


def raised(path: Path) -> Iterator[tuple[int, str]]:
    """Words of errors a module raises, what is filled in standing as a word of its own."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args):
            continue
        if getattr(node.exc.func, "id", "") not in ("JudgementError", "NotInLedger", "AccountError"):
            continue
        said = node.exc.args[0]
        if isinstance(said, ast.Constant):
            yield node.lineno, str(said.value)
        elif isinstance(said, ast.JoinedStr):
            yield node.lineno, "".join(str(one.value) if isinstance(one, ast.Constant) else "X1" for one in said.values)


FOR_THE_COMMAND_LINE = {"starting.py"}  # told before there is a page
NOT_REACHED = re.compile(  # what no page offers: only a request made by hand gets there
    r"no such (?:verdict|state|role)|there is no such (?:state|role)|webhooks already|writes no calendars|^X1: X1$|"
    r"^X1: there are X1$|no judgement is called like this|scopes of a token"
)


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(WEB.rglob("*.py")) if "api" not in path.parts and path.name not in FOR_THE_COMMAND_LINE],
    ids=lambda path: str(path.relative_to(WEB)),
)
def test_errors_that_pages_raise_can_be_translated(path: Path) -> None:
    unknown = [
        f"{line}: {said}" for line, said in raised(path) if form_of(said) is None and not NOT_REACHED.search(said)
    ]
    known = set(re.findall(r'N_\("([^"]+)"\)', path.read_text("utf-8")))
    assert [one for one in unknown if one.partition(": ")[2] not in known] == []


@pytest.mark.parametrize("form", TROUBLES)
def test_each_form_is_found_again_and_told_in_every_language(form: str) -> None:
    filled = re.sub(r"%\((\w+)\)s", lambda place: f"<{place[1]}>", form).replace("%%", "%")
    assert form_of(filled) is not None
    said = {speech_in(code).trouble(filled) for code in ("en", "vi", "zh")}
    assert len(said) == 3 and filled in said
    assert speech_in("zh").trouble("is empty") == "为空"
    assert speech_in("vi").trouble("something nobody ever says") == "something nobody ever says"


def notes(path: Path) -> Iterator[str]:
    """What a rule of contradiction says of a pair: the last argument or member that is a text with spaces."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
            said = node.value.elts[1]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "contradiction" and len(node.args) == 5:
            said = node.args[4]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "note":
            said = node.value
        else:
            continue
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield said.value
        elif isinstance(said, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "X1" for one in said.values)


def test_words_of_the_rules_of_contradiction_are_in_the_catalogues() -> None:
    rules = Path(contradictions.__file__).parent
    said = {note for path in rules.glob("*.py") for note in notes(path) if " " in note}
    assert len(said) > 20
    assert [note for note in sorted(said) if note not in CONTRADICTION_NOTES and form_of(note) is None] == []


def test_every_code_of_the_records_has_a_word() -> None:
    assert set(get_args(Verdict)) <= WORDS["verdict"].keys()
    for record, _ in KINDS.values():
        own = set(record.__struct_fields__) - {"passages", "certainty", "date_inferred", "date_reason", "role"}
        assert own <= WORDS["field"].keys(), record


class Texts(HTMLParser):
    """What a page shows and reads out in its own language: no words of documents, which say what language they are in,
    and no code."""

    def __init__(self, page: str, language: str) -> None:
        super().__init__()
        self._language, self._open, self.found = language, list[tuple[str, bool]](), list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = given.get("lang") not in (None, self._language) or tag in ("script", "style", "code", "textarea")
        foreign = foreign or (bool(self._open) and self._open[-1][1])
        if not foreign:
            self.found += [said for name in SHOWN if (said := given.get(name))]
        if tag not in WITHOUT_END:
            self._open.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self.found.append(" ".join(data.split()).strip(" ·:()“”"))


WITHOUT_END = {"br", "hr", "img", "input", "link", "meta", "rect", "path", "circle", "line"}
WORDS_OF_SOURCES = {"completed", "implemented"}  # told as a source has them


def telling(message: str) -> bool:
    """Not one that a label of a record can have by chance, as "Remove %(name)s"."""
    own = re.sub(r"%\(\w+\)s", "", message)
    return len(own) > 4 and (own == message or len(own.split()) > 2)


@pytest.mark.parametrize("code", ["vi", "zh"])
def test_no_page_shows_a_message_of_the_catalogues_untranslated(site: Site, code: str) -> None:
    with (LOCALES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    other = []
    for message in catalogue:
        ids, said = ([own] if isinstance(own, str) else list(own) for own in (message.id, message.string))
        other += [id_ for id_ in ids if id_ not in said and LETTER.search(id_)]
    forms = Forms([id_ for id_ in other if telling(id_)])
    with httpx.Client(base_url=site.server.address, timeout=60) as browser:
        for name, path in site.paths.items():
            texts = Texts(browser.get(path, headers={"Accept-Language": code}).text, code).found
            assert len(texts) > 20, path
            shown = {said for said in texts if said not in WORDS_OF_SOURCES and forms.find(said) is not None}
            assert not shown, f"{name} in {code}: {shown}"


def test_words_left_in_the_source_language_are_seen() -> None:
    page = '<main lang="vi"><p title="Told of in">Ngày<q lang="en">Overdue</q></p><img alt="x"><b>Overdue:</b></main>'
    assert Texts(page, "vi").found == ["Told of in", "Ngày", "x", "Overdue"]


def audited() -> Iterator[ast.Call]:
    for path in sorted(Path(depositary.__file__).parent.rglob("*.py")):
        text = path.read_text("utf-8")
        if "append_audit(" in text:
            yield from (
                node
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "append_audit"
            )


def test_every_line_of_the_audit_log_has_words() -> None:
    calls = list(audited())
    events = {call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)}
    assert len(events) > 12 and events <= WORDS["audited"].keys()
    assert {keyword.arg for call in calls for keyword in call.keywords} <= WORDS["audited_detail"].keys()


def test_the_catalogues_are_asked_for_fixed_words_only() -> None:
    """`_(variable)` would take a per cent sign in it for a place to fill."""
    asked = [
        (path.name, found)
        for path in TEMPLATES
        for found in re.findall(r"\b_\((?![\"'])[^)]*", path.read_text("utf-8"))
    ]
    assert asked == []


@pytest.mark.parametrize(
    ("path", "vi", "zh"),
    [
        ("/things/meeting-0000000000000000", "không có gì được ghi nhận", "没有任何记录"),
        ("/documents/nothing-of-the-kind", "không có tài liệu này", "没有此文件"),
        ("/partnerships/nothing", "quan hệ đối tác này", "伙伴关系"),
        ("/import/none", "không có lần nhập này", "没有此次导入"),
        ("/no/such/page", "Không có trang này", "没有此页面"),
    ],
)
def test_error_pages_speak_the_language_of_the_page(site: Site, path: str, vi: str, zh: str) -> None:
    with httpx.Client(base_url=site.server.address, timeout=60) as browser:
        for code, words in (("vi", vi), ("zh", zh)):
            answer = browser.get(path, params={"lang": code})
            assert answer.status_code == 404 and words in answer.text
