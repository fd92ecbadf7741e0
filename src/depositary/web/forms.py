"""Sentences made far from any page, told apart by their form, so that a page can say them in its own language.

What is recorded or raised is written in the source language, its facts filled in. A table of forms says how such
sentences are put together; the form that fits gives the message to translate and what fills its places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

__all__ = ["Forms"]

_PLACE = re.compile(r"%\((\w+)\)s")


class Forms:
    """Messages with `%(name)s` places; the first that fits counts, so those with more words of their own come first."""

    def __init__(self, messages: Sequence[str]) -> None:
        self.messages = tuple(messages)

    def find(self, said: str) -> tuple[str, dict[str, str]] | None:
        """The form these words have, and what fills its places; None if it is none of these."""
        if said in self._plain:
            return said, {}
        for pattern, form in self._patterns:
            found = pattern.fullmatch(said)
            if found is not None:
                return form, found.groupdict()
        return None

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(form for form in self.messages if "%" not in form)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        made = []
        for form in self.messages:
            if form in self._plain:
                continue
            parts = _PLACE.split(form.replace("%%", "%"))
            pattern = "".join(
                re.escape(part) if number % 2 == 0 else f"(?P<{part}>.{{1,400}}?)" for number, part in enumerate(parts)
            )
            made.append((re.compile(pattern, re.DOTALL), form))
        return tuple(made)
