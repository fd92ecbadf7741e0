"""From what was found to the records of a Reading, each with its passages."""

from __future__ import annotations

import re
from collections.abc import Callable

from depositary.model import (
    ActionLine,
    Chair,
    Citation,
    Commitment,
    DateMention,
    Instrument,
    Meeting,
    Passage,
    Person,
    Progress,
    Reader,
    Reading,
    ReadingIssue,
)
from depositary.read.areas import find_areas
from depositary.read.certainty import weigh
from depositary.read.commitments import Pledge
from depositary.read.draft import Draft
from depositary.read.instruments import Paper
from depositary.read.meetings import Sitting
from depositary.read.mentions import PersonMention
from depositary.read.shares import Share
from depositary.read.structure import structure_record

__all__ = ["make_reading"]

READER = Reader("rules", "2")


def make_reading(
    draft: Draft,
    sittings: list[Sitting],
    papers: list[Paper],
    persons: list[tuple[PersonMention, list[tuple[int, int]]]],
    pledges: list[Pledge],
    shares: list[tuple[Share, Paper | None, tuple[int, int], str | None, bool]],
) -> Reading:
    source = draft.source
    passage = source.passage
    meetings = weigh("meetings", [_meeting(s, passage) for s in sittings])
    return Reading(
        id=source.id,
        url=source.url,
        language=source.language,
        publisher=source.publisher,
        genre=source.genre,  # type: ignore[arg-type]
        title=draft.text[source.title[0] : source.title[1]] if source.title else None,
        published=source.published,
        published_from=source.published_from,  # type: ignore[arg-type]
        meetings=meetings,
        persons=weigh("persons", [_person(p, spans, passage) for p, spans in persons]),
        instruments=weigh("instruments", [_instrument(p, passage) for p in papers]),
        progress=weigh("progress", [_progress(row, passage) for row in shares]),
        commitments=weigh("commitments", [_commitment(p, passage) for p in pledges]),
        same_event=_event_key(meetings),
        reader=READER,
        main_text=list(source.main_text),
        dates=[
            DateMention(
                start=f.value.start,
                end=f.value.end,
                reason=f.value.reason,
                passages=[passage(f.expression.start, f.expression.end)],
            )
            for f in draft.times
            if f.value is not None and f.expression.kind in ("date", "relative", "weekday")
        ],
        citations=[
            Citation(symbol=c.symbol, kind=c.kind, written=c.written, passages=[passage(c.start, c.end)])
            for c in draft.citations
        ],
        structure=structure_record(draft.outline, list(source.notes), source.language, passage),
        action_lines=_action_lines(draft, passage),
        issues=[
            ReadingIssue(code="figures", message=row[0].issue, passages=[passage(*row[2])])
            for row in shares
            if row[0].issue
        ],
    )


def _as_written(person: PersonMention, passage: Callable[[int, int], Passage]) -> str:
    """The name in the document's own characters, where the view differs from them one for one."""
    quote = passage(person.name_start, person.name_end).quote
    if "\n" in quote:
        return person.name
    rest = person.name[len(quote) :]
    if rest[:1] in ("(", "（") and quote[:1] >= "\u3400":
        return quote + rest  # named once more without the Latin letters in brackets
    return quote if not rest and len(quote) == len(person.name) else person.name


def _meeting(sitting: Sitting, passage: Callable[[int, int], Passage]) -> Meeting:
    return Meeting(
        mechanism_en=sitting.name_en,
        mechanism=sitting.name,
        acronym=sitting.acronym,
        ordinal=sitting.ordinal,
        parties=list(sitting.parties),
        level=sitting.level,  # type: ignore[arg-type]
        start=sitting.start,
        end=sitting.end or sitting.start,
        date_inferred=sitting.inferred,
        date_reason=sitting.reason,
        format=sitting.format,  # type: ignore[arg-type]
        place=sitting.place,
        status=sitting.status or "held",  # type: ignore[arg-type]
        role="reported" if sitting.reported else "mentioned",
        chairs=[
            Chair(name=_as_written(p, passage), post_en=p.post_en, post=p.post, party=p.party) for p in sitting.chairs
        ],
        passages=[*sitting.originals, *(passage(*span) for span in dict.fromkeys(sitting.passages))],
    )


def _person(person: PersonMention, spans: list[tuple[int, int]], passage: Callable[[int, int], Passage]) -> Person:
    return Person(
        name=_as_written(person, passage),
        post_en=person.post_en,
        post=person.post,
        party=person.party,
        passages=[passage(*span) for span in spans[:4]],
    )


def _instrument(paper: Paper, passage: Callable[[int, int], Passage]) -> Instrument:
    return Instrument(
        title_en=paper.title_en,
        title=paper.title,
        symbol=paper.symbol,
        kind=paper.kind,  # type: ignore[arg-type]
        period=paper.period,
        date=paper.date,
        status=paper.status,  # type: ignore[arg-type]
        passages=[*paper.originals, *(passage(*span) for span in paper.passages[:6])],
    )


def _progress(
    row: tuple[Share, Paper | None, tuple[int, int], str | None, bool], passage: Callable[[int, int], Passage]
) -> Progress:
    share, paper, span, as_of, inferred = row
    return Progress(
        instrument_en=paper.title_en if paper else None,
        instrument=paper.title if paper else None,
        period=paper.period if paper else None,
        done=share.done,
        total=share.total,
        percent=share.percent,
        comparator=share.comparator,  # type: ignore[arg-type]
        unit_en=share.unit_en,
        unit=share.unit,
        word=share.word,
        word_class=share.word_class,  # type: ignore[arg-type]
        as_of=as_of,
        inferred=inferred,
        issue=share.issue,
        passages=[passage(*span)],
    )


def _commitment(pledge: Pledge, passage: Callable[[int, int], Passage]) -> Commitment:
    return Commitment(
        actors=list(pledge.actors),
        addressees=list(pledge.addressees),
        force=pledge.force,  # type: ignore[arg-type]
        what_en=pledge.what_en,
        what=pledge.what,
        areas=pledge.areas,
        instrument_en=pledge.instrument_en,
        due=pledge.due,
        due_kind=pledge.due_kind,  # type: ignore[arg-type]
        due_session=pledge.due_session,
        clause=pledge.clause,
        condition=pledge.condition,
        hedges=pledge.hedges,
        passages=[passage(*span) for span in pledge.spans],
    )


def _action_lines(draft: Draft, passage: Callable[[int, int], Passage]) -> list[ActionLine] | None:
    if draft.outline.kind != "plan_of_action":
        return None
    lines = []
    for clause in draft.outline.lines:
        words = re.sub(r"\s+", " ", draft.text[clause.start : clause.end]).strip(" ;；.。")
        lines.append(
            ActionLine(
                number=clause.number or "",
                text=words,
                pillar=clause.pillar,
                heading=clause.headings[-1] if clause.headings else None,
                areas=find_areas(words, draft.language.code, context=" ".join(clause.headings)),
                passages=[passage(clause.start, clause.end)],
            )
        )
    return lines


def _event_key(meetings: list[Meeting]) -> str | None:
    """A key for the event reported, from the document alone."""
    main = next((m for m in meetings if m.role == "reported"), None)
    if main is None or not main.start:
        return None
    parts = ["-".join(p.lower().replace(" ", "-") for p in sorted(main.parties)), main.level.replace("_", "-")]
    return "-".join(p for p in (*parts, main.start) if p)
