"""Every language at hand has all labels, no column name means two things, and the scale can be one's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depositary.errors import DataError
from depositary.languages import known_languages
from depositary.plans.fields import FIELDS, NotUnderstood, shown_value, stored_value
from depositary.plans.labels import column_names, fold_name, labelled_languages, load_labels
from depositary.plans.scale import load_scale

_PLACES = re.compile(r"\{(\w+)\}")


def test_every_language_has_labels() -> None:
    assert labelled_languages() == known_languages()


@pytest.mark.parametrize("language", known_languages())
def test_labels_are_whole(language: str) -> None:
    labels, pattern = load_labels(language), load_labels("en")
    assert set(labels.columns) == set(labels.meanings) == set(FIELDS)
    for table in ("reported", "pillars", "words", "review", "comparators"):
        assert set(getattr(labels, table)) == set(getattr(pattern, table)), table
    for name, sentence in labels.review.items():
        assert set(_PLACES.findall(sentence)) == set(_PLACES.findall(pattern.review[name])), name
    for step in load_scale().steps:
        assert language in step.names, step.id


def test_a_column_name_means_one_field() -> None:
    owners: dict[str, set[str]] = {}
    for language in labelled_languages():
        for field, names in load_labels(language).columns.items():
            for name in names:
                owners.setdefault(fold_name(name), set()).add(field)
    assert {name: fields for name, fields in owners.items() if len(fields) > 1} == {}
    assert column_names()["stt"] == "number"


@pytest.mark.parametrize(
    ("field", "said", "kept"),
    [
        ("progress", "On-going", "ongoing"),  # another writing, another case
        ("progress", "đang triển khai", "ongoing"),
        ("progress", "已完成", "completed"),
        ("progress", " ", None),
        ("reported", "No data", "no_data"),
        ("pillar", "Kinh tế", "economic"),
        ("pillar", "Energy and Food", "Energy and Food"),  # a pillar of the plan's own
        ("areas", "Maritime cooperation; counter_terrorism", "maritime; counter_terrorism"),
        ("as_of", "2026-05-31 00:00:00", "2026-05-31"),  # what a spreadsheet makes of a date
        ("as_of", "2026-05", "2026-05"),
        ("remarks", "one\r\ntwo\x0b ", "one\ntwo"),  # line ends and control characters of other programs
        ("remarks", "=SUM(A1:A9)", "=SUM(A1:A9)"),  # text, no formula
    ],
)
def test_a_value_is_kept_as(field: str, said: str, kept: str | None) -> None:
    assert stored_value(FIELDS[field], said) == kept
    assert stored_value(FIELDS[field], shown_value(FIELDS[field], kept, "vi")) == kept  # and comes back from any label


@pytest.mark.parametrize(
    ("field", "said"),
    [("progress", "nearly"), ("reported", "evidenced"), ("areas", "nowhere"), ("as_of", "31/13/2026")],
)
def test_a_value_that_is_not_understood(field: str, said: str) -> None:
    with pytest.raises(NotUnderstood):
        stored_value(FIELDS[field], said)


def test_a_scale_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "scale.yml"
    own.write_text("steps: [{id: red, counts: open, colour: FF0000, names: {en: [Red]}}]", "utf-8")
    monkeypatch.setenv("DEPOSITARY_SCALE", str(own))
    assert stored_value(FIELDS["progress"], "red") == "red"
    assert shown_value(FIELDS["progress"], "red", "vi") == "Red"  # no name in this language: one it has
    own.write_text("steps: [{id: red, counts: open, colour: scarlet, names: {en: [Red]}}] # changed", "utf-8")
    monkeypatch.setenv("DEPOSITARY_SCALE", str(tmp_path / "." / "other.yml"))
    (tmp_path / "other.yml").write_text(own.read_text("utf-8"), "utf-8")
    with pytest.raises(DataError, match="scarlet"):
        load_scale()
