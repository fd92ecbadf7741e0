"""A short report around what a test is about, so that it is read as a page is."""

from __future__ import annotations

from depositary.model import Document, Meeting, Reading
from depositary.reading import read_document

__all__ = [
    "VIETNAMESE_TALKS_WITH_RUSSIA",
    "below_talks_with_japan",
    "pledges_below_talks_with_japan",
    "read_below_a_meeting",
    "read_below_talks_with_russia",
    "read_filed_from",
    "read_with_close",
    "vietnamese_meetings",
]

_HEAD = "Talks\n\n4 March 2025\n\nThe 12th ASEAN-Norway Ministerial Meeting was held in Oslo on 3 March 2025.\n\n"
_LATER = "\n\nThe weather was fine on that day, and many people were out in the streets of the town.\n"


def read_below_a_meeting(text: str) -> Reading:
    """The reading of a text that stands below the meeting of two sides."""
    return read_document(Document(id="x", text=_HEAD + text + _LATER))


_TALKS = "东盟—日本外长会议在雅加达举行\n2022年7月12日\n7月12日,东盟—日本外长会议在雅加达举行。\n"


def below_talks_with_japan(text: str) -> Reading:
    """The reading of a Chinese text that stands below a meeting of the foreign ministers of ASEAN and Japan."""
    return read_document(Document(id="t", text=_TALKS + text))


def pledges_below_talks_with_japan(text: str) -> list[tuple[str, str]]:
    """Of the commitments of such a text the force, and who is bound."""
    return [(c.force, "+".join(sorted(c.actors))) for c in below_talks_with_japan(text).commitments]


def read_filed_from(place: str, text: str) -> Reading:
    """The reading of a report that opens with its place and day."""
    return read_document(Document(id="x", text=f"{place}, 12 March 2024 – {text}"))


def vietnamese_meetings(text: str) -> list[Meeting]:
    """The meetings of a short Vietnamese report with its day above it."""
    whole = f"Tin đối ngoại\n\n14/6/2023 15:20\n\n{text} Các đại biểu đã trao đổi nhiều vấn đề cùng quan tâm.\n"
    return list(read_document(Document(id="vi", text=whole)).meetings)


VIETNAMESE_TALKS_WITH_RUSSIA = (
    "Ngày 3/4/2024, Hội nghị Bộ trưởng Ngoại giao ASEAN - Nga diễn ra tại Huế. Bộ trưởng Ngoại giao Nga Ivan Petrov và "
    "Bộ trưởng Ngoại giao Trần Văn Minh tham dự.\n\n"
)


def read_below_talks_with_russia(text: str, lead: str = VIETNAMESE_TALKS_WITH_RUSSIA) -> Reading:
    """The reading of a Vietnamese text that stands below those talks, or another lead."""
    return read_document(Document(id="vi", text=f"Tin trong ngày\n\n{lead}{text}\n"))


_CLOSE = "\nFurther details were not given by the people who were there and the weather was fine.\n"


def read_with_close(text: str) -> Reading:
    """The reading of an English text that closes as reports do."""
    return read_document(Document(id="t", text=text + _CLOSE, language="en"))
