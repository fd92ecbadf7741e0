"""How dates, numbers, parties and found words are written; charts; searching in other words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from depositary.model import Passage
from depositary.report.otherwise import said_otherwise
from depositary.report.things import Source
from depositary.web.drawing import Edge, Lane, Mark, Node, Point, draw_graph, draw_shares, draw_timeline
from depositary.web.notebook import Notebook, SavedSearch
from depositary.web.pieces import pieces_in
from depositary.web.rendering import templates_in
from depositary.web.saying import marked_words, safe_path, said_in
from depositary.web.translating import speech_in

EN, VI, ZH = (said_in(speech_in(code)) for code in ("en", "vi", "zh"))


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2021", "2021"),
        ("2021-10", "Oct 2021"),
        ("2021-10-28", "Oct 28, 2021"),
        ("soon", "soon"),
        ("2021-13-45", "2021-13-45"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, written: str) -> None:
    assert EN["plain_day"](date) == written


def test_an_interval_that_is_a_whole_year_or_month_is_written_as_one() -> None:
    assert ">2026<" in EN["days"]("2026-01-01", "2026-12-31")
    assert ">Feb 2024<" in EN["days"]("2024-02-01", "2024-02-29")
    assert EN["days"]("2027-07-26", "2027-07-29").replace("\u2009", " ") == "Jul 26 – 29, 2027"
    assert EN["days"](None, None) == ""


def test_parties_are_called_as_the_language_calls_them() -> None:
    assert ZH["partnership"]("ASEAN-RU") == "东盟–俄罗斯"
    assert VI["parties"](["ASEAN", "Russia", "Velmark"]) == "ASEAN, Nga, Velmark"
    assert EN["partnership"]("linhai|serayan cooperation forum") == "Linhai–Serayan Cooperation Forum"


@pytest.mark.parametrize(("code", "written"), [("en", "100,090"), ("vi", "100.090"), ("zh", "100,090")])
def test_whole_numbers_in_messages_are_written_as_the_language_does(code: str, written: str) -> None:
    page = templates_in(code).from_string(
        '{{ ngettext("%(num)s document", "%(num)s documents", count) }}'
        '|{{ _("evidence on file for %(shown)s of %(total)s lines", shown=count, total=count) }}'
        '|{{ _("Reading %(name)s", name=name) }}|{{ _("any") }}|{{ number(count) }}'
    )
    counted, of, named, plain, alone = page.render(count=100_090, name="<2024>").split("|")
    assert written in counted and of.count(written) == 2 and alone == written
    assert "&lt;2024&gt;" in named and plain == speech_in(code).say("any")
    assert written in speech_in(code).count("%(num)s document", "%(num)s documents", 100_090)


@pytest.mark.parametrize(
    ("text", "phrases", "marked"),
    [
        ("Chống khủng bố và bộ", [["khung", "bo"]], "Chống <mark>khủng bố</mark> và bộ"),
        ("加强反恐合作", [["反恐"]], "加强<mark>反恐</mark>合作"),
        ("A <b> & terror", [["terror"]], "A &lt;b&gt; &amp; <mark>terror</mark>"),
        ("nothing here", [["else"]], "nothing here"),
    ],
)
def test_found_words_are_marked_as_written(text: str, phrases: list[list[str]], marked: str) -> None:
    assert str(marked_words(text, phrases)) == marked


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "", None, "/a\nb"]
)
def test_a_page_sends_nobody_elsewhere(address: str | None) -> None:
    assert safe_path(address, "/") == "/"


def test_a_search_is_said_in_other_languages() -> None:
    assert '"khủng bố"' in said_otherwise("terrorism") and "反恐" in said_otherwise("terrorism")
    assert any("东盟" in way for way in said_otherwise("ASEAN")), said_otherwise("ASEAN")
    assert said_otherwise("zorblax") == ["zorblax"]
    assert said_otherwise('"terrorism"') == ['"terrorism"'], "quoted words are meant as they are"


def test_charts_are_well_formed_and_name_their_marks() -> None:
    timeline = draw_timeline(
        [Lane(name="A & B", marks=(Mark(day="2021-10-28", title="4th <Summit>", address="/things/m"),))],
        today="2021-11-01", label="Meetings",
    )  # fmt: skip
    shares = draw_shares(
        [Point(day="2020-03-13", percent=66.2, label="92 / 139", title="2020")], span=(2016, 2020), label="P"
    )
    both = [
        Point(day=f"{year}-03-13", percent=share, label="x", title="x", of=kind)
        for kind, year, share in (("done", 2020, 45.0), ("touched", 2020, 78.0), ("touched", 2021, 80.0))
    ]
    assert str(draw_shares(both, label="P")).count("<polyline") == 1, "what is done and what is begun are two lines"
    graph = draw_graph(
        [Node(id="a", label="Plan 2016–2020", place="before"), Node(id="b", label="东盟—俄罗斯全面行动计划（2021—2025年）", place="self"),
         Node(id="c", label="17 (2011)", place="cites", address="/search?q=17")],
        [Edge(start="b", end="a", kind="succeeds"), Edge(start="b", end="c")], label="G",
    )  # fmt: skip
    for drawn in (timeline, shares, graph):
        tree = ET.fromstring(str(drawn))  # noqa: S314 -- made here
        assert tree.get("aria-label") and "style" not in str(drawn)
    assert "4th &lt;Summit&gt;" in str(timeline) and "92 / 139" in str(shares)
    assert draw_graph([Node(id="a", label="alone", place="self")], [], label="G") is None
    assert draw_timeline([], today="2021-01-01", label="") is None


def test_pieces_made_by_code_escape_what_they_are_given() -> None:
    pieces = pieces_in(speech_in("vi"))
    place = Passage(40_000, 40_010, "x")
    source = Source(document="a/b <c>", language="zh", passages=(place,), publisher=None, published=None)
    told = str(pieces["told_in"]([source] * 3, 2, 1234))
    assert told.count('href="/documents/a/b%20%3Cc%3E?at=40000#p40000">a/b &lt;c&gt;</a>') == 2
    assert 'title="Tiếng Trung">zh</span>' in told
    assert "1.232" in told
    assert str(pieces["thing_link"]('x"y', "<b>")) == '<a href="/things/x&#34;y">&lt;b&gt;</a>'
    assert str(pieces["badge"]("status", "held")) == '<span class="badge held">đã họp</span>'


def test_a_notebook_keeps_each_persons_own(tmp_path: Path) -> None:
    notes = Notebook(tmp_path)
    notes.save_search("an", SavedSearch(name="cyber", address="/search?q=cyber"))
    notes.save_search("an", SavedSearch(name="cyber", address="/search?q=cyber&language=vi"))
    notes.look("binh", "2026-11-25T00:00:00Z")
    again = Notebook(tmp_path)
    assert [one.address for one in again.searches("an")] == ["/search?q=cyber&language=vi"]
    assert again.searches("binh") == () and again.looked("binh") == "2026-11-25T00:00:00Z"
    again.forget_search("an", "cyber")
    assert notes.searches("an") == ()
