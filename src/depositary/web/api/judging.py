"""Judgements: accept, reject, correct, same-as, not-same-as, undo. Nothing that was read is changed by them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
import pydantic
from fastapi import APIRouter, Query, Request

from depositary.errors import JudgementError
from depositary.ledger import Ledger
from depositary.ledger.judging import record_judgement, undo_judgement
from depositary.report import JudgementLine, list_contradictions, list_judgements, show_thing
from depositary.web.api.answering import Cursor, Fresh, Json, Limit, items_after, tell, tell_page
from depositary.web.api.describing import answers, page_of, ref
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import Editor, Viewer

__all__ = ["router"]

router = APIRouter(tags=["judgements"])
_Name = Annotated[str, pydantic.Field(min_length=1, max_length=300)]


class Judging(pydantic.BaseModel):
    """A judgement. target: id of a thing, a claim or a contradiction; for undo of a judgement. other: for same-as and
    not-same-as. field, value: for correct; null says that nothing is known."""

    target: _Name
    verb: Literal["accept", "reject", "correct", "same-as", "not-same-as", "undo"]
    other: _Name | None = None
    field: _Name | None = None
    value: Any = None
    why: Annotated[str, pydantic.Field(max_length=2000)] | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What was recorded. merged: ids of things that went into others; new: of things that now stand by themselves."""

    judgement: str
    at: str
    who: str
    verb: str
    target: str
    field: str | None
    value: Any
    merged: dict[str, str]
    new: tuple[str, ...]


@router.get("/judgements", dependencies=[Fresh], **answers(page_of(ref(JudgementLine)), tagged=True))
def judgements(
    request: Request, person: Viewer, ledger: SeenLedger, cursor: Cursor = None, limit: Limit = 50,
    disagreed: Annotated[bool, Query(description="Only those that something read since disagrees with.")] = False,
) -> Json:  # fmt: skip
    """Who judged what, when and why, the earliest first, also what was undone."""
    found = [line for line in list_judgements(ledger) if line.disagreements or not disagreed]
    found.sort(key=_place)
    return tell_page(request, *items_after(found, _place, cursor, limit, tuple[str, str]))


@router.post("/judgements", **answers(Judgement, status=201))
def judge(request: Request, person: Editor, ledger: SeenLedger, whole: WholeLedger, asked: Judging) -> Json:
    """Judge what was read, in one's own name."""
    _check_seen(ledger, asked)
    if asked.verb == "undo":
        judged, linked = undo_judgement(whole, asked.target, who=person.name, why=asked.why)
    else:
        judged, linked = record_judgement(
            whole, asked.target, asked.verb, who=person.name, why=asked.why, other=asked.other, field=asked.field,
            value=asked.value,
        )  # fmt: skip
    told = Judgement(
        judgement=judged.key, at=judged.at, who=judged.who, verb=judged.verb, target=judged.target,
        field=judged.field, value=judged.value, merged=dict(linked.merged), new=tuple(linked.new),
    )  # fmt: skip
    return tell(request, told, status=201)


def _check_seen(ledger: Ledger, asked: Judging) -> None:
    """What is named must be there for the person who names it. Raises: NotInLedger, JudgementError."""
    if asked.verb == "undo":
        if not any(line.id == asked.target for line in list_judgements(ledger)):
            raise JudgementError(f"{asked.target}: no judgement is called like this")
        return
    for name in filter(None, (asked.target, asked.other)):
        if not name.startswith("contradiction-"):
            show_thing(ledger, name)
        elif not any(one.id == name for one in list_contradictions(ledger, real_only=False)):
            raise JudgementError(f"{name}: no such contradiction")


def _place(line: JudgementLine) -> tuple[str, str]:
    return (line.at, line.id)
