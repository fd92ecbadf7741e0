"""Instruments: mentions of one text over a document brought together, with kind, period, date and status.

In: sentences with their mentions, and the document's meetings. Out: `Paper`s in order of first mention. A generic
mention ("the action plan") is tied to the named one it means; one signed or proposed without a name is one too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from depositary.model import Passage
from depositary.read.citations import CitationMention, bare_symbol
from depositary.read.headline_papers import only_noun, without_headline_twins
from depositary.read.lexicon import Lexicon
from depositary.read.meetings import Sitting
from depositary.read.mentions import InstrumentMention, Sentence
from depositary.read.own_papers import HEAD, heads_document, own_title
from depositary.read.paper_kinds import told_kind
from depositary.read.paper_lists import (
    carried_out_together,
    listed_after_adopting,
    listed_behind_colon,
    listed_with,
    tells_when,
)
from depositary.read.paper_sittings import AdoptedAt, adoption_before
from depositary.read.paper_status import (
    BEHIND,
    came_of_meeting,
    commemorated,
    complied_with,
    drawn_up,
    is_noun,
    later,
    not_yet,
    of_another,
    of_long_standing,
    of_next,
    others_between,
    owned,
    put_forward,
    ratified,
    reached,
    stage,
    through,
)
from depositary.read.paper_titles import begins, is_said_short, related, same_plan, same_title, shortens
from depositary.read.paper_voices import agreed_upon, voiced
from depositary.read.paper_years import (
    CitedDates,
    adopted_before,
    carried_out_in_full,
    of_no_name,
    signed_then,
    to_be_founded,
    year_beside,
)
from depositary.read.papers_unnamed import counts, report_before

__all__ = ["Paper", "find_papers"]

_PLANS = frozenset({"plan_of_action", "work_plan"})
_CUES = frozenset({"in_force", "drafting", "adopted", "implemented", "proposed"})  # senses that tell a status
_SAID_BEFORE, _SAID_BEHIND = 60, 40  # how far from a title (code points) a word may tell its status
_NUMBERED = frozenset({"resolution", "report", "treaty", "statement"})  # kinds of papers a symbol alone tells
_BINDING = {"treaty", "agreement"}  # kinds by which one paper may go
_CITED = frozenset({"treaty", "charter", "declaration", "resolution", "report", "other", "statement"})


@dataclass(slots=True)
class Paper:
    """One instrument, as far as this document tells."""

    title_en: str | None = None
    title: str | None = None
    id: str | None = None
    kind: str = "other"
    period: tuple[int, int] | None = None
    date: str | None = None
    status: str | None = None
    symbol: str | None = None
    passages: list[tuple[int, int]] = field(default_factory=list)
    originals: list[Passage] = field(default_factory=list)  # passages outside the view
    mentions: list[InstrumentMention] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def name(self) -> str | None:
        """What to call it in a claim's instrument_en."""
        return self.title_en


def find_papers(
    sentences: Sequence[Sentence],
    text: str,
    lexicon: Lexicon,
    sittings: Sequence[Sitting],
    citations: Sequence[CitationMention],
    published: str | None,
    lists: Mapping[int, Sentence] | None = None,
) -> list[Paper]:
    """The instruments a document tells of, in order of first mention. lists: by the index of a list item's sentence,
    the sentence that opens the list ("adopted the following:")."""
    return _Gatherer(sentences, text, lexicon, sittings, citations, published, lists or {}).run()


