"""A large body is taken from who is known alone: by a token that holds, or by the session of someone signed in."""

from __future__ import annotations

import http.client
import json
from io import BytesIO

import pytest
from django.test import Client

from tongket.server.actions.tokens import create_token
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.wrong_tokens import WrongTokens
from tongket.server.who_sends import SLACK

LARGE = SLACK + 1000


def send(browser, record, size=LARGE, **headers):
    content = BytesIO(bytes(size))
    content.name = "bieu.xlsx"
    return browser.post(f"/api/submissions/{record.pk}/files", {"file": content}, headers=headers)


@pytest.fixture
def secret(office):
    return create_token(office.reporter, "máy", days=1, may_write=True, by=None)[1]


def test_a_right_token_opens_the_door_and_is_looked_up_once(office, client, secret, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = send(client, office.of("D01"), Authorization=f"Bearer {secret}")
    assert answer.status_code == 202
    assert sum('FROM "records_apitoken"' in each["sql"] for each in asked) == 1


@pytest.mark.parametrize("authorization", ["Bearer sai", "Basic eDp5", "x", "Bearer", ""])
def test_any_other_header_does_not(office, client, authorization):
    answer = send(client, office.of("D01"), **({"Authorization": authorization} if authorization else {}))
    assert (answer.status_code, answer.json()["code"]) == (413, "large_from_stranger")
    assert ReceivedFile.objects.count() == 0


def test_a_wrong_token_at_the_door_is_counted_once(office, client):
    send(client, office.of("D01"), Authorization="Bearer sai")
    assert WrongTokens.objects.get().count == 1
    send(client, office.of("D01"), 10, Authorization="Bearer sai")
    assert WrongTokens.objects.get().count == 2


def test_a_cookie_alone_is_no_session(office):
    stranger = Client()
    stranger.cookies["tongket_session"] = "a" * 32
    content = BytesIO(bytes(LARGE))
    content.name = "bieu.xlsx"
    answer = stranger.post(f"/submissions/{office.of('D01').pk}/upload/", {"files": content})
    assert (answer.status_code, "Đăng nhập, hoặc dùng mã truy cập đúng" in answer.content.decode()) == (413, True)


def test_one_file_of_a_program_is_refused_by_its_length(office, client, secret, settings):
    settings.UPLOAD_LIMIT = 50_000
    answer = send(client, office.of("D01"), 50_000 + LARGE, Authorization=f"Bearer {secret}")
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")


# --- the server itself, before Django is asked
def head_read(*lines):
    """A request whose head has come, and says that a large body follows."""
    from waitress.adjustments import Adjustments

    from tongket.server.first_refusals import Parser

    parser = Parser(Adjustments())
    head = ["POST /api/submissions/1/files HTTP/1.1", "Host: a", f"Content-Length: {LARGE}", *lines]
    parser.received("\r\n".join([*head, "", ""]).encode())
    return parser


@pytest.fixture
def _one_connection(monkeypatch):
    """The test's own, with what it wrote and has not committed: the server would open its own."""
    monkeypatch.setattr("tongket.server.who_sends.close_old_connections", lambda: None)


@pytest.mark.usefixtures("_one_connection")
def test_the_server_knows_from_the_head_who_sends(office, secret):
    from tongket.server.first_refusals import FromStranger

    assert not head_read(f"Authorization: Bearer {secret}").completed
    for lines in ((), ("Authorization: Bearer sai",), ("Cookie: tongket_session=" + "a" * 32,)):
        parser = head_read(*lines)
        assert (parser.completed, type(parser.error)) == (True, FromStranger)
    assert not WrongTokens.objects.exists()  # the server only looks: it writes nothing


@pytest.mark.usefixtures("_one_connection")
def test_a_session_is_known_by_the_server_too(office, signed_in):
    session = signed_in(office.reporter).cookies["tongket_session"].value
    assert not head_read(f"Cookie: a=b; tongket_session={session}").completed


def test_while_the_database_is_away_nothing_large_is_taken_and_that_is_said(monkeypatch):
    from django.db import OperationalError

    from tongket.server import first_refusals

    def away(*words):
        raise OperationalError("connection refused")

    monkeypatch.setattr(first_refusals, "is_known", away)
    parser = head_read("Accept-Language: en")

    kind, said = first_refusals._said(parser)

    assert (parser.completed, parser.error.code, kind) == (True, 503, "application/json")
    assert json.loads(said)["code"] == "database_away"
    assert json.loads(said)["fact"].isascii()


# --- through a socket, streamed: how much of it is taken at all
CHUNK = bytes(1 << 16)


def streamed(port, path, headers, chunks):
    """Send a body piece by piece without a stated length; the answer, where one is heard, and the bytes sent."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("POST", path)
    for name, value in {**headers, "Transfer-Encoding": "chunked"}.items():
        connection.putheader(name, value)
    connection.endheaders()
    sent, heard = 0, None
    try:
        for chunk in chunks:
            connection.send(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            sent += len(chunk)
        connection.send(b"0\r\n\r\n")
        answer = connection.getresponse()
        heard = answer.status, answer.read().decode()
    except (OSError, http.client.HTTPException):
        pass
    connection.close()
    return heard, sent


def declared(port, path, headers, length):
    """The answer to a request that only says how much will come."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("POST", path)
    for name, value in {**headers, "Content-Length": str(length)}.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    said = answer.status, answer.getheader("Content-Type"), answer.read().decode()
    connection.close()
    return said


def form_of(size):
    """A form with one file of that many bytes, in pieces."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="bieu.xlsx"\r\n\r\n'
    return [head, *[CHUNK] * (size // len(CHUNK)), b"\r\n--x--\r\n"]


@pytest.mark.service
@pytest.mark.slow
def test_a_stream_is_cut_unless_its_token_holds(real_office, papers_of):
    office = real_office(papers_of(1), TONGKET_UPLOAD_MB="10")
    by = office.reporters[0]
    made = office.run("server", "token", "create", str(office.folder), f"bc{by.submission}", "--name", "m", "--write")
    office.start()
    path, kind = f"/api/submissions/{by.submission}/files", {"Content-Type": "multipart/form-data; boundary=x"}
    right = {**kind, "Authorization": f"Bearer {made.stdout.strip()}"}
    strangers = (
        {},
        {"Authorization": "Bearer tongket_sai"},
        {"Authorization": "Basic eDp5"},
        {"Cookie": "tongket_session=x"},
    )

    for headers in strangers:
        status, type_of, said = declared(office.port, path, {**kind, **headers}, 5_000_000)
        assert (status, type_of) == (413, "application/json; charset=utf-8")
        assert json.loads(said)["code"] == "large_from_stranger"
        heard, sent = streamed(office.port, path, {**kind, **headers}, form_of(200_000_000))
        assert heard is None or heard[0] == 413
        assert sent < 50_000_000  # what waits in the buffers of the machine, and not a byte on the disk

    heard, sent = streamed(office.port, path, right, form_of(8_000_000))
    assert (heard[0], json.loads(heard[1])["is_new"]) == (202, True)
    heard, sent = streamed(office.port, path, right, form_of(300_000_000))
    assert heard is None or heard[0] == 413
    assert sent < 100_000_000
    assert declared(office.port, path, right, 2_000_000_000)[0] == 413
    assert not [each for each in (office.folder / "spool").rglob("*") if each.is_file()]
    assert office.run("server", "verify", str(office.folder)).returncode == 0
