"""The command line, thin over `depositary.report` and `depositary.pipeline`. Heavy modules are imported by commands."""

from depositary.cli import (
    answering,
    bulk,
    doctoring,
    documents,
    embedding,
    exporting,
    importing,
    judging,
    keeping,
    lists,
    plan_evidence,
    plan_import,
    plans,
    restricting,
    serving,
    users,
)
from depositary.cli.app import app, main

__all__ = [
    "answering",
    "app",
    "bulk",
    "doctoring",
    "documents",
    "embedding",
    "exporting",
    "importing",
    "judging",
    "keeping",
    "lists",
    "main",
    "plan_evidence",
    "plan_import",
    "plans",
    "restricting",
    "serving",
    "users",
]
