"""What is dropped into reports/ after the office was made of a folder reaches the office at its next start, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import record_decision
from tongket.server import serving
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.open_round import close_round, open_round
from tongket.server.actions.read_received import read_received
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.return_submission import return_submission
from tongket.server.actions.send_submission import enter_on_behalf
from tongket.server.lists import sent_late
from tongket.server.names_as_sent import is_numbered
from tongket.server.records.event import Event
from tongket.server.records.person import Person
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import Refused
from tongket.server.round_desk import acts_in
from tongket.server.taken_decisions import decided_about
from tongket.server.totals import totals_of
from tongket.server.verify import verify_office

FIRST, SECOND = ((3, 4), (5, 6)), ((30, 40), (50, 60))


@pytest.fixture
def drop(paper_folder, workbook):
    """Puts a filled form into the folder's reports/."""

    def put(path, values, unit):
        target = paper_folder / "reports" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(workbook(values, unit=unit))

    return put


@pytest.fixture
def start(db, paper_folder, drop):
    """Starts the office of a folder in which one unit's workbook lies; what the start told."""
    drop("D01/bieu.xlsx", FIRST, "HUYỆN AN BÌNH")

    def started():
        told = []
        serving._desk_office(paper_folder, told.append)
        return told

    assert started() == []
    return started


def of(code):
    return SubmissionRecord.objects.select_related("unit", "round").get(unit__code=code)


def clerk():
    return Person.objects.get(username="vanphong")


def accepted(code="D01"):
    read_received()  # what the worker does
    return accept_submission(of(code).pk, by=clerk())


def total():
    """The first cell of the form, added up."""
    figures = totals_of(Round.objects.get()).figures
    return next(each for each in figures if each["cell"] == "D5")["value"]


def test_a_new_file_is_brought_once_read_and_its_unit_has_sent_it(start, drop):
    drop("D02/bieu.xlsx", SECOND, "HUYỆN BÌNH MINH")

    told = start()

    assert told == [
        "Đã đưa vào văn phòng 1 tệp mới trong reports: D02/bieu.xlsx. Đơn vị nào có tệp mới thì chờ kiểm tra; báo cáo "
        "đã nhận được mở lại, chưa tính cho đến khi nhận lại."
    ]
    assert of("D02").state == "sent"
    events = Event.objects.count()
    assert start() == []
    assert Event.objects.count() == events
    assert Event.objects.filter(what="file.receive", by="").count() == 2
    assert list(verify_office()) == []


def test_many_new_files_are_told_by_the_first_few(start, drop):
    for number in range(7):
        drop(f"D02/bieu {number}.xlsx", ((number, 1), (1, 1)), "HUYỆN BÌNH MINH")
    (told,) = start()
    assert "7 tệp mới trong reports: D02/bieu 0.xlsx" in told
    assert "D02/bieu 4.xlsx và 2 tệp nữa." in told


def test_a_file_that_was_written_over_takes_the_place_of_what_came_before(start, drop):
    drop("D01/bieu.xlsx", SECOND, "HUYỆN AN BÌNH")

    assert len(start()) == 1
    assert start() == []

    old, new = ReceivedFile.objects.order_by("pk")
    assert (old.replaced_by, new.path) == (new, "D01/bieu (2).xlsx")
    assert Event.objects.filter(what="file.replace").count() == 1
    accepted()
    assert total() == "30"
    assert list(verify_office(with_totals=True)) == []


def test_a_file_that_was_put_back_as_it_was_counts_again(start, drop):
    drop("D01/bieu.xlsx", SECOND, "HUYỆN AN BÌNH")
    start()
    drop("D01/bieu.xlsx", FIRST, "HUYỆN AN BÌNH")
    assert len(start()) == 1
    assert start() == []
    accepted()
    assert total() == "3"


def test_a_file_in_no_folder_may_be_written_over_too(start, drop):
    drop("an binh.xlsx", FIRST, "HUYỆN AN BÌNH")
    start()
    drop("an binh.xlsx", SECOND, "HUYỆN AN BÌNH")
    start()
    assert start() == []
    assert ReceivedFile.objects.filter(path="an binh (2).xlsx").exists()


def test_what_waits_to_be_checked_and_changes_is_not_accepted_unseen(start, drop):
    seen = of("D01").revision
    drop("D01/lan 2.xlsx", SECOND, "HUYỆN AN BÌNH")
    start()
    read_received()
    from tongket.server.refusal import ChangedMeanwhile

    with pytest.raises(ChangedMeanwhile):
        accept_submission(of("D01").pk, by=clerk(), seen=seen)
    now = of("D01").revision
    start()
    assert of("D01").revision == now


