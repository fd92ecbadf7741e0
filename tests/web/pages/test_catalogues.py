"""The catalogues of the interface are whole: every message of templates and code, translated, with its places kept."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from depositary.web.translating import LOCALES, Speech, known_locales, speech_in

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
from catalogues import said_messages

_PLACE = re.compile(r"%\((\w+)\)s")
SAID = list(dict.fromkeys(said_messages()))


def test_there_are_three_languages() -> None:
    assert known_locales() == ("en", "vi", "zh")
    assert [speech_in(code).name for code in known_locales()] == ["English", "Tiếng Việt", "中文"]


def test_messages_are_found_in_templates_and_code() -> None:
    plain = {message for message in SAID if isinstance(message, str)}
    assert len(plain) > 500
    assert {"Overdue", "Too large", "cannot both be true", "Counter-terrorism"} <= plain
    assert ("%(num)s document", "%(num)s documents") in SAID


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.po")), ids=lambda path: path.stem)
def test_every_message_is_translated(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem, abort_invalid=True)
    missing, broken = [], []
    for message in SAID:
        found = catalogue.get(message if isinstance(message, str) else message[0])
        strings = [] if found is None else _strings(found.string)
        if not strings or not all(strings) or (found is not None and found.fuzzy):
            missing.append(message)
            continue
        wanted = set(_PLACE.findall(message if isinstance(message, str) else message[1]))
        broken += [message for string in strings if set(_PLACE.findall(string)) != wanted]
    assert missing == [], "python scripts/catalogues.py, then translate"
    assert broken == []


def test_a_message_nobody_says_any_more_is_gone() -> None:
    known = {message if isinstance(message, str) else message[0] for message in SAID}
    for path in LOCALES.glob("*.po"):
        with path.open("rb") as file:
            left = {_strings(message.id)[0] for message in read_po(file) if message.id}
        assert left - known == set()


def test_words_for_codes() -> None:
    assert Speech("vi").word("level", "summit") == "Cấp cao"
    assert Speech("zh").word("due", "overdue") == "逾期"
    assert Speech("en").word("level", "never_heard_of") == "never heard of"
    assert Speech("en").count("%(num)s document", "%(num)s documents", 1) == "1 document"
    assert Speech("vi").count("%(num)s document", "%(num)s documents", 2) == "2 tài liệu"


def _strings(string: str | Iterable[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or ())
