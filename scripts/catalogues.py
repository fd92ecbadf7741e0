"""Bring the catalogues of the web pages up to date with what templates and code say.

python scripts/catalogues.py: adds messages that are new to every `web/locales/<code>.po`, takes out those no longer
said, and prints how many wait for a translation. What is translated stays.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from depositary.registry import load_registry

WEB = Path(__file__).parents[1] / "src" / "depositary" / "web"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "say": None, "count": (1, 2)}
_NOISE = re.compile(
    r'^"(?:Report-Msgid-Bugs-To|PO-Revision-Date|Last-Translator|Language-Team|POT-Creation-Date): .*\n', re.M
)
_METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"templates/**.html": {"extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}}


def said_messages() -> Iterator[str | tuple[str, str]]:
    """Every message of the pages, a pair where something is counted; names of areas of cooperation are messages too."""
    for _, _, message, _, _ in extract_from_dir(WEB, _METHODS, _OPTIONS, KEYWORDS):
        yield message if isinstance(message, str) else (message[0], message[1])
    for area in load_registry().areas.values():
        yield area.name


def _waits(message: Message) -> bool:
    said = [message.string] if isinstance(message.string, str) else message.string
    return bool(message.id) and not (said and all(said))


def main() -> int:
    """Update all catalogues."""
    wanted = dict.fromkeys(message for message in said_messages() if message)
    for path in sorted((WEB / "locales").glob("*.po")):
        with path.open("rb") as file:
            old = read_po(file, locale=path.stem)
        new = Catalog(
            locale=path.stem, project="depositary", version="1", charset="utf-8", header_comment=old.header_comment,
            creation_date=old.creation_date, revision_date=old.revision_date, msgid_bugs_address="", last_translator="",
            language_team="", fuzzy=False,
        )  # fmt: skip
        for message in wanted:
            kept = old.get(message if isinstance(message, str) else message[0])
            if kept is None or not isinstance(message, str) or isinstance(kept.id, str):
                new.add(message, kept.string if kept else None)  # a message counted somewhere is one entry
        written = io.BytesIO()
        write_po(written, new, width=0, sort_output=True, no_location=True)
        path.write_text(_NOISE.sub("", written.getvalue().decode()), encoding="utf-8")
        print(f"{path.name}: {len(new)} messages, {sum(_waits(message) for message in new)} to be translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