def test_a_new_file_of_an_accepted_report_counts_only_when_it_is_accepted_again(start, drop):
    accepted()
    draft_review(Round.objects.get().pk, by=clerk())
    assert total() == "3"
    drop("D01/bieu.xlsx", SECOND, "HUYỆN AN BÌNH")

    start()

    assert (of("D01").state, total()) == ("sent", None)
    assert ReviewRecord.objects.get().is_stale
    reopened = Event.objects.get(what="submission.reopen")
    assert (reopened.by, reopened.reason) == ("", "có tệp mới trong thư mục: D01/bieu (2).xlsx")
    (told,) = decided_about(of("D01"))
    assert (told.verb, told.why, told.by) == ("reopen", reopened.reason, "máy")
    (printed,) = acts_in(Round.objects.get())
    assert (printed.unit, printed.kind, printed.why) == ("D01", "reopen", reopened.reason)
    accepted()
    assert total() == "30"
    assert start() == []
    assert of("D01").state == "accepted"
    assert list(verify_office(with_totals=True)) == []


def test_a_new_file_answers_a_return(start, drop):
    later = timezone.localdate() + timedelta(days=5)
    return_submission(of("D01").pk, by=clerk(), reason="sai năm 2019", deadline=later)
    drop("D01/sua lai.xlsx", SECOND, "HUYỆN AN BÌNH")

    start()
    accepted()

    assert total() == "30"
    standing = dict(ReadingRecord.objects.values_list("path", "status"))
    assert standing == {"D01/bieu.xlsx": "superseded", "D01/sua lai.xlsx": "used"}
    assert list(verify_office(with_totals=True)) == []


def test_a_start_that_was_killed_after_the_files_came_is_finished_by_the_next(start, drop, monkeypatch):
    drop("D02/bieu.xlsx", SECOND, "HUYỆN BÌNH MINH")

    class Killed(BaseException):
        pass

    def killed(*_, **__):
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr("tongket.server.actions.bring_files.follow_brought", killed)
        with pytest.raises(Killed):
            start()
    assert of("D02").state == "draft"

    start()

    assert of("D02").state == "sent"


def test_a_start_that_was_killed_while_reading_is_finished_by_the_next(start, drop, monkeypatch):
    drop("D02/bieu.xlsx", SECOND, "HUYỆN BÌNH MINH")

    def killed():
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("tongket.server.actions.bring_files.read_received", killed)
        with pytest.raises(KeyboardInterrupt):
            start()

    start()

    assert of("D02").state == "sent"
    assert not ReceivedFile.objects.filter(state="received").exists()


@pytest.mark.parametrize("place", ["D01/b.xlsx", "D01/lan 1/b.xlsx", "b.xlsx"])
def test_a_file_with_another_name_or_place_is_no_new_report(start, paper_folder, place):
    accepted()
    target = paper_folder / "reports" / place
    target.parent.mkdir(exist_ok=True)
    (paper_folder / "reports" / "D01" / "bieu.xlsx").rename(target)

    start()

    assert of("D01").state == "accepted"
    assert total() == "3"
    assert list(verify_office(with_totals=True)) == []


def test_a_returned_file_under_another_name_answers_nothing(start, paper_folder):
    later = timezone.localdate() + timedelta(days=5)
    return_submission(of("D01").pk, by=clerk(), reason="sai năm 2019", deadline=later)
    old = paper_folder / "reports" / "D01" / "bieu.xlsx"
    old.rename(old.with_name("b.xlsx"))
    start()
    assert of("D01").state == "returned"


def assign(folder, what, unit):
    decision = Decision(what=what, verb=Verb.ASSIGN, value=unit, why="đã gọi hỏi", by="Chị Lan", when="2020-10-30")
    record_decision(folder / "decisions.toml", decision)


@pytest.mark.parametrize("is_accepted", [False, True])
def test_a_unit_whose_only_file_is_given_to_another_is_asked_again(start, paper_folder, is_accepted):
    if is_accepted:
        accepted()
    assign(paper_folder, "D01/bieu.xlsx", "D02")

    start()
    read_received()

    assert (of("D01").state, of("D02").state) == ("returned", "sent")
    assert Event.objects.filter(what__in=("submission.return", "submission.reopen")).get().reason == (
        "không còn tệp nào tính cho đơn vị này (tệp đã giao cho đơn vị khác hoặc bị ghi đè)"
    )
    assert of("D01").is_checked
    events = Event.objects.count()
    start()
    assert Event.objects.count() == events
    assert list(verify_office(with_totals=True)) == []


