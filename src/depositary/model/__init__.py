"""The nouns, as frozen records without I/O; DESIGN's record format, field for field."""

from depositary.model.document import Document, Fact, FactField, Range
from depositary.model.reading import (
    ActionLine,
    Chair,
    Citation,
    Commitment,
    DateMention,
    Footnote,
    Instrument,
    Meeting,
    Operative,
    Passage,
    Person,
    Progress,
    Reader,
    Reading,
    ReadingIssue,
    Structure,
)

__all__ = [
    "ActionLine",
    "Chair",
    "Citation",
    "Commitment",
    "DateMention",
    "Document",
    "Fact",
    "FactField",
    "Footnote",
    "Instrument",
    "Meeting",
    "Operative",
    "Passage",
    "Person",
    "Progress",
    "Range",
    "Reader",
    "Reading",
    "ReadingIssue",
    "Structure",
]
