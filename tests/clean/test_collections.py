"""Collections of reports: a mark that ends a page closes one report where more prose follows than stands above it."""

from __future__ import annotations

import pytest

from depositary.clean import clean_document
from depositary.model import Document


def _report(number: int) -> str:
    told = " ".join(
        f"Delegates of group {number} spoke at length about water, rice and roads in the {word} session of the day."
        for word in ("first", "second", "third", "fourth", "fifth")
    )
    return f"Report of group {number}\n\n{told}"


@pytest.mark.parametrize(
    ("trick", "between"),
    [
        ("an end mark", "\n\n(END)\n\n"),
        ("a heading of other stories", "\n\nRelated news\n\nA fair opens\n\nNew bridge\n\nRain expected\n\n"),
    ],
)
def test_every_report_of_a_collection_is_kept(trick: str, between: str) -> None:
    text = between.join(_report(number) for number in range(120))
    kept = clean_document(Document(id="x", text=text)).view.text
    assert [
        n for n in range(119) if f"group {n} spoke at length about water, rice and roads in the fifth" not in kept
    ] == [], trick
    assert "A fair opens" not in kept


def test_one_report_still_ends_at_its_mark() -> None:
    text = f"{_report(1)}\n\n(END)\n\nAbout us\n\n{_report(2)}"
    kept = clean_document(Document(id="x", text=text)).view.text
    assert "group 1 spoke" in kept and "group 2 spoke" not in kept
