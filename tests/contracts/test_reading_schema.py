"""The published JSON Schema of a Reading is that of the records, and readings follow it."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from depositary.model import Document, Reading
from depositary.pipeline import read_document

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "reference" / "reading.schema.json"
EXAMPLES = sorted((ROOT / "src" / "depositary" / "examples").glob("*.txt"))
SCHEMA = json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_the_schema_is_up_to_date() -> None:
    current = json.loads(json.dumps(msgspec.json.schema(Reading)))
    current |= {key: SCHEMA[key] for key in ("$schema", "title", "description") if key in SCHEMA}
    assert current == SCHEMA, "the records changed: .venv/bin/python scripts/schema.py"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_readings_follow_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    try:
        reading = read_document(Document(id=path.stem, text=text))
    except NotImplementedError:
        pytest.skip("the reader is not joined yet")
    written = json.loads(msgspec.json.encode(reading))
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
    for kind in ("meetings", "persons", "instruments", "progress", "commitments"):
        for claim in written[kind]:
            assert claim["passages"], f"a claim of {kind} without a passage"
            for passage in claim["passages"]:
                assert text[passage["start"] : passage["end"]] == passage["quote"]
