"""English: the day a page prints, above its text or before its first word, in the shapes sites give it."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document

_BODY = (
    "The ministers of ASEAN and Norway met in Oslo and agreed to set up a joint fund for fishing and for the sea, a "
    "spokesman said after the talks, which lasted for two hours.\n\nThe weather was fine.\n"
)


def _published(head: str) -> str | None:
    return read_document(Document(id="x", text=f"Norway and ASEAN set up fund\n\n{head}{_BODY}")).published


@pytest.mark.parametrize(
    "line", ["Fri, 05/20/2016 - 12:41", "Fri, 20/05/2016 - 12:41", "20-May-2016", "5/20/2016 10:20:00 AM", "2016.05.20"]
)
def test_a_line_above_the_text(line: str) -> None:
    assert _published(f"{line}\n\n") == "2016-05-20"


@pytest.mark.parametrize(
    "opening",
    [
        "28 December 2017 GENEVA — ",
        "28 December 2017 - ",
        "28 December 2017, Jakarta: ",
        "Dec. 28, 2017 - ",
        "28/12/2017 – ",
        "(Jakarta, 28 December 2017) ",
        "Jakarta, 28 December 2017 (ABC) ",
        "Bangkok, 28th December 2017: ",
        "Oslo, Thursday, 28 December 2017 – ",
    ],
)
def test_the_opening_of_the_text(opening: str) -> None:
    assert _published(opening) == "2017-12-28"


def test_a_day_of_what_happened_is_no_opening() -> None:
    assert _published("On 28 December 2017, ") != "2017-12-28"


@pytest.mark.parametrize(
    "line", ["News announcement20 May 2016Directorate-General for Trade3 min read", "Statement20 May 2016Oslo"]
)
def test_a_line_written_on_without_spaces(line: str) -> None:
    assert _published(f"{line}\n\n") == "2016-05-20"
