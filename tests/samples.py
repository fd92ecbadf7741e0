"""Documents with Readings for the tests of ledger, report and command line: small ones made here, and the corpus' gold.

A gold answer becomes a Reading as a reader would have made it: every claim gets the document's first line as passage.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from depositary.model import Commitment, Document, Instrument, Meeting, Passage, Person, Progress, Reader, Reading

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path(__file__).parents[2] / "shared" / "corpus"
GOLD_READER = Reader("gold", "1")
_CLAIMS = ("meetings", "persons", "instruments", "progress", "commitments")

Sample = tuple[Document, Reading]


def gold(folder: Path) -> Iterator[Sample]:
    """The documents of a corpus folder with their answers as Readings."""
    for answer in sorted(folder.glob("*.json")):
        text_file = answer.with_suffix(".txt")
        if text_file.exists():
            text = text_file.read_text("utf-8")
            yield Document(id=answer.stem, text=text), _reading(answer.stem, text, json.loads(answer.read_bytes()))


def sample(
    name: str,
    text: str,
    *claims: Meeting | Person | Instrument | Progress | Commitment,
    language: str = "en",
    published: str | None = "2021-07-06",
    reader: str = "1",
    **header: Any,
) -> Sample:
    """A document whose every claim rests on its first line."""
    document = Document(id=name, text=text)
    quoted = [msgspec.structs.replace(claim, passages=[first_line(text)]) for claim in claims]
    lists: dict[str, Any] = {
        "meetings": [c for c in quoted if isinstance(c, Meeting)],
        "persons": [c for c in quoted if isinstance(c, Person)],
        "instruments": [c for c in quoted if isinstance(c, Instrument)],
        "progress": [c for c in quoted if isinstance(c, Progress)],
        "commitments": [c for c in quoted if isinstance(c, Commitment)],
    }
    return document, Reading(
        id=name, language=language, published=published, reader=Reader("sample", reader), **lists, **header
    )


def first_line(text: str) -> Passage:
    end = (text + "\n").index("\n")
    return Passage(0, end, text[:end])


def _reading(name: str, text: str, answer: dict[str, Any]) -> Reading:
    kept = {key: value for key, value in answer.items() if key in Reading.__struct_fields__}
    for key in ("action_lines", "structure", "rank_url_match"):
        kept.pop(key, None)
    passage = msgspec.to_builtins(first_line(text))
    for key in _CLAIMS:
        for claim in kept.get(key, []):
            claim["passages"] = [passage]
            if "chairs" in claim:
                claim["chairs"] = [chair for chair in claim["chairs"] if chair.get("name")]
            if isinstance(claim.get("due_session"), int):
                claim["due_session"] = f"{claim['due_session']}th session"
    return msgspec.convert({**kept, "id": name, "reader": {"name": "gold", "version": "1"}}, Reading)


# A program that records document after document until it is ended, and names each when it is recorded.
# Arguments: the ledger, the folder of this module.
WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from samples import sample
from depositary.ledger import create_ledger, record_document
from depositary.model import Meeting
ledger = create_ledger(sys.argv[1])
for number in range(100000):
    meeting = Meeting(mechanism_en=f"Forum {number % 50}", ordinal=number, level="summit", start="2021-10")
    record_document(ledger, *sample(f"d{number}", f"Document {number}.", meeting))
    print(f"d{number}", flush=True)
"""
