"""What a deadline is at its last second, what a new one may be, and what comes in while a round closes."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.utils import timezone

from tongket.server.actions.decide_submission import extend_submission
from tongket.server.actions.open_round import close_round, open_round
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.return_submission import return_submission
from tongket.server.actions.send_submission import enter_on_behalf, send_submission
from tongket.server.actions.write_digests import write_digests
from tongket.server.records.event import Event
from tongket.server.records.letter import Letter
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import Refused
from tongket.server.spool import SpoolHandler
from tongket.server.verify import verify_office

GOOD = ((3, 4), (5, 6))
LAST_DAY = date(2030, 3, 15)
# what the clocks of Hà Nội show, and what they show in UTC at that moment
LAST_SECOND = datetime(2030, 3, 15, 16, 59, 59, tzinfo=UTC)  # 23:59:59 on the 15th
MIDNIGHT = datetime(2030, 3, 15, 17, 0, 0, tzinfo=UTC)  # 00:00:00 on the 16th: still the 15th in UTC
MORNING = datetime(2030, 3, 15, 0, 30, 0, tzinfo=UTC)  # 07:30 on the 15th
NIGHT_BEFORE = datetime(2030, 3, 14, 17, 30, 0, tzinfo=UTC)  # 00:30 on the 15th: the 14th in UTC


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the office."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.fixture
def due(office):
    """The first unit's report, due on the last day."""
    SubmissionRecord.objects.update(deadline=LAST_DAY)
    return office.of("D01")


# --- the last second
@pytest.mark.parametrize(
    ("moment", "is_late", "told"),
    [
        (NIGHT_BEFORE, False, "hạn là hôm nay"),
        (MORNING, False, "hạn là hôm nay"),
        (LAST_SECOND, False, "hạn là hôm nay"),
        (MIDNIGHT, True, "đã quá 1 ngày"),
    ],
)
def test_a_day_ends_at_midnight_of_the_office_on_every_page_in_the_api_and_in_letters(
    due, office, signed_in, program, at, moment, is_late, told
):
    pages = {
        "/": office.reporter,
        "/rounds/1/": office.consolidator,
        "/rounds/1/?only=late": office.consolidator,
        "/overview/": office.leader,
        f"/submissions/{due.pk}/": office.reporter,
        f"/units/{due.unit.code}/due/": office.reporter,
    }
    at(moment)
    signed = {who.username: signed_in(who) for who in pages.values()}
    reading = program(office.consolidator)

    seen = {path: signed[who.username].get(path).content.decode() for path, who in pages.items()}
    for path in ("/", f"/submissions/{due.pk}/", f"/units/{due.unit.code}/due/"):
        assert told in seen[path], path
        assert ("quá hạn</span>" in seen[path]) == is_late, path
    assert ("quá hạn</span>" in seen["/rounds/1/"]) == is_late
    assert ("Huyện An Bình" in seen["/rounds/1/?only=late"]) == is_late
    assert ("Không đơn vị nào quá hạn." in seen["/overview/"]) != is_late

    (first, *_) = reading.get("/api/rounds/1/submissions").json()["items"]
    assert first["is_late"] == is_late

    write_digests(timezone.localdate())
    letter = Letter.objects.get(to="reporter@vidu.example").body
    assert ("quá 1 ngày" in letter) == is_late, letter


@pytest.mark.parametrize(
    ("moment", "days"), [(LAST_SECOND, 0), (MIDNIGHT, 1), (MIDNIGHT + timedelta(days=2), 3)], ids=["in time", "1", "3"]
)
def test_what_was_sent_late_stays_late_and_what_came_in_the_last_second_is_in_time(
    due, office, spooled, workbook, signed_in, program, at, moment, days
):
    at(moment)
    clerk, reading = signed_in(office.consolidator), program(office.consolidator)
    receive_upload(due.pk, spooled(workbook(GOOD, unit=due.unit.name)), by=office.reporter)
    send_submission(due.pk, by=office.reporter)

    says = f"gửi muộn {days} ngày"
    for path in ("/rounds/1/", f"/submissions/{due.pk}/"):
        page = clerk.get(path).content.decode()
        assert ("gửi muộn" in page, says in page) == (days > 0, days > 0), path
    assert reading.get(f"/api/submissions/{due.pk}").json()["sent_late"] == days


