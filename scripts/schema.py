"""Write docs/reference/reading.schema.json from the records."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from depositary.model import Reading

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "reading.schema.json"


def main() -> None:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reading",
        "description": "Everything one document says, each claim with its passages (code points into the text).",
        **msgspec.json.schema(Reading),
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET} written")


if __name__ == "__main__":
    main()
