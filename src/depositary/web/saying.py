"""How templates write dates, numbers and names in one language: what `said_in` gives them as functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date, format_datetime, format_interval
from babel.numbers import format_decimal, format_percent
from fastapi import Request
from markupsafe import Markup

from depositary.ledger.folding import fold_words
from depositary.plans.labels import load_labels
from depositary.plans.scale import load_scale
from depositary.registry import load_registry
from depositary.report.called import called, original_of, partnership_called, party_called, standing_called
from depositary.resolve.readings import naming
from depositary.web.reasons import Fill, split_sign, tell_reason
from depositary.web.translating import Speech
from depositary.web.words import TOLD

__all__ = ["address_with", "flowing", "safe_path", "said_in"]


_WORDS = re.compile(r"\w+")
_QUOTED = 320  # code points of a quote shown in a list


@cache
def said_in(speech: Speech) -> dict[str, Any]:
    """The functions templates write with, in this language."""
    own = _Saying(speech)
    return {name: getattr(own, name) for name in dir(own) if not name.startswith("_")} | {
        "word": speech.word,
        "told_words": lambda code: speech.say(TOLD.get(code, "")),
        "address_with": address_with,
        "shortened": shortened,
        "flowing": flowing,
        "marked_words": marked_words,
    }


def flowing(text: str) -> str:
    """A text without line breaks and runs of blanks, for a place where it stands among others; edges stay apart."""
    inner = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


class _Saying:
    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._locale = speech.locale

    def day(self, date: str | None) -> Markup | str:
        """An ISO date at its precision, as a `<time>`; "" for none."""
        return _time(date[:10], self._speech) if date else ""

    def plain_day(self, date: str | None) -> str:
        """The same without markup."""
        return _plain_day((date or "")[:10], self._speech)

    def month_name(self, month: str) -> str:
        """A month (YYYY-MM) in full."""
        return str(_skeleton("yMMMM", dt.date.fromisoformat(f"{month}-01"), self._speech))

    def days(self, first: str | None, last: str | None) -> Markup | str:
        """An interval; one date if both ends are one, a month or year if it is exactly one."""
        if not first or not last or first == last:
            return self.day(first or last)
        whole = _whole(first, last)
        if whole:
            return self.day(whole)
        try:
            return _days(first, last, self._speech)
        except ValueError:
            return Markup("{} – {}").format(self.day(first), self.day(last))

    def moment(self, at: str | None) -> Markup | str:
        """A moment of the history (UTC)."""
        if not at:
            return ""
        try:
            when = dt.datetime.fromisoformat(at.replace("Z", "+00:00"))
        except ValueError:
            return at
        shown = format_datetime(when, "medium", tzinfo=dt.UTC, locale=self._locale)
        return Markup('<time datetime="{}">{} UTC</time>').format(at, shown)

    def number(self, value: float | None) -> str:
        """A number as the language writes it; "" for none."""
        return "" if value is None else self._speech.number(value)

    def percent(self, value: float | None) -> str:
        """A share given as 0–100."""
        if value is None:
            return ""
        pattern = "#,##0.#" if value % 1 else "#,##0"
        shown = format_percent(value / 100, locale=self._locale)
        sign = "\u00a0%" if "\u00a0%" in shown else "%"
        return f"{format_decimal(value, pattern, locale=self._locale)}{sign}"

    def figure(self, report: Any) -> str:
        """A progress report's figure: "97 / 103", "more than 90%"."""
        if report.done is not None and report.total is not None:
            said = f"{self.number(report.done)} / {self.number(report.total)}"
        elif report.percent is not None:
            said = self.percent(report.percent)
        elif report.done is not None:
            said = self.number(report.done)
        else:
            return report.word or "–"
        pattern = load_labels(self._speech.code).comparators.get(report.comparator, "{figure}")
        return pattern.format(figure=said)

    def area(self, id_: str) -> str:
        """An area's name."""
        known = load_registry().areas.get(id_)
        return self._speech.say(known.name) if known else id_.replace("_", " ")

    def pillar(self, name: str | None) -> str:
        """A pillar's name; a pillar of the plan's own words stays as it is."""
        return load_labels(self._speech.code).pillars.get(name or "", name or "")

    def step(self, id_: str | None) -> str:
        """A step's name on the scale of progress."""
        known = load_scale().step(id_)
        return known.name(self._speech.code) if known else (id_ or "").replace("_", " ")

    def step_colour(self, id_: str | None) -> str:
        """Its colour as #RRGGBB; "none" for none."""
        known = load_scale().step(id_)
        return f"#{known.colour}" if known else "none"

    def column(self, field: str) -> str:
        """The name of a field of an action line, as matrices have it."""
        return load_labels(self._speech.code).column(field)

    def lint_rule(self, rule: str) -> str:
        """What a rule looks for in a plan."""
        return self._speech.word("rule", rule)

    def called(self, one: Any) -> str:
        """What a thing, or what speaks of one, is called in this language; its label if it has no other name."""
        return called(one, self._speech.code)

    def original(self, thing: Any) -> Markup | str:
        """The words of a source, where what is shown of a commitment is a rendering of them."""
        found = original_of(thing, self._speech.code)
        return Markup('<span class="sub" lang="{}">{}</span>').format(found[0], shortened(found[1])) if found else ""

    def party(self, id_: str) -> str:
        """A party by its registry id or name: an organisation by its acronym, a state by its name in this language."""
        return self._party(id_)

    def parties(self, names: Sequence[str] | None, most: int = 3) -> str:
        """The first of several parties, by their names in this language."""
        shown = [self._party(name) for name in (names or ())[:most]]
        return ", ".join([*shown, "…"] if names and len(names) > most else shown)

    def partnership(self, id_: str | None, written: str | None = None) -> str:
        """A partnership by the names of its parties. written: its name with parties no registry knows as documents
        write them."""
        return partnership_called(id_, self._speech.code, written) if id_ else ""

    def standing(self, status: str) -> str:
        """A status of a partnership by its registry id or its name."""
        return standing_called(status, self._speech.code)

    def language(self, code: str | None) -> str:
        """A language's name in this one."""
        found = self._locale.languages.get(code or "")
        return str(found or code or "")

    def value(self, value: Any) -> str:
        """Any field's value as text."""
        if value is None:
            return "–"
        if isinstance(value, list | tuple):
            return ", ".join(self.value(one) for one in value)
        if isinstance(value, dict):
            return ", ".join(str(one) for one in value.values() if one)
        if isinstance(value, bool):
            return self._speech.say("yes") if value else self._speech.say("no")
        if isinstance(value, int | float):
            return str(value)
        return self.plain_day(value) if _is_date(value) else str(value)

    def why(self, reason: str) -> str:
        """A recorded reason in this language; as it stands if it has no known form."""
        return tell_reason(reason, self._speech.say, self._places)

    def side_value(self, value: Any) -> Markup | str:
        """What one side of a contradiction says."""
        return self.day(value) if isinstance(value, str) and _is_date(value) else self.why(self.value(value))

    def whys(self, reasons: str | None) -> list[str]:
        """Several reasons that are recorded as one text, each in this language."""
        return [self.why(one) for one in (reasons or "").split("; ") if one]

    def signs(self, signs: Sequence[str]) -> list[tuple[str, str]]:
        """Recorded signs in this language, each with what it weighs ("" if that is not recorded)."""
        parted = [split_sign(sign) for sign in signs]
        return [
            ("" if weight is None else format_decimal(weight, "+0.00;−0.00", locale=self._locale), self.why(words))
            for weight, words in parted
        ]

    @cached_property
    def _places(self) -> Mapping[str, Fill]:
        """How what stands in the places of a reason is said."""
        word = self._speech.word
        return {
            "day": self.plain_day,
            "number": self._figure,
            "count": self._figure,
            "level": partial(word, "level"),
            "other_level": partial(word, "level"),
            "force": partial(word, "force"),
            "other_force": partial(word, "force"),
            "type": partial(word, "type"),
            "reading": self._reading,
            "other_reading": self._reading,
            "mechanism": self._mechanism,
            "instrument": self._instrument,
            "period": lambda years: years.replace("-", "–"),
        }

    def _figure(self, digits: str) -> str:
        return self.number(int(digits)) if digits.isdecimal() else digits

    def _reading(self, name: str) -> str:
        """A table by which names are read between scripts."""
        names = next((table.names for table in naming().tables if table.name == name), {})
        return names.get(self._speech.code) or name

    def _mechanism(self, id_: str) -> str:
        row = load_registry().mechanisms.get(id_)
        return (row.names.get(self._speech.code) or [row.name_en])[0] if row else id_

    def _instrument(self, id_: str) -> str:
        """An instrument of the registry, or an edition of one (its family's id and the years)."""
        family, _, years = id_.partition(":")
        row = load_registry().instruments.get(family)
        name = (row.names.get(self._speech.code) or [row.name_en])[0] if row else family
        return f"{name} {years.replace('-', '–')}".rstrip()

    def _party(self, id_: str) -> str:
        return party_called(id_, self._speech.code)


