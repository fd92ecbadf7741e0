"""Speed, growth, memory and start-up of the reader, as tables.

    reading.py [FOLDER ...] [--seconds N]

FOLDER: texts (*.txt); the bundled corpus if none is given. One core, processor
time. Machines differ, so every speed stands beside two measures taken in the same run: the bytes read while an empty
loop passes once, and the speed of other tools on the same texts (dateparser finding dates, a blank spaCy pipeline
parting sentences), where they are installed. Growth: one text of 1 MB against ten of 100 KB, made of the corpus's own
paragraphs, each copy with a name and figures of its own so that none is left out as a repeat. Peak memory is that of
a process which does only the reading, after a quarter of it and at its end.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = [ROOT / "tests" / "corpus" / "written", ROOT / "tests" / "corpus" / "hard"]
AIM_SPEED = 1.0  # MB/s
AIM_GROWTH = 1.3  # one large text to ten small ones
PEER_BYTES = 8_000  # of each language; a finder of dates takes minutes for more
VOWELS, CONSONANTS = "aeiou", "nbcdfghk"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=20, help="processor time for the speed of each language")
    parser.add_argument("--alone", choices=("speed", "growth", "peers"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    texts = read_corpus(options.folders or CORPUS)
    if options.alone:
        steps = {"speed": measure_speed, "growth": measure_growth, "peers": measure_peers}
        print(json.dumps(steps[options.alone](texts, options.seconds)))
        return 0
    print_speed(_alone("speed", options), loop_time())
    print_growth(_alone("growth", options))
    print_peers(_alone("peers", options))
    print_start_up(options.folders or CORPUS)
    return 0


def read_corpus(folders: Sequence[Path]) -> dict[str, list[tuple[str, str]]]:
    """Language → (name, text) of each document."""
    from depositary.clean.detection import detect_language

    texts: dict[str, list[tuple[str, str]]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            text = path.read_text(encoding="utf-8")
            texts.setdefault(detect_language(text, path.stem), []).append((path.stem, text))
    return texts


def loop_time() -> float:
    """Seconds of one pass of an empty loop on this machine now."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in range(2_000_000):
            pass
        best = min(best, time.process_time() - start)
    return best / 2_000_000


# ---- measuring, each in a process of its own ------------------------------------------------------------------------


def measure_speed(texts: dict[str, list[tuple[str, str]]], seconds: float) -> dict[str, Any]:
    """Of each language the bytes, and the best seconds a round takes: whole, and of it cleaning and publication."""
    from depositary import reading
    from depositary.clean import clean_document
    from depositary.model import Document

    documents = {code: [Document(id=name, text=text) for name, text in found] for code, found in texts.items()}
    figures: dict[str, Any] = {}
    for found in documents.values():  # tables are loaded once; that is start-up, not reading
        for document in found:
            reading.read_document(document)
    memory = []
    for code, found in documents.items():

        def whole(found: list[Document] = found) -> None:
            for document in found:
                reading.read_document(document)

        def cleaning(found: list[Document] = found) -> list[Any]:
            return [clean_document(document) for document in found]

        cleaned = list(zip(found, cleaning(), strict=True))

        def sources(cleaned: list[tuple[Document, Any]] = cleaned) -> list[Any]:
            return [reading._source(document, clean) for document, clean in cleaned]

        figures[code] = {
            "bytes": sum(len(document.text.encode()) for document in found),
            "documents": len(found),
            "whole": best_of(whole, seconds),
            "cleaning": best_of(cleaning, seconds / 4),
            "publication": best_of(sources, seconds / 4),
        }
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {"languages": figures, "memory": memory}


def measure_growth(texts: dict[str, list[tuple[str, str]]], _: float) -> dict[str, Any]:
    """Of each language the seconds of one text of 1 MB and of ten of 100 KB."""
    from depositary.model import Document
    from depositary.reading import read_document

    figures = {}
    for code, found in texts.items():
        paragraphs = prose([text for _, text in found])
        large, small = grown(paragraphs, 1_000_000), grown(paragraphs, 100_000)
        read_document(Document(id="first", text=small[:5000]))

        def one(large: str = large) -> None:
            read_document(Document(id="large", text=large))

        def ten(small: str = small) -> None:
            for number in range(10):
                read_document(Document(id=f"small-{number}", text=small))

        figures[code] = (best_of(one, 0), best_of(ten, 0))
    return figures


def measure_peers(texts: dict[str, list[tuple[str, str]]], _: float) -> dict[str, Any]:
    """Seconds for the same stretch of each language: ours, and the other tools'."""
    from depositary.model import Document
    from depositary.reading import read_document

    figures: dict[str, Any] = {}
    for code, found in texts.items():
        sample: list[str] = []
        for _name, text in found:
            if sum(map(len, sample)) < PEER_BYTES:
                sample.append(text)

        def ours(sample: list[str] = sample) -> None:
            for number, text in enumerate(sample):
                read_document(Document(id=str(number), text=text))

        ours()
        figures[code] = {
            "bytes": sum(len(text.encode()) for text in sample),
            "depositary": best_of(ours, 2),
            "dateparser": _dateparser(sample, code),
            "spaCy sentences": _spacy(sample, code),
        }
    return figures


def _dateparser(sample: list[str], code: str) -> float | None:
    try:
        from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None

    def search() -> None:
        for text in sample:
            search_dates(text, languages=[code])

    return best_of(search, 0)


