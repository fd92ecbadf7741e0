"""A plan of action as a list of lines: what importing one needs to know of its text.

Enters: the text of a plan (of a file in any format, or of a document in the ledger) and its language. Leaves: a `Plan`
with its title, period and lines, each with its full-path number, pillar, headings, areas, goals and hedges; and how
many lines the text itself states, beside how many were read. The difference is told, never made to vanish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from depositary.languages import load_language
from depositary.model import Passage, ReadingIssue
from depositary.read.areas import find_areas
from depositary.read.lexicon import Words
from depositary.read.structure import Clause, Outline, read_outline
from depositary.read.structure.plans import line_numbers
from depositary.read.structure.words import Sense, structure_sense

__all__ = ["Plan", "PlanLine", "read_plan"]

_TITLE_REACH = 600  # code points in which a plan's title and period stand
_GOALS = range(1, 18)  # the Sustainable Development Goals, as numbered in A/RES/70/1


class PlanLine(msgspec.Struct, frozen=True, kw_only=True):
    """One action line. start, end: its words in the text read, the number left out.

    number: full path, no two alike in a plan. headings: outermost first. goals: Sustainable Development Goals the line
    names, 1–17. hedges: softening words as written (“where appropriate”).
    """

    number: str
    text: str
    start: int
    end: int
    pillar: str | None = None
    headings: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    hedges: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan of action as read. stated: the number of lines its own text gives (None: it gives none).

    period: first and last year. closing: numbered paragraphs on implementation, review and funding (no lines).
    """

    title: str | None
    period: tuple[int, int] | None
    lines: tuple[PlanLine, ...]
    closing: tuple[PlanLine, ...] = ()
    stated: int | None = None
    issues: tuple[ReadingIssue, ...] = ()


def read_plan(text: str, language: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> Plan:
    """Read the text of a plan of action. paragraphs: ranges of `text` (None: blank lines part them)."""
    outline = read_outline(text, paragraphs, language, "plan_of_action")
    sense = structure_sense(language)
    hedges = _hedges(language)
    numbers = line_numbers(outline.lines, outline.headings)
    lines = tuple(
        _line(text, clause, number, language, sense, hedges)
        for clause, number in zip(outline.lines, numbers, strict=True)
    )
    closing = tuple(
        _line(text, clause, clause.number or "", language, sense, hedges)
        for clause in outline.clauses
        if clause.role == "closing"
    )
    title = " ".join(text[outline.title[0] : outline.title[1]].split()) if outline.title else None
    stated, place = _stated(text, outline, sense)
    return Plan(
        title=title,
        period=_period(title or "", sense) or _period(text[:_TITLE_REACH], sense),
        lines=lines,
        closing=closing,
        stated=stated,
        issues=_difference(text, len(lines), stated, place),
    )


def _line(text: str, clause: Clause, number: str, language: str, sense: Sense, hedges: re.Pattern[str]) -> PlanLine:
    pieces = [text[start:end] for start, end in clause.chapeau] + [text[clause.start : clause.end]]
    words = " ".join(pieces[-1].split()).rstrip(" ;；.。,，")
    return PlanLine(
        number=number,
        text=words,
        start=clause.start,
        end=clause.end,
        pillar=clause.pillar,
        headings=clause.headings,
        areas=tuple(find_areas(words, language, context=" ".join([*clause.headings, *pieces[:-1]]))),
        goals=_goals(words, sense),
        hedges=tuple(dict.fromkeys(match.group() for match in hedges.finditer(words))),
    )


def _hedges(language: str) -> re.Pattern[str]:
    known = load_language(language)
    words = known.table("lexicon", Words).hedges
    edge = r"\b(?:{})\b" if known.facts.spaces else "(?:{})"
    return re.compile(edge.format("|".join(map(re.escape, sorted(words, key=len, reverse=True)))), re.IGNORECASE)


def _goals(words: str, sense: Sense) -> tuple[int, ...]:
    """Numbers of the goals named, ranges filled: “SDGs 1, 3 and 5–7” is 1, 3, 5, 6, 7."""
    found: set[int] = set()
    for match in sense.goals.finditer(words):
        tokens = re.findall(r"\d+|[^\s\d]+", match["goals"])
        last = None
        for place, token in enumerate(tokens):
            if not token.isdigit():
                continue
            goal = int(token)
            if last is not None and tokens[place - 1] in sense.through:
                found.update(range(last, goal + 1))
            found.add(goal)
            last = goal
    return tuple(sorted(goal for goal in found if goal in _GOALS))


def _period(words: str, sense: Sense) -> tuple[int, int] | None:
    match = sense.period.search(words)
    if match is None or not 0 < int(match["last"]) - int(match["first"]) <= 30:
        return None
    return int(match["first"]), int(match["last"])


def _stated(text: str, outline: Outline, sense: Sense) -> tuple[int | None, tuple[int, int]]:
    """The number of lines a plan's recitals or closing part state, and where."""
    spans = [*outline.recitals, *((clause.start, clause.end) for clause in outline.clauses if clause.role != "line")]
    for start, end in spans:
        if match := sense.stated.search(text, start, end):
            return int(match["total"]), match.span()
    return None, (0, 0)


def _difference(text: str, read: int, stated: int | None, place: tuple[int, int]) -> tuple[ReadingIssue, ...]:
    if stated is None or stated == read:
        return ()
    start, end = place
    message = f"the text states {stated} lines, {read} were read"
    return (ReadingIssue(code="lines_differ", message=message, passages=[Passage(start, end, text[start:end])]),)
