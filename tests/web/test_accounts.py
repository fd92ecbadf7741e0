"""Signing in on a real server: sessions, cookies, CSRF, throttling, tokens, roles, headers; and starting at all."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from depositary.errors import AccountError
from depositary.ledger import create_ledger
from depositary.ledger.accounts.audit import list_audit
from depositary.ledger.accounts.users import add_user
from depositary.web import Settings
from depositary.web.accounts.signing import place_after
from depositary.web.accounts.starting import check_start, oidc_from
from depositary.web.settings import Oidc
from servers import PASSWORD, Server, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("accounts"), people=True) as found:
        yield found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """With accounts off, for the person at this machine."""
    with running(tmp_path_factory.mktemp("alone")) as found:
        yield found


def csrf_of(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found is not None, "the page has no form"
    return found[1]


def try_in(server: Server, name: str, password: str, **headers: str) -> httpx.Response:
    with server.client(headers={"Origin": server.address, **headers}) as browser:
        return browser.post("/login", data={"name": name, "password": password, "next": "/meetings?level=summit"})


def test_signing_in_leads_on_and_the_cookie_is_kept_from_scripts(server: Server) -> None:
    answer = try_in(server, "VIEWER", PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/meetings?level=summit")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("session=")
    assert all(mark in cookie for mark in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age="))


def test_who_has_not_signed_in_is_led_to_the_form_and_back(server: Server) -> None:
    with server.client() as browser:
        answer = browser.get("/meetings?level=summit")
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fmeetings%3Flevel%3Dsummit")
        form = browser.get(answer.headers["location"])
        assert 'name="next" value="/meetings?level=summit"' in form.text
        api = browser.get("/api/v1/meetings")
        assert (api.status_code, api.headers["www-authenticate"]) == (401, 'Bearer realm="depositary"')
        assert api.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("/plans?x=1#y", "/plans?x=1#y"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)  # fmt: skip
def test_signing_in_never_leads_to_another_site(asked: str, place: str) -> None:
    assert place_after(asked) == place


def test_a_wrong_name_and_a_wrong_password_are_told_alike(server: Server) -> None:
    wrong, nobody = try_in(server, "admin", "not this one"), try_in(server, "nobody", "not this one")
    assert wrong.status_code == nobody.status_code == 401
    assert wrong.text.replace("admin", "") == nobody.text.replace("nobody", "")
    assert "set-cookie" not in wrong.headers


def test_guessing_is_slowed_down(tmp_path: Path) -> None:
    with running(tmp_path, fill=False, people=True) as server:
        for _ in range(5):
            assert try_in(server, "editor", "guess").status_code == 401
        closed = try_in(server, "editor", PASSWORD)  # the right one does not help now
        assert closed.status_code == 429
        assert 1 <= int(closed.headers["retry-after"]) <= 30
        assert try_in(server, "viewer", PASSWORD).status_code == 303
        with server.open_ledger() as ledger, ledger.reading() as connection:
            assert [line.event for line in list_audit(connection)][:2] == ["signed in", "sign-in failed"]


def test_a_session_is_new_at_every_sign_in_and_ends_when_signing_out(server: Server) -> None:
    with server.sign_in("editor") as browser:
        first = browser.cookies["session"]
        browser.post("/login", data={"name": "editor", "password": PASSWORD})
        second = browser.cookies["session"]
        assert first != second
        with server.client(cookies={"session": first}) as old:
            assert old.get("/profile").status_code == 303
        csrf = csrf_of(browser.get("/profile"))
        assert browser.post("/logout", data={"csrf": csrf}).status_code == 303
        with server.client(cookies={"session": second}) as old:
            assert old.get("/profile").headers["location"].startswith("/login")


@pytest.mark.parametrize("made_up", ["", "x", "x" * 5000, "' OR 1=1 --", "%00"])
def test_a_made_up_session_is_none(server: Server, made_up: str) -> None:
    with server.client(headers={"Cookie": f"session={made_up}"}) as browser:
        assert browser.get("/api/v1/me").status_code == 401


def test_forms_carry_a_mark_that_other_sites_do_not_know(server: Server) -> None:
    with server.sign_in("admin") as browser:
        csrf = csrf_of(browser.get("/profile"))
        form = {"name": "export", "scope": "read"}
        send = browser.post
        assert send("/profile/tokens", data=form).status_code == 403
        assert send("/profile/tokens", data={"csrf": "wrong", **form}).status_code == 403
        assert send("/profile/tokens", data={"csrf": csrf, **form}).status_code == 200
        assert send("/api/v1/judgements", json={"target": "x", "verb": "accept"}).status_code == 403
        headers = {"X-CSRF-Token": csrf}
        assert send("/api/v1/judgements", json={"target": "x", "verb": "accept"}, headers=headers).status_code == 404
        files = {"csrf": (None, csrf), "files": ("a.txt", b"The ministers met in Hanoi on 3 May 2021.")}
        assert send("/api/v1/documents/files", files=files).status_code == 200
        files["csrf"] = (None, "wrong")
        assert send("/api/v1/documents/files", files=files).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_requests_of_other_sites_are_refused(server: Server, alone: Server, headers: dict[str, str]) -> None:
    assert try_in(server, "viewer", PASSWORD, **headers).status_code == 403
    with alone.client(headers=headers) as browser:
        assert browser.post("/api/v1/judgements", json={}).status_code == 403
        assert browser.post("/theme", data={"theme": "dark"}).status_code == 403


def test_with_accounts_off_only_names_of_this_machine_are_answered(alone: Server) -> None:
    with alone.client() as browser:
        assert browser.get("/api/v1/me").json()["accounts"] is False
        for host in ("evil.example", "127.0.0.1.evil.example", "", "10.0.0.1"):
            assert browser.get("/", headers={"Host": host}).status_code in (400, 421), host
        port = alone.settings.port
        for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
            assert browser.get("/healthz", headers={"Host": host}).status_code == 200


def test_what_every_answer_says_to_browsers(server: Server, tmp_path: Path) -> None:
    with server.client() as browser:
        for path in ("/login", "/api/v1/me", "/nothing", "/static/style.css"):
            headers = browser.get(path).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            assert "strict-transport-security" not in headers
    with running(tmp_path, fill=False, people=True, secure=True) as secure, secure.client() as browser:
        assert browser.get("/login").headers["strict-transport-security"].startswith("max-age=31536000")
        answer = browser.post("/login", data={"name": "viewer", "password": PASSWORD})
        assert answer.headers["set-cookie"].startswith("__Host-session=") and "Secure" in answer.headers["set-cookie"]


def test_a_request_brings_no_more_than_allowed(server: Server) -> None:
    with server.as_role("viewer") as viewer:
        big = b"x" * 3_000_000
        assert viewer.post("/api/v1/judgements", content=big).status_code == 413

        def pieces() -> Iterator[bytes]:  # without a length told beforehand
            for _ in range(30):
                yield b"x" * 100_000

        assert viewer.post("/api/v1/judgements", content=pieces()).status_code in (400, 413)


def test_a_first_password_must_be_changed_before_anything_else(server: Server) -> None:
    with server.sign_in("admin") as admin:
        csrf = csrf_of(admin.get("/admin/users"))
        form = {"csrf": csrf, "name": "Mai", "role": "editor", "password": "a first password"}
        assert admin.post("/admin/users", data=form).status_code == 303
        assert "is a person of this name" in admin.post("/admin/users", data=form).text
    with server.sign_in("Mai", "a first password") as mai:
        assert mai.get("/meetings").headers["location"] == "/profile"
        assert mai.get("/api/v1/me").status_code == 403
        csrf = csrf_of(mai.get("/profile"))
        own = {"csrf": csrf, "old": "a first password", "new": "herons by the lake", "again": "herons by the lake"}
        assert "differ" in mai.post("/profile/password", data={**own, "again": "x"}).text
        assert mai.post("/profile/password", data=own).headers["location"] == "/login"
        assert mai.get("/profile").status_code == 303  # that session is over
    with server.sign_in("Mai", "herons by the lake") as mai:
        assert mai.get("/api/v1/me").json()["may"] == "editor"


def test_what_an_admin_does_holds_at_once(server: Server) -> None:
    with server.open_ledger() as ledger:
        add_user(ledger, "Binh", "editor", PASSWORD, who="test")
    with server.sign_in("admin") as admin, server.sign_in("Binh") as binh:
        csrf = csrf_of(admin.get("/admin/users"))
        assert binh.get("/api/v1/me").json()["may"] == "editor"
        admin.post("/admin/users/role", data={"csrf": csrf, "name": "Binh", "role": "viewer"})
        assert binh.get("/api/v1/me").json()["may"] == "viewer"
        admin.post("/admin/users/reset", data={"csrf": csrf, "name": "Binh", "password": "some other words"})
        assert binh.get("/api/v1/me").status_code == 401
        admin.post("/admin/users/remove", data={"csrf": csrf, "name": "Binh"})
        assert try_in(server, "Binh", "some other words").status_code == 401
        assert "last with the role" in admin.post("/admin/users/remove", data={"csrf": csrf, "name": "admin"}).text
        log = admin.get("/admin/audit").text
        assert all(words in log for words in ("role changed", "password reset", "person removed"))
        assert "some other words" not in log


def test_tokens_of_ones_own(server: Server) -> None:
    with server.sign_in("editor") as browser:
        csrf = csrf_of(browser.get("/profile"))
        page = browser.post("/profile/tokens", data={"csrf": csrf, "name": "nightly", "scope": ["read"], "days": "30"})
        secret = re.search(r"dpt_[\w-]{43}", page.text)
        assert secret is not None
        with server.client(headers={"Authorization": f"Bearer {secret[0]}"}) as program:
            assert program.get("/api/v1/me").json()["may"] == "viewer"
            again = browser.get("/profile")
            assert secret[0] not in again.text
            number = re.search(r"/profile/tokens/(\d+)/revoke", again.text)
            assert number is not None
            browser.post(f"/profile/tokens/{number[1]}/revoke", data={"csrf": csrf})
            assert program.get("/api/v1/me").status_code == 401
    with server.sign_in("viewer") as other:
        csrf = csrf_of(other.get("/profile"))
        assert other.post(f"/profile/tokens/{number[1]}/revoke", data={"csrf": csrf}).status_code == 422


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"host": "0.0.0.0", "accounts": False}, "must sign in"),  # noqa: S104
        ({"host": "0.0.0.0"}, "depositary users add"),  # noqa: S104
        ({"host": "127.0.0.1", "accounts": True}, "depositary users add"),
    ],
)  # fmt: skip
def test_a_server_others_can_reach_does_not_start_without_people(
    tmp_path: Path, settings: dict[str, object], told: str
) -> None:
    location = str(tmp_path / "ledger.db")
    made = Settings(ledger=location, **settings)  # type: ignore[arg-type]
    with create_ledger(location) as ledger:
        with pytest.raises(AccountError, match=told):
            check_start(made, ledger)
        check_start(Settings(ledger=location), ledger)
        add_user(ledger, "An", "admin", PASSWORD, who="test")
        if settings.get("accounts") is not False:
            check_start(made, ledger)


def test_the_command_line_refuses_with_a_sentence_and_lets_people_in(tmp_path: Path) -> None:
    def run(*words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [
            sys.executable,
            "-c",
            "from depositary.cli import main; main()",
            *words,
            "--ledger",
            str(tmp_path / "ledger.db"),
        ]
        return subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, check=False)

    refused = run("serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert refused.returncode == 2 and "depositary users add NAME --role admin" in refused.stderr
    added = run("users", "add", "An", "--role", "admin", "--password-stdin", given="boats on the river\n")
    assert added.returncode == 0, added.stderr
    assert run("users", "role", "An", "viewer").returncode == 2  # the last admin
    listed = run("users", "list", "--json")
    assert '"role": "admin"' in listed.stdout and "argon2" not in listed.stdout
    token = run("users", "token", "An", "--name", "export", "--scope", "read", "--days", "7")
    assert token.stdout.startswith("dpt_")
    assert run("verify").returncode == 0


def test_another_sign_on_comes_from_the_environment() -> None:
    given = {"DEPOSITARY_OIDC_ISSUER": "https://sso.example", "DEPOSITARY_OIDC_CLIENT_ID": "depositary"}
    assert oidc_from({}) is None
    with pytest.raises(AccountError, match="CLIENT_SECRET"):
        oidc_from(given)
    given["DEPOSITARY_OIDC_CLIENT_SECRET"] = "x"  # noqa: S105
    assert oidc_from(given) == Oidc(issuer="https://sso.example", client_id="depositary", client_secret="x")  # noqa: S106
    with pytest.raises(AccountError, match="no role"):
        oidc_from({**given, "DEPOSITARY_OIDC_ROLE": "owner"})


def test_a_document_is_restricted_on_its_page_and_a_backup_taken(server: Server, tmp_path: Path) -> None:
    with server.sign_in("editor") as editor, server.sign_in("viewer") as viewer, server.sign_in("admin") as admin:
        document = viewer.get("/api/v1/documents?limit=1").json()["items"][0]["id"]
        page = editor.get(f"/documents/{document}")
        form = {"csrf": csrf_of(page), "document": document, "next": f"/documents/{document}"}
        assert editor.post("/restrict", data={**form, "to": "admin"}).status_code == 422  # above the own role
        done = editor.post("/restrict", data={**form, "to": "editor"})
        assert (done.status_code, done.headers["location"]) == (303, f"/documents/{document}")
        assert viewer.get(f"/documents/{document}").status_code == 404
        assert editor.get(f"/api/v1/documents/{document}").json()["restricted_to"] == "editor"
        editor.post("/restrict", data={**form, "to": "viewer"})
        assert viewer.get(f"/documents/{document}").status_code == 200
        assert admin.get("/admin/audit").text.count("access to a document changed") == 2
        taken = admin.post("/admin/backup", data={"csrf": csrf_of(admin.get("/admin/backup"))})
        assert taken.status_code == 200 and taken.content.startswith(b"SQLite format 3\0")
        copy = tmp_path / "copy.db"
        copy.write_bytes(taken.content)
        with create_ledger(copy) as ledger, ledger.reading() as connection:
            assert list_audit(connection)[0].event == "document restricted"  # the copy is of before the line about it
