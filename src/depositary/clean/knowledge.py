"""What a language knows about pages: the words by which furniture, captions, notes and datelines are told.

Reads `languages/<code>/cleaning.yml`, `characters.yml` and `words.txt` (the last two if the folder has them) and
compiles them once a process. Patterns are regular expressions over *plain* lines (see `plain`): lower case, without
accents, so that a damaged or unaccented text is recognised too. Only datelines see the line as it stands.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from depositary.languages import Language, load_language
from depositary.tables import load_table

__all__ = ["Cleaning", "Knowledge", "LineMatcher", "Words", "fold_pattern", "load_knowledge", "plain"]


_TAIL = 160


class LinePatterns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ways a kind of line gives itself away. whole: all of it; openings: its beginning; endings: its end."""

    whole: list[str] = []
    openings: list[str] = []
    endings: list[str] = []


class Brackets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Openings of a bracketed remark inside running text that is a caption or an editor's note, not the report."""

    caption: list[str] = []


class Glue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that help to part glued words (beside words.txt).

    small: function words; numbered: words that stand before a number; extra: words of the field not in words.txt;
    never: words and names that only look glued; name_openings: what a name of one word with a capital inside begins
    with (McDonald); endings, openings: what may be put behind or before a word and leaves it one word;
    ordinal_suffixes: of "50 th".
    """

    small: list[str] = []
    numbered: list[str] = []
    extra: list[str] = []
    never: list[str] = []
    name_openings: list[str] = []
    endings: list[str] = []
    openings: list[str] = []
    ordinal_suffixes: list[str] = []


class Notes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """openings: what a footnote's text begins with, where only a plain number marks it."""

    openings: list[str] = []


