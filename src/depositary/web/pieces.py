"""Small pieces that a page has hundreds of: links to documents and things, badges, languages, days.

They are made here and not by templates, where each would take five times as long. Leaves: markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from depositary.report.marked import FIRST_PART
from depositary.web.saying import said_in
from depositary.web.translating import Speech

__all__ = ["pieces_in"]


def pieces_in(speech: Speech) -> dict[str, Callable[..., Any]]:
    """The pieces in this language, by the names templates use."""
    own = _Pieces(speech)
    return {name: getattr(own, name) for name in dir(own) if not name.startswith("_")}


class _Pieces:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        said = said_in(speech)
        self._day: Callable[..., Markup | str] = said["day"]
        self._days: Callable[..., Markup | str] = said["days"]
        self._language: Callable[[str], str] = said["language"]
        self._lang = lru_cache(maxsize=512)(self._make_lang)
        self._badge = lru_cache(maxsize=2048)(self._make_badge)

    def document_address(self, name: str, start: int | None = None) -> Markup:
        """The page of a document, at a place of its text."""
        at = "" if start is None else f"?at={start}#p{start}" if start > FIRST_PART else f"#p{start}"
        return Markup(f"/documents/{_quoted(name)}{at}")  # noqa: S704 -- quoted

    def lang(self, code: str) -> Markup:
        """A language's code, its name when met."""
        return self._lang(code)

    def badge(self, family: str, code: object, shade: str = "") -> Markup:
        """The word for a code of the record format. shade: its colour, if not that of the code."""
        return self._badge(family, str(code), shade)

    def thing_link(self, id_: str, label: str) -> Markup:
        return Markup(f'<a href="/things/{escape(id_)}">{escape(label)}</a>')  # noqa: S704 -- escaped

    def thing_when(self, thing: Any) -> Markup | str:
        """The day, days or years of a thing; "" for none."""
        get = thing.fields.get
        if get("start"):
            return self._days(get("start"), get("end"))
        when = get("date") or get("due") or get("as_of")
        if when:
            return self._day(when)
        period = get("period")
        return f"{period[0]}–{period[1]}" if period else ""

    def told_in(self, sources: Sequence[Any], most: int = 3, independent: int = 0) -> Markup:
        """Where a thing is told of, in one line: documents with their languages, the rest counted."""
        told = []
        for source in sources[:most]:
            address = self.document_address(source.document, source.passages[0].start if source.passages else None)
            told.append(f'<a href="{address}">{escape(source.document)}</a> {self._lang(source.language)}')
        more = max(len(sources), independent) - most
        if more > 0:
            said = self._speech.count("and %(num)s more", "and %(num)s more", more)
            return Markup(f"{', '.join(told)} {escape(said)}")  # noqa: S704 -- escaped
        return Markup(", ".join(told))  # noqa: S704 -- escaped

    def _make_lang(self, code: str) -> Markup:
        return Markup('<span class="lang" title="{}">{}</span>').format(self._language(code), code)

    def _make_badge(self, family: str, code: str, shade: str) -> Markup:
        return Markup('<span class="badge {}">{}</span>').format(shade or code, self._speech.word(family, code))


@lru_cache(maxsize=8192)
def _quoted(name: str) -> str:
    return quote(name, safe="/")
