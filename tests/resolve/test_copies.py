"""Copies of one text are one source; a text about the same thing is none."""

from __future__ import annotations

import random

import pytest

from depositary.resolve import copy_likeness, group_copies, is_copy, may_be_translation, signature_keys, text_signature
from samples import CORPUS

TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for folder in ("written", "hard")
    for path in (CORPUS / folder).glob("*.txt")
}


def test_the_syndicated_copy_is_found_and_nothing_else() -> None:
    signatures = {name: text_signature(text) for name, text in TEXTS.items()}
    groups = group_copies(signatures)
    assert {name: group for name, group in groups.items() if name != group} == {"w-h-en-05": "w-h-en-04"}
    assert set(signature_keys(signatures["w-h-en-04"])) & set(signature_keys(signatures["w-h-en-05"]))
    shuffled = dict(random.Random(3).sample(sorted(signatures.items()), k=len(signatures)))
    assert group_copies(shuffled) == groups


@pytest.mark.parametrize("name", ["w-en-03", "w-vi-03", "w-zh-03"])
def test_a_copy_with_another_head_and_a_cut_end(name: str) -> None:
    text = TEXTS[name]
    copy = "The Lantern Daily, staff and agencies\n" + text[: int(len(text) * 0.85)]
    assert is_copy(text_signature(text), text_signature(copy))
    assert not is_copy(text_signature(text), text_signature(TEXTS["w-en-05"]))


def test_short_texts_are_nobodys_copy() -> None:
    assert signature_keys(text_signature("Too short.")) == ()
    assert copy_likeness(text_signature("Too short."), text_signature("Too short.")) == 0


def test_a_translation_is_told_by_its_figures() -> None:
    english = "On 6/7 the AHA Centre said 97 of 103 lines, 12,500 tonnes, 47.75 million, 1,300 staff and 2,048 posts were met."
    other = "AHA 6/7: 97, 103, 12,500, 47.75, 1,300, 2,048"
    facts = {"languages": ("en", "vi"), "publishers": ("VNA", "VNA"), "published": ("2021-07-06", "2021-07-07")}
    assert may_be_translation(english, other, **facts)  # type: ignore[arg-type]
    assert not may_be_translation(english, other, **{**facts, "languages": ("en", "en")})  # type: ignore[arg-type]
    assert not may_be_translation(english, "AHA: 55, 66, 77, 88, 99, 111", **facts)  # type: ignore[arg-type]
