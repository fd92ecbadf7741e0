"""Lines of the log: JSON or words, with the request's id, without texts and secrets."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from depositary.errors import LedgerBusy
from depositary.logs import REQUEST_ID, configure_logs

OWN = logging.getLogger("depositary.test")


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    configure_logs("json", "debug", stream)
    yield stream
    for handler in [one for one in logging.getLogger().handlers if getattr(one, "of_depositary", False)]:
        logging.getLogger().removeHandler(handler)


def told(out: io.StringIO) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_facts_are_told_under_their_names(out: io.StringIO) -> None:
    REQUEST_ID.set("abc12345")
    OWN.info("import finished", extra={"documents": {"added": 3}, "ms": 1.5})
    line = told(out)
    assert (line["event"], line["documents"], line["ms"]) == ("import finished", {"added": 3}, 1.5)
    assert line["request_id"] == "abc12345" and line["level"] == "info" and line["at"].endswith("Z")
    REQUEST_ID.set(None)


@pytest.mark.parametrize(("extra", "secret"), [
    ({"password": "four boats"}, "four boats"), ({"Authorization": "Bearer abc"}, "abc"), ({"api_key": "k-1"}, "k-1"),
    ({"address": "postgresql://an:boats@db/ledger"}, "boats"), ({"said": "with dpt_AbC-1_x in it"}, "dpt_AbC"),
    ({"nested": {"csrf_token": "tt-1"}}, "tt-1"), ({"back": "/oidc/back?code=cc-1&state=ss-1"}, "cc-1"),
    ({"back": "/oidc/back?code=cc-1&state=ss-1"}, "ss-1"),
])  # fmt: skip
def test_secrets_are_struck_out(out: io.StringIO, extra: dict[str, Any], secret: str) -> None:
    OWN.warning("something", extra=extra)
    assert secret not in out.getvalue() and "…" in out.getvalue()


def test_an_error_nobody_raised_on_purpose_keeps_its_words_to_itself(out: io.StringIO) -> None:
    try:
        int("The ministers met in secret")
    except ValueError as error:
        OWN.error("fault", exc_info=error)
    line = told(out)
    assert line["error"]["class"] == "builtins.ValueError" and "ministers" not in out.getvalue()
    assert any("test_logs.py" in place for place in line["error"]["where"])


def test_our_own_errors_say_what_to_do(out: io.StringIO) -> None:
    OWN.error("fault", exc_info=LedgerBusy("ledger.db: another process is writing"))
    assert told(out)["error"]["says"] == "ledger.db: another process is writing"


def test_other_libraries_are_told_by_their_source_alone(out: io.StringIO) -> None:
    logging.getLogger("elsewhere").error("could not parse %s", "The ministers met in secret")
    assert told(out)["event"] == "could not parse %s"


def test_nothing_forges_a_line(out: io.StringIO) -> None:
    configure_logs("console", "info", out)
    OWN.info("request", extra={"person": "An\n2026-01-01 [error] forged"})
    assert out.getvalue().count("\n") == 1