def test_a_report_returned_and_sent_again_by_its_new_deadline_is_in_time(due, office, sent, spooled, workbook, at):
    from tongket.server.lists import sent_late

    at(MORNING)
    record = sent("D01")
    return_submission(record.pk, by=office.consolidator, reason="thiếu", deadline=LAST_DAY + timedelta(days=3))
    at(MIDNIGHT + timedelta(days=2))
    receive_upload(record.pk, spooled(workbook(((1, 2), (3, 4)), unit=record.unit.name)), by=office.reporter)
    send_submission(record.pk, by=office.reporter)

    assert sent_late(office.of("D01")) == 0


def test_a_unit_that_sends_itself_what_the_office_once_entered_for_it_is_late_like_others(
    due, office, spooled, workbook, at
):
    from tongket.server.lists import sent_late

    at(MORNING)
    receive_upload(due.pk, spooled(workbook(GOOD, unit=due.unit.name)), by=office.reporter)
    enter_on_behalf(due.pk, by=office.consolidator, reason="đơn vị mất mạng")
    return_submission(due.pk, by=office.consolidator, reason="thiếu", deadline=LAST_DAY + timedelta(days=1))
    at(MIDNIGHT + timedelta(days=3))
    send_submission(due.pk, by=office.reporter)

    assert not office.of("D01").on_behalf
    assert sent_late(office.of("D01")) == 3


def test_a_folder_tells_nothing_of_when_its_units_sent(db, paper_folder, workbook, at):
    from tongket.server.actions.import_review_folder import import_review_folder
    from tongket.server.actions.init_office import init_office
    from tongket.server.lists import sent_late

    init_office("Văn phòng", administrator="quantri")
    (paper_folder / "reports" / "D01").mkdir(parents=True)
    (paper_folder / "reports" / "D01" / "bieu.xlsx").write_bytes(workbook(GOOD, unit="HUYỆN AN BÌNH"))
    record = import_review_folder(paper_folder).submissions.get(unit__code="D01")

    assert (record.state, sent_late(record)) == ("sent", 0)


# --- a new deadline
ACTS = {"return": return_submission, "reopen": reopen_submission, "extend": extend_submission}


def ready_for(move, office, sent):
    """A report to which the move can be done."""
    from tongket.server.actions.accept_submission import accept_submission

    if move == "extend":
        return office.of("D02")
    record = sent("D01")
    return accept_submission(record.pk, by=office.consolidator) if move == "reopen" else record


@pytest.mark.parametrize("move", ACTS)
@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("vi", "Hạn mới 15/03/2030 đã qua: hôm nay là 16/03/2030. Chọn hôm nay hoặc một ngày sau, rồi làm lại."),
        ("en", "The new deadline 2030-03-15 is over: today is 2030-03-16. Choose today or a later day and repeat."),
    ],
)
def test_a_new_deadline_that_is_over_is_refused(office, sent, signed_in, at, move, language, says):
    record = ready_for(move, office, sent)
    at(MIDNIGHT)  # the page was opened a minute ago, when the 15th was today
    clerk = signed_in(office.consolidator)
    clerk.post("/language/", {"language": language})
    told = {"seen": record.revision, "reason": "thiếu biểu", "deadline": LAST_DAY.isoformat()}

    answer = clerk.post(f"/submissions/{record.pk}/{move}/", told)

    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert office.of(record.unit.code).revision == record.revision
    assert not office.round.decisions.filter(verb=move).exists()


@pytest.mark.parametrize("move", ACTS)
def test_a_new_deadline_of_today_is_one(office, sent, at, move):
    record = ready_for(move, office, sent)
    at(LAST_SECOND)
    ACTS[move](record.pk, by=office.consolidator, reason="gấp", deadline=LAST_DAY)
    assert office.of(record.unit.code).deadline == LAST_DAY


def test_more_time_is_a_later_day(due, office, program, at):
    at(MORNING - timedelta(days=9))
    clerk = program(office.consolidator)
    told = {"revision": due.revision, "reason": "bão", "deadline": "2030-03-15"}

    same = clerk.post(f"/api/submissions/{due.pk}/extend", told, content_type="application/json")

    assert (same.status_code, same.json()["code"]) == (400, "deadline_not_later")
    assert same.json()["fact"] == "Hạn 15/03/2030 không muộn hơn hạn đang có (15/03/2030), nên không phải là gia hạn."
    assert office.of("D01").original_deadline is None


