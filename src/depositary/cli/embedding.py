"""`embed`: preparing search by meaning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depositary.cli.app import app
from depositary.cli.options import LedgerAt, existing_ledger
from depositary.cli.printing import say, warn

if TYPE_CHECKING:
    from depositary.ledger import Ledger
    from depositary.report.meaning import Meaning

__all__ = ["prepared_meaning"]


@app.command()
def embed(
    data: Annotated[
        Path | None,
        typer.Option("--data", help="The data folder of `serve`, if it has another than the usual.", file_okay=False),
    ] = None,
    ledger: LedgerAt = None,
) -> None:
    """Prepare search by meaning: a query in one language then finds passages in all that mean the same.

    Every passage is put into the model once (some 30 ms each); run again after adding documents, only theirs are. What
    is done stays done if it is broken off. DEPOSITARY_EMBEDDER names another model.
    """
    from depositary.evidence.embedders import NoEmbedder, load_embedder
    from depositary.report.meaning import Meaning, meaning_folder

    embedder = load_embedder()
    if isinstance(embedder, NoEmbedder):
        warn("DEPOSITARY_EMBEDDER is none: there is nothing to prepare")
        return
    with existing_ledger(ledger) as opened:
        meaning = Meaning(meaning_folder(opened.location, data), embedder)
        before = meaning.rows
        for rows in meaning.update(opened):
            warn(f"{rows} passages")
        say(f"{meaning.rows} passages can be found by meaning, {meaning.rows - before} of them new")


def prepared_meaning(ledger: Ledger) -> Meaning | None:
    """What finds by meaning, if it was prepared and the model is at hand."""
    from depositary.report.meaning import Meaning, meaning_folder

    folder = meaning_folder(ledger.location)
    if not folder.is_dir():
        return None
    from depositary.errors import EmbedderMissing
    from depositary.evidence.embedders import load_embedder

    try:
        meaning = Meaning(folder, load_embedder())
    except EmbedderMissing as error:
        warn(f"by words alone: {error}")
        return None
    return meaning if meaning.rows else None