class Cleaning(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """cleaning.yml. Patterns are lower case; accents are folded away when loaded.

    script: latin · han; letters: letters only this language uses; function_words: its commonest words.
    related_headers: a line that heads other stories; related: a line that is itself a pointer to one.
    ends: the mark after which the report is over; closings: the words of a line that says so.
    about: headings of about-us text.
    datelines: over the line as it stands, with groups place, date, agency.
    abbreviations_at_end: those of language.yml that may also end a sentence; sentence_openers: the words behind letters
    with stops ("in the U.S. The …") that show it; abbreviated_or_whole: those of language.yml that are names as well
    ("Ma. Luisa X", "met President Ma. The …"), which such a word shows; one_letter_words: capital letters that are
    words, no initials.
    prefixes: what stands before a line's first words without being theirs (a crawler's date); glosses: readings put
        behind characters, over the text as it stands; dashes: the character in its first group is a dash that was
        mistaken for another.
    titles: openings of a line that is surely the title; headlines: openings that speak for a line being it.
    """

    script: str
    letters: str = ""
    function_words: list[str] = []
    tone_placement: dict[str, str] = {}
    menus: LinePatterns = LinePatterns()
    captions: LinePatterns = LinePatterns()
    credits: LinePatterns = LinePatterns()
    stamps: LinePatterns = LinePatterns()
    mastheads: LinePatterns = LinePatterns()
    boilerplate: LinePatterns = LinePatterns()
    related: LinePatterns = LinePatterns()
    related_headers: LinePatterns = LinePatterns()
    about: LinePatterns = LinePatterns()
    ends: list[str] = []
    closings: LinePatterns = LinePatterns()
    pages: LinePatterns = LinePatterns()
    prefixes: list[str] = []
    glosses: str = ""
    dashes: str = ""
    titles: list[str] = []
    headlines: list[str] = []
    brackets: Brackets = Brackets()
    names_line: str = ""
    notes: Notes = Notes()
    glue: Glue = Glue()
    datelines: list[str] = []
    abbreviations_at_end: list[str] = []
    abbreviated_or_whole: list[str] = []
    sentence_openers: list[str] = []
    one_letter_words: list[str] = []


class LineMatcher:
    """Line patterns, compiled: one expression for beginnings, one for ends."""

    def __init__(self, *sets: LinePatterns) -> None:
        heads = [rf"(?:{fold_pattern(pattern)})\s*\Z" for patterns in sets for pattern in patterns.whole]
        heads += [rf"(?:{fold_pattern(pattern)})" for patterns in sets for pattern in patterns.openings]
        tails = [rf"(?:{fold_pattern(pattern)})" for patterns in sets for pattern in patterns.endings]
        self._head = re.compile("|".join(heads)) if heads else None
        self._tail = re.compile(rf"(?:{'|'.join(tails)})\s*(?:\|\s*)?\Z") if tails else None  # "|": a table's

    def matches(self, line: str) -> bool:
        """Whether the plain `line` is of this kind."""
        return self.opens(line) is not None or self.closes(line) is not None

    def opens(self, line: str) -> re.Match[str] | None:
        """The match at the line's beginning."""
        return self._head.match(line) if self._head else None

    def closes(self, line: str) -> re.Match[str] | None:
        """The match at the line's end; only the last 160 characters are looked at, lines may be very long."""
        return self._tail.search(line, max(0, len(line) - _TAIL)) if self._tail else None


class CharacterRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    written: str
    read_as: str


class Characters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: list[CharacterRow]


class Words(msgspec.Struct, frozen=True):
    """The words of words.txt and cleaning.yml: `common` ones may be parts of a glued word, so may long `parts`; all of
    `known` are one word.
    """

    common: frozenset[str]
    parts: frozenset[str]
    known: frozenset[str]
    small: frozenset[str]
    numbered: frozenset[str]
    ordinal_suffixes: tuple[str, ...]
    never: frozenset[str]
    name_openings: frozenset[str]
    endings: tuple[str, ...]
    openings: tuple[str, ...]


class Knowledge:
    """A language's cleaning.yml, compiled. Each attribute is a pattern that matches a plain line, or None."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        data = language.table("cleaning", Cleaning)
        self.data = data
        self.menus = LineMatcher(data.menus)
        self.captions = LineMatcher(data.captions)
        self.credits = LineMatcher(data.credits)
        self.stamps = LineMatcher(data.stamps)
        self.mastheads = LineMatcher(data.mastheads)
        self.boilerplate = LineMatcher(data.boilerplate)
        self.related = LineMatcher(data.related)
        self.related_headers = LineMatcher(data.related_headers)
        self.about = LineMatcher(data.about)
        self.closings = LineMatcher(data.closings)
        self.pages = LineMatcher(data.pages)
        self.ends = LineMatcher(LinePatterns(endings=data.ends))
        self.titles = LineMatcher(LinePatterns(openings=data.titles))
        self.prefixes = LineMatcher(LinePatterns(openings=data.prefixes))
        self.glosses = re.compile(data.glosses) if data.glosses else None
        self.dashes = re.compile(data.dashes) if data.dashes else None
        self.headlines = LineMatcher(LinePatterns(openings=data.headlines))
        self.notes = LineMatcher(LinePatterns(openings=data.notes.openings))
        # One look tells most lines apart from all of these; which it is is asked only then.
        self.labels = LineMatcher(
            data.captions, data.related, data.boilerplate, data.stamps, data.mastheads, data.credits, data.menus
        )
        self.turns = LineMatcher(LinePatterns(endings=data.ends), data.closings, data.related_headers, data.about)
        self.names_line = re.compile(data.names_line) if data.names_line else None
        openings = "|".join(fold_pattern(pattern) for pattern in data.brackets.caption)
        self.bracket_caption = re.compile(rf"(?:{openings})") if openings else None
        self.datelines = [re.compile(pattern) for pattern in data.datelines]
        self.character_table = _read_characters(language)
        placement = data.tone_placement
        self.tones = re.compile(rf"(?:{'|'.join(placement)})(?<![qQ]\w\w)(?!\w)") if placement else None
        self.abbreviations = frozenset(language.facts.abbreviations)
        suffixes = "|".join(data.glue.ordinal_suffixes)
        self.ordinals = re.compile(rf"\d( +)(?:{suffixes})\b") if suffixes else None
        self.abbreviations_at_end = frozenset(data.abbreviations_at_end)
        self.abbreviated_or_whole = frozenset(data.abbreviated_or_whole)
        self.sentence_openers = frozenset(data.sentence_openers)
        self.one_letter_words = frozenset(data.one_letter_words)
        self._words: Words | None = None

    @property
    def words(self) -> Words | None:
        """The language's words, read when first asked for; None if it has no words.txt."""
        if self._words is None and (self.language.folder / "words.txt").is_file():
            self._words = _read_words(self.language, self.data.glue)
        return self._words


@cache
def load_knowledge(code: str) -> Knowledge:
    """The knowledge of the language `code`, one object a process. Raises: LanguageUnknown, DataError."""
    return Knowledge(load_language(code))


def plain(line: str) -> str:
    """`line` in lower case and without accents, one character for one, so that offsets stay."""
    if line.isascii() or not _CASED_OR_MARKED.search(line):
        return line.lower()
    return line.translate(_PLAIN)


# Letters beyond a-z that have case or accents; a line of Chinese has none of them, and looking is cheaper than folding.
_CASED_OR_MARKED = re.compile(
    "[\u0080-\u00b6\u00b8-\u1fff\u2100-\u218f\u24b6-\u24e9\u2c00-\u2dff\ua640-\uabff\ufb00-\ufb1f\uff21-\uff5a\U00010000-\U0001ffff]"
)


def _plain_table() -> dict[int, str]:
    import unicodedata

    table = {}
    for point in range(0x41, 0x1F00):
        character = chr(point)
        base = unicodedata.normalize("NFD", character)[0].lower()
        base = {"đ": "d", "ø": "o", "ł": "l"}.get(base, base)
        if len(base) == 1 and base != character:
            table[point] = base
    return {**table, 0x110: "d"}


_PLAIN = _plain_table()


def fold_pattern(pattern: str) -> str:
    """A pattern without accents; its letters must be lower case already, its escapes (\\S, \\W) stay."""
    return "".join(character if character < "\x80" else _PLAIN.get(ord(character), character) for character in pattern)


def _read_characters(language: Language) -> dict[int, int] | None:
    path = language.folder / "characters.yml"
    if not path.is_file():
        return None
    rows = load_table(path, Characters).rows
    return {ord(written): ord(read) for row in rows for written, read in zip(row.written, row.read_as, strict=True)}


def _read_words(language: Language, glue: Glue) -> Words:
    text = (language.folder / "words.txt").read_text("utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    common, less_common, rare = (part.split() for part in body.strip().split("\n\n"))
    small = frozenset(glue.small)
    numbered = frozenset(glue.numbered)
    first = frozenset(common) | frozenset(glue.extra) | small
    return Words(
        common=first,
        known=first | frozenset(less_common) | frozenset(rare) | numbered,
        parts=first | frozenset(less_common),
        small=small,
        numbered=numbered | small,
        ordinal_suffixes=tuple(glue.ordinal_suffixes),
        never=frozenset(glue.never),
        name_openings=frozenset(glue.name_openings),
        endings=tuple(glue.endings),
        openings=tuple(glue.openings),
    )
