"""Answers to questions as plain data, for every view: the command line, pages, exports.

Each function takes an open ledger and gives frozen records; nothing here prints.
"""

from depositary.report.contradictions import ContradictionReport, list_contradictions
from depositary.report.detail import Detail, show_thing
from depositary.report.documents import list_documents, one_document
from depositary.report.due import Due, list_due
from depositary.report.judgements import Disagreement, JudgementLine, find_disagreements, list_judgements
from depositary.report.progress import ProgressSeries, find_progress, list_progress
from depositary.report.searching import Found, search_passages
from depositary.report.series import Expected, MeetingSeries, Sitting, list_series
from depositary.report.status import LedgerStatus, PartnershipStatus, ledger_status, partnership_status
from depositary.report.things import Source, Thing, list_things

__all__ = [
    "ContradictionReport",
    "Detail",
    "Disagreement",
    "Due",
    "Expected",
    "Found",
    "JudgementLine",
    "LedgerStatus",
    "MeetingSeries",
    "PartnershipStatus",
    "ProgressSeries",
    "Sitting",
    "Source",
    "Thing",
    "find_disagreements",
    "find_progress",
    "ledger_status",
    "list_contradictions",
    "list_documents",
    "list_due",
    "list_judgements",
    "list_progress",
    "list_series",
    "list_things",
    "one_document",
    "partnership_status",
    "search_passages",
    "show_thing",
]