@pytest.mark.parametrize("is_assigned", [True, False])
def test_what_is_left_of_an_accepted_report_that_lost_a_file_is_looked_at_again(start, drop, paper_folder, is_assigned):
    drop("D01/thay the.xlsx", SECOND, "HUYỆN AN BÌNH")
    drop("chung (thay the).xlsx", ((7, 7), (7, 7)), "HUYỆN AN BÌNH")
    start()
    accepted()
    if is_assigned:
        assign(paper_folder, "chung (thay the).xlsx", "D02")
    else:
        drop("chung (thay the).xlsx", ((7, 7), (7, 7)), "HUYỆN BÌNH MINH")

    start()

    assert (of("D01").state, of("D02").state, total()) == ("sent", "sent", None)
    assert Event.objects.get(what="submission.reopen").reason == (
        "có tệp của đơn vị này đã giao cho đơn vị khác hoặc bị ghi đè"
    )
    events = Event.objects.count()
    start()
    assert Event.objects.count() == events
    assert list(verify_office()) == []


def test_a_unit_whose_file_is_written_over_by_anothers_is_asked_again(start, drop):
    drop("chung.xlsx", SECOND, "HUYỆN BÌNH MINH")
    start()
    accepted("D02")
    drop("chung.xlsx", FIRST, "SỞ CAM HÀ")

    start()

    assert (of("D02").state, of("D03").state) == ("returned", "sent")


def test_an_accepted_unit_that_gains_a_file_by_decision_is_looked_at_again(start, drop, paper_folder):
    drop("thay the.xlsx", SECOND, "....................")
    start()
    drop("D01/bieu.xlsx", ((1, 1), (1, 1)), "HUYỆN AN BÌNH")  # sent after the other had come
    start()
    accepted()
    assign(paper_folder, "thay the.xlsx", "D01")

    start()

    assert (of("D01").state, total()) == ("sent", None)
    assert Event.objects.get(what="submission.reopen").reason == (
        "có tệp được giao cho đơn vị này theo quyết định: thay the.xlsx"
    )
    events = Event.objects.count()
    start()
    assert Event.objects.count() == events


def test_what_waits_and_gains_a_file_by_decision_is_not_accepted_unseen(start, drop, paper_folder):
    drop("thay the.xlsx", SECOND, "....................")
    start()
    drop("D01/bieu.xlsx", ((1, 1), (1, 1)), "HUYỆN AN BÌNH")  # sent after the other had come
    start()
    seen = of("D01").revision, of("D01").last_sent_at
    assign(paper_folder, "thay the.xlsx", "D01")
    start()
    assert of("D01").revision > seen[0] + 1
    assert of("D01").last_sent_at > seen[1]


def test_what_a_unit_uploaded_and_did_not_send_is_not_sent_by_a_start(start, drop, spooled, workbook):
    from tongket.server.actions.receive_upload import receive_upload

    receive_upload(of("D02").pk, spooled(workbook(FIRST, unit="HUYỆN BÌNH MINH")), by=clerk())
    read_received()
    start()
    assert of("D02").state == "draft"


def test_a_closed_round_takes_nothing_and_says_what_it_left(start, drop):
    close_round(Round.objects.get().pk, by=clerk())
    drop("D02/bieu.xlsx", SECOND, "HUYỆN BÌNH MINH")

    (told,) = start()

    assert told.startswith("Trong reports có 1 tệp mới chưa đưa vào vì đợt")
    assert told.endswith("đã đóng: D02/bieu.xlsx. Mở lại đợt ở trang Thiết lập, rồi chạy lại tongket serve.")
    assert ReceivedFile.objects.count() == 1
    open_round(Round.objects.get().pk, by=clerk())
    assert "1 tệp mới" in start()[0]
    assert of("D02").state == "sent"


def test_a_file_that_is_too_large_is_left_and_named_and_the_others_come(start, drop, monkeypatch):
    monkeypatch.setattr("tongket.server.actions.bring_files.LARGEST_FILE", 20_000)
    drop("D02/bieu.xlsx", SECOND, "HUYỆN BÌNH MINH")
    drop("D02/anh.xlsx", FIRST, "HUYỆN BÌNH MINH")
    with (drop.__closure__[0].cell_contents / "reports" / "D02" / "anh.xlsx").open("ab") as target:
        target.write(bytes(20_000))

    brought, left = start()

    assert "D02/bieu.xlsx" in brought
    assert left.startswith("Chưa đưa vào tệp lớn quá")
    assert "D02/anh.xlsx" in left


