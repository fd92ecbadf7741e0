"""A language's calendar: the words of calendar.yml and the shapes dates take, compiled.

A shape is a line of roles over typed tokens, such as "day month comma? year". The tokens of a text are written as one
letter each (see CLASSES): a string some fifty times shorter than the text, whose runs are few and soon remembered.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from depositary.errors import DataError
from depositary.languages import Language
from depositary.read.numbers import Numerals
from depositary.read.times.records import Cue, Kind, Part, Unit
from depositary.read.wordlist import Wordlist, strip_marks

__all__ = ["CLASSES", "Calendar", "CompiledShape", "Meaning", "Times", "compile_times"]

# Letter of each class of token. Numbers: e 1–12, d 13–31, c other figures of two digits, y a year, n any other.
CLASSES = {
    "month": "M", "weekday": "W", "today": "a", "thisweek": "w", "thismonth": "B", "thisquarter": "j", "thisyear": "A",
    "sameday": "l", "shift": "s", "part": "p", "monthpart": "b", "yearpart": "E", "half": "H", "quarter": "Q",
    "season": "S", "dayunit": "D", "weekunit": "k", "monthunit": "m", "quarterunit": "q", "yearunit": "Y",
    "decadeunit": "X", "count": "u", "weekweekday": "v", "dayword": "o", "yearword": "y", "decade": "z", "era": "R",
    "ago": "g", "ahead": "h", "fiscal": "F", "never": "x",
    "dash": "-", "and": "&", "comma": ",", "of": "f", "slash": "/", "dot": ".", "open": "(", "close": ")", "to": "t",
}  # fmt: skip
# What a role of a shape accepts; a role may end in 2 (the second day, month or year of a range).
ROLES = {
    **{name: re.escape(letter) for name, letter in CLASSES.items()},
    "day": "[edo]",
    "dayth": "o",
    "bigday": "d",
    "measure": "[kmqYXu]",
    "zeroyear": "[ec]",
    "monthnum": "e",
    "year": "y",
    "short": "[edc]",
    "number": "[edcn]",
    "eranumber": "[edcn]",
    "unit": "[DkmqYXu]",
    "fiscalyear": "F",
}
BREAK = "|"
_MOST_REMEMBERED = 20_000


class RelativeWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a day, week, month or year counted from the present: "yesterday" is -1 day."""

    shift: int
    unit: Unit
    words: list[str]
    same: bool = False


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"as_": "as", "is_": "is"}):
    """One shape of dates.

    needs: cue (a preposition must stand before it) · free (no noun may follow) · alone (in no capitalised name)
    · between, within, length (a cue of that kind) · ended (a figure with its suffix that ends the phrase)
    · closed (a mark follows) · told ("today" stands before it).
    """

    as_: str
    is_: Kind = "date"
    needs: str | None = None


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """calendar.yml. Month 1 is January, weekday 1 Monday.

    capital_only: names that count only with the capitals they have here.
    unmarked: texts of the language may come without their accents.
    day_words: days of the month as words. decade_suffixes: letters after the first year of a decade (1990s).
    eras: words after which years count from elsewhere, by what to add.
    counts: units that only measure (三个月), never name. week_endings: what follows a week word to name its day.
    parts, month_parts, year_parts: of a month or year; the latter two hold the unit (月底, "year-end").
    blocked: letters after which a word is not this word but its first letter (年中 before 国);
    blocked_after_number: words that are only their first letter after a figure (年内).
    never: look-alikes to step over. never_after: words after which figures are no date (resolution 1973).
    connectors: what may stand between two parts of a date.
    cues, cues_after: words before and after a date that say what it is for; articles: what may stand between;
    glued_cues: cues also believed inside a word.
    after_free: what may follow a shape that needs to be "free".
    name_words: capitalised words before a lone year that make no name of it; name_nouns, name_nouns_after: words
    before and after a year that make it part of a name (tầm nhìn 2045, 2030年议程).
    offsets: words between a length of time and what it is counted from. ahead_before: words that make of a length
    the moment after it. range_words: between the two ends of a stretch of time; between_words: after "between".
    weekday_by_week: words before a weekday that mean the week before or after.
    future, past, past_endings: words (and their ends) of a clause about what is to come, and what was;
    never_past_after: words after which they are no past ("will be held"); reporting: between a word of saying and
        what is said ("said that"); beginnings: words of something's first day
        ("established in 1991"), which tell nothing of the day of the text; offices: words of a term of office
    named by its year ("the 2023 Chairmanship"); perfect: words that make of a length before
    them one that has passed ("have been talking for three years").
    within_endings: expressions that are limits in themselves (年内).
    sessions: nouns of a body's session; session_first: the noun stands before its number; session_words: between them.
    """

    months: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    capital_only: list[str] = []
    unmarked: bool = False
    units: dict[Unit, list[str]]
    counts: dict[Unit, list[str]] = {}
    week_endings: dict[int, list[str]] = {}
    relative: list[RelativeWord]
    shifts: dict[int, list[str]] = {}
    parts: dict[Part, list[str]] = {}
    month_parts: dict[Part, list[str]] = {}
    year_parts: dict[Part, list[str]] = {}
    halves: dict[Part, list[str]] = {}
    quarters: dict[Part, list[str]] = {}
    seasons: dict[Part, list[str]] = {}
    ago: list[str] = []
    ahead: list[str] = []
    ahead_before: list[str] = []
    fiscal: list[str] = []
    never: list[str] = []
    never_after: list[str] = []
    future: list[str] = []
    connectors: dict[str, list[str]]
    cues: dict[Cue, list[str]]
    cues_after: dict[Cue, list[str]] = {}
    articles: list[str] = []
    glued_cues: list[str] = []
    after_free: list[str] = []
    name_words: list[str] = []
    name_nouns: list[str] = []
    name_nouns_after: list[str] = []
    day_words: dict[int, list[str]] = {}
    eras: dict[int, list[str]] = {}
    decade_suffixes: list[str] = []
    blocked: dict[str, str] = {}
    blocked_after_number: list[str] = []
    offsets: dict[int, list[str]] = {}
    past: list[str] = []
    past_endings: list[str] = []
    never_past_after: list[str] = []
    reporting: list[str] = []
    never_past: list[str] = []  # words with such an ending that tell no past: "related", "united"
    beginnings: list[str] = []
    offices: list[str] = []
    perfect: list[str] = []
    within_endings: list[str] = []
    weekday_by_week: list[str] = []
    range_words: list[str] = []
    between_words: list[str] = []
    sessions: list[str] = []
    session_first: bool = False
    session_words: list[str] = []
    shapes: list[Shape]


