"""Documents as they come: memory over many files, workers, web pages and a long PDF through acquiring and cleaning.

    python benchmarks/documents.py memory [FEW MANY]    peak memory of `depositary read` over FEW and MANY mixed files
    python benchmarks/documents.py jobs [FILES]         how much two workers gain over one
    python benchmarks/documents.py pages [PAGES]        web pages a second on one core, acquired and cleaned
    python benchmarks/documents.py pdf FILE             seconds for a PDF, acquired and cleaned

Files are made of the bundled examples: text, web pages with menus, mail and Markdown in equal parts, each a little
different.
"""

from __future__ import annotations

import html
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import depositary
from depositary.acquire import load_documents
from depositary.clean import clean_document
from depositary.errors import DocumentError
from depositary.model import Document

EXAMPLES = sorted((Path(depositary.__file__).parent / "examples").glob("*.txt"))
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30)) + "</ul></nav>"
RELATED = "<aside class='related'>" + "".join(f"<a href='/s{n}'>Other story {n}</a>" for n in range(20)) + "</aside>"


def page_of(text: str, number: int) -> str:
    """A web page with menu, related stories and foot around a text."""
    rows = "".join(f"<p>{html.escape(row.strip())}</p>" for row in text.split("\n") if row.strip())
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Page {number}</title></head>'
    body = f"<body><header>{MENU}</header><main><article>{rows}<p>No. {number}.</p></article>{RELATED}</main>"
    return f"{head}{body}<footer><p>Contact and imprint</p></footer></body></html>"


def make_files(folder: Path, count: int) -> None:
    """So many files, of four formats."""
    texts = [path.read_text("utf-8") for path in EXAMPLES]
    for number in range(count):
        text = f"{texts[number % len(texts)]}\n\nNo. {number}.\n"
        kind = number % 4
        if kind == 0:
            (folder / f"{number:05d}.txt").write_text(text, "utf-8")
        elif kind == 1:
            (folder / f"{number:05d}.html").write_text(page_of(text, number), "utf-8")
        elif kind == 2:
            (folder / f"{number:05d}.md").write_text(f"# Document {number}\n\n{text}", "utf-8")
        else:
            mail = f"Subject: Document {number}\nContent-Type: text/plain; charset=utf-8\n\n{text}"
            (folder / f"{number:05d}.eml").write_text(mail, "utf-8")


def read_all(folder: Path, jobs: int) -> tuple[float, int]:
    """Seconds and peak memory (MB, of the largest process) of `depositary read` over a folder."""
    with tempfile.TemporaryDirectory() as out:
        program = Path(sys.executable).with_name("depositary")
        command = [str(program), "read", str(folder), "--out", out, "--jobs", str(jobs)]
        watch = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=False, capture_output=True); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
        )
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", watch, *command], capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - started
        written = sum(1 for _ in Path(out).glob("*.json"))
        print(f"  {written:,} readings written")
    return seconds, int(done.stdout)


def measure_memory(few: int = 1_000, many: int = 10_000) -> None:
    """Peak memory at a few and at many."""
    for count in (few, many):
        with tempfile.TemporaryDirectory() as name:
            make_files(Path(name), count)
            seconds, peak = read_all(Path(name), 1)
        print(f"{count:,} files: peak {peak} MB, {seconds:.0f} s, {count / seconds:.0f} files/s")


def measure_jobs(count: int = 400) -> None:
    """One worker and two."""
    with tempfile.TemporaryDirectory() as name:
        make_files(Path(name), count)
        one, two = (read_all(Path(name), jobs)[0] for jobs in (1, 2))
    print(f"{count:,} files: {one:.1f} s with one worker, {two:.1f} s with two: {one / two:.2f} times as fast")


def measure_pages(count: int = 300) -> None:
    """Web pages through acquiring and cleaning, on the processor's clock."""
    with tempfile.TemporaryDirectory() as name:
        texts = [path.read_text("utf-8") for path in EXAMPLES]
        paths = [Path(name) / f"{number}.html" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_text(page_of(texts[number % len(texts)], number), "utf-8")
        _clean(paths[:5])  # tables loaded
        started = time.process_time()
        _clean(paths)
        print(f"{count / (time.process_time() - started):.0f} pages a second on one core")


def measure_pdf(name: str) -> None:
    """One PDF, on the processor's clock."""
    _clean([EXAMPLES[0]])
    started = time.process_time()
    (document,) = _clean([Path(name)])
    seconds = time.process_time() - started
    print(f"{len(document.pages)} pages, {len(re.findall('[^ ]+', document.text)):,} words: {seconds:.1f} s")


def _clean(paths: list[Path]) -> list[Document]:
    found = []
    for path in paths:
        for document in load_documents(path):
            if isinstance(document, Document):
                with suppress(DocumentError):  # in another language, say
                    clean_document(document)
                found.append(document)
    return found


if __name__ == "__main__":
    what = {"memory": measure_memory, "jobs": measure_jobs, "pages": measure_pages, "pdf": measure_pdf}
    if len(sys.argv) < 2 or sys.argv[1] not in what:
        sys.exit(__doc__)
    what[sys.argv[1]](*(int(said) if said.isdigit() else said for said in sys.argv[2:]))  # type: ignore[operator]
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
