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
        (
            "an agency's bracket opens a report below its title; the weekday tells the year",
            "Blocs Discuss Ties In Jakarta\n(MENAFN- Kuwait News Agency (KUNA)) JAKARTA, Nov 12 (KUNA) -- Envoys of the GCC "
            "and ASEAN met on Wednesday on their framework for the years 2024-2028.",
            "2025-11-12",
        ),
        (
            "the weekday of the day before fits the year worked out",
            "JAKARTA, Nov 13 (KUNA) -- Envoys met on Tuesday on a framework for the years 2024-2028.",
            "2024-11-13",
        ),
        (
            "a weekday before initials, in the one year of an office in which it fits",
            "KUALA LUMPUR, May 25 (KUNA) -- Malaysian Foreign Minister Mohamad Hasan said Sunday ASEAN would look at it.",
            "2025-05-25",
        ),
        (
            "today, its part of the day and the day",
            "The two councils met today in the morning, 23 May 2016, in New York.",
            "2016-05-23",
        ),
        (
            "an anniversary from the beginning that is told, not from another partner's",
            "The ministers of ASEAN called on the host on June 16. India marks the 30th anniversary of its relations with "
            "ASEAN. China, Japan and others are partners too. "
            + "Many guests came to see the halls. " * 24
            + "India became a sectoral partner in 1992 and a strategic one in 2012.",
            "2022-06",
        ),
        (
            "the longer of two names that hold one another",
            "The secretary left Laos, where he had been at the 11th annual ASEAN Defense Ministers' Meeting-Plus "
            "(ADMM-Plus). On November 21 he took part in its plenary.",
            "2024-11",
        ),
        (
            "the figures behind a surname count no meeting; what goes beyond a year is to come",
            "Secretary John D. Miller III is in Laos for the ASEAN Defense Ministers' Meeting. His visit began on "
            "November 19. He told of efforts beyond 2025.",
            "2024-11",
        ),
        (
            "a statement is not of the day another was issued",
            "Joint Statement by the Ministers on Security\n\nWe, the Defence Ministers, gathered in Bangkok on 18 November "
            "2019.\n\nWe reaffirm what is said in the Joint Statement on Measures issued on 20 October 2018.",
            "2019-11-18",
        ),
        (
            "a numbered meeting tells more than a day far down",
            "The UN Security Council and the African Union Peace and Security Council have agreed on a visit.\n"
            "The members held their 12th annual joint consultative meeting in New York.\n"
            + "They spoke of a peace deal signed in 2015 and of all that had come of it since. " * 6
            + "The vote is to be held on Dec. 23.",
            "2018-07",
        ),
    ],
)
def test_published(trick: str, text: str, published: str | None) -> None:
    assert read_document(Document(id="t", text=text + _REST, language="en")).published == published, trick
