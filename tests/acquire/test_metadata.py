"""A web page's metadata are statements with a source and a weight, and the text's own date is weighed against them."""

from __future__ import annotations

import pytest

from depositary.acquire.formats.base import Source
from depositary.acquire.formats.html import read_html
from depositary.acquire.limits import LIMITS
from depositary.model import Document
from depositary.reading import read_document

_TEXTS = {
    "en": "The Fifth Summit between ASEAN and India was held in Jakarta. The leaders agreed to work together on trade, on "
    "health and on the sea, and thanked the host for the arrangements it had made for the meeting.",
    "vi": "Hội nghị Cấp cao ASEAN - Ấn Độ lần thứ năm đã được tổ chức tại Gia-các-ta. Các nhà lãnh đạo nhất trí hợp tác "
    "về thương mại, y tế và biển, đồng thời cảm ơn nước chủ nhà đã chuẩn bị chu đáo cho hội nghị.",
    "zh": "第五次东盟—印度领导人会议在雅加达举行。各国领导人同意在贸易、卫生和海洋领域开展合作，并感谢东道国为会议所作的周到安排。"
    "会议还听取了高官会的报告，并请秘书处继续推进有关工作，各方表示满意。",
}


def page(head: str, above: str = "", opening: str = "", language: str = "en", lang: str = "") -> bytes:
    text = _TEXTS[language]
    return (
        f"<!doctype html><html{lang}><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"{above}<article><h1>{text[:30]}</h1><p>{opening}{text}</p><p>{text[::1]}</p></article></body></html>"
    ).encode()


def read(data: bytes, uri: str | None = None, fetched: str | None = None) -> Document:
    return read_html(Source(name="p.html", id="p", data=data, uri=uri, media_type="text/html", fetched=fetched), LIMITS)


def stated(document: Document, field: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.source) for fact in document.facts if fact.field == field]


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


ARTICLE = (
    '{"@type": "NewsArticle", "headline": "Summit held", "datePublished": "2027-03-05T08:00:00+07:00", "dateModified": '
    '"2027-04-01", "inLanguage": "en-GB", "publisher": {"@type": "Organization", "name": "The Daily"}}'
)


def test_every_statement_is_kept_with_its_source() -> None:
    head = (
        linked(ARTICLE) + meta("og:title", "Summit") + '<meta name="DC.date" content="2027-03-06"><title>S | D</title>'
    )
    document = read(page(head, lang=' lang="vi"'))
    assert stated(document, "published") == [("2027-03-05", "json-ld"), ("2027-03-06", "dublin-core")]
    assert stated(document, "modified") == [("2027-04-01", "json-ld")]
    assert stated(document, "title") == [("Summit held", "json-ld"), ("Summit", "open-graph"), ("S | D", "html")]
    assert stated(document, "language") == [("en", "json-ld"), ("vi", "html")]
    assert stated(document, "publisher") == [("The Daily", "json-ld")]
    assert (document.published, document.title, document.publisher) == ("2027-03-05", "Summit held", "The Daily")


@pytest.mark.parametrize(
    "head",
    [
        meta("article:modified_time", "2027-04-01T10:00:00Z"),
        meta("og:updated_time", "2027-04-01T10:00:00Z"),
        linked('{"@type": "NewsArticle", "dateModified": "2027-04-01"}'),
        '<meta name="dcterms.modified" content="2027-04-01"><meta http-equiv="last-modified" content="2027-04-01">',
    ],
    ids=["open graph", "updated", "json-ld", "dublin core"],
)
def test_last_change_is_no_publication(head: str) -> None:
    document = read(page(head))
    assert document.published is None
    assert stated(document, "modified")[0][0] == "2027-04-01"
    assert read_document(document).published is None


