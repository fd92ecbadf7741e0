"""Texts that end, or are quoted, in the middle of what they say: read without an error."""

from __future__ import annotations

import pytest

from depositary.model import Document
from depositary.reading import read_document


@pytest.mark.parametrize(
    "text",
    [
        "中国商务部部长陈文海将",
        "外交部长陈文海将于",
        "outer 了《协调委员会会议",
        "第5届《协调委员会会议",
        "ASEAN called on the country's military regime to",
        "in the 00/0s of",
        "the 0/th of May",
    ],
)
def test_reads(text: str) -> None:
    assert read_document(Document(id="x", text=text)).commitments == []


def test_what_stands_behind_is_read() -> None:
    text = '8日，中国与挪威外长会议在昆明举行。陈文海将"访问"。双方同意建设港口。'
    assert [c.force for c in read_document(Document(id="x", text=text)).commitments] == ["agree"]
