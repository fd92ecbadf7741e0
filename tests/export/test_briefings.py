"""Briefings in three languages, opened again by other programs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html

from depositary.errors import LanguageUnknown, NotInLedger
from depositary.export import Asked, write_export
from depositary.languages import known_languages, load_language
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.queries import ThingQuery
from depositary.model import Chair, Commitment, Meeting, Person, Progress
from depositary.report import list_things
from depositary.report.briefing import briefing, briefing_words
from samples import sample

SAID = 'The 9th ASEAN-UN Summit <b>met</b> in Hà Nội & "agreed".'


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with create_ledger(tmp_path_factory.mktemp("briefing") / "ledger.db") as ledger:
        summit = Meeting(
            mechanism_en="ASEAN-UN Summit", ordinal=9, parties=["ASEAN", "United Nations"], start="2021-05-04",
            level="summit", format="hybrid", place="Ha Noi", status="held", role="reported",
            chairs=[Chair(name="Bùi Thanh Sơn", post_en="Minister", party="Viet Nam")],
        )  # fmt: skip
        deed = Commitment(
            actors=["ASEAN", "United Nations"], force="agree", what_en="open a desk", due="2021-12-31", due_kind="by"
        )
        figure = Progress(
            instrument_en="ASEAN-UN Plan of Action 2021-2025", period=(2021, 2025), done=9, total=10, word="addressed",
            as_of="2021-05",
        )  # fmt: skip
        later = Progress(
            instrument_en="ASEAN-UN Plan of Action 2021-2025", period=(2021, 2025), percent=99.0, as_of="2024-01"
        )
        person = Person(name="Bùi Thanh Sơn", post_en="Minister", party="Viet Nam")
        record_document(ledger, *sample("summit", SAID, summit, deed, figure, person, published="2021-05-05"))
        record_document(ledger, *sample("later", "Later 99%.", later, published="2024-02-01"))
        yield ledger


def page(ledger: Ledger, named: str, language: str = "en", on: str = "2021-06-01") -> html.HtmlElement:
    out = io.BytesIO()
    write_export("briefing-html", ledger, Asked(thing=named, language=language, on=on), out)
    return html.fromstring(out.getvalue())


@pytest.mark.parametrize("language", known_languages())
def test_every_language_has_words_for_every_value(language: str) -> None:
    first = briefing_words(known_languages()[0])
    words = briefing_words(language)
    for name in ("titles", "sections", "facts", "values"):
        assert getattr(words, name).keys() == getattr(first, name).keys()
        assert all(getattr(words, name).values())


@pytest.mark.parametrize(("language", "held"), [("en", "held"), ("vi", "đã họp"), ("zh", "已举行")])
def test_a_partnership_is_told_with_its_sources(told: Ledger, language: str, held: str) -> None:
    found = page(told, "ASEAN-UN", language)
    text = found.text_content()
    assert found.get("lang") == language
    for words in ("9th ASEAN-UN Summit", held, "open a desk", "9/10", "2021-12-31", "Bùi Thanh Sơn"):
        assert words in text
    assert "99 %" not in text, "a figure of later is not known on the day"
    marks = [a.get("href") for a in found.xpath("//sup/a")]
    assert marks and all(found.xpath(f"//li[@id='{mark[1:]}']") for mark in marks)
    assert SAID in text, "quotes stand as they are, their markup as text"
    assert not found.xpath("//ol//b")


def test_meetings_and_persons_have_briefings_too(told: Ledger) -> None:
    (meeting,) = list_things(told, ThingQuery(kind="meeting"))
    text = page(told, meeting.id).text_content()
    assert "in person and by video" in text and "open a desk" in text and "Chaired by" in text
    (person,) = list_things(told, ThingQuery(kind="person"))
    text = page(told, person.id, "vi").text_content()
    assert "Chức vụ" in text and "Minister" in text and "9th ASEAN-UN Summit" in text


def test_what_is_not_there_is_an_error(told: Ledger) -> None:
    for named in ("Atlantis-Lemuria", "meeting-00000000", None):
        with pytest.raises(NotInLedger):
            write_export("briefing", told, Asked(thing=named), io.BytesIO())
    with pytest.raises(LanguageUnknown):
        briefing(told, "ASEAN-UN", "tlh")


@pytest.mark.parametrize("language", known_languages())
def test_word_document_opens_in_libreoffice(
    told: Ledger, language: str, tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    import pypdfium2

    file = tmp_path / "briefing.docx"
    with file.open("wb") as out:
        summary, _, suffix = write_export("briefing", told, Asked(thing="ASEAN-UN", language=language), out)
    assert (suffix, summary.id) == (".docx", "briefing-asean-un")
    with zipfile.ZipFile(file) as archive:
        assert archive.read("word/footnotes.xml").count(b"<w:footnoteRef/>") == summary.written["footnotes"]
    pdf = pypdfium2.PdfDocument(convert(file, "pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert 1 <= len(pdf) <= 4
    heading = load_language(language).table("briefing", type(briefing_words(language))).sections["commitments"]
    assert heading.split()[0] in text and "open a desk" in text