class Meaning(msgspec.Struct, frozen=True):
    """What a word of the calendar is: its class letter, its value, and whether it must begin with a capital."""

    letter: str
    value: Any = None
    unit: Unit | None = None
    cased: bool = False
    word: str = ""


class CompiledShape(msgspec.Struct, frozen=True):
    """name: the shape's own line; roles: of the groups of `pattern`, in order."""

    name: str
    kind: Kind
    needs: frozenset[str]
    roles: tuple[str, ...]
    pattern: re.Pattern[str]


class Fit(msgspec.Struct, frozen=True):
    """A shape found at the head of a run of letters: how many it takes, and which letter plays which role."""

    shape: CompiledShape
    length: int
    roles: tuple[tuple[str, int], ...]


class Times(msgspec.Struct, frozen=True):
    """A compiled calendar. cues: by their last letter (cue_words: the words alone), cues_after: by their first, longest
    first."""

    table: Calendar
    words: Wordlist[Meaning]
    unmarked: Wordlist[Meaning] | None
    connectors: dict[str, str]
    cues: dict[str, tuple[tuple[str, Cue], ...]]
    cue_words: dict[str, tuple[str, ...]]
    cues_after: dict[str, tuple[tuple[str, Cue], ...]]
    articles: tuple[str, ...]
    shapes: tuple[CompiledShape, ...]
    spaces: bool
    ordinal_marks: frozenset[str]
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    figure_letters: frozenset[str]
    never_after: tuple[str, ...]
    future: frozenset[str]
    never_past_after: frozenset[str]
    reporting: frozenset[str]
    never_past: frozenset[str]
    beginnings: tuple[str, ...]
    offices: tuple[str, ...]
    ahead_before: tuple[str, ...]
    ago: tuple[str, ...]
    by_week: tuple[str, ...]
    blocked_after_number: frozenset[str]
    range_words: frozenset[str]
    between_words: frozenset[str]
    offsets: dict[str, int]
    past: frozenset[str]
    perfect: frozenset[str]
    name_nouns: tuple[str, ...]
    name_nouns_after: tuple[str, ...]
    within_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    remembered: dict[str, tuple[Fit, ...]]  # what fits a run of letters; runs repeat endlessly

    def fits(self, letters: str) -> tuple[Fit, ...]:
        """The shapes that fit the head of `letters` (a run without breaks), in the order of the calendar."""
        try:
            return self.remembered[letters]
        except KeyError:
            pass
        if len(self.remembered) > _MOST_REMEMBERED:
            self.remembered.clear()
        found = []
        for shape in self.shapes:
            if match := shape.pattern.match(letters):
                roles = tuple((role, match.start(group)) for group, role in enumerate(shape.roles, 1) if match[group])
                found.append(Fit(shape, match.end(), roles))
        self.remembered[letters] = fits = tuple(found)
        return fits


