"""Web pages: the whole page is the text, the document is marked on it, metadata is taken from where pages put it."""

from pathlib import Path

import pytest

from depositary.acquire import Source, load_document, read_source
from depositary.clean import clean_document
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded
from depositary.model import Document

PARAGRAPHS = [
    "HANOI – The ministers of both sides agreed on a new plan of action on Monday, officials said after the meeting.",
    "They will meet again next year in Vientiane to review what has been done under the plan, with its forty measures.",
    "The next meeting will be held in Vientiane in May 2028, the host said, and thanked all for their work.",
]
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ministers agree – Mekong Wire</title><meta charset="utf-8">
<meta property="og:site_name" content="Mekong Wire">
<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2027-06-10T07:40:00+07:00"}}</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></nav></header>
<main><article><h1>Ministers agree on a plan</h1><p class="date">10 June 2027</p>
<p>{PARAGRAPHS[0].replace("plan of action", "<b>plan of</b> action")}</p>
<figure><img src="x"><figcaption>The ministers pose for a photo in Hanoi. Photo: AFP</figcaption></figure>
<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>
<table><tr><td>1.1</td><td>Hold a meeting every year</td><td>done</td></tr></table></article>
<aside class="related"><h3>Related stories</h3><p>The two ministers are to meet in Ottawa on 14 September 2027, said the
officials of the two sides on Friday afternoon.</p></aside></main>
<script>var hidden = "The Assembly decides to ruin the day.";</script><p hidden>Secret words</p>
<footer><p>© Mekong Wire 2027</p></footer></body></html>"""


def _read(page: str | bytes, **facts: str) -> Document:
    data = page.encode() if isinstance(page, str) else page
    (document,) = read_source(Source(name="page.html", id="page", data=data, **facts))  # type: ignore[arg-type]
    if isinstance(document, DocumentError):
        raise document
    return document


def test_main_text_is_told_from_the_page() -> None:
    document = _read(PAGE)
    view = clean_document(document).view.text
    assert all(paragraph in view for paragraph in PARAGRAPHS)
    assert view.startswith("Ministers agree on a plan")
    for furniture in ("Politics", "Ottawa", "Photo", "©", "ruin", "Secret"):
        assert furniture not in view
    assert "Ottawa" in document.text  # on the page, all the same
    assert "1.1\tHold a meeting every year\tdone" in document.text  # a row stays a row


def test_metadata() -> None:
    document = _read(PAGE)
    assert (document.language, document.publisher, document.published) == ("en", "Mekong Wire", "2027-06-10")
    assert document.title == "Ministers agree – Mekong Wire"


def test_publisher_by_domain() -> None:
    page = PAGE.replace('<meta property="og:site_name" content="Mekong Wire">', "")
    assert _read(page, uri="https://press.un.org/en/2027/x.htm").publisher == "United Nations"


@pytest.mark.parametrize(
    ("encoding", "declared"), [("gb18030", "gb2312"), ("big5", "big5"), ("utf-8", ""), ("utf-8", "iso-8859-1")]
)
def test_encoding_of_the_page(encoding: str, declared: str) -> None:
    sentence = "會議通過了行動計劃" if encoding == "big5" else "会议通过了行动计划"
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}<title>x</title></head><body><p>{sentence},各方一致同意。</p></body></html>"
    assert sentence in _read(page.encode(encoding)).text


def test_a_page_saved_as_txt_is_still_a_page(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    assert load_document(tmp_path / "page.txt").media_type == "text/html"


def test_an_empty_page() -> None:
    with pytest.raises(EmptyDocument):
        _read("<html><head><title>x</title></head><body><script>1</script></body></html>")


def test_a_page_nested_beyond_reason() -> None:
    page = "<html><body>" + "<div>" * 600 + "text" + "</div>" * 600
    with pytest.raises((LimitExceeded, EmptyDocument)):
        _read(page)
