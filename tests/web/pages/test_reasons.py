"""Reasons of joins, of suggested evidence and of days worked out are told in the language of the page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from sites import Site

import depositary
from depositary.evidence.weighing import Fit, Verdict, fit_words, sign_words
from depositary.resolve.signs import Sign
from depositary.web.reasons import DAYS, EVIDENCE, REASONS, SIDES, SIGNS, split_sign
from depositary.web.saying import said_in
from depositary.web.translating import speech_in

PACKAGE = Path(depositary.__file__).parent
LANGUAGES = {code: said_in(speech_in(code)) for code in ("en", "vi", "zh")}
KINDS = ("meetings", "instruments", "commitments", "persons", "progress")
FILLED = re.compile(r"%\((\w+)\)s")
HELD = {
    "day": "2021-10-28", "number": "1234", "count": "3", "level": "summit", "other_level": "ministerial",
    "force": "commit", "other_force": "propose", "type": "treaty", "reading": "japanese", "other_reading": "korean",
    "mechanism": "AR_SUMMIT", "instrument": "poa-asean-un:2021-2025", "period": "2021-2025",
}  # fmt: skip


def words_of(node: ast.expr | None) -> Iterator[str]:
    """The texts an expression may give, what is filled in standing as a word of its own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        filled = [str(one.value) if isinstance(one, ast.Constant) else _filled(one) for one in node.values]
        yield "".join(filled)
    elif isinstance(node, ast.IfExp):
        yield from words_of(node.body)
        yield from words_of(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for one in node.values:
            yield from words_of(one)


def _filled(place: ast.expr) -> str:
    return "7, 7" if "', '.join" in ast.unparse(place) else "7"


def said_by_signs() -> Iterator[str]:
    for kind in KINDS:
        path = PACKAGE / "resolve" / f"{kind}.py"
        module = __import__(f"depositary.resolve.{kind}", fromlist=["SIGNS"])
        tests = {sign.test.__name__ for sign in module.SIGNS if isinstance(sign, Sign)}
        for function in ast.parse(path.read_text("utf-8")).body:
            if isinstance(function, ast.FunctionDef) and function.name in tests:
                for node in ast.walk(function):
                    if isinstance(node, ast.Return):
                        yield from words_of(node.value)
    for node in ast.walk(ast.parse((PACKAGE / "resolve" / "names.py").read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Likeness" and len(node.args) == 2:
            yield from words_of(node.args[1])


def said_of_days() -> Iterator[str]:
    """What a day is worked out from, where the reader or the series of a mechanism say so."""
    for path in ("read/times/anchoring.py", "read/meeting_series.py", "resolve/series.py"):
        for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "reason":
                yield from words_of(node.value)
            elif isinstance(node, ast.Assign) and "reason" in ast.unparse(node.targets[0]):
                for value in node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]:
                    yield from words_of(value)
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                yield from (words for value in node.value.elts[1:] for words in words_of(value) if " " in words)


def test_every_reason_for_a_join_has_a_form() -> None:
    said = {words for words in said_by_signs() if words}
    assert len(said) > 80
    assert [words for words in sorted(said) if REASONS.find(words) is None] == []


def test_every_reason_for_evidence_has_a_form() -> None:
    said = {sign_words(name, strength) for name in Verdict.__struct_fields__ if name != "base" for strength in (1, -1)}
    said |= {fit_words(name, strength) for name in Fit.__struct_fields__ for strength in (1, -1)}
    assert said - {""} == set(EVIDENCE)


def test_every_reason_for_a_day_has_a_form() -> None:
    said = {words for words in said_of_days() if words}
    assert len(said) >= len(DAYS)
    assert [words for words in sorted(said) if REASONS.find(words) is None] == []


@pytest.mark.parametrize("form", [*SIGNS, *EVIDENCE, *DAYS, *SIDES])
def test_each_form_is_found_again_and_told_in_every_language(form: str) -> None:
    filled = FILLED.sub(lambda place: HELD.get(place[1], "kestrel"), form)
    found = REASONS.find(filled)
    assert found is not None and found[0] == form
    said = [LANGUAGES[code]["why"](filled) for code in ("en", "vi", "zh")]
    assert len(set(said)) == 3
    assert not [words for words in said if "%(" in words]


@pytest.mark.parametrize(
    ("recorded", "en", "vi", "zh"),
    [
        ("the same day (2021-10-28)", "Oct 28, 2021", "28 thg 10, 2021", "2021年10月28日"),
        ("the same level (senior_officials)", "Senior officials", "Quan chức cấp cao", "高官"),
        ("the same mechanism (AR_SUMMIT)", "ASEAN-Russia Summit", "cùng cơ chế (Hội nghị cấp cao ASEAN-Nga)", "东盟-俄罗斯峰会"),
        ("the registry's poa-asean-un:2021-2025", "ASEAN-UN Plan of Action 2021–2025", "Liên hợp quốc 2021–2025", "行动计划 2021–2025"),
        ("of the same total (1390)", "1,390", "1.390", "1,390"),
        ("习近平 is read tap can binh (vietnamese)", "tap can binh (Vietnamese)", "đọc là tap can binh (tiếng Việt)", "读作tap can binh（越南语）"),
        ("a sign of years ago, in words no longer used", *["a sign of years ago, in words no longer used"] * 3),
    ],
)  # fmt: skip
def test_what_a_reason_holds_is_written_as_the_language_does(recorded: str, en: str, vi: str, zh: str) -> None:
    for code, words in (("en", en), ("vi", vi), ("zh", zh)):
        assert words in LANGUAGES[code]["why"](recorded)


def test_signs_are_told_with_their_weight_and_without_one_where_none_is_recorded() -> None:
    assert LANGUAGES["vi"]["signs"](["+0.50 a day apart", "-0.10 places differ", "a day apart"]) == [
        ("+0,50", "cách nhau một ngày"), ("−0,10", "địa điểm khác nhau"), ("", "cách nhau một ngày"),
    ]  # fmt: skip
    assert split_sign("+2.00 known by both names") == (2.0, "known by both names")
    assert LANGUAGES["zh"]["whys"]("same area; both sides take part") == ["同一领域", "双方均参与"]
    assert LANGUAGES["en"]["whys"](None) == []


def test_the_page_of_a_thing_tells_why_in_its_own_language(site: Site) -> None:
    with httpx.Client(base_url=site.server.address, timeout=60) as browser:
        path = site.paths["meeting"]
        recorded = browser.get(f"/api/v1{path}").json()["reasons"]
        assert recorded and all(re.match(r"[+-]\d", sign) for one in recorded for sign in one["signs"])
        shown = {code: browser.get(path, params={"lang": code}).text for code in ("en", "vi", "zh")}
    for sign in {sign for one in recorded for sign in one["signs"]}:
        words = split_sign(sign)[1]
        assert REASONS.find(words) is not None, words
        for code in ("vi", "zh"):
            assert LANGUAGES[code]["why"](words) in shown[code].replace("&#39;", "'")
            assert words not in shown[code]


def test_suggested_evidence_says_why_in_the_language_of_the_page(site: Site) -> None:
    ask = partial(httpx.get, timeout=60)
    path = f"{site.server.address}{site.paths['review']}"
    for _ in range(60):
        found = ask(path, params={"lang": "en"}).text
        if 'class="why' in found:
            break
    reasons = re.findall(r'<details class="why.*?</details>', ask(path, params={"lang": "zh"}).text, re.S)
    assert reasons
    told = [words for one in reasons for words in re.findall(r"<li>(.*?)</li>", one)]
    assert told and not [words for words in told if re.search(r"[a-z]{3}", words)]
