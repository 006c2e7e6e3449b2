"""Every page says who holds what and what would move it on: setting up, opening, sending, drafts, what is stale."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tongket.approve.roles import Role
from tongket.server.actions.accept_submission import accept_submission
from tongket.server.actions.draft_review import draft_review
from tongket.server.actions.people import add_person, give_role, take_role
from tongket.server.actions.receive_upload import receive_upload
from tongket.server.actions.reopen_submission import reopen_submission
from tongket.server.actions.reviews import approve_review, submit_review
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round


def page_of(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def soon(days=5):
    return timezone.localdate() + timedelta(days=days)


# --- setting up


def test_a_new_office_says_what_to_set_up_in_order_and_to_whom_it_is_open(staff, signed_in):
    page = page_of(signed_in(staff["administrator"]), "/")
    steps = ("Đặt tên văn phòng", "Nhập danh sách đơn vị", "Mời người:", "Lập chế độ báo cáo", "Chuẩn bị đợt (biểu mẫu")
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
    assert page.count("chưa có</span>") == 3  # units, regimes, rounds; people there are
    assert "Hiện không có báo cáo nào phải gửi." not in page
    clerk = page_of(signed_in(staff["consolidator"]), "/")
    assert ("Mời người:" in clerk, "Chuẩn bị đợt (biểu mẫu" in clerk) == (False, True)
    assert "Chuẩn bị đợt (biểu mẫu" not in page_of(signed_in(staff["leader"]), "/")


def test_an_office_that_opened_a_round_needs_no_first_steps(office, signed_in):
    assert "Thiết lập văn phòng" not in page_of(signed_in(office.administrator), "/")


@pytest.fixture
def prepared(office):
    """The round as it is before it is opened."""
    Round.objects.update(state=Round.State.PREPARED)
    return office


def test_a_round_that_is_not_open_says_so_and_leads_to_where_it_is_opened(prepared, signed_in):
    for address in ("/", "/rounds/", "/rounds/1/"):
        page = page_of(signed_in(prepared.consolidator), address)
        assert "Đợt chưa mở: đơn vị chưa thấy và chưa gửi được." in page
        assert '<a href="/setup/rounds/1/">Xem lại rồi mở</a>' in page
        page = page_of(signed_in(prepared.leader), address)
        assert "Đợt chưa mở" in page
        assert "/setup/rounds/1/" not in page


def test_before_opening_the_page_says_what_is_met_and_what_is_not(prepared, signed_in):
    prepared.round.submissions.update(deadline=soon(-3))
    page = page_of(signed_in(prepared.consolidator), "/setup/rounds/1/")
    assert "Đủ chín nội dung." in page
    assert "Biểu mẫu chưa có người xác nhận. <a" in page
    assert "có hạn đã qua. <a" in page
    assert "1 đơn vị chưa có ai đăng nhập được nên chưa gửi được. <a" in page
    prepared.round.submissions.update(deadline=soon())
    cam_ha = add_person("camha", "Anh Hà", by=None)
    give_role(cam_ha, Role.REPORTER, prepared.of("D03").unit, by=None)
    page = page_of(signed_in(prepared.consolidator), "/setup/rounds/1/")
    assert "Đơn vị nào cũng có người đăng nhập được." in page
    assert "có hạn đã qua" not in page


def test_one_sees_in_which_part_of_the_office_one_is(office, signed_in):
    browser = signed_in(office.administrator)
    page = page_of(browser, f"/setup/people/{office.reporter.pk}/")
    assert '<a href="/setup/people/" aria-current="true">' in page
    assert '<a href="/setup/rounds/" aria-current="true">Thiết lập</a>' in page
    assert page_of(browser, "/setup/people/").count('aria-current="page"') == 1


# --- sending


def test_what_is_uploaded_but_not_sent_is_said_to_its_unit(office, spooled, workbook, signed_in):
    from tongket.server.actions.read_received import read_received

    record, browser = office.of("D01"), signed_in(office.reporter)
    page = page_of(browser, f"/submissions/{record.pk}/")
    assert "Huyện An Bình chưa có tệp nào để gửi. Đưa tệp lên trước." in page
    assert "<button>Gửi báo cáo</button>" not in page
    for way in ("Bằng tệp", "Điền ngay trên trang", "Điền khi không có mạng"):
        assert f"<h3>{way}</h3>" in page

    receive_upload(record.pk, spooled(workbook(((3, 4), (5, 6)), unit=record.unit.name)), by=office.reporter)
    read_received()

    page = page_of(browser, f"/submissions/{record.pk}/")
    assert 'báo cáo chưa gửi; văn phòng còn chờ. <a href="#send">' in page
    assert "<button>Gửi báo cáo</button>" in page


def test_each_move_says_what_comes_of_it_and_the_usual_ones_stand_first(office, sent, signed_in):
    page = page_of(signed_in(office.consolidator), f"/submissions/{sent('D01').pk}/")
    accept, back, seldom = (page.index(f"<h3>{move}</h3>") for move in ("Nhận", "Trả lại", "Miễn gửi"))
    assert accept < back < page.index("Trường hợp khác:") < seldom
    assert "Số của đơn vị vào số tổng hợp ngay." in page


def test_decisions_are_told_with_the_name_of_who_made_them(office, sent, signed_in):
    record = sent("D01")
    accept_submission(record.pk, by=office.consolidator)
    type(office.consolidator).objects.filter(username="consolidator").update(name="Chị Tổng Hợp")
    reopen_submission(record.pk, by=office.consolidator, reason="xem lại", deadline=soon())
    assert "<small>Chị Tổng Hợp, " in page_of(signed_in(office.reporter), f"/submissions/{record.pk}/")
    assert "<small>Chị Tổng Hợp, " in page_of(signed_in(office.leader), "/overview/")


# --- drafts


@pytest.fixture
def drafted(office, sent):
    """Everything accepted, one draft of it."""
    for code in ("D01", "D02", "D03"):
        accept_submission(sent(code).pk, by=office.consolidator)
    return draft_review(office.round.pk, by=office.consolidator)


def test_who_has_to_act_on_a_draft_finds_it_at_home(office, drafted, signed_in):
    def waits_at_home(role):
        return "Đang chờ tôi" in page_of(signed_in(getattr(office, role)), "/")

    assert (waits_at_home("consolidator"), waits_at_home("leader")) == (True, False)
    submit_review(drafted.pk, by=office.consolidator, chain=[office.leader])
    assert (waits_at_home("consolidator"), waits_at_home("leader")) == (False, True)
    approve_review(drafted.pk, by=office.leader)
    assert (waits_at_home("consolidator"), waits_at_home("leader")) == (False, True)  # it waits to be issued
    reopen_submission(office.of("D01").pk, by=office.consolidator, reason="sai ô D5", deadline=soon())
    assert (waits_at_home("consolidator"), waits_at_home("leader")) == (True, False)


def test_a_draft_without_anyone_to_approve_it_says_whom_to_ask(office, drafted, signed_in):
    (held,) = office.leader.memberships.all()
    take_role(held.pk, by=office.administrator)
    page = page_of(signed_in(office.consolidator), f"/reviews/{drafted.pk}/")
    assert "Chưa có ai duyệt được. Nhờ người quản trị mời một người với vai trò lãnh đạo." in page


def test_what_stands_on_a_reopened_report_is_marked_wherever_it_shows(office, drafted, signed_in):
    record = office.of("D01")
    reopen_submission(record.pk, by=office.consolidator, reason="sai ô D5", deadline=soon())
    leader = signed_in(office.leader)

    totals = page_of(leader, "/rounds/1/totals/")
    assert "Huyện An Bình đã vào số này, nay mở lại: sai ô D5 (consolidator, " in totals
    assert "Dự thảo lần 1 dựng trên số cũ, không dùng được nữa." in totals
    page = page_of(leader, f"/reviews/{drafted.pk}/")
    assert "Đang chờ chuyên viên tổng hợp soạn lại." in page
    papers = page[page.index('class="papers"') :]
    assert papers.count('<span class="state stale">đã cũ</span>') >= 5
    taken = leader.get(f"/reviews/{drafted.pk}/papers/du-thao-bao-cao.docx")
    assert b"".join(taken.streaming_content).startswith(b"PK")
    assert 'filename="da-cu-du-thao-bao-cao.docx"' in taken["Content-Disposition"]
    assert "Văn phòng mở lại báo cáo đã nhận: sai ô D5" in page_of(
        signed_in(office.reporter), f"/submissions/{record.pk}/"
    )


def test_marks_go_when_the_report_is_accepted_and_the_draft_made_anew(office, drafted, sent, signed_in):
    reopen_submission(office.of("D01").pk, by=office.consolidator, reason="sai ô D5", deadline=soon())
    accept_submission(sent("D01", ((4, 4), (5, 6)), name="lại.xlsx").pk, by=office.consolidator)
    draft_review(office.round.pk, by=office.consolidator)
    browser = signed_in(office.leader)

    totals = page_of(browser, "/rounds/1/totals/")
    assert "nay mở lại" not in totals
    assert "dựng trên số cũ" not in totals
    assert "Không chờ ai: đã có dự thảo lần 2." in page_of(browser, f"/reviews/{drafted.pk}/")
    of_round = page_of(browser, "/rounds/1/reviews/")
    assert of_round.index("Đang chờ người soạn trình.") < of_round.index("Không chờ ai: đã có dự thảo lần 2.")
    overview = page_of(browser, "/overview/")
    assert ("Dự thảo lần 1" in overview, "Dự thảo lần 2" in overview) == (False, True)
    assert ReviewRecord.objects.get(number=2).is_stale is False
