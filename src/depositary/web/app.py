"""The application on one page: settings in, FastAPI application out.

request → RequestWatch → SecurityHeaders → (accounts) → router → `page` or JSON; errors → `faults`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from depositary import __version__
from depositary.web.accounts import Gate, accounts
from depositary.web.api import add_api
from depositary.web.faults import add_fault_answers
from depositary.web.headers import SecurityHeaders
from depositary.web.hooks import HookWorker, hooks
from depositary.web.hooks.store import HookStore
from depositary.web.importing import Importer
from depositary.web.ledgers import opened_ledger
from depositary.web.meaning import load_meaning
from depositary.web.operating import RequestWatch, health, measure_hooks, measure_ledger, measures
from depositary.web.operating.measures import Measures
from depositary.web.pages import PAGES
from depositary.web.rendering import STATIC
from depositary.web.settings import Settings
from depositary.web.settling import know_records, settle_process

__all__ = ["create_app"]

_THREADS = 12  # requests worked on at once; the ledger's pool has a connection for each


def create_app(settings: Settings) -> FastAPI:
    """The application of these settings. The ledger is opened when the server starts (and made if there is none)."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        know_records()
        with opened_ledger(app) as ledger:
            if settings.alone:
                settle_process(settings.locale)
            importer: Importer = app.state.importer
            measure_ledger(app, ledger, importer.waiting)
            importer.resume(ledger)
            store = HookStore(settings.data_folder)
            app.state.hooks = HookWorker(store, app.state.seen, settings.webhook_hosts)
            app.state.hooks.start()
            load_meaning(app)
            measure_hooks(app, app.state.hooks.states)
            try:
                yield
            finally:
                await to_thread.run_sync(app.state.hooks.stop, settings.grace)
                await to_thread.run_sync(importer.stop, settings.grace)

    app = FastAPI(
        title="depositary",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        debug=settings.debug,
    )
    app.state.settings = settings
    app.state.measures = Measures()
    app.state.importer = Importer(settings.data_folder)
    add_fault_answers(app)
    app.mount("/static", _KeptFiles(directory=STATIC), name="static")
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    for router in (accounts, health, hooks, measures):
        app.include_router(router, include_in_schema=False)
    add_api(app)
    app.add_middleware(Gate)
    app.add_middleware(SecurityHeaders, secure=settings.secure)
    app.add_middleware(RequestWatch, measures=app.state.measures)
    return app


class _KeptFiles(StaticFiles):
    """Static files under addresses that change with their content (see `static_address`)."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if b"v=" in scope.get("query_string", b""):
            answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer
