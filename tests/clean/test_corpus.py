"""Whole documents: main text and genre of every text with gold beside it."""

import json
from pathlib import Path

import pytest

from depositary.clean import clean_document
from depositary.model import Document

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
TEXTS = sorted(CORPUS.glob("*/*.txt"))
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TEXTS, reason=f"needs the shared corpus at {CORPUS}"),
]


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_main_text_ranges() -> None:
    """Character F1 of main text over the five documents whose ranges are known."""
    seeds = json.loads((CORPUS / "seeds" / "main-text.json").read_text("utf-8"))["seeds"]
    right = found = wanted = 0
    for name, entry in seeds.items():
        cleaned = clean_document(Document(id=name, text=_read(CORPUS / "seeds" / entry["file"])))
        gold = {place for span in entry["ranges"] if span["main"] for place in range(span["start"], span["end"])}
        mine = {
            place
            for span in cleaned.ranges
            if span.kind in ("main", "title", "heading")
            for place in range(span.start, span.end)
        }
        right, found, wanted = right + len(gold & mine), found + len(mine), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.98


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_language_genre_and_passages(path: Path) -> None:
    text = _read(path)
    cleaned = clean_document(Document(id=path.stem, text=text))
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert (cleaned.language, cleaned.genre) == (gold["language"], gold["genre"])
    assert cleaned.sentences
    at = 0
    for sentence in cleaned.sentences:
        assert at <= sentence.start < sentence.end <= len(cleaned.view.text)
        at = sentence.end
        passage = cleaned.view.passage(sentence.start, sentence.end)
        assert text[passage.start : passage.end] == passage.quote
