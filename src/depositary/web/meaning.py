"""Search by meaning as the server offers it: the model is loaded once, beside the requests, and only if the ledger was
prepared for it (`depositary embed`)."""

from __future__ import annotations

import logging
import threading

from fastapi import FastAPI, Request

from depositary.errors import DepositaryError
from depositary.evidence.embedders import NoEmbedder, load_embedder
from depositary.report.meaning import Meaning, meaning_folder

__all__ = ["load_meaning", "meaning_of"]

_LOG = logging.getLogger("depositary.meaning")


def load_meaning(app: FastAPI) -> None:
    """Begin to load; until it is there, and where it cannot be, search goes by words alone."""
    app.state.meaning = None
    settings = app.state.settings
    folder = meaning_folder(settings.ledger, settings.data)
    if not folder.is_dir():
        return

    def load() -> None:
        try:
            embedder = load_embedder()
            made = Meaning(folder, embedder)
            if isinstance(embedder, NoEmbedder) or not made.rows:
                return
            made.ready()
            embedder.embed(["ready"])  # the first one takes longest
            app.state.meaning = made
            _LOG.info("search by meaning is ready", extra={"passages": made.rows})
        except DepositaryError as error:
            _LOG.warning("search by meaning is not at hand", exc_info=error)

    threading.Thread(target=load, name="meaning", daemon=True).start()


def meaning_of(request: Request) -> Meaning | None:
    """What finds by meaning; None if it is not at hand, or the request asks for words alone (`words=only`)."""
    if request.query_params.get("words") == "only":
        return None
    found: Meaning | None = getattr(request.app.state, "meaning", None)
    return found