def test_papers_that_changed_since_are_told_and_not_followed(start, paper_folder, workbook):
    (paper_folder / "form.xlsx").write_bytes(workbook(None, title="BIỂU 1. BIỂU MỚI"))
    before = Round.objects.get().inputs

    (told,) = start()

    assert told.startswith("Giấy tờ trong thư mục đã đổi sau khi lập văn phòng (form.xlsx)")
    assert Round.objects.get().inputs == before
    assert list(verify_office()) == []


@pytest.mark.parametrize(
    ("path", "own", "is_one"),
    [
        ("D01/bieu.xlsx", "D01/bieu.xlsx", True),
        ("D01/bieu (2).xlsx", "D01/bieu.xlsx", True),
        ("D01/bieu (lần 2).xlsx", "D01/bieu.xlsx", False),
        ("D02/bieu (2).xlsx", "D01/bieu.xlsx", False),
        ("D01/bieu", "D01/bieu.xlsx", False),
        ("D01.2/bieu (2)", "D01.2/bieu", True),
    ],
)
def test_a_numbered_path_is_known_again(path, own, is_one):
    assert is_numbered(path, own) is is_one


def test_a_returned_report_of_a_folder_is_sent_again_with_an_explanation(start, db):
    later = timezone.localdate() + timedelta(days=5)
    return_submission(of("D01").pk, by=clerk(), reason="sai năm 2019", deadline=later)
    read_received()

    sent = enter_on_behalf(of("D01").pk, by=clerk(), reason="đơn vị đã giải trình: số đúng")

    assert sent.state == "sent"
    accepted()
    assert total() == "3"
    assert list(verify_office(with_totals=True)) == []


def test_a_unit_of_which_nothing_came_has_nothing_to_send(start, db):
    with pytest.raises(Refused) as refused:
        enter_on_behalf(of("D02").pk, by=clerk(), reason="gọi điện")
    assert refused.value.key == "nothing_to_send"


def test_a_file_that_came_before_a_return_does_not_answer_it(start, drop):
    drop("D01/cu (thay the).xlsx", SECOND, "HUYỆN AN BÌNH")  # says itself that it leads
    start()
    accepted()
    drop("D01/bieu.xlsx", ((7, 7), (7, 7)), "HUYỆN AN BÌNH")  # superseded: nothing counts differently
    start()
    assert of("D01").state == "accepted"
    later = timezone.localdate() + timedelta(days=5)
    reopen_submission(of("D01").pk, by=clerk(), reason="xem lại", deadline=later)

    start()

    assert of("D01").state == "returned"


def test_a_file_of_nobody_is_its_units_once_that_is_decided_in_the_folder(start, drop, paper_folder):
    drop("khong ro.xlsx", SECOND, "....................")
    start()
    assert of("D02").state == "draft"
    decision = Decision(
        what="khong ro.xlsx", verb=Verb.ASSIGN, value="D02", why="đã gọi hỏi", by="Chị Lan", when="2020-10-30"
    )
    record_decision(paper_folder / "decisions.toml", decision)

    start()

    assert of("D02").state == "sent"
    assert list(verify_office()) == []


def test_nobody_is_called_late_for_the_day_of_a_start(start, drop):
    in_time = datetime(2020, 10, 1, tzinfo=UTC)
    SubmissionRecord.objects.filter(unit__code="D01").update(
        sent_by=clerk(), first_sent_at=in_time, last_sent_at=in_time, deadline=date(2020, 10, 5)
    )
    drop("D01/bieu.xlsx", SECOND, "HUYỆN AN BÌNH")

    start()

    assert (of("D01").sent_by, of("D01").last_sent_at) == (clerk(), in_time)
    assert sent_late(of("D01")) == 0
    revision = of("D01").revision
    start()
    assert of("D01").revision == revision


def test_more_in_a_folder_does_not_hide_that_a_unit_sent_late(start, drop):
    late = datetime(2020, 10, 7, tzinfo=UTC)
    accepted()
    SubmissionRecord.objects.filter(unit__code="D01").update(
        sent_by=clerk(), last_sent_at=late, deadline=date(2020, 10, 5)
    )
    drop("D01/bieu.xlsx", SECOND, "HUYỆN AN BÌNH")

    start()

    assert (of("D01").state, sent_late(of("D01"))) == ("sent", 2)