def test_a_round_whose_deadlines_are_over_is_opened_only_when_that_is_meant(office, signed_in, at):
    Round.objects.update(state=Round.State.PREPARED)
    UnitRecord.objects.update(level="commune")
    SubmissionRecord.objects.filter(unit__code__in=("D01", "D02")).update(deadline=LAST_DAY)
    SubmissionRecord.objects.filter(unit__code="D03").update(deadline=LAST_DAY + timedelta(days=20))
    at(MIDNIGHT)
    clerk = signed_in(office.consolidator)
    assert "Vẫn mở, dù hạn gửi của có đơn vị đã qua" in clerk.get("/setup/rounds/1/").content.decode()

    asked = clerk.post("/setup/rounds/1/open/")

    assert asked.status_code == 400
    assert "2 đơn vị có hạn gửi đã qua (sớm nhất 15/03/2030; hôm nay 16/03/2030)" in asked.content.decode()
    assert Round.objects.get().state == "prepared"
    assert clerk.post("/setup/rounds/1/open/", {"although_over": "on"}).status_code == 302
    assert Round.objects.get().state == "open"


def test_a_round_whose_deadlines_are_ahead_is_opened_without_asking(office, signed_in, at):
    Round.objects.update(state=Round.State.PREPARED)
    UnitRecord.objects.update(level="commune")
    SubmissionRecord.objects.update(deadline=LAST_DAY)
    at(LAST_SECOND)
    clerk = signed_in(office.consolidator)
    assert "Vẫn mở, dù" not in clerk.get("/setup/rounds/1/").content.decode()
    assert clerk.post("/setup/rounds/1/open/").status_code == 302


# --- a round that closes
def file_named(content, name="bieu.xlsx"):
    made = BytesIO(content)
    made.name = name
    return made


def left_in_spool(office_folder):
    return [path for path in (office_folder / "spool").rglob("*") if path.is_file()]


def meanwhile(monkeypatch, act):
    """Does it once, while the first piece of an upload comes in."""
    usual, done = SpoolHandler.receive_data_chunk, []

    def receive(self, raw_data, start):
        if not done:
            done.append(act())
        return usual(self, raw_data, start)

    monkeypatch.setattr(SpoolHandler, "receive_data_chunk", receive)


def test_an_upload_in_flight_while_its_round_closes_is_refused_whole(
    office, signed_in, workbook, office_folder, monkeypatch
):
    record, reporter = office.of("D01"), signed_in(office.reporter)
    meanwhile(monkeypatch, lambda: close_round(office.round.pk, by=office.consolidator))

    answer = reporter.post(f"/submissions/{record.pk}/upload/", {"files": [file_named(workbook(GOOD))]})

    assert answer.status_code == 400
    assert "đã đóng nên không nhận" in answer.content.decode()
    assert not ReceivedFile.objects.exists()
    assert left_in_spool(office_folder) == []
    assert list(verify_office()) == []


def test_an_upload_in_flight_while_its_deadline_is_moved_is_received(office, signed_in, workbook, monkeypatch):
    record, reporter = office.of("D01"), signed_in(office.reporter)
    later = timezone.localdate() + timedelta(days=9)
    meanwhile(
        monkeypatch,
        lambda: extend_submission(record.pk, by=office.consolidator, reason="mưa lũ", deadline=later),
    )

    answer = reporter.post(f"/submissions/{record.pk}/upload/", {"files": [file_named(workbook(GOOD))]})

    assert answer.status_code == 202
    assert office.of("D01").deadline == later
    assert ReceivedFile.objects.get().submission == record
    assert list(verify_office()) == []


def test_nothing_is_sent_once_the_round_is_closed(office, spooled, workbook, signed_in):
    record = office.of("D01")
    receive_upload(record.pk, spooled(workbook(GOOD, unit=record.unit.name)), by=office.reporter)
    close_round(office.round.pk, by=office.consolidator)

    answer = signed_in(office.reporter).post(f"/submissions/{record.pk}/send/", {"reason": "đã soát"})

    assert answer.status_code == 400
    assert "đã đóng nên không nhận" in answer.content.decode()
    assert office.of("D01").state == "draft"


