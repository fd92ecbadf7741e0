"""What a person may name: files, folders, addresses, standard input; and folders that are followed."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from depositary.acquire import find_sources, load_source
from depositary.acquire.watching import watch_folders
from depositary.errors import DocumentError
from depositary.model import Document

GOOD = "The Meeting agreed to hold the next session in the capital in 2030."


def test_sources_of_every_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(GOOD.encode())))
    found, missing = find_sources([str(tmp_path), "https://example.org/x", "-", str(tmp_path / "none.txt")])
    assert found[:2] == [str(tmp_path / "a.txt"), "https://example.org/x"]
    assert [str(error.document) for error in missing] == [str(tmp_path / "none.txt")]
    monkeypatch.undo()
    (document,) = load_source(found[2])  # what came on standard input
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("stdin", GOOD)


def test_an_address_inside_is_refused_by_name() -> None:
    (error,) = load_source("http://127.0.0.1:9/x")
    assert isinstance(error, DocumentError)
    assert "DEPOSITARY_ALLOW_PRIVATE" in str(error)


def test_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    looks = watch_folders([tmp_path], pause=0.01)
    assert next(looks) == [tmp_path / "a.txt"]
    (tmp_path / "b.txt").write_text(GOOD)
    assert next(looks) == [tmp_path / "b.txt"]
    (tmp_path / "a.txt").write_text(GOOD + " More.")
    assert next(looks) == [tmp_path / "a.txt"]
