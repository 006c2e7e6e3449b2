"""Sign-in by a provider, there and back, with a provider of the plainest kind on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.service]

WALK = """
import json, sys
from urllib.parse import parse_qs, urlsplit
import django; django.setup()
from django.test import Client
from tongket.server.actions.init_office import init_office, prepare_office
from tongket.server.actions.people import add_person
from tongket.server.records.person import Person
prepare_office(); init_office("Văn phòng", administrator="quantri")
add_person("moi", "Người được mời", email="moi@vidu.example", by=None)

def walk():
    browser = Client(HTTP_HOST="127.0.0.1")
    there = browser.post("/sso/sso/login/")
    state = parse_qs(urlsplit(there["Location"]).query)["state"][0]
    back = browser.get("/sso/sso/login/callback/", {"code": "x", "state": state})
    home = browser.get("/")
    told = [there["Location"].split("?")[0], back.status_code, home.status_code, Person.objects.count()]
    print(json.dumps([*told, "được mời" in back.content.decode()]))

walk()
walk()
person = Person.objects.get(username="moi"); person.is_active = False; person.save()
walk()
print(browser_policy := Client(HTTP_HOST="127.0.0.1").get("/login/")["Content-Security-Policy"])
"""


class Provider(BaseHTTPRequestHandler):
    """Says of everyone who comes what `server.person` holds."""

    def answer(self):
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        told = {
            "/.well-known/openid-configuration": {
                "issuer": base,
                "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/me",
            },
            "/token": {"access_token": "t", "token_type": "Bearer"},
            "/me": self.server.person,
        }[self.path]
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    do_GET = do_POST = answer  # noqa: N815  the names the server calls

    def log_message(self, *args):
        """Quiet."""


@pytest.fixture
def walked(tmp_path):
    """Three walks there and back of the person the provider tells of: twice, and once kept out."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}"

        def walk(**person):
            server.person = {"sub": "1", **person}
            told = {"TONGKET_OFFICE": str(tmp_path / "office"), "TONGKET_OIDC_SERVER": base}
            environment = {**os.environ, **told, "TONGKET_OIDC_CLIENT": "tongket", "TONGKET_OIDC_SECRET": "s"}
            command = [sys.executable, "-W", "ignore", "-c", WALK]
            made = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
            assert made.returncode == 0, made.stderr[-2000:]
            *walks, policy = made.stdout.strip().splitlines()
            return base, [json.loads(each) for each in walks], policy

        yield walk
        server.shutdown()


def test_who_was_invited_comes_in_and_who_is_kept_out_does_not(walked):
    base, (first, again, kept_out), policy = walked(email="MOI@vidu.example", email_verified=True)
    assert first[:4] == [f"{base}/authorize", 302, 200, 2]
    assert again[:4] == [f"{base}/authorize", 302, 200, 2]
    assert kept_out[1:4] == [403, 302, 2]
    assert f"form-action 'self' {base};" in policy


@pytest.mark.parametrize(
    "person",
    [{"email": "moi@vidu.example", "email_verified": False}, {"email": "la@vidu.example", "email_verified": True}, {}],
    ids=["not verified", "not invited", "no address"],
)
def test_nobody_else_comes_in_and_nobody_is_made(walked, person):
    _, (first, _, _), _ = walked(**person)
    assert first[1:] == [403, 302, 2, True]
