"""Public date suites through our reader, from copies at hand; nothing of theirs is kept here.

    python benchmarks/dates.py --recognizers DIR --duckling DIR --timeml DIR

--recognizers  a git copy of Recognizers-Text: Specs/DateTime/{English,Chinese}/DateTimeModel.json
--duckling     a git copy of duckling: Duckling/Time/{EN,VI,ZH}/Corpus.hs
--timeml       a folder of TimeML files (*.tml), such as the platinum set of TempEval-3

A suite whose copy is not given is left out. Only what we read is scored: days and stretches of days; times of the
clock, recurring dates and time zones are left to others. A value is right if it is the suite's own at the suite's
precision; where a suite gives a past and a future reading, either is right. `--fails N` shows the first misses.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from depositary.languages import load_language
from depositary.read.times import Anchor, read_times
from depositary.read.times.spans import days_of, duration_days

Found = tuple[int, int, str]
Expected = tuple[int, int, frozenset[str]]


def read(text: str, code: str, published: dt.date, *, exact: bool) -> list[Found]:
    """Our times of `text` as (start, end, ISO value or start/end). exact: lengths and quarters as days."""
    found = []
    for item in read_times(text, load_language(code), Anchor(published=published.isoformat())):
        expression, value = item.expression, item.value
        days = duration_days(expression, published) if exact else None
        if days is None and value is not None and exact and (value.modifier or "")[:1] in ("Q", "H"):
            days = days_of(value)
        if days is None and value is not None and expression.kind == "decade":
            days = days_of(value)
        if days is not None:
            iso = days[0].isoformat() if days[0] == days[1] else f"{days[0]}/{days[1]}"
        elif value is None or expression.kind == "session":
            continue
        else:
            iso = value.start if value.start == value.end else f"{value.start}/{value.end}"
        found.append((expression.start, expression.end, iso))
    return found


def stored(folder: Path, path: str) -> str:
    """A file of a folder or of a git copy without a work tree."""
    if (folder / path).is_file():
        return (folder / path).read_text("utf-8-sig")
    shown = subprocess.run(["git", "-C", str(folder), "show", f"HEAD:{path}"], capture_output=True, check=True)
    return shown.stdout.decode("utf-8-sig")


def recognizers(folder: Path, name: str) -> Iterator[tuple[str, dt.date, list[Expected]]]:
    """Cases all of whose results are days or stretches of days, or that expect none."""
    for case in json.loads(stored(folder, f"Specs/DateTime/{name}/DateTimeModel.json")):
        reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")[:10]
        expected: list[Expected] = []
        for result in case.get("Results", []):
            kind = result.get("TypeName", "").split(".")[-1]
            values = set()
            for value in (result.get("Resolution") or {}).get("values", []):
                if value.get("type") == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value.get("value", "")):
                    values.add(value["value"])
                elif (
                    value.get("type") == "daterange" and value.get("start") and value.get("end") and "Mod" not in value
                ):
                    values |= closed(value["start"], value["end"])
            if kind not in ("date", "daterange") or not values or result.get("Start") is None:
                break
            expected.append((result["Start"], result["End"] + 1, frozenset(values)))
        else:
            yield case["Input"], dt.date.fromisoformat(reference), expected


def closed(start: str, end: str) -> set[str]:
    """A half-open stretch in its shortest form, and as written ("12 to 22 May" is stored with its last day)."""
    try:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end) - dt.timedelta(days=1)
    except ValueError:
        return set()
    values = {f"{start}/{end}", f"{first}/{last}", start if first == last else f"{first}/{last}"}
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if (first.month, last.month) == (1, 12):
            values.add(start[:4] if first.year == last.year else f"{first.year}/{last.year}")
        if (first.year, first.month) == (last.year, last.month):
            values.add(start[:7])
    return values


def duckling(folder: Path, code: str) -> Iterator[tuple[str, dt.date, list[Expected]]]:
    """Phrases that are wholly a day, month or year."""
    source = stored(folder, f"Duckling/Time/{code.upper()}/Corpus.hs")
    found = re.search(r"referenceTime = refTime \((\d+), (\d+), (\d+)", source)
    reference = dt.date(*map(int, found.groups())) if found else dt.date(2013, 2, 12)
    sizes = {"Day": 10, "Month": 7, "Year": 4}
    for block in source.split("examples (")[1:]:
        value = re.match(r"datetime \((\d+), (\d+), (\d+), \d+, \d+, [\d.]+\) (\w+)\)\s*\[", block)
        if value and value[4] in sizes:
            iso = f"{int(value[1]):04d}-{int(value[2]):02d}-{int(value[3]):02d}"[: sizes[value[4]]]
            for phrase in re.findall(r'"((?:[^"\\]|\\.)*)"', block[value.end() :]):
                yield phrase, reference, [(0, len(phrase), frozenset((iso,)))]


def timeml(folder: Path) -> Iterator[tuple[str, dt.date, list[Expected]]]:
    """Documents with their times; those that are no calendar date ("now", weeks, lengths) expect no value."""
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text("utf-8", "replace")
        created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", source, re.S)
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.S)
        if not created or not body:
            continue
        text, expected, opened = "", [], []
        for part in re.split(r"(<[^>]+>)", body[1]):
            if part.startswith("<TIMEX3"):
                facts = dict(re.findall(r'(\w+)="([^"]*)"', part))
                opened.append((len(text), facts.get("type"), facts.get("value", "")))
            elif part == "</TIMEX3>" and opened:
                start, kind, value = opened.pop()
                dated = kind == "DATE" and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)
                expected.append((start, len(text), frozenset((value,) if dated else ())))
            elif not part.startswith("<"):
                text += html.unescape(part)
        yield text, dt.date.fromisoformat(created[1]), expected


def whole(iso: str) -> str:
    """Years of a stretch as days, so that short and long spellings compare equal."""
    start, _, end = iso.partition("/")
    return f"{start}-01-01/{end}-12-31" if len(start) == len(end) == 4 else iso


def score(
    name: str, cases: Iterator[tuple[str, dt.date, list[Expected]]], code: str, *, exact: bool, fails: int
) -> tuple[str, int, int, int, int]:
    """(name, dates, right, spans found, found where none is expected)."""
    dates = right = spans = spurious = 0
    for text, reference, expected in cases:
        found = read(text, code, reference, exact=exact)
        for start, end, values in expected:
            hits = [f for f in found if f[0] < end and start < f[1]]
            spans += bool(hits)
            if not values:
                continue
            dates += 1
            if any(whole(f[2]) in {whole(value) for value in values} for f in hits):
                right += 1
            elif fails > 0:
                fails -= 1
                shown = text[max(0, start - 30) : end + 20]
                print(f"  {name}: {shown!r} wants {sorted(values)}, got {[f[2] for f in hits]}")
        spurious += sum(not any(f[0] < end and start < f[1] for start, end, _ in expected) for f in found)
    return name, dates, right, spans, spurious


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--recognizers", type=Path)
    options.add_argument("--duckling", type=Path)
    options.add_argument("--timeml", type=Path)
    options.add_argument("--fails", type=int, default=0)
    given = options.parse_args()
    rows = []
    if given.recognizers:
        for code, name in (("en", "English"), ("zh", "Chinese")):
            cases = recognizers(given.recognizers, name)
            rows.append(score(f"Recognizers-Text {name}", cases, code, exact=True, fails=given.fails))
    if given.duckling:
        for code in ("en", "vi", "zh"):
            cases = duckling(given.duckling, code)
            rows.append(score(f"Duckling {code.upper()}", cases, code, exact=True, fails=given.fails))
    if given.timeml:
        rows.append(score("TimeML", timeml(given.timeml), "en", exact=False, fails=given.fails))
    if not rows:
        options.error("give the copy of at least one suite")
    print(f"{'suite':26}{'dates':>8}{'right':>8}{'share':>8}{'spans':>8}{'spurious':>10}")
    for name, dates, right, spans, spurious in rows:
        print(f"{name:26}{dates:8}{right:8}{right / max(dates, 1):8.1%}{spans:8}{spurious:10}")


if __name__ == "__main__":
    main()
