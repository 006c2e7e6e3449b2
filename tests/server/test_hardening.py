"""What a scanner would look for: headers, cookies, strange hosts, ways out of our site and out of our folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django import get_version
from django.test import Client

PASSWORD = "mat-khau-thu-nghiem"  # of tests/server/conftest.py
PAGES = ("/", "/login/", "/rounds/1/", "/api/docs/", "/api/me", "/api/openapi.json", "/nowhere/", "/api/nowhere")
SOURCES = {"'none'", "'self'", "data:"}


@pytest.fixture
def browser(office, signed_in):
    """The consolidator's."""
    return signed_in(office.consolidator)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_allows_only_what_is_ours_and_is_kept_by_nobody(browser, path):
    answer = browser.get(path)

    policy = dict(each.strip().split(" ", 1) for each in answer["Content-Security-Policy"].split(";"))
    assert {source for sources in policy.values() for source in sources.split()} <= SOURCES
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert (policy["frame-ancestors"], policy["base-uri"], policy["form-action"]) == ("'none'", "'none'", "'self'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Permissions-Policy"] == "camera=(), microphone=(), geolocation=()"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert not {"Server", "X-Powered-By", "Access-Control-Allow-Origin", "Strict-Transport-Security"} & set(
        answer.headers
    )


def test_who_is_not_there_learns_nothing_of_what_we_are_made_of(office, client):
    client.raise_request_exception = False
    for path in ("/nowhere/", "/api/nowhere", "/submissions/x/", "/static/nowhere.css"):
        text = client.get(path).content.decode().lower()
        assert not [word for word in ("traceback", "urlconf", "python/", "waitress", get_version()) if word in text], (
            path
        )


BEHIND_TLS = """
import json, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
plain = Client(SERVER_NAME="localhost").get("/login/")
safe = Client(SERVER_NAME="localhost", headers={"X-Forwarded-Proto": "https"}).get("/login/")
kept = {name: [bool(each[key]) for key in ("secure", "httponly")] for name, each in safe.cookies.items()}
told = safe["Strict-Transport-Security"]
print(json.dumps([plain.status_code, plain.get("Location"), safe.status_code, told, kept]))
"""


@pytest.mark.slow
def test_behind_tls_cookies_are_secure_and_browsers_are_told_to_stay(tmp_path):
    words = {"TONGKET_OFFICE": str(tmp_path), "TONGKET_TLS": "1", "TONGKET_PROXY": "1", "TONGKET_SECRET_KEY": "x" * 50}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TONGKET", "DATABASE"))}
    ran = subprocess.run(
        [sys.executable, "-c", BEHIND_TLS], capture_output=True, text=True, check=False, env={**kept, **words}
    )
    plain, location, safe, told, cookies = json.loads(ran.stdout)
    assert (plain, location) == (301, "https://localhost/login/")
    assert (safe, told) == (200, "max-age=31536000; includeSubDomains")
    assert cookies == {"tongket_csrf": [True, True]}


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(office, client):
    client.post("/login/", {"username": "reporter", "password": PASSWORD}, REMOTE_ADDR="10.1.0.1")
    cookie = client.cookies["tongket_session"]
    assert (bool(cookie["httponly"]), cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


def test_signing_in_gives_a_new_session_so_that_none_can_be_planted(office, client):
    client.get("/login/")
    session = client.session
    session["mark"] = 1
    session.save()
    planted = session.session_key
    client.cookies["tongket_session"] = planted
    client.post("/login/", {"username": "reporter", "password": PASSWORD}, REMOTE_ADDR="10.1.0.2")
    assert client.session.session_key != planted
    stranger = Client()
    stranger.cookies["tongket_session"] = planted
    assert stranger.get("/").status_code == 302


def test_signing_out_ends_the_session_on_the_server_too(browser):
    key = browser.session.session_key
    browser.post("/logout/")
    again = Client()
    again.cookies["tongket_session"] = key
    assert again.get("/").status_code == 302


def test_too_many_wrong_passwords_shut_one_person_at_one_machine(office, client, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post("/login/", {"username": "reporter", "password": "sai"}, REMOTE_ADDR="10.1.0.3")
    right = {"username": "reporter", "password": PASSWORD}
    shut = client.post("/login/", right, REMOTE_ADDR="10.1.0.3")
    assert shut.status_code == 429
    assert "_auth_user_id" not in client.session
    assert Client().post("/login/", right, REMOTE_ADDR="10.1.0.4").status_code == 302
    other = {"username": "stranger", "password": PASSWORD}
    assert Client().post("/login/", other, REMOTE_ADDR="10.1.0.3").status_code == 302


@pytest.mark.parametrize("host", ["vidu.example", "localhost.vidu.example", "localhost:80@vidu.example", "a b"])
@pytest.mark.parametrize("path", ["/login/", "/api/me"])
def test_a_host_that_is_not_ours_is_not_answered(office, client, host, path):
    assert client.get(path, HTTP_HOST=host).status_code == 400


@pytest.mark.parametrize(
    "way", ["//vidu.example", "https://vidu.example/", "/\\vidu.example", "javascript:alert(1)", "\thttp://a"]
)
def test_no_way_back_leads_out_of_the_site(office, client, way):
    chosen = client.post("/language/", {"language": "en", "next": way})
    assert chosen["Location"] == "/"
    fields = {"username": "reporter", "password": PASSWORD, "next": way}
    signed = client.post("/login/", fields, REMOTE_ADDR="10.1.0.5")
    assert signed["Location"] == "/"


FORMS = (
    "/login/",
    "/logout/",
    "/language/",
    "/submissions/{pk}/upload/",
    "/submissions/{pk}/accept/",
    "/files/{file}/take-away/",
)


@pytest.mark.parametrize("path", FORMS)
def test_every_form_needs_a_page_of_ours(office, sent, path):
    record = sent("D01")
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(office.consolidator, backend="django.contrib.auth.backends.ModelBackend")
    answer = stranger.post(path.format(pk=record.pk, file=record.files.get().pk), {"seen": record.revision})
    assert answer.status_code == 403
    assert office.of("D01").state == "sent"


PATHS = (
    "/static/../office.sqlite3", "/static/%2e%2e/secret_key", "/static/..%2f..%2fsettings.py", "/static//etc/passwd",
    "/files/..%2f..%2fsecret_key/", "/files/1/../../secret_key", "/api/files/..%2f1", "/rounds/..%2f1/",
    "/api/rounds/1/data/..%2f..%2freview.json", "/api/rounds/1/data/%2e%2e.json",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_address_leads_out_of_a_folder(browser, path):
    answer = browser.get(path)
    assert not answer.streaming
    assert answer.status_code in (400, 404, 422)


@pytest.mark.parametrize("name", ["bieu.html", "bieu.svg", 'a";b.xlsx', "biểu mẫu.xlsx", "a\r\nSet-Cookie: x=1.xlsx"])
@pytest.mark.parametrize("path", ["/files/{}/", "/api/files/{}"])
def test_a_strangers_file_is_only_ever_a_download(office, browser, spooled, name, path):
    from tongket.server.actions.receive_upload import receive_upload

    receipt = receive_upload(office.of("D01").pk, spooled(b"<script>alert(1)</script>", name), by=office.reporter)
    answer = browser.get(path.format(receipt.file.pk))
    list(answer.streaming_content)  # read to its end it closes itself
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "Set-Cookie" not in answer.headers