def test_no_time_is_given_in_a_round_that_closes_at_that_moment(due, office, at, monkeypatch):
    from tongket.server.actions import moving

    at(MORNING)
    usual = moving.write_life

    def closing(*arguments):
        usual(*arguments)
        Round.objects.update(state=Round.State.CLOSED)

    monkeypatch.setattr(moving, "write_life", closing)
    with pytest.raises(Refused) as refused:
        extend_submission(due.pk, by=office.consolidator, reason="mưa lũ", deadline=LAST_DAY + timedelta(days=3))

    assert refused.value.key == "round_is_closed"
    assert office.of("D01").deadline == LAST_DAY


def test_nothing_is_taken_away_once_the_round_is_closed(office, spooled, workbook, signed_in):
    record = office.of("D01")
    file = receive_upload(record.pk, spooled(workbook(GOOD, unit=record.unit.name)), by=office.reporter).file
    close_round(office.round.pk, by=office.consolidator)

    answer = signed_in(office.reporter).post(f"/files/{file.pk}/take-away/")

    assert answer.status_code == 400
    assert "đã đóng nên không nhận" in answer.content.decode()
    file.refresh_from_db()
    assert file.taken_away_at is None
    assert list(verify_office()) == []


@pytest.mark.parametrize("does", ["upload", "send"])
@pytest.mark.django_db(transaction=True)
def test_in_the_trace_nothing_comes_in_behind_the_closing(office, spooled, workbook, monkeypatch, does):
    """Two at the same moment: one has looked whether the round is open, the other closes it."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write after the other")
    from tongket.server.actions import receive_upload as receiving
    from tongket.server.actions import send_submission as sending

    record = office.of("D01")
    if does == "send":
        receive_upload(record.pk, spooled(workbook(GOOD, unit=record.unit.name)), by=office.reporter)
    where = (receiving, "keep_content") if does == "upload" else (sending, "_refuse_unfit")
    usual = getattr(*where)

    def close():
        close_round(office.round.pk, by=office.consolidator)
        connection.close()

    def closing(*arguments, **named):
        answer = usual(*arguments, **named)
        closer = threading.Thread(target=close)
        closer.start()
        closer.join(timeout=20)
        return answer

    monkeypatch.setattr(*where, closing)
    with pytest.raises(Refused) as refused:
        if does == "upload":
            receive_upload(record.pk, spooled(workbook(((1, 1), (1, 1)))), by=office.reporter)
        else:
            send_submission(record.pk, by=office.reporter)

    assert refused.value.key == "round_not_open"
    closed = Event.objects.get(what="round.closed").number
    assert not Event.objects.filter(number__gt=closed).exists()
    assert list(verify_office()) == []


@pytest.mark.parametrize("move", ACTS)
def test_no_unit_is_asked_to_send_again_in_a_closed_round(office, sent, signed_in, move):
    record = ready_for(move, office, sent)
    close_round(office.round.pk, by=office.consolidator)
    clerk, later = signed_in(office.consolidator), timezone.localdate() + timedelta(days=9)
    assert f'action="/submissions/{record.pk}/{move}/"' not in clerk.get(f"/submissions/{record.pk}/").content.decode()

    told = {"seen": record.revision, "reason": "thiếu biểu", "deadline": later.isoformat()}
    answer = clerk.post(f"/submissions/{record.pk}/{move}/", told)

    assert answer.status_code == 400
    assert "Mở lại đợt ở trang Thiết lập trước" in answer.content.decode()
    open_round(office.round.pk, by=office.consolidator)
    assert clerk.post(f"/submissions/{record.pk}/{move}/", told).status_code == 302


def test_nobody_is_reminded_of_a_round_that_takes_nothing_and_its_lines_say_why(office, signed_in):
    close_round(office.round.pk, by=office.consolidator)
    clerk = signed_in(office.consolidator)
    page = clerk.get("/rounds/1/").content.decode()
    assert "Huyện An Bình chưa gửi, và đợt đã đóng." in page
    assert 'type="checkbox"' not in page

    clerk.post("/rounds/1/remind/", {"submission": [office.of("D01").pk]})

    assert not Letter.objects.exists()
    assert "Đợt đã đóng nên không gửi được nữa." in signed_in(office.reporter).get("/rounds/1/").content.decode()
