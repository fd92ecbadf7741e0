"""Titles of instruments in title marks and quotation marks.

In: the tokens of a sentence. Out: `InstrumentMention`s of what stands between marks: 《…》 that hold a noun for papers,
a noun with a title in quotation marks behind it, a title that fills its quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.known_papers import alike, framework_of, period_of
from depositary.read.mentions import InstrumentMention
from depositary.read.scan import Token
from depositary.read.title_years import TitleYears, title_years
from depositary.read.titles_unspaced import UnspacedTitles

__all__ = ["MarkedTitles"]

_TITLE_MARKS = re.compile(r"《([^《》]{2,80}(?:〈[^〈〉]*〉[^《》]*)?)》|〈([^〈〉]{2,60})〉")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_MARKS = {"“": "”", '"': '"', "«": "»"}  # those that stand for nothing else
_QUOTED = 160  # code points of a title between them
_MOTTOES = ("vision", "other")  # kinds whose nouns stand in mottoes too


class MarkedTitles(UnspacedTitles):
    """Titles of instruments in title marks and quotation marks."""

    @property
    def years(self) -> TitleYears:
        return title_years(self.lexicon.language.facts.year_sign)

    def in_marks(self, index: int) -> InstrumentMention | None:
        """ "signed the “A-B … Treaty”": in quotation marks a name that only ends as that of a known paper."""
        token = self.tokens[index]
        start = self._quoted(index)
        if start is None or start < 0:
            return None
        kind = self.lexicon.registry.instruments[token.senses["instrument"].id].kind
        return InstrumentMention(start, token.end, None, self.text[start : token.end], None, kind)

    def marked(self) -> list[InstrumentMention]:
        found = []
        if not self.tokens or ("《" not in self.text and "〈" not in self.text):
            return []
        for match in _TITLE_MARKS.finditer(self.text, self.tokens[0].start, self.end):
            title = match.group(1) or match.group(2)
            inside = [t for t in self.tokens if match.start() < t.start and t.end < match.end()]
            bare = len(self.years.period.sub("", title))
            known = next((t for t in inside if "instrument" in t.senses and 3 * (t.end - t.start) >= 2 * bare), None)
            kind = self._kind_in(inside, title)
            if known is not None and not self.spaces and self._of_a_known_paper(known, inside):
                known = None
            if known is not None:
                row = self.lexicon.registry.instruments[known.senses["instrument"].id]
                mention = InstrumentMention(
                    match.start(), match.end(), row.name_en, title, row.id, row.kind,
                    period_of(row, title),
                )  # fmt: skip
            elif kind is None:
                continue
            else:
                mention = InstrumentMention(match.start(), match.end(), self._of_place(inside, kind), title, None, kind)
            if within := self.years.period.search(title):
                mention.period = (int(within.group(1)), int(within.group(2)))
                mention.title = self.years.period.sub("", title).strip()
            annex = next((w for w in self.lexicon.words.annexes if self.text.startswith(w, mention.end)), "")
            if annex:  # the protocol to a treaty is another paper
                mention.title, mention.title_en, mention.id = f"《{title}》{annex}", None, None
                mention.end += len(annex)
            closed, mention.end = mention.end, self._bracket_end(mention.end)
            self._by_letters(mention, self.text[closed : mention.end])
            mention = framework_of(self.text, mention, self.lexicon)
            found.append(mention)
        return found

    def _of_a_known_paper(self, known: Token, inside: Sequence[Token]) -> bool:
        """ "«Joint Declaration on A second Plan of Action»", where nouns stand last: another paper than the one it is
        to carry out."""
        row = self.lexicon.registry.instruments[known.senses["instrument"].id]
        kinds = [t.senses["instrument_kind"] for t in inside if t.start >= known.end and "instrument_kind" in t.senses]
        return bool(kinds) and kinds[-1] != row.kind

    def _by_letters(self, mention: InstrumentMention, behind: str) -> None:
        """A title nearly that of a known paper whose letters stand in brackets at its end or behind it is that
        paper's."""
        title, _, within = (mention.title or "").replace("（", "(").partition("(")
        letters = (behind or within).strip(" (（").partition(")")[0].strip(" ）")
        name = self.lexicon.senses_of(letters).get("instrument") if letters else None
        if name is None or mention.id is not None:
            return
        row = self.lexicon.registry.instruments[name.id]
        names = row.names.get(self.lexicon.language.code, ())
        if row.kind == mention.kind and any(alike(title, written) for written in names):
            mention.id, mention.title_en, mention.period = row.id, row.name_en, mention.period or period_of(row, title)

    def _of_place(self, inside: Sequence[Token], kind: str) -> str | None:
        """The English name of a paper that is called after the place it was adopted at and by nothing else."""
        if len(inside) != 2 or "place" not in inside[0].senses or "instrument_kind" not in inside[1].senses:
            return None
        place = self.lexicon.registry.places.get(inside[0].senses["place"].id)
        return f"{place.name_en} {kind.replace('_', ' ').title()}" if place is not None else None

    def _kind_in(self, inside: Sequence[Token], title: str) -> str | None:
        kinds = [t for t in inside if "instrument_kind" in t.senses]
        if kinds:
            choice = kinds[-1] if self.head_last else kinds[0]
            return str(choice.senses["instrument_kind"])
        for kind, forms in self.lexicon.words.instruments.items():
            if any(form in title for form in forms):
                return kind
        return None

    def _to_mark(self, mention: InstrumentMention | None) -> InstrumentMention | None:
        """ "“Statement on A: B in C”": a title in quotation marks that opens with the paper's name goes to its mark."""
        closing = _MARKS.get(self.text[mention.start - 1 : mention.start]) if mention is not None else None
        if mention is None or closing is None or mention.kind in _MOTTOES or not self.text[mention.start].isupper():
            return mention
        end = self.text.find(closing, mention.end, mention.start + _QUOTED)
        rest = self.text[mention.end : end] if end >= 0 else ""
        if not rest.strip() or any(sign in rest for sign in '.;\n“"'):
            return mention
        mention.title, mention.end, mention.generic = self.text[mention.start : end].strip(" ,"), end, False
        mention.title_en = mention.title if self.head_last else None
        return mention

    def _called(self, index: int) -> InstrumentMention | None:
        """ "a resolution entitled “…”": what stands between the marks is its title, which in a language whose nouns
        stand first may follow the noun at once ("Sáng kiến “…”")."""
        after = self.tokens[index + 1 : index + 42]
        mark = next((i for i, t in enumerate(after[:4]) if t.text in _QUOTES), None)
        if mark is None:
            return None
        head = self.tokens[index]
        between = self.text[head.end : after[mark].start].strip().lower()
        if (between.strip(", ") or between) not in self.lexicon.words.entitled:
            return None
        last = next((t for t in after[mark + 1 :] if t.text == _QUOTES[after[mark].text]), None)
        title = self.text[after[mark].end : last.start].strip(" ,.;") if last is not None else ""
        if last is None or " " not in title or (not between and not title[:1].isupper()):
            return None
        kind = str(head.senses["instrument_kind"])
        name = self.lexicon.senses_of(self.lexicon.fold(title)).get("instrument")
        row = self.lexicon.registry.instruments.get(name.id) if name is not None else None
        if row is not None and row.kind == kind:
            return InstrumentMention(head.start, last.end, row.name_en, title, row.id, kind, period_of(row, title))
        english = title if self.head_last else None
        return InstrumentMention(head.start, last.end, english, title, None, kind)
