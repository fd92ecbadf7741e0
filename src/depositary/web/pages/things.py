"""One thing with all its claims: what it is, who says so in which words and languages, its history; and judging it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.judging import record_judgement, undo_judgement
from depositary.ledger.sources import ClaimView
from depositary.report import Detail, find_progress, list_contradictions, list_judgements, show_thing
from depositary.report.beside import Beside, beside_thing
from depositary.report.relations import Relations, instrument_relations
from depositary.report.things import Thing
from depositary.web.drawing import Edge, Node, draw_graph
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.pages.partnerships import draw_series
from depositary.web.people import Editor, Viewer
from depositary.web.rendering import page
from depositary.web.saying import safe_path, said_in
from depositary.web.translating import Speech, speech_of

__all__ = ["router"]

router = APIRouter()
_CLAIMS = 200  # claims shown in full on one page
_HIDDEN = (
    "passages", "certainty", "disputed", "in_languages", "date_inferred", "date_reason", "inferred", "role", "due_kind",
)  # fmt: skip
_NO_EDIT = ("chairs", "note", "issue")


class _Column(msgspec.Struct, frozen=True, kw_only=True):
    """What is said in one language."""

    language: str
    claims: tuple[ClaimView, ...]


class _Step(msgspec.Struct, frozen=True, kw_only=True):
    """A status as a document gives it."""

    status: str
    day: str | None
    document: str


@router.get("/things/{id_}")
def show_one(request: Request, id_: str, ledger: SeenLedger, person: Viewer) -> HTMLResponse:
    """The thing of this id, or the one a claim of this id is about."""
    detail = show_thing(ledger, id_)
    speech = speech_of(request)
    thing = detail.thing
    relations = instrument_relations(ledger, thing.id) if thing.kind == "instrument" else None
    clashes = list_contradictions(ledger, real_only=False, thing=thing.id)
    return page(
        request, "thing.html", detail=detail, thing=thing, columns=_columns(detail.claims[:_CLAIMS]),
        left_out=max(0, len(detail.claims) - _CLAIMS), fields=_fields(thing.fields), compared=_compared(detail.claims),
        steps=_lifecycle(detail) if thing.kind == "instrument" else (), relations=relations,
        graph=_graph(thing, relations, speech) if relations else None,
        progress=_progress(ledger, detail), chart=_chart(ledger, detail, speech), clashes=clashes,
        beside=beside_thing(ledger, thing.id) if thing.kind in ("meeting", "person") else Beside(),
        named={claim.document: claim.name for claim in detail.claims},
        judged=[event for event in detail.history if event.event in ("judged", "judgement undone")],
        editable=[name for name in thing.fields if name not in (*_NO_EDIT, *_HIDDEN)],
    )  # fmt: skip


@router.post("/judge")
def judge(
    ledger: SeenLedger,
    whole: WholeLedger,
    person: Editor,
    target: Annotated[str, Form()],
    verb: Annotated[str, Form()],
    other: Annotated[str | None, Form()] = None,
    field: Annotated[str | None, Form()] = None,
    value: Annotated[str | None, Form()] = None,
    unknown: Annotated[bool, Form()] = False,
    why: Annotated[str | None, Form()] = None,
    next: Annotated[str, Form()] = "",
    told: Annotated[str, Form()] = "judged",
) -> RedirectResponse:
    """Record a judgement, or take one back (verb undo), and go back to the page it was given on."""
    reason = (why or "").strip() or None
    if verb == "undo":
        if not any(line.id == target for line in list_judgements(ledger)):
            raise NotInLedger(f"{target}: no such judgement")
        undo_judgement(whole, target, who=person.name, why=reason)
        told = "undone"
    else:
        for named in (target, (other or "").strip()):
            if named:
                show_thing(ledger, named)  # what the person may not see is not there
        record_judgement(
            whole, target, verb, who=person.name, why=reason, other=(other or "").strip() or None,  # type: ignore[arg-type]
            field=field if verb == "correct" else None, value=None if unknown else value,
        )  # fmt: skip
    back = safe_path(next, f"/things/{target}")
    path, _, anchor = back.partition("#")
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}told={told}{'#' + anchor if anchor else ''}", status_code=303)


def _fields(fields: dict[str, Any]) -> dict[str, Any]:
    """What is stated of it, each once: words as written only where they differ, an end only where it is another day."""
    stated = {name: value for name, value in fields.items() if name not in _HIDDEN and value not in (None, [], "")}
    if stated.get("end") == stated.get("start"):
        stated.pop("end", None)
    return {name: value for name, value in stated.items() if stated.get(f"{name}_en") != value}


def _columns(claims: Sequence[ClaimView]) -> list[_Column]:
    """Claims by language, the language with most first."""
    by_language: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_language.setdefault(claim.language, []).append(claim)
    ordered = sorted(by_language.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_Column(language=language, claims=tuple(own)) for language, own in ordered]


def _compared(claims: Sequence[ClaimView]) -> list[tuple[str, list[tuple[Any, list[ClaimView]]]]]:
    """Fields of which documents say different things, each value with the claims that state it."""
    found = []
    names = dict.fromkeys(name for claim in claims for name in claim.payload)
    for name in names:
        if name in _HIDDEN or name in ("mechanism", "title", "post", "what", "instrument", "unit", "hedges", "note"):
            continue
        values: dict[str, tuple[Any, list[ClaimView]]] = {}
        for claim in claims:
            value = claim.payload.get(name)
            if value not in (None, [], ""):
                values.setdefault(msgspec.json.encode(value).decode(), (value, []))[1].append(claim)
        if len(values) > 1:
            found.append((name, sorted(values.values(), key=lambda pair: -len(pair[1]))))
    return found


def _lifecycle(detail: Detail) -> list[_Step]:
    """Statuses in the order documents give them, each once, with the day it was first said."""
    found: dict[str, _Step] = {}
    for claim in detail.claims:
        status = claim.payload.get("status")
        if status and status not in found:
            day = claim.payload.get("date") if status in ("adopted", "in_force") else None
            found[status] = _Step(status=status, day=day or claim.published, document=claim.name)
    return sorted(found.values(), key=lambda step: step.day or "9999")


def _graph(thing: Thing, relations: Relations, speech: Speech) -> object:
    """Succession on one line, what is cited above, what cites it below."""

    def years(period: tuple[int, int] | None) -> str:
        return f"{period[0]}–{period[1]}" if period else ""

    called = said_in(speech)["called"]
    nodes = [
        *(Node(id=one.id, label=called(one), place="before", address=f"/things/{one.id}", note=years(one.period))
          for one in relations.earlier[-2:]),
        Node(id=thing.id, label=called(thing), place="self", note=years(thing.fields.get("period"))),
        *(Node(id=one.id, label=called(one), place="after", address=f"/things/{one.id}", note=years(one.period))
          for one in relations.later[:2]),
    ]  # fmt: skip
    line = [node.id for node in nodes]
    edges = [Edge(start=start, end=end, kind="succeeds") for start, end in zip(line[1:], line, strict=False)]
    for place, cited in (("cites", relations.cites), ("cited", relations.cited)):
        for one in cited:
            own = one.id or one.label
            if own in line or any(node.id == own for node in nodes):
                continue
            address = f"/things/{one.id}" if one.id else f"/search?q={one.label}"
            nodes.append(Node(id=own, label=one.label, place=place, address=address))  # type: ignore[arg-type]
            edges.append(Edge(start=thing.id, end=own) if place == "cites" else Edge(start=own, end=thing.id))
    return draw_graph(
        nodes, edges, label=speech.say("What it follows, what follows it, what it cites and what cites it")
    )


def _progress(ledger: Ledger, detail: Detail) -> Any:
    if detail.thing.kind != "instrument":
        return None
    try:
        series = find_progress(ledger, detail.thing.id)
    except NotInLedger:
        return None
    return series if series.reports else None


def _chart(ledger: Ledger, detail: Detail, speech: Speech) -> object:
    series = _progress(ledger, detail)
    return draw_series(series, speech) if series else None