def compile_times(language: Language) -> Times:
    """Compile a language's calendar. Raises: DataError if a shape names an unknown role."""
    table = language.table("calendar", Calendar)
    numerals = language.table("numerals", Numerals)
    spaces = language.facts.spaces
    words = _words(table)
    connectors = {word: CLASSES[name] for name, group in table.connectors.items() for word in group}
    cues: dict[str, Cue] = {word: cue for cue, group in table.cues.items() for word in group}
    after: dict[str, Cue] = {word: cue for cue, group in table.cues_after.items() for word in group}
    articles = set(table.articles)
    if table.unmarked:
        connectors = {strip_marks(word): value for word, value in connectors.items()} | connectors
        cues = {strip_marks(word): cue for word, cue in cues.items()} | cues
        after = {strip_marks(word): cue for word, cue in after.items()} | after
        articles |= {strip_marks(word) for word in articles}
    before = _by_letter(cues, -1)
    return Times(
        table=table,
        words=Wordlist(words, spaces=spaces),
        unmarked=Wordlist(words, spaces=spaces, marks=False) if table.unmarked else None,
        connectors=connectors,
        cues=before,
        cue_words={letter: tuple(word for word, _ in group) for letter, group in before.items()},
        cues_after=_by_letter(after, 0),
        articles=tuple(sorted(articles, key=len, reverse=True)),
        shapes=tuple(_compile_shape(shape, language) for shape in table.shapes),
        spaces=spaces,
        ordinal_marks=frozenset(prefix for prefix in numerals.ordinals.prefixes if len(prefix) == 1),
        ordinal_suffixes=frozenset(numerals.ordinals.suffixes),
        decade_suffixes=frozenset(table.decade_suffixes),
        figure_letters=frozenset(
            letter for letter in (*numerals.digits, *numerals.tens, *numerals.scales) if len(letter) == 1
        ),
        never_after=tuple(table.never_after),
        future=frozenset(table.future),
        never_past_after=frozenset(table.never_past_after),
        reporting=frozenset(table.reporting),
        never_past=frozenset(table.never_past),
        beginnings=tuple(table.beginnings),
        offices=tuple(table.offices),
        ago=tuple(table.ago),
        by_week=tuple(table.weekday_by_week) or ("\0",),
        blocked_after_number=frozenset(table.blocked_after_number),
        range_words=frozenset(table.range_words),
        between_words=frozenset(table.between_words),
        offsets={word: sign for sign, group in table.offsets.items() for word in group},
        past=frozenset(table.past),
        perfect=frozenset(table.perfect),
        name_nouns=tuple(table.name_nouns),
        name_nouns_after=tuple(table.name_nouns_after),
        within_endings=tuple(table.within_endings),
        past_endings=tuple(table.past_endings) or ("\0",),
        ahead_before=tuple(f" {word}" if spaces else word for word in table.ahead_before),
        remembered={},
    )


def _by_letter(cues: dict[str, Cue], place: int) -> dict[str, tuple[tuple[str, Cue], ...]]:
    grouped: dict[str, list[tuple[str, Cue]]] = {}
    for word, cue in sorted(cues.items(), key=lambda item: -len(item[0])):
        grouped.setdefault(word[place], []).append((word, cue))
    return {letter: tuple(group) for letter, group in grouped.items()}


def _words(table: Calendar) -> dict[str, Meaning]:
    words: dict[str, Meaning] = {}

    capital_only = frozenset(table.capital_only)

    def put(role: str, group: dict[Any, list[str]]) -> None:
        for value, written in group.items():
            for word in written:
                words.setdefault(word, Meaning(CLASSES[role], value, None, word in capital_only, word))

    put("never", {None: table.never})
    put("month", table.months)
    put("weekday", table.weekdays)
    for item in table.relative:
        role = "sameday" if item.same else {"day": "today"}.get(item.unit, f"this{item.unit}")
        for word in item.words:
            words.setdefault(word, Meaning(CLASSES[role], item.shift, item.unit, False, word))
            if role == "thisweek":
                for day, endings in table.week_endings.items():
                    for ending in endings:
                        value = item.shift * 10 + day
                        words[word + ending] = Meaning(CLASSES["weekweekday"], value, "week", False, word + ending)
    put("dayword", table.day_words)
    put("era", table.eras)
    put("shift", table.shifts)
    put("part", table.parts)
    put("monthpart", table.month_parts)
    put("yearpart", table.year_parts)
    put("half", table.halves)
    put("quarter", table.quarters)
    put("season", table.seasons)
    put("ago", {None: table.ago})
    put("ahead", {None: table.ahead})
    put("fiscal", {None: table.fiscal})
    for unit, written in table.units.items():
        for word in written:
            words.setdefault(word, Meaning(CLASSES[f"{unit}unit"], 1, unit, False, word))
    for unit, written in table.counts.items():
        for word in written:
            words.setdefault(word, Meaning(CLASSES["count"], 1, unit, False, word))
    return words


def _compile_shape(shape: Shape, language: Language) -> CompiledShape:
    """A shape's line as a pattern over letters, one group a role. Raises: DataError if it names an unknown role."""
    roles: list[str] = []
    written = ""
    for word in shape.as_.split():
        names = word.rstrip("?").split("|")
        accepted = []
        for name in names:
            if (bare := name.rstrip("23")) not in ROLES:
                raise DataError(language.folder / "calendar.yml", f"shape {shape.as_!r}: no role {name!r}")
            accepted.append(ROLES[bare])
        roles.append(names[0])
        written += f"({'|'.join(accepted)}){'?' if word.endswith('?') else ''}"
    needs = frozenset((shape.needs or "").split())
    return CompiledShape(shape.as_, shape.is_, needs, tuple(roles), re.compile(written))
