"""What falls due: the register's reviews on the leaders' page, a list for each unit, a list for each person."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.reviews import approve_review, submit_review
from tongket.server.kept_register import calendar_on, keep_register
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.unit import UnitRecord

DOCUMENT = """
[[document]]
symbol = "48-CT/TW"
type = "Chỉ thị"
issuer = "Bộ Chính trị"
dated = 2010-10-22
field = "an ninh"

[[document.review]]
after_years = 10
kind = "tổng kết"
set_by = "Ban Thường vụ Tỉnh ủy"
"""


@pytest.fixture
def on(monkeypatch):
    """Makes today that day."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda *_: day)


@pytest.fixture
def register(office_folder):
    """Writes the office's register."""
    return lambda text=DOCUMENT: (office_folder / "register.toml").write_text(text, encoding="utf-8")


def grown(count, letter):
    """More units under the first, none of which has sent."""
    of, parent = Round.objects.get(number=1), UnitRecord.objects.get(code="D01")
    units = UnitRecord.objects.bulk_create(
        UnitRecord(code=f"{letter}{n}", name=f"Xã {letter}{n}", parent=parent, path=f"{parent.path}{letter}{n}/")
        for n in range(count)
    )
    SubmissionRecord.objects.bulk_create(
        SubmissionRecord(round=of, unit=unit, position=100 + n, deadline=date(2020, 10, 1))
        for n, unit in enumerate(units)
    )


def said(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 7, 1), "Tiếp theo Tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW chưa đến kỳ"),
        (date(2020, 9, 1), "sắp đến kỳ Đủ năm ngày 22/10/2020; họp chậm nhất 31/12/2020, còn 121 ngày."),
        (date(2020, 11, 1), "đã đến kỳ Đủ năm ngày 22/10/2020; họp chậm nhất 31/12/2020, còn 60 ngày."),
        (date(2021, 1, 10), "quá hạn Hạn cuối 31/12/2020, đã quá 10 ngày."),
        (date(2026, 1, 10), "Đã quá hạn 1"),
    ],
)
def test_a_review_of_the_register_is_ahead_near_due_and_overdue_by_the_day(
    office, signed_in, register, on, day, expected
):
    register()
    on(day)

    assert expected in said(signed_in(office.leader), "/overview/")


def test_the_round_that_collects_for_a_review_stands_beside_it_with_who_is_late(office, signed_in, register, on):
    register()
    on(date(2020, 10, 20))
    SubmissionRecord.objects.update(deadline=date(2020, 10, 1))
    page = said(signed_in(office.leader), "/overview/")
    assert "0/3 đơn vị" in page
    assert re.search(r"\d\d/\d\d/2020 cấp huyện đã qua 2 đơn vị chưa gửi", page)

    Round.objects.update(state=Round.State.CLOSED)

    page = said(signed_in(office.leader), "/overview/")
    assert "Chưa mở đợt thu báo cáo: chờ chuyên viên tổng hợp mở đợt" in page


def test_what_is_off_in_the_register_is_said(office, signed_in, register, on):
    register(DOCUMENT.replace('field = "an ninh"', 'field = "an ninh"\nunconfirmed = "chưa thấy bản gốc"'))
    on(date(2020, 10, 20))

    page = said(signed_in(office.leader), "/overview/")

    assert "48-CT/TW chưa được xác nhận: chưa thấy bản gốc." in page
    assert "Hạn gửi tính theo ngày đề xuất đã qua" in page
    assert "chờ người có thẩm quyền ấn định" in page


def test_a_faulty_register_is_told_with_its_first_fault_and_harms_nothing_else(office, signed_in, register):
    register(DOCUMENT.replace("2010-10-22", '"hôm qua"').replace("after_years = 10", "after_years = 0"))

    page = said(signed_in(office.leader), "/overview/")

    assert re.search(r"Sổ văn bản có \d chỗ sai nên chưa tính được lịch\. Chỗ đầu tiên: .*hôm qua", page)
    assert office.round.title in page


def test_without_a_register_the_page_says_who_would_put_it_where(office, signed_in):
    assert "Văn phòng chưa có sổ văn bản" in said(signed_in(office.leader), "/overview/")


def test_the_register_of_a_desk_is_read_where_it_lies_and_an_imported_one_is_taken_along(tmp_path, settings, example):
    desk = tmp_path / "desk"
    (desk / ".tongket" / "office").mkdir(parents=True)
    settings.OFFICE_FOLDER = desk / ".tongket" / "office"
    shutil.copyfile(example / "register.toml", desk / "register.toml")
    keep_register(desk)
    assert calendar_on(date(2020, 6, 1)) is not None
    assert not (settings.OFFICE_FOLDER / "register.toml").exists()

    settings.OFFICE_FOLDER = tmp_path / "office"
    keep_register(example)

    assert (settings.OFFICE_FOLDER / "register.toml").read_bytes() == (example / "register.toml").read_bytes()


def test_a_changed_register_is_read_again(office_folder, register, on):
    import os

    register()
    assert len(calendar_on(date(2020, 11, 1)).calendar.milestones) == 1
    register(DOCUMENT.split("[[document.review]]")[0])
    os.utime(office_folder / "register.toml", (1, 1))

    assert len(calendar_on(date(2020, 11, 1)).calendar.milestones) == 0


