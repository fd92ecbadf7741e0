"""What a language says of how documents are built (languages/<code>/structure.yml), made ready for use."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from depositary.languages import load_language

__all__ = ["Sense", "structure_sense"]


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: list[str]
    pattern: str
    told: str = ""  # a sentence that tells what the body decided, before its paragraphs


class _Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    preambular: list[str]
    operative: list[str]
    shapes: dict[str, str]


class _Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    openings: list[str]
    possessives: list[str]
    nouns: list[str]
    expressing: list[str]
    own: list[str]
    between: int


class _Leading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: _Heads
    adverbs: list[str]
    manner: _Manner
    doubtful: list[str] = []
    determiners: list[str] = []


class _Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: list[str]
    closing: list[str]
    closing_within: list[str]
    opening: list[str]
    across: list[str]
    pillars: dict[str, list[str]]
    period: str
    stated: str
    goals: str
    through: list[str]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """structure.yml."""

    body: _Body
    symbol_words: list[str]
    adopted: list[str]
    session: str
    agenda: str
    origin: str
    closing: list[str]
    divisions: list[str]
    annexes: list[str]
    numerals: list[str]
    repeats: list[str]
    leading: _Leading
    plan: _Plan


class Sense:
    """One language's patterns, compiled. `spaced`: words are parted by spaces."""

    def __init__(self, language: str) -> None:
        known = load_language(language)
        words = known.table("structure", _Words)
        self.spaced = known.facts.spaces
        self.adopted = [re.compile(pattern) for pattern in words.adopted]
        self.session = re.compile(words.session)
        self.agenda = re.compile(words.agenda)
        self.origin = re.compile(words.origin)
        self.closing = [re.compile(rf"[*_\s]*{pattern}") for pattern in words.closing]
        self.body = re.compile(rf"[*_#>\s]*{words.body.pattern}[*_\s]*")
        self.body_nouns = self._words(words.body.nouns)
        self.body_told = re.compile(words.body.told) if words.body.told else None
        self.symbol_words = self._words(words.symbol_words)
        self.titles = self._words(words.plan.titles)
        self.annex = re.compile(
            rf"[*_#\[\s]*(?:{_any(words.annexes)})"
            rf"(?:\s*(?P<number>\b[IVX]{{1,5}}|\b[A-Z]|\d{{1,2}}|{_any(words.numerals) or '(?!)'}))?"
            r"[*_\]\s.:]*(?=$|\n)",
            re.IGNORECASE,
        )
        self.divisions = words.divisions
        self.numerals = {numeral: value for value, numeral in enumerate(words.numerals, 1)}
        self.repeats = words.repeats
        self.closing_heads = frozenset(words.plan.closing)
        self.closing_within = words.plan.closing_within
        self.period = re.compile(words.plan.period)
        self.stated = re.compile(words.plan.stated)
        self.goals = re.compile(words.plan.goals)
        self.through = frozenset(words.plan.through)
        self.opening_heads = frozenset(words.plan.opening)
        self.across = self._words(words.plan.across)
        self.pillars = [(pillar, self._words(names)) for pillar, names in words.plan.pillars.items()]
        self._leading = {part: self._opening(words.leading, part) for part in ("preambular", "operative")}
        self._known = {part: self._opening(words.leading, part, shapes=False) for part in ("preambular", "operative")}

    def pillar_of(self, heading: str) -> str | None:
        """The pillar a heading's words name first; words for “across all pillars” outweigh the others."""
        lowered = heading.lower()
        if self.across.search(lowered):
            return "cross_cutting"
        found = [(match.start(), pillar) for pillar, pattern in self.pillars if (match := pattern.search(lowered))]
        return min(found)[1] if found else None

    def is_closing(self, heading: str) -> bool:
        """Whether a heading opens a plan's part on its own implementation, review or funding."""
        plain = heading.lower().strip(" .:;*_：。")
        return plain in self.closing_heads or any(words in plain for words in self.closing_within)

    def leading(self, text: str, start: int, part: str, *, known: bool = False) -> tuple[str, int] | None:
        """The opening words of a paragraph of a resolution at `start`, and where they end.

        part: preambular or operative. known: only words of the lists, not any word of the right shape.
        Marks of emphasis around the opening words settle what belongs to them.
        """
        while start < len(text) and text[start] in ' *_“"\u3000':
            start += 1
        emphasis = start > 0 and text[start - 1] in "*_"
        if emphasis:
            end = text.find(text[start - 1], start, start + 60)
            if end > start and "\n" not in text[start:end]:
                return text[start:end].rstrip(" ,"), end + 1
        pattern = (self._known if known else self._leading)[part]
        if match := pattern.match(text, start):
            return " ".join(match.group().split()), match.end()
        if text[start : start + 4].isupper():  # “TAKES NOTE of”, “RECALLING”
            shown = text[start : start + 80]
            if match := pattern.match(shown[0] + shown[1:].lower()):
                end = start + match.end()
                while end > start and not text[start:end].isupper():  # the opening words are those in capitals
                    end = text.rfind(" ", start, end)
                if end > start:
                    return " ".join(text[start:end].split()), end
        return None

    def _words(self, words: list[str]) -> re.Pattern[str]:
        edge = r"(?<!\w)(?:{})(?!\w)" if self.spaced else r"(?:{})"
        return re.compile(edge.format(_any(words)), re.IGNORECASE)

    def _opening(self, leading: _Leading, part: str, *, shapes: bool = True) -> re.Pattern[str]:
        """Adverbs, a head, adverbs, manner: “Also notes with deep concern”, “Expressing its gratitude”."""
        gap, end = (r"\s+", r"(?!\w)") if self.spaced else ("", "")
        manner = leading.manner
        # Each adverb is taken for good (?>…): one may be two others written together, in ever so many ways.
        adverbs = rf"(?>(?:{_any(leading.adverbs + leading.doubtful)}){end},?{gap})"
        between = rf"(?:{gap}[\w-]+){{0,{manner.between}}}?"
        heads = rf"(?:{_any_ci(getattr(leading.heads, part))}){end}"
        shape = rf"(?:{leading.heads.shapes[part]}){end}" if shapes else "(?!)"
        own = "(?!)"
        if manner.own:
            own = (
                rf"(?:{_any_ci(manner.expressing)})(?>{gap}(?:{_any(leading.adverbs)}))*(?:{gap}(?:{_any(manner.possessives)}))?"
                rf"{between}{gap}(?:{_any(manner.own)}){end}"
            )
        tail = rf"(?:,?{gap}(?:{_any(leading.adverbs)}){end})*" if self.spaced else ""
        if leading.doubtful:  # “Recalling further the …”, but “Encourages further cooperation”
            tail += rf"(?:{gap}(?:{_any(leading.doubtful)}){end}(?={gap}(?:{_any(leading.determiners)}){end}))?"
        how = ""
        if manner.nouns:
            how = rf"(?:{gap}(?:{_any(manner.openings)}){between}{gap}(?:{_any(manner.nouns)}){end})?"
        after = rf"(?i:{adverbs})+(?:{own}|(?i:{heads}|{shape}){how})"
        return re.compile(rf"{after}|{own}|(?:{heads}|{shape}){tail}{how}")


@cache
def structure_sense(language: str) -> Sense:
    """The patterns of a language, one object a process."""
    return Sense(language)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _any_ci(words: list[str]) -> str:
    """The words, first letter in either case."""
    out = []
    for word in sorted(words, key=len, reverse=True):
        first = word[0]
        head = f"[{first.upper()}{first.lower()}]" if first.upper() != first.lower() else re.escape(first)
        out.append(head + re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join(out)
