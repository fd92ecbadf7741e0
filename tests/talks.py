"""A short report in English around what a test is about, so that it is read as a page is."""

from __future__ import annotations

from depositary.model import Document, Reading
from depositary.reading import read_document

__all__ = ["read_below_a_meeting"]

_HEAD = "Talks\n\n4 March 2025\n\nThe 12th ASEAN-Norway Ministerial Meeting was held in Oslo on 3 March 2025.\n\n"
_LATER = "\n\nThe weather was fine on that day, and many people were out in the streets of the town.\n"


def read_below_a_meeting(text: str) -> Reading:
    """The reading of a text that stands below the meeting of two sides."""
    return read_document(Document(id="x", text=_HEAD + text + _LATER))