def test_the_leaders_page_asks_as_often_for_many_units_as_for_few(
    office, sent, signed_in, register, on, django_assert_max_num_queries
):
    register()
    on(date(2020, 11, 1))
    sent("D01")
    grown(4, "A")
    browser = signed_in(office.leader)
    counted = {}
    for path in ("/overview/", "/units/D01/due/", "/"):
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            browser.get(path)
        counted[path] = len(queries)

    grown(40, "Z")

    for path, few in counted.items():
        with django_assert_max_num_queries(few):
            browser.get(path)


# --- of each unit


def test_a_units_list_holds_what_it_owes_and_what_the_register_has_coming(office, signed_in, register, on):
    register(DOCUMENT.replace("after_years = 10", "after_years = 12").replace("48-CT/TW", "49-CT/TW"))
    on(date(2022, 1, 10))
    SubmissionRecord.objects.update(deadline=date(2022, 1, 12))

    page = said(signed_in(office.reporter), "/units/D01/due/")

    assert "Việc đến hạn của Huyện An Bình" in page
    assert "12/01/2022 · còn 2 ngày" in page
    assert "Đang chờ Huyện An Bình gửi." in page
    assert re.search(r"\d\d/\d\d/2022 Hội nghị tổng kết 12 năm thực hiện Chỉ thị 49-CT/TW còn \d+ ngày làm việc", page)


def test_a_units_list_is_not_there_for_another_unit(office, signed_in):
    assert signed_in(office.stranger).get("/units/D01/due/").status_code == 404
    assert signed_in(office.administrator).get("/units/D01/due/").status_code == 200


# --- of each person


def test_what_waits_for_each_person_stands_on_their_first_page(office, sent, signed_in):
    record = sent("D01")
    clerk, leader = signed_in(office.consolidator), signed_in(office.leader)
    assert "1 báo cáo chờ kiểm tra" in said(clerk, "/")
    assert "Không có việc gì đang chờ bạn." in said(leader, "/")

    accept_submission(record.pk, by=office.consolidator)
    review = ReviewRecord.objects.create(
        round=office.round, number=1, counted=1, drafted_by=office.consolidator, drafted_at=timezone.now()
    )
    assert "Dự thảo lần 1 đã soạn. Chọn người duyệt và trình." in said(clerk, "/")
    submit_review(review.pk, by=office.consolidator, chain=[office.leader])
    assert "Không có việc gì đang chờ bạn." in said(clerk, "/")
    assert "Dự thảo lần 1: đến lượt bạn duyệt hoặc trả lại." in said(leader, "/")
    approve_review(review.pk, by=office.leader)
    assert "Dự thảo lần 1 đã duyệt đủ. Ghi số, ký hiệu và ban hành." in said(leader, "/")
    ReviewRecord.objects.update(is_stale=True)
    assert "Dự thảo lần 1 đã cũ. Soạn lại từ số liệu hiện nay." in said(clerk, "/")


def test_only_the_last_draft_of_a_round_waits_for_anyone(office, signed_in):
    at = timezone.now() - timedelta(hours=1)
    for number in (1, 2):
        ReviewRecord.objects.create(
            round=office.round, number=number, counted=0, drafted_by=office.consolidator, drafted_at=at
        )

    page = said(signed_in(office.consolidator), "/")

    assert "Dự thảo lần 2 đã soạn" in page
    assert "Dự thảo lần 1 đã soạn" not in page


def test_a_report_says_who_holds_it_and_what_would_move_it_on(office, sent, signed_in):
    waiting = office.of("D02")
    assert "Đang chờ Huyện Bình Minh gửi. Đơn vị gửi báo cáo; có thể nhắc hoặc gia hạn." in said(
        signed_in(office.consolidator), f"/submissions/{waiting.pk}/"
    )
    alone = said(signed_in(office.consolidator), f"/submissions/{office.of('D03').pk}/")
    assert "Chưa có ai của Sở Cam Hà đăng nhập được. Mời một người của đơn vị, hoặc nhập thay." in alone

    record = sent("D01")

    page = said(signed_in(office.reporter), f"/submissions/{record.pk}/")
    assert "Đang chờ văn phòng kiểm tra. Nhận hoặc trả lại." in page


def test_drafts_say_whose_turn_it_is_wherever_they_are_listed(office, signed_in):
    review = ReviewRecord.objects.create(
        round=office.round, number=1, counted=0, drafted_by=office.consolidator, drafted_at=timezone.now()
    )
    leader = signed_in(office.leader)
    places = ("/rounds/1/reviews/", "/overview/", f"/reviews/{review.pk}/")

    assert all("Đang chờ người soạn trình." in said(leader, path) for path in places)
    submit_review(review.pk, by=office.consolidator, chain=[office.leader])
    assert all("Đang chờ leader duyệt." in said(leader, path) for path in places)
    ReviewRecord.objects.update(is_stale=True)
    assert all("Đang chờ chuyên viên tổng hợp soạn lại." in said(leader, path) for path in places)
