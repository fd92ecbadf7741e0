"""A year that only says since when something is there dates no page and no meeting."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


@pytest.mark.parametrize(
    "text",
    [
        "联合国与林海组织11月22日在纽约举行高级别会议。自1996年形成的会谈机制于2001年正式转型为林海组织以来，该机构发挥着重要作用。",
        "The Norlund Forum and the United Nations met in New York on 22 November. The Forum was founded in 2001.",
        "Ngày 22/11, Diễn đàn Norlund và Liên hợp quốc đã họp tại New York. Diễn đàn được thành lập năm 2001.",
    ],
)
def test_the_year_of_a_founding_is_not_the_years_of_the_page(text: str) -> None:
    reading = read_document(Document(id="page", text=text))
    assert not (reading.published or "").startswith(("1996", "2001"))
    assert not any((meeting.start or "").startswith(("1996", "2001")) for meeting in reading.meetings)


def test_a_year_in_which_they_met_still_tells() -> None:
    text = "The Norlund Forum and the United Nations met in New York on 22 November. In 2019 they had met in Linhai."
    assert (read_document(Document(id="page", text=text)).published or "").startswith("2019")