@pytest.mark.parametrize(
    ("node", "day"),
    [
        ('{"@type": "ImageObject", "datePublished": "2020-01-01"}', None),  # a picture's
        ('{"@type": "Comment", "datePublished": "2027-03-09"}', None),
        ('{"@graph": [{"@type": "WebSite", "datePublished": "2010-01-01"}, ' + ARTICLE + "]}", "2027-03-05"),
        ('{"@type": "WebPage", "mainEntity": ' + ARTICLE + "}", "2027-03-05"),
        ('[{"@type": "WebPage", "datePublished": "2027-03-08"}, ' + ARTICLE + "]", "2027-03-05"),  # the article's first
        ('{"@type": ["Article", "NewsArticle"], "datePublished": "20270305"}', "2027-03-05"),  # basic form
        ('{"@type": "NewsArticle", "datePublished": "2027-13-45"}', None),  # no day
        ('{"@type": "NewsArticle", "datePublished": ', None),  # broken off
    ],
)
def test_only_the_page_itself_counts(node: str, day: str | None) -> None:
    assert read(page(linked(node))).published == day


def test_publisher_is_the_owner_of_the_domain() -> None:
    document = read(page(meta("og:site_name", "Home")), uri="https://asean.org/the-summit")
    assert (document.publisher, stated(document, "publisher")[0][1]) == ("ASEAN Secretariat", "domain")


def test_day_after_the_last_change_is_doubted() -> None:
    head = meta("article:published_time", "2027-06-01") + meta("article:modified_time", "2027-04-01")
    document = read(page(head + '<meta name="DC.date.issued" content="2027-03-05">'))
    assert document.published == "2027-03-05"


def test_day_after_fetching_is_doubted() -> None:
    head = meta("article:published_time", "2027-06-01") + '<meta name="date" content="2027-03-05">'
    assert read(page(head), fetched="2027-03-07T10:00:00+00:00").published == "2027-03-05"
    assert read(page(head)).published == "2027-06-01"


PUBLISHED = meta("article:published_time", "2027-03-06T02:00:00Z")


@pytest.mark.parametrize(
    ("language", "above", "opening", "expected"),
    [
        ("en", "", "JAKARTA, 5 March 2027 – ", ("2027-03-05", "dateline")),  # stated in the text itself
        ("vi", "", "Hà Nội, ngày 5/3/2027 – ", ("2027-03-05", "dateline")),
        ("zh", "", "新华社雅加达2027年3月5日电 ", ("2027-03-05", "dateline")),
        ("en", "", "JAKARTA, 5 March – ", ("2027-03-05", "dateline")),  # the year is the metadata's
        ("zh", "", "新华社雅加达3月5日电 ", ("2027-03-05", "dateline")),
        (
            "en",
            "<div class='day'>Monday, 26 November 2029</div>",
            "",
            ("2027-03-06", "metadata"),
        ),  # today's day, in a corner
        (
            "en",
            "<div class='day'>Saturday, 6 March 2027</div>",
            "",
            ("2027-03-06", "text"),
        ),  # both agree: the text shows it
        (
            "en",
            "<div class='day'>Monday, 2 March 2020</div>",
            "",
            ("2020-03-02", "text"),
        ),  # an old report, put on a new site
        ("en", "", "", ("2027-03-06", "metadata")),
        ("vi", "", "", ("2027-03-06", "metadata")),
        ("zh", "", "", ("2027-03-06", "metadata")),
    ],
)
def test_metadata_against_the_text(language: str, above: str, opening: str, expected: tuple[str, str]) -> None:
    reading = read_document(read(page(PUBLISHED, above, opening, language)))
    assert (reading.published, reading.published_from) == expected


def test_reading_keeps_what_the_metadata_say() -> None:
    reading = read_document(read(page(linked(ARTICLE))))
    assert {(fact.field, fact.value, fact.source) for fact in reading.metadata} >= {
        ("published", "2027-03-05", "json-ld"), ("modified", "2027-04-01", "json-ld"), ("title", "Summit held", "json-ld"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("uri", "canonical", "expected"),
    [
        ("https://a.example/x?id=1", "https://a.example/x", "https://a.example/x?id=1"),  # where it was fetched
        ("file:///srv/p.html", "https://a.example/x", "https://a.example/x"),  # a saved page says where it was
        ("file:///srv/p.html", "https://a.example/", "file:///srv/p.html"),  # the site's front page is no address
        ("file:///srv/p.html", "javascript:void(0)", "file:///srv/p.html"),
    ],
)
def test_address(uri: str, canonical: str, expected: str) -> None:
    assert read(page(f'<link rel="canonical" href="{canonical}">'), uri=uri).uri == expected
