"""The command line, thin over `depositary.report` and `depositary.pipeline`. Heavy modules are imported by commands."""

from depositary.cli import answering, doctoring, documents, judging, keeping, lists
from depositary.cli.app import app, main

__all__ = ["answering", "app", "doctoring", "documents", "judging", "keeping", "lists", "main"]
