"""Two acts at the same moment wait for each other in one order: on PostgreSQL neither is thrown out for the other."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import submission_for
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.bring_decisions import bring_decisions
from tongket.server.actions.decide_submission import exclude_submission, waive_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.moving_review import review_for
from tongket.server.actions.open_round import close_round, open_round
from tongket.server.actions.people import change_person
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.reviews import approve_review, issue_review, submit_review
from tongket.server.chain import add_event
from tongket.server.records.received_file import ReceivedFile
from tongket.server.verify import verify_office

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


@pytest.fixture
def meanwhile():
    """Runs an act in another connection until it is done or waits for us; what it answers waits for its end."""
    running = []

    def run(act):
        failed = []

        def run_it():
            try:
                act()
            except Exception as error:
                failed.append(error)
            finally:
                connection.close()

        thread = threading.Thread(target=run_it)
        running.append((thread, failed))
        thread.start()
        until = time.monotonic() + 20
        while thread.is_alive() and not _somebody_waits() and time.monotonic() < until:
            time.sleep(0.02)
        return lambda: _end(thread, failed)

    yield run
    for thread, failed in running:
        _end(thread, failed)


def _end(thread, failed):
    thread.join(30)
    assert failed == []


def _somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def _comes(office):
    """What an upload that has the head of the trace leaves: its round and its sender are looked up at the end."""
    made = ReceivedFile.objects.create(
        round=office.round,
        submission=office.of("D01"),
        name="bieu.xlsx",
        path="D01/bieu.xlsx",
        sha256="0" * 64,
        size=1,
        received_at=timezone.now(),
        sent_by=office.reporter,
    )
    add_event("file.receive", made, by=office.reporter)


@pytest.mark.parametrize(
    "act",
    [
        lambda office: close_round(office.round.pk, by=office.consolidator),
        lambda office: open_round(office.round.pk, by=office.consolidator),
        lambda office: draft_review(office.round.pk, by=office.consolidator),
        lambda office: change_person(office.reporter.pk, name="Chị Hoa", email="", by=office.administrator),
    ],
    ids=["close", "open", "draft", "change a person"],
)
def test_a_file_comes_while_its_round_or_its_sender_is_changed(office, sent, meanwhile, act):
    accept_submission(sent("D02").pk, by=office.consolidator)
    with transaction.atomic():
        _comes(office)
        meanwhile(lambda: act(office))
    assert office.of("D01").files.count() == 1


@pytest.fixture
def drafted(office, sent):
    for code in ("D01", "D02"):
        accept_submission(sent(code).pk, by=office.consolidator)
    return draft_review(office.round.pk, by=office.consolidator)


def _again(office):
    day = timezone.localdate()
    reopen_submission(office.of("D01").pk, by=office.consolidator, reason="tính lại", deadline=day)


def _from_the_folder(office):
    from tongket.directive.decision import Decision, Verb

    left_out = Decision(what="D01", verb=Verb.EXCLUDE, value="", why="số liệu sai", by="Chị Lan", when="2020-10-30")
    bring_decisions(office.round, [left_out], by=None)


@pytest.mark.parametrize(
    "act",
    [
        lambda office: exclude_submission(office.of("D01").pk, by=office.consolidator, reason="số liệu sai"),
        lambda office: waive_submission(office.of("D03").pk, by=office.consolidator, reason="mới thành lập"),
        _again,
        _from_the_folder,
    ],
    ids=["exclude", "waive", "reopen", "bring decisions"],
)
def test_a_report_is_decided_about_while_its_review_is_signed(office, drafted, meanwhile, act):
    with transaction.atomic():
        record = review_for(office.consolidator, drafted.pk, Deed.DRAFT_REVIEW)
        ended = meanwhile(lambda: act(office))
        add_event("review.asked", record, by=office.consolidator)
    ended()
    drafted.refresh_from_db()
    assert drafted.is_stale
    assert list(verify_office()) == []


def test_a_review_is_issued_while_a_report_of_it_is_looked_at(office, drafted, meanwhile):
    submit_review(drafted.pk, by=office.consolidator, chain=[office.leader])
    approve_review(drafted.pk, by=office.leader)
    with transaction.atomic():
        record = submission_for(office.consolidator, office.of("D01").pk, Deed.JUDGE_SUBMISSION)
        meanwhile(lambda: issue_review(drafted.pk, by=office.leader))
        add_event("submission.send", record, by=office.consolidator)


def test_a_review_is_issued_while_its_round_is_closed(office, drafted, meanwhile):
    submit_review(drafted.pk, by=office.consolidator, chain=[office.leader])
    approve_review(drafted.pk, by=office.leader)
    with transaction.atomic():
        type(office.round).objects.select_for_update(no_key=True).get(pk=office.round.pk)
        meanwhile(lambda: issue_review(drafted.pk, by=office.leader))
        add_event("round.closed", office.round, by=office.consolidator)
