"""Printing: tables that are clear on 80 columns, and JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from rich.console import Console

    from depositary.report import ContradictionReport, Due, MeetingSeries, ProgressSeries, Source, Thing

__all__ = ["console", "print_json", "rows", "say", "warn", "wrapped"]

_NAMED = 3  # sources named in a line of a list
_QUOTE = 240  # characters of a quote shown


def print_json(value: Any) -> None:
    """JSON, indented, in UTF-8 whatever the terminal's encoding is."""
    raw = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.flush()
    sys.stdout.buffer.write(raw + b"\n")
    sys.stdout.buffer.flush()


def console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, emoji=False, markup=False)


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def wrapped(line: str, indent: int = 0) -> None:
    """A line of prose, wrapped at the terminal's width; Han characters take two columns."""
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    with out.capture() as captured:
        out.print(Padding(Text(line), (0, 0, 0, indent)))
    say("\n".join(part.rstrip() for part in captured.get().splitlines()))


def warn(line: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def rows(columns: Sequence[str], lines: Iterable[Sequence[str]], *, empty: str) -> None:
    """A table whose last column takes the width that is left; a line within a cell may follow the first after "\\n"."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=bool(columns), expand=True)
    lines = [list(line) for line in lines]
    if not lines:
        say(empty)
        return
    width = len(lines[0])
    for number in range(width):
        name = columns[number] if number < len(columns) else ""
        table.add_column(name, overflow="fold", no_wrap=number < width - 1, ratio=1 if number == width - 1 else None)
    for line in lines:
        table.add_row(*(_cell(Text, value) for value in line))
    out = console()
    with out.capture() as captured:
        out.print(table)
    say("\n".join(line.rstrip() for line in captured.get().splitlines()))


def of_sources(sources: Sequence[Source]) -> str:
    """Sources in few words: names with their languages, or how many there are."""
    named = [f"{source.document} ({source.language})" for source in sources[:_NAMED]]
    more = len(sources) - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


def short_id(key: str) -> str:
    """An id as lists print it; its beginning is enough to name it."""
    kind, _, rest = key.partition("-")
    return f"{kind}-{rest[:8]}"


def quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _QUOTE else f"“{words[:_QUOTE]}…”"


def thing_lines(things: Iterable[Thing]) -> Iterable[Sequence[str]]:
    """When, and what: the label with its state, below it the id and the sources."""
    for thing in things:
        when, state = when_and_state(thing)
        below = f"{short_id(thing.id)} · {of_sources(thing.sources)}"
        yield when, f"{thing.label}{f'  [{state}]' if state else ''}\n{below}"


def when_and_state(thing: Thing) -> tuple[str, str]:
    fields = thing.fields
    if thing.kind == "meeting":
        state = [fields.get("status"), fields.get("format"), fields.get("place")]
        when = span(fields.get("start"), fields.get("end"))
    elif thing.kind == "instrument":
        state = [
            (fields.get("kind") or "").replace("_", " "),
            fields.get("symbol"),
            (fields.get("status") or "").replace("_", " "),
        ]
        when = fields.get("date") or ""
    elif thing.kind == "person":
        state = [fields.get("post_en") or fields.get("post"), fields.get("party")]
        when = ""
    elif thing.kind == "commitment":
        actors = ", ".join(fields.get("actors") or [])
        state = [f"{actors}: {fields.get('force')}" if actors else fields.get("force"), *(fields.get("areas") or [])]
        when = fields.get("due") or fields.get("due_session") or ""
    else:
        state, when = [], fields.get("as_of") or ""
    disputed = fields.get("disputed") or {}
    clash = [f"disputed: {', '.join(disputed)}"] if disputed else []
    return str(when), ", ".join(str(part) for part in [*state, *clash] if part)


def span(start: str | None, end: str | None) -> str:
    if not start or not end or start == end:
        return start or end or ""
    return f"{start}–{end[5:] if end[:4] == start[:4] and len(end) > 4 else end}"


def due_lines(found: Iterable[Due]) -> Iterable[Sequence[str]]:
    for due in found:
        first, last = due.interval
        when = due.due or (f"{first[:7]}–{last[:7]}" if first and last else due.session or "")
        who = ", ".join(due.actors) if due.kind == "commitment" else ""
        who += f" asks {', '.join(due.addressees)}" if due.force == "request" and due.addressees else ""
        who += ": " if who else ""
        session = f" ({due.session})" if due.session and when != due.session else ""
        below = f"{short_id(due.id)} · {of_sources(due.sources)}"
        if due.reason:
            below = f"not announced; {due.reason} · {below}"
        yield due.status, when, f"{who}{due.what}{session}\n{below}"


def meeting_series_lines(found: Iterable[MeetingSeries]) -> Iterable[Sequence[str]]:
    """Name, sittings in order, what is missing between them, and the next to expect; one line a series."""
    for series in found:
        told = [
            f"{sitting.ordinal or '?'}: {span(sitting.start, sitting.end) or 'undated'}"
            + ("" if sitting.status == "held" else f" ({sitting.status.replace('_', ' ')})")
            + (" (number does not fit)" if sitting.irregular else "")
            for sitting in series.sittings
        ]
        below = ", ".join(told)
        if series.missing:
            below += f" · no document reports {_runs(series.missing)}"
        if series.expected is not None:
            first, last = series.expected.interval
            number = f"{series.expected.ordinal} " if series.expected.ordinal else ""
            below += f" · next {number}expected {first}–{last}: {series.expected.reason}"
        yield (f"{series.mechanism}\n{below}",)


def _runs(numbers: Sequence[int]) -> str:
    """Numbers in order, neighbours drawn together: 3, 5–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def figure(done: int | None, total: int | None, percent: float | None, comparator: str) -> str:
    sign = (
        ""
        if comparator == "="
        else {"~": "about ", ">": "over ", ">=": "at least ", "<": "under ", "<=": "at most "}[comparator]
    )
    counts = f"{done}/{total}" if done is not None and total is not None else (f"{done}" if done is not None else "")
    share = f"{percent:g} %" if percent is not None else ("" if counts else "no figure")
    return sign + (f"{counts} ({share})" if counts and share else counts or share)


def series_lines(series: ProgressSeries) -> Iterable[Sequence[str]]:
    for report in series.reports:
        shown = figure(report.done, report.total, report.percent, report.comparator)
        yield report.as_of or "undated", shown, report.word or "", of_sources(report.sources)


def contradiction_blocks(found: Iterable[ContradictionReport]) -> None:
    """Each contradiction with its sides, and one passage a source."""
    for item in found:
        wrapped(f"{item.about}: {item.property.rpartition('.')[2]}  [{item.verdict.replace('_', ' ')}]")
        if item.note:
            wrapped(item.note, 2)
        for side in item.sides:
            wrapped(f"{side.value}: {of_sources(side.sources)}", 2)
            for source in side.sources[:_NAMED]:
                for passage in source.passages[:1]:
                    wrapped(quoted(passage.quote), 6)
        say(f"  {short_id(item.thing)}")
        say()


def _cell(text: Any, value: str) -> Any:
    first, mark, below = value.partition("\n")
    return text.assemble(first, mark, (below, "dim")) if mark else text(first)
