"""A test letter, so that an administrator learns at once, in words, why reminders do not arrive."""

from __future__ import annotations

import socket
import socketserver
import threading

import pytest
from django.core import mail

from tongket.server.records.event import Event
from tongket.server.records.letter import Letter
from tongket.server.verify import verify_office


class Server(socketserver.StreamRequestHandler):
    """A mail server that refuses where it is told to: "sign-in", "sender", "recipient", "text"."""

    def handle(self):
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word, refused = line.split()[0].upper(), self.server.refuses
            if word == "EHLO":
                self.say("250-ready\r\n250 AUTH PLAIN LOGIN")
            elif word == "AUTH":
                self.say("535 wrong password" if refused == "sign-in" else "235 ok")
            elif word == "MAIL":
                self.say("553 not your address" if refused == "sender" else "250 ok")
            elif word == "RCPT":
                self.say("550 no such person" if refused == "recipient" else "250 ok")
            elif word == "DATA":
                self.take_text(refused)
            else:
                self.say("221 bye" if word == "QUIT" else "250 ok")
            if word == "QUIT":
                break

    def take_text(self, refused):
        self.say("354 go on")
        lines = []
        while (text := self.rfile.readline().decode("utf-8").rstrip("\r\n")) != ".":
            lines.append(text)
        self.server.letters.append("\n".join(lines))
        self.say("554 looks like spam" if refused == "text" else "250 ok")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")


@pytest.fixture
def mail_server(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Server) as server:
        server.letters, server.refuses, server.daemon_threads = [], "", True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.server_address[1], False
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "vanphong", "mat-khau-cua-may-chu-thu"
        yield server
        server.shutdown()


@pytest.fixture
def admin(staff, signed_in):
    browser = signed_in(staff["administrator"])
    browser.raise_request_exception = False
    return browser


def asked(admin, to="quantri@vidu.example"):
    answer = admin.post("/setup/office/test-letter/", {"to": to})
    return answer.status_code, answer.content.decode()


@pytest.mark.service
def test_a_letter_that_went_is_said_and_traced(admin, mail_server):
    status, page = asked(admin)
    assert (status, "Máy chủ thư 127.0.0.1" in page) == (200, True)
    assert "đã nhận thư thử gửi tới quantri@vidu.example" in page
    (letter,) = mail_server.letters
    assert "To: quantri@vidu.example" in letter
    event = Event.objects.get(what="office.test_letter")
    assert (event.by, event.reason) == ("quantri", "quantri@vidu.example: sent")
    assert not Letter.objects.exists()  # it does not wait to be tried again
    assert list(verify_office()) == []


REFUSALS = {
    "sign-in": ("không nhận tên hoặc mật khẩu", "535"),
    "sender": ("không cho gửi bằng địa chỉ", "553"),
    "recipient": ("không nhận thư cho", "550"),
    "text": ("đã nối được nhưng không nhận thư", "554"),
}


@pytest.mark.service
@pytest.mark.parametrize("at", REFUSALS)
def test_what_the_mail_server_refuses_is_said_with_its_own_words(admin, mail_server, at):
    mail_server.refuses = at
    status, page = asked(admin)
    words, code = REFUSALS[at]
    assert (status, words in page, code in page) == (200, True, True), page
    assert "mat-khau-cua-may-chu-thu" not in page
    assert Event.objects.get(what="office.test_letter").reason.startswith("quantri@vidu.example: ")


@pytest.mark.service
@pytest.mark.parametrize(
    ("host", "words"), [("127.0.0.1", "không trả lời ở cổng này"), ("khong-co.invalid", "Không tìm thấy máy chủ thư")]
)
def test_a_mail_server_that_is_not_there_is_said(admin, settings, host, words, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = host, 9, 2
    if host.endswith(".invalid"):

        def unknown(*args, **kwargs):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
    status, page = asked(admin)
    assert (status, words in page, "Traceback" in page) == (200, True, False), page


@pytest.mark.service
def test_a_mail_server_that_keeps_silent_is_not_waited_for_without_end(admin, settings):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", silent.getsockname()[1], 1
        assert "không trả lời kịp" in asked(admin)[1]


def test_without_a_mail_server_it_is_said_that_nothing_leaves(admin, settings, office_folder):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(office_folder / "outbox")
    status, page = asked(admin)
    assert (status, "Chưa đặt máy chủ thư (TONGKET_SMTP)" in page) == (200, True)
    assert "outbox/" in page


@pytest.mark.parametrize("to", ["", "không phải địa chỉ", "a@b.example, c@d.example", "a@b.example\nBcc: x@y.example"])
def test_what_is_no_address_is_said_and_nothing_sent(admin, to):
    status, page = asked(admin, to)
    assert (status, "không phải địa chỉ thư" in page) == (400, True)
    assert mail.outbox == []


def test_the_page_offers_it_in_both_languages(admin, staff):
    assert "Gửi thư thử" in admin.get("/setup/office/").content.decode()
    admin.post("/account/language/", {"language": "en"})
    assert "Send a test letter" in admin.get("/setup/office/").content.decode()
    assert "No mail server is set (TONGKET_SMTP)" in asked(admin)[1]


def test_nobody_else_sends_one(staff, signed_in):
    for role in ("consolidator", "leader", "auditor"):
        assert signed_in(staff[role]).post("/setup/office/test-letter/", {"to": "a@b.example"}).status_code == 403
    assert mail.outbox == []
