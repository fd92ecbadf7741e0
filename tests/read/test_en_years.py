"""The day of English pages that do not print their year, or whose dateline has no dash; each with its trick."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_REST = "\nFurther details were not given by the people who were there and the weather was fine.\n"


@pytest.mark.parametrize(
    ("trick", "text", "published"),
    [
        (
            "an agency in brackets and no dash behind it",
            "Astana, Jul 4 (UNI) The heads of state of the Shanghai Cooperation Organisation met here in 2024.",
            "2024-07-04",
        ),
        (
            "the same month and day of two years, one of them at the place named",
            "UZBEKISTAN, September 18 - On September 16, Samarkand hosted a meeting of the Council of Heads of State of the "
            "Shanghai Cooperation Organization.",
            "2022-09-18",
        ),
        (
            "an anniversary that comes next year",
            "The ambassador presided over a session on December 1. It looked at the 35th anniversary of the ASEAN-Canada "
            "ties next year.",
            "2011-12",
        ),
        (
            "a day of May after what was held in December of the year worked out",
            "The 19th ASEAN-ROK Dialogue was held on May 29 in Bali. Both sides saw strong momentum since the Special "
            "Summit held in Seoul in December 2014 to commemorate the 25th anniversary of their dialogue.",
            "2015-05",
        ),
        (
            "the day of what the text only names",
            "The minister joined the retreat. The envoy is to help with the consensus agreed upon by ASEAN leaders on "
            "April 24, 2021.",
            None,
        ),
        (
            "the figures that fell on that day of the week",
            "Tue, 11/06/2018 - 05:32\nThe prime minister is to attend the summit.",
            "2018-11-06",
        ),
        (
            "the one year in which somebody held that office",
            "HANOI, June 20. /TASS/. The talks with President To Lam of Vietnam went well, it was said.",
            "2024-06-20",
        ),
    ],
)
def test_published(trick: str, text: str, published: str | None) -> None:
    assert read_document(Document(id="t", text=text + _REST, language="en")).published == published, trick
