"""Cleaning a text in one word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from depositary.clean import Clean, clean_document
from depositary.model import Document

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.fixture
def clean() -> Callable[[str], Clean]:
    def _clean(text: str) -> Clean:
        return clean_document(Document(id="text", text=text))

    return _clean


def quotes(cleaned: Clean, kind: str) -> list[str]:
    """The stretches of the original that were given this kind."""
    return [cleaned.document.text[span.start : span.end] for span in cleaned.ranges if span.kind == kind]
