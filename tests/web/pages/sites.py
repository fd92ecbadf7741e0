"""What the tests of the pages go to: a running server with what its ledger holds, and a browser that visits it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from servers import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["EXAMPLES", "PLAN_TEXT", "Site", "Visit"]

EXAMPLES = Path(str(files("depositary") / "examples"))
PLAN_TEXT = "aun-poa-2026-excerpt-en"
Visit = Callable[..., AbstractContextManager["Page"]]


class Site(NamedTuple):
    """A running server, and ids of what its ledger holds: one thing of each kind, a plan, a document."""

    server: Server
    ids: dict[str, str]

    @property
    def paths(self) -> dict[str, str]:
        """Every kind of page by name."""
        ids = self.ids
        return {
            "today": "/",
            "partnerships": "/partnerships",
            "partnership": "/partnerships/ASEAN-RU",
            "plans": "/plans",
            "plan": f"/plans/{ids['plan']}",
            "line": f"/plans/{ids['plan']}/lines/1.1.1",
            "review": f"/plans/{ids['plan']}/review",
            "calendar": "/calendar?from=2021-01",
            "contradictions": "/contradictions",
            "meetings": "/meetings",
            "instruments": "/instruments",
            "commitments": "/commitments",
            "persons": "/persons",
            "progress": "/progress",
            "meeting": f"/things/{ids['meeting']}",
            "instrument": f"/things/{ids['instrument']}",
            "commitment": f"/things/{ids['commitment']}",
            "person": f"/things/{ids['person']}",
            "documents": "/documents",
            "document": "/documents/ar-summit-4-vi",
            "search": "/search?q=terrorism",
            "import": "/import",
            "check": "/admin/check",
            "missing": "/things/meeting-0000000000000000",
        }