def _spacy(sample: list[str], code: str) -> float | None:
    try:
        import spacy  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    try:
        pipeline = spacy.blank(code)
    except (ImportError, OSError):  # some languages want a word parter that is not there
        pipeline = spacy.blank("xx")
    pipeline.add_pipe("sentencizer")
    return best_of(lambda: [pipeline(text) for text in sample], 2)


def best_of(work: Callable[[], object], seconds: float) -> float:
    """The least processor time of one call, called until `seconds` are spent; at least once."""
    best, spent = float("inf"), 0.0
    while True:
        start = time.process_time()
        work()
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
        if spent >= seconds:
            return best


def prose(texts: Sequence[str]) -> list[str]:
    """The paragraphs of those texts that can be followed by more: none of theirs ends a page."""
    from depositary.clean import clean_document
    from depositary.model import Document

    paragraphs: list[str] = []
    for text in texts:
        clean = clean_document(Document(id="text", text=text))
        own = [clean.view.text[start:end] for start, end in clean.paragraphs if end - start > 60]
        twice = "\n\n".join([*own, *(varied(paragraph, 1) for paragraph in own)])
        if not twice:
            continue
        again = clean_document(Document(id="twice", text=twice))
        kept = sum(span.end - span.start for span in again.ranges if span.kind in ("main", "title", "heading"))
        if kept > 0.9 * len(twice) and again.genre != "resolution":
            paragraphs += own
    return paragraphs


def grown(paragraphs: Sequence[str], size: int) -> str:
    """A text of `size` bytes from copies of the paragraphs, none like another."""
    out: list[str] = []
    written = copy = 0
    while written < size:
        for paragraph in paragraphs:
            out.append(varied(paragraph, copy))
            written += len(out[-1].encode()) + 2
            if written >= size:
                break
        copy += 1
    return "\n\n".join(out)


def varied(paragraph: str, copy: int) -> str:
    """The paragraph with single figures moved on and a name of its own put in."""
    moved = re.sub(r"(?<!\d)[1-9](?!\d)", lambda found: str(1 + (int(found[0]) + copy) % 9), paragraph)
    name = f"Mar{VOWELS[copy % 5]}{CONSONANTS[copy // 5 % 8]}{VOWELS[copy // 40 % 5]}"
    if " " not in moved:
        return moved.replace("的", f"{name}的", 1)
    first, _, rest = moved.partition(" ")
    return f"{first} {name} {rest}"


# ---- tables ---------------------------------------------------------------------------------------------------------


def _alone(step: str, options: argparse.Namespace) -> Any:
    folders = [str(folder) for folder in options.folders]
    arguments = [sys.executable, __file__, *folders, "--seconds", str(options.seconds), "--alone", step]
    return json.loads(subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True).stdout)


def print_speed(figures: dict[str, Any], loop: float) -> None:
    print(f"speed, MB/s of document text (aim >= {AIM_SPEED:g}); an empty loop passes in {loop * 1e9:.0f} ns")
    print(
        f"  {'':10}{'documents':>10}{'KB':>8}{'whole':>8}{'bytes/pass':>12}"
        f"{'cleaning':>10}{'publication':>13}{'reading':>9}"
    )
    rows = dict(figures["languages"])
    rows["all"] = {key: sum(row[key] for row in rows.values()) for key in next(iter(rows.values()))}
    for name, row in rows.items():
        size = row["bytes"] / 1e6
        rest = row["whole"] - row["cleaning"] - row["publication"]
        print(
            f"  {name:10}{row['documents']:10}{row['bytes'] / 1000:8.0f}{size / row['whole']:8.3f}"
            f"{row['bytes'] / row['whole'] * loop:12.4f}{size / row['cleaning']:10.2f}{size / row['publication']:13.2f}"
            f"{size / rest:9.2f}"
        )
    first, last = figures["memory"][0], figures["memory"][-1]
    print(f"\npeak memory, MB: {first:.0f} after the first language, {last:.0f} at the end (aim <= 250)")


def print_growth(figures: dict[str, tuple[float, float]]) -> None:
    print(f"\ngrowth (aim <= {AIM_GROWTH:g})\n  {'':10}{'1 MB, s':>10}{'10 x 100 KB, s':>16}{'ratio':>8}")
    for code, (one, ten) in figures.items():
        print(f"  {code:10}{one:10.2f}{ten:16.2f}{one / ten:8.2f}")


def print_peers(figures: dict[str, Any]) -> None:
    names = [name for name in next(iter(figures.values())) if name != "bytes"]
    print(f"\nbeside others, MB/s on the same texts\n  {'':10}" + "".join(f"{name:>17}" for name in names))
    for code, row in figures.items():
        speeds = [
            f"{row['bytes'] / 1e6 / row[name]:17.3f}" if row[name] else f"{'not installed':>17}" for name in names
        ]
        print(f"  {code:10}" + "".join(speeds))


def print_start_up(folders: Sequence[Path]) -> None:
    command = str(Path(sys.executable).parent / "depositary")
    document = next(path for folder in folders for path in sorted(folder.rglob("*.txt")))
    print("\nstart-up, s")
    for arguments, aim in ((["--help"], 0.5), (["read", str(document)], 1.5)):
        took = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([command, *arguments], capture_output=True, check=True)
            took.append(time.perf_counter() - start)
        print(f"  depositary {arguments[0]:10}{min(took):8.2f}  (aim <= {aim:g})")


if __name__ == "__main__":
    sys.exit(main())