class _Gatherer:
    def __init__(
        self,
        sentences: Sequence[Sentence],
        text: str,
        lexicon: Lexicon,
        sittings: Sequence[Sitting],
        citations: Sequence[CitationMention],
        published: str | None,
        lists: Mapping[int, Sentence],
    ) -> None:
        self.lists, self.sentences = lists, sentences
        self.text, self.lexicon = text, lexicon
        self.sittings = sittings
        self.citations = citations
        self.published = published
        self.papers: list[Paper] = []
        self.told: dict[tuple[int, int], tuple[str | None, str | None]] = {}  # status and date, by sentence and place
        self.adopted_at = AdoptedAt(sentences, sittings, text)

    def run(self) -> list[Paper]:
        for sentence in self.sentences:
            for mention in sentence.instruments:
                self._read(sentence, mention)
        self._cite()
        for paper in self.papers:
            self._settle(paper)
        return without_headline_twins(self.papers, self.lexicon)

    def _read(self, sentence: Sentence, mention: InstrumentMention) -> None:
        if mention.kind == "statement" and sentence.index <= HEAD:
            if (title := own_title(sentence, mention, self.text, self.lexicon, self.sentences)) is not None:
                mention.title, mention.generic = title, False
            elif heads_document(sentence, mention):
                return  # the document's own heading
        words = self.lexicon.words
        if self.text.startswith(tuple(words.agenda_items) or ("\0",), mention.end):
            return  # "the item entitled “Report on A”"
        said, date = self._said(sentence, mention)
        status = said or came_of_meeting(sentence, mention, self.text, self.lexicon)
        if status is None and voiced(sentence, mention, self.lexicon):
            status, date = "adopted", date or self.adopted_at.day(sentence)
        if status is None and agreed_upon(sentence, mention, self.lexicon):
            status = "to_be_adopted"
        self.told[sentence.index, mention.start] = status, date
        paper = self._match(mention, status, date)
        if paper is None:
            if of_no_name(mention, words) or (mention.generic and not self._counted(sentence, mention, status)):
                return
            paper = Paper(mention.title_en, mention.title, mention.id, mention.kind, mention.period, mention.date)
            if mention.generic:
                self._name_generic(paper, sentence, mention)
            self.papers.append(paper)
        elif mention.kind == "statement" and not mention.generic and only_noun(paper.title, paper.kind, self.lexicon):
            paper.title = mention.title or paper.title
        paper.mentions.append(mention)
        paper.passages.append((sentence.start, sentence.end))
        paper.sentences.append(sentence.index)
        bare = all(m.generic or only_noun(m.title, m.kind, self.lexicon) for m in paper.mentions)  # "the new plan"
        if paper.period is None and mention.period and (bare or not mention.generic):
            paper.period = mention.period
        fuller = len(mention.title_en or "") > len(paper.title_en or "")
        if fuller and not mention.generic and paper.id is None:
            paper.title_en = mention.title_en
            paper.title = mention.title if all(m.generic for m in paper.mentions[:-1]) else paper.title
        if date and (paper.date is None or len(date) > len(paper.date)):
            paper.date = date
        paper.date = paper.date or mention.date or year_beside(sentence, mention)
        paper.status = later(paper.status, status)
        mention.id = mention.id or paper.id

    def _match(self, mention: InstrumentMention, status: str | None, date: str | None = None) -> Paper | None:
        if mention.successor and mention.generic:
            for paper in self.papers:
                if any(m.successor and m.kind == mention.kind for m in paper.mentions) and (
                    not mention.period or not paper.period or mention.period == paper.period
                ):
                    return paper
            return self._just_begun(mention, status)
        if (short := self._short(mention)) is not None:
            return short
        for paper in self.papers:
            if mention.id is not None and paper.id == mention.id:
                if mention.period and paper.period and mention.period != paper.period:
                    continue
                return paper
            if mention.id is not None and paper.id is None and begins(mention, paper):
                return paper
        if mention.generic and mention.specific:
            return next((p for p in self.papers if p.kind == mention.kind and same_title(mention.title, p.title)), None)
        if mention.generic:
            return self._antecedent(mention, status)
        for paper in self.papers:
            if paper.kind != mention.kind and not (paper.kind in _PLANS and mention.kind in _PLANS):
                continue
            if mention.period and paper.period and mention.period != paper.period:
                continue
            unknown = mention.id is None or paper.id is None
            if mention.id != paper.id and (unknown or not mention.generic):
                if not unknown or not same_plan(mention.title, paper.title, self.lexicon):
                    continue
            if date and paper.date and date[:7] != paper.date[:7] and only_noun(paper.title, paper.kind, self.lexicon):
                continue  # "the Joint Statement": that of another day
            if same_title(mention.title, paper.title, self.lexicon) and (
                mention.period == paper.period or not mention.period or not paper.period
            ):
                return paper
            if (
                mention.period
                and mention.period == paper.period
                and mention.kind in _PLANS
                and related(mention.title, paper.title)
                and self._topical(mention.title) == self._topical(paper.title)
            ):
                return paper
        return None

    def _just_begun(self, mention: InstrumentMention, status: str | None) -> Paper | None:
        """ "under the new plan": the one named before whose period begins in the page's own year or later."""
        if mention.kind not in _PLANS or mention.period or status in ("proposed", "drafting") or not self.published:
            return None
        since = int(self.published[:4])
        begun = [p for p in self.papers if p.kind in _PLANS and p.period and p.period[0] >= since]
        return begun[0] if len(begun) == 1 else None

    def _short(self, mention: InstrumentMention) -> Paper | None:
        title = "" if self.lexicon.language.facts.spaces or mention.generic else mention.title or ""
        if not title:
            return None
        for paper in self.papers:
            titles = [m.title for m in paper.mentions]
            same = paper.kind == mention.kind or {paper.kind, mention.kind} == _BINDING
            again = title in titles[1:] and mention.period in (None, paper.period)
            if same and (shortens(title, titles) or again):
                return paper
            if mention.id is None and is_said_short(self.text, paper.mentions[-1].end, mention.start, self.lexicon):
                return paper
        return None

    def _topical(self, title: str | None) -> bool:
        """A plan on something ("Action Plan on Environment …") is not the plan of the partnership."""
        words = self.lexicon.words
        if not title or not self.lexicon.language.facts.spaces:
            return False
        low = f" {title.lower()} "
        return any(
            f"{form.lower()} {about} " in low
            for kind in _PLANS
            for form in words.instruments.get(kind, ())
            for about in words.about_words
        )

    def _antecedent(self, mention: InstrumentMention, status: str | None) -> Paper | None:
        """The last named instrument of the kind; a period or adoption without a name may make a new one."""
        for paper in reversed(self.papers):
            alike = paper.kind == mention.kind or (paper.kind in _PLANS and mention.kind in _PLANS)
            if not alike:
                continue
            if mention.period and paper.period and mention.period != paper.period:
                continue
            if (
                mention.period
                and not paper.period
                and any(m.generic for m in paper.mentions) is False
                and len(self.papers) > 1
            ):
                continue
            if (
                status == "adopted"
                and paper.status not in (None, "adopted", "to_be_adopted")
                and mention.kind == "statement"
            ):
                continue
            if (
                mention.kind == "statement"
                and paper.date
                and status == "adopted"
                and paper.sentences[-1] + 3 < mention.sentence
            ):
                continue
            return paper
        return None

    def _counted(self, sentence: Sentence, mention: InstrumentMention, status: str | None) -> bool:
        return counts(sentence, mention, status, self.lexicon, cited=bool(self.citations))

    def _name_generic(self, paper: Paper, sentence: Sentence, mention: InstrumentMention) -> None:
        """ "adopted a joint statement" at a meeting: the joint statement of that meeting."""
        title = mention.title or ""
        sitting = self.adopted_at.its_own(sentence)
        if self.lexicon.language.facts.spaces and self.lexicon.language.facts.head == "last":
            paper.title_en = title
            bare = len(title.split()) <= 3 and not mention.specific
            if paper.kind in ("statement", "declaration") and bare and sitting is not None and sitting.name_en:
                paper.title_en = f"{title} of the {sitting.name_en}"
        paper.title = mention.title
        paper.period = mention.period

    # ---- what is said of it -----------------------------------------------------------------------------------------

    def _said(self, sentence: Sentence, mention: InstrumentMention) -> tuple[str | None, str | None]:
        """Status and date by the words around the mention."""
        status, tokens = None, sentence.tokens
        aside = complied_with(self.text, mention, self.lexicon)
        inner = aside or owned(sentence, mention)
        cues: list[tuple[int, str]] = []
        nearest = bisect_left(tokens, mention.start - _SAID_BEFORE, key=attrgetter("end"))
        for index in range(nearest, bisect_right(tokens, mention.end + _SAID_BEHIND, key=attrgetter("start"))):
            token = tokens[index]
            if not token.senses or _CUES.isdisjoint(token.senses) or mention.start <= token.start < mention.end:
                continue
            for sense, value in (
                ("in_force", "in_force"),
                ("drafting", "drafting"),
                ("adopted", "adopted"),
                ("implemented", "under_implementation"),
                ("proposed", "proposed"),
            ):
                if sense in token.senses:
                    distance = mention.start - token.end if token.end <= mention.start else token.start - mention.end
                    if distance > _SAID_BEFORE or (token.start >= mention.end and distance > _SAID_BEHIND):
                        continue
                    if self._cut(sentence, token.end, mention.start) or self._cut(sentence, mention.end, token.start):
                        continue
                    if sense == "adopted" and (
                        commemorated(tokens, index, self.lexicon) or through(tokens, index, mention, self.lexicon)
                    ):
                        continue
                    if token.end <= mention.start and (aside or (inner and sense == "adopted")):
                        continue
                    if sense == "in_force" and not_yet(sentence, index, self.lexicon):
                        continue  # "so that it enters into force soon"
                    if sense != "in_force" and token.start >= mention.end and of_next(sentence, token, self.lexicon):
                        continue
                    unspaced = sense == "drafting" and not self.lexicon.language.facts.spaces
                    if unspaced and token.start >= mention.end and "," in self.text[mention.end : token.start]:
                        continue  # another clause
                    if sense == "drafting" and reached(tokens, index, mention, self.lexicon):
                        continue
                    if sense == "proposed" and is_noun(tokens, index, self.lexicon):
                        continue
                    if sense == "drafting" and drawn_up(tokens, index, self.lexicon):
                        value = "adopted"
                    if sense == "implemented" and carried_out_in_full(tokens, index, self.lexicon.words):
                        value = "completed"
                    if sense == "adopted" and put_forward(tokens, index, mention, self.lexicon):
                        if not ratified(token, mention, self.lexicon):
                            cues.append((distance, "proposed"))
                        continue
                    if sense == "adopted" and index and "drafting" in tokens[index - 1].senses:
                        cues.append((distance, "drafting"))  # "negotiate and sign X"
                        continue
                    awaited = sense == "adopted" and not_yet(sentence, index, self.lexicon, self.published)
                    if sense == "adopted" and not awaited and token.text in self.lexicon.words.adopting:
                        continue  # "recommended that they approve X"
                    if awaited:
                        if ratified(token, mention, self.lexicon):
                            continue
                        cues.append((distance, "to_be_adopted"))
                        continue
                    cues.append((distance + (BEHIND if token.start >= mention.end else 0), value))
                    break
        if cues:
            status = stage(cues)
        elif (listed := listed_with(sentence, mention) or listed_behind_colon(sentence, mention)) is not None:
            status, date = self.told.get((sentence.index, listed.start), (None, None))
            if status == "under_implementation" and not carried_out_together(sentence, listed):
                status = None
            if status in ("adopted", "to_be_adopted", "proposed", "under_implementation"):
                date = None if status == "under_implementation" else date
                return status, self._own_date(sentence, mention, tight=True) or date
            status = None
        elif listed_after_adopting(sentence, mention):
            status = "adopted"
        opening = self.lists.get(sentence.index) if status is None and not mention.generic else None
        if opening is not None and any("adopted" in t.senses for t in opening.tokens):
            status = "adopted"
        if status is None and mention.kind == "fund" and to_be_founded(sentence, mention, self.lexicon.words):
            status = "proposed"
        date = None
        if status == "adopted" and not mention.date:
            date = year_beside(sentence, mention) or self._own_date(sentence, mention)
            date = date or adopted_before(sentence, mention, self.published)
            if date is None and self.sittings and mention.start >= sentence.start:
                if not self.adopted_at.elsewhere(sentence, mention):
                    date = self.adopted_at.day(sentence, mention)
        elif status is None and mention.kind in ("declaration", "treaty", "memorandum", "statement"):
            date = year_beside(sentence, mention) or self._own_date(sentence, mention, tight=True)
            if date and mention.kind in ("declaration", "statement", "memorandum"):
                status = "adopted"
        elif status == "in_force":
            date = None
        return status, date

    def _cut(self, sentence: Sentence, left: int, right: int) -> bool:
        """Another instrument or a semicolon between cue and mention: the cue is not for it — unless they are listed."""
        if left >= right:
            return False
        between = self.text[left:right]
        if ";" in between or "；" in between or "。" in between:
            return True
        if "," in between and of_another(sentence, left):
            return True
        others = [m for m in sentence.instruments if left <= m.start and m.end <= right]
        return bool(others) and any(
            "explanation" in t.senses or ("verb" in t.senses and "action" not in t.senses)
            for t in sentence.tokens
            if left <= t.start < right and not any(m.start <= t.start < m.end for m in others)
        )

    def _own_date(self, sentence: Sentence, mention: InstrumentMention, *, tight: bool = False) -> str | None:
        best: tuple[int, str] | None = None
        if any(m is not mention and m.start < mention.start < m.end for m in sentence.instruments):
            return None  # the paper whose title names it was signed then
        for time in sentence.times:
            if not tells_when(time) or any(m.start <= time.start < m.end for m in sentence.meetings):
                continue
            after = time.start >= mention.end
            between = (mention.end, time.start) if after else (time.end, mention.start)
            clause = after and not self.lexicon.language.facts.spaces and "," in self.text[slice(*between)]
            within = any(m.start <= time.start < m.end for m in sentence.instruments if m is not mention)
            if clause or within or others_between(sentence, *between):
                continue  # another clause, another's name
            distance = between[1] - between[0]
            if not after and signed_then(sentence, *between, self.lexicon.words):
                return time.last
            if not after and self.lexicon.language.facts.spaces:
                if any(0 <= time.start - m.end <= 14 for m in sentence.instruments if m is not mention):
                    continue  # the date of the one before
                noun = adoption_before(sentence, mention)
                if noun is not None and noun.start - time.end > 1:
                    continue  # "on 3 May A welcomed the adoption of B": when it was welcomed
                distance += 15
            if 0 <= distance <= (14 if tight else 60) and (best is None or distance < best[0]):
                best = (distance, time.last)
        return best[1] if best else None

    # ---- citations and the end --------------------------------------------------------------------------------------

    def _cite(self) -> None:
        """Symbols make instruments of their own, or name the one they stand beside."""
        starts = [sentence.start for sentence in self.sentences]
        days: dict[int, CitedDates] = {}
        for citation in self.citations:
            beside = None
            for paper in self.papers:
                for mention in paper.mentions:
                    gap = citation.start - mention.end
                    if 0 <= gap <= 6 or mention.start <= citation.start < mention.end:
                        if paper.kind in _CITED:
                            beside = paper
            if beside is not None and beside.symbol is None:
                beside.symbol = citation.symbol
                continue
            if any(p.symbol and bare_symbol(p.symbol) == bare_symbol(citation.symbol) for p in self.papers):
                continue
            place = bisect_right(starts, citation.start) - 1
            sentence = self.sentences[place] if place >= 0 and citation.start < self.sentences[place].end else None
            kind = "resolution" if citation.kind == "draft" else citation.kind
            if kind == "document" and sentence is not None and report_before(sentence.tokens, citation.start):
                kind = "report"
            if kind not in _NUMBERED:
                continue
            span = (sentence.start, sentence.end) if sentence else (citation.start, citation.end)
            paper = Paper(citation.written, citation.written, None, kind, None, None, None, citation.symbol, [span])
            if kind in ("resolution", "statement") and citation.kind != "draft":
                paper.status = "adopted"
                if sentence is not None:
                    if place not in days:
                        days[place] = CitedDates(sentence, self.citations)
                    paper.date = days[place].of(citation)
            if kind != "treaty" and citation.kind != "draft":
                paper.title_en = f"{kind} {citation.symbol}"
            self.papers.append(paper)

    def _settle(self, paper: Paper) -> None:
        row = self.lexicon.registry.instruments.get(paper.id or "")
        if row is not None:
            paper.status, paper.date = of_long_standing(paper.status, paper.date, row, self.published)
            paper.status = paper.status or getattr(row, "status", None)
        paper.kind = told_kind(paper, self.sentences, self.adopted_at, self.lexicon) or paper.kind
        if paper.kind in _PLANS and paper.period and paper.status is None:
            year = int(self.published[:4]) if self.published else paper.period[0]
            if paper.period[0] <= year:
                paper.status = "under_implementation"
        if paper.kind in _PLANS and paper.status == "drafting" and paper.period and self.published:
            begun = paper.period[0] < int(self.published[:4]) and paper.date
            if begun and any(not m.successor for m in paper.mentions):
                paper.status = "under_implementation"
        paper.passages = list(dict.fromkeys(paper.passages))
