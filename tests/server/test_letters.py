"""Letters: in the person's language, after the transaction, once each, by a real conversation with a mail server."""

from __future__ import annotations

import socketserver
import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from tongket.server.actions.letters import keep_letter, send_letters
from tongket.server.actions.remind import remind
from tongket.server.actions.write_digests import write_digests
from tongket.server.jobs.timer import ask_for_due_work
from tongket.server.records.letter import Letter
from tongket.server.records.timed_work import TimedWork


class Dialogue(socketserver.StreamRequestHandler):
    """A mail server of the plainest kind: takes what comes, keeps it, refuses the address "khong@"."""

    def handle(self):
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                self.say("354 go on")
                lines = []
                while (text := self.rfile.readline().decode("utf-8").rstrip("\r\n")) != ".":
                    lines.append(text)
                self.server.letters.append("\n".join(lines))
            self.say("550 no such person" if "khong@" in line else "221 bye" if word == "QUIT" else "250 ok")
            if word == "QUIT":
                break

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")


@pytest.fixture
def mail_server(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Dialogue) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.server_address[1], False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield server
        server.shutdown()


@pytest.mark.service
def test_a_letter_goes_through_a_mail_server_and_its_words_are_then_forgotten(db, mail_server):
    keep_letter("thu 1", "ai@vidu.example", "Nhắc gửi\nBcc: ke@xau.example", "Kính gửi Huyện An Bình")
    assert send_letters() == 1
    (sent,) = mail_server.letters
    assert "To: ai@vidu.example" in sent
    assert not [line for line in sent.splitlines() if line.lower().startswith("bcc")]
    kept = Letter.objects.get()
    assert (kept.body, kept.sent_at is not None) == ("", True)
    assert send_letters() == 0


@pytest.mark.service
def test_a_letter_that_was_refused_waits_and_the_others_go(db, mail_server):
    keep_letter("thu 1", "khong@vidu.example", "A", "a")
    keep_letter("thu 2", "co@vidu.example", "B", "b")
    assert send_letters() == 1
    refused = Letter.objects.get(about="thu 1")
    assert "no such person" in refused.problem
    assert refused.next_try_at > timezone.now()
    assert refused.body == "a"


@pytest.mark.service
def test_a_mail_server_that_is_away_loses_nothing(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 2
    keep_letter("thu 1", "ai@vidu.example", "A", "a")
    assert send_letters() == 0
    assert "Refused" in Letter.objects.get().problem


def test_an_occasion_makes_one_letter(db):
    assert keep_letter("thu 1", "ai@vidu.example", "A", "a")
    assert not keep_letter("thu 1", "ai@vidu.example", "A", "a")
    assert Letter.objects.count() == 1


def test_what_is_rolled_back_is_never_sent(office):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        remind([office.of("D01").pk], by=office.consolidator)
        raise ZeroDivisionError
    assert send_letters() == 0
    assert not Letter.objects.exists()


def test_a_reminder_is_in_each_persons_language_with_the_page(office, settings):
    settings.SITE_ADDRESS = "https://baocao.vidu.example"
    head = office.unit_head
    head.language = "en"
    head.save()
    assert remind([office.of("D01").pk], by=office.leader) == 1
    send_letters()
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {"reporter@vidu.example", "unit_head@vidu.example"}
    assert letters["reporter@vidu.example"].subject.startswith("Nhắc gửi báo cáo")
    assert letters["unit_head@vidu.example"].subject.startswith("Reminder to report")
    page = f"https://baocao.vidu.example/submissions/{office.of('D01').pk}/"
    assert all(page in letter.body for letter in letters.values())


@pytest.fixture
def with_addresses(office):
    for name in ("consolidator", "leader", "auditor"):
        person = getattr(office, name)
        person.email = f"{name}@vidu.example"
        person.save()
    return office


def test_the_daily_letter_says_who_is_late_and_what_waits_to_be_checked(with_addresses, sent, settings):
    settings.SITE_ADDRESS = "https://baocao.vidu.example"
    sent("D01")
    write_digests(date(2020, 10, 20))
    send_letters()
    letters = {letter.to[0]: letter.body for letter in mail.outbox}

    clerk = letters["consolidator@vidu.example"]
    assert "- Quá hạn (2): Huyện Bình Minh, Sở Cam Hà" in clerk
    assert "- Chờ kiểm tra (1): Huyện An Bình" in clerk
    assert "https://baocao.vidu.example/rounds/1/" in clerk
    assert "leader@vidu.example" in letters
    assert "auditor@vidu.example" not in letters
    assert "Huyện Bình Minh: hạn 15/10/2020, quá 5 ngày" in letters["stranger@vidu.example"]
    assert "reporter@vidu.example" not in letters  # sent: nothing waits for them


def test_the_daily_letter_is_written_once_a_day_however_often_it_is_asked_for(with_addresses):
    first = write_digests(date(2020, 10, 20))
    assert first > 0
    assert write_digests(date(2020, 10, 20)) == 0
    assert write_digests(date(2020, 10, 21)) == first


def test_work_of_an_hour_is_asked_for_once_a_day_and_not_before_its_hour(staff):
    from django_tasks_db.models import DBTaskResult

    at = datetime(2026, 11, 29, 1, 0, tzinfo=timezone.get_current_timezone())
    assert ask_for_due_work(at) == []
    assert ask_for_due_work(at + timedelta(hours=2)) == ["recount"]
    assert ask_for_due_work(at + timedelta(hours=3)) == []
    assert ask_for_due_work(at + timedelta(hours=7)) == ["digests"]
    assert ask_for_due_work(at + timedelta(hours=8)) == []  # as after any number of starts
    assert DBTaskResult.objects.count() == 2
    assert sorted(ask_for_due_work(at + timedelta(days=1, hours=8))) == ["digests", "recount"]
    assert TimedWork.objects.get(name="digests").asked_for == date(2026, 11, 30)


def test_the_hour_is_the_offices_own_in_its_own_time(staff):
    staff["administrator"].refresh_from_db()
    from tongket.server.actions.office_settings import write_office_settings

    facts = {"name": "Văn phòng", "level": "province", "family": "party"}
    write_office_settings(**facts, mail_hour="15", by=staff["administrator"])
    assert "digests" not in ask_for_due_work(datetime(2026, 11, 29, 7, 59, tzinfo=UTC))  # 14:59 in Hà Nội
    assert "digests" in ask_for_due_work(datetime(2026, 11, 29, 8, 0, tzinfo=UTC))