def address_with(request: Request, **changes: object) -> str:
    """The request's own address with some of its query changed; None takes a part out."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes and value]
    kept += [(key, str(value)) for key, value in changes.items() if value is not None and value != ""]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")


def safe_path(address: str | None, otherwise: str) -> str:
    """An address on this server to go on to, never one elsewhere."""
    given = address or ""
    if given.startswith("/") and not given.startswith(("//", "/\\")) and "\n" not in given and "\r" not in given:
        return given
    return otherwise


def shortened(text: str, most: int = _QUOTED) -> str:
    """The text, cut at a word if it is long."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    cut = plain[:most]
    return (cut.rsplit(" ", 1)[0] if " " in cut[-40:] else cut) + " …"


def marked_words(text: str, phrases: Sequence[Sequence[str]]) -> Markup:
    """The text with every phrase (folded words in a row) marked, whatever its marks and capitals."""
    tokens = list(_folded_tokens(text))
    spans: list[tuple[int, int]] = []
    words = [token[0] for token in tokens]
    for phrase in map(list, phrases):
        for place in [place for place, word in enumerate(words) if phrase[:1] == [word]]:
            if words[place : place + len(phrase)] == phrase:
                spans.append((tokens[place][1], tokens[place + len(phrase) - 1][2]))
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        pieces.append(Markup("{}<mark>{}</mark>").format(text[at : max(at, start)], text[max(at, start) : end]))
        at = end
    return Markup("").join([*pieces, Markup("{}").format(text[at:])])


