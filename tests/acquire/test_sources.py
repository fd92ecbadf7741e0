"""Files and folders: which are taken, and that one bad file is named and stops nothing."""

from pathlib import Path

import pytest

from depositary.acquire import Limits, find_files, load_document, load_documents
from depositary.errors import DocumentError, EmptyDocument, LimitExceeded, NotText, UnsupportedFormat

GOOD = "The Meeting agreed to hold the next session in 2030."


def test_folder_is_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TXT", "sub/gold.json", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    files, missing = find_files([tmp_path, tmp_path / "b.txt", tmp_path / "absent.txt"])
    assert [str(path.relative_to(tmp_path)) for path in files] == ["a.md", "b.txt", "sub/c.TXT"]
    assert [error.document for error in missing] == [tmp_path / "absent.txt"]


def test_a_file_becomes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "w-en-01.txt"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    document = load_document(path)
    assert (document.id, document.text, document.media_type) == ("w-en-01", GOOD, "text/plain")
    assert document.uri == path.as_uri()
    assert document.digest is not None
    assert len(document.digest) == 64


@pytest.mark.parametrize(
    ("name", "raw", "error", "cause"),
    [
        ("empty.txt", b"", EmptyDocument, "is empty"),
        ("blank.txt", b"\n \n", EmptyDocument, "holds no text"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), DocumentError, "image|pixels|OCR|holds"),
        ("program.txt", b"\x7fELF" + bytes(100), UnsupportedFormat, "program"),
        ("zeros.txt", b"abc" + bytes(range(32)) * 40, NotText, "binary"),
        ("long.txt", b"word " * 1000, LimitExceeded, "5,000 characters"),
    ],
)
def test_bad_files_are_named_with_their_cause(
    tmp_path: Path, name: str, raw: bytes, error: type[DocumentError], cause: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    (found,) = load_documents(tmp_path / name, Limits(text=4000))
    assert isinstance(found, error)
    with pytest.raises(error, match=cause):
        load_document(tmp_path / name, Limits(text=4000))
    assert name in str(found)


def test_too_large_a_file_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"a" * 1001)
    with pytest.raises(LimitExceeded, match="1,001 bytes"):
        load_document(tmp_path / "big.txt", Limits(bytes=1000))


def test_front_matter_is_metadata_and_no_text_to_read(tmp_path: Path) -> None:
    front = "---\ntitle: The Summit\ndate: 2027-03-12\npublisher: Secretariat\nlang: en\n---\n"
    (tmp_path / "note.md").write_text(front + GOOD)
    document = load_document(tmp_path / "note.md")
    assert (document.title, document.published, document.publisher) == ("The Summit", "2027-03-12", "Secretariat")
    assert document.text == front + GOOD  # the original stays whole
    assert [(span.start, span.end) for span in document.ranges] == [(0, len(front))]