def _folded_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Words as search sees them, with their places; a run without spaces gives its overlapping pairs."""
    for found in _WORDS.finditer(text):
        folded = _folded(found.group())
        if len(folded) == 1:
            yield folded[0], found.start(), found.end()
        elif len(folded) == len(found.group()) - 1:
            for place, pair in enumerate(folded):
                yield pair, found.start() + place, found.start() + place + 2


@lru_cache(maxsize=16384)
def _folded(run: str) -> tuple[str, ...]:
    return tuple(fold_words(run))


@lru_cache(maxsize=8192)
def _time(date: str, speech: Speech) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(date, _plain_day(date, speech))


@lru_cache(maxsize=8192)
def _plain_day(text: str, speech: Speech) -> str:
    """An ISO date at its precision in words; a page writes the same few days over and over."""
    try:
        if len(text) == 10:
            return str(format_date(dt.date.fromisoformat(text), "medium", locale=speech.locale))
        if len(text) == 7:
            return _skeleton("yMMM", dt.date.fromisoformat(f"{text}-01"), speech)
    except ValueError:
        return text
    return text


@lru_cache(maxsize=4096)
def _days(first: str, last: str, speech: Speech) -> str:
    """An interval of two days. Raises: ValueError if they are none."""
    ends = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return str(format_interval(*ends, "yMMMd", locale=speech.locale))


def _skeleton(skeleton: str, day: dt.date, speech: Speech) -> str:
    from babel.dates import format_skeleton

    return str(format_skeleton(skeleton, day, locale=speech.locale))


def _is_date(text: str) -> bool:
    return len(text) in (7, 10) and text[:4].isdigit() and text[4] == "-" and text[5:7].isdigit()


def _whole(first: str, last: str) -> str | None:
    """A year or month that the two days are the ends of."""
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    if first.endswith("-01") and first[:7] == last[:7]:
        next_month = dt.date.fromisoformat(last) + dt.timedelta(days=1)
        return first[:7] if next_month.day == 1 else None
    return None
